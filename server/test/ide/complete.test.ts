import assert from 'node:assert/strict';
import { completions } from '../../src/testkit/cursor.ts';

const STANDARD =
  'apiVersion: concordat/v1\nkind: DataStandard\nid: urn:x:claim\ntitle: Claim\nversion: 2.1.0\nstatus: active\nclassification: {scheme: uk-gscp, value: OFFICIAL}\nentities:\n  - name: Claim\n    fields:\n      - {name: claim_id, type: string}\n      - {name: award_amount, type: number, classification: OFFICIAL-SENSITIVE}\n  - name: Decision\n    fields:\n      - {name: claim_id, type: string}\n';
const HEAD = 'apiVersion: concordat/v1\nkind: DataSharingAgreement\njurisdiction: uk\n';
const agreement = (text: string) => completions({ 'standards/claim.yaml': STANDARD, 'agreements/a.yaml': HEAD + text });
const after = (text: string, label: string) => agreement(text).get(label)?.slice(HEAD.length);

const labels = (found: Map<string, string>, ...wanted: string[]): void => {
  for (const label of wanted)
    assert.ok(found.has(label), `${label} is missing among ${[...found.keys()].slice(0, 20).join(', ')}`);
};

describe('completion in an agreement', () => {
  it('keys at the top, without those that are there', () => {
    const found = agreement('$0');
    labels(found, 'parties', 'purpose', 'title', 'status');
    assert.ok(!found.has('kind'));
    assert.equal(after('sta$0', 'status'), 'status: ');
    assert.equal(after('par$0\nstatus: active\n', 'parties'), 'parties:\n  - \nstatus: active\n');
  });

  it('keys of maps and of items, in block and in brackets', () => {
    labels(agreement('term:\n  $0'), 'start', 'end');
    labels(agreement('term: {start: 2026-01-01, $0}\n'), 'end');
    assert.ok(!agreement('term: {start: 2026-01-01, $0}\n').has('start'));
    labels(agreement('parties:\n  - id: x\n    $0\n'), 'name', 'role', 'lawfulBasis');
    labels(agreement('parties:\n  - $0'), 'id', 'name');
    labels(agreement('parties:\n  - id: x\n  - $0'), 'id', 'name');
    labels(agreement('parties:\n- id: x\n  na$0'), 'name');
    labels(agreement('parties: [{id: x, $0}]\n'), 'role');
    labels(agreement('purpose:\n  category: x\n  $0\ntitle: y\n'), 'statement');
  });

  it('values of the schema, with their meaning', () => {
    assert.equal(after('status: $0\n', 'active'), 'status: active\n');
    assert.equal(after('status: act$0ive\n', 'draft'), 'status: draft\n');
    labels(agreement('parties:\n  - role: [$0]\n'), 'provider', 'controller');
    labels(agreement('onwardSharing: {rule: $0}\n'), 'prohibited');
  });

  it('the standards of the project, by path and by identifier', () => {
    assert.equal(
      after('data:\n  - standard: $0\n', '../standards/claim.yaml'),
      'data:\n  - standard: ../standards/claim.yaml\n',
    );
    labels(agreement('data:\n  - standard: urn$0\n'), 'urn:x:claim');
    labels(agreement('data:\n  - standard: ../standards/claim.yaml\n    version: $0\n'), '2.1.0');
  });

  it('the fields of the standard that the item names; with their entity where the name alone is not clear', () => {
    const item = 'data:\n  - standard: ../standards/claim.yaml\n    fields: ';
    assert.equal(after(`${item}[claim_id, $0]\n`, 'award_amount'), `${item}[claim_id, award_amount]\n`);
    assert.equal(after(`${item}[award$0`, 'award_amount'), `${item}[award_amount`);
    labels(agreement(`${item}[$0]\n`), 'Claim.claim_id', 'Decision.claim_id');
    assert.ok(!agreement(`${item}[$0]\n`).has('claim_id'));
    assert.equal(after(`${item}\n      - $0\n`, 'award_amount'), `${item}\n      - award_amount\n`);
    assert.equal(after(`${item}["$0"]\n`, 'award_amount'), `${item}["award_amount"]\n`);
  });

  it('classifications of the scheme, schemes, lawful bases, purposes, parties', () => {
    labels(agreement('classification: $0\n'), 'OFFICIAL-SENSITIVE');
    labels(agreement('classification: {scheme: au-pspf, value: $0}\n'), 'PROTECTED');
    assert.equal(
      after('classification: {scheme: au-pspf, value: $0}\n', 'OFFICIAL: Sensitive'),
      'classification: {scheme: au-pspf, value: "OFFICIAL: Sensitive"}\n',
    );
    labels(agreement('classification:\n  scheme: $0\n'), 'uk-gscp', 'tlp2');
    labels(agreement('parties:\n  - lawfulBasis: {article6: $0}\n'), 'public-task', 'recognised-legitimate-interest');
    labels(agreement('purpose: {category: $0}\n'), 'dpv:ImprovePublicServices');
    labels(agreement('parties:\n  - {id: hmrc}\nsignatures:\n  - party: $0\n'), 'hmrc');
  });

  it('nothing inside a comment', () => assert.equal(agreement('# $0\n').size, 0));

  it('the same in JSON', () => {
    const found = (text: string) => completions({ 'standards/claim.yaml': STANDARD, 'agreements/a.json': text });
    const start = '{"kind": "DataSharingAgreement", ';
    assert.equal(found(`${start}$0}`).get('status'), `${start}"status": ""}`);
    assert.equal(found(`${start}"sta$0"}`).get('status'), `${start}"status": ""}`);
    assert.equal(found(`${start}"status": "$0"}`).get('active'), `${start}"status": "active"}`);
    assert.equal(found(`${start}"status": $0}`).get('active'), `${start}"status": "active"}`);
    assert.equal(
      found(`${start}"data": [{"standard": "../standards/claim.yaml", "fields": ["$0"]}]}`).get('award_amount'),
      `${start}"data": [{"standard": "../standards/claim.yaml", "fields": ["award_amount"]}]}`,
    );
  });
});

