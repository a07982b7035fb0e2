// A workbench in a browser, and what a person does in it. Knows VS Code's page, and nothing of what is tested.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';

const WAIT_MS = 60_000;
const MOMENT_MS = 3000;
const SIZE = { width: 1280, height: 800 };

export const QUICK_INPUT = '.quick-input-widget input[type="text"]';
const ACTION_MENU = '.action-widget';
const PALETTE_ROW = '.quick-input-widget .monaco-list-row';

/** Opens the workbench on a folder with one of its files in front, if there is one. */
export async function openWorkbench({ server, browser, project, file, pictures, scale = 1 }) {
  const page = await browser.newPage({ viewport: SIZE, deviceScaleFactor: scale });
  page.setDefaultTimeout(WAIT_MS);
  mkdirSync(pictures, { recursive: true });
  const workbench = new Workbench(page, pictures);
  await page.goto(server.open(project, file === undefined ? [] : [['openFile', server.remote(join(project, file))]]));
  await page.waitForSelector(file === undefined ? '.explorer-folders-view' : '.monaco-editor .view-line');
  return workbench;
}

class Workbench {
  #pictures;

  constructor(page, pictures) {
    this.page = page;
    this.#pictures = pictures;
  }

  close() {
    return this.page.close();
  }

  picture(name) {
    return this.page.screenshot({ path: join(this.#pictures, `${name}.png`) });
  }

  /** A word of the text in front: one that the highlighting does not break in two. */
  word(text, onLineWith = text) {
    return this.page
      .locator('.editor-group-container.active .view-line', { hasText: onLineWith })
      .locator('span > span')
      .getByText(text, { exact: true })
      .first();
  }

  /** Selects a word. A double click that comes while the editor gets its focus counts as a single one. */
  async select(text) {
    await this.until(`${text} is selected`, async () => {
      await this.word(text).dblclick();
      return this.shows(this.page.locator('.statusbar-item', { hasText: `(${text.length} selected)` }));
    });
  }

  /** Whether something shows, or hides, within a moment. */
  shows(locator, state = 'visible') {
    return locator.waitFor({ state, timeout: MOMENT_MS }).then(
      () => true,
      () => false,
    );
  }

  /** The lines that the editor in front shows, top down. */
  async lines() {
    const lines = await this.page.$$eval('.editor-group-container.active .view-line', (elements) =>
      elements
        .map((element) => ({ top: Number.parseFloat(element.style.top), text: element.textContent ?? '' }))
        .sort((one, other) => one.top - other.top)
        .map(({ text }) => text),
    );
    return lines.map((line) => line.replaceAll('\u00a0', ' '));
  }

  /** Waits until a shown line holds a text. */
  async untilLine(text) {
    await this.until(`a line holds ${text}`, async () => (await this.lines()).some((line) => line.includes(text)));
  }

  async until(what, holds) {
    const deadline = Date.now() + WAIT_MS;
    while (!(await holds())) {
      if (Date.now() > deadline) throw new Error(`Waited in vain until ${what}.`);
      await this.page.waitForTimeout(100);
    }
  }

  /** Presses a key until its effect shows: one that is pressed while a widget opens or closes is lost. */
  async pressUntil(key, selector, state = 'visible') {
    for (let tries = 0; tries < 20; tries += 1) {
      await this.page.keyboard.press(key);
      if (await this.shows(this.page.locator(selector).first(), state)) return;
    }
    throw new Error(`${key} does not make ${selector} ${state}.`);
  }

  /** The titles that the quick fix menu offers where the cursor is. */
  async openFixes() {
    await this.pressUntil('Control+.', `${ACTION_MENU} .monaco-list-row.action`);
    return this.page.locator(`${ACTION_MENU} .monaco-list-row.action`).allTextContents();
  }

  /** Picks from the open quick fix menu. By key: the menu ignores a mouse that has not moved since it opened. */
  async pickFix(title) {
    const chosen = this.page.locator(`${ACTION_MENU} .monaco-list-row.focused`, { hasText: title });
    await this.until(`${title} is chosen`, async () => {
      if (await chosen.isVisible()) return true;
      await this.page.keyboard.press('ArrowDown');
      return false;
    });
    await this.pressUntil('Enter', ACTION_MENU, 'hidden');
  }

  /** Runs a command by its title. */
  async run(title) {
    await this.pressUntil('F1', QUICK_INPUT);
    await this.page.locator(QUICK_INPUT).fill(`>${title}`);
    const row = this.page.locator(`${PALETTE_ROW}.focused`, { hasText: title });
    await row.waitFor();
    await this.page.keyboard.press('Enter');
    await row.waitFor({ state: 'hidden' });
  }

  /** Opens a file of the project by its name. */
  async open(name) {
    await this.pressUntil('Control+p', QUICK_INPUT);
    await this.page.locator(QUICK_INPUT).fill(name);
    await this.page.locator(`${PALETTE_ROW}.focused`, { hasText: name }).waitFor();
    await this.pressUntil('Enter', `.tab.active[aria-label^="${name}"]`);
  }

  /** Answers the input box that is open. */
  async answer(text) {
    const input = this.page.locator(QUICK_INPUT);
    await input.pressSequentially(text);
    await this.until('the answer is written', async () => (await input.inputValue()) === text);
    await this.pressUntil('Enter', QUICK_INPUT, 'hidden');
  }

  /** Saves the file in front. */
  async save() {
    const unsaved = this.page.locator('.editor-group-container.active .tab.active.dirty');
    await unsaved.waitFor();
    await this.until('it is saved', async () => {
      await this.page.keyboard.press('Control+s');
      return this.shows(unsaved, 'hidden');
    });
  }

  /** Undoes everything that has not been saved in the file in front. */
  async undoAll() {
    const unsaved = this.page.locator('.editor-group-container.active .tab.active.dirty');
    await this.page.keyboard.press('Control+1');
    await this.until('all is undone', async () => {
      if (!(await unsaved.isVisible())) return true;
      await this.page.keyboard.press('Control+z');
      await this.page.waitForTimeout(200);
      return false;
    });
  }

  /** The page of the web view that has an element. */
  async webViewWith(selector) {
    let found;
    await this.until(`a web view has ${selector}`, async () => {
      for (const frame of this.page.frames().slice(1)) {
        const count = await frame
          .locator(selector)
          .count()
          .catch(() => 0);
        if (count > 0) found = frame;
      }
      return found !== undefined;
    });
    return found;
  }

  /** Puts the cursor at the start of a line of the editor in front. */
  async goToLine(number) {
    await this.pressUntil('Control+g', QUICK_INPUT);
    await this.page.locator(QUICK_INPUT).fill(`:${number}`);
    await this.pressUntil('Enter', QUICK_INPUT, 'hidden');
    await this.page.locator('.statusbar-item', { hasText: `Ln ${number}, Col 1` }).waitFor();
  }

  /** Waits for a text in a web view, which is a page within a page within this one. */
  async untilWebView(text) {
    await this.until(`a web view shows ${text}`, async () => {
      const texts = await Promise.all(
        this.page.frames().map((frame) => frame.evaluate(() => document.body?.innerText ?? '').catch(() => '')),
      );
      return texts.slice(1).some((shown) => shown.includes(text));
    });
  }
}
