import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { MAP_SCRIPT } from '../../src/insight/map/map-script.ts';
import { runCli } from '../../src/testkit/cli.ts';
import { madeUpEcosystem } from '../../src/testkit/made-up-ecosystem.ts';
import { MemoryFileSystem } from '../../src/testkit/memory-file-system.ts';
import { fixturePath } from '../../src/testkit/project.ts';

const require = createRequire(import.meta.url);
const COUNCIL = fixturePath('projects', 'council-tax');
const STUDY = fixturePath('projects', 'health-research');
const FORMATS = ['text', 'markdown', 'mermaid', 'json', 'svg', 'html'];

/** Names that would be markup, grammar or a mention, if they came through. */
const HOSTILE = [
  '</text></title></svg></td><script>alert(1)</script>',
  '" onmouseover="alert(1)',
  "'><img src=https://hostile.example/x onerror=alert(1)>",
  '</style><style>*{display:none}</style>',
  ']]><!--',
  '"]; click n0 "javascript:alert(1)"; x["',
  '%%{init: {"securityLevel": "loose"}}%%',
  '`**bold**`',
  'end',
  'style n0 fill:#f00;',
  '#quot; &quot; &#34;',
  '| a | b | [x](javascript:alert(1)) @everyone',
  '\u202eevil\u0000\u001b[31m',
  '\ud800',
  '$' + '{x}',
  'averylongnamewithoutanyplacetobreakit'.repeat(30),
];

async function print(cwd: string, ...args: string[]): Promise<string> {
  const { out, err, code } = await runCli(['map', '.', '--now', '2026-11-21', ...args], { cwd });
  assert.equal(code, 0, err);
  return out;
}

async function printFiles(files: Iterable<readonly [string, string]>, format: string): Promise<string> {
  const system = new MemoryFileSystem(Object.fromEntries([...files].map(([path, text]) => [`/w/${path}`, text])));
  const { out, err, code } = await runCli(['map', '--format', format, '--now', '2026-11-21'], {
    cwd: '/w',
    files: system,
  });
  assert.equal(code, 0, err);
  return out;
}

function hostileFiles(): Map<string, string> {
  const names = new Map<string, string>();
  return madeUpEcosystem({ organisations: 10, standards: 16, agreements: 16 }, (name) => {
    const known = names.get(name) ?? HOSTILE[names.size % HOSTILE.length]!;
    names.set(name, known);
    return known;
  });
}

