import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { inventoryCsv } from '../../src/cli/reporters/inventory-csv.ts';
import { inventoryHtml } from '../../src/cli/reporters/inventory-html.ts';
import { inventoryMarkdown } from '../../src/cli/reporters/inventory-markdown.ts';
import { FILTERS } from '../../src/insight/inventory-filters.ts';
import type { InventoryReport } from '../../src/insight/inventory-report.ts';
import { personalDataCategories } from '../../src/model/vocabularies/load.ts';
import { SPECIAL_CODES, specialCalled } from '../../src/model/vocabularies/special-categories.ts';
import { runCli } from '../../src/testkit/cli.ts';
import { MemoryFileSystem } from '../../src/testkit/memory-file-system.ts';
import { allFixtureTexts, fixturePath } from '../../src/testkit/project.ts';

const require = createRequire(import.meta.url);
const COUNCIL = fixturePath('projects', 'council-tax');
const schema = require(fixturePath('..', 'schemas', 'inventory', 'inventory.schema.json')) as {
  $defs: { InventoryField: { properties: Record<'special' | 'category', { enum: (string | null)[] }> } };
};

interface Row {
  readonly file: string;
  readonly pointer: string;
  readonly standard: string;
  readonly field: string;
  readonly personal: string;
  readonly special: string | null;
  readonly category: string;
  readonly source: string;
  readonly evidence: readonly string[];
  readonly classification: { readonly scheme: string | null; readonly value: string; readonly source: string } | null;
  readonly sharedUnder: readonly string[];
}

async function rowsIn(cwd: string): Promise<Row[]> {
  const { out, code, err } = await runCli(['inventory', '.', '--format', 'json'], { cwd });
  assert.equal(code, 0, err);
  const validate = new Ajv2020().compile(schema);
  const printed = JSON.parse(out) as { fields: Row[] };
  assert.ok(validate(printed), JSON.stringify(validate.errors?.slice(0, 3)));
  return printed.fields;
}

/** The output for files that are only in memory, below `/w`. */
async function print(files: Readonly<Record<string, string>>, ...args: string[]): Promise<string> {
  const { out, code, err } = await runCli(['inventory', ...args], { cwd: '/w', files: memory(files) });
  assert.equal(code, 0, err);
  return out;
}

async function rowsOf(files: Readonly<Record<string, string>>): Promise<Row[]> {
  return (JSON.parse(await print(files, '--format', 'json')) as { fields: Row[] }).fields;
}

function memory(files: Readonly<Record<string, string>>): MemoryFileSystem {
  return new MemoryFileSystem(Object.fromEntries(Object.entries(files).map(([path, text]) => [`/w/${path}`, text])));
}

const STANDARD = `apiVersion: concordat/v1
kind: DataStandard
id: urn:x:people
title: People
version: 1.0.0
status: active
language: [en]
entities:
  - name: Person
    kind: person
    title: Person
    description: Somebody who asks for something.
    fields:
`;

/** Strings that would be markup, a formula or a mention, if they came through. */
const HOSTILE = [
  '</td></table><script>alert(1)</script>',
  `" onmouseover="alert(1)`,
  `'><img src=x onerror=alert(1)>`,
  "=cmd|' /C calc'!A0",
  '| a | b |',
  '[x](javascript:alert(1))',
  '@everyone',
  '&lt;b&gt;',
  '</style><b>',
  '\u202eevil',
  '\u0000nul',
  '\ud800',
];

