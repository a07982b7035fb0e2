import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { createColors } from 'picocolors';
import type { PublishedChange, PublishedChecklist } from '../../generated/checklist-report.types.ts';
import { checklistHtml } from '../../src/cli/reporters/checklist-html.ts';
import { checklistMarkdown } from '../../src/cli/reporters/checklist-markdown.ts';
import { checklistText } from '../../src/cli/reporters/checklist-text.ts';
import type { ChecklistDocument } from '../../src/insight/checklist/checklist-document.ts';
import { checklistJson } from '../../src/insight/checklist/checklist-json.ts';
import { checklistProgress } from '../../src/insight/checklist/checklist-progress.ts';
import { dataDrivenPublicSector } from '../../src/model/checklists/checklist.ts';
import { type CliRun, runCli } from '../../src/testkit/cli.ts';
import { madeChecklist } from '../../src/testkit/made-checklist.ts';
import { MemoryFileSystem } from '../../src/testkit/memory-file-system.ts';
import { allFixtureTexts, fixturePath, projectFiles } from '../../src/testkit/project.ts';

const require = createRequire(import.meta.url);
const COUNCIL = fixturePath('projects', 'council-tax');
const DAY = ['--now', '2026-11-22'];
const PLAIN = createColors(false);

const ajv = new Ajv2020();
addFormats.default(ajv);
const validate = ajv.compile(
  require(fixturePath('..', 'schemas', 'checklist-report', 'checklist-report.schema.json')) as object,
);

function assertPublished(text: string): PublishedChecklist {
  const value: unknown = JSON.parse(text);
  assert.ok(validate(value), JSON.stringify(validate.errors?.slice(0, 3)));
  return value as PublishedChecklist;
}

async function run(cwd: string, ...args: string[]): Promise<CliRun> {
  return runCli(['checklist', ...DAY, ...args], { cwd });
}

/** The command over files that are only in memory, below `/w`. */
async function runIn(files: Iterable<readonly [string, string]>, ...args: string[]): Promise<CliRun> {
  const texts = Object.fromEntries([...files].map(([path, text]) => [`/w/${path}`, text]));
  return runCli(['checklist', ...DAY, ...args], { cwd: '/w', files: new MemoryFileSystem(texts) });
}

async function published(files: Iterable<readonly [string, string]>, ...args: string[]): Promise<PublishedChecklist> {
  const { out, err, code } = await runIn(files, '--format', 'json', ...args);
  assert.equal(code, 0, err);
  return assertPublished(out);
}

function changesOf(changes: readonly PublishedChange[]): string[] {
  return changes.map(
    ({ item, subject, before, after }) => `${item} ${subject.label}: ${before?.state ?? '-'} to ${after?.state ?? '-'}`,
  );
}

