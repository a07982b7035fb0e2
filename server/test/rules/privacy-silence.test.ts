import assert from 'node:assert/strict';
import type { IsoDate } from '../../src/base/iso-date.ts';
import { checkFiles } from '../../src/testkit/memory.ts';

// Each rule that asks for a mark of personal data is silent where one is written, on the field or anywhere that the field takes it from;
// without the mark it speaks, so that the silence is that of the mark (ruling 7).

interface Wanted {
  readonly rule: string;
  readonly field: string;
  readonly mark: string;
}

const RULES: readonly Wanted[] = [
  { rule: 'undeclared-direct-identifier', field: 'passport_number', mark: 'dpv-pd:Passport' },
  { rule: 'undeclared-special-category', field: 'religion', mark: 'dpv-pd:Religion' },
  { rule: 'undeclared-criminal-data', field: 'conviction_code', mark: 'dpv-pd:CriminalConviction' },
  { rule: 'undeclared-quasi-identifier', field: 'birthplace', mark: 'dpv-pd:BirthPlace' },
  { rule: 'free-text-in-personal-data', field: 'case_notes', mark: 'dpv-pd:Opinion' },
];

/** Where the mark stands, in the words of each format. `PERSONAL` is the mark as a flow map, `FIELD` the name of the field. */
const PLACES: Readonly<Record<string, { readonly marked: string; readonly mark: string }>> = {
  'standard: field': place(own('', '', '        personalData: PERSONAL\n'), '        personalData: PERSONAL\n'),
  'standard: entity': place(own('', '    personalData: PERSONAL\n', ''), '    personalData: PERSONAL\n'),
  'standard: whole': place(own('personalData: PERSONAL\n', '', ''), 'personalData: PERSONAL\n'),
  'standard: none with a reason': place(
    own('', '', '        personalData: {identifiability: none, reason: Made up for training.}\n'),
    '        personalData: {identifiability: none, reason: Made up for training.}\n',
  ),
  'json-schema: field': place(
    schema('', '    x-gov: {personalData: PERSONAL}\n'),
    '    x-gov: {personalData: PERSONAL}\n',
  ),
  'json-schema: whole': place(schema('x-gov: {personalData: PERSONAL}\n', ''), 'x-gov: {personalData: PERSONAL}\n'),
  'json-schema: $ref': place(
    `${schema('', '    $ref: "#/$defs/Code"\n')}$defs:\n  Code: {type: string, x-gov: {personalData: PERSONAL}}\n`,
    ', x-gov: {personalData: PERSONAL}',
  ),
  'table-schema: field': place(table('', '    gov:personalData: PERSONAL\n'), '    gov:personalData: PERSONAL\n'),
  'table-schema: whole': place(table('gov:personalData: PERSONAL\n', ''), 'gov:personalData: PERSONAL\n'),
  'odcs: field': place(
    contract('', '        customProperties: [{property: personalData, value: PERSONAL}]\n'),
    '        customProperties: [{property: personalData, value: PERSONAL}]\n',
  ),
  'odcs: table': place(
    contract('    customProperties: [{property: personalData, value: PERSONAL}]\n', ''),
    '    customProperties: [{property: personalData, value: PERSONAL}]\n',
  ),
  'odcs: whole': place(
    `customProperties: [{property: personalData, value: PERSONAL}]\n${contract('', '')}`,
    'customProperties: [{property: personalData, value: PERSONAL}]\n',
  ),
  'linkml: attribute': place(
    model('        annotations: {personal_data: {tag: personal_data, value: PERSONAL}}\n', '', ''),
    '        annotations: {personal_data: {tag: personal_data, value: PERSONAL}}\n',
  ),
  'linkml: is_a': place(
    model(
      '',
      '    is_a: Person\n',
      human('        annotations: {personal_data: {tag: personal_data, value: PERSONAL}}\n'),
    ),
    '        annotations: {personal_data: {tag: personal_data, value: PERSONAL}}\n',
  ),
  'linkml: mixin': place(
    model(
      '',
      '    mixins: [Person]\n',
      human('        annotations: {personal_data: {tag: personal_data, value: PERSONAL}}\n'),
    ),
    '        annotations: {personal_data: {tag: personal_data, value: PERSONAL}}\n',
  ),
};

