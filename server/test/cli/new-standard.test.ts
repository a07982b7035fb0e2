import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse as parseYaml } from 'yaml';
import { type Asker, Cancelled, type ChoiceQuestion, type TextQuestion } from '../../src/cli/asker.ts';
import { fieldsOfLine } from '../../src/insight/new-standard/standard-answers.ts';
import { standardText } from '../../src/insight/new-standard/standard-text.ts';
import { runCli } from '../../src/testkit/cli.ts';

describe('concordat init and new standard, in an empty folder', () => {
  let cwd = '';
  beforeEach(() => {
    cwd = mkdtempSync(join(tmpdir(), 'new-standard-'));
  });
  afterEach(() => rmSync(cwd, { recursive: true }));

  const run = (args: readonly string[], asker?: Asker) => runCli(args, { cwd, ...(asker && { asker }) });
  const errors = async (): Promise<string[]> => {
    const { out } = await run(['check', '--format', 'json', '--now', '2026-11-22']);
    const { findings } = JSON.parse(out) as { findings: { severity: string; message: string }[] };
    return findings.filter(({ severity }) => severity === 'error').map(({ message }) => message);
  };

  it('writes settings that are taken, and a standard without an error', async () => {
    assert.equal((await run(['init', '--jurisdiction', 'uk'])).code, 0);
    const { code, out, err } = await run([
      ...['new', 'standard', '--title', 'Council tax claims', '--owner-role', 'Head of revenues'],
      ...['--fields', 'claim_id, nino, received: date', '--now', '2026-11-22'],
    ]);
    assert.equal(code, 0, err);
    assert.match(out, /^Wrote standards\/council-tax-claims\.standard\.yaml: a draft with \d+ open places/);
    const text = readFileSync(join(cwd, 'standards/council-tax-claims.standard.yaml'), 'utf8');
    const { title, status, jurisdiction, entities } = parseYaml(text) as Record<string, unknown>;
    // Under whose law follows from the settings.
    assert.deepEqual(
      { title, status, jurisdiction },
      { title: 'Council tax claims', status: 'draft', jurisdiction: 'uk' },
    );
    assert.deepEqual(entities, [
      {
        name: 'CouncilTaxClaim',
        fields: [
          { name: 'claim_id', type: 'string' },
          { name: 'nino', type: 'string' },
          { name: 'received', type: 'date' },
        ],
      },
    ]);
    assert.deepEqual(await errors(), []);
  });

  it('is right when the marks of open places are taken away', async () => {
    const text = standardText({
      today: '2026-11-22',
      title: 'Claims: "all" # of them',
      id: 'urn:gov:std:claims',
      jurisdiction: 'fr',
      owner: { role: '', contact: '' },
      entity: 'Claim',
      fields: [{ name: 'yes', type: 'string' }],
    });
    const opened = text.replace(/^( *)# (\w+: .*# TO FILL)/gm, '$1$2');
    assert.notEqual(opened, text);
    const read = parseYaml(opened) as { title: string; owner: unknown; entities: { fields: { name: string }[] }[] };
    assert.equal(read.title, 'Claims: "all" # of them');
    assert.deepEqual(read.owner, { role: '', contact: '' });
    assert.equal(read.entities[0]?.fields[0]?.name, 'yes');
  });

  it('writes nothing over what is there, and refuses what it cannot read', async () => {
    assert.equal((await run(['init', '--no-input'])).code, 0);
    const again = await run(['init']);
    assert.equal(again.code, 2);
    assert.match(again.err, /it is there already/);
    const cases: [readonly string[], RegExp][] = [
      [[], /--title is missing/],
      [['--title', 'T', '--fields', 'a: dates'], /“dates” is no type; did you mean date\?/],
      [['--title', 'T', '--fields', 'a, a'], /“a” stands there twice/],
      [['--title', 'T', '--jurisdiction', 'xx'], /xx/],
      [['t.txt', '--title', 'T'], /must end in \.yaml/],
    ];
    for (const [args, why] of cases) {
      const { code, err } = await run(['new', 'standard', ...args]);
      assert.equal(code, 2, err);
      assert.match(err, why);
    }
    assert.deepEqual(readdirSync(cwd), ['.concordat.yaml']);
  });

  it('asks for what has not been said, and leaves nothing behind when it is left', async () => {
    const asked: string[] = [];
    const answers: Record<string, string> = {
      'What will people': 'Tenancies',
      'Which fields': 'tenancy_id, rent: number',
    };
    const asker = (leave: boolean): Asker => ({
      begin: () => {},
      tell: () => {},
      text: async ({ message, initial }: TextQuestion) => {
        asked.push(message);
        if (leave && message.startsWith('Into which file')) throw new Cancelled();
        return Object.entries(answers).find(([start]) => message.startsWith(start))?.[1] ?? initial ?? '';
      },
      one: async <T>({ choices }: ChoiceQuestion<T>) => choices[0]?.value as T,
      some: async () => [],
      confirm: async () => true,
      end: () => {},
    });
    assert.equal((await run(['new', 'standard'], asker(true))).code, 130);
    assert.equal(existsSync(join(cwd, 'standards')), false);
    assert.equal((await run(['new', 'standard'], asker(false))).code, 0);
    const text = readFileSync(join(cwd, 'standards/tenancies.standard.yaml'), 'utf8');
    assert.match(text, /- name: Tenancy\n/);
    assert.match(text, /- name: rent\n {8}type: number\n/);
    assert.equal(asked.length, 14);
  });

  it('reads a line of fields', () => {
    assert.deepEqual(fieldsOfLine(' a , b:date,'), [
      { name: 'a', type: 'string' },
      { name: 'b', type: 'date' },
    ]);
    assert.deepEqual(fieldsOfLine(''), []);
    assert.ok('why' in fieldsOfLine(':date'));
    assert.ok('why' in fieldsOfLine('a:b:c'));
  });
});
