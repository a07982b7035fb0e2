import type { Statement } from '../../insight/agreement/numbering.ts';
import { type Inline, type Prose, prose } from '../../insight/agreement/prose.ts';
import type { ScheduledField } from '../../insight/agreement/schedule.ts';
import type { SignatureBlock } from '../../insight/agreement/signatures.ts';
import type { AgreementDocument } from '../../insight/agreement-document.ts';
import { escapeMarkdown } from './escape-markdown.ts';

/** The agreement in Markdown: the same parts in the same order as the page, with lines to fill in. */
export function* agreementMarkdown(agreement: AgreementDocument): Generator<string> {
  const { banner, standing, title, particulars, clauses, schedule, signatures, further, blanks, notes, footer } =
    agreement;
  yield `**${markdown(banner)}**\n\n`;
  if (standing) yield `**${standing.word.toUpperCase()}.** ${markdown(standing.why)}\n\n`;
  yield `# ${markdown(title)}\n\n`;
  yield table(
    ['', ''],
    particulars.map(({ name, value }) => [prose`${name}`, value ?? prose`Not recorded: ${LINE}`]),
  );
  for (const note of notes) yield `\n${markdown(note)}\n`;
  for (const { number, title: heading, statements } of clauses) {
    yield `\n## ${number}. ${escapeMarkdown(heading)}\n`;
    for (const one of statements) yield* statementLines(one, '');
  }
  yield '\n## Schedule: data items\n';
  if (schedule.length === 0) yield `\n**Not recorded: the items of data** ${RULE}\n`;
  for (const { title: name, statements, fields } of schedule) {
    yield `\n### ${markdown(name)}\n`;
    for (const one of statements) yield* statementLines(one, '');
    if (fields.length > 0) yield `\n${fieldTable(fields)}`;
  }
  if (further.length > 0) {
    yield '\n## Annex: further terms\n\nThe source of this agreement says this as well. It is shown as it is written there.\n\n';
    yield table(
      ['Term', 'As written'],
      further.map(({ name, value }) => [name, value]),
    );
  }
  yield '\n## Signatures\n';
  if (signatures.length === 0) yield `\n**Not recorded: the parties that sign** ${RULE}\n`;
  for (const one of signatures) yield signature(one);
  if (blanks.length > 0) {
    yield '\n## Not recorded\n\nThe source of this agreement does not say the following. Whether an agreement needs it is for those to judge who sign it.\n\n';
    for (const { what, where } of blanks) yield `- ${escapeMarkdown(what)} (${escapeMarkdown(where)})\n`;
  }
  yield `\n---\n\n${markdown(footer)}\n\n**${markdown(banner)}**\n`;
}

/** A line to write on. Underscores are markup unless they are escaped, as those in a text are. */
const LINE = '_'.repeat(24);
const RULE = '\\_'.repeat(24);

/** Numbers are text here: a list would count anew. */
function* statementLines({ number, text, blank, items }: Statement, indent: string): Generator<string> {
  const said = blank ? `**Not recorded: ${escapeMarkdown(blank.what)}** ${RULE}` : markdown(text);
  yield `${indent.trimEnd()}\n${indent}**${number}** ${said}\n`;
  // A quotation is what stands in without being a list.
  for (const item of items) yield* statementLines(item, `${indent}> `);
}

function fieldTable(fields: readonly ScheduledField[]): string {
  return table(
    ['Field', 'Definition', 'Type and codes', 'Classification', 'Personal data', 'Why it is needed'],
    fields.map(({ name, definition, type, classification, personal, necessity }) => [
      name,
      definition,
      type,
      classification,
      personal,
      necessity,
    ]),
  );
}

function signature({ party, name, role, date, notes }: SignatureBlock): string {
  const cell = (value: Prose | undefined): Prose => value ?? prose`${LINE}`;
  const lines = table(
    ['', ''],
    [
      [prose`Signature`, prose`${LINE}`],
      [prose`Name`, cell(name)],
      [prose`Role`, cell(role)],
      [prose`Date`, cell(date)],
    ],
  );
  return `\n### For ${markdown(party)}\n\n${lines}${notes.map((note) => `\n${markdown(note)}\n`).join('')}`;
}

function table(head: readonly string[], rows: readonly (readonly Prose[])[]): string {
  const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |\n`;
  return `${row(head)}|${head.map(() => '---').join('|')}|\n${rows.map((cells) => row(cells.map(markdown))).join('')}`;
}

function markdown(text: Prose): string {
  return text.map(inline).join('');
}

/** An address that is one through and through becomes a link; nothing else does. */
function inline(run: Inline): string {
  if (run.kind === 'said' && run.href !== undefined && !run.text.includes('|')) return `<${run.text}>`;
  return escapeMarkdown(run.text);
}
