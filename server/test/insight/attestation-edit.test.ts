import assert from 'node:assert/strict';
import type { IsoDate } from '../../src/base/iso-date.ts';
import { applyEdits } from '../../src/base/text-edit.ts';
import { attestAgainEdit, attestEdit } from '../../src/insight/attestation-edit.ts';
import { dataDrivenPublicSector } from '../../src/model/checklists/checklist.ts';
import { HOUSE_CHECKLIST } from '../../src/rules/support/attestation-example.ts';
import { FRAMES_OF } from '../../src/testkit/frames.ts';
import { startClient } from '../../src/testkit/lsp-client.ts';
import { checkAll, checkFiles, ROOT, sourceOf } from '../../src/testkit/memory.ts';
import { MemoryFileSystem } from '../../src/testkit/memory-file-system.ts';

const DAY = '2026-11-21' as IsoDate;
const FILE = 'governance/attestations.yaml';
const STANDARD = (FRAMES_OF.standard?.text ?? '').replace(
  /^valueCase: .*/m,
  'valueCase: {goal: Right awards, strategyRef: "https://council.example/strategy"}',
);
const AGREEMENT = `${FRAMES_OF.agreement?.text ?? ''}ethics: {ref: ETH-7, date: 2026-08-01}\n`;
const FILES: readonly (readonly [string, string])[] = [
  ['.concordat.yaml', 'languages: [en]\n'],
  ['standards/claim.yaml', STANDARD],
  ['agreements/a.yaml', AGREEMENT],
];
const CLAIM = 'urn:gov.example:standard:claim';
const SHARING = 'urn:gov.example:agreement:2026-0042';

function attest(item: string, subject: string, text?: string) {
  const { workspace } = checkFiles(text === undefined ? FILES : [...FILES, [FILE, text]], DAY);
  const edit = attestEdit(workspace.current, { item, subject, from: `${ROOT}/standards/claim.yaml`, day: DAY });
  return edit && { ...edit, text: applyEdits(text ?? '', edit.edits) };
}

