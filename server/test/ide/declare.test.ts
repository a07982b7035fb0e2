import assert from 'node:assert/strict';
import { rules } from '../../generated/rules.ts';
import type { IsoDate } from '../../src/base/iso-date.ts';
import { applyEdits } from '../../src/base/text-edit.ts';
import { Checker } from '../../src/check/checker.ts';
import { codeActions } from '../../src/ide/code-actions.ts';
import { type DeclareAction, declareActions, declareFile, declareNone } from '../../src/ide/declare-actions.ts';
import { allFields } from '../../src/ide/lookup.ts';
import { nameSpan } from '../../src/ide/named-at.ts';
import { suggestionFor } from '../../src/ide/suggestion.ts';
import { fieldPrivacy } from '../../src/model/inference/field-privacy.ts';
import { checkAll, ROOT, schemas, sourceOf } from '../../src/testkit/memory.ts';
import { type Snapshot, Workspace } from '../../src/workspace/workspace.ts';

const NOW = '2026-11-21' as IsoDate;

/** A person with fields of every kind, in each format that has a place for marks at fields; with comments where it has them. */
const DOCUMENTS: Readonly<Record<string, string>> = {
  'json-schema.schema.json': `{
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "title": "Claimant",
  "description": "A person who applies.",
  "type": "object",
  "properties": {
    "nino": { "type": "string", "description": "National insurance number." },
    "surname": {
      "type": "string"
    },
    "date_of_birth": {"type": "string", "format": "date"},
    "diagnosis": {
      "type": "string"
    },
    "criminal_conviction": {"type": "string"}
  }
}
`,
  'schema.yaml': `$schema: https://json-schema.org/draft/2020-12/schema
title: Claimant # who applies
description: A person who applies.
type: object
properties:
  # the number
  nino: {type: string} # of the state
  surname:
    type: string # as on the birth certificate
  # when
  date_of_birth:
    type: string
    x-gov: {concept: "https://schema.org/birthDate"} # kept
  diagnosis:
    type: string
    x-gov:
      unit: "1"
  criminal_conviction: {type: string, x-gov: {unit: "1"}}
`,
  'api.openapi.yaml': `openapi: 3.1.1
info: {title: Claims, version: 1.0.0}
paths: {}
components:
  schemas:
    Claimant: # a person
      type: object
      description: A person who applies.
      properties:
        nino: {type: string}
        surname:
          type: string # text
        date_of_birth: {type: string, format: date}
        diagnosis: {type: string}
        criminal_conviction: {type: string}
`,
  'contract.odcs.yaml': `apiVersion: v3.1.0
kind: DataContract
id: urn:x:claims
version: 1.0.0
status: active
schema:
  - name: claimants # people
    logicalType: object
    properties:
      - name: nino # number
        logicalType: string
      - name: surname
        logicalType: string
        customProperties:
          # others
          - property: unit
            value: "1"
      - {name: date_of_birth, logicalType: date}
      - name: diagnosis
        logicalType: string
        customProperties: [{property: unit, value: "1"}]
      - name: criminal_conviction
        logicalType: string
        # the end
`,
  'claimant.tableschema.json': `{
  "$schema": "https://datapackage.org/profiles/2.0/tableschema.json",
  "title": "Claimants",
  "fields": [
    {"name": "nino", "type": "string", "description": "National insurance number."},
    {
      "name": "surname",
      "type": "string"
    },
    {"name": "date_of_birth", "type": "date"},
    {"name": "diagnosis", "type": "string"},
    {"name": "criminal_conviction", "type": "string"}
  ]
}
`,
  'datapackage.json': `{
  "name": "claims",
  "resources": [
    {
      "name": "claimants",
      "path": "claimants.csv",
      "schema": {
        "fields": [
          {"name": "nino", "type": "string"},
          {"name": "surname", "type": "string"},
          {"name": "date_of_birth", "type": "date"},
          {"name": "diagnosis", "type": "string"},
          {"name": "criminal_conviction", "type": "string"}
        ]
      }
    }
  ]
}
`,
  'claimants.csv-metadata.json': `{
  "@context": "http://www.w3.org/ns/csvw",
  "url": "claimants.csv",
  "dc:title": "Claimants",
  "tableSchema": {
    "columns": [
      {"name": "nino", "titles": "nino", "datatype": "string"},
      {"name": "surname", "titles": "surname", "datatype": "string"},
      {"name": "date_of_birth", "titles": "date_of_birth", "datatype": "date"},
      {"name": "diagnosis", "titles": "diagnosis", "datatype": "string"},
      {"name": "criminal_conviction", "titles": "criminal_conviction", "datatype": "string"}
    ]
  }
}
`,
  'model.linkml.yaml': `id: https://data.gov.example/models/claims
name: claims
prefixes:
  linkml: https://w3id.org/linkml/
imports:
  - linkml:types
default_range: string
classes:
  Claimant:
    description: A person who applies. # people
    attributes:
      nino: # number
        range: string
      surname: {}
      date_of_birth:
        range: date
        annotations:
          unit: "1" # kept
      diagnosis:
        description: What the doctor found.
        annotations:
          - tag: unit
            value: "1"
      criminal_conviction:
`,
  'slots.linkml.yaml': `id: https://data.gov.example/models/people
name: people
prefixes:
  linkml: https://w3id.org/linkml/
imports:
  - linkml:types
  - others
default_range: string
classes:
  Claimant:
    description: A person who applies.
    slots:
      - nino # defined elsewhere
      - surname
      - date_of_birth
      - diagnosis
      - criminal_conviction
`,
  'claim.standard.yaml': `apiVersion: concordat/v1
kind: DataStandard
id: urn:x:claim
title: Claim
description: What is recorded.
version: 1.0.0
status: draft
entities:
  - name: Claimant
    kind: person
    description: A person who applies.
    fields:
      # the number
      - name: nino # of the state
        type: string
      - {name: surname, type: string}
      - name: date_of_birth
        type: date
        # a note at the end
      - name: diagnosis
        type: string
      - {name: criminal_conviction, type: string}
`,
  '.fides/claims.yml': `dataset:
  - fides_key: claims_db
    name: Claims
    collections:
      - name: claimant
        description: A person who applies.
        fields:
          - name: nino # number
          - name: surname
            data_categories: []
          - {name: date_of_birth}
          - name: diagnosis
            # found by a doctor
            fides_meta: {data_type: string}
          - name: criminal_conviction
`,
  'contract.dcs.yaml': `dataContractSpecification: 1.2.1
id: urn:x:claims
info: {title: Claims, version: 1.0.0}
models:
  claimants: # people
    type: table
    description: People who apply.
    fields:
      nino: {type: string}
      surname:
        type: string # text
      date_of_birth: {type: date}
      diagnosis: {type: string}
      criminal_conviction: {type: string}
`,
};

