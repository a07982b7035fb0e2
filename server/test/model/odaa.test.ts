import assert from 'node:assert/strict';
import type { IsoDate } from '../../src/base/iso-date.ts';
import { completions, definitionAt, hoverAt } from '../../src/testkit/cursor.ts';
import { checkFiles, ROOT } from '../../src/testkit/memory.ts';

const NOW = '2026-11-22' as IsoDate;

const MINIMAL = `apiVersion: v0.9.0
kind: AccessAgreement
id: a-1
status: approved
description: {purpose: Study how many households that could apply for a reduction do so.}
startTimestamp: 2026-07-01T00:00:00Z
provider: {teamId: revenues, dataProductId: claims, outputPortId: claims_tables}
consumer: {teamId: research}
`;
const STRUCTURED = `${MINIMAL}name: Claims for research
version: 1.1.0
endTimestamp: 2027-06-30T23:59:59Z
nextReassessmentTimestamp: 2027-01-01T09:30:00Z
roles: [{role: claims.read}]
tags: [research]
authoritativeDefinitions: [{type: legalAgreement, url: "https://council.example/agreement.pdf", description: As signed.}]
customProperties: [{property: costCentre, value: R-4711}, {property: status, value: paid}]
`;

function read(text: string, others: readonly (readonly [string, string])[] = []) {
  const { findings, workspace } = checkFiles([['a.yaml', text], ...others], NOW);
  const document = workspace.current.files.get(`${ROOT}/a.yaml`)?.documents[0];
  return {
    format: document?.detection?.adapter.id,
    agreement: document?.lowered.agreements[0],
    terms: Object.fromEntries(
      [...(document?.lowered.agreements[0]?.terms ?? [])].map(([term, { value }]) => [term, value]),
    ),
    findings: findings.map(({ rule, message }) => `${rule}: ${message}`),
  };
}

describe('Open Data Access Agreement', () => {
  it('is recognised by its kind, and resources of clusters are not', () => {
    assert.equal(read(MINIMAL).format, 'odaa');
    assert.equal(read('kind: AccessAgreement\napiVersion: mesh.example/v1\n').format, undefined);
    assert.equal(read('kind: AccessAgreements\napiVersion: v0.9.0\n').format, undefined);
  });

  it('has nothing to say of documents as the proposal writes them', () => {
    assert.deepEqual(read(MINIMAL).findings, []);
    assert.deepEqual(read(STRUCTURED).findings, []);
  });

  const problems: Readonly<Record<string, readonly [from: string, to: string, finding: RegExp]>> = {
    'a purpose': ['{purpose:', '{usage:', /purpose/],
    'a status that it has': ['approved', 'active', /`status`.*active|active/],
    UTC: ['2026-07-01T00:00:00Z', '2026-07-01T00:00:00+02:00', /in UTC/],
    'the port': [', outputPortId: claims_tables', '', /outputPortId/],
    'one consumer': ['consumer: {teamId: research}', 'consumer: {}', /consumer/],
    'the team of a consuming product': ['consumer: {teamId: research}', 'consumer: {dataProductId: x}', /teamId/],
    'an identifier': ['id: a-1\n', '', /id/],
  };
  for (const [title, [from, to, finding]] of Object.entries(problems))
    it(`asks for: ${title}`, () => {
      const { findings } = read(MINIMAL.replace(from, to));
      assert.ok(
        findings.some((one) => one.startsWith('structure/schema-violation') && finding.test(one)),
        findings.join('\n'),
      );
    });

  it('is lowered to an agreement', () => {
    const { agreement, terms } = read(STRUCTURED);
    assert.deepEqual(terms, {
      id: 'a-1',
      title: 'Claims for research',
      version: '1.1.0',
      status: 'active',
      purpose: { statement: 'Study how many households that could apply for a reduction do so.' },
      term: { start: '2026-07-01', end: '2027-06-30' },
      review: { next: '2027-01-01T09:30:00Z' },
      parties: [
        { id: 'revenues', role: ['provider'] },
        { id: 'research', role: ['recipient'] },
      ],
      data: [{ id: 'claims_tables' }],
    });
    assert.deepEqual(
      [agreement?.start?.value, agreement?.end?.value, agreement?.review?.next?.value, agreement?.status?.value],
      ['2026-07-01', '2027-06-30', '2027-01-01', 'approved'],
    );
    assert.ok(agreement?.withoutPlaceFor.includes('security'));
  });

  it('runs out by itself: an approval whose end has come is not still active by mistake', () => {
    assert.deepEqual(read(STRUCTURED.replace('2027-06-30', '2026-08-30')).findings, []);
  });

  it('joins the contract that it names', () => {
    const contract = [
      'c.yaml',
      'apiVersion: v3.1.0\nkind: DataContract\nid: c1\nname: C\nversion: 1.0.0\nstatus: active\n',
    ] as const;
    const text = MINIMAL.replace(
      'outputPortId: claims_tables',
      'outputPortId: claims_tables, dataContractId: c1, dataContractVersion: 1.0.0',
    );
    assert.deepEqual(
      read(text, [contract]).agreement?.items.map(({ standard, version, fields }) => [
        standard?.value,
        version?.value,
        fields[0]?.value,
      ]),
      [['c1', '1.0.0', '*']],
    );
    assert.match(
      definitionAt({ 'a.yaml': text.replace('Id: c1', 'Id: c$01'), [contract[0]]: contract[1] }),
      /^c\.yaml:/,
    );
  });

  it('reads terms of ours among its custom properties, and leaves those of others alone', () => {
    const own = `${MINIMAL}customProperties:
  - {property: "gov:status", value: suspended}
  - {property: "gov:security", value: {measures: ["dpv:Encryption"]}}
  - {property: "gov:dpia", value: {}}
  - {property: security, value: high}
`;
    const { agreement, terms } = read(own);
    assert.deepEqual(
      [terms.status, terms.security, terms.dpia],
      ['suspended', { measures: ['dpv:Encryption'] }, undefined],
    );
    assert.equal(agreement?.status?.value, 'suspended');
    assert.ok(!agreement.withoutPlaceFor.includes('security') && agreement.withoutPlaceFor.includes('dpia'));
  });

  it('completes and explains', () => {
    assert.ok(completions({ 'a.yaml': `${MINIMAL}$0` }).has('endTimestamp'));
    assert.ok(completions({ 'a.yaml': MINIMAL.replace('approved', '$0') }).has('rejected'));
    assert.match(
      hoverAt({ 'a.yaml': STRUCTURED.replace('nextReassess', 'nextRe$0assess') }),
      /look at the agreement again/,
    );
  });
});