describe('map: the command', () => {
  it('prints JSON that its published schema describes, in every example project', async () => {
    const validate = new Ajv2020({ allowUnionTypes: true }).compile(
      require(fixturePath('..', 'schemas', 'map', 'map.schema.json')),
    );
    for (const name of ['council-tax', 'health-research', 'address-register', 'regimes']) {
      const map: { standards: unknown[] } = JSON.parse(await print(fixturePath('projects', name), '--format', 'json'));
      const { standards } = map;
      assert.ok(validate(map), `${name}: ${JSON.stringify(validate.errors?.slice(0, 3))}`);
      assert.ok(standards.length > 0);
    }
    const map = JSON.parse(await printFiles(hostileFiles(), 'json'));
    assert.ok(validate(map), JSON.stringify(validate.errors?.slice(0, 3)));
  });

  it('has the publisher of the catalogue', async () => {
    const { datasets } = JSON.parse(await print(fixturePath('projects', 'address-register'), '--format', 'json'));
    assert.deepEqual(datasets, [
      {
        id: 'dataset:https://data.exampleshire.example/datasets/address',
        label: 'Exampleshire address',
        identifier: 'https://data.exampleshire.example/datasets/address',
        status: null,
        holder: 'organisation:Exampleshire Council',
        publisher: 'Exampleshire Council',
        access: 'public',
        conformsTo: [{ text: 'https://data.exampleshire.example/standards/address/1.1.0', standard: null }],
        file: 'address/catalogue.dcat.jsonld',
        line: 28,
      },
    ]);
  });

  it('tells in words what the picture shows', async () => {
    const text = await print(STUDY);
    for (const line of [
      '  Northvale University → Example Statistics Office',
      '    Standards: Cohort of admissions; Hospital admissions',
      '    Classification: OFFICIAL-SENSITIVE',
      '    Personal data: personal data, special categories',
      '    Holds: standard: Cohort of admissions (standards/cohort.schema.json:4)',
      '  Example Health Trust → Northvale University → Example Statistics Office',
      '    Under: Admissions for the study of readmissions: by this agreement it is passed on to nobody (agreements/1-admissions-to-university.agreement.yaml:6)',
    ])
      assert.ok(text.split('\n').includes(line), `${line}\n${text}`);
    const markdown = await print(STUDY, '--format', 'markdown');
    assert.match(markdown, /\| Northvale University \| Example Statistics Office \|/);
  });

  it('draws a picture that says what it is', async () => {
    const svg = await print(COUNCIL, '--format', 'svg');
    assert.match(
      svg,
      /<svg xmlns="http:\/\/www.w3.org\/2000\/svg" class="map" role="img" aria-labelledby="map-name map-about"/,
    );
    assert.match(
      svg,
      /<desc id="map-about">3 organisations, 3 standards, 0 datasets, 2 agreements, 2 flows, and 0 chains/,
    );
    assert.match(
      svg,
      /<title>Agreement: Income verification for council tax reduction, OFFICIAL-SENSITIVE, personal data, 4 fields<\/title>/,
    );
    assert.doesNotMatch(svg.replace('http://www.w3.org/2000/svg', ''), /<script|\bstyle=|\bon[a-z]+=|href=|https?:/);
  });

  it('writes a page whose policy lets in nothing but its own style and script', async () => {
    const html = await print(COUNCIL, '--format', 'html');
    assert.match(
      html,
      /default-src 'none'; style-src 'sha256-[^']+'; script-src 'sha256-[^']+'; base-uri 'none'; form-action 'none'/,
    );
    assert.equal(html.split('<script>').length, 2);
    assert.doesNotMatch(html, /\sstyle="/);
    assert.match(html, /data-file="agreements\/income-verification.agreement.yaml" data-line="5"/);
    assert.doesNotMatch(MAP_SCRIPT, /innerHTML|eval|new Function|fetch|import|<\/script/);
  });

  it('shows a part of the whole', async () => {
    const text = await print(COUNCIL, '--focus', 'Example Income Agency', '--depth', '1');
    assert.match(text, /Shown is what lies within 1 step of Example Income Agency/);
    assert.doesNotMatch(text, /Referral of suspected fraud/);
  });

  it('says what is wrong with its options', async () => {
    for (const [args, said] of [
      [['--focus', 'Example Incme Agency'], 'did you mean Example Income Agency?'],
      [['--depth', 'far'], '--depth takes a number of steps'],
      [['--format', 'png'], '--format must be one of text, markdown, mermaid, json, svg, html'],
      [['--output', 'svg'], '--output takes FORMAT=FILE'],
    ] as const) {
      const { code, err } = await runCli(['map', '.', ...args], { cwd: COUNCIL });
      assert.equal(code, 2, err);
      assert.ok(err.includes(said), err);
    }
  });

  it('is the same each time, in every format', async () => {
    for (const format of FORMATS)
      assert.equal(await print(STUDY, '--format', format), await print(STUDY, '--format', format), format);
  });

  it('stands an empty folder and broken files, and says which', async () => {
    for (const format of FORMATS) {
      await printFiles([['notes.txt', '']], format);
      const out = await printFiles([['a.agreement.yaml', 'kind: DataSharingAgreement\nparties: [\n']], format);
      assert.ok(out.length > 0);
    }
    const system = new MemoryFileSystem({ '/w/a.agreement.yaml': 'kind: DataSharingAgreement\nparties: [\n' });
    const { err, out } = await runCli(['map'], { cwd: '/w', files: system });
    assert.match(err, /broken syntax may hide a part of a\.agreement\.yaml/);
    assert.match(out, /The syntax of these files is broken/);
  });
});

describe('map: hostile names', () => {
  it('are no markup in the picture and the page', async () => {
    for (const format of ['svg', 'html']) {
      const text = await printFiles(hostileFiles(), format);
      const markup = text.replace(/<style>[\s\S]*?<\/style>|<script>[\s\S]*?<\/script>/g, '');
      assert.doesNotMatch(markup, /<(?:script|img|style|!--)/, format);
      // Every tag is one of ours, with quoted attributes that no name could have closed.
      const rest = markup
        .replace(/<\/?[a-z][a-zA-Z0-9]*(?:\s[a-zA-Z:-]+(?:="[^"<>]*")?)*\s?\/?>/g, '')
        .replace(/<!doctype html>|<\?xml[^>]*\?>/g, '');
      assert.doesNotMatch(
        rest,
        /[<>]/,
        `${format}: ${rest.slice(Math.max(0, rest.search(/[<>]/) - 80), rest.search(/[<>]/) + 80)}`,
      );
      const tags = (markup.match(/<[^>]*>/g) ?? []).map((tag) => tag.replace(/"[^"]*"/g, '""'));
      assert.deepEqual(
        tags.filter((tag) => /\s(?:on[a-z]+|style|href|src)=/.test(tag) && !tag.startsWith('<a ')),
        [],
        format,
      );
      // biome-ignore lint/suspicious/noControlCharactersInRegex: they must not be there
      assert.doesNotMatch(text, /[\u0000-\u0008\u001b]/, format);
    }
  });

  it('are no grammar in Mermaid', async () => {
    const text = await printFiles(hostileFiles(), 'mermaid');
    const label = String.raw`"(?:[\p{L}\p{M}\p{N} ]|#\d+;)+"`;
    const line = new RegExp(
      [
        'flowchart LR',
        String.raw`  acc(?:Title|Descr): [\w ,]+`,
        String.raw`  subgraph n\d+\[${label}\]`,
        '  end',
        String.raw`  +n\d+(?:\[${label}\]|\[\[${label}\]\]|\[\(${label}\)\]|\{\{${label}\}\})`,
        String.raw`  n\d+ (?:---|===|-->|==>|<-->|<==>|-\.-) n\d+`,
      ]
        .join('$|^')
        .replace(/^/, '^')
        .replace(/$/, '$'),
      'u',
    );
    for (const one of text.trimEnd().split('\n')) assert.match(one, line);
  });

  it('are no markup in Markdown and move no cursor', async () => {
    const markdown = await printFiles(hostileFiles(), 'markdown');
    assert.doesNotMatch(markdown, /(?<!\\)[<`]|(?<!\\)\]\(|@everyone/);
    const rows = markdown.split('\n').filter((line) => line.startsWith('| '));
    for (const row of rows) assert.equal(row.split(/(?<!\\)\|/).length, 12, row);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they must not be there
    assert.doesNotMatch(await printFiles(hostileFiles(), 'text'), /[\u0000-\u0009\u000b-\u001f]/);
  });
});