const NAMES = ['nino', 'surname', 'date_of_birth', 'diagnosis', 'criminal_conviction'];

describe('declaring what is suggested', () => {
  for (const [path, text] of Object.entries(DOCUMENTS)) {
    describe(path, () => {
      it('is offered for every field that has no mark', () => {
        const { snapshot, file } = opened(path, text);
        assert.deepEqual(suggestedIn(snapshot, file), NAMES);
      });

      for (const name of NAMES)
        it(`of ${name}: the mark means what was suggested, and nothing else changes`, () => {
          const before = opened(path, text);
          const action = actionAt(before.snapshot, before.file, name, 'declare');
          const after = written(path, text, action);
          assertDeclared(before.snapshot, after.snapshot, before.file, name);
          assertInserted(text, after.text);
          assert.deepEqual(structureOf(after.workspace), structureOf(before.workspace), after.text);
          assert.equal(
            declareActions(after.snapshot, before.file, spanOf(after.snapshot, before.file, name)).filter(
              ({ kind }) => kind === 'declare',
            ).length,
            0,
          );
        });

      it('all at once, and by entity', () => {
        const before = opened(path, text);
        const all = declareFile(before.snapshot, before.file);
        assert.ok(all);
        const ofEntity = actionAt(before.snapshot, before.file, 'nino', 'declare-entity');
        for (const action of [all, ofEntity]) {
          const after = written(path, text, action);
          for (const name of NAMES) assertDeclared(before.snapshot, after.snapshot, before.file, name);
          assertInserted(text, after.text);
          assert.deepEqual(structureOf(after.workspace), structureOf(before.workspace), after.text);
          assert.equal(declareFile(after.snapshot, before.file), undefined);
        }
      });

      it('that it is not personal, with the reason', () => {
        const before = opened(path, text);
        const { target } = actionAt(before.snapshot, before.file, 'nino', 'declare-none');
        assert.ok(target);
        const edits = declareNone(before.snapshot, before.file, target, 'Number of a test, made up.');
        const after = opened(path, applyEdits(text, edits));
        const { source, personal, mark } = privacyOf(after.snapshot, before.file, 'nino');
        assert.deepEqual([source, personal, mark?.reason], ['declared', 'none', 'Number of a test, made up.']);
        assertInserted(text, after.text);
        assert.deepEqual(structureOf(after.workspace), structureOf(before.workspace), after.text);
      });
    });
  }

  it('says which edits are sure and which are not', () => {
    const text = DOCUMENTS['claim.standard.yaml'] ?? '';
    const { snapshot, file } = opened('claim.standard.yaml', text.replace('  kind: person', '  kind: record'));
    const labels =
      declareFile(snapshot, file)
        ?.write()
        .map(({ review }) => review?.label) ?? [];
    assert.ok(labels.includes('Very likely personal data'), labels.join());
  });

  it('is not offered a second time where a rule offers it, nor where the cursor is elsewhere', () => {
    const path = 'claim.standard.yaml';
    const { snapshot, file, workspace } = opened(path, DOCUMENTS[path] ?? '');
    const findings = checkAll(workspace, new Checker(rules, schemas), NOW);
    const titles = codeActions(snapshot, file, spanOf(snapshot, file, 'nino'), findings).map(({ title }) => title);
    assert.equal(titles.filter((title) => /^Declare as/.test(title)).length, 1, titles.join('\n'));
    assert.ok(
      titles.some((title) => /^Classify entity `Claimant`.*\(5 fields\)$/.test(title)),
      titles.join('\n'),
    );
    assert.deepEqual(declareActions(snapshot, file, { start: 0, end: 0 }), []);
  });
});

