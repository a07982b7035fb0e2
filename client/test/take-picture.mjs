// Takes the pictures of the README: an agreement beside the standard that it names, and the marks that hold for the
// fields of a standard. Run by hand when the look has changed; look at what it made. Needs chromium, ripgrep and pngquant.
//   node client/test/take-picture.mjs [FOLDER]
import { execFileSync } from 'node:child_process';
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
  'editor.fontSize': 13,
  'editor.stickyScroll.enabled': false,
  'editor.renderWhitespace': 'none',
};

const { pngquant } = need('chromium', 'ripgrep', 'pngquant');
const { vsix } = packageProduct();
const server = await startVSCode({ folder: installVSCode(), vsix, settings: LOOK });
const browser = await startBrowser();
const example = copyExample();
const pictures = resolve(process.argv[2] ?? join(ROOT, 'docs/images'));
try {
  await takeAgreement(example.folder);
  await takeHints(example.folder);
} finally {
  await browser.close();
  await server.stop();
  example.remove();
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
  await workbench.word('award_amt').hover();
  await page.locator('.monaco-hover:visible', { hasText: 'did you mean' }).waitFor();
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

async function save(workbench, name) {
  await workbench.picture(name);
  await workbench.close();
  const picture = join(pictures, `${name}.png`);
  execFileSync(pngquant, ['--force', '--skip-if-larger', '--strip', '--output', picture, picture]);
}