const TAG = /<\/?[a-z0-9]+(?:\s[a-z-]+(?:="[^"<>]*")?)*>/g;

function hostileFiles(): Record<string, string> {
  return Object.fromEntries(
    HOSTILE.map((text, index) => [
      `h${index}.schema.json`,
      JSON.stringify({
        $schema: 'https://json-schema.org/draft/2020-12/schema',
        $id: text,
        title: text,
        description: text,
        version: text,
        'x-gov': {
          owner: text,
          purpose: text,
          retention: text,
          lawfulBasis: text,
          dataSubjects: [text],
          classification: { scheme: text, value: text },
          status: text,
        },
        type: 'object',
        properties: {
          [text]: {
            type: 'string',
            'x-gov': { personalData: { category: text, specialCategory: text, reason: text } },
          },
        },
      }),
    ]),
  );
}

describe('concordat inventory', () => {
  it('prints what its published schema says, for every project', async () => {
    for (const project of ['council-tax', 'address-register']) await rowsIn(fixturePath('projects', project));
  });

  it('has codes for all that the lexicon knows', () => {
    const { special, category } = schema.$defs.InventoryField.properties;
    assert.deepEqual(new Set(special.enum), new Set([...SPECIAL_CODES, null]));
    for (const row of personalDataCategories) {
      assert.ok(category.enum.includes(row.category), row.id);
      if (row.special !== undefined) assert.ok(specialCalled(row.special), row.id);
    }
    for (const one of category.enum)
      assert.ok(
        FILTERS.some(({ id }) => id === `of-${one}`),
        String(one),
      );
  });

  it('gives one of the nine codes for what authors call special', () => {
    const called = {
      Health: 'health',
      'dpv-pd:Religion': 'religion',
      'trade-union': 'union',
      'sex life': 'sexual',
      criminal: 'criminal',
    };
    for (const [written, code] of Object.entries(called)) assert.equal(specialCalled(written), code);
    assert.equal(specialCalled('shoe size'), undefined);
  });

  it('says what is declared and what is inferred, with the classification that holds and the agreements that share it', async () => {
    const fields = await rowsIn(COUNCIL);
    const byName = new Map(fields.map((field) => [field.field, field]));
    const { personal, source, category, sharedUnder, classification } = byName.get('nino') as Row;
    assert.deepEqual(
      { personal, source, category, sharedUnder, classification },
      {
        personal: 'direct',
        source: 'inferred',
        category: 'government-id',
        sharedUnder: ['urn:exampleshire.example:agreement:2026-0042'],
        classification: { scheme: 'uk-gscp', value: 'OFFICIAL-SENSITIVE', source: 'inherited' },
      },
    );
    assert.equal(byName.get('household_income')?.source, 'declared');
    assert.equal(byName.get('household_income')?.classification?.source, 'declared');
  });

  it('tells what is declared, inherited, laid over by a companion, and the default of the configuration apart', async () => {
    const rows = await rowsOf({
      '.concordat.yaml': 'classification: { scheme: uk-gscp, default: OFFICIAL }\n',
      'people.standard.yaml': `${STANDARD}      - {name: faith, type: string, description: What they believe., personalData: {category: dpv-pd:Religion}, classification: SECRET}
      - {name: colour, type: string, description: Of the door., personalData: none}
      - {name: odd, type: string, description: Something., personalData: {identifiability: direct, specialCategory: shoe size}}
`,
      'claim.schema.json': JSON.stringify({
        $schema: 'https://json-schema.org/draft/2020-12/schema',
        title: 'Claim',
        properties: { ref: { type: 'string' }, sum: { type: 'number' } },
      }),
      'claim.standard.yaml': `apiVersion: concordat/v1
kind: DataStandard
id: urn:x:claim
title: Claim, with marks
version: 1.0.0
status: active
schemas: [{path: ./claim.schema.json}]
annotations:
  - at: ./claim.schema.json#/properties/ref
    personalData: {identifiability: pseudonymous}
    classification: OFFICIAL-SENSITIVE
`,
      'share.agreement.yaml': `apiVersion: concordat/v1
kind: DataSharingAgreement
id: urn:x:share
title: Sharing
status: active
data:
  - {standard: urn:x:claim, fields: [sum]}
  - {standard: urn:x:people, fields: ['*']}
`,
    });
    const short = rows.map((row) => [
      row.field,
      row.personal,
      row.special,
      row.source,
      `${row.classification?.value} ${row.classification?.source}`,
      row.sharedUnder.join(),
    ]);
    assert.deepEqual(short, [
      ['ref', 'indirect', null, 'declared', 'OFFICIAL-SENSITIVE declared', ''],
      ['sum', 'none', null, 'inferred', 'OFFICIAL configured', 'urn:x:share'],
      ['faith', 'indirect', 'religion', 'declared', 'SECRET declared', 'urn:x:share'],
      ['colour', 'none', null, 'declared', 'OFFICIAL configured', 'urn:x:share'],
      ['odd', 'direct', null, 'declared', 'OFFICIAL configured', 'urn:x:share'],
    ]);
    assert.ok(rows[4]?.evidence.includes('special category “shoe size”'));
  });

  it('shows what is recorded about the processing, where, and what is not', async () => {
    const { out } = await runCli(['inventory', '.', '--format', 'html', '--now', '2026-11-22'], { cwd: COUNCIL });
    const claim = out.slice(out.indexOf('<bdi>Council tax reduction claim</bdi>'), out.indexOf('<bdi>Dwellings</bdi>'));
    for (const text of [
      'Decide who pays less council tax',
      '6 years from decision-date, then secure-erasure',
      'claim.<wbr>schema.<wbr>json, line&nbsp;10',
      'Exampleshire Council: Public task (Article 6(1)(e))',
      'Recipients <small>Art. 30(1)(d)</small></dt><dd><bdi>Examplefordshire County Council</bdi>',
      '<dt>Lawful basis</dt><dd class="open">Not recorded</dd>',
    ])
      assert.ok(claim.includes(text), text);
  });

  it('says of which personal fields something is not recorded', async () => {
    const out = await print(
      {
        'people.standard.yaml': `${STANDARD}      - {name: birth_date, type: date, description: Day of birth., purpose: [dpv:ServiceProvision], personalData: {identifiability: quasi}}
      - {name: faith, type: string, description: What they believe., personalData: {category: dpv-pd:Religion}}
`,
      },
      '--format',
      'markdown',
    );
    assert.match(
      out,
      /\| Purpose \| .*ServiceProvision.* for Person\.birth\\_date · Not recorded for 1 field: Person\.faith \|/,
    );
  });

  it('writes a table of RFC 4180 that spreadsheets read, and no formulas', async () => {
    const lines = tableOf([
      { field: '=1+1', entity: 'a "b", c' },
      { field: ' @SUM(A1)' },
      { field: '＝1' },
      { field: '007' },
      { field: 'a\r\nb' },
    ]);
    assert.ok(lines.startsWith('\uFEFFfile,pointer,'));
    for (const cell of [`"a ""b"", c",'=1+1,direct`, "' @SUM(A1),", `'＝1`, '"007"', '"a\r\nb"'])
      assert.ok(lines.includes(cell), cell);
    const out = await print(hostileFiles(), '--format', 'csv');
    assert.doesNotMatch(out, /(?:^|,)"?[=+@]/m);
  });

  it('writes a page into which no name can bring markup', async () => {
    const out = await print(hostileFiles(), '--format', 'html');
    assert.doesNotMatch(out, /<(?:script|img|b)\b/);
    assert.equal(out.match(/<\/style>/g)?.length, 1);
    const body = out.slice(out.indexOf('<body>'));
    // Without the tags that are whole, nothing of a tag is left; and those have no attributes but ours.
    assert.doesNotMatch(body.replace(TAG, ''), /[<>]/);
    const names = [...body.matchAll(TAG)].flatMap(([tag]) =>
      [...tag.matchAll(/\s([a-z-]+)(?:="[^"]*")?/g)].map(([, name]) => name),
    );
    const ours =
      'class href id aria-label aria-labelledby tabindex role scope for autocomplete value label lang data-file data-line'.split(
        ' ',
      );
    assert.deepEqual(
      [...new Set(names)].filter((name) => !ours.includes(name ?? '')),
      [],
    );
    assert.ok(!out.includes('\u0000'));
    assert.match(out, /&lt;script&gt;alert\(1\)/);
  });

  it('lets nothing into the page but its own style', async () => {
    const page = [...inventoryHtml(reportOf([]))].join('');
    assert.match(
      page,
      /default-src 'none'; style-src 'sha256-[A-Za-z0-9+/]{43}='; base-uri 'none'; form-action 'none'/,
    );
    assert.doesNotMatch(page, / style=|<script|<link|src=|url\(|@import/);
  });

  it('writes Markdown in which no name is markup', async () => {
    const out = await print(hostileFiles(), '--format', 'markdown');
    assert.doesNotMatch(out, /(?<!\\)<|@everyone|(?<!\\)\[x\]|(?<!\\)&(?!#64;)/);
    const cells = (line: string): number => line.split(/(?<!\\)\|/).length;
    for (const table of out.split('\n\n').filter((part) => part.startsWith('|')))
      assert.equal(new Set(table.trim().split('\n').map(cells)).size, 1, table);
  });

  it('has a page, a table and a text for a workspace without any standard', () => {
    for (const render of [inventoryHtml, inventoryCsv, inventoryMarkdown])
      assert.ok([...render(reportOf([]))].join('').length > 0);
  });

  it('never fails, whatever the bytes', async () => {
    for (const [path, text] of allFixtureTexts()) {
      for (const part of [text.slice(0, text.length >> 1), text.replaceAll(':', ''), `${text}\u0000\ufffd`]) {
        const files = memory({ [path]: part });
        const { code, err } = await runCli(['inventory', '--format', 'html'], { cwd: '/w', files });
        assert.ok(code === 0 || code === 2, `${path}: ${err}`);
      }
    }
  });

  it('is the same, however often it is asked', async () => {
    const once = await runCli(['inventory', '.', '--format', 'html', '--now', '2026-11-22'], { cwd: COUNCIL });
    assert.equal(
      (await runCli(['inventory', '.', '--format', 'html', '--now', '2026-11-22'], { cwd: COUNCIL })).out,
      once.out,
    );
  });

  it('speaks of files whose broken syntax may hide fields', async () => {
    const files = memory({
      'a.schema.json': '{"$schema": "https://json-schema.org/draft/2020-12/schema", "properties": {"x": {',
    });
    const { code, err, out } = await runCli(['inventory', '--format', 'html'], { cwd: '/w', files });
    assert.equal(code, 0);
    assert.match(err, /broken syntax may hide fields of a\.schema\.json/);
    assert.match(out, /Files that could not be read in full/);
  });

  it('ends with 2 for what it cannot do, and says why', async () => {
    const files = memory({ 'notes.txt': 'hello', 'a.json': '{"x": 1}', '.concordat.yaml': 'files: 3\n' });
    for (const [args, why] of [
      [['--format', 'pdf'], /json, csv, markdown, html/],
      [['--output', 'html'], /FORMAT=FILE/],
      [['--output', 'pdf=x'], /json, csv, markdown, html/],
      [['--now', 'soon'], /--now takes a day/],
      [['nowhere'], /no such file/],
      [[], /\.concordat\.yaml:1/],
    ] as const) {
      const { code, err } = await runCli(['inventory', ...args], { cwd: '/w', files });
      assert.equal(code, 2, err);
      assert.match(err, why);
    }
    const { code, err } = await runCli(['inventory', 'a.json'], { cwd: '/w', files: memory({ 'a.json': '{"x": 1}' }) });
    assert.equal(code, 2);
    assert.match(err, /no known format/);
  });
});

/** The cells of one field, made by hand: not every name can come out of a file. */
function tableOf(fields: readonly Partial<Row & { entity: string }>[]): string {
  return [...inventoryCsv(reportOf(fields))].join('');
}

function reportOf(fields: readonly Partial<Row & { entity: string }>[]): InventoryReport {
  const row = {
    file: '/w/a.json',
    pointer: '/properties/nino',
    standard: 'People',
    entity: 'Person',
    field: 'nino',
    personal: 'direct',
    special: null,
    category: 'government-id',
    source: 'inferred',
    confidence: 'high',
    evidence: ['name token “nino”'],
    classification: null,
    sharedUnder: [],
  };
  const inventory = fields.length === 0 ? [] : [{ rows: fields.map((field) => ({ ...row, ...field })) }];
  return {
    inventory: inventory as unknown as InventoryReport['inventory'],
    broken: [],
    day: '2026-11-21',
    toolVersion: '1.0.0',
    recordOf: () => ({ language: undefined, topics: [], agreements: [] }),
    lineOf: () => 1,
    shown: (path) => path.slice(3),
  };
}