function opened(path: string, text: string) {
  const workspace = new Workspace({ root: ROOT });
  workspace.apply({ kind: 'set', source: sourceOf(path, text) });
  return { workspace, snapshot: workspace.current, file: `${ROOT}/${path}`, text };
}

function written(path: string, text: string, action: DeclareAction) {
  return opened(path, applyEdits(text, action.write()));
}

function fieldOf(snapshot: Snapshot, file: string, name: string) {
  const field = (snapshot.files.get(file)?.documents ?? []).flatMap(allFields).find((one) => one.name === name);
  assert.ok(field, `${file} has no ${name}`);
  return field;
}

function privacyOf(snapshot: Snapshot, file: string, name: string) {
  return fieldPrivacy(fieldOf(snapshot, file, name), []);
}

function spanOf(snapshot: Snapshot, file: string, name: string) {
  return nameSpan(fieldOf(snapshot, file, name));
}

function suggestedIn(snapshot: Snapshot, file: string): string[] {
  const fields = (snapshot.files.get(file)?.documents ?? []).flatMap(allFields);
  return fields.filter((field) => suggestionFor(field, [])).map(({ name }) => name);
}

function actionAt(snapshot: Snapshot, file: string, name: string, kind: DeclareAction['kind']): DeclareAction {
  const actions = declareActions(snapshot, file, spanOf(snapshot, file, name));
  const action = actions.find((one) => one.kind === kind);
  assert.ok(action, actions.map(({ title }) => title).join('\n'));
  return action;
}

function assertDeclared(before: Snapshot, after: Snapshot, file: string, name: string): void {
  const suggested = privacyOf(before, file, name);
  const declared = privacyOf(after, file, name);
  assert.equal(declared.source, 'declared', name);
  const meaning = ({ personal, identifiability, special, category }: typeof declared) => ({
    personal,
    identifiability,
    special,
    category,
  });
  assert.deepEqual(meaning(declared), meaning(suggested), name);
}

/** Every character of the old text is in the new one, in order: comments and formatting are kept. */
function assertInserted(before: string, after: string): void {
  let at = 0;
  for (const character of after) if (character === before[at]) at += 1;
  assert.equal(at, before.length, after);
}

function structureOf(workspace: Workspace): string[] {
  const findings = checkAll(workspace, new Checker(rules, schemas), NOW);
  return findings
    .filter(({ rule }) => rule.startsWith('structure/') || rule === 'privacy/missing-identifiability')
    .map(({ rule, message }) => `${rule} ${message}`)
    .sort();
}
