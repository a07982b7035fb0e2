import { escapeHtml } from '../escape-html.ts';
import type { ChecklistDocument } from './checklist-document.ts';
import { type PageFilter, pageClasses, pageFilters } from './checklist-filters.ts';
import { subjectsText } from './checklist-places.ts';
import { STATE_MEANINGS, STATES } from './checklist-words.ts';
import { attestSection, itemsSection } from './page-items.ts';
import { badge } from './page-parts.ts';
import { gatesSection, progressSection, summarySection } from './page-summary.ts';

/**
 * The checklist for those who never saw the tool, as the content of a page's body: where things stand, what keeps the gates closed, what waits
 * for a person, and each item with its evidence. In parts, so that a large one is never held as a whole. Without scripts; the filters are a
 * matter of style (`checklistStyle`).
 */
export function* checklistPage(document: ChecklistDocument): Generator<string> {
  const { report, toolVersion, progress } = document;
  const filters = pageFilters(report);
  const classes = pageClasses(report);
  const titles = report.checklists.map(({ title }) => escapeHtml(title)).join(', ');
  yield `<a class="skip" href="#items">Skip to the items</a>
<header>
<h1>Governance checklist</h1>
<p>As of ${escapeHtml(report.day)}, for ${subjectsText(report)}. What good governance of data asks (${titles}), what the files already show, and what a person still has to confirm.</p>
<nav aria-label="Parts of this page">
<ul>
<li><a href="#summary">Where things stand</a></li>
${report.whole.gates.length > 0 ? '<li><a href="#gates">Gates</a></li>\n' : ''}${progress ? `<li><a href="#progress">Since ${escapeHtml(progress.since)}</a></li>\n` : ''}<li><a href="#attest">Waiting for the word of a person</a></li>
<li><a href="#items">Item by item</a></li>
<li><a href="#reading">How to read this page</a></li>
</ul>
</nav>
</header>
<main>
`;
  yield* summarySection(document);
  if (progress) yield* progressSection(progress);
  yield* gatesSection(document);
  yield* attestSection(document, classes, choices(filters.filter(({ id }) => id === 'role')));
  yield* itemsSection(document, classes, choices(filters.filter(({ id }) => id !== 'role')));
  yield `${READING}
</main>
<footer>
<p>Made by Concordat ${escapeHtml(toolVersion)} from what is written in the files. It says what is evidenced there, and judges nobody.</p>
</footer>
`;
}

/** Shown by browsers that know `:has`; the others show all. */
function choices(filters: readonly PageFilter[]): string {
  if (filters.length === 0) return '';
  const selects = filters.map(
    ({ id, label, all, options }) =>
      `<span><label for="${id}">${label}</label> <select id="${id}" autocomplete="off"><option value="all">${all}</option>${optionGroups(options)}</select></span>`,
  );
  return `<div class="filter" role="group" aria-label="Show on the screen">${selects.join(' ')} <span>What is printed is always complete.</span></div>\n`;
}

function optionGroups(options: PageFilter['options']): string {
  const groups = [...new Set(options.map(({ group }) => group))];
  return groups
    .map((group) => {
      const list = options
        .filter((option) => option.group === group)
        .map(({ name, label }) => `<option value="${name}">${escapeHtml(label)}</option>`)
        .join('');
      return group === undefined ? list : `<optgroup label="${escapeHtml(group)}">${list}</optgroup>`;
    })
    .join('');
}

const READING = `<section id="reading" aria-labelledby="reading-title">
<h2 id="reading-title">How to read this page</h2>
<dl class="words">
${STATES.map((state) => `<div><dt>${badge(state)}</dt><dd>${STATE_MEANINGS[state]}</dd></div>\n`).join('')}<div><dt>Must, should, could</dt><dd>How much an item counts in scores: three, two and one.</dd></div>
<div><dt>Score</dt><dd>The share of what is asked that is evidenced. What is not evidenced adds nothing; what does not apply is left out.</dd></div>
<div><dt>Level</dt><dd>0 absent, 1 ad hoc (from 20 %), 2 defined (from 50 %), 3 managed (from 75 %, with all that must be), 4 data-driven (from 90 %, with proof of effect or a recent review). Public trust caps the whole: it may be at most one level above.</dd></div>
<div><dt>Evidence</dt><dd><b>Recorded</b>: the file says it. <b>Finding</b>: a rule objects. <b>Accepted</b>: it did, and somebody has given a reason. <b>Attestation</b>: the word of a person, with role and day.</dd></div>
</dl>
</section>`;
