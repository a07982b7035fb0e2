import assert from 'node:assert/strict';
import type { IsoDate } from '../../src/base/iso-date.ts';
import { effectiveClassification } from '../../src/model/effective.ts';
import type { Lowered, Standard } from '../../src/model/entities.ts';
import { fieldsOf } from '../../src/model/formats/build.ts';
import { dcs } from '../../src/model/formats/dcs/adapter.ts';
import { odps } from '../../src/model/formats/odps/adapter.ts';
import { completions, definitionAt, hoverAt } from '../../src/testkit/cursor.ts';
import { checkFiles, ROOT } from '../../src/testkit/memory.ts';

// The formats of the neighbourhood of ODCS: data products, the older data contracts, usage agreements.

const NOW = '2026-11-21' as IsoDate;

const check = (text: string, others: Readonly<Record<string, string>> = {}) =>
  checkFiles([['a.yaml', text], ...Object.entries(others)], NOW);
const documentOf = (text: string) => check(text).workspace.current.files.get(`${ROOT}/a.yaml`)?.documents[0];
const said = (text: string, others: Readonly<Record<string, string>> = {}) =>
  check(text, others)
    .findings.filter(({ file }) => file.endsWith('/a.yaml'))
    .map(({ rule, messageId, pointer }) => `${rule}:${messageId} ${pointer ?? ''}`);

function loweredOf(text: string): Lowered {
  const lowered = documentOf(text)?.lowered;
  assert.ok(lowered);
  return lowered;
}

function standardOf(text: string): Standard {
  const [standard] = loweredOf(text).standards;
  assert.ok(standard);
  return standard;
}

describe('recognition', () => {
  const cases: readonly (readonly [string, string | undefined])[] = [
    ['kind: DataProduct\napiVersion: v1.0.0\n', 'odps'],
    ['kind: DataProduct\n', 'odps'],
    ['kind: DataProduct\napiVersion: mesh.example/v1\n', undefined],
    ['kind: DataProducts\n', undefined],
    ['dataProductSpecification: 0.0.1\nid: x\n', undefined],
    ['dataContractSpecification: 1.2.1\n', 'dcs'],
    ['dataContractSpecification: 1.1\nkind: x\n', 'dcs'],
    ['datacontractspecification: 1.1\n', undefined],
    ['dataUsageAgreementSpecification: 0.0.1\n', 'dua'],
  ];
  for (const [text, format] of cases)
    it(`${format ?? 'nobody'}: ${JSON.stringify(text)}`, () =>
      assert.equal(documentOf(text)?.detection?.adapter.id, format));
});

describe('Open Data Product Standard', () => {
  const PRODUCT = `apiVersion: v1.0.0
kind: DataProduct
id: p
name: Insight
version: 1.0.0
status: active
description: {purpose: Shows councils what they spend.}
team: {members: [{username: desk@council.example, name: Data desk, role: Product Owner}, {username: s, role: Data steward}]}
customProperties: [{property: retention, value: P6Y}, {property: classification, value: OFFICIAL}]
`;
  const contract = (id: string) =>
    `apiVersion: v3.1.0\nkind: DataContract\nid: ${id}\nname: C\nversion: 1.0.0\nstatus: active\n`;

  it('has an owner, a purpose and marks, and no fields', () => {
    const { marks, entities, version, description } = standardOf(PRODUCT);
    assert.equal(marks.owner?.value.name, 'Data desk');
    assert.equal(marks.steward?.value.role, 'Data steward');
    assert.equal(marks.retention?.value, 'P6Y');
    assert.equal(marks.classification?.value.value, 'OFFICIAL');
    assert.equal(marks.purpose?.value, 'Shows councils what they spend.');
    assert.equal(description?.value, 'Shows councils what they spend.');
    assert.deepEqual([entities.length, version?.value], [0, '1.0.0']);
    assert.deepEqual(said(PRODUCT), []);
  });

  it('asks for contracts only where some of them are kept', () => {
    const ports =
      'inputPorts: [{name: a, version: 1.0.0, contractId: c1}]\noutputPorts: [{name: b, version: 1.0.0, contractId: c2, inputContracts: [{id: c1, version: 1.0.0}]}]\n';
    assert.deepEqual(said(PRODUCT + ports), []);
    assert.deepEqual(said(PRODUCT + ports, { 'c1.yaml': contract('c1') }), [
      'structure/unresolved-reference:elsewhere /outputPorts/0/contractId',
    ]);
    assert.deepEqual(said(PRODUCT + ports, { 'c1.yaml': contract('c1'), 'c2.yaml': contract('c2') }), []);
    const files = {
      'c1.yaml': contract('c1'),
      'a.yaml': PRODUCT + ports.replace('contractId: c1', 'contractId: c$01'),
    };
    assert.match(definitionAt(files), /^c1\.yaml:/);
  });

  it('judges marks among the custom properties', () =>
    assert.ok(
      said(PRODUCT.replace('P6Y', '{periode: P6Y}')).some((one) => one.startsWith('structure/schema-violation')),
    ));

  it('has places for marks', () => {
    const standard = standardOf(PRODUCT);
    assert.deepEqual(odps.place(standard, 'owner', {}), {
      op: 'append',
      at: standard.node,
      path: ['team', 'members'],
      value: { username: '', role: 'owner' },
    });
    assert.deepEqual(odps.place(standard, 'licence', 'OGL-UK-3.0'), {
      op: 'append',
      at: standard.node,
      path: ['customProperties'],
      value: { property: 'licence', value: 'OGL-UK-3.0' },
    });
  });

  it('completes and explains', () => {
    assert.ok(completions({ 'a.yaml': `${PRODUCT}outputPorts:\n  - name: x\n    $0\n` }).has('contractId'));
    assert.ok(completions({ 'a.yaml': `${PRODUCT}customProperties:\n  - property: $0\n` }).has('retention'));
    assert.match(hoverAt({ 'a.yaml': PRODUCT.replace('team:', 'te$0am:') }), /looks after the product/);
  });
});

