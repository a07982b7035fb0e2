import assert from 'node:assert/strict';
import { type OutlineSymbol, symbols } from '../../src/ide/symbols.ts';
import { definitionAt, hoverAt } from '../../src/testkit/cursor.ts';
import { ROOT, sourceOf } from '../../src/testkit/memory.ts';
import { projectFiles } from '../../src/testkit/project.ts';
import { Workspace } from '../../src/workspace/workspace.ts';

const files = (path: string, find: string, within = find): Record<string, string> => {
  const all = Object.fromEntries(projectFiles('council-tax'));
  const text = all[path] ?? '';
  const at = text.indexOf(find) + find.indexOf(within);
  return { ...all, [path]: `${text.slice(0, at)}$0${text.slice(at)}` };
};
const INCOME = 'agreements/income-verification.agreement.yaml';
const FRAUD = 'agreements/fraud-referral.agreement.yaml';
const CLAIM = 'standards/claim.schema.json';
const DWELLING = 'standards/dwelling.standard.yaml';

describe('definition', () => {
  it('from a shared field to the field of the standard, in JSON Schema and in a contract', () => {
    assert.equal(definitionAt(files(INCOME, '[claim_id, nino', 'nino')), `${CLAIM}:"nino"`);
    assert.equal(definitionAt(files(FRAUD, 'payee_name]')), 'contracts/payments.odcs.yaml:payee_name');
  });

  it('from the name of a standard to its file, by path and by identifier', () => {
    assert.match(definitionAt(files(INCOME, '../standards/claim')), /^standards\/claim\.schema\.json:/);
    assert.match(definitionAt(files(FRAUD, 'urn:exampleshire.example:contract')), /^contracts\/payments\.odcs\.yaml:/);
  });

  it('along references within a schema and to files', () => {
    const good = { ...Object.fromEntries(projectFiles('council-tax')) };
    good[CLAIM] = (good[CLAIM] ?? '').replace('#/definitions/Adress', '#/def$0initions/Address');
    assert.equal(definitionAt(good), `${CLAIM}:"Address"`);
    assert.match(definitionAt(files(DWELLING, '../codelists/tenure')), /^codelists\/tenure\.codelist\.yaml:/);
  });

  it('nowhere from what leads nowhere', () => {
    assert.equal(definitionAt(files(CLAIM, '#/definitions/Adress')), '');
    assert.equal(definitionAt(files(INCOME, 'award_amt')), '');
    assert.equal(definitionAt(files(INCOME, 'title:')), '');
  });
});

describe('hover', () => {
  it('on a field of a standard: what it is, its classification and why, what is known of personal data', () => {
    const income = hoverAt(files(CLAIM, '"household_income": {', 'household'));
    assert.match(income, /Weekly income of all adults/);
    assert.match(income, /\*\*OFFICIAL-SENSITIVE\*\* \(declared here\)/);
    assert.match(income, /quasi, dpv-pd:Income/);
    const nino = hoverAt(files(CLAIM, '"nino": {', 'nino'));
    assert.match(nino, /nothing is declared\. Looks like \*\*a national identity number\*\* – a direct identifier\./);
    assert.match(nino, /with high confidence:\n\n- name token “nino”\n/);
    assert.match(nino, /declare `none` with a reason/);
    assert.match(nino, /\*\*OFFICIAL-SENSITIVE\*\* \(inherited from the whole document\)/);
    assert.match(hoverAt(files('contracts/payments.odcs.yaml', 'name: sort_code', 'sort_code')), /Branch of the bank/);
  });

  it('on a shared field: what the standard says of it', () =>
    assert.match(hoverAt(files(INCOME, 'household_income, award', 'household')), /Weekly income of all adults/));

  it('on keys, values, classifications, codes and bases', () => {
    assert.match(hoverAt(files(INCOME, 'onwardSharing')), /^\*\*onwardSharing\*\*/);
    assert.match(hoverAt(files(INCOME, 'status: active', 'active')), /^\*\*active\*\* – /);
    assert.match(hoverAt(files(INCOME, 'OFFICIAL-SENSITIVE')), /level 2 of 4/);
    assert.match(hoverAt(files(INCOME, 'public-task')), /public interest/i);
    assert.match(hoverAt(files(INCOME, '../standards/claim')), /Council tax reduction claim/);
    assert.match(
      hoverAt({
        'a.yaml':
          'apiVersion: concordat/v1\nkind: DataStandard\nid: x\ntitle: T\nversion: "1"\nstatus: active\nentities: [{name: E, fields: [{name: t, type: string, codeList: [{code: O$0O, label: Owner}]}]}]\n',
      }),
      /`OO` – Owner/,
    );
  });

  it('on nothing: nothing', () => assert.equal(hoverAt({ 'a.yaml': 'a: $0 1\n' }), ''));
});

describe('outline', () => {
  const outline = (path: string): string[] => {
    const workspace = new Workspace({ root: ROOT });
    workspace.apply({ kind: 'set', source: sourceOf(path, projectFiles('council-tax').get(path) ?? '') });
    const state = workspace.current.files.get(`${ROOT}/${path}`);
    assert.ok(state);
    const names = (list: readonly OutlineSymbol[], depth: number): string[] =>
      list.flatMap((one) => [`${' '.repeat(depth)}${one.name}`, ...names(one.children, depth + 1)]);
    return names(symbols(state), 0);
  };

  it('shows standards, entities and fields', () => {
    assert.deepEqual(outline(CLAIM), [
      'Council tax reduction claim',
      ' Council tax reduction claim',
      '  claim_id',
      '  nino',
      '  date_received',
      '  household_income',
      '  award_amount',
      '  decision',
      '  home',
      ' Address',
      '  uprn',
    ]);
    assert.deepEqual(outline('contracts/payments.odcs.yaml').slice(0, 3), [
      'Council tax payments',
      ' refunds',
      '  refund_id',
    ]);
  });

  it('shows the sections of an agreement, its parties and items', () => {
    const names = outline(INCOME);
    for (const name of ['  Exampleshire Council', '  claims', ' purpose', ' term'])
      assert.ok(names.includes(name), `${name} in ${names.join('|')}`);
  });
});
