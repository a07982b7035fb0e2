import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import fc from 'fast-check';
import type { IsoDate } from '../../src/base/iso-date.ts';
import { agreementHtml } from '../../src/cli/reporters/agreement-html.ts';
import { agreementMarkdown } from '../../src/cli/reporters/agreement-markdown.ts';
import { type AgreementDocument, agreementDocument, agreementsIn } from '../../src/insight/agreement-document.ts';
import type { JsonSchema } from '../../src/schema/json-schema.ts';
import { runCli } from '../../src/testkit/cli.ts';
import { FRAMES_OF } from '../../src/testkit/frames.ts';
import { fullAgreement } from '../../src/testkit/full-agreement.ts';
import { MemoryFileSystem } from '../../src/testkit/memory-file-system.ts';
import { mutationsOf } from '../../src/testkit/mutate.ts';
import { fixturePath, projectFiles } from '../../src/testkit/project.ts';
import { Workspace } from '../../src/workspace/workspace.ts';

const require = createRequire(import.meta.url);
const SCHEMA = require(fixturePath('..', 'schemas', 'agreement', 'agreement.schema.json')) as JsonSchema;
const INCOME = 'agreements/income-verification.agreement.yaml';
const DAY = '2026-11-22' as IsoDate;

/** A file of `files`, written out; undefined where it holds no agreement. */
function documentOf(files: Readonly<Record<string, string>>, file: string): AgreementDocument | undefined {
  const workspace = new Workspace({ root: '/w' });
  for (const [path, text] of Object.entries(files)) {
    const language = path.endsWith('.json') ? 'json' : 'yaml';
    workspace.apply({ kind: 'set', source: { path: `/w/${path}`, text, language } });
  }
  const [found] = agreementsIn(workspace.current, `/w/${file}`);
  return found && agreementDocument(found, workspace.current, { day: DAY, toolVersion: '0.0.0', source: file });
}

function htmlOf(document: AgreementDocument): string {
  return [...agreementHtml(document)].join('');
}

function markdownOf(document: AgreementDocument): string {
  return [...agreementMarkdown(document)].join('');
}

function councilTax(): Record<string, string> {
  return Object.fromEntries(projectFiles('council-tax'));
}

/** An agreement over the claim standard of the example project, as the only thing that changes. */
function withAgreement(text: string): Record<string, string> {
  const standard = 'standards/claim.schema.json';
  return { [standard]: councilTax()[standard] ?? '', 'agreements/a.agreement.json': text };
}

function full(text: (path: string) => string, choice: number): AgreementDocument {
  const agreement = fullAgreement(SCHEMA, text, choice);
  const document = documentOf(withAgreement(JSON.stringify(agreement)), 'agreements/a.agreement.json');
  assert.ok(document);
  return document;
}

/** What a reader sees of a page, and the values behind it. */
function textOf(html: string): string {
  const body = html.slice(html.indexOf('<body>'));
  const values = [...body.matchAll(/(?:value|datetime)="([^"]*)"/g)].map(([, value]) => value);
  return unescaped([body.replace(/<wbr>|<\/?bdi>/g, '').replace(/<[^>]*>/g, ' '), ...values].join('\n'));
}

function unescaped(text: string): string {
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');
}

function scalarsIn(value: unknown): (string | number)[] {
  if (typeof value === 'string' || typeof value === 'number') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(scalarsIn);
}

/** Strings that would be markup, if they came through. */
const HOSTILE = [
  '<img src=x onerror=alert(1)>',
  '</style><script>alert(1)</script>',
  '</bdi></p></main><h1>taken</h1>',
  '" onmouseover="alert(1)',
  "' autofocus onfocus=alert(1) '",
  '](javascript:alert(1))',
  '[x](javascript:alert(1) "t")',
  '![x](https://hostile.example/x.png)',
  'javascript:alert(1)',
  'data:text/html,<script>alert(1)</script>',
  'https://x.example/"onclick="alert(1)',
  'https://x.example/<script>',
  '| a | b |\n|---|---|',
  '`code` ``` ~~~',
  '# heading\n\n- list\n\n> quotation\n\n---',
  'one\ntwo\r\nthree\u2028four',
  '\u202eevil\u202c \u2066x',
  '\u0000nul\u001b[31m',
  '\ud800 alone',
  '&lt;b&gt; &amp; &#60;',
  '@everyone #1 $x$ *a* _b_ ~c~',
  '</textarea><svg onload=alert(1)>',
  '{{7*7}} <%= 7 %>',
];

