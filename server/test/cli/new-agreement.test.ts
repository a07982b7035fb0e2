import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parse as parseYaml } from 'yaml';
import { type Asker, Cancelled, type ChoiceQuestion, type TextQuestion } from '../../src/cli/asker.ts';
import { runCli } from '../../src/testkit/cli.ts';
import { fixturePath } from '../../src/testkit/project.ts';

interface Written {
  readonly id: string;
  readonly title: string;
  readonly regime: string | null;
  readonly parties: readonly { readonly id: string | null; readonly name: string; readonly role: readonly string[] }[];
  readonly data: readonly {
    readonly id: string;
    readonly standard: string;
    readonly fields: readonly string[] | null;
  }[];
}

describe('concordat new agreement', () => {
  let cwd = '';
  beforeEach(() => {
    cwd = mkdtempSync(join(tmpdir(), 'new-agreement-'));
    cpSync(fixturePath('projects', 'council-tax'), cwd, { recursive: true });
  });
  afterEach(() => rmSync(cwd, { recursive: true }));

  const read = (file: string): Written => parseYaml(readFileSync(join(cwd, file), 'utf8')) as Written;
  const files = (): string[] => readdirSync(cwd, { recursive: true }).map(String).sort();
  const run = (args: readonly string[], asker?: Asker) =>
    runCli(['new', 'agreement', ...args], { cwd, ...(asker && { asker }) });
  const fails = async (args: readonly string[], why: RegExp): Promise<void> => {
    const before = files();
    const { code, err } = await run(args);
    assert.equal(code, 2, err);
    assert.match(err, why);
    assert.deepEqual(files(), before);
  };
  const errorsOf = async (file: string): Promise<string[]> => {
    const { out } = await runCli(['check', file, '--format', 'json', '--now', '2026-11-22'], { cwd });
    const { findings } = JSON.parse(out) as { findings: { severity: string; file: string; message: string }[] };
    return findings.filter((one) => one.severity === 'error' && one.file === file).map(({ message }) => message);
  };

  const SAID = ['--title', 'Income checks', '--jurisdiction', 'uk', '--now', '2026-11-22'];

  it('writes what options say, where agreements lie, and without an error', async () => {
    const { code, out, err } = await run([
      ...SAID,
      ...['--regime', 'uk-dea-psd'],
      ...['--party', 'name=Department for Work, Pensions and Tax,role=provider+controller,identifier=GB-GOR-D1'],
      ...['--party', 'id=council, name=Exampleshire Council, role=recipient'],
      ...['--standard', 'standards/claim.schema.json#nino,award_amount'],
      ...['--standard', 'urn:exampleshire.example:contract:ctr-payments'],
    ]);
    assert.equal(code, 0, err);
    const file = 'agreements/income-checks.agreement.yaml';
    assert.match(out, /^Wrote agreements\/income-checks\.agreement\.yaml: a draft with \d+ open places/);
    const { id, title, regime, parties, data } = read(file);
    assert.deepEqual(
      { id, title, regime },
      { id: 'dsa-2026-income-checks', title: 'Income checks', regime: 'uk-dea-psd' },
    );
    assert.deepEqual(
      parties.map(({ id: one, name, role }) => [one, name, role]),
      [
        ['department-for-work-pensions-and-tax', 'Department for Work, Pensions and Tax', ['provider', 'controller']],
        ['council', 'Exampleshire Council', ['recipient']],
      ],
    );
    assert.deepEqual(
      data.map(({ standard, fields }) => [standard, fields]),
      [
        ['../standards/claim.schema.json', ['nino', 'award_amount']],
        ['../contracts/payments.odcs.yaml', null],
      ],
    );
    assert.deepEqual(await errorsOf(file), []);
  });

  it('shares all fields only when it is told to', async () => {
    const standard = ['--standard', 'standards/dwelling.standard.yaml'];
    await run(['none.agreement.yaml', ...SAID, ...standard]);
    await run(['all.agreement.yaml', ...SAID, '--id', 'other', ...standard, '--all-fields']);
    assert.equal(read('none.agreement.yaml').data[0]?.fields, null);
    assert.deepEqual(read('all.agreement.yaml').data[0]?.fields, [
      'uprn',
      'band',
      'tenure',
      'exemption',
      'liable_since',
    ]);
  });

  it('prints the same text for the same answers', async () => {
    const [first, second] = [await run(['-', ...SAID]), await run(['-', ...SAID])];
    assert.equal(first.out, second.out);
    assert.match(first.out, /^# A draft, begun on 2026-11-22\./);
    assert.ok(!files().some((file) => file.includes('income-checks')));
  });

  it('overwrites a file only when it is told to', async () => {
    const file = 'agreements/fraud-referral.agreement.yaml';
    await fails([file, ...SAID], /it is there already; choose another name, or use --force/);
    assert.equal((await run([file, ...SAID, '--force'])).code, 0);
    assert.equal(read(file).title, 'Income checks');
  });

  it('says which option is missing where nobody can be asked', async () => {
    await fails([], /--title and --jurisdiction are missing, and there is no terminal to ask on/);
    await fails(['--title', 'x'], /--jurisdiction is missing/);
    await fails(['--title', ' ', '--jurisdiction', 'uk'], /--title is missing/);
  });

  it('says what is wrong with an option', async () => {
    await fails(['--title', 'x', '--jurisdiction', 'ukk'], /--jurisdiction must be one of .*: did you mean uk\?/);
    await fails(['--regime', 'none', '--title', 'x'], /--regime needs --jurisdiction/);
    await fails([...SAID, '--regime', 'us-cmppa'], /--regime must be one of uk-dea-psd/);
    await fails([...SAID, '--party', 'Exampleshire Council'], /--party takes name=…/);
    await fails([...SAID, '--party', 'role=provider'], /--party takes name=…/);
    await fails([...SAID, '--party', 'name=x,role=giver'], /--party role must be one of/);
    await fails([...SAID, '--party', 'name=x,id=a', '--party', 'name=y,id=a'], /two parties with the id a/);
    await fails([...SAID, '--standard', 'standards/no.json'], /standards\/no\.json is no standard with fields/);
    await fails(
      [...SAID, '--standard', 'standards/claim.schema.json#ninno'],
      /has no field ninno: did you mean nino\?/,
    );
    await fails([...SAID, '--id', 'urn:exampleshire.example:agreement:2026-0042'], /another agreement has/);
    await fails(['agreement.txt', ...SAID], /the name must end in \.yaml/);
  });

  it('asks for what has not been said', async () => {
    const asked: string[] = [];
    const { code } = await run(
      ['--title', 'Income checks', '--jurisdiction', 'uk', '--now', '2026-11-22'],
      scripted(asked, [
        'uk-dea-fraud',
        'Exampleshire Council',
        'controller',
        'GB-LAE-EXS',
        '',
        true,
        'Host & Sons',
        [],
        'processor',
        '',
        false,
        ['Council tax reduction claim'],
        ['nino'],
        undefined,
        undefined,
      ]),
    );
    assert.equal(code, 0);
    const { parties, data, regime } = read('agreements/income-checks.agreement.yaml');
    assert.equal(regime, 'uk-dea-fraud');
    assert.deepEqual(
      parties.map(({ name, role }) => [name, role]),
      [
        ['Exampleshire Council', ['provider', 'controller']],
        ['Host & Sons', ['processor']],
      ],
    );
    assert.deepEqual(data[0]?.fields, ['nino']);
    assert.ok(!asked.some((question) => /call the agreement|Under whose law/.test(question)));
    assert.deepEqual(await errorsOf('agreements/income-checks.agreement.yaml'), []);
  });

  it('leaves nothing behind when somebody leaves, whenever that is', async () => {
    const before = files();
    const all = ['Title', 'uk', 'none', 'A', 'controller', '', 'B', undefined, '', false, [], undefined];
    for (let count = 0; count <= all.length; count++) {
      assert.equal((await run([], scripted([], all.slice(0, count)))).code, 130, String(count));
      assert.deepEqual(files(), before);
    }
    assert.equal((await run([], scripted([], [...all, undefined]))).code, 0);
  });

  it('asks nothing with --no-input', async () => {
    assert.equal((await run([...SAID, '--no-input'], scripted([], []))).code, 0);
    const { code, err } = await run(['--no-input'], scripted([], []));
    assert.equal(code, 2);
    assert.match(err, /--title and --jurisdiction are missing/);
  });

  it('asks on a real terminal', async function () {
    if (spawnSync('python3', ['-c', 'import pty']).status !== 0) this.skip();
    this.timeout(120_000);
    const { code, seen } = await onTerminal(cwd, [
      ['What will people call', 'Income checks\r'],
      ['Under whose law', '\r'],
      ['statutory scheme', '\r'],
      ['provides the data', 'Exampleshire Council\r'],
      ['under data-protection law', '\r'],
      ['register of organisations', '\r'],
      ['receives the data', '\r'],
      ['another organisation', '\r'],
      ['standards describe', '\u001b[B \r'],
      ['Which fields of', '\u001b[B \r'],
      ['identifier does it get', '\r'],
      ['Into which file', '\r'],
    ]);
    assert.equal(code, 0, seen);
    assert.match(seen, /nino +OFFICIAL-SENSITIVE · identifies a person/);
    assert.match(seen, /Wrote agreements\/income-checks\.agreement\.yaml/);
    assert.deepEqual(read('agreements/income-checks.agreement.yaml').data[0]?.fields, ['nino']);
  });

  it('leaves a real terminal at Ctrl-C without a file', async function () {
    if (spawnSync('python3', ['-c', 'import pty']).status !== 0) this.skip();
    this.timeout(120_000);
    const before = files();
    const { code, seen } = await onTerminal(cwd, [
      ['What will people call', 'Income checks\r'],
      ['Under whose law', '\u0003'],
    ]);
    assert.equal(code, 130, seen);
    assert.match(seen, /Nothing was written\./);
    assert.deepEqual(files(), before);
    assert.ok(!existsSync(join(cwd, 'agreements/income-checks.agreement.yaml')));
  });
});

/** Gives one answer after the other, and leaves when there is none left. An answer of `undefined` is what stands there. */
function scripted(asked: string[], given: readonly unknown[]): Asker {
  const left = [...given];
  const next = (message: string): unknown => {
    asked.push(message);
    if (left.length === 0) throw new Cancelled();
    return left.shift();
  };
  const choose = <T>({ choices, initial }: ChoiceQuestion<T>, wanted: unknown): T => {
    if (wanted === undefined) return initial as T;
    const choice = choices.find(({ value, label }) => value === wanted || label.startsWith(String(wanted)));
    assert.ok(choice, `${String(wanted)} is none of ${choices.map(({ label }) => label).join(', ')}`);
    return choice.value;
  };
  return {
    begin: () => {},
    tell: () => {},
    end: () => {},
    text: async ({ message, initial = '', refuse }: TextQuestion) => {
      const text = (next(message) ?? initial) as string;
      assert.equal(refuse?.(text), undefined);
      return text;
    },
    one: async (question) => choose(question, next(question.message)),
    some: async (question) => (next(question.message) as readonly string[]).map((wanted) => choose(question, wanted)),
    confirm: async (message) => next(message) === true,
  };
}

const MAIN = fileURLToPath(new URL('../../src/cli/main.ts', import.meta.url));
const HOST = fileURLToPath(new URL('./on-terminal.py', import.meta.url));

/** Runs the command in a pseudo-terminal; types each answer when its question is on the screen. */
async function onTerminal(
  cwd: string,
  steps: readonly (readonly [string, string])[],
): Promise<{ code: number; seen: string }> {
  const tsx = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;
  const args = [HOST, JSON.stringify(steps), process.execPath, '--import', tsx, MAIN, 'new', 'agreement'];
  const child = spawn('python3', args, { cwd, stdio: ['ignore', 'pipe', 'inherit'] });
  let seen = '';
  child.stdout.on('data', (data: Buffer) => {
    seen += data.toString();
  });
  const code = await new Promise<number>((resolve) => child.on('close', (one) => resolve(one ?? -1)));
  // biome-ignore lint/suspicious/noControlCharactersInRegex: that is what escape sequences begin with
  return { code, seen: seen.replace(/\u001b\[[0-9;?]*[A-Za-z]/g, '') };
}