describe('Data Contract Specification', () => {
  const HEAD =
    'dataContractSpecification: 1.2.1\nid: c\ninfo: {title: Claims, version: 1.0.0, description: Decisions on claims., owner: Revenues team, contact: {name: Desk, email: desk@council.example}}\n';
  const MODELS = `terms: {policies: [{name: license, url: "https://licence.example/"}]}
servicelevels: {retention: {period: P6Y}, frequency: {type: batch, interval: P1D}}
models:
  claims:
    description: One row a claim.
    fields:
      claim_id: {$ref: '#/definitions/claim_id', primaryKey: true}
      email: {type: text, format: email, description: Where to write to., pii: true, classification: confidential}
      visits: {type: array, description: Visits made., items: {type: object, fields: {day: {type: date, description: Day of the visit.}}}}
      state: {type: string, description: How far it is., enum: [open, decided], x-gov: {personalData: none}, tags: [pii]}
      person: {description: Who claims., $ref: '#/definitions/person'}
definitions:
  claim_id: {type: long, description: Number of the claim., classification: restricted, pii: true}
  person: {type: object, description: Somebody., fields: {name: {type: text, description: Called so in law., pii: true}, partner: {$ref: '#/definitions/person'}}}
`;

  it('takes over what definitions say', () => {
    const fields = [...fieldsOf(standardOf(HEAD + MODELS))];
    assert.deepEqual(
      fields
        .slice(0, 8)
        .map((field) => [
          field.path,
          field.type?.value,
          field.key,
          effectiveClassification(field)?.mark.value.value,
          field.marks.personalData?.value.identifiability ?? field.marks.personalData !== undefined,
        ]),
      [
        ['claim_id', 'integer', true, 'restricted', true],
        ['email', 'string', false, 'confidential', true],
        ['visits', 'array', false, undefined, false],
        ['visits.day', 'date', false, undefined, false],
        ['state', 'string', false, undefined, 'none'],
        ['person', 'object', false, undefined, false],
        ['person.name', 'string', false, undefined, true],
        ['person.partner', 'object', false, undefined, false],
      ],
    );
    assert.equal(fields.length, 8, 'a definition that names itself is taken over once');
    assert.equal(fields[0]?.describedElsewhere, true);
    assert.deepEqual(fields[4]?.codeList?.codes.length, 2);
  });

  it('has marks of its own places', () => {
    const { marks } = standardOf(HEAD + MODELS);
    assert.equal(marks.owner?.value.name, 'Revenues team');
    assert.equal(marks.contact?.value.contact, 'desk@council.example');
    assert.equal(marks.licence?.value, 'https://licence.example/');
    assert.equal(marks.updateFrequency?.value, 'P1D');
    assert.deepEqual(marks.retention?.value, { period: 'P6Y' });
  });

  it('looks for definitions and for fields of other models', () => {
    const fields = (text: string) =>
      said(
        `${HEAD}models: {a: {description: One a., fields: {x: {type: text, description: An x.}, y: {description: A y., type: text, ${text}}}}}\ndefinitions: {word: {type: text}}\n`,
      ).filter((one) => one.startsWith('structure/unresolved'));
    assert.deepEqual(fields("$ref: '#/definitions/word'"), []);
    assert.deepEqual(fields("$ref: '#/definitions/wort'"), [
      'structure/unresolved-reference:nowhere /models/a/fields/y/$ref',
    ]);
    assert.deepEqual(fields('references: a.x'), []);
    assert.deepEqual(fields('references: a.z'), [
      'structure/unresolved-reference:nowhere /models/a/fields/y/references',
    ]);
    assert.deepEqual(fields('references: elsewhere.id'), []);
  });

  it('is pointed to its successor, and judged', () => {
    const findings = said(`${HEAD}x-gov: {classification: OFFICIAL}\n${MODELS}`);
    assert.deepEqual(
      findings.filter((one) => !one.startsWith('privacy/')),
      ['structure/dialect-drift:supersededFormat /dataContractSpecification'],
    );
    assert.ok(findings.includes('privacy/missing-lawful-basis:basis /info/title'), 'a contract is about held data');
    assert.ok(
      said(`${HEAD}models: {a: {type: tabel}}\n`).includes('structure/schema-violation:choiceMeant /models/a/type'),
    );
    assert.ok(said(`${HEAD}x-gov: {ownr: x}\n`).some((one) => one.startsWith('structure/schema-violation:unknownKey')));
  });

  it('has places for marks', () => {
    const standard = standardOf(HEAD + MODELS);
    const [field] = [...fieldsOf(standard)];
    assert.ok(field);
    assert.deepEqual(dcs.place(standard, 'owner', {}), {
      op: 'set',
      at: standard.node,
      path: ['info', 'owner'],
      value: '',
    });
    assert.deepEqual(dcs.place(field, 'unit', 'GBP'), {
      op: 'set',
      at: field.node,
      path: ['x-gov', 'unit'],
      value: 'GBP',
    });
    assert.deepEqual(dcs.place(field, 'classification', 'OFFICIAL'), {
      op: 'set',
      at: field.node,
      path: ['classification'],
      value: 'OFFICIAL',
    });
    assert.equal(dcs.place(standard, 'pattern', 'x'), undefined);
  });

  it('completes and explains', () => {
    const at = `${HEAD}models:\n  a:\n    fields:\n      x:\n        `;
    assert.ok(completions({ 'a.yaml': `${at}$0\n` }).has('pii'));
    assert.ok(completions({ 'a.yaml': `${at}type: $0\n` }).has('timestamp_tz'));
    assert.match(hoverAt({ 'a.yaml': `${at}p$0ii: true\n` }), /personal data/);
  });
});

