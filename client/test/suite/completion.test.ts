import * as assert from 'node:assert/strict';
import type * as vscode from 'vscode';
import { completionsAt, documentationOf } from './completions.ts';
import { closeAll, INCOME, rangeOf, show } from './project.ts';

describe('completion in an agreement', () => {
  let document: vscode.TextDocument;
  before(async () => {
    document = await show(INCOME);
  });
  after(closeAll);

  it('offers the fields of the standard that the item names', async () => {
    const offered = await completionsAt(document, rangeOf(document, 'award_amt').start);
    for (const field of ['award_amount', 'date_received', 'decision', 'home'])
      assert.ok(offered.has(field), `${field} is not among ${[...offered.keys()].join(', ')}`);
    assert.match(documentationOf(offered.get('award_amount')), /Weekly reduction that was granted/);
  });

  it('offers the states that an agreement can have', async () => {
    const offered = await completionsAt(document, rangeOf(document, 'active', 'status: ').start);
    for (const status of ['draft', 'active', 'expired']) assert.ok(offered.has(status), [...offered.keys()].join(', '));
    assert.ok(!offered.has('jurisdiction'), 'a key is offered where a value belongs');
  });

  it('offers at the top the keys that are not there yet', async () => {
    const offered = await completionsAt(document, document.lineAt(document.lineCount - 1).range.end);
    for (const key of ['ethics', 'attestations']) assert.ok(offered.has(key), [...offered.keys()].join(', '));
    for (const key of ['title', 'data']) assert.ok(!offered.has(key), `${key} is there already`);
  });
});
