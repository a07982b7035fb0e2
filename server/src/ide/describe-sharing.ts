import type { Json } from '../base/json.ts';
import { plainText } from '../insight/recorded-text.ts';
import { sharingIn } from '../insight/sharing.ts';
import type { FieldRow } from '../model/facts.ts';
import { asMap, nodeAt, parsePointer, toValue, valueAt } from '../syntax/tree.ts';
import type { Snapshot } from '../workspace/workspace.ts';
import type { Mention } from './field-mentions.ts';
import { documentsOf } from './lookup.ts';
import { plainMarkdown } from './plain-markdown.ts';
import { type SharedTerms, termsOf } from './shared-terms.ts';

/** The agreements that share a field, in Markdown: what for, how long it is kept, until when. */
export function describeSharing(snapshot: Snapshot, row: FieldRow): string {
  const sharing = sharingIn(snapshot);
  const agreements = sharing.of(row.file, row.root, row.pointer);
  if (agreements.length === 0) return '';
  const uses = sharing.usesOf(row.file, row.root, row.pointer);
  const lines = agreements.map((agreement) => {
    const items = uses.filter((use) => use.agreement === agreement).map(({ item }) => item);
    return `- ${lineOf(termsOf(snapshot, agreement, items))}`;
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
  const terms = termsOf(snapshot, mention.agreement, [mention.item]);
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
function necessityOf(snapshot: Snapshot, { file, root, item, name, rows }: Mention): string | undefined {
  const tree = documentsOf(snapshot, file)[root]?.root;
  const written = valueAt(nodeAt(tree, parsePointer(item.item.pointer)), 'necessity');
  if (!written) return undefined;
  const map = asMap(written);
  const [row] = rows;
  const own = map ? [name, row?.name, row?.path, row && `${row.entity}.${row.path}`, row?.pointer] : [];
  const node = map ? own.map((key) => valueAt(map, key ?? '')).find((one) => one) : written;
  const text = node ? plainText(toValue(node) as Json) : '';
  return text === '' ? undefined : text;
}
