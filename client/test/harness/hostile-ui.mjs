// What somebody writes in files to take over the editor of whoever looks at them: in the tree, in all pages, in names of files.
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { OUT } from './paths.mjs';
import { openWorkbench } from './workbench.mjs';

const TAKE = 'top.taken=parent.taken=self.taken=1';
const IMAGE = `<img src=x onerror="${TAKE}">`;
const SCRIPT = `"><script>${TAKE}</script>`;
const STYLE = `</style></title></textarea><script>${TAKE}</script><style>body{display:none}</style>`;
const LINK = `<a href="javascript:${TAKE}">x</a> [x](command:workbench.action.closeWindow) $(alert)`;
const FILE = `a'"><img src=x onerror=${TAKE}>.standard.yaml`;
const PAGES = [
  ['Concordat: Show checklist report', 'Governance checklist'],
  ['Concordat: Show map of data sharing', 'Map of the data ecosystem'],
  ['Concordat: Show inventory of personal data', 'Inventory of personal data'],
];

/** Looks at everything, and sees that it is text. */
export async function driveHostile({ server, browser, report }) {
  const project = hostileProject();
  const pictures = join(OUT, 'hostile');
  const workbench = await openWorkbench({ server, browser, project, file: 'plain.standard.yaml', pictures });
  const { page } = workbench;
  const fetched = [];
  page.on('request', (request) => fetched.push(request.url()));
  try {
    await report.check('hostile names are text in the tree', async () => {
      await page.locator('.activitybar a[aria-label="Concordat"]').click();
      const row = (text) => page.locator('.pane-body .monaco-list-row', { hasText: text }).first();
      await row('Leadership and vision').click();
      await row('G1.1').click();
      await row('onerror').waitFor();
      await row('onerror').hover();
      await page.waitForTimeout(1500);
      await workbench.picture('tree');
      if ((await page.locator('.monaco-list img[src="x"], .monaco-hover img[src="x"]').count()) > 0)
        throw new Error('An image of theirs is there.');
      await untaken();
    });
    for (const [command, heading] of PAGES)
      await report.check(`hostile names are text in the page “${heading}”`, async () => {
        await workbench.run(command);
        const frame = await workbench.webViewWith(`h1:has-text("${heading}")`);
        await page.waitForTimeout(500);
        await workbench.picture(heading.replaceAll(' ', '-').toLowerCase());
        // The editor itself puts one script without a nonce before all others.
        const found = await frame.evaluate(() => ({
          theirs: document.querySelectorAll('img, iframe, object, embed, base, link').length,
          scripts: [...document.scripts].filter(({ id, nonce }) => nonce === '' && id !== '_vscodeApiScript').length,
          links: [...document.links]
            .map((one) => one.getAttribute('href'))
            .filter((href) => !/^(?:#|https?:)/.test(href)),
          handlers: document.querySelectorAll('[onerror], [onclick], [onload], [onmouseover]').length,
          policy: document.querySelector('meta[http-equiv="Content-Security-Policy"]')?.content ?? '',
          hidden: getComputedStyle(document.body).display === 'none',
          text: document.body.innerText.includes('onerror='),
        }));
        const { policy, text, ...wrong } = found;
        if (Object.values(wrong).some((value) => (Array.isArray(value) ? value.length > 0 : value)))
          throw new Error(JSON.stringify(wrong));
        if (!/default-src 'none'/.test(policy) || /unsafe|\*|https?:/.test(policy)) throw new Error(policy);
        if (!text) throw new Error('Their names do not show.');
        await untaken();
      });
    await report.check('nothing of a hostile file is fetched', async () => {
      const theirs = fetched.filter((url) => /\/x$|hostile/.test(url));
      if (theirs.length > 0) throw new Error(theirs.join('\n'));
    });
  } finally {
    await workbench.close();
    rmSync(project, { recursive: true, force: true });
  }

  async function untaken() {
    for (const frame of page.frames())
      if (await frame.evaluate(() => globalThis.taken).catch(() => undefined))
        throw new Error(`It ran: ${frame.url()}`);
  }
}

function hostileProject() {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'concordat-names-')));
  const standard = {
    apiVersion: 'concordat/v1',
    kind: 'DataStandard',
    id: `urn:x:${SCRIPT}`,
    title: IMAGE,
    description: STYLE,
    version: '1.0.0',
    status: 'active',
    owner: { name: SCRIPT, role: STYLE, contact: 'a@b.example' },
    classification: IMAGE,
    entities: [
      {
        name: IMAGE,
        fields: [
          { name: SCRIPT, type: 'string' },
          { name: STYLE, type: 'string' },
          { name: 'nino', title: LINK },
        ],
      },
    ],
  };
  const agreement = {
    apiVersion: 'concordat/v1',
    kind: 'DataSharingAgreement',
    id: 'urn:x:dsa:1',
    title: IMAGE + LINK,
    version: '1.0',
    status: 'active',
    parties: [
      { name: IMAGE, roles: ['provider', 'controller'] },
      { name: STYLE, roles: ['recipient', 'controller'] },
    ],
    data: [{ standard: FILE, fields: ['nino'], retention: { period: 'P2Y' } }],
    term: { start: '2026-01-01', end: '2028-08-31' },
  };
  const attestation = {
    item: 'G1.2',
    subject: '*',
    answer: 'yes',
    by: { name: IMAGE, role: 'Chief Data Officer' },
    date: '2026-01-01',
    evidence: [
      { title: SCRIPT, url: `javascript:${TAKE}` },
      { title: LINK, url: `https://hostile.example/${SCRIPT}` },
    ],
  };
  const write = (name, value) => writeFileSync(join(folder, name), `${JSON.stringify(value, null, 2)}\n`);
  write(FILE, standard);
  write('plain.standard.yaml', { ...standard, id: 'urn:x:plain', title: LINK });
  write('a.agreement.yaml', agreement);
  mkdirSync(join(folder, 'governance'));
  write('governance/attestations.yaml', { attestations: [attestation] });
  return folder;
}
