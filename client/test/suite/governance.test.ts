import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { Exports } from '../../src/extension.ts';
import type { TreeLine } from '../../src/governance/governance-tree.ts';
import { closeAll, DWELLING, show, uriOf } from './project.ts';
import { until } from './until.ts';

describe('governance', () => {
  before(async () => {
    await vscode.commands.executeCommand('concordat.governance.focus');
    await until('the checklist is there', () => lines().length > 0);
  });
  after(async () => {
    await vscode.commands.executeCommand('concordat.governance.groupBy', 'pillar');
    await vscode.commands.executeCommand('concordat.governance.filter', 'all');
    await vscode.commands.executeCommand('concordat.governance.whole');
    await closeAll();
    await vscode.commands.executeCommand('workbench.view.explorer');
  });

  it('has a command for all that is offered', async () => {
    const { contributes } = vscode.extensions.getExtension('concordat.concordat')?.packageJSON ?? {};
    const known = await vscode.commands.getCommands(true);
    const missing = (contributes.commands as { readonly command: string }[])
      .map(({ command }) => command)
      .filter((command) => !known.includes(command));
    assert.deepEqual(missing, []);
    assert.ok(known.includes('concordat.governance.show'));
  });

  it('says where things stand, what is missing and why', () => {
    const [standing, gates, ...pillars] = lines();
    assert.match(standing?.label ?? '', /^Level \d of 4/);
    assert.match(gates?.description ?? '', /^\d of \d open$/);
    assert.deepEqual(
      pillars.map(({ label }) => label),
      ['Governance', 'Public value', 'Public trust'],
    );
    const owner = find(/^G1\.1 /);
    const dwelling = owner.children.find(({ label }) => label === 'Dwellings');
    assert.equal(dwelling?.description, 'not met');
    assert.match(dwelling.children[0]?.label ?? '', /names nobody/);
    assert.equal(dwelling.children[0]?.place?.file, DWELLING);
    const ids = all().map(({ id }) => id);
    assert.deepEqual(
      ids.filter((id, index) => ids.indexOf(id) !== index),
      [],
    );
  });

  it('can be put in another order', async () => {
    await vscode.commands.executeCommand('concordat.governance.groupBy', 'eif');
    await until('it is', () => lines().some(({ label }) => /organisational/i.test(label)));
    await vscode.commands.executeCommand('concordat.governance.groupBy', 'pillar');
    await until('it is again', () => lines().some(({ label }) => label === 'Public value'));
  });

  it('can be narrowed to what is open, and to one file', async () => {
    const before = all().length;
    await vscode.commands.executeCommand('concordat.governance.filter', 'attest');
    await until('less is shown', () => all().length < before);
    assert.deepEqual(
      all().filter(({ icon }) => icon === 'met'),
      [],
    );
    await vscode.commands.executeCommand('concordat.governance.filter', 'all');
    await show(DWELLING);
    await vscode.commands.executeCommand('concordat.governance.filter', 'file');
    await until('one standard is shown', () => lines()[0]?.label === 'Dwellings');
    await vscode.commands.executeCommand('concordat.governance.whole');
    await until('all are shown', () => all().length >= before);
  });

  it('brings one standard to the front, and stays whole for what is unknown', async () => {
    const uri = uriOf(DWELLING).toString();
    assert.equal(await vscode.commands.executeCommand('concordat.governance.show', uri, 0, ''), true);
    assert.equal(lines()[0]?.label, 'Dwellings');
    assert.match(lines()[0]?.description ?? '', /^\d+ of \d+, \d+ %$/);
    assert.equal(await vscode.commands.executeCommand('concordat.governance.show', `${uri}x`, 0, ''), false);
    assert.match(lines()[0]?.label ?? '', /^Level/);
  });

  it('offers to attest what waits for a person, and nothing else', () => {
    const offered = all().filter(({ attest }) => attest);
    assert.ok(offered.length > 0);
    for (const { icon } of offered) assert.match(icon, /^(?:needs-attestation|stale)$/);
  });

  it('has pages that open once each', async () => {
    for (const command of ['showChecklist', 'showMap', 'showInventory', 'showMap'])
      assert.equal(await vscode.commands.executeCommand(`concordat.${command}`), true, command);
    const titles = (): string =>
      vscode.window.tabGroups.all
        .flatMap(({ tabs }) => tabs)
        .filter(({ input }) => input instanceof vscode.TabInputWebview && /concordat\.page/.test(input.viewType))
        .map(({ label }) => label)
        .sort()
        .join();
    const all = 'Governance checklist,Inventory of personal data,Map of data sharing';
    await until('each has one tab', () => titles() === all, titles);
  });
});

function lines(): readonly TreeLine[] {
  const extension = vscode.extensions.getExtension<Exports>('concordat.concordat');
  return extension?.isActive ? extension.exports.governance.lines : [];
}

function all(): TreeLine[] {
  const below = (line: TreeLine): TreeLine[] => [line, ...line.children.flatMap(below)];
  return lines().flatMap(below);
}

function find(label: RegExp): TreeLine {
  const found = all().find((line) => label.test(line.label));
  assert.ok(found, `no line is ${label}`);
  return found;
}
