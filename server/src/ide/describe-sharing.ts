import { plainText } from '../insight/recorded-text.ts';
import { sharingIn } from '../insight/sharing.ts';
import type { FieldRow } from '../model/facts.ts';
import { termsOf } from '../rules/support/terms.ts';
import type { Snapshot } from '../workspace/workspace.ts';
import type { Mention } from './field-mentions.ts';
import { queriesOf } from './lookup.ts';
import { plainMarkdown } from './plain-markdown.ts';
import { type SharedTerms, sharedTerms } from './shared-terms.ts';

/** The agreements that share a field, in Markdown: what for, how long it is kept, until when. */
export function describeSharing(snapshot: Snapshot, row: FieldRow): string {
  const sharing = sharingIn(snapshot);
  const agreements = sharing.of(row.file, row.root, row.pointer);
  if (agreements.length === 0) return '';
  const uses = sharing.usesOf(row.file, row.root, row.pointer);
  const lines = agreements.map((agreement) => {
    const items = uses.filter((use) => use.agreement === agreement).map(({ item }) => item);
    return `- ${lineOf(sharedTerms(snapshot, agreement, items))}`;
  });
  const shown = lines.slice(0, MOST);
  const more = lines.length - shown.length;
  const rest = more > 0 ? `\n- … ${more} more` : '';
  return `Shared under ${lines.length === 1 ? 'one agreement' : `${lines.length} agreements`}:\n\n${shown.join('\n')}${rest}`;
}

const MOST = 12;

function lineOf(terms: SharedTerms): string {
  const { label, stage, purpose, retentions, end } = terms;
  const said = [
    STAGES[stage],
    purpose === undefined ? 'no purpose is recorded' : plainMarkdown(purpose, 200),
    retentions.length === 0 ? 'no retention is recorded' : `kept ${plainMarkdown(retentions.join('; '))}`,
    end === undefined ? '' : `until ${plainMarkdown(end)}`,
  ];
  return `**${plainMarkdown(label)}**: ${said.filter((part) => part !== '').join(' · ')}`;
}

const STAGES: Readonly<Record<SharedTerms['stage'], string>> = { draft: '*a draft*', live: '', over: '*over*' };

/** What an agreement says of a field that it names, in Markdown; what it leaves open is said to be. */
export function describeMention(snapshot: Snapshot, mention: Mention): string {
  const terms = sharedTerms(snapshot, mention.agreement, [mention.item]);
  const reason = necessityOf(snapshot, mention);
  const lines = [
    ['Needed', reason],
    ['Purpose', terms.purpose],
    ['Kept', terms.retentions.length > 0 ? terms.retentions.join('; ') : undefined],
    ['Data subjects', terms.dataSubjects.length > 0 ? terms.dataSubjects.join(', ') : undefined],
    ['Until', terms.end],
  ] as const;
  const said = lines.map(
    ([title, text]) => `- ${title}: ${text === undefined ? 'not recorded' : plainMarkdown(text, 300)}`,
  );
  return `In this agreement:\n\n${said.join('\n')}`;
}

/** The reason for the field itself, under whatever name of it; else that for the whole item. */
function necessityOf(snapshot: Snapshot, { agreement, item, name, rows }: Mention): string | undefined {
  const written = termsOf(queriesOf(snapshot), agreement).at(item.item).value('necessity');
  if (written === undefined || written === null) return undefined;
  const reasons = typeof written === 'object' && !Array.isArray(written) ? new Map(Object.entries(written)) : undefined;
  const [row] = rows;
  const names = [name, row?.name, row?.path, row && `${row.entity}.${row.path}`, row?.pointer];
  const reason = reasons ? names.map((key) => reasons.get(key ?? '')).find((one) => one !== undefined) : written;
  return plainText(reason) || undefined;
}
