import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { IsoDate } from '../../src/base/iso-date.ts';
import { factQueries } from '../../src/insight/fact-queries.ts';
import { attestationStanding, partChanges } from '../../src/model/attestations/attestation-standing.ts';
import { dataDrivenPublicSector } from '../../src/model/checklists/checklist.ts';
import { checklistItems } from '../../src/model/checklists/checklist-items.ts';
import { FRAMES_OF } from '../../src/testkit/frames.ts';
import { checkFiles, ROOT, sourceOf } from '../../src/testkit/memory.ts';
import type { CoveredFact } from '../../src/workspace/covered-facts.ts';
import { type Snapshot, Workspace } from '../../src/workspace/workspace.ts';

const DAY = '2026-11-21' as IsoDate;
const STANDARD = FRAMES_OF.standard?.text ?? '';
const AGREEMENT = FRAMES_OF.agreement?.text ?? '';
const ALL = [
  'owner',
  'purpose',
  'lawfulBasis',
  'fields',
  'personal',
  'access',
  'valueCase',
  'data',
  'parties',
  'security',
  'automatedDecisions',
];

function read(files: Readonly<Record<string, string>>): Snapshot {
  const workspace = new Workspace({ root: ROOT });
  workspace.apply(
    ...Object.entries(files).map(([path, text]) => ({ kind: 'set' as const, source: sourceOf(path, text) })),
  );
  return workspace.current;
}

/** The covered parts of the first thing of a text. */
function parts(text: string, covers: readonly string[] = ALL, path = 'a.yaml'): readonly CoveredFact[] {
  const snapshot = read({ [path]: text });
  const facts = factQueries(snapshot);
  const file = `${ROOT}/${path}`;
  const [thing] = [
    ...facts.rows('standards', 'file', file),
    ...facts.rows('agreements', 'file', file),
    ...facts.rows('datasets', 'file', file),
  ];
  return thing ? facts.coveredParts(thing, covers) : [];
}

const digests = (found: readonly CoveredFact[]): Record<string, string> =>
  Object.fromEntries(found.map(({ name, digest }) => [name, digest]));

/** Names of the parts that an edit changes. */
function changed(before: string, after: string): string[] {
  assert.notEqual(before, after, 'the edit changes something');
  return partChanges(digests(parts(before)), parts(after), ALL).map(({ name, how }) => `${name} ${how}`);
}

const RESTRICTED = `${STANDARD.replace(/^valueCase: .*\n/m, '')}accessRights: restricted\nvalueCase: {goal: Fewer wrong awards, users: [officers, analysts]}\n`;

