import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { type InventoryReport, inventoryCsv } from '../../src/cli/reporters/inventory.ts';
import { inventoryHtml } from '../../src/cli/reporters/inventory-html.ts';
import type { InventoryRow } from '../../src/insight/inventory.ts';
import { runCli } from '../../src/testkit/cli.ts';
import { fixturePath } from '../../src/testkit/project.ts';

const require = createRequire(import.meta.url);
const COUNCIL = fixturePath('projects', 'council-tax');

interface Printed {
  readonly fields: readonly (Omit<InventoryRow, 'evidence'> & { readonly evidence: readonly string[] })[];
}

async function inventory(cwd: string): Promise<Printed> {
  const { out, code } = await runCli(['inventory', '.', '--format', 'json'], { cwd });
  assert.equal(code, 0);
  return JSON.parse(out) as Printed;
}

const row: InventoryRow = {
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

const reportOf = (...rows: InventoryRow[]): InventoryReport => ({
  rows,
  day: '2026-11-21',
  toolVersion: '1.0.0',
  shown: (path) => path.slice(3),
});

describe('concordat inventory', () => {
  it('prints what its published schema says, for every project', async () => {
    const validate = new Ajv2020().compile(
      require(fixturePath('..', 'schemas', 'inventory', 'inventory.schema.json')) as object,
    );
    for (const project of ['council-tax', 'address-register'])
      assert.ok(validate(await inventory(fixturePath('projects', project))), JSON.stringify(validate.errors));
  });

  it('says what is declared and what is inferred, with the classification that holds and the agreements that share it', async () => {
    const { fields } = await inventory(COUNCIL);
    const byName = new Map(fields.map((field) => [field.field, field]));
    const { personal, source, category, sharedUnder } = byName.get('nino') ?? {};
    assert.deepEqual(
      { personal, source, category, sharedUnder },
      {
        personal: 'direct',
        source: 'inferred',
        category: 'government-id',
        sharedUnder: ['urn:exampleshire.example:agreement:2026-0042'],
      },
    );
    assert.equal(byName.get('household_income')?.source, 'declared');
    assert.deepEqual(byName.get('nino')?.classification, {
      scheme: 'uk-gscp',
      value: 'OFFICIAL-SENSITIVE',
      source: 'inherited',
    });
  });

  it('writes a table that spreadsheets read, and no formulas', () => {
    const lines = inventoryCsv(reportOf({ ...row, field: '=1+1', entity: 'a "b", c' })).split('\r\n');
    assert.ok(lines[0]?.startsWith('\uFEFFfile,pointer,'));
    assert.ok(lines[1]?.includes(`"a ""b"", c",'=1+1,direct`), lines[1]);
    assert.equal(lines.length, 3);
  });

  it('writes a page into which no name can bring markup', () => {
    const page = inventoryHtml(
      reportOf({ ...row, standard: '</h3><script>alert(1)</script>', evidence: [`"'<img src=x onerror=alert(1)>`] }),
    );
    assert.doesNotMatch(page, /<script|<img/);
    assert.match(page, /&lt;\/h3&gt;&lt;script&gt;/);
  });

  it('has a page, a table and a text for a workspace without any standard', () => {
    for (const text of [inventoryHtml(reportOf()), inventoryCsv(reportOf())]) assert.ok(text.length > 0);
  });

  it('says which formats there are', async () => {
    const { code, err } = await runCli(['inventory', '.', '--format', 'pdf'], { cwd: COUNCIL });
    assert.equal(code, 2);
    assert.match(err, /json, csv, markdown, html/);
  });
});