describe('concordat checklist', () => {
  it('prints what its published schema says, with paths from the working folder, for every project', async () => {
    for (const project of ['council-tax', 'address-register', 'health-research', 'regimes']) {
      const { out, code, err } = await run(fixturePath('projects', project), '--format', 'json');
      assert.equal(code, 0, err);
      const { subjects, whole, checklists } = assertPublished(out);
      assert.equal(subjects.at(-1)?.kind, 'workspace');
      assert.equal(checklists[0]?.items.length, 68);
      const files = subjects.flatMap(({ file, results }) => [
        file,
        ...results.flatMap(({ evidence }) => evidence.map((one) => one.file)),
      ]);
      assert.deepEqual(
        files.filter((file) => file.startsWith('/') || file.includes('\\')),
        [],
      );
      assert.equal(new Set(subjects.map(({ key }) => key)).size, subjects.length);
      assert.equal(
        Object.values(whole.states).reduce((sum, count) => sum + count, 0),
        whole.items.length,
      );
    }
  });

  it('publishes the same bytes however often and with whatever filters it is asked', async () => {
    const once = await run(COUNCIL, '--format', 'json');
    assert.equal(
      (await run(COUNCIL, '--format', 'json', '--subject', 'Dwellings', '--state', 'met', '--summary')).out,
      once.out,
    );
    for (const format of ['text', 'markdown', 'html'])
      assert.equal((await run(COUNCIL, '--format', format)).out, (await run(COUNCIL, '--format', format)).out);
  });

  it('says for each open item where and why, and is silent on what is done', async () => {
    const { out, err } = await run(COUNCIL);
    assert.equal(err, '');
    assert.match(out, /^Governance checklist as of 2026-11-22: 3 standards and 2 agreements\n/);
    assert.match(out, / {2}◐ G4\.1 {2}Partly +must +Every field has a good definition\n/);
    assert.match(
      out,
      /◐ standards\/claim\.schema\.json:50 {2}Council tax reduction claim: 7 of 8 fields are in order\./,
    );
    assert.match(out, / {2}✓ G3\.2 {2}Met +must .*\n {2}✓ G3\.3/);
    assert.match(out, /who may attest: Chief Data Officer/);
    assert.ok(!out.includes('\u001b'));
  });

  it('shows what is not evidenced as such and never as a failure', async () => {
    const document = madeChecklist({ stateOf: (_, subject) => (subject % 2 === 0 ? 'needs-attestation' : 'stale') });
    const red = createColors(true);
    const text = [
      ...checklistText(document, { view: 'pillar', summary: false, colors: { ...red, red: (one) => `RED${one}` } }),
    ].join('');
    const items = text.slice(text.indexOf('›'));
    assert.doesNotMatch(items, /RED|✗|[Nn]ot met|fail/);
    assert.match(items, /Needs attestation/);
    const page = [...checklistHtml(document)].join('');
    assert.doesNotMatch(page.slice(page.indexOf('id="attest"'), page.indexOf('id="reading"')), /is-not-met|✗/);
  });

  it('has colours on a terminal only', async () => {
    const colours = async (args: string[], env: Record<string, string>, terminal: boolean): Promise<boolean> =>
      (await runCli(['checklist', ...DAY, ...args], { cwd: COUNCIL, env, terminal })).out.includes('\u001b[');
    assert.equal(await colours([], {}, true), true);
    assert.equal(await colours([], {}, false), false);
    assert.equal(await colours(['--no-color'], {}, true), false);
    assert.equal(await colours([], { NO_COLOR: '1' }, true), false);
  });

  it('has a short form, and parts by state, by subject and by view', async () => {
    const summary = (await run(COUNCIL, '--summary')).out;
    assert.match(summary, /Publishable +closed +kept closed by G3\.1, T2\.1 and T4\.1/);
    assert.doesNotMatch(summary, /G1\.2/);
    const waiting = (await run(COUNCIL, '--state', 'needs-attestation,stale')).out;
    assert.match(waiting, /G2\.2/);
    assert.doesNotMatch(waiting, /G3\.2|Gates/);
    const one = (await run(COUNCIL, '--subject', 'urn:exampleshire.example:standard:dwelling')).out;
    assert.match(
      one,
      /^Governance checklist as of 2026-11-22: Dwellings \(standard, standards\/dwelling\.standard\.yaml:4\)/,
    );
    assert.doesNotMatch(one, /Council tax payments/);
    for (const [view, heading] of Object.entries({
      'odi-stage': 'Demonstrating value',
      'odi-area': 'Problem focus',
      eif: 'Semantic',
      progress: 'Digital rights protected',
      'five-safes': 'Safe project',
    }))
      for (const format of ['text', 'markdown'])
        assert.match(
          (await run(COUNCIL, '--view', view, '--format', format)).out,
          new RegExp(`\n(?:## )?${heading}\n`),
          view,
        );
    assert.match((await run(COUNCIL, '--view', 'odi-pattern')).out, /There is no such item/);
  });

  it('ends with 1 when a gate is closed, and says what keeps it closed, where, and what to do', async () => {
    const { code, out, err } = await run(COUNCIL, '--gate', 'shareable', '--gate', 'interoperable');
    assert.equal(code, 1, err);
    assert.match(
      out,
      /^Gate Shareable: closed, and this keeps it closed:\n {2}V2\.1 .*\n {4}agreements\/fraud-referral\.agreement\.yaml:\d+ {2}Referral of suspected fraud/,
    );
    assert.match(out, /\nGate Interoperable: closed/);
    assert.match(out, /\n {4}do {2}\S/);
    assert.equal(err, '');
  });

  it('ends with 0 when gates are open or have nothing to ask', async () => {
    const clean = await run(
      fixturePath('projects', 'council-tax-clean'),
      '--gate',
      'publishable',
      '--gate',
      'shareable',
    );
    assert.equal(clean.code, 0, clean.err);
    assert.match(clean.out, /Gate Publishable: open\n\nGate Shareable: open\n/);
    const none = await run(fixturePath('projects', 'address-register'), '--gate', 'shareable');
    assert.equal(none.code, 0, none.err);
    assert.match(none.out, /Gate Shareable: nothing to ask, because there is no agreement/);
    const other = await run(COUNCIL, '--gate', 'shareable', '--subject', 'Dwellings');
    assert.equal(other.code, 0, other.err);
  });

  it('keeps the answer of gates away from reports that programs read', async () => {
    const { code, out, err } = await run(COUNCIL, '--gate', 'publishable', '--format', 'json');
    assert.equal(code, 1);
    assertPublished(out);
    assert.match(err, /^Gate Publishable: closed/);
    const clean = await run(
      fixturePath('projects', 'council-tax-clean'),
      '--gate',
      'publishable',
      '--format',
      'json',
      '--quiet',
    );
    assert.deepEqual([clean.code, clean.err], [0, '']);
  });

  it('tells in every format what is better, worse, new and gone since an earlier report', async () => {
    const before = projectFiles('council-tax');
    const report = JSON.stringify(await published(before));
    const now = new Map(before);
    const claim = 'standards/claim.schema.json';
    const dwelling = 'standards/dwelling.standard.yaml';
    now.set(claim, (now.get(claim) ?? '').replace('#/definitions/Adress', '#/definitions/Address'));
    now.set(dwelling, (now.get(dwelling) ?? '').replace(/^version: .*$/m, ''));
    now.delete('contracts/payments.odcs.yaml');
    now.set(
      'standards/street.standard.yaml',
      'apiVersion: concordat/v1\nkind: DataStandard\nid: urn:x:street\ntitle: Streets\nversion: 1.0.0\nstatus: active\n',
    );
    now.set('before.json', report);
    const { progress } = await published(now, '--compare', 'before.json');
    assert.ok(progress);
    assert.ok(
      changesOf(progress.better).includes('G3.1 Council tax reduction claim: not-met to met'),
      String(changesOf(progress.better)),
    );
    assert.ok(
      changesOf(progress.worse).some((change) => change.startsWith('G4.7 Dwellings: met to')),
      String(changesOf(progress.worse)),
    );
    assert.deepEqual(
      progress.newSubjects.map(({ label }) => label),
      ['Streets'],
    );
    assert.deepEqual(
      progress.goneSubjects.map(({ label }) => label),
      ['Council tax payments'],
    );
    const text = (await runIn(now, '--compare', 'before.json')).out;
    assert.match(
      text,
      /\nSince 2026-11-22\n[\s\S]*Better \(\d+\)\n[\s\S]*G3\.1 .*: not met → met \(Council tax reduction claim\)[\s\S]*Worse \(\d+\)[\s\S]*New: Streets \(standard\)\n {2}Gone: Council tax payments/,
    );
    const markdown = (await runIn(now, '--compare', 'before.json', '--format', 'markdown')).out;
    assert.match(markdown, /## Since 2026-11-22[\s\S]*### Better[\s\S]*### Worse[\s\S]*New: Streets/);
    const page = (await runIn(now, '--compare', 'before.json', '--format', 'html')).out;
    assert.match(
      page,
      /<h2 id="progress-title">Since 2026-11-22<\/h2>[\s\S]*<h3>Better <small>[\s\S]*Gone from these files/,
    );
    now.clear();
    for (const [path, one] of before) now.set(path, one);
    now.set('before.json', report);
    assert.match((await runIn(now, '--compare', 'before.json')).out, /Since 2026-11-22\n {2}Nothing has changed\.\n/);
  });

  it('knows a subject again by its place when its identifier is new', () => {
    const before = checklistJson(madeChecklist({ stateOf: () => 'met' }));
    const after = checklistJson(
      madeChecklist({ stateOf: () => 'met', text: (what) => what.replace('urn:x:', 'urn:y:') }),
    );
    const { newSubjects, goneSubjects, better, worse } = checklistProgress(before, after);
    assert.deepEqual([newSubjects, goneSubjects, better, worse], [[], [], [], []]);
  });

  it('calls better what counts more, and of equal scores what nothing speaks against', () => {
    const at = (state: 'met' | 'not-met' | 'needs-attestation' | 'not-applicable'): PublishedChecklist =>
      checklistJson(madeChecklist({ subjects: 2, stateOf: () => state }));
    assert.ok(checklistProgress(at('not-met'), at('needs-attestation')).better.length > 0);
    assert.ok(checklistProgress(at('needs-attestation'), at('not-met')).worse.length > 0);
    assert.ok(checklistProgress(at('not-applicable'), at('met')).new.length > 0);
    assert.ok(checklistProgress(at('met'), at('not-applicable')).gone.length > 0);
  });

  it('writes a page into which no name can bring markup', () => {
    const page = [...checklistHtml(hostile())].join('');
    assert.doesNotMatch(page, /<(?:script|img|b on|iframe)\b/);
    assert.equal(page.match(/<\/style>/g)?.length, 1);
    const body = page.slice(page.indexOf('<body>'));
    assert.doesNotMatch(body.replace(TAG, ''), /[<>]/);
    const names = [...body.matchAll(TAG)].flatMap(([tag]) =>
      [...tag.matchAll(/\s([a-zA-Z-]+)(?:="[^"]*")?/g)].map(([, name]) => name),
    );
    assert.deepEqual(
      [...new Set(names)].filter((name) => !ATTRIBUTES.includes(name ?? '')),
      [],
    );
    assert.ok(!page.includes('\u0000'));
    assert.doesNotMatch(page, /href="(?!#|https:\/\/example\.org)/);
    assert.match(
      page,
      /default-src 'none'; style-src 'sha256-[A-Za-z0-9+/]{43}='; base-uri 'none'; form-action 'none'/,
    );
    assert.doesNotMatch(page, /<link|url\(|@import/);
  });

  it('writes Markdown and text in which no name is markup or moves the cursor', () => {
    const options = { view: 'pillar', summary: false };
    const markdown = [...checklistMarkdown(hostile(), options)].join('');
    assert.doesNotMatch(markdown, /(?<!\\)<|@everyone|(?<!\\)\[x\]|(?<!\\)&(?!#64;)/);
    for (const table of markdown.split('\n\n').filter((part) => part.startsWith('|')))
      assert.equal(
        new Set(
          table
            .trim()
            .split('\n')
            .map((line) => line.split(/(?<!\\)\|/).length),
        ).size,
        1,
        table,
      );
    const text = [...checklistText(hostile(), { ...options, colors: PLAIN })].join('');
    // biome-ignore lint/suspicious/noControlCharactersInRegex: none of them may come through
    assert.doesNotMatch(text, /[\u0000-\u0009\u000b-\u001f]/);
  });

  it('has every format for a workspace in which there is nothing', async () => {
    for (const format of ['text', 'markdown', 'json', 'html']) {
      const { code, out, err } = await runIn([['notes.txt', 'hello']], '--format', format);
      assert.equal(code, 0, err);
      assert.ok(out.length > 0);
    }
    assert.equal((await published([['notes.txt', 'hello']])).subjects.length, 1);
  });

  it('never fails, whatever the bytes', async () => {
    for (const [index, [path, text]] of [...allFixtureTexts()].entries()) {
      if (index % 3 !== 0) continue;
      const { code, err } = await runIn([[path, text.slice(0, text.length >> 1)]], '--format', 'html');
      assert.ok(code === 0 || code === 2, `${path}: ${err}`);
    }
  });

  it('says which files could not be read in full, unless it is to be quiet', async () => {
    const files = [
      ['a.schema.json', '{"$schema": "https://json-schema.org/draft/2020-12/schema", "properties": {"x": {'],
    ] as const;
    assert.match((await runIn(files)).err, /broken syntax may hide what is recorded in a\.schema\.json/);
    assert.equal((await runIn(files, '--quiet')).err, '');
  });

  it('ends with 2 for what it cannot do, and says why', async () => {
    const files: (readonly [string, string])[] = [
      ['a.standard.yaml', 'apiVersion: concordat/v1\nkind: DataStandard\nid: urn:x:a\ntitle: A\n'],
      ['notes.txt', 'hello'],
      ['other.json', '{"version": 1}'],
    ];
    for (const [args, why] of [
      [['--format', 'pdf'], /text, markdown, json, html/],
      [['--output', 'html'], /FORMAT=FILE/],
      [['--now', 'soon'], /--now takes a day/],
      [['--view', 'odistage'], /--view must be one of pillar, odi-stage.*did you mean odi-stage/],
      [['--state', 'not-met,needs-atestation'], /--state must be one of .*did you mean needs-attestation/],
      [['--gate', 'sharable'], /--gate must be one of publishable.*did you mean shareable/],
      [['--subject', 'urn:x:b'], /--subject: there is no standard, dataset or agreement urn:x:b/],
      [['--compare', 'nowhere.json'], /--compare: nowhere\.json: no such file/],
      [['--compare', 'notes.txt'], /--compare: notes\.txt is not JSON/],
      [['--compare', 'other.json'], /--compare: other\.json is no report of a checklist/],
      [['nowhere'], /no such file/],
      [['--colour'], /unknown option/],
    ] as const) {
      const { code, err } = await runIn(files, ...args);
      assert.equal(code, 2, err);
      assert.match(err, why);
    }
  });

  it('has its items in the documentation', async () => {
    const { readFileSync } = await import('node:fs');
    const page = readFileSync(fixturePath('..', 'docs', 'checklist.md'), 'utf8');
    for (const { id, title } of dataDrivenPublicSector().items) assert.ok(page.includes(`\n| ${id} | ${title} |`), id);
  });
});

/** Strings that would be markup, a mention or a command of the terminal, if they came through. */
const HOSTILE = [
  '</td></table><script>alert(1)</script>',
  '" onmouseover="alert(1)',
  "'><img src=x onerror=alert(1)>",
  '`<b>` `x',
  '| a | b |',
  '[x](javascript:alert(1))',
  '@everyone',
  '&lt;b&gt;',
  '</style><b>',
  '\u202eevil',
  '\u0000nul\u001b[2J',
  '\ud800',
];

const TAG = /<\/?[a-z0-9]+(?:\s[a-zA-Z-]+(?:="[^"<>]*")?)*>/g;
const ATTRIBUTES =
  'class href id aria-label aria-labelledby aria-hidden tabindex role scope for autocomplete value label rel colspan data-file data-line viewBox preserveAspectRatio focusable width height'.split(
    ' ',
  );

function hostile(): ChecklistDocument {
  let next = 0;
  const text = (): string => HOSTILE[next++ % HOSTILE.length] ?? '';
  const built = dataDrivenPublicSector();
  const checklist = {
    ...built,
    title: text(),
    pillars: built.pillars.map((pillar) => ({ ...pillar, title: text() })),
    gates: built.gates.map((gate) => ({ ...gate, title: text() })),
    items: built.items.map((item) => ({
      ...item,
      title: text(),
      why: text(),
      how: text(),
      ...(item.attest && { attest: { ...item.attest, mayAttest: [text(), text()] } }),
    })),
  };
  const before = checklistJson(madeChecklist({ text, checklist, subjects: 3, stateOf: () => 'met' }));
  const document = madeChecklist({ text, checklist, subjects: 6, evidence: 4 });
  return { ...document, progress: checklistProgress(before, checklistJson(document)) };
}
