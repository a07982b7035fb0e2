// The pages that the command line writes, in a real browser: what axe-core finds, how they narrow, what they fetch. Pictures of them, and one as
// it is printed, are left in out/pages. Needs chromium; works offline.
//   node client/test/run-pages.mjs [START…]    only the pages whose names start so
import { execFile, execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { tsImport } from 'tsx/esm/api';
import { buildIfStale } from '../../server/tools/run.mjs';
import { EXAMPLE, OUT, ROOT } from './harness/paths.mjs';
import { Report } from './harness/report.mjs';
import { startBrowser } from './harness/vscode.mjs';

const FOLDER = join(OUT, 'pages');
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const HOSTILE = [
  '</td></table><script>document.title = "taken"</script>',
  '" onmouseover="document.title = 1" x="',
  "'><img src=https://hostile.example/x onerror=alert(1)>",
  '</style><style>body { display: none }</style>',
  '\u202eevil\u0000',
  'averylongnamewithoutanyplacetobreakit'.repeat(20),
];
// What only colours can break: axe need not look for the rest again where nothing else has changed.
const COLOUR_RULES = ['color-contrast', 'link-in-text-block'];
const LOOKS = {
  light: {},
  dark: { colorScheme: 'dark' },
  forced: { forcedColors: 'active' },
  'forced dark': { forcedColors: 'active', colorScheme: 'dark' },
};
const SIZES = {
  '': { viewport: { width: 1280, height: 800 }, looks: Object.keys(LOOKS) },
  // 1280 CSS pixels at 400 % (WCAG 2.2, 1.4.10).
  narrow: { viewport: { width: 320, height: 256 }, looks: ['light', 'dark'] },
};
// As many as CI has cores.
const LANES = 2;

process.chdir(ROOT);
buildIfStale();
rmSync(FOLDER, { recursive: true, force: true });
mkdirSync(FOLDER, { recursive: true });
const report = new Report();
const hostile = await hostileFolder();
const ecosystems = await ecosystemFolders();
const MAP = 'Map of the data ecosystem';
const INCOME = join(EXAMPLE, 'agreements/income-verification.agreement.yaml');
const PAGES = [
  { name: 'example', command: ['inventory', EXAMPLE], title: 'Inventory of personal data', check: checkFilter },
  { name: 'hostile', command: ['inventory', hostile], title: 'Inventory of personal data', check: checkFilter },
  { name: 'checklist', command: ['checklist', EXAMPLE], title: 'Governance checklist', check: checkChecklist },
  { name: 'checklist-hostile', command: ['checklist', hostile], title: 'Governance checklist', check: checkChecklist },
  { name: 'agreement', command: ['render', INCOME], title: /^Income verification/, check: checkPaper },
  {
    name: 'agreement-draft',
    command: ['render', join(hostile, 'draft.agreement.json')],
    title: /^Draft: /,
    check: checkPaper,
  },
  {
    name: 'agreement-hostile',
    command: ['render', join(hostile, 'hostile.agreement.json')],
    title: /^Draft: /,
    check: checkPaper,
  },
  { name: 'map', command: ['map', EXAMPLE], title: MAP, check: checkMap },
  ...Object.entries(ecosystems).map(([size, folder]) => ({
    name: `map-${size}`,
    command: ['map', folder],
    title: MAP,
    check: checkMap,
  })),
  { name: 'map-nothing', command: ['map', join(ROOT, 'docs/images')], title: MAP, check: async () => {} },
];
const browser = await startBrowser();
try {
  const asked = process.argv.slice(2);
  const left = PAGES.filter(({ name }) => asked.length === 0 || asked.some((start) => name.startsWith(start)));
  const lane = async () => {
    for (let next = left.shift(); next; next = left.shift()) {
      const { name, command, title, check } = next;
      const page = join(FOLDER, `${name}.html`);
      const { href } = pathToFileURL(page);
      await report.attempt(`the page ${name}`, async () => {
        await promisify(execFile)(process.execPath, ['server/dist/cli.cjs', ...command, '--output', `html=${page}`]);
        await checkPage(name, href, title);
        await check(name, href);
      });
    }
  };
  await Promise.all(Array.from({ length: LANES }, lane));
} finally {
  await browser.close();
  for (const folder of [hostile, ...Object.values(ecosystems)]) rmSync(folder, { recursive: true, force: true });
}
report.finish();

async function checkPage(name, url, title) {
  for (const [size, { viewport, looks }] of Object.entries(SIZES))
    await withPage(url, { viewport, bypassCSP: true }, async (page) => {
      await page.evaluate(AXE);
      for (const look of looks) await checkLook(name, page, size, look);
    });
  await report.check(`the page ${name} fetches nothing, runs nothing and keeps its style`, () =>
    withPage(url, {}, async (page, seen) => {
      await page.reload();
      const width = await page.evaluate('getComputedStyle(document.body).maxWidth');
      if (width === 'none') throw new Error('Its own policy keeps its style out.');
      const others = seen.filter((one) => one !== url);
      if (others.length > 0) throw new Error(others.join('\n'));
      const found = await page.title();
      if (!(title instanceof RegExp ? title.test(found) : title === found)) throw new Error(`Its title is ${found}`);
    }),
  );
}

/** `page` has axe-core in it. */
function checkLook(name, page, size, look) {
  const what = [size, look].filter(Boolean).join(' ');
  const runOnly = look === 'light' ? { type: 'tag', values: TAGS } : { type: 'rule', values: COLOUR_RULES };
  return report.check(`the page ${name} is accessible and fits: ${what}`, async () => {
    await page.emulateMedia({ colorScheme: 'light', forcedColors: 'none', ...LOOKS[look] });
    // Chromium has no memory for pictures of any length.
    const fullPage = (await page.evaluate('document.documentElement.scrollHeight')) < 16_000;
    await page.screenshot({ path: join(FOLDER, `${name}-${what.replaceAll(' ', '-')}.png`), fullPage });
    const wide = await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth');
    if (wide > 0) throw new Error(`It is ${wide} pixels wider than the screen.`);
    const found = await page.evaluate((only) => globalThis.axe.run({ runOnly: only }), runOnly);
    const lines = found.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join('\n  ')}`);
    if (lines.length > 0) throw new Error(lines.join('\n'));
  });
}

async function checkFilter(name, url) {
  await report.check(`the inventory (${name}) can be filtered on the screen and is printed whole`, () =>
    withPage(url, {}, async (page) => {
      const visible = '[...document.querySelectorAll(".fields tbody tr")].filter((row) => row.offsetParent).length';
      const all = await page.evaluate(visible);
      await page.selectOption('#filter', 'is-declared');
      const some = await page.evaluate(visible);
      const label = await page.evaluate('document.querySelector("#filter").selectedOptions[0].textContent');
      if (!label.includes(`(${some})`)) throw new Error(`${some} rows are shown for “${label}”.`);
      await page.emulateMedia({ media: 'print' });
      const printed = await page.evaluate(visible);
      if (printed !== all) throw new Error(`${printed} of ${all} rows are printed.`);
      await page.pdf({ path: join(FOLDER, `${name}.pdf`), preferCSSPageSize: true });
    }),
  );
}

/** What is chosen on the screen, and that paper has everything. Pictures of its parts are left to look at, with items open. */
async function checkChecklist(name, url) {
  await report.check(`the checklist (${name}) can be filtered on the screen and is printed whole`, () =>
    withPage(url, {}, async (page) => {
      const visible = (what) =>
        page.evaluate(
          (selector) => [...document.querySelectorAll(selector)].filter((one) => one.checkVisibility()).length,
          what,
        );
      const all = await visible('.item');
      await page.selectOption('#state', 'is-needs-attestation');
      await page.evaluate('document.querySelectorAll(".item").forEach((item) => { item.open = true; })');
      const some = await visible('.of');
      const meant = await page.evaluate('document.querySelectorAll(".of.is-needs-attestation").length');
      if (some !== meant || (await visible('.item')) >= all) throw new Error(`${some} of ${meant} results are shown.`);
      await page.screenshot({ path: join(FOLDER, `${name}-filtered.png`), fullPage: true });
      await page.selectOption('#state', 'all');
      const [value] = await page.evaluate(
        '[...document.querySelectorAll("#view optgroup option")].map((one) => one.value)',
      );
      await page.selectOption('#view', value);
      if ((await visible('.item')) !== (await visible(`.item.${value}`))) throw new Error('The view shows others.');
      const role = await page.evaluate('document.querySelector("#role").options[1].value');
      const tasks = await visible('.task');
      await page.selectOption('#role', role);
      const left = await visible('.task');
      if (left === 0 || left >= tasks) throw new Error(`${left} of ${tasks} tasks are those of one role.`);
      await page.emulateMedia({ media: 'print' });
      const printed = [await visible('.item'), await visible('.task')];
      if (printed[0] !== all || printed[1] !== tasks) throw new Error(`${printed} of ${all}, ${tasks} are printed.`);
      const file = join(FOLDER, `${name}.pdf`);
      await page.pdf({ path: file, preferCSSPageSize: true });
      execFileSync('pdftoppm', ['-r', '60', '-l', '8', '-png', file, join(FOLDER, `${name}-sheet`)]);
    }),
  );
}

/** An agreement on paper: its banner on every sheet, and nothing below it. What is printed is left as a picture to look at. */
async function checkPaper(name, url) {
  await report.check(`the page ${name} has its banner on every sheet`, () =>
    withPage(url, {}, async (page) => {
      const file = join(FOLDER, `${name}.pdf`);
      const banner = await page.evaluate('document.querySelector("header .banner").textContent');
      await page.pdf({ path: file, preferCSSPageSize: true });
      execFileSync('pdftoppm', ['-r', '60', '-png', file, join(FOLDER, `${name}-sheet`)]);
      const sheets = execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' }).split('\f').slice(0, -1);
      const start = banner.replace(/\s+/g, ' ').trim().slice(0, 30);
      const bare = sheets.filter((text) => text.replace(/\s+/g, ' ').split(start).length < 3);
      if (bare.length > 0) throw new Error(`${bare.length} of ${sheets.length} sheets lack it above or below.`);
    }),
  );
}

/** What the script of the map does: find, select, walk, filter, zoom; and that the page is whole without it. */
async function checkMap(name, url) {
  await report.check(`the page ${name} can be searched, walked through, filtered and zoomed`, () =>
    withPage(url, {}, async (page, seen) => {
      const text = (selector) => page.evaluate((one) => document.querySelector(one).textContent, selector);
      const viewBox = () => page.getAttribute('svg.map', 'viewBox');
      const expect = (holds, what) => {
        if (!holds) throw new Error(what);
      };
      await page.fill('.find input', 'a');
      await page.press('.find input', 'Enter');
      expect(await page.isVisible('.details'), 'What was found is not shown.');
      expect((await text('.said')).startsWith('Selected: '), 'Nobody says what is selected.');
      expect((await page.locator('.map .dim').count()) > 0, 'What does not belong to it is as loud as before.');
      expect((await page.getAttribute(':focus', 'role')) === 'button', 'What was found has no focus.');
      await page.locator('.map .card .node:not(.row)').first().focus();
      await page.keyboard.press('Escape');
      expect(await page.isHidden('.details'), 'Escape does not let go.');
      const before = await page.evaluate('document.activeElement.closest(".box").id');
      for (const key of ['ArrowRight', 'ArrowLeft', 'ArrowDown', 'ArrowUp', 'Home', 'End'])
        await page.keyboard.press(key);
      expect((await page.evaluate('document.activeElement.closest(".box").id')) !== before, 'The arrows lead nowhere.');
      await page.keyboard.press('Enter');
      expect(await page.isVisible('.details'), 'Enter does not select.');
      await page.screenshot({ path: join(FOLDER, `${name}-selected.png`) });
      await page.keyboard.press('Escape');
      await page.click('[data-zoom="whole"]');
      const whole = await viewBox();
      await page.click('[data-zoom="in"]');
      await page.click('[data-zoom="in"]');
      expect((await viewBox()) !== whole, 'It does not zoom.');
      await page.click('[data-zoom="true"]');
      await page.screenshot({ path: join(FOLDER, `${name}-readable.png`) });
      await page.selectOption('[data-filter="stage"]', 'over');
      expect(/^\d+ of \d+ flows match/.test(await text('.said')), 'Nobody says how many flows are left.');
      const left = await page.evaluate(
        '[...document.querySelectorAll("tr[data-of]")].filter((row) => row.offsetParent).length',
      );
      expect((await text('.said')).startsWith(`${left} of `), `${left} rows are left.`);
      await page.emulateMedia({ media: 'print' });
      await page.pdf({ path: join(FOLDER, `${name}.pdf`), preferCSSPageSize: true });
      expect(
        seen.every((one) => one === url),
        seen.join('\n'),
      );
    }),
  );
  await report.check(`the page ${name} keeps its state where it is asked to`, () =>
    withPage('about:blank', { bypassCSP: true }, async (page) => {
      await page.addInitScript(() => {
        globalThis.pageState = {
          get: () => JSON.parse(sessionStorage.getItem('state') ?? 'null') ?? undefined,
          set: (state) => sessionStorage.setItem('state', JSON.stringify(state)),
        };
      });
      await page.goto(url);
      await page.locator('.map .card .node:not(.row)').first().focus();
      await page.keyboard.press('Enter');
      await page.keyboard.press('+');
      await page.waitForTimeout(400);
      const look = () =>
        page.evaluate(
          '[document.querySelector("svg.map").getAttribute("viewBox"), document.querySelector(".said").textContent].join()',
        );
      const before = await look();
      await page.reload();
      if ((await look()) !== before) throw new Error(`${await look()} instead of ${before}`);
    }),
  );
  await report.check(`the page ${name} is whole without its script`, () =>
    withPage(url, { javaScriptEnabled: false }, async (page) => {
      if (await page.isVisible('.tools')) throw new Error('Its tools are shown, and do nothing.');
      if ((await page.locator('.map .node').count()) === 0) throw new Error('There is no picture.');
      await page.screenshot({ path: join(FOLDER, `${name}-without-script.png`) });
    }),
  );
}

/** Made-up workspaces of 5, 30 and 200 things, and one of hostile names. */
async function ecosystemFolders() {
  const { madeUpEcosystem } = await tsImport('../../server/src/testkit/made-up-ecosystem.ts', import.meta.url);
  const folders = {};
  const write = (name, files) => {
    const folder = mkdtempSync(join(tmpdir(), 'concordat-map-'));
    for (const [path, text] of files) {
      mkdirSync(join(folder, path, '..'), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    folders[name] = folder;
  };
  write(5, madeUpEcosystem({ organisations: 2, standards: 2, agreements: 1 }));
  write(30, madeUpEcosystem({ organisations: 8, standards: 10, agreements: 12 }));
  write(200, madeUpEcosystem({ organisations: 40, standards: 80, agreements: 80 }));
  let next = 0;
  const names = new Map();
  const hostileName = (name) => {
    if (!names.has(name)) names.set(name, HOSTILE[next++ % HOSTILE.length]);
    return names.get(name);
  };
  write('hostile', madeUpEcosystem({ organisations: 8, standards: 12, agreements: 12 }, hostileName));
  return folders;
}

/** `seen`: addresses that were asked for, and what the browser complained about. */
async function withPage(url, options, work) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...options });
  try {
    const page = await context.newPage();
    const seen = [];
    page.on('request', (request) => seen.push(request.url()));
    page.on('console', (message) => seen.push(message.text()));
    page.on('pageerror', (error) => seen.push(error.message));
    await page.goto(url);
    await work(page, seen);
  } finally {
    await context.close();
  }
}

/** A project in which every text that an author writes would be markup, if it came through. */
async function hostileFolder() {
  // Not in `out`: what Git ignores is not read.
  const folder = mkdtempSync(join(tmpdir(), 'concordat-pages-'));
  for (const [index, text] of HOSTILE.entries()) {
    const marks = { owner: text, purpose: text, retention: text, dataSubjects: [text], classification: text };
    const field = {
      type: 'string',
      'x-gov': { personalData: { category: text, identifiability: 'direct', reason: text } },
    };
    const schema = {
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      title: text,
      'x-gov': marks,
      type: 'object',
      properties: { [text]: field, nino: { type: 'string' } },
    };
    writeFileSync(join(folder, `${index}.schema.json`), JSON.stringify(schema));
  }
  const attestations = HOSTILE.map((text, index) => ({
    item: ['G1.2', 'G1.4', 'G2.5', 'V1.4', 'G2.3', 'V2.2'][index],
    subject: '*',
    answer: 'yes',
    by: { name: text, role: 'Chief Data Officer', organisation: text },
    date: '2026-01-01',
    evidence: [{ title: text, url: 'https://hostile.example/"><script>document.title = 2</script>' }],
  }));
  mkdirSync(join(folder, 'governance'));
  writeFileSync(join(folder, 'governance/attestations.yaml'), JSON.stringify({ attestations }));
  const { fullAgreement } = await tsImport('../../server/src/testkit/full-agreement.ts', import.meta.url);
  const form = JSON.parse(readFileSync('schemas/agreement/agreement.schema.json', 'utf8'));
  let next = 0;
  const hostile = fullAgreement(form, () => HOSTILE[next++ % HOSTILE.length], 1);
  const draft = { ...fullAgreement(form, (path) => `What is written at ${path}`, 0), status: 'draft' };
  for (const [name, agreement] of Object.entries({ hostile, draft }))
    writeFileSync(join(folder, `${name}.agreement.json`), JSON.stringify(agreement));
  return folder;
}