describe('covered parts', () => {
  it('have names that stay, and sixteen digits', () => {
    assert.deepEqual(
      parts(RESTRICTED).map(({ name }) => name),
      ['owner', 'purpose', 'lawfulBasis', 'fields/Claim', 'personal/Claim', 'access', 'valueCase'],
    );
    assert.deepEqual(
      parts(AGREEMENT).map(({ name }) => name),
      ['purpose', 'data/claims', 'parties', 'security', 'automatedDecisions'],
    );
    for (const { digest } of parts(AGREEMENT)) assert.match(digest, /^[0-9a-f]{16}$/);
  });

  it('change with what they say, each alone', () => {
    const edit = (from: string, to: string) => changed(RESTRICTED, RESTRICTED.replace(from, to));
    assert.deepEqual(edit('Revenues data owner', 'Head of revenues'), ['owner changed']);
    assert.deepEqual(edit('by how much', 'how much less'), ['purpose changed']);
    assert.deepEqual(edit('public-task', 'consent'), ['lawfulBasis changed']);
    assert.deepEqual(edit('type: number', 'type: integer'), ['fields/Claim changed']);
    assert.deepEqual(edit('identifiability: quasi', 'identifiability: direct'), ['personal/Claim changed']);
    assert.deepEqual(edit('accessRights: restricted', 'accessRights: public'), ['access changed']);
    assert.deepEqual(edit('accessRights: restricted\n', ''), ['access gone']);
    assert.deepEqual(edit('[officers, analysts]', '[officers]'), ['valueCase changed']);
    assert.deepEqual(edit('version: 2.1.0', 'version: 2.1.0\nlicence: OGL-UK-3.0'), ['access changed']);
    assert.deepEqual(edit('- name: Claim\n', '- name: Request\n'), [
      'fields/Request new',
      'personal/Request new',
      'fields/Claim gone',
      'personal/Claim gone',
    ]);
    const term = (from: string, to: string) => changed(AGREEMENT, AGREEMENT.replace(from, to));
    assert.deepEqual(term('fields: [claim_id, award_amount]', 'fields: [claim_id]'), ['data/claims changed']);
    assert.deepEqual(term('encryptionAtRest: AES-256', 'encryptionAtRest: none'), ['security changed']);
    assert.deepEqual(term('humanReview: true', 'humanReview: false'), ['automatedDecisions changed']);
  });

  it('do not change with wording of fields, layout, comments, and the order of keys and lists', () => {
    const same = (text: string, other: string) => {
      assert.notEqual(text, other);
      assert.deepEqual(digests(parts(text)), digests(parts(other)));
    };
    same(RESTRICTED, RESTRICTED.replace('One application by one claimant.', 'An application.'));
    same(RESTRICTED, RESTRICTED.replace('title: Council tax claim', 'title: Claims'));
    same(RESTRICTED, RESTRICTED.replace('[officers, analysts]', '["analysts", officers] # both'));
    same(
      RESTRICTED,
      RESTRICTED.replace(
        '{role: Revenues data owner, contact: data.owner@council.example}',
        '\n  contact: data.owner@council.example\n  role: Revenues data owner',
      ),
    );
    same(
      RESTRICTED,
      RESTRICTED.replace(
        'Decide who pays less council tax, and by how much.',
        '>\n  Decide who pays less council tax,\n  and by how much.',
      ),
    );
    same(RESTRICTED, `# words\n${RESTRICTED}`);
    const [head = '', fields = ''] = RESTRICTED.split('      - name: claim_id\n');
    const [first = '', second = ''] = fields.split('      - name: award_amount\n');
    const rest = second.split(/^(?=\w)/m);
    same(
      RESTRICTED,
      `${head}      - name: award_amount\n${rest[0]}      - name: claim_id\n${first}${rest.slice(1).join('')}`,
    );
    same(AGREEMENT, AGREEMENT.replace('- id: claims\n', '- # the claims\n    id: claims\n'));
  });

  it('are the same in JSON', () => {
    const json =
      '{"$schema":"https://json-schema.org/draft/2020-12/schema","title":"A","type":"object","x-gov":{"owner":{"role":"R"},"purpose":"P"},"properties":{"nino":{"type":"string"}}}';
    const yaml =
      '$schema: https://json-schema.org/draft/2020-12/schema\nproperties:\n  nino: {type: string}\nx-gov: {purpose: P, owner: {role: R}}\ntitle: A\ntype: object\n';
    assert.deepEqual(digests(parts(json, ALL, 'a.json')), digests(parts(yaml)));
    assert.deepEqual(
      parts(yaml).map(({ name }) => name),
      ['owner', 'purpose', 'fields/A', 'personal/A'],
    );
  });

  it('of a dataset are its access with its licences, and what describes its fields', () => {
    const text = FRAMES_OF['dcat-us']?.text ?? '';
    assert.ok(parts(text, ['access', 'owner'], FRAMES_OF['dcat-us']?.file).length > 0);
  });

  it('never throw on hostile input', () => {
    for (const text of [
      '',
      'a',
      '- - -',
      'kind: DataStandard\nentities: [{name: [], fields: 3}, {fields: [{name: {}}]}]\nowner: [[]]\nvalueCase: 7\n',
      'kind: DataSharingAgreement\ndata: [1, {id: {}}]\nparties: x\nsecurity: !!x y\n',
      `kind: DataStandard\nvalueCase: ${'['.repeat(500)}`,
    ])
      assert.doesNotThrow(() => parts(text), text);
    assert.doesNotThrow(() => parts(STANDARD, ['__proto__', 'constructor', '', 'fields', 'a.b.c']));
    fc.assert(
      fc.property(fc.nat(AGREEMENT.length), fc.nat(40), fc.string(), (at, length, text) => {
        parts(AGREEMENT.slice(0, at) + text + AGREEMENT.slice(at + length));
      }),
      { numRuns: 60 },
    );
  });
});

