// Takes the pictures of the README: an agreement beside the standard that it names, the marks that hold for the fields of a
// standard, the checklist beside a standard, and the map of who shares what. Run by hand when the look has changed; look at what it made. Needs chromium, ripgrep and pngquant.
//   node client/test/take-picture.mjs [FOLDER] [editor] [hints] [checklist] [map]
import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { copyExample } from './harness/example.mjs';
import { installVSCode } from './harness/install-vscode.mjs';
import { need } from './harness/needs.mjs';
import { ROOT } from './harness/paths.mjs';
import { packageProduct } from './harness/product.mjs';
import { startBrowser, startVSCode } from './harness/vscode.mjs';
import { openWorkbench } from './harness/workbench.mjs';

const AGREEMENT = 'agreements/income-verification.agreement.yaml';
const STANDARD = 'standards/claim.schema.json';
const LOOK = {
  'workbench.colorTheme': 'Default Dark Modern',
  'workbench.activityBar.location': 'hidden',
  'breadcrumbs.enabled': false,
  'editor.fontSize': 12,
  'editor.stickyScroll.enabled': false,
  'editor.renderWhitespace': 'none',
};

const { pngquant } = need('chromium', 'ripgrep', 'pngquant');
const { vsix } = packageProduct();
const server = await startVSCode({ folder: installVSCode(), vsix, settings: LOOK });
const browser = await startBrowser();
const example = copyExample();
const research = copyExample('health-research');
const TAKES = {
  editor: () => takeAgreement(example.folder),
  hints: () => takeHints(example.folder),
  checklist: () => takeChecklist(example.folder),
  map: () => takeMap(research.folder),
};
const said = process.argv.slice(2);
const wanted = said.filter((name) => name in TAKES);
const pictures = resolve(said.find((name) => !(name in TAKES)) ?? join(ROOT, 'docs/images'));
try {
  for (const [name, take] of Object.entries(TAKES)) if (wanted.length === 0 || wanted.includes(name)) await take();
} finally {
  await browser.close();
  await server.stop();
  example.remove();
  research.remove();
}

async function takeAgreement(project) {
  const workbench = await openWorkbench({ server, browser, project, file: AGREEMENT, pictures, scale: 1.5 });
  const { page } = workbench;
  const problems = page.locator('.markers-panel .monaco-list-row');
  const unknownField = problems.filter({ hasText: 'has no field' });
  await page.waitForSelector('.squiggly-error', { state: 'attached' });
  await workbench.run('View: Toggle Primary Side Bar Visibility');
  await workbench.pressUntil('Control+Shift+M', '.markers-panel .monaco-list-row');
  // The problems of the other agreement would fill the list.
  await problems.filter({ hasText: 'fraud-referral' }).locator('.monaco-tl-twistie').click();
  await unknownField.click();
  await workbench.word('household_income', 'fields:').click();
  await workbench.run('Open Definition to the Side');
  await page.waitForSelector('.tab[aria-label^="claim.schema.json"]');
  await page.waitForSelector('.squiggly-warning', { state: 'attached' });
  await page.keyboard.press('Control+1');
  await unknownField.click();
  // Back from where the end of the line was brought into view.
  await page.keyboard.press('Control+1');
  await page.keyboard.press('Home');
  await page.keyboard.press('Home');
  const hover = page.locator('.monaco-hover:visible', { hasText: 'did you mean' });
  await workbench.until('the hover shows', async () => {
    await page.mouse.move(640, 798);
    await workbench.word('award_amt').hover();
    return workbench.shows(hover);
  });
  await save(workbench, 'editor');
}

/** What the schema suggests of a field, with the evidence, beside what others inherit. */
async function takeHints(project) {
  const workbench = await openWorkbench({ server, browser, project, file: STANDARD, pictures, scale: 1.5 });
  const { page } = workbench;
  await page.waitForSelector('.squiggly-warning', { state: 'attached' });
  await workbench.run('View: Toggle Primary Side Bar Visibility');
  await workbench.untilLine('(inferred)');
  await workbench.word('"nino"', 'direct identifier').hover();
  await page.locator('.monaco-hover:visible', { hasText: 'nothing is declared' }).waitFor();
  await save(workbench, 'hints');
}

/** What governance asks of a standard, unfolded to what is missing. */
async function takeChecklist(project) {
  const file = 'standards/dwelling.standard.yaml';
  const workbench = await openWorkbench({ server, browser, project, file, pictures, scale: 1.5 });
  const { page } = workbench;
  const row = (text) => page.locator('.pane-body .monaco-list-row', { hasText: text }).first();
  await page.waitForSelector('.squiggly-warning', { state: 'attached' });
  await page
    .locator('.codelens-decoration a', { hasText: /checklist \d+ of \d+/ })
    .first()
    .click();
  await row('Dwellings').waitFor();
  // Wide enough for whole sentences.
  const sash = await page.locator('.monaco-workbench .monaco-sash.vertical').nth(1).boundingBox();
  await page.mouse.move(sash.x + 2, 400);
  await page.mouse.down();
  await page.mouse.move(sash.x + 130, 400, { steps: 5 });
  await page.mouse.up();
  await row('Leadership and vision').click();
  await row('G1.1').click();
  await row('names nobody').waitFor();
  await page.mouse.move(900, 790);
  await save(workbench, 'checklist');
}

/** Who shares what with whom, in an example with several organisations. */
async function takeMap(project) {
  const [first] = readdirSync(project, { recursive: true })
    .filter((name) => /\.ya?ml$/.test(name) && !/(?:^|\/)\./.test(name))
    .sort();
  const workbench = await openWorkbench({ server, browser, project, file: first, pictures, scale: 1.5 });
  const { page } = workbench;
  await workbench.run('View: Close All Editors');
  await workbench.run('View: Toggle Primary Side Bar Visibility');
  await workbench.run('Concordat: Show map of data sharing');
  const frame = await workbench.webViewWith('svg.map');
  await frame.evaluate(() => document.querySelector('#picture').scrollIntoView());
  await page.locator('.notification-toast').waitFor({ state: 'hidden' });
  await page.mouse.move(640, 798);
  await page.waitForTimeout(1000);
  await save(workbench, 'map');
}

async function save(workbench, name) {
  await workbench.picture(name);
  await workbench.close();
  const picture = join(pictures, `${name}.png`);
  execFileSync(pngquant, ['--force', '--skip-if-larger', '--strip', '--output', picture, picture]);
}
