import assert from 'node:assert/strict';
import { completions, definitionAt, hoverAt, referencesAt, renamedAt } from '../../src/testkit/cursor.ts';

/** One standard in five formats, each with `nino` and, where the format nests, `home.postcode`. */
const STANDARDS: Readonly<Record<string, string>> = {
  'claim.schema.json': `{
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "$id": "urn:x:claim",
  "title": "Claim",
  "x-gov": {"classification": "OFFICIAL"},
  "type": "object",
  "required": ["nino"],
  "properties": {
    "nino": {"type": "string", "description": "Number of the person."},
    "home": {"type": "object", "properties": {"postcode": {"type": "string"}}},
    "partner": {"$ref": "#/properties/nino"}
  }
}
`,
  'claim.standard.yaml': `apiVersion: concordat/v1
kind: DataStandard
id: urn:x:claim
title: Claim
version: 1.0.0
status: active
classification: OFFICIAL
entities:
  - name: Claim
    primaryKey: [nino]
    fields:
      - name: nino
        type: string
      - name: home
        type: object
        fields:
          - {name: postcode, type: string}
`,
  'claim.odcs.yaml': `apiVersion: v3.1.0
kind: DataContract
id: urn:x:claim
name: Claim
version: 1.0.0
status: active
schema:
  - name: Claim
    properties:
      - name: nino
        logicalType: string
      - name: home
        logicalType: object
        properties:
          - {name: postcode, logicalType: string}
`,
  'claim.tableschema.json': `{
  "$schema": "https://datapackage.org/profiles/2.0/tableschema.json",
  "title": "Claim",
  "fields": [
    {"name": "nino", "type": "string"},
    {"name": "postcode", "type": "string"}
  ],
  "primaryKey": ["nino"]
}
`,
  'claim.linkml.yaml': `id: https://x.example/claim
name: claim
default_range: string
classes:
  Claim:
    attributes:
      nino:
        identifier: true
      postcode:
`,
};

/** A Table Schema has no name of its own, so its table is called like its file. */
const entityOf = (path: string): string => (path.includes('tableschema') ? 'claim' : 'Claim');

const agreement = (standard: string, more = ''): string => `apiVersion: concordat/v1
kind: DataSharingAgreement
id: urn:x:dsa:1
version: "1.0"
title: Check of claims
status: active
jurisdiction: uk
parties:
  - {id: council, name: Exampleshire Council, identifier: GB-LAE-EXS, role: [provider, controller]}
  - {id: agency, name: Example Agency, role: [recipient, controller]}
purpose: {category: dpv:ImprovePublicServices, statement: Compare what is declared.}
data:
  - id: claims
    standard: ${standard}
    fields: [nino, ${entityOf(standard)}.nino, postcode]
    necessity: {nino: finds the person}
    dataSubjects: [claimant]
    retention: {period: P2Y, trigger: decision-date, disposal: secure-erasure}
term: {start: 2026-01-01, end: 2028-08-31}
${more}`;

const at = (text: string, find: string, within = find): string => {
  const start = text.indexOf(find);
  assert.ok(start >= 0, `${find} in ${text}`);
  const offset = start + find.indexOf(within) + 1;
  return `${text.slice(0, offset)}$0${text.slice(offset)}`;
};