const TAG = /<\/?([a-z][a-z0-9]*)((?:\s[a-z-]+(?:="[^"<>]*")?)*)>/g;
const TAGS = new Set(
  'html head title body meta style header footer main nav section div p span strong h1 h2 h3 ol ul li dl dt dd a bdi data time wbr table caption thead tfoot tbody tr th td'.split(
    ' ',
  ),
);

function assertHarmless(html: string, what: string): void {
  const body = html.slice(html.indexOf('<body>'));
  assert.equal(body.replace(TAG, '').indexOf('<'), -1, what);
  for (const [tag, name = '', attributes = ''] of body.matchAll(TAG)) {
    assert.ok(TAGS.has(name), tag);
    for (const [, attribute = '', value = ''] of attributes.matchAll(/\s([a-z-]+)(?:="([^"]*)")?/g)) {
      assert.ok(!attribute.startsWith('on') && attribute !== 'style', tag);
      if (attribute === 'href') assert.match(value, /^(?:#[\w-]+$|https?:\/\/|mailto:)/, tag);
    }
  }
  assert.ok(!/[\u202a-\u202e\u2066-\u2069]/.test(html), what);
  assert.equal(html.split('<style>').length, 2);
}

/** Markdown without what is escaped, and without the links and the markup that are ours. */
function rawMarkdown(text: string): string {
  return text
    .replace(/\\[!-/:-@[-`{-~]/g, '')
    .replace(/<(?:https?:\/\/[^\s<>|]+|[\w.+-]+@[\w.-]+)>/g, '')
    .replace(/&#64;/g, '');
}

describe('concordat render', () => {
  it('writes what it is asked for, to the screen and to files', async () => {
    const cwd = fixturePath('projects', 'council-tax');
    const markdown = await runCli(['render', INCOME, '--now', DAY], { cwd });
    assert.equal(markdown.code, 0, markdown.err);
    assert.match(markdown.out, /^\*\*OFFICIAL-SENSITIVE – PERSONAL DATA\*\*\n\n# Income verification/);
    const html = await runCli(['render', INCOME, '--now', DAY, '--format', 'html'], { cwd });
    assert.match(html.out, /^<!doctype html>/);
    assert.match(html.out, /Source: <bdi>agreements\/income-verification\.agreement\.yaml<\/bdi>/);
    assert.match(html.out, /on 22 November 2026\./);
  });

  it('says what is wrong with what it was asked for', async () => {
    const cwd = fixturePath('projects', 'council-tax');
    const said = async (...args: string[]): Promise<string> => {
      const { code, err } = await runCli(['render', ...args], { cwd });
      assert.equal(code, 2);
      return err;
    };
    assert.match(await said(), /needs the file of an agreement/);
    assert.match(await said('agreements'), /a folder/);
    assert.match(await said('standards/claim.schema.json'), /no agreement in a format that is known/);
    assert.match(
      await said(INCOME, '--id', 'urn:x'),
      /no agreement has the identifier urn:x\. There is urn:exampleshire/,
    );
    assert.match(await said(INCOME, '--format', 'pdf'), /must be one of html, markdown/);
    assert.match(await said('nothing.yaml'), /no such file/);
  });

  it('reads standard input, and joins it to the project', async () => {
    const files = new MemoryFileSystem(
      Object.fromEntries(Object.entries(councilTax()).map(([path, text]) => [`/w/${path}`, text])),
    );
    const stdin = councilTax()[INCOME]?.replace('award_amt', 'award_amount') ?? '';
    const { out, code, err } = await runCli(
      ['render', '--stdin', '--stdin-filename', 'agreements/new.agreement.yaml', '--now', DAY],
      { cwd: '/w', files, stdin },
    );
    assert.equal(code, 0, err);
    assert.match(out, /# Income verification/);
  });

  it('asks which, where a file holds several', async () => {
    const text = councilTax()[INCOME] ?? '';
    const files = new MemoryFileSystem({ '/w/a.yaml': `${text}---\n${text.replace('2026-0042', '2026-0043')}` });
    const several = await runCli(['render', 'a.yaml'], { cwd: '/w', files });
    assert.equal(several.code, 2);
    assert.match(several.err, /name one with --id\. There are \S+2026-0042, \S+2026-0043/);
    const one = await runCli(['render', 'a.yaml', '--id', 'urn:exampleshire.example:agreement:2026-0043'], {
      cwd: '/w',
      files,
    });
    assert.match(one.out, /Identifier \| urn:exampleshire\.example:agreement:2026-0043/);
  });
});

describe('an agreement written out', () => {
  it('takes the fields from the standard, and shows what it has not', () => {
    const html = htmlOf(documentOf(councilTax(), INCOME) ?? assert.fail());
    const text = textOf(html);
    assert.match(text, /Number by which the claimant is known/);
    assert.match(text, /identifies a person directly \(a national identity number\); inferred, high confidence/);
    assert.match(text, /award_amt\s+The standard has no field of this name/);
    assert.match(text, /Finds the right person/);
    assert.match(text, /Council tax reduction claim/);
  });

  it('writes `*` out, and says where a standard was not found', () => {
    const text = councilTax()[INCOME] ?? '';
    const all = documentOf(
      { ...councilTax(), [INCOME]: text.replace('[claim_id, nino, household_income, award_amt]', "'*'") },
      INCOME,
    );
    const names = all?.schedule[0]?.fields.map(({ name }) => name.map((run) => run.text).join(''));
    assert.ok(names?.includes('award_amount'), names?.join());
    const lost = documentOf({ [INCOME]: text }, INCOME) ?? assert.fail();
    assert.match(textOf(htmlOf(lost)), /This standard was not found among the files/);
    assert.ok(lost.schedule[0]?.fields.every(({ unknown }) => unknown));
  });

  it('takes from elsewhere what a field refers to or inherits', () => {
    const definition = (files: Record<string, string>, standard: string, fields: string): string[] => {
      const agreement = `kind: DataSharingAgreement\ndata: [{standard: '${standard}', fields: ${fields}}]\n`;
      const { schedule } = documentOf({ ...files, 'a.yaml': agreement }, 'a.yaml') ?? assert.fail();
      return (schedule[0]?.fields ?? []).map((field) =>
        [field.definition, field.type].map((cell) => cell.map((run) => run.text).join('')).join(' | '),
      );
    };
    const schema = {
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      title: 'S',
      type: 'object',
      properties: {
        home: { $ref: '#/$defs/Address' },
        code: { $ref: '#/$defs/Code' },
        own: { $ref: '#/$defs/Code', description: 'In its own words.' },
        homes: { type: 'array', items: { $ref: '#/$defs/Address' } },
      },
      $defs: {
        Address: { type: 'object', description: 'Where letters go.', properties: { town: { description: 'A town.' } } },
        Code: { type: 'string', title: 'Postcode', description: 'Of the post.' },
      },
    };
    assert.deepEqual(
      definition({ 's.schema.json': JSON.stringify(schema) }, 's.schema.json', '[home, code, own, homes, home.town]'),
      [
        'Where letters go. | Address',
        'Postcode: Of the post. | string',
        'In its own words. | string',
        'Where letters go. | list of Address',
        'A town. | not stated',
      ],
    );
    const dialect = {
      '.concordat.yaml':
        'dialects: [{id: d, match: {files: "**/*.elements.yaml"}, standard: {id: name, title: name}, inherits: basedOn, field: {each: elements, name: name, description: text, type: type}}]\n',
      'base.elements.yaml': 'name: base\nelements: [{name: dob, type: date, text: Day of birth.}]\n',
      'leaf.elements.yaml': 'name: leaf\nbasedOn: base\nelements: [{name: dob}]\n',
    };
    assert.deepEqual(definition(dialect, 'leaf', '[dob]'), ['Day of birth. | date']);
  });

  it('shows what is not recorded as a blank, and lists it', () => {
    const document = documentOf({ 'a.yaml': 'kind: DataSharingAgreement\n' }, 'a.yaml') ?? assert.fail();
    const whats = document.blanks.map(({ what }) => what);
    for (const part of [
      'parties',
      'purpose',
      'legal power',
      'data that are shared',
      'how long',
      'protected',
      'reviewed',
    ])
      assert.ok(
        whats.some((what) => what.includes(part)),
        part,
      );
    const html = htmlOf(document);
    for (const { what } of document.blanks) assert.ok(html.split(what).length > 1, what);
    assert.equal(document.standing?.word, 'Draft');
    assert.match(html, /<p class="standing"><strong>Draft<\/strong>/);
    assert.match(markdownOf(document), /\*\*DRAFT\.\*\*/);
    assert.match(html, /Classification not recorded/);
  });

  it('is marked by its status', () => {
    const word = (status: string): string | undefined =>
      documentOf({ 'a.yaml': `kind: DataSharingAgreement\nstatus: ${status}\n` }, 'a.yaml')?.standing?.word;
    for (const status of ['draft', 'under-review', 'whatever', '']) assert.equal(word(status), 'Draft', status);
    for (const status of ['signed', 'registered', 'active']) assert.equal(word(status), undefined, status);
    assert.equal(word('suspended'), 'Suspended');
    assert.equal(word('terminated'), 'Terminated');
    assert.equal(word('active\nterm: {start: 2020-01-01, end: 2021-01-01}'), 'Past its term');
  });

  it('never adds a lawful basis, a period or a safeguard', () => {
    const document = documentOf({ 'a.yaml': 'kind: DataSharingAgreement\nparties: [{id: a}]\n' }, 'a.yaml');
    const text = textOf(htmlOf(document ?? assert.fail()));
    assert.doesNotMatch(text, /Public task|Article 6|\d+ (?:years|months|days)|Encryption/);
  });

  it('leaves out what only protects people where no personal data are shared', () => {
    const standard = `apiVersion: concordat/v1
kind: DataStandard
id: urn:x:streets
title: Streets
version: 1.0.0
entities: [{name: Street, fields: [{name: width, type: number, personalData: {category: none, reason: measured}}]}]
`;
    const agreement = `kind: DataSharingAgreement
data: [{id: streets, standard: s.standard.yaml, version: 1.0.0, fields: [width]}]
`;
    const document = documentOf({ 's.standard.yaml': standard, 'a.yaml': agreement }, 'a.yaml') ?? assert.fail();
    const whats = document.blanks.map(({ what }) => what).join('; ');
    assert.doesNotMatch(whats, /impact|rights|breach|lawful|groups of people/);
    assert.match(textOf(htmlOf(document)), /none of the fields holds personal data/);
  });

  it('shows the signatures that are recorded, and lines for the others', () => {
    const agreement = `kind: DataSharingAgreement
parties: [{id: a, name: Alpha}, {id: b, name: Beta}]
signatures: [{party: a, name: R. Example, role: SIRO, date: 2026-08-20}, {party: c, date: 2026-08-21}]
`;
    const { signatures } = documentOf({ 'a.yaml': agreement }, 'a.yaml') ?? assert.fail();
    assert.deepEqual(
      signatures.map(({ party, recorded }) => [party.map((run) => run.text).join(''), recorded]),
      [
        ['Alpha', true],
        ['Beta', false],
        ['c', true],
      ],
    );
  });

  it('writes out agreements of other formats', () => {
    const written = Object.entries(FRAMES_OF).flatMap(([format, { file, text }]) => {
      const document = documentOf({ [file]: text }, file);
      return document ? [[format, document] as const] : [];
    });
    const formats = written.map(([format]) => format);
    for (const format of ['agreement', 'dua', 'odrl']) assert.ok(formats.includes(format), formats.join());
    for (const [format, document] of written) {
      const text = textOf(htmlOf(document));
      const frame = FRAMES_OF[format];
      if (!frame?.file.endsWith('.json')) continue;
      for (const scalar of scalarsIn(JSON.parse(frame.text)))
        assert.ok(text.includes(String(scalar)), `${format}: ${scalar}`);
    }
  });

  it('loses nothing that the file says', () => {
    for (let choice = 0; choice < 6; choice++) {
      const text = (path: string): string => `Said at ${path.replaceAll('/', ' ')}`;
      const agreement = fullAgreement(SCHEMA, text, choice);
      const html = textOf(htmlOf(full(text, choice)));
      for (const scalar of scalarsIn(agreement)) assert.ok(html.includes(String(scalar)), `${choice}: ${scalar}`);
    }
  });

  it('has a clause for every key of the format, and no blank where each is written', () => {
    for (let choice = 0; choice < 6; choice++) {
      const { further, blanks } = full((path) => `Said at ${path}`, choice);
      const names = further.map(({ name }) => name.map((run) => run.text).join(''));
      assert.deepEqual(
        names.filter((name) => !/(?:^| › )x-own$/.test(name)),
        [],
      );
      assert.deepEqual(
        blanks.filter(({ what }) => !/signature|why these fields|role of this party/.test(what)),
        [],
      );
    }
  });

  it('says what a key adds even where it has no clause', () => {
    const text = (x: string): string => `kind: DataSharingAgreement\n${x}`;
    const further = (x: string): string => {
      const { further: found } = documentOf({ 'a.yaml': text(x) }, 'a.yaml') ?? assert.fail();
      return found.map(({ name, value }) => [...name, ...value].map((run) => run.text).join('|')).join('; ');
    };
    assert.equal(further('x-fee: {amount: 5, paid: no}'), 'x-fee › amount|5; x-fee › paid|no');
    assert.equal(further('purpose: {statement: S, x-ref: 7}'), 'purpose › x-ref|7');
    assert.equal(further('a: &x {b: c}\nd: *x'), 'a › b|c; d › b|c');
    assert.equal(further('dpia: &x {ref: R}\nd: *x'), 'd › ref|R');
    assert.equal(further('term: [1, 2]\nother: []'), 'other|(nothing)');
    assert.equal(further('x: null'), 'x|(nothing)');
    assert.equal(further('security:'), '');
  });

  it('is a matter of the text alone', () => {
    for (const [file] of projectFiles('council-tax')) {
      const [one, other] = [documentOf(councilTax(), file), documentOf(councilTax(), file)];
      if (!one || !other) continue;
      assert.equal(htmlOf(one), htmlOf(other));
      assert.equal(markdownOf(one), markdownOf(other));
    }
  });

  it('knows the lines that it was made from', () => {
    const source = (councilTax()[INCOME] ?? '').split('\n');
    const { clauses, schedule } = documentOf(councilTax(), INCOME) ?? assert.fail();
    const lineOf = (start: string): number => source.findIndex((line) => line.trimStart().startsWith(start)) + 1;
    const purpose = clauses.find(({ id }) => id === 'purpose')?.statements[0];
    assert.deepEqual(purpose?.lines, { from: lineOf('statement:'), to: lineOf('statement:') });
    assert.equal(schedule[0]?.fields[0]?.lines?.from, lineOf('fields:'));
    const party = clauses[0]?.statements[0]?.items[1];
    assert.deepEqual(party?.lines, { from: lineOf('- id: agency'), to: lineOf('purpose:') - 1 });
  });
});

describe('hostile terms in an agreement', () => {
  it('are text on the page, each in every place', () => {
    for (const [index, text] of HOSTILE.entries()) {
      const document = full(() => text, index);
      assertHarmless(htmlOf(document), text);
    }
  });

  it('are text in Markdown, each in every place', () => {
    for (const [index, text] of HOSTILE.entries()) {
      const raw = rawMarkdown(markdownOf(full(() => text, index)));
      assert.ok(!/<|`|\]\(|!\[|~~|\]:|:\/\//.test(raw), text);
      assert.ok(!/[\u202a-\u202e\u2066-\u2069]/.test(raw), text);
      const lines = raw.split('\n');
      // Every line begins with something of ours.
      for (const line of lines)
        assert.match(
          line,
          /^(?:[> ]*$|[> ]*\*\*|#{1,3} |\||- |---$|Signed|Evidence|The source|Source: )/,
          `${text}: ${line}`,
        );
      const columns = (line: string): number => line.split('|').length;
      for (const [at, line] of lines.entries())
        if (line.startsWith('|') && lines[at - 1]?.startsWith('|'))
          assert.equal(columns(line), columns(lines[at - 1] ?? ''));
    }
  });

  it('do no harm as any text whatever', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), fc.nat(5), (text, choice) => {
        const document = full(() => text, choice);
        assertHarmless(htmlOf(document), text);
        assert.ok(!/[<`]/.test(rawMarkdown(markdownOf(document))), text);
      }),
      { numRuns: 15, seed: 7 },
    );
  });

  it('never make it throw, on any prefix or after any damage', () => {
    const text = councilTax()[INCOME] ?? '';
    const write = (files: Record<string, string>, file: string): void => {
      const document = documentOf(files, file);
      if (!document) return;
      htmlOf(document);
      markdownOf(document);
    };
    const standard = { 'standards/claim.schema.json': councilTax()['standards/claim.schema.json'] ?? '' };
    for (let length = 0; length <= text.length; length += 13)
      write({ ...standard, [INCOME]: text.slice(0, length) }, INCOME);
    const agreement = fullAgreement(SCHEMA, (path) => path, 1);
    for (const damaged of mutationsOf(agreement, 120, 3, SCHEMA))
      write({ ...standard, 'a.agreement.json': JSON.stringify(damaged) }, 'a.agreement.json');
  });
});