describe('the edit that attests', () => {
  it('makes the file, and leaves to people what they say', () => {
    const found = attest('G1.2', CLAIM);
    assert.equal(found?.file, `${ROOT}/${FILE}`);
    assert.equal(found?.create, true);
    assert.equal(
      found?.text.replace(/[0-9a-f]{16}/, '…'),
      `attestations:
  - item: G1.2
    subject: ${CLAIM}
    answer: ""
    by: {name: "", role: "", organisation: ""}
    date: ${DAY}
    evidence:
      - {title: Strategy or policy, url: https://council.example/strategy}
    digest: {valueCase: …}
`,
    );
  });

  it('knows items of the organisation, and what is asked of all together', () => {
    const { workspace } = checkFiles([...FILES, ...Object.entries(HOUSE_CHECKLIST)], DAY);
    const begin = (item: string, subject: string) =>
      attestEdit(workspace.current, { item, subject, from: `${ROOT}/standards/claim.yaml`, day: DAY })?.edits[0]?.text;
    assert.match(begin('X1', CLAIM) ?? '', /item: X1\n {4}subject: urn/);
    assert.equal(begin('X2', CLAIM), undefined, 'files decide it');
    assert.match(begin('G1.5', '*') ?? '', /item: G1.5\n {4}subject: "\*"/);
    assert.equal(begin('G1.5', CLAIM), undefined, 'asked of the workspace');
  });

  it('adds to the file that is there, whatever it holds', () => {
    for (const text of [
      attest('G1.2', CLAIM)?.text ?? '',
      'attestations:\n',
      'kind: Attestations\n',
      '# begun\n',
      '',
      'attestations: []\n',
    ]) {
      const found = attest('T1.1', SHARING, text);
      assert.equal(found?.create, false);
      const { workspace, findings } = checkFiles([...FILES, [FILE, found?.text ?? '']], DAY);
      assert.equal(workspace.current.facts.rows('attestations', 'subject', SHARING).length, 1, text);
      assert.deepEqual(
        findings.filter(({ rule }) => rule.startsWith('structure/')),
        [],
        text,
      );
      assert.match(found?.text ?? '', /Ethics assessment ETH-7/);
    }
    assert.equal(attest('T1.1', SHARING, 'attestations: ['), undefined);
  });

  it('is complete with an answer, a name and a role: nothing is left to say', () => {
    for (const item of dataDrivenPublicSector().items) {
      const subject = item.asks.includes('standard') ? CLAIM : SHARING;
      if (item.type === 'automatic' || !item.asks.some((kind) => kind === 'standard' || kind === 'agreement')) {
        assert.equal(attest(item.id, CLAIM), undefined, item.id);
        continue;
      }
      const [role = 'Data owner'] = item.attest?.mayAttest ?? [];
      const text = (attest(item.id, subject)?.text ?? '')
        .replace('answer: ""', 'answer: yes')
        .replace('name: "", role: ""', `name: A. Example, role: ${role}`)
        .replace('title: "", url: ""', 'title: Minutes, url: "https://council.example/minutes"');
      const { findings } = checkFiles([...FILES, [FILE, text]], DAY);
      assert.deepEqual(
        findings.filter(({ file }) => file.endsWith(FILE)).map(({ message }) => message),
        [],
        item.id,
      );
    }
  });

  it('is none for what there is not', () => {
    assert.equal(attest('G1.2', 'urn:nobody'), undefined);
    assert.equal(attest('X9', CLAIM), undefined);
    assert.equal(attest('G1.1', CLAIM), undefined, 'files decide it');
    assert.equal(attest('V3.5', CLAIM), undefined, 'not asked of standards');
  });

  it('gives an answer again as of a day, which holds then', () => {
    const text = (attest('G1.2', CLAIM)?.text ?? '')
      .replace('answer: ""', 'answer: yes')
      .replace('name: "", role: ""', 'name: A. Example, role: Chief Data Officer')
      .replace(DAY, '2024-01-01 # first');
    const changed = FILES.map(([path, content]) => [path, content.replace('Right awards', 'Better awards')] as const);
    const { workspace, checker, findings } = checkFiles([...changed, [FILE, text]], DAY);
    assert.ok(findings.some(({ rule }) => rule === 'governance/attestation-expired'));
    const place = { file: `${ROOT}/${FILE}`, root: 0, pointer: '/attestations/0' };
    const edit = attestAgainEdit(workspace.current, place, DAY);
    const renewed = applyEdits(text, edit?.edits ?? []);
    assert.match(renewed, /answer: yes/);
    assert.match(renewed, /date: 2026-11-21 # first\n {4}validUntil: 2027-11-21\n/);
    workspace.apply({ kind: 'set', source: sourceOf(FILE, renewed) });
    assert.deepEqual(
      checkAll(workspace, checker, DAY).filter(({ rule }) => rule.startsWith('governance/')),
      [],
    );
    assert.equal(attestAgainEdit(workspace.current, { ...place, pointer: '/attestations/7' }, DAY), undefined);
  });

  it('notes that there was nothing to look at, so that what is written later is noticed, and what is taken away', () => {
    const without = FILES.map(([path, content]) => [path, content.replace(/^valueCase: .*\n/m, '')] as const);
    const begin = (files: readonly (readonly [string, string])[]) => {
      const { workspace } = checkFiles(files, DAY);
      const request = { item: 'G1.2', subject: CLAIM, from: `${ROOT}/standards/claim.yaml`, day: DAY };
      return applyEdits('', attestEdit(workspace.current, request)?.edits ?? [])
        .replace('answer: ""', 'answer: yes')
        .replace('name: "", role: ""', 'name: A. Example, role: Chief Data Officer')
        .replace('title: "", url: ""', 'title: Minutes, url: "https://council.example/minutes"');
    };
    for (const [before, after] of [
      [without, FILES],
      [FILES, without],
    ] as const) {
      const text = begin(before);
      const { workspace, checker, findings } = checkFiles([...after, [FILE, text]], DAY);
      const isStale = (found: typeof findings) => found.some(({ rule }) => rule === 'governance/attestation-stale');
      assert.ok(isStale(findings), text);
      const place = { file: `${ROOT}/${FILE}`, root: 0, pointer: '/attestations/0' };
      const renewed = applyEdits(text, attestAgainEdit(workspace.current, place, DAY)?.edits ?? []);
      workspace.apply({ kind: 'set', source: sourceOf(FILE, renewed) });
      assert.ok(!isStale(checkAll(workspace, checker, DAY)), renewed);
    }
  });

  it('is served to editors', async () => {
    const client = await startClient(
      new MemoryFileSystem(Object.fromEntries(FILES.map(([path, text]) => [`/w/${path}`, text]))),
      { folder: '/w' },
    );
    const ask = (item: string, subject: string) =>
      client.connection.sendRequest<{ documentChanges: readonly { kind?: string; uri?: string }[] } | null>(
        'concordat/attest',
        { item, subject },
      );
    try {
      const edit = await ask('G1.2', CLAIM);
      assert.deepEqual(
        edit?.documentChanges.map(({ kind, uri }) => [kind, uri]),
        [
          ['create', 'file:///w/governance/attestations.yaml'],
          [undefined, undefined],
        ],
      );
      assert.equal(await ask('G1.2', 'urn:nobody'), null);
      assert.equal(await ask('G1.1', CLAIM), null);
    } finally {
      client.close();
    }
  });
});
