import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import type { IsoDate } from '../../src/base/iso-date.ts';
import type { Finding } from '../../src/check/finding.ts';
import type { Entity, Field } from '../../src/model/entities.ts';
import { fieldsOf } from '../../src/model/formats/build.ts';
import { fieldPrivacy } from '../../src/model/inference/field-privacy.ts';
import { checkFiles, ROOT } from '../../src/testkit/memory.ts';
import { fixturePath } from '../../src/testkit/project.ts';
import type { Snapshot } from '../../src/workspace/workspace.ts';
import { corpusFiles } from './corpus.ts';

// What our configurations in test-fixtures/dialects make of published files. Every expectation was read off the files themselves.

interface Taught {
  readonly snapshot: Snapshot;
  readonly findings: readonly Finding[];
  entitiesOf(file: string): readonly Entity[];
  fieldsOf(file: string): ReadonlyMap<string, Field>;
  /** The texts that findings of a rule about a file point at. */
  pointed(rule: string, file: string): readonly string[];
  /** What the configuration says in vain. */
  readonly idle: readonly string[];
}

function taught(dialect: string, folder: string): Taught {
  const configuration = readFileSync(fixturePath('dialects', dialect, '.concordat.yaml'), 'utf8');
  const files = corpusFiles(`data-dictionaries/${folder}`, /\.(?:md|csv|ya?ml|schema|valuesets)$/);
  const { findings, workspace } = checkFiles([['.concordat.yaml', configuration], ...files], '2026-11-21' as IsoDate);
  const snapshot = workspace.current;
  const stateOf = (name: string) => {
    const found = [...snapshot.files.values()].find(({ path }) => path.endsWith(`/${name}`));
    assert.ok(found, name);
    return found;
  };
  const standardsOf = (file: string) => stateOf(file).documents.flatMap(({ lowered }) => lowered.standards);
  const textAt = ({ file, span }: Finding): string =>
    snapshot.files.get(file)?.parsed.source.text.slice(span.start, span.end) ?? '';
  return {
    snapshot,
    findings,
    entitiesOf: (file) => standardsOf(file).flatMap(({ entities }) => entities),
    fieldsOf: (file) =>
      new Map(
        standardsOf(file).flatMap((one) =>
          [...fieldsOf(one)].map((field) => [`${field.entity.name}.${field.path}`, field]),
        ),
      ),
    pointed: (rule, file) => findings.filter((one) => one.rule === rule && one.file.endsWith(`/${file}`)).map(textAt),
    idle: findings.filter((one) => one.file === `${ROOT}/.concordat.yaml`).map(textAt),
  };
}

describe('digital-land: front matter and a table', () => {
  const land = taught('digital-land', 'digital-land+specification');

  it('a specification is a standard with three datasets', () => {
    assert.deepEqual(
      land.entitiesOf('tree-preservation-order.md').map(({ name, fields }) => [name, fields.length]),
      [
        ['tree-preservation-order', 11],
        ['tree-preservation-zone', 11],
        ['tree', 13],
      ],
    );
    assert.deepEqual(land.pointed('semantics/missing-description', 'tree-preservation-order.md'), []);
  });

  it('a page is one field, with its type and its description', () => {
    const field = land.fieldsOf('geometry.md').get('geometry.geometry');
    assert.equal(field?.type?.value, 'geometry');
    assert.equal(field?.description?.value, 'A polygon or multipolygon boundary');
    assert.equal(field?.deprecated, false);
    assert.deepEqual(land.pointed('semantics/missing-description', 'geometry.md'), []);
  });

  it('of 536 fields of the table 400 have no description, and are found where their name stands', () => {
    const fields = [...land.fieldsOf('field.csv').values()];
    assert.equal(fields.length, 536);
    assert.equal(fields.filter(({ description }) => !description).length, 400);
    assert.ok(fields.every(({ type }) => type !== undefined));
    const found = land.pointed('semantics/missing-description', 'field.csv');
    for (const name of ['address', 'addressbase-custodian', 'amount', 'ancient-woodland', 'wkt', 'world-heritage-site'])
      assert.ok(found.includes(name), name);
    for (const name of ['activation-date', 'address-text', 'geometry']) assert.ok(!found.includes(name), name);
    // The others say it in their titles.
    assert.equal(found.length, 396);
  });

  it('says nothing in vain', () => assert.deepEqual(land.idle, []));
});

