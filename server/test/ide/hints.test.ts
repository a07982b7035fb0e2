import assert from 'node:assert/strict';
import { ALL_HINTS, type HintSettings, hintDetail, inlayHints } from '../../src/ide/inlay-hints.ts';
import { ROOT, sourceOf } from '../../src/testkit/memory.ts';
import { Workspace } from '../../src/workspace/workspace.ts';

const STANDARD = `apiVersion: concordat/v1
kind: DataStandard
id: urn:x:claim
title: Claim
version: 1.0.0
status: draft
classification: OFFICIAL
entities:
  - name: Claimant
    kind: person
    fields:
      - {name: nino, type: string, classification: SECRET}
      - {name: weekday, type: string}
      - {name: surname, type: string, personalData: {category: "dpv-pd:Name", identifiability: direct}, classification: SECRET}
  - name: Opening
    kind: event
    fields:
      - {name: weekday, type: string}
  - name: Visit
    personalData: {identifiability: pseudonymous, category: "dpv-pd:Identifier"}
    classification: SECRET
    fields:
      - name: weekday
`;

describe('inlay hints', () => {
  it('say behind a name what is inferred and what is inherited, and nothing of what is declared', () =>
    assert.equal(
      hinted('a.standard.yaml', STANDARD),
      [
        'name: nino⟦direct identifier · official ID (inferred)⟧, type',
        'name: weekday⟦perhaps personal⟧⟦OFFICIAL (inherited)⟧, type',
        'name: weekday⟦OFFICIAL (inherited)⟧, type',
        'name: weekday⟦pseudonymous · case reference (inherited)⟧⟦SECRET (inherited)⟧',
      ].join('\n'),
    ));

  it('stand behind the colon of a key', () =>
    assert.equal(
      hinted(
        'a.json',
        '{"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "Claimant", "properties": {\n"nino" : {"type": "string"},\n"date_of_birth": {"type": "string", "format": "date"}}}',
      ),
      '"nino" :⟦direct identifier · official ID (inferred)⟧ {"type": "string"}\n"date_of_birth":⟦quasi-identifier · date of birth (inferred)⟧ {"type": "string", "format": "date"}}}',
    ));

  it('say perhaps of what is less than very likely, unless only the likely is wanted', () => {
    const text =
      'id: https://x.example/m\nname: m\nclasses:\n  Landlord:\n    description: A person or company that lets a home.\n    attributes:\n      phone:\n';
    assert.equal(hinted('m.yaml', text), 'phone:⟦perhaps personal · contact⟧');
    assert.equal(hinted('m.yaml', text, { inferred: 'likely', inherited: true }), '');
    assert.equal(detailOf('m.yaml', text).edits, 0, 'what may be of an organisation is not declared by a double click');
  });

  it('are those that are wanted', () => {
    assert.equal(hinted('a.standard.yaml', STANDARD, { inferred: 'off', inherited: false }), '');
    assert.doesNotMatch(hinted('a.standard.yaml', STANDARD, { inferred: 'off', inherited: true }), /inferred/);
    assert.doesNotMatch(hinted('a.standard.yaml', STANDARD, { inferred: 'all', inherited: false }), /inherited/);
  });

  it('are those of the lines that are shown', () => {
    const snapshot = read('a.standard.yaml', STANDARD);
    const file = `${ROOT}/a.standard.yaml`;
    const at = STANDARD.lastIndexOf('- {name: weekday');
    const found = inlayHints(snapshot, file, { start: at, end: at + 20 }, ALL_HINTS);
    assert.deepEqual(
      found.map(({ label }) => label),
      ['OFFICIAL (inherited)'],
    );
  });

  it('do not repeat that nothing is personal, except where something looks so', () => {
    const none = STANDARD.replace('classification: OFFICIAL\n', 'personalData: none\n');
    assert.equal(hinted('a.standard.yaml', none).split('\n')[0], 'name: nino⟦not personal (inherited)⟧, type');
    assert.doesNotMatch(hinted('a.standard.yaml', none), /weekday⟦not/);
    assert.match(
      detailOf('a.standard.yaml', none).tooltip,
      /\*\*none\*\* \(inherited from the whole document\)[\s\S]*looks like a national identity number/,
    );
  });

  it('of a shared slot say it once', () => {
    const text =
      'id: https://x.example/m\nname: m\nclasses:\n  Claimant:\n    slots: [nino]\n  Tenant:\n    slots: [nino]\nslots:\n  nino:\n    range: string\n';
    for (const line of hinted('m.yaml', text).split('\n'))
      assert.equal(line.match(/inferred/g)?.length ?? 0, line.match(/nino/g)?.length);
  });

  it('tell where an inherited mark is written', () => {
    const snapshot = read('a.standard.yaml', STANDARD);
    const file = `${ROOT}/a.standard.yaml`;
    const hints = inlayHints(snapshot, file, { start: 0, end: STANDARD.length }, ALL_HINTS);
    const tooltips = hints.map((hint) => hintDetail(snapshot, file, hint).tooltip);
    assert.equal(tooltips[2], 'Classification: **OFFICIAL** (inherited from the whole document)');
    assert.match(tooltips[4] ?? '', /\*\*pseudonymous, dpv-pd:Identifier\*\* \(inherited from `Visit`\)/);
  });
});

function read(path: string, text: string) {
  const workspace = new Workspace({ root: ROOT });
  workspace.apply({ kind: 'set', source: sourceOf(path, text) });
  return workspace.current;
}

/** The lines that have hints, with them, and without what stands before the name. */
function hinted(path: string, text: string, settings: HintSettings = ALL_HINTS): string {
  const found = inlayHints(read(path, text), `${ROOT}/${path}`, { start: 0, end: text.length }, settings);
  let out = '';
  let at = 0;
  for (const hint of found) {
    out += `${text.slice(at, hint.at)}⟦${hint.label}⟧`;
    at = hint.at;
  }
  return (out + text.slice(at))
    .split('\n')
    .filter((line) => line.includes('⟦'))
    .map((line) =>
      line
        .trim()
        .replace(/^- \{?/, '')
        .replace(/, type: .*$/, ', type')
        .replace(/\}?,$/, (end) => (end === '},' ? '}' : '')),
    )
    .join('\n');
}

function detailOf(path: string, text: string): { tooltip: string; edits: number } {
  const snapshot = read(path, text);
  const [hint] = inlayHints(snapshot, `${ROOT}/${path}`, { start: 0, end: text.length }, ALL_HINTS);
  assert.ok(hint);
  const { tooltip, edits } = hintDetail(snapshot, `${ROOT}/${path}`, hint);
  return { tooltip, edits: edits.length };
}
