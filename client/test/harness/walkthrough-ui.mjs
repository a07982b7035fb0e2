// The walkthrough as somebody goes through it who has nothing but an empty folder. Pictures of all steps are left to look at.
import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { OUT } from './paths.mjs';
import { openWorkbench, QUICK_INPUT } from './workbench.mjs';

const PICTURES = join(OUT, 'walkthrough');

/** Goes through it, one reported check for each step. */
export async function driveWalkthrough({ server, browser, report }) {
  rmSync(PICTURES, { recursive: true, force: true });
  const project = realpathSync(mkdtempSync(join(tmpdir(), 'concordat-begin-')));
  const workbench = await openWorkbench({ server, browser, project, pictures: PICTURES });
  const { page } = workbench;
  let number = 0;
  const step = async (name, work) => {
    number += 1;
    const held = await report.check(`walkthrough: ${name}`, work);
    await workbench.picture(`${number}-${name.replace(/\W+/g, '-').toLowerCase()}${held ? '' : '-FAILED'}`);
    if (!held) throw new Error(`The steps behind “${name}” build on it, and were not tried.`);
  };
  const question = (text) => page.locator('.quick-input-widget:visible', { hasText: text }).first().waitFor();
  const picker = (text) => page.locator(`.quick-input-widget input[placeholder*="${text}"]`).waitFor();
  /** What the open box asks; empty where none is open. */
  const asked = () =>
    page.evaluate(() => {
      const box = document.querySelector('.quick-input-widget');
      if (!box || box.style.display === 'none') return '';
      return `${box.querySelector('.quick-input-message')?.textContent} ${box.querySelector('input[type="text"]')?.placeholder}`;
    });
  const answer = async (text) => {
    const input = page.locator(QUICK_INPUT);
    if (text !== undefined) await input.fill(text);
    const before = await asked();
    // The page of the walkthrough takes the focus when a step is ticked off, and a box that is still checking its value takes no answer.
    await workbench.until('the next question comes', async () => {
      await input.press('Enter', { timeout: 1000 }).catch(() => {});
      const deadline = Date.now() + 3000;
      while (Date.now() < deadline && (await asked()) === before) await page.waitForTimeout(50);
      return (await asked()) !== before;
    });
  };
  const tick = (label) => page.locator('.quick-input-widget .monaco-list-row', { hasText: label }).first().click();
  const begin = async () => {
    await workbench.run('Concordat: Begin with Concordat');
    await page.locator('.getting-started-step').first().waitFor();
  };
  const done = async (id) => {
    await begin();
    await page.locator(`[data-done-step-id$="#${id}"].complete`).first().waitFor();
  };
  const press = async (id, button) => {
    const one = page.locator(`.getting-started-step[data-step-id$="#${id}"]`);
    if (!((await one.getAttribute('class')) ?? '').includes('expanded')) await one.click();
    await workbench.picture(`${number}-step-${id}`);
    await one.locator('.monaco-button', { hasText: button }).click();
  };

  try {
    await step('it opens, and asks for no folder where there is one', async () => {
      // Commands are known when the extensions have been read.
      await page.locator('.activitybar a[aria-label="Concordat"]').waitFor();
      await begin();
      if ((await page.locator('.getting-started-step[data-step-id$="#folder"]').count()) > 0)
        throw new Error('It does.');
    });

    await step('the folder is set up', async () => {
      await press('settings', 'Set up this folder');
      await picker('Whose classifications');
      await answer('United Kingdom');
      await page.waitForSelector('.tab.active[aria-label^=".concordat.yaml"]');
      await workbench.untilLine('extends');
      await workbench.picture('settings');
      await done('settings');
    });

    await step('a standard is written', async () => {
      await press('standard', 'New data standard');
      await question('What will people call the standard?');
      await answer('Blue badges');
      await picker('Under whose law');
      await answer();
      await question('Which post answers for it?');
      await answer('Head of customer services');
      await question('shared mailbox');
      await answer('');
      await question('What is one record of it called?');
      await answer();
      await question('Which fields has a record?');
      await answer('badge_number, nino, expires: date');
      await question('Which identifier does it get?');
      await answer();
      await question('Into which file?');
      await answer();
      await page.waitForSelector('.tab.active[aria-label^="blue-badges.standard.yaml"]');
      await page.waitForSelector('.squiggly-warning, .squiggly-error', { state: 'attached' });
      await workbench.picture('standard');
      await done('standard');
    });

    await step('it is checked', async () => {
      await press('findings', 'Check workspace');
      await page.locator('.markers-panel .monaco-list-row', { hasText: 'blue-badges.standard.yaml' }).first().waitFor();
      await workbench.picture('problems');
      await done('findings');
    });

    await step('a quick fix declares what is personal', async () => {
      await workbench.open('blue-badges.standard.yaml');
      await page.locator('.markers-panel .monaco-list-row', { hasText: 'looks like a national' }).click();
      await workbench.untilLine('name: nino');
      await page.keyboard.press('Control+1');
      const titles = await workbench.openFixes();
      await workbench.picture('fixes');
      const declare = titles.find((title) => /^declare/i.test(title));
      if (!declare) throw new Error(titles.join('\n'));
      await workbench.pickFix(declare);
      await workbench.untilLine('personalData');
      await workbench.save();
      await workbench.picture('declared');
    });

    await step('the inventory shows it', async () => {
      await begin();
      await press('personal', 'Show inventory of personal data');
      await workbench.untilWebView('government-id');
      await workbench.picture('inventory');
      await done('personal');
    });

    await step('an agreement is written over it', async () => {
      await press('agreement', 'New data-sharing agreement');
      await question('What will people call the agreement?');
      await answer('Badge renewal');
      await picker('Under whose law');
      await answer();
      await picker('statutory scheme');
      await answer('Not decided');
      await question('provides the data?');
      await answer('Exampleshire Council');
      await picker('under data-protection law');
      await answer('Not decided');
      await question('in a register of organisations?');
      await answer('');
      await question('receives the data?');
      await answer('Example Transport Agency');
      await picker('under data-protection law');
      await answer('Not decided');
      await question('in a register of organisations?');
      await answer('');
      await picker('Does another organisation take part?');
      await answer('No');
      await picker('Which standards describe the data?');
      await tick('Blue badges');
      await answer();
      await picker('Which fields of Blue badges');
      await tick('nino');
      await answer();
      await question('Which identifier does it get?');
      await answer();
      await question('Into which file?');
      await answer();
      await page.waitForSelector('.tab.active[aria-label^="badge-renewal.agreement.yaml"]');
      await workbench.picture('agreement');
      await done('agreement');
    });

    await step('the checklist is gone through', async () => {
      await press('checklist', 'Show governance checklist');
      await page.locator('.pane-body .monaco-list-row', { hasText: 'Gates' }).first().waitFor();
      await done('checklist');
    });

    await step('the map shows who shares what', async () => {
      await press('map', 'Show map');
      await workbench.untilWebView('Example Transport Agency');
      await workbench.picture('map');
      await done('map');
    });
  } finally {
    await workbench.close();
    rmSync(project, { recursive: true, force: true, maxRetries: 5 });
  }
}
