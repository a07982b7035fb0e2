// The workbench as somebody uses it who writes an agreement: sees the squiggle, reads, completes, accepts, repairs.
import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { OUT } from './paths.mjs';
import { openWorkbench, QUICK_INPUT } from './workbench.mjs';

const AGREEMENT = 'agreements/income-verification.agreement.yaml';
const RULE = 'sharing/unknown-field';
const STATUS = '[id="concordat.concordat.concordat.status"]';
const SQUIGGLE = '.editor-group-container.active .squiggly-error';
const REASON = 'The agency changes over in May.';

const PICTURES = join(OUT, 'screenshots');

/** Does all of it, one reported check after the other, each on what the one before has left. */
export async function driveWorkbench({ server, browser, project, report }) {
  rmSync(PICTURES, { recursive: true, force: true });
  const workbench = await openWorkbench({ server, browser, project, file: AGREEMENT, pictures: PICTURES });
  const { page } = workbench;
  let number = 0;
  const step = async (name, work) => {
    number += 1;
    const held = await report.check(name, work);
    const picture = name.replace(/\W+/g, '-').toLowerCase();
    await workbench.picture(`${String(number).padStart(2, '0')}-${picture}${held ? '' : '-FAILED'}`);
    if (!held) throw new Error(`The steps behind “${name}” build on it, and were not tried.`);
  };
  const squiggles = (count) =>
    workbench.until(`there are ${count} squiggles`, async () => (await page.locator(SQUIGGLE).count()) === count);
  const filterProblems = (text) => page.locator('.part.panel .monaco-inputbox input').fill(text);
  const status = (text) => page.waitForSelector(`${STATUS}[aria-label^="Concordat: ${text}"]`, { state: 'attached' });

  await step('a squiggle lies under the unknown field', async () => {
    await squiggles(2);
    // Squiggles are drawn anew when the server speaks again: one that was there a moment ago may have no place now.
    await workbench.until('one of them lies under the word', async () => {
      const word = await workbench.word('award_amt').boundingBox();
      const boxes = await Promise.all((await page.locator(SQUIGGLE).all()).map((one) => one.boundingBox()));
      const below = boxes.filter(
        (box) => box && word && Math.abs(box.x - word.x) < 2 && Math.abs(box.width - word.width) < 2,
      );
      return below.length === 1;
    });
  });

  await step('the status bar counts what the file has', () => status('2 errors, 0 warnings'));

  await step('hovering tells what is wrong', async () => {
    await workbench.word('award_amt').hover();
    await page.locator('.monaco-hover:visible', { hasText: 'did you mean `award_amount`?' }).waitFor();
    await page.locator('.monaco-hover:visible a', { hasText: RULE }).waitFor();
  });

  await step('hovering tells of a field what it is', async () => {
    await workbench.word('household_income', 'fields:').hover();
    const hover = page.locator('.monaco-hover:visible');
    await hover.getByText('Weekly income of all adults').waitFor();
    await hover.getByText('OFFICIAL-SENSITIVE').waitFor();
  });

  await step('the Problems list has a row for it', async () => {
    await page.mouse.move(0, 0);
    await workbench.pressUntil('Control+Shift+M', '.markers-panel .monaco-list-row');
    // How many there are in all is no business of this step: files that nobody opened yet may still be on their way. What is typed before the
    // panel listens is lost, and what is typed again too soon is waited for anew, so each try gets its time.
    await workbench.until('the filter leaves one row', async () => {
      await filterProblems('');
      await filterProblems('has no field');
      return workbench.shows(page.locator('.part.panel', { hasText: /Showing 1 of \d+/ }), 'visible');
    });
    const row = page.locator('.markers-panel .monaco-list-row', { hasText: RULE });
    assert.match(await row.innerText(), /has no field `award_amt`[\s\S]*Ln 30, Col 48/);
  });

  await step('typing offers the fields of the standard', async () => {
    await filterProblems('');
    await page.locator('.part.panel', { hasText: 'Showing' }).waitFor({ state: 'hidden' });
    await workbench.run('View: Hide Panel');
    await workbench.select('award_amt');
    await page.keyboard.type('award_a');
    await page.locator('.suggest-widget.visible .monaco-list-row', { hasText: 'award_amount' }).waitFor();
  });

  await step('what is offered can be taken, and the squiggle goes', async () => {
    await workbench.pressUntil('Enter', '.suggest-widget.visible', 'hidden');
    await workbench.untilLine(', award_amount');
    await squiggles(1);
    await status('1 error, 0 warnings');
  });

  await step('undo brings both back', async () => {
    await workbench.undoAll();
    await workbench.untilLine('award_amt]');
    await squiggles(2);
  });

  await step('the next problem can be reached by key, and its fixes are offered', async () => {
    await page.keyboard.press('Control+Home');
    await workbench.pressUntil('F8', '.zone-widget :text("No lawful basis is recorded")');
    await workbench.pressUntil('F8', '.zone-widget :text("award_amt")');
    await workbench.pressUntil('Escape', '.zone-widget', 'detached');
    assert.deepEqual(await workbench.openFixes(), [
      'Write `award_amount`',
      `Accept ${RULE} here, with a reason`,
      `Explain ${RULE}`,
    ]);
  });

  await step('the rule can be explained beside the file', async () => {
    await workbench.pickFix('Explain');
    await workbench.untilWebView('An agreement shares a field that the standard it names does not have.');
    await page.waitForSelector('.tab[aria-label*="unknown-field.md"]');
  });

  await step('accepting asks for a reason, and insists', async () => {
    await page.locator('.tab[aria-label*="unknown-field.md"] .codicon-close').click();
    await page.waitForSelector('.tab[aria-label*="unknown-field.md"]', { state: 'detached' });
    await workbench.word('award_amt').click();
    await workbench.openFixes();
    await workbench.pickFix('Accept');
    await page.waitForSelector(QUICK_INPUT);
    await workbench.pressUntil('Enter', '.quick-input-widget :text("A reason is needed.")');
    assert.ok(await page.locator(QUICK_INPUT).isVisible());
  });

  await step('the reason is written above the line, and the squiggle goes', async () => {
    await workbench.answer(REASON);
    await workbench.untilLine(`    # concordat-disable-next-line ${RULE} -- ${REASON}`);
    await squiggles(1);
  });

  await step('a fix repairs the name', async () => {
    await workbench.undoAll();
    await squiggles(2);
    await workbench.word('award_amt').click();
    await workbench.openFixes();
    await workbench.pickFix('Write');
    await workbench.untilLine(', award_amount');
    await squiggles(1);
  });

  await step('the definition of a field opens the standard at the field', async () => {
    await workbench.word('nino', 'fields:').click();
    await workbench.pressUntil('F12', '.tab.active[aria-label^="claim.schema.json"]');
    await page.locator('.statusbar-item', { hasText: 'Ln 24, Col 5' }).waitFor();
    await status('2 errors, 3 warnings');
  });

  await step('accepting in JSON writes an exception into the configuration', async () => {
    await workbench.openFixes();
    await workbench.pickFix('Accept');
    await page.waitForSelector(QUICK_INPUT);
    await workbench.answer(REASON);
    await status('2 errors, 2 warnings');
    await page.locator('.tab', { hasText: '.concordat.yaml' }).click();
    await workbench.untilLine(REASON);
  });

  await step('the whole workspace can be checked', async () => {
    await workbench.run('Concordat: Check workspace');
    await page.locator('.statusbar-item', { hasText: 'Concordat: 10 errors, 11 warnings' }).waitFor();
    await page.waitForSelector('.markers-panel .monaco-list-row');
  });

  await step('typing a label offers the code of the list', async () => {
    await workbench.run('View: Hide Panel');
    await workbench.open('dwelling.standard.yaml');
    await workbench.word('../codelists/tenure.codelist.yaml').click();
    await page.keyboard.press('End');
    await page.keyboard.type('\nexample: Own');
    const row = page.locator('.suggest-widget.visible .monaco-list-row.focused', { hasText: 'OO' });
    await row.getByText('Owner-occupied').waitFor();
    await workbench.picture('codes-offered');
    await workbench.pressUntil('Enter', '.suggest-widget.visible', 'hidden');
    await workbench.untilLine('        example: OO');
  });

  await step('an agreement can be begun by answering questions', async () => {
    const question = (text) => page.locator('.quick-input-widget:visible', { hasText: text }).first().waitFor();
    const picker = (text) => page.locator(`.quick-input-widget input[placeholder*="${text}"]`).waitFor();
    const answer = async (text) => {
      await page.locator(QUICK_INPUT).fill(text);
      await page.keyboard.press('Enter');
    };
    const tick = (label) => page.locator('.quick-input-widget .monaco-list-row', { hasText: label }).first().click();
    await workbench.run('Concordat: New data-sharing agreement');
    await question('What will people call the agreement?');
    await answer('Badge renewal');
    await picker('Under whose law');
    await workbench.picture('new-agreement-jurisdiction');
    await answer('United Kingdom');
    await picker('statutory scheme');
    await answer('fraud');
    await question('provides the data?');
    await answer('Exampleshire Council');
    await picker('under data-protection law');
    await answer('joint');
    await question('in a register of organisations?');
    await answer('');
    await question('receives the data?');
    await answer('');
    await picker('Does another organisation take part?');
    await answer('No');
    await picker('Which standards describe the data?');
    await tick('Council tax reduction claim');
    await page.keyboard.press('Enter');
    await picker('Which fields of Council tax reduction claim');
    await workbench.picture('new-agreement-fields');
    await tick('nino');
    await page.keyboard.press('Enter');
    await question('Which identifier does it get?');
    await page.keyboard.press('Enter');
    await question('Into which file?');
    await workbench.picture('new-agreement-file');
    await page.keyboard.press('Enter');
    await page.waitForSelector('.tab.active[aria-label^="badge-renewal.agreement.yaml"]');
    await workbench.untilLine('regime: uk-dea-fraud');
    await status('0 errors');
  });

  await step('an agreement can be previewed beside its source', async () => {
    await workbench.open('income-verification.agreement.yaml');
    await page.locator('.editor-actions [aria-label^="Preview agreement beside"]').click();
    await workbench.untilWebView('Compare the income that new applicants declare');
    await workbench.untilWebView('Number by which the claimant is known');
  });

  await step('the preview follows the cursor', async () => {
    const preview = await workbench.webViewWith('#agreement');
    // The second of three groups of editors holds the agreement.
    await page.keyboard.press('Control+2');
    await workbench.goToLine(25);
    await preview.locator('[aria-current]', { hasText: 'The data are shared for this purpose' }).waitFor();
    await workbench.goToLine(45);
    await preview
      .locator('[aria-current]', { hasText: 'It ends on 31 August 2046' })
      .or(preview.locator('[aria-current]', { hasText: 'takes effect' }))
      .waitFor();
  });

  await step('the preview shows what is typed', async () => {
    await workbench.goToLine(5);
    await page.keyboard.press('End');
    await page.keyboard.type(' on trial');
    await workbench.untilWebView('council tax reduction on trial');
  });

  await step('a click on a statement shows where it is written', async () => {
    const preview = await workbench.webViewWith('#agreement');
    await preview.getByText('The recipient does not pass the data on').click();
    await page.locator('.statusbar-item', { hasText: 'Ln 42, Col 1' }).waitFor();
    assert.match((await workbench.lines()).join('\n'), /onwardSharing/);
  });

  await step('a statement can be reached and shown by key', async () => {
    const preview = await workbench.webViewWith('#agreement');
    await preview.locator('.statement', { hasText: 'The data are shared for this purpose' }).focus();
    await page.keyboard.press('Enter');
    await page.locator('.statusbar-item', { hasText: 'Ln 25, Col 1' }).waitFor();
  });

  await workbench.close();
}