describe('completion elsewhere', () => {
  it('JSON Schema: keywords of the draft, types, references, marks', () => {
    const head = '{"$schema": "http://json-schema.org/draft-07/schema#", ';
    const schema = (text: string) => completions({ 'a.json': head + text });
    labels(schema('"properties": {"a": {$0}}}'), 'type', 'description', '$ref');
    assert.ok(!schema('"properties": {"a": {$0}}}').has('unevaluatedProperties'), 'draft-07 does not know it');
    labels(schema('"properties": {"a": {"type": "$0"}}}'), 'string', 'integer');
    labels(
      schema('"properties": {"a": {"$ref": "$0"}}, "definitions": {"Address": {"type": "object"}}}'),
      '#/definitions/Address',
    );
    labels(schema('"properties": {"claim_id": {}}, "required": ["$0"]}'), 'claim_id');
    labels(schema('"properties": {"a": {"x-gov": {$0}}}}'), 'personalData', 'classification');
    labels(schema('"properties": {"a": {"x-gov": {"personalData": {"identifiability": "$0"}}}}}'), 'direct', 'none');
    labels(schema('"x-gov": {"classification": {"scheme": "uk-gscp", "value": "$0"}}}'), 'OFFICIAL');
  });

  it('data contracts: keys of the declared version, values, open lists', () => {
    const contract = (version: string, text: string) =>
      completions({ 'a.odcs.yaml': `apiVersion: v${version}\nkind: DataContract\n${text}` });
    labels(contract('3.1.0', 'schema:\n  - name: t\n    $0\n'), 'properties', 'relationships');
    assert.ok(!contract('3.0.2', 'schema:\n  - name: t\n    $0\n').has('relationships'));
    labels(contract('3.1.0', 'schema:\n  - properties:\n      - logicalType: $0\n'), 'timestamp');
    assert.ok(!contract('3.0.2', 'schema:\n  - properties:\n      - logicalType: $0\n').has('timestamp'));
    labels(contract('3.1.0', 'status: $0\n'), 'proposed', 'active');
    labels(contract('3.1.0', 'customProperties:\n  - property: $0\n'), 'classification', 'personalData');
    labels(contract('3.1.0', 'servers:\n  - server: x\n    type: postgres\n    $0\n'), 'host', 'database');
  });

  it('our standards: marks and kinds', () => {
    const standard = (text: string) =>
      completions({ 'a.yaml': `apiVersion: concordat/v1\nkind: DataStandard\njurisdiction: nz\n${text}` });
    labels(standard('entities:\n  - name: E\n    kind: $0\n'), 'person', 'place');
    labels(standard('entities:\n  - name: E\n    fields:\n      - name: f\n        type: $0\n'), 'string', 'date');
    labels(
      standard('entities:\n  - name: E\n    fields:\n      - name: f\n        personalData:\n          category: $0\n'),
      'dpv-pd:EmailAddress',
    );
    labels(standard('classification: $0\n'), 'IN-CONFIDENCE');
  });

  it('the configuration: profiles, rules with their options, schemes', () => {
    const configuration = (text: string) => completions({ '.concordat.yaml': text });
    labels(configuration('$0'), 'extends', 'rules');
    labels(configuration('extends: [$0]\n'), 'concordat:uk');
    labels(configuration('rules:\n  $0\n'), 'sharing/expired');
    labels(configuration('rules:\n  sharing/expired: $0\n'), 'off', 'warning');
    labels(configuration('rules:\n  sharing/expired:\n    $0\n'), 'severity', 'noticeDays');
    labels(configuration('classification: {scheme: $0}\n'), 'uk-gscp');
    labels(configuration('classification: {scheme: uk-gscp, default: $0}\n'), 'OFFICIAL');
    labels(configuration('exceptions:\n  - rule: $0\n'), 'sharing/unknown-field');
  });
});
