import assert from 'node:assert/strict';
import { ALL_HINTS, hintDetail, inlayHints } from '../../src/ide/inlay-hints.ts';
import { type Sharing, sharingIn } from '../../src/insight/sharing.ts';
import type { AgreementRow } from '../../src/model/facts.ts';
import {
  completionItems,
  completions,
  definitionAt,
  hoverAt,
  lensesOf,
  referencesAt,
  renamedAt,
} from '../../src/testkit/cursor.ts';
import { ROOT, sourceOf } from '../../src/testkit/memory.ts';
import { Workspace } from '../../src/workspace/workspace.ts';

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
        /\*\*Exampleshire Council\*\* \(council\)\n\nRole: provider, controller\n\nIdentifier: GB-LAE-EXS/,
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

  describe('completion', () => {
    const standard = STANDARDS['claim.standard.yaml'] ?? '';
    const offered = (text: string, files: Record<string, string> = { 's.yaml': standard }): string[] => [
      ...completions({ ...files, 'a.yaml': text }).keys(),
    ];
    const details = (text: string, files: Record<string, string> = { 's.yaml': standard }) =>
      completionItems({ ...files, 'a.yaml': text });

    it('of fields tells how each is classified and what is known of it, and leaves out what is listed', () => {
      const text = agreement('s.yaml').replace('[nino, Claim.nino, postcode]', '[postcode, $0]');
      const items = details(text);
      assert.deepEqual(
        items.map(({ label, detail, brief }) => [label, detail, brief]),
        [
          [
            'nino',
            'Claim · OFFICIAL · direct identifier · official ID (inferred)',
            'OFFICIAL · direct identifier · official ID (inferred)',
          ],
          ['home', 'Claim · OFFICIAL', 'OFFICIAL'],
        ],
      );
      assert.match(items[0]?.documentation ?? '', /Classification: \*\*OFFICIAL\*\*/);
      assert.deepEqual(
        offered(agreement('s.yaml').replace('Claim.nino', 'ho$0me')),
        ['home'],
        'the one under the cursor may be chosen again',
      );
    });

    it('of the keys of `necessity` offers the fields of the item', () => {
      for (const place of ['{nino: finds the person, $0}', '\n      nino: finds the person\n      $0']) {
        const text = agreement('s.yaml')
          .replace('{nino: finds the person}', place)
          .replace('[nino, Claim.nino, postcode]', '[nino, home.postcode]');
        assert.deepEqual(offered(text), ['home.postcode'], place);
      }
      const written = completions({
        's.yaml': standard,
        'a.yaml': agreement('s.yaml').replace('{nino: finds the person}', '{$0}'),
      });
      assert.match(written.get('nino') ?? '', /necessity: \{nino: \}/);
    });

    it('of fields, parties and bases in JSON', () => {
      const json = (data: string, more = ''): string =>
        `{"apiVersion": "concordat/v1", "kind": "DataSharingAgreement", "jurisdiction": "uk", "parties": [{"id": "council"}], "data": [{"standard": "s.yaml", ${data}}]${more}}`;
      const chosen = (text: string) => completions({ 's.yaml': standard, 'a.json': text });
      assert.match(chosen(json('"fields": ["$0"]')).get('nino') ?? '', /"fields": \["nino"\]/);
      assert.match(
        chosen(json('"fields": ["nino"], "necessity": {"$0"}')).get('nino') ?? '',
        /"necessity": \{"nino": ""\}/,
      );
      assert.ok(chosen(json('"fields": []', ', "signatures": [{"party": "$0"}]')).has('council'));
      assert.ok(
        chosen(json('"fields": []', ', "lawfulBasis": {"article6": ["public-task", "$0"]}')).has('legal-obligation'),
      );
    });

    it('of versions offers those of the workspace, what is in force first', () => {
      const at = (version: string, status: string): string =>
        standard.replace('version: 1.0.0', `version: ${version}`).replace('status: active', `status: ${status}`);
      const files = {
        'a1.yaml': at('1.10.0', 'active'),
        'a2.yaml': at('1.9.0', 'active'),
        'a3.yaml': at('2.0.0', 'draft'),
        'a4.yaml': at('0.9.0', 'deprecated'),
      };
      const text = agreement('urn:x:claim').replace('    fields:', '    version: $0\n    fields:');
      assert.deepEqual(offered(text, files).slice(0, 4), ['1.10.0', '1.9.0', '2.0.0', '0.9.0']);
    });

    it('of fields knows those that a standard has from another file', () => {
      const base = `apiVersion: concordat/v1\nkind: DataStandard\nid: urn:x:base\ntitle: Base\nversion: "1"\nstatus: active\nentities:\n  - name: Person\n    fields:\n      - {name: surname, type: string}\n`;
      const json =
        '{"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "Claim", "type": "object", "allOf": [{"$ref": "person.json"}], "properties": {"claim_id": {"type": "string"}, "home": {"$ref": "address.json"}}}';
      const person =
        '{"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "Person", "type": "object", "properties": {"surname": {"type": "string"}}}';
      const address =
        '{"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "Address", "type": "object", "properties": {"postcode": {"type": "string"}}}';
      const found = offered(agreement('s.json').replace('[nino, Claim.nino, postcode]', '[$0]'), {
        's.json': json,
        'person.json': person,
        'address.json': address,
        'b.yaml': base,
      });
      assert.ok(found.includes('home.postcode'), found.join());
      assert.ok(found.includes('Claim.surname'), found.join());
    });

    it('of lawful bases says what each needs, and prefers none', () => {
      const text = agreement('s.yaml', 'lawfulBasis: {article6: $0}\n');
      const items = details(text);
      assert.deepEqual(items.map(({ label }) => label).slice(0, 3), ['consent', 'contract', 'legal-obligation']);
      assert.match(
        items.find(({ label }) => label === 'public-task')?.documentation ?? '',
        /It needs: A task or a power laid down by law/,
      );
      assert.ok(items.some(({ label }) => label === 'recognised-legitimate-interest'));
      assert.ok(
        !offered(text.replace('jurisdiction: uk', 'jurisdiction: fr')).includes('recognised-legitimate-interest'),
      );
      assert.deepEqual(offered(text.replace('jurisdiction: uk', 'jurisdiction: nz')).slice(0, 2), ['ipp-11', 'aisa']);
    });

    it('of conditions says what goes with them in the United Kingdom', () => {
      const nine = details(agreement('s.yaml', 'lawfulBasis: {article6: public-task, article9: $0}\n'));
      const documentation = nine.find(({ label }) => label === 'substantial-public-interest')?.documentation ?? '';
      assert.match(documentation, /It needs: A law[\s\S]*Schedule 1 .*part 2.*under `schedule1`/);
      const one = details(agreement('s.yaml', 'lawfulBasis: {article9: substantial-public-interest, schedule1: $0}\n'));
      assert.match(one[0]?.detail ?? '', /part 2, paragraph 6 · goes with 9\(2\)\(g\)/);
      assert.match(one[0]?.documentation ?? '', /policy document/);
    });

    it('of purposes, measures, roles, transfers and countries', () => {
      const first = (more: string): string[] => offered(agreement('s.yaml', more));
      assert.ok(
        offered(agreement('s.yaml').replace('dpv:ImprovePublicServices', '$0')).includes('dpv:ImprovePublicServices'),
      );
      const prohibited = offered(
        agreement('s.yaml').replace('statement:', 'prohibited: [dpv:Marketing, $0], statement:'),
      );
      assert.ok(prohibited.includes('dpv:CommercialPurpose') && !prohibited.includes('dpv:Marketing'));
      const measures = details(agreement('s.yaml', 'security: {measures: [dpv:Encryption, $0]}\n'));
      assert.ok(!measures.some(({ label }) => label === 'dpv:Encryption'));
      assert.match(
        measures.find(({ label }) => label === 'dpv:Anonymisation')?.documentation ?? '',
        /A kind of Deidentification/,
      );
      assert.deepEqual(first('transfer: {international: {mechanism: $0}}\n').slice(0, 2), ['adequacy', 'idta']);
      assert.ok(first('transfer: {locations: [$0]}\n').includes('GB'));
      const roles = details(
        agreement('s.yaml')
          .replace('jurisdiction: uk', 'jurisdiction: au')
          .replace('role: [recipient, controller]', 'role: $0'),
      );
      assert.deepEqual(roles.map(({ label }) => label).slice(0, 4), [
        'data-custodian',
        'accredited-user',
        'adsp',
        'provider',
      ]);
      assert.match(roles[0]?.documentation ?? '', /Australian data scheme/, 'what it means the schema says');
      assert.deepEqual(first('regime: $0\n').slice(0, 3), ['uk-dea-psd', 'uk-dea-debt', 'uk-dea-fraud']);
      const other = agreement('s.yaml').replace('urn:x:dsa:1', 'urn:x:dsa:2');
      const sources = offered(agreement('s.yaml').replace('    fields:', '    source: $0\n    fields:'), {
        's.yaml': standard,
        'b.yaml': other,
      });
      assert.deepEqual(sources.slice(0, 2), ['self', 'urn:x:dsa:2']);
    });

    it('of statutes offers those of the jurisdiction, the gateway of the regime first, and the sections of an act', () => {
      const first = (more: string): [string, string | undefined][] =>
        details(agreement('s.yaml', more)).map(({ label, detail }) => [label, detail]);
      const acts = first('regime: uk-dea-debt\nlegalGateway: {act: $0}\n');
      assert.deepEqual(acts[0], ['Digital Economy Act 2017', 'gateway of the regime']);
      assert.ok(!acts.some(([label]) => label === 'Privacy Act 2020'));
      const sections = first('regime: uk-dea-debt\nlegalGateway: {act: Digital Economy Act 2017, section: $0}\n');
      assert.deepEqual(sections[0], ['48', 'Debt owed to the public sector']);
      const power = agreement('s.yaml').replace(
        'role: [recipient, controller]',
        'legalPower: {act: Digital Economy Act 2017, section: $0}',
      );
      assert.match(completions({ 'a.yaml': power }).get('35') ?? '', /section: "35"\}/);
      const listed = agreement('s.yaml')
        .replace('role: [recipient, controller]', 'legalPower: [{act: $0}]')
        .replace('jurisdiction: uk', 'jurisdiction: nz');
      assert.deepEqual(offered(listed)[0], 'Privacy Act 2020');
      const hovered = hoverAt({
        'a.yaml': at(agreement('s.yaml', 'legalGateway: {act: Digital Economy Act 2017, section: "48"}\n'), '"48"'),
      });
      assert.match(hovered, /\*\*48\*\* – Debt owed to the public sector/);
    });

    it('of purposes knows those of the regime', () => {
      const text = agreement('s.yaml', 'regime: au-data-scheme\n').replace('jurisdiction: uk', 'jurisdiction: au');
      assert.deepEqual(offered(text.replace('dpv:ImprovePublicServices', '$0'))[0], 'government-service-delivery');
      assert.deepEqual(offered(text.replace('statement:', 'prohibited: [$0], statement:'))[0], 'national-security');
    });
  });

  describe('hover', () => {
    const standard = STANDARDS['claim.schema.json'] ?? '';

    it('on a shared field tells what it is and what the agreement says of it', () => {
      const text = hoverAt({
        'claim.schema.json': standard,
        'a.yaml': at(agreement('claim.schema.json'), '[nino', 'nino'),
      });
      assert.match(text, /Number of the person\./);
      assert.match(text, /\*\*OFFICIAL\*\* \(inherited from the whole document\)/);
      assert.match(text, /- name token “nino”/);
      assert.match(
        text,
        /In this agreement:\n\n- Needed: finds the person\n- Purpose: Compare what is declared\.\n- Kept: 2 years from decision-date, then secure-erasure\n- Data subjects: claimant\n- Until: 2028-08-31/,
      );
      const key = hoverAt({
        'claim.schema.json': standard,
        'a.yaml': at(agreement('claim.schema.json'), '{nino:', 'nino'),
      });
      assert.match(key, /Number of the person\.[\s\S]*Needed: finds the person/);
      const bare = hoverAt({
        'claim.schema.json': standard,
        'a.yaml': at(agreement('claim.schema.json').replace(/ {4}(?:necessity|retention).*\n/g, ''), '[nino', 'nino'),
      });
      assert.match(bare, /- Needed: not recorded\n[\s\S]*- Kept: not recorded/);
    });

    it('on a field of a standard lists the agreements that share it, and escapes what they say', () => {
      const files = {
        'a.yaml': agreement('claim.schema.json'),
        'b.yaml': agreement('claim.schema.json')
          .replace('title: Check of claims', 'title: "<b>![x](http://x)</b>"')
          .replace('status: active', 'status: draft'),
      };
      const text = hoverAt({ ...files, 'claim.schema.json': at(standard, '"nino": {', 'nino') });
      assert.match(
        text,
        /Shared under 2 agreements:\n\n- \*\*Check of claims\*\*: Compare what is declared\. · kept 2 years from decision-date, then secure-erasure · until 2028-08-31/,
      );
      assert.match(text, /\*a draft\*/);
      assert.doesNotMatch(text, /<b>|!\[x\]\(/);
      assert.doesNotMatch(
        hoverAt({ ...files, 'claim.schema.json': at(standard, '"partner"', 'partner') }),
        /Shared under/,
      );
    });

    it('on bases, measures and mechanisms tells what they mean and need', () => {
      const hovered = (more: string, find: string): string =>
        hoverAt({ 'a.yaml': at(agreement('s.yaml', more), find) });
      assert.match(hovered('lawfulBasis: {article6: public-task}\n', 'public-task'), /It needs: A task/);
      assert.match(hovered('security: {measures: [dpv:Encryption]}\n', 'dpv:Encryption'), /unreadable without a key/);
      assert.match(hovered('transfer: {international: {mechanism: idta}}\n', 'idta'), /It needs: The signed agreement/);
    });
  });

  describe('code lenses', () => {
    const today = '2026-11-22' as const;

    for (const [path, standard] of Object.entries(STANDARDS))
      it(`tell of the one agreement that shares a standard, in ${path}`, () =>
        assert.match(
          lensesOf({ [path]: standard, 'a.yaml': agreement(path) }, path, today).join('\n'),
          /^\d+: shared under 1 agreement: Check of claims, kept P2Y, until 2028-08-31$/,
        ));

    it('count several, and tell drafts and what is over apart', () => {
      const path = 'claim.standard.yaml';
      const standard = STANDARDS[path] ?? '';
      const titles = (files: Record<string, string>): string[] => lensesOf({ [path]: standard, ...files }, path, today);
      const active = agreement(path);
      const draft = active.replace('status: active', 'status: draft');
      const past = active.replace('2028-08-31', '2026-08-31');
      const expired = active.replace('status: active', 'status: expired');
      assert.deepEqual(titles({}), []);
      assert.deepEqual(titles({ 'a.yaml': active, 'b.yaml': active }), ['4: shared under 2 agreements']);
      assert.deepEqual(titles({ 'a.yaml': active, 'b.yaml': draft, 'c.yaml': past, 'd.yaml': expired }), [
        '4: shared under 1 agreement: Check of claims, kept P2Y, until 2028-08-31, 1 in draft, 2 over',
      ]);
      assert.deepEqual(titles({ 'a.yaml': draft, 'b.yaml': past }), [
        '4: not shared now: 2 agreements, 1 in draft, 1 over',
      ]);
      assert.deepEqual(titles({ 'a.yaml': active.replace(/ {4}retention.*\n/, '') }), [
        '4: shared under 1 agreement: Check of claims, no retention recorded, until 2028-08-31',
      ]);
    });

    it('stand at entities too where there are several, at those that are shared', () => {
      const path = 'claim.standard.yaml';
      const standard = `${STANDARDS[path]}  - name: Landlord\n    fields:\n      - {name: phone, type: string}\n  - name: Other\n    fields:\n      - {name: x, type: string}\n`;
      const other = agreement(path).replace('[nino, Claim.nino, postcode]', '[phone]').replace('P2Y', 'P6Y');
      assert.deepEqual(lensesOf({ [path]: standard, 'a.yaml': agreement(path), 'b.yaml': other }, path, today), [
        '4: shared under 2 agreements',
        '9: shared under 1 agreement: Check of claims, kept P2Y, until 2028-08-31',
        '18: shared under 1 agreement: Check of claims, kept P6Y, until 2028-08-31',
      ]);
    });
  });

  describe('hints', () => {
    const read = (files: Record<string, string>) => {
      const workspace = new Workspace({ root: ROOT });
      for (const [name, text] of Object.entries(files)) workspace.apply({ kind: 'set', source: sourceOf(name, text) });
      return workspace.current;
    };
    const path = `${ROOT}/a.yaml`;
    const text = agreement('claim.standard.yaml');
    const standard = STANDARDS['claim.standard.yaml'] ?? '';
    const snapshot = read({ 'claim.standard.yaml': standard, 'a.yaml': text });
    const whole = { start: 0, end: text.length };
    const hinted = (own: string, of = standard): string[] =>
      inlayHints(
        read({ 'claim.standard.yaml': of, 'a.yaml': own }),
        path,
        { start: 0, end: own.length },
        ALL_HINTS,
      ).map(({ at: end, label }) => `${own.slice(0, end).match(/[\w.]+$/)?.[0]}: ${label}`);

    it('give shared fields their classification, with the reason', () => {
      const secret = standard.replace('name: nino\n', 'name: nino\n        classification: SECRET\n');
      assert.deepEqual(hinted(text, secret), ['nino: SECRET', 'Claim.nino: SECRET', 'postcode: OFFICIAL']);
      const lines = text.replace('[nino, Claim.nino, postcode]', '\n      - nino\n      - postcode');
      assert.deepEqual(hinted(lines), ['nino: OFFICIAL', 'postcode: OFFICIAL']);
      const before = read({ 'claim.standard.yaml': secret, 'a.yaml': text });
      const [hint] = inlayHints(before, path, whole, ALL_HINTS);
      assert.ok(hint);
      const { tooltip, edits } = hintDetail(before, path, hint);
      assert.match(tooltip, /\*\*SECRET\*\* \(declared here\)[\s\S]*Personal data[\s\S]*From Claim/);
      assert.deepEqual(edits, []);
    });

    it('say once for a line what all of its fields have', () => {
      assert.deepEqual(hinted(text), ['postcode: all OFFICIAL']);
      assert.deepEqual(hinted(text.replace('nino, Claim', 'nino, shoe_size, Claim')), ['postcode: all OFFICIAL']);
      const [hint] = inlayHints(snapshot, path, whole, ALL_HINTS);
      assert.ok(hint);
      assert.match(
        hintDetail(snapshot, path, hint).tooltip,
        /- nino: Classification: \*\*OFFICIAL\*\* \(inherited from the whole document\)\n- Claim\.nino/,
      );
    });

    it('are off where nobody wants marks from elsewhere', () =>
      assert.deepEqual(inlayHints(snapshot, path, whole, { inferred: 'all', inherited: false }), []));
  });

  describe('what is shared', () => {
    it('is not joined again while somebody types where nothing is read of it', () => {
      const workspace = new Workspace({ root: ROOT });
      const standard = STANDARDS['claim.standard.yaml'] ?? '';
      const set = (path: string, content: string) => workspace.apply({ kind: 'set', source: sourceOf(path, content) });
      set('claim.standard.yaml', standard);
      const first = sharingIn(set('a.yaml', agreement('claim.standard.yaml')));
      assert.equal(sharingIn(workspace.current), first);
      assert.equal(sharingIn(set('a.yaml', agreement('claim.standard.yaml').replace('is declared', 'is said'))), first);
      const described = standard.replace('title: Claim', 'title: Claim\ndescription: What households ask for.');
      assert.equal(sharingIn(set('claim.standard.yaml', described)), first);
      set('other.yaml', standard.replaceAll('urn:x:claim', 'urn:x:other'));
      const other = sharingIn(set('b.yaml', agreement('other.yaml')));
      const itemsIn = (sharing: Sharing, file: string) =>
        sharing.itemsOf(workspace.current.facts.rows('agreements', 'file', `${ROOT}/${file}`)[0] as AgreementRow);
      const renamed = sharingIn(set('claim.standard.yaml', standard.replace('name: nino', 'name: number')));
      assert.notEqual(renamed, first);
      assert.equal(itemsIn(renamed, 'b.yaml'), itemsIn(other, 'b.yaml'), 'only what the edit concerns is joined again');
      assert.notEqual(itemsIn(renamed, 'a.yaml'), itemsIn(other, 'a.yaml'));
      assert.deepEqual(renamed.of(`${ROOT}/claim.standard.yaml`, 0, '/entities/0/fields/0'), []);
    });
  });

  it('says something or nothing of half a file, and of what is none, and never fails', () => {
    const path = 'claim.standard.yaml';
    const standard = STANDARDS[path] ?? '';
    const whole = agreement(path, 'signatures: [{party: council}]\nsecurity: {measures: [dpv:Encryption]}\n');
    const odd = [
      'kind: DataSharingAgreement\nparties: x\ndata: {a: 1}\n',
      `kind: DataSharingAgreement\nparties: [null, 1, {id: 5}, {id: [a]}]\ndata: [null, 3, {standard: [x], fields: {a: b}}, {standard: ${path}, fields: [1, null, [x], {a: b}, "", "*"], necessity: [a], retention: 5, dataSubjects: 7}, {standard: ${path}, fields: "*", necessity: {nino: {a: [b]}, "": x}}]\nterm: 5\npurpose: [x]\nlegalGateway: [{act: 5, section: {}}]\n`,
      `&a {kind: DataSharingAgreement, parties: [*a], data: [{standard: ${path}, fields: &f [nino, *f], necessity: *a}]}`,
    ];
    for (const text of [
      ...Array.from({ length: Math.ceil(whole.length / 41) }, (_, step) => whole.slice(0, step * 41)),
      ...odd,
    ]) {
      for (const offset of [text.length, Math.floor(text.length / 2)]) {
        const files = { [path]: standard, 'a.agreement.yaml': `${text.slice(0, offset)}$0${text.slice(offset)}` };
        completions(files);
        hoverAt(files);
        definitionAt(files);
        referencesAt(files);
        renamedAt(files, 'x');
      }
      lensesOf({ [path]: standard, 'a.yaml': text }, path, '2026-11-22');
    }
    for (let length = 0; length < standard.length; length += 31) {
      const files = { [path]: `${standard.slice(0, length)}$0`, 'a.yaml': whole };
      completions(files);
      hoverAt(files);
      renamedAt(files, 'x');
      lensesOf({ ...files, [path]: standard.slice(0, length) }, path, '2026-11-22');
    }
  }).timeout(60_000);
});