describe('Data Usage Agreement', () => {
  const AGREEMENT = `dataUsageAgreementSpecification: 0.0.1
id: a1
info: {purpose: Study how many households that could apply for a reduction of council tax do so., status: approved, active: true, startDate: 2025-01-01, endDate: 2026-12-10}
provider: {teamId: revenues, dataProductId: p, outputPortId: o, dataContractId: c1}
consumer: {userId: research@example.org}
`;

  it('has two parties, a term, and all that the contract describes', () => {
    const [agreement] = loweredOf(AGREEMENT).agreements;
    assert.deepEqual(
      agreement?.parties.map((party) => [party.id?.value, party.roles[0]?.value]),
      [
        ['revenues', 'provider'],
        ['research@example.org', 'recipient'],
      ],
    );
    assert.equal(agreement?.status?.value, 'active');
    assert.deepEqual(
      agreement?.items.map((item) => [item.standard?.value, item.fields.map(({ value }) => value)]),
      [['c1', ['*']]],
    );
  });

  it('is asked for nothing that its format cannot say', () => {
    const info = 'structure/dialect-drift:narrowFormat /dataUsageAgreementSpecification';
    assert.deepEqual(said(AGREEMENT), [info, 'sharing/expired:soon /info/endDate']);
    assert.deepEqual(said(AGREEMENT.replace('2026-12-10', '2028-12-10')), [info]);
    assert.deepEqual(said(AGREEMENT.replace('active: true', 'active: false')), [info]);
  });

  it('may be classified, and then not too low', () => {
    const contract = `apiVersion: v3.1.0
kind: DataContract
id: c1
version: 1.0.0
status: active
customProperties: [{property: classification, value: {scheme: uk-gscp, value: OFFICIAL-SENSITIVE}}]
schema: [{name: t, properties: [{name: x, logicalType: string}]}]
`;
    const found = said(`${AGREEMENT}x-gov: {classification: {scheme: uk-gscp, value: OFFICIAL}}\n`, {
      'c.yaml': contract,
    });
    assert.ok(found.includes('sharing/classification-too-low:tooLow /x-gov/classification/value'), found.join('; '));
  });

  it('completes and explains', () => {
    assert.ok(completions({ 'a.yaml': `${AGREEMENT.replace(/provider.*/, 'provider:\n  $0')}` }).has('outputPortId'));
    assert.match(hoverAt({ 'a.yaml': AGREEMENT.replace('consumer', 'con$0sumer') }), /may use the data/);
  });
});