describe('marks of personal data silence the rules that ask for them', () => {
  for (const { rule, field, mark } of RULES) {
    for (const [where, { marked, mark: written }] of Object.entries(PLACES)) {
      it(`privacy/${rule}, ${where}`, () => {
        const fill = (text: string): string =>
          text.replaceAll('PERSONAL', `{category: "${mark}", identifiability: quasi}`).replaceAll('FIELD', field);
        assert.deepEqual(said(fill(marked), rule), [], 'with the mark');
        assert.deepEqual(said(fill(marked.replace(written, '')), rule), [`privacy/${rule}`], 'without it');
      });
    }
  }

  it('a reason that is blank is none', () => {
    const blank = own('', '', '        personalData: {identifiability: none, reason: ""}\n').replaceAll(
      'FIELD',
      'religion',
    );
    assert.deepEqual(said(blank, 'undeclared-special-category'), ['privacy/undeclared-special-category']);
  });

  it('a tag that says no more than personal leaves the special category open', () => {
    const tagged = contract('', '        tags: [pii]\n');
    assert.deepEqual(said(tagged.replaceAll('FIELD', 'religion'), 'undeclared-special-category'), [
      'privacy/undeclared-special-category',
    ]);
    assert.deepEqual(said(tagged.replaceAll('FIELD', 'passport_number'), 'undeclared-direct-identifier'), []);
  });

  it('what is a direct identifier and special is told once', () => {
    const text = own('', '', '').replaceAll('FIELD', 'fingerprint');
    assert.deepEqual(said(text, 'undeclared-direct-identifier'), []);
    assert.deepEqual(said(text, 'undeclared-special-category'), ['privacy/undeclared-special-category']);
  });

  it('nobody is asked about data without people', () => {
    const text = own('dataSubjects: [none]\n', '', '').replaceAll('FIELD', 'passport_number');
    assert.deepEqual(said(text, 'undeclared-direct-identifier'), []);
  });
});

function said(text: string, rule: string): string[] {
  const { findings } = checkFiles([['a.yaml', text]], '2026-11-22' as IsoDate);
  return [...new Set(findings.map((finding) => finding.rule))].filter((id) => id === `privacy/${rule}`);
}

function place(marked: string, mark: string): { marked: string; mark: string } {
  return { marked, mark };
}

function own(whole: string, entity: string, field: string): string {
  return `apiVersion: concordat/v1\nkind: DataStandard\nid: urn:x\ntitle: Patients\nversion: 1.0.0\n${whole}entities:\n  - name: Patient\n    kind: person\n${entity}    fields:\n      - name: FIELD\n        type: string\n${field}`;
}

function schema(whole: string, field: string): string {
  return `$schema: https://json-schema.org/draft/2020-12/schema\ntitle: Patient\ntype: object\n${whole}properties:\n  FIELD:\n    type: string\n${field}`;
}

function table(whole: string, field: string): string {
  return `$schema: https://datapackage.org/profiles/2.0/tableschema.json\nname: patients\ntitle: Patients\n${whole}fields:\n  - name: FIELD\n    type: string\n${field}`;
}

function contract(entity: string, field: string): string {
  return `apiVersion: v3.1.0\nkind: DataContract\nid: x\nversion: 1.0.0\nstatus: active\nschema:\n  - name: patients\n${entity}    properties:\n      - name: FIELD\n        logicalType: string\n${field}`;
}

function model(attribute: string, entity: string, others: string): string {
  const own = entity === '' ? `    attributes:\n      FIELD:\n        range: string\n${attribute}` : '';
  return `id: https://x.example/m\nname: m\nprefixes: {linkml: https://w3id.org/linkml/}\nimports: [linkml:types]\nclasses:\n  Patient:\n${entity}${own}${others}`;
}

function human(attribute: string): string {
  return `  Person:\n    mixin: true\n    attributes:\n      FIELD:\n        range: string\n${attribute}`;
}
