import assert from 'node:assert/strict';
import { completions, hoverAt } from '../../src/testkit/cursor.ts';

const ODCS = (mark: string): string =>
  `apiVersion: v3.1.0\nkind: DataContract\nid: x\nversion: 1.0.0\nstatus: active\nschema:\n  - name: claimants\n    properties:\n      - name: date_of_birth\n        logicalType: date\n        customProperties:\n          - {property: personalData, value: ${mark}}\n`;

/** The mark of a field that holds a day of birth, in every format that has a place for it: `$1` stands for the mark. */
const PLACES: Readonly<Record<string, string>> = {
  'a.standard.yaml':
    'apiVersion: concordat/v1\nkind: DataStandard\nid: x\ntitle: X\nentities:\n  - name: Claimant\n    kind: person\n    fields:\n      - {name: date_of_birth, type: date, personalData: $1}\n',
  'a.json':
    '{"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "Claimant", "properties": {"date_of_birth": {"type": "string", "x-gov": {"personalData": $1}}}}',
  'api.yaml':
    'openapi: 3.1.1\ninfo: {title: X, version: 1.0.0}\npaths: {}\ncomponents:\n  schemas:\n    Claimant:\n      type: object\n      properties:\n        date_of_birth: {type: string, x-gov: {personalData: $1}}\n',
  'a.odcs.yaml': ODCS('$1'),
  'a.tableschema.json': '{"fields": [{"name": "date_of_birth", "type": "date", "gov:personalData": $1}]}',
  'datapackage.json':
    '{"name": "p", "resources": [{"name": "claimants", "path": "c.csv", "schema": {"fields": [{"name": "date_of_birth", "type": "date", "gov:personalData": $1}]}}]}',
  'a.csv-metadata.json':
    '{"@context": "http://www.w3.org/ns/csvw", "url": "claimants.csv", "tableSchema": {"columns": [{"name": "date_of_birth", "datatype": "date", "gov:personalData": $1}]}}',
  'm.yaml':
    'id: https://x.example/m\nname: m\nclasses:\n  Claimant:\n    attributes:\n      date_of_birth:\n        range: date\n        annotations:\n          personal_data:\n            value: $1\n',
  '.fides/a.yml':
    'dataset:\n  - fides_key: x\n    collections:\n      - name: claimant\n        fields:\n          - {name: date_of_birth, "gov:personalData": $1}\n',
  'a.dcs.yaml':
    'dataContractSpecification: 1.2.1\nid: x\ninfo: {title: X, version: 1.0.0}\nmodels:\n  claimants:\n    fields:\n      date_of_birth: {type: date, x-gov: {personalData: $1}}\n',
};

describe('values of marks on personal data', () => {
  for (const [path, text] of Object.entries(PLACES)) {
    const offered = (mark: string): string[] => [
      ...completions({
        [path]: text.replace('$1', () => (path.endsWith('.json') ? mark : mark.replaceAll('"', ''))),
      }).keys(),
    ];

    it(`in ${path}: the kind, how closely it points to somebody, special categories`, () => {
      const categories = offered('{"category": "$0"}');
      assert.equal(categories[0], 'dpv-pd:BirthDate');
      assert.ok(categories.includes('dpv-pd:EmailAddress') && categories.includes('dpv-pd:Prescription'));
      assert.deepEqual(offered('{"identifiability": "$0"}').slice(0, 4), ['quasi', 'direct', 'pseudonymous', 'none']);
      assert.ok(offered('{"specialCategory": "$0"}').includes('health'));
    });
  }

  it('keys of Fideslang, what is suggested first', () => {
    const text =
      'dataset:\n  - fides_key: x\n    collections:\n      - name: claimant\n        fields:\n          - name: email\n            data_categories: [$0]\n';
    assert.equal([...completions({ '.fides/a.yml': text }).keys()][0], 'user.contact.email');
  });

  it('say why they come first, and what they mean where they stand', () => {
    assert.match(hoverAt({ 'a.odcs.yaml': ODCS('{category: "dpv-pd:Birth$0Date"}') }), /date of birth/);
    assert.match(
      hoverAt({ 'a.odcs.yaml': ODCS('{identifiability: qua$0si}') }),
      /together with others|single somebody out/,
    );
  });
});