const ENTRY = (extra = ''): string => `attestations:
  - item: V2.4
    subject: urn:gov.example:standard:claim
    answer: yes
    by: {name: A. Example, role: Data owner}
    date: 2026-10-01
${extra}`;

describe('attestations', () => {
  const rows = (text: string, path = 'governance/attestations.yaml') =>
    factQueries(read({ [path]: text })).rows('attestations', 'file', `${ROOT}/${path}`);
  const format = (text: string, path = 'governance/attestations.yaml') =>
    read({ [path]: text }).files.get(`${ROOT}/${path}`)?.documents[0]?.detection;

  it('are recognised by their kind, by their list and by the name of the file, with reasons', () => {
    assert.equal(format('kind: Attestations\nattestations: []\n', 'x.yaml')?.because[0], '`kind` is `Attestations`');
    assert.equal(format('attestations: []\n')?.confidence, 'certain');
    assert.equal(format(ENTRY(), 'answers.yaml')?.confidence, 'likely');
    assert.equal(format('')?.adapter.id, 'attestations');
    assert.equal(format('attestations: [{name: x}]\n', 'npm.yaml'), undefined);
    assert.equal(format('kind: Deployment\nattestations: []\n'), undefined);
    assert.equal(format('hostname: x\n'), undefined);
  });

  it('are read in every place they may stand', () => {
    assert.equal(rows(ENTRY())[0]?.answer?.text, 'yes');
    assert.equal(rows('kind: DataStandard\nid: urn:x\nattestations: [{item: G1.2}]\n', 'a.yaml')[0]?.of, '');
    assert.equal(rows('kind: DataSharingAgreement\nattestations: [{item: G2.3}]\n', 'a.yaml')[0]?.item?.text, 'G2.3');
    assert.equal(
      rows(
        '$schema: https://json-schema.org/draft/2020-12/schema\ntype: object\nx-gov: {attestations: [{item: G1.2, answer: no}]}\n',
        'a.yaml',
      )[0]?.answer?.text,
      'no',
    );
  });

  it('of blank or wrong shapes are no more than what is written', () => {
    for (const text of [
      'attestations: [1, null, {}, [], {by: x, evidence: 3, digest: [], subject: {a: b}, item: {}}]\n',
      'attestations: {a: b}\n',
      'attestations:\n  - item:\n    subject: ["", "*"]\n    evidence: [https://x.example, "Minutes", {}]\n',
    ])
      assert.doesNotThrow(() => checkFiles([['governance/attestations.yaml', text]], DAY));
    const [row] = rows('attestations:\n  - evidence: [https://x.example, Minutes, {}]\n');
    assert.deepEqual(row?.evidence, [
      { title: undefined, url: 'https://x.example' },
      { title: 'Minutes', url: undefined },
    ]);
  });

  it('hold, are void, expire and go stale', () => {
    const item = checklistItems([dataDrivenPublicSector()]).get('V2.4');
    assert.ok(item);
    const written = {
      answer: 'yes',
      role: 'data OWNER',
      date: '2026-10-01',
      validUntil: undefined,
      evidence: 0,
      digest: { 'fields/A': '1' },
    };
    const state = (change: object, today = [{ name: 'fields/A', digest: '1' }], day = DAY) =>
      attestationStanding({ ...written, ...change }, item, today, day).state;
    assert.equal(state({}), 'holds');
    assert.equal(state({}, undefined, '2027-10-01' as IsoDate), 'holds');
    assert.equal(state({}, undefined, '2027-10-02' as IsoDate), 'expired');
    assert.equal(state({ validUntil: '2026-11-20' }), 'expired');
    assert.equal(state({ role: 'Web editor' }), 'void');
    assert.equal(state({ date: '2026-11-22' }), 'void');
    assert.equal(state({ answer: 'maybe' }), 'draft');
    assert.equal(state({ role: undefined }), 'draft');
    assert.equal(state({}, [{ name: 'fields/A', digest: '2' }]), 'changed');
    assert.equal(state({}, [{ name: 'fields/B', digest: '1' }]), 'changed');
    assert.equal(state({ digest: { 'fields/A': '1', other: '1' } }), 'holds');
    assert.equal(state({ digest: undefined }, [{ name: 'fields/A', digest: '2' }]), 'holds');
  });

  it('go stale by an edit of what the item covers, and by no other', () => {
    const noted = parts(STANDARD, ['fields'])[0]?.digest;
    const attested = ENTRY(`    digest: {fields/Claim: ${noted}}\n`);
    const stale = (text: string): boolean =>
      checkFiles(
        [
          ['standards/claim.yaml', text],
          ['governance/attestations.yaml', attested],
        ],
        DAY,
      ).findings.some(({ rule }) => rule === 'governance/attestation-stale');
    assert.equal(stale(STANDARD), false);
    const covered = [
      ['type: number', 'type: string'],
      ['name: award_amount', 'name: award_sum'],
      ['primaryKey: [claim_id]', 'primaryKey: [claim_id, award_amount]'],
    ] as const;
    const elsewhere = [
      ['Weekly reduction', 'Reduction by the week'],
      ['version: 2.1.0', 'version: 2.1.1'],
      ['Revenues data owner', 'Head of revenues'],
      ['title: Council tax claim', 'title: Claim # short'],
      ['identifiability: quasi', 'identifiability: direct'],
    ] as const;
    fc.assert(
      fc.property(fc.subarray([...covered]), fc.subarray([...elsewhere]), (inside, outside) => {
        const text = [...inside, ...outside].reduce((at, [from, to]) => at.replace(from, to), STANDARD);
        assert.equal(stale(text), inside.length > 0);
      }),
      { numRuns: 25 },
    );
  });

  it('are checked again when the thing changes, and not when another does', () => {
    const noted = parts(STANDARD, ['fields'])[0]?.digest;
    const { workspace, checker } = checkFiles(
      [
        ['standards/claim.yaml', STANDARD],
        ['other.yaml', STANDARD.replaceAll('claim', 'other')],
        ['governance/attestations.yaml', ENTRY(`    digest: {fields/Claim: ${noted}}\n`)],
      ],
      DAY,
    );
    const found = (path: string, text: string): { stale: boolean; runs: number } => {
      workspace.apply({ kind: 'set', source: sourceOf(path, text) });
      const before = checker.counts.projectRuns;
      const { findings } = checker.check(workspace.current, `${ROOT}/governance/attestations.yaml`, DAY);
      return {
        stale: findings.some(({ rule }) => rule === 'governance/attestation-stale'),
        runs: checker.counts.projectRuns - before,
      };
    };
    assert.deepEqual(
      found('other.yaml', STANDARD.replaceAll('claim', 'other').replace('type: number', 'type: string')),
      { stale: false, runs: 0 },
    );
    assert.deepEqual(found('standards/claim.yaml', STANDARD.replace('Weekly', 'The weekly')), {
      stale: false,
      runs: 0,
    });
    assert.equal(found('standards/claim.yaml', STANDARD.replace('type: number', 'type: string')).stale, true);
  });

  it('of a companion cover the fields of the schema that it describes', () => {
    const companion =
      'apiVersion: concordat/v1\nkind: DataStandard\nid: urn:gov.example:standard:claim\ntitle: Claim\nschemas: [{path: claim.schema.json}]\n';
    const schema =
      '{"$schema":"https://json-schema.org/draft/2020-12/schema","title":"Claim","type":"object","properties":{"a":{"type":"string"}}}';
    const stale = (text: string): boolean =>
      checkFiles(
        [
          ['claim.standard.yaml', companion],
          ['claim.schema.json', text],
          [
            'governance/attestations.yaml',
            ENTRY(`    digest: {fields/Claim: ${parts(schema, ['fields'], 'a.json')[0]?.digest}}\n`),
          ],
        ],
        DAY,
      ).findings.some(({ rule }) => rule === 'governance/attestation-stale');
    assert.equal(stale(schema), false);
    assert.equal(stale(schema.replace('"a"', '"b"')), true);
  });
});