describe('CDC: elements that inherit', () => {
  const cdc = taught('cdc', 'CDCgov+prime-reportstream');
  const verdict = (file: string, name: string) => {
    const field = [...cdc.fieldsOf(file).values()].find((one) => one.name === name);
    assert.ok(field, name);
    const { source, personal } = fieldPrivacy(field, []);
    return `${source} ${personal !== 'none'}`;
  };

  it('flags of the base hold in what is based on it', () => {
    const personal = [
      'patient_id',
      'patient_last_name',
      'patient_middle_name',
      'patient_first_name',
      'patient_street',
      'patient_street2',
      'patient_city',
      'patient_phone_number',
      'patient_dob',
      'patient_email',
      'ordering_provider_street',
      'ordering_provider_street2',
      'ordering_provider_city',
      'ordering_provider_phone_number',
    ];
    for (const file of ['upload-covid-19.schema', 'csv-otc-covid-19.schema']) {
      const inherited = [...cdc.fieldsOf(file).values()].filter(({ name }) => verdict(file, name) === 'inherited true');
      assert.deepEqual(inherited.map(({ name }) => name).sort(), [...personal].sort());
    }
    assert.equal(verdict('covid-19.schema', 'patient_dob'), 'declared true');
  });

  it('a flag that says no is inherited as well, and no flag is none', () => {
    assert.equal(verdict('upload-covid-19.schema', 'ordering_provider_first_name'), 'inherited false');
    // What is not marked is inferred, whatever that says.
    assert.match(verdict('upload-covid-19.schema', 'sender_id'), /^inferred /);
    assert.match(verdict('covid-19.schema', 'abnormal_flag'), /^inferred /);
    // The name of a doctor, in an element of its own that no flag reaches.
    assert.deepEqual(cdc.pointed('privacy/undeclared-direct-identifier', 'csv-otc-covid-19.schema'), [
      'ordering_provider_first_name_fromCSV',
    ]);
  });

  it('types, documentation and value sets come along', () => {
    const field = cdc.fieldsOf('upload-covid-19.schema').get('upload-covid-19.patient_dob');
    assert.equal(field?.type?.value, 'date');
    const base = cdc.fieldsOf('covid-19.schema').get('covid-19.patient_dob');
    assert.equal(field?.description?.value, base?.description?.value);
    const described = [...cdc.fieldsOf('upload-covid-19.schema').values()].filter(({ description }) => description);
    assert.ok(described.length > 30, `${described.length} have a description`);
  });

  it('value sets are lists of codes with meanings', () => {
    const lists = [...cdc.snapshot.files.values()]
      .find(({ path }) => path.endsWith('common.valuesets'))
      ?.documents.flatMap(({ lowered }) => lowered.standards.flatMap(({ codeLists }) => codeLists));
    assert.equal(lists?.length, 18);
    const abnormal = lists?.find(({ name }) => name === 'hl70078');
    assert.equal(abnormal?.codes.find(({ value }) => value.value === 'HH')?.label, 'Above upper panic limits');
  });

  it('finds all that they are based on, and names what no file here uses', () => {
    assert.deepEqual(
      cdc.findings.filter(({ rule }) => rule === 'structure/unresolved-reference'),
      [],
    );
    assert.deepEqual(cdc.idle, ['extends']);
  });
});

describe('ckanext-canada: tables in two languages', () => {
  const canada = taught('ckanext-canada', 'open-data+ckanext-canada');

  it('labels are titles, in the first of the languages', () => {
    const field = canada.fieldsOf('ati.yaml').get('ati.month');
    assert.equal(field?.title?.value, 'Month (1-12)');
    assert.match(field?.description?.value ?? '', /^This field must be populated with a numerical representation/);
    assert.equal(field?.required, true);
    assert.equal(canada.fieldsOf('ati.yaml').get('ati.request_number')?.key, true);
    assert.deepEqual(
      [...canada.snapshot.files.values()]
        .flatMap(({ documents }) =>
          documents.flatMap(({ lowered }) => lowered.standards.flatMap((one) => [...fieldsOf(one)])),
        )
        .filter(({ title, type }) => !title || !type)
        .map(({ path }) => path),
      [],
      'all have a label and a type',
    );
  });

  it('choices are codes with their meaning', () => {
    const codes = (file: string, name: string) =>
      canada
        .fieldsOf(file)
        .get(name)
        ?.codeList?.codes.map(({ value, label }) => [value.value, label]) ?? [];
    assert.deepEqual(codes('ati.yaml', 'ati.disposition')[0], ['DA', 'All disclosed']);
    assert.equal(codes('ati.yaml', 'ati.disposition').length, 5);
    assert.equal(codes('contracts.yaml', 'contracts.agreement_type_code').length, 45);
    assert.deepEqual(codes('nap6.yaml', 'nap6.reporting_period')[0], ['2025-12', '2025-12']);
    assert.deepEqual(codes('nap6.yaml', 'nap6.status')[0], ['NS', 'Not started']);
    const withCodes = [...canada.snapshot.files.keys()].flatMap((path) =>
      [...canada.fieldsOf(path.split('/').at(-1) ?? '').values()].filter(
        ({ codeList }) => (codeList?.codes.length ?? 0) > 0,
      ),
    );
    assert.equal(withCodes.length, 25);
    assert.ok(withCodes.every(({ codeList }) => codeList?.codes.every(({ label }) => label)));
    assert.deepEqual(
      canada.findings.filter(({ rule }) => rule === 'semantics/code-without-meaning'),
      [],
    );
  });

  it('lists in other files are references', () => {
    assert.equal(
      canada.fieldsOf('contracts.yaml').get('contracts.country_of_vendor')?.codeList?.reference?.value,
      'choices/country.json',
    );
    assert.deepEqual(
      canada.pointed('structure/unresolved-reference', 'contracts.yaml'),
      ['choices/country.json', 'choices/quarter.yaml', 'choices/quarter.yaml'],
      'they are not in the corpus',
    );
  });

  it('says nothing in vain', () => assert.deepEqual(canada.idle, []));
});