describe('agreements in the editor', () => {
  describe('rename of a field', () => {
    for (const [path, standard] of Object.entries(STANDARDS)) {
      it(`from the agreement, in ${path}`, () => {
        const changed = renamedAt(
          { [path]: standard, 'a.yaml': at(agreement(path), '[nino', 'nino') },
          'person_number',
        );
        assert.deepEqual(Object.keys(changed).sort(), ['a.yaml', path]);
        assert.match(changed['a.yaml'] ?? '', /fields: \[person_number, [Cc]laim\.person_number, postcode\]/);
        assert.match(changed['a.yaml'] ?? '', /necessity: \{person_number: finds the person\}/);
        assert.doesNotMatch(changed[path] ?? '', /nino/, 'keys and references follow');
      });

      it(`from the standard, in ${path}`, () => {
        const name = /"?nino"?(?=: ?\{|:$)|(?<=name"?: "?)nino/m.exec(standard)?.index ?? -1;
        const marked = `${standard.slice(0, name + 2)}$0${standard.slice(name + 2)}`;
        const changed = renamedAt({ [path]: marked, 'a.yaml': agreement(path) }, 'person_number');
        assert.match(changed['a.yaml'] ?? '', /fields: \[person_number, [Cc]laim\.person_number, postcode\]/);
        assert.match(changed[path] ?? '', /person_number/);
      });
    }

    it('on the way to another, by dots and by pointers, and by a pointer from another file', () => {
      const other =
        '{"$schema": "https://json-schema.org/draft/2020-12/schema", "properties": {"x": {"$ref": "claim.schema.json#/properties/home/properties/postcode"}}}';
      const fields = agreement('claim.schema.json')
        .replace('[nino, Claim.nino, postcode]', '[home.postcode, /properties/home/properties/postcode, Claim.home]')
        .replace('{nino: finds', '{home.postcode: finds');
      const changed = renamedAt(
        {
          'claim.schema.json': at(STANDARDS['claim.schema.json'] ?? '', '"home"', 'home'),
          'a.yaml': fields,
          'b.json': other,
        },
        'flat/1',
      );
      assert.match(
        changed['a.yaml'] ?? '',
        /fields: \[flat\/1\.postcode, \/properties\/flat~11\/properties\/postcode, Claim\.flat\/1\]/,
      );
      assert.match(changed['a.yaml'] ?? '', /necessity: \{flat\/1\.postcode: finds/);
      assert.match(changed['b.json'] ?? '', /#\/properties\/flat~11\/properties\/postcode/);
    });

    it('writes the entity as well where the bare name would be another field’s too', () => {
      const standard = `${STANDARDS['claim.standard.yaml']}  - name: Person\n    fields:\n      - {name: number, type: string}\n`;
      const changed = renamedAt({ 's.yaml': standard, 'a.yaml': at(agreement('s.yaml'), '[nino', 'nino') }, 'number');
      assert.match(changed['a.yaml'] ?? '', /fields: \[Claim\.number, Claim\.number, postcode\]/);
    });

    it('in every agreement of the project, and in no other field of that name', () => {
      const standard = STANDARDS['claim.standard.yaml'] ?? '';
      const other = standard.replaceAll('urn:x:claim', 'urn:x:other');
      const changed = renamedAt(
        {
          's.yaml': standard,
          'other.yaml': other,
          'a.yaml': at(agreement('s.yaml'), '{nino:', 'nino'),
          'b.yaml': agreement('urn:x:claim'),
          'c.yaml': agreement('other.yaml'),
        },
        'person_number',
      );
      assert.deepEqual(Object.keys(changed).sort(), ['a.yaml', 'b.yaml', 's.yaml']);
    });

    it('gives no name that is taken, and renames nothing that several share or nobody defines', () => {
      const files = {
        's.yaml': STANDARDS['claim.standard.yaml'] ?? '',
        'a.yaml': at(agreement('s.yaml'), '[nino', 'nino'),
      };
      assert.deepEqual(renamedAt(files, 'home'), {});
      assert.deepEqual(renamedAt(files, ' '), {});
      const unknown = at(agreement('s.yaml').replace('postcode', 'shoe_size'), 'shoe_size');
      assert.deepEqual(renamedAt({ ...files, 'a.yaml': unknown }, 'x'), {});
      const shared = `id: https://x.example/m\nname: m\nclasses:\n  A:\n    slots: [nino]\n  B:\n    slots: [nino]\nslots:\n  nino:\n    range: string\n`;
      assert.deepEqual(renamedAt({ 'm.yaml': at(shared, '  nino:', 'nino') }, 'x'), {});
    });
  });

  describe('a party', () => {
    const more = `signatures:
  - {party: council, name: C. Example, date: 2026-01-01}
processors:
  - {party: agency}
rights: {sarLead: council}
onwardSharing: {rule: with-approval, approver: council}
jointControllerArrangement: {responsibilities: {council: answers requests}}
`;
    const text = agreement('s.yaml', more);

    it('is renamed wherever its agreement names it, and in no other agreement', () => {
      for (const place of ['id: council', 'party: council', 'sarLead: council', '{council: answers']) {
        const files = { 'a.yaml': at(text, place, 'council'), 'b.yaml': text };
        const changed = renamedAt(files, 'exampleshire');
        assert.deepEqual(Object.keys(changed), ['a.yaml'], place);
        assert.doesNotMatch(changed['a.yaml'] ?? '', /council\b/, place);
        assert.equal(changed['a.yaml']?.match(/exampleshire/g)?.length, 5, place);
      }
      assert.deepEqual(renamedAt({ 'a.yaml': at(text, 'id: council', 'council') }, 'agency'), {}, 'taken');
    });

    it('is found, gone to and explained', () => {
      const files = { 'a.yaml': at(text, 'party: council', 'council') };
      assert.deepEqual(referencesAt(files), [
        'a.yaml:9:council',
        'a.yaml:21:council',
        'a.yaml:24:council',
        'a.yaml:25:council',
        'a.yaml:26:council',
      ]);
      assert.equal(definitionAt(files), 'a.yaml:council');
      assert.match(
        hoverAt(files),
        /\*\*Exampleshire Council\*\* \(`council`\)\n\nRole: provider, controller\n\nIdentifier: GB-LAE-EXS/,
      );
    });

    it('is completed where one is meant', () => {
      for (const place of [
        'signatures:\n  - party: $0',
        'processors:\n  - party: $0',
        'rights:\n  sarLead: $0',
        'onwardSharing:\n  approver: $0',
      ])
        assert.deepEqual(
          [...completions({ 'a.yaml': `${agreement('s.yaml')}${place}\n` }).keys()].slice(0, 2),
          ['council', 'agency'],
          place,
        );
    });
  });

  describe('references', () => {
    for (const [path, standard] of Object.entries(STANDARDS))
      it(`from a field to the agreements that share it, in ${path}`, () => {
        const name = /"?nino"?(?=: ?\{|:$)|(?<=name"?: "?)nino/m.exec(standard)?.index ?? -1;
        const marked = `${standard.slice(0, name + 2)}$0${standard.slice(name + 2)}`;
        const found = referencesAt({ [path]: marked, 'a.yaml': agreement(path), 'b.yaml': agreement('nowhere.yaml') });
        assert.deepEqual(
          found.filter((one) => one.startsWith('a.yaml')),
          ['a.yaml:15:nino', `a.yaml:15:${entityOf(path)}.nino`, 'a.yaml:16:nino'],
        );
        assert.equal(found.length, 4, 'and its own place');
        assert.deepEqual(
          referencesAt({ [path]: standard, 'a.yaml': at(agreement(path), '[nino', 'nino') }),
          found.filter((one) => !one.startsWith('b')),
        );
      });

    it('from a standard to the agreements that share it', () => {
      const standard = at(STANDARDS['claim.standard.yaml'] ?? '', 'title: Claim', 'Claim');
      assert.deepEqual(
        referencesAt({ 's.yaml': standard, 'a.yaml': agreement('s.yaml'), 'b.yaml': agreement('urn:x:claim') }),
        ['a.yaml:14:s.yaml', 'b.yaml:14:urn:x:claim'],
      );
    });
  });
});
