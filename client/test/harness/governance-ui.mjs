// The governance view and the pages about the workspace, as somebody uses them who goes through a checklist. In a light, a dark and a
// high-contrast theme; pictures of all are left to look at.
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { OUT } from './paths.mjs';
import { openWorkbench, QUICK_INPUT } from './workbench.mjs';

const STANDARD = 'standards/claim.schema.json';
const PICTURES = join(OUT, 'governance');
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const THEMES = ['Light Modern', 'Dark Modern', 'Dark High Contrast', 'Light High Contrast'];
const TREE = '.pane-body .monaco-list';
const PAGES = [
  {
    name: 'checklist',
    command: 'Concordat: Show checklist report',
    heading: 'Governance checklist',
    tab: 'Governance checklist',
  },
  {
    name: 'map',
    command: 'Concordat: Show map of data sharing',
    heading: 'Map of the data ecosystem',
    tab: 'Map of data sharing',
  },
  {
    name: 'inventory',
    command: 'Concordat: Show inventory of personal data',
    heading: 'Inventory of personal data',
    tab: 'Inventory of personal data',
  },
];

/** Does all of it, one reported check after the other. */
export async function driveGovernance({ server, browser, project, report }) {
  rmSync(PICTURES, { recursive: true, force: true });
  const workbench = await openWorkbench({ server, browser, project, pictures: PICTURES });
  const { page } = workbench;
  const step = async (name, work) => {
    const held = await report.check(name, work);
    if (held) return;
    await workbench.picture(`${name.replace(/\W+/g, '-').toLowerCase()}-FAILED`);
    throw new Error(`The steps behind “${name}” build on it, and were not tried.`);
  };
  const row = (text) => page.locator(`${TREE} .monaco-list-row`, { hasText: text }).first();
  const failed = [];
  const inFront = async (heading) => {
    const { tab } = PAGES.find((one) => one.heading === heading);
    await page.locator(`.tab[aria-label^="${tab}"]`).click();
    const frame = await pageOf(heading);
    await page.mouse.move(640, 790);
    await page.waitForTimeout(300);
    return frame;
  };
  const pageOf = (heading) => workbench.webViewWith(`h1:has-text("${heading}")`);

  // An address that names a file would open that alone when the window is loaded again.
  await step('the activity bar leads to the checklist', async () => {
    await workbench.open('claim.schema.json');
    await page.locator('.activitybar a[aria-label="Concordat"]').click();
    await row('Public trust').waitFor();
    await row('Gates').waitFor();
    await page.mouse.move(640, 790);
    await workbench.picture('view');
  });

  await step('an element unfolds to items, and an item to its evidence', async () => {
    await row('Leadership and vision').click();
    await row('G1.1').click();
    await row('Dwellings').click();
    await row('names nobody who answers for it').click();
    await page.waitForSelector('.tab.active[aria-label^="dwelling.standard.yaml"]');
    await workbench.picture('evidence');
  });

  await step('the tree works by key', async () => {
    await row('Leadership and vision').click();
    await page.keyboard.press('End');
    await page.keyboard.press('Home');
    await page.locator(`${TREE} .monaco-list-row.focused`, { hasText: 'of 4' }).waitFor();
  });

  await step('the items can be put in another order, and filtered', async () => {
    await workbench.run('Concordat: Order the checklist by…');
    await page.locator(QUICK_INPUT).fill('interoperability');
    await workbench.pressUntil('Enter', QUICK_INPUT, 'hidden');
    await row('Organisational').waitFor();
    await workbench.run('Concordat: Filter the checklist…');
    await page.locator(QUICK_INPUT).fill('waits');
    await workbench.pressUntil('Enter', QUICK_INPUT, 'hidden');
    await row('Organisational').waitFor();
    await workbench.picture('view-by-layer');
    await workbench.run('Concordat: Order the checklist by…');
    await page.locator(QUICK_INPUT).fill('pillar');
    await workbench.pressUntil('Enter', QUICK_INPUT, 'hidden');
    await workbench.run('Concordat: Filter the checklist…');
    await page.locator(QUICK_INPUT).fill('apply');
    await workbench.pressUntil('Enter', QUICK_INPUT, 'hidden');
    await row('Public trust').waitFor();
  });

  await step('the count above a standard leads to its checklist', async () => {
    await workbench.open('claim.schema.json');
    await page
      .locator('.codelens-decoration a', { hasText: /checklist \d+ of \d+/ })
      .first()
      .click();
    await row('Council tax reduction claim').waitFor();
    await row('Dwellings').waitFor({ state: 'hidden' });
    await workbench.picture('view-of-one');
  });

  /** Presses what a line of the tree offers. A tree that is refreshed just then loses a click. */
  const pressOn = (line, action, effect) =>
    workbench.until(`${action} does something`, async () => {
      await row(line).hover();
      await row(line).locator(`.action-label[aria-label^="${action}"]`).click();
      return workbench.shows(effect);
    });
  // What is not recorded cannot be noted as looked at.
  const record = (valueCase) => {
    const file = join(project, STANDARD);
    const standard = JSON.parse(readFileSync(file, 'utf8'));
    // At the top, where the editor shows it.
    const { valueCase: _, ...marks } = standard['x-gov'];
    standard['x-gov'] = { valueCase, ...marks };
    writeFileSync(file, JSON.stringify(standard, null, 2));
  };

  await step('an item is attested from the tree', async () => {
    record({ goal: 'Right awards' });
    await workbench.untilLine('Right awards');
    await row('Leadership and vision').click();
    const role = page.locator(`${QUICK_INPUT}[placeholder*="In which role"]`);
    await pressOn('G1.2', 'Attest', role);
    await workbench.picture('attest-role');
    await workbench.pressUntil('Enter', QUICK_INPUT, 'hidden');
    await page.waitForSelector('.tab.active[aria-label^="attestations.yaml"]');
    await workbench.untilLine('answer: ""');
    await page.locator('.statusbar-item', { hasText: /Ln \d+, Col 14/ }).waitFor();
    await page.keyboard.type('yes');
    await workbench.save();
    await row('G1.2').locator('.label-description', { hasText: 'attested' }).waitFor();
    await workbench.picture('attested');
  });

  await step('what was attested goes stale when what it covers changes, and can be given again', async () => {
    record({ goal: 'Right awards, and soon' });
    await row('G1.2').locator('.label-description', { hasText: 'stale' }).waitFor();
    await workbench.picture('stale');
    await pressOn('G1.2', 'Attest again', page.locator('.editor-group-container.active .tab.active.dirty'));
    await workbench.untilLine('valueCase');
    await workbench.save();
    await row('G1.2').locator('.label-description', { hasText: 'attested' }).waitFor();
    await workbench.run('Concordat: Show the whole checklist');
    await row('Gates').waitFor();
  });

  for (const { name, command, heading } of PAGES)
    await step(`the ${name} opens as a page`, async () => {
      await workbench.run(command);
      await pageOf(heading);
    });
  // One look after the other, with all pages open: to change the look takes longest.
  for (const theme of THEMES) {
    await step(`the look is ${theme}`, () => useTheme(theme));
    for (const { name, heading } of PAGES)
      await step(`the ${name} is accessible: ${theme}`, async () => {
        const frame = await inFront(heading);
        await workbench.picture(`${name}-${theme.toLowerCase().replaceAll(' ', '-')}`);
        await frame.evaluate(AXE);
        const found = await frame.evaluate((values) => globalThis.axe.run({ runOnly: { type: 'tag', values } }), TAGS);
        const lines = found.violations.map(
          ({ id, nodes }) =>
            `${id}: ${nodes.map(({ html, failureSummary }) => `${html} ${failureSummary}`).join('\n  ')}`,
        );
        if (lines.length > 0) failed.push(`${name}, ${theme}:\n${lines.join('\n')}`);
      });
  }
  await step('no page has anything that axe objects to', async () => {
    if (failed.length > 0) throw new Error(failed.join('\n'));
  });

  await step('the inventory leads to where things are written', async () => {
    const frame = await inFront('Inventory of personal data');
    const place = frame.locator('[data-file$="dwelling.standard.yaml"]:visible').first();
    await place.focus();
    await place.press('Enter');
    await page.waitForSelector('.tab.active[aria-label^="dwelling.standard.yaml"]');
  });

  await step('pages come back when the window is loaded again, as they were', async () => {
    const [checklist, map, inventory] = PAGES.map(({ heading }) => heading);
    const list = await inFront(checklist);
    await list
      .locator('details.item')
      .nth(4)
      .evaluate((item) => {
        item.open = true;
        item.scrollIntoView();
      });
    await page.waitForTimeout(500);
    const picture = await inFront(map);
    await picture.locator('.zoom button', { hasText: '+' }).click();
    await picture.locator('.node').first().press('Enter');
    const shown = (frame) => frame.locator('svg.map').first().getAttribute('viewBox');
    await page.waitForTimeout(500);
    const box = await shown(picture);
    await (await inFront(inventory)).selectOption('#filter', 'is-declared');
    await page.waitForTimeout(500);
    await Promise.all([page.waitForEvent('load'), workbench.run('Developer: Reload Window')]);
    await workbench.until('the filter is as it was', async () => {
      const after = await inFront(inventory);
      return (
        (await after
          .locator('#filter')
          .inputValue()
          .catch(() => '')) === 'is-declared'
      );
    });
    await workbench.picture('inventory-after-reload');
    const again = await inFront(map);
    if ((await again.locator('.node.chosen').count()) !== 1) throw new Error('Nothing is selected in the map.');
    if ((await shown(again)) !== box) throw new Error(`The map shows ${await shown(again)}, not ${box}.`);
    await workbench.picture('map-after-reload');
    const items = await inFront(checklist);
    await items.locator('details.item[open]').first().waitFor();
    if ((await items.evaluate(() => window.scrollY)) === 0) throw new Error('The checklist is at its beginning.');
    await workbench.picture('checklist-after-reload');
  });

  await workbench.close();

  async function useTheme(theme) {
    // Two commands have this in their title.
    await workbench.pressUntil('F1', QUICK_INPUT);
    await page.locator(QUICK_INPUT).fill('>Preferences: Color Theme');
    await page.locator('.quick-input-widget .monaco-list-row[aria-label^="Preferences: Color Theme"]').click();
    await page.locator(`${QUICK_INPUT}[placeholder*="Color Theme"]`).waitFor();
    await page.locator(QUICK_INPUT).fill(theme);
    await page.locator('.quick-input-widget .monaco-list-row.focused', { hasText: theme }).waitFor();
    await workbench.pressUntil('Enter', QUICK_INPUT, 'hidden');
  }
}