describe('values of other marks', () => {
  const standard = (marks: string): string =>
    `apiVersion: concordat/v1\nkind: DataStandard\nid: x\ntitle: X\njurisdiction: uk\n${marks}\n`;
  const odcs = (mark: string): string =>
    `apiVersion: v3.1.0\nkind: DataContract\nid: x\nversion: 1.0.0\nstatus: active\ncustomProperties:\n  - ${mark}\n`;

  it('lawful bases and conditions', () => {
    for (const [path, text] of [
      ['a.standard.yaml', standard('lawfulBasis: {article6: $0}')],
      ['a.odcs.yaml', odcs('{property: lawfulBasis, value: {article6: $0}}')],
      ['a.odcs.yaml', odcs('{property: lawfulBasis, value: $0}')],
      [
        'a.json',
        '{"$schema": "https://json-schema.org/draft/2020-12/schema", "x-gov": {"lawfulBasis": {"article6": ["$0"]}}, "properties": {}}',
      ],
    ] as const)
      assert.ok(completions({ [path]: text }).has('public-task'), text);
    assert.ok(
      completions({ 'a.odcs.yaml': odcs('{property: lawfulBasis, value: {article9: [$0]}}') }).has('explicit-consent'),
    );
    assert.ok(
      completions({ 'a.standard.yaml': standard('lawfulBasis: {schedule1: $0}') }).has(
        'health-or-social-care-purposes',
      ),
    );
  });

  it('groups of people: those of other documents first', () => {
    const found = [
      ...completions({
        'b.standard.yaml': standard('dataSubjects: [council-tax-claimant]'),
        'a.standard.yaml': standard('dataSubjects: ["dpv:Child", $0]').replace('id: x', 'id: y'),
      }).keys(),
    ];
    assert.equal(found[0], 'council-tax-claimant');
    assert.ok(found.includes('dpv:Patient') && found.includes('none') && !found.includes('dpv:Child'), found.join());
  });

  it('keys of a retention', () => {
    for (const [path, text] of [
      ['a.standard.yaml', standard('retention: {$0}')],
      ['a.odcs.yaml', odcs('{property: retention, value: {$0}}')],
      ['a.tableschema.json', '{"fields": [{"name": "a", "type": "date"}], "gov:retention": {"$0"}}'],
      [
        'm.yaml',
        'id: https://x.example/m\nname: m\nclasses: {A: {attributes: {a: {}}}}\nannotations:\n  retention:\n    value: {$0}\n',
      ],
    ] as const) {
      const found = completions({ [path]: text });
      for (const key of ['period', 'trigger', 'disposal'])
        assert.ok(found.has(key), `${path}: ${[...found.keys()].join()}`);
    }
  });

  it('classifications in the order of their scheme', () => {
    const found = [...completions({ 'a.standard.yaml': standard('classification: $0') }).keys()];
    assert.deepEqual(found.slice(0, 4), ['OFFICIAL', 'OFFICIAL-SENSITIVE', 'SECRET', 'TOP SECRET']);
    const configured = { '.concordat.yaml': 'classification: {scheme: uk-gscp}\n' };
    assert.ok(
      completions({
        ...configured,
        'a.tableschema.json': '{"fields": [{"name": "a", "type": "date", "gov:classification": "$0"}]}',
      }).has('SECRET'),
    );
    assert.ok(
      completions({
        ...configured,
        'm.yaml':
          'id: https://x.example/m\nname: m\nclasses:\n  A:\n    attributes:\n      a:\n        annotations:\n          classification: $0\n',
      }).has('SECRET'),
    );
  });
});
