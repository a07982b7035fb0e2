import type { AgreementRow } from '../../model/facts.ts';
import type { FactQueries } from '../define.ts';
import { groupAmong } from './care-groups.ts';
import { sharedData } from './shared-data.ts';
import { termsOf } from './terms.ts';
import { quoted } from './text.ts';

/** Signs of a high risk for people in what an agreement shares, of the nine criteria that the European authorities name (WP 248 rev.01). */
export function dpiaSigns(
  facts: FactQueries,
  row: AgreementRow,
  { languages, largeScale }: { readonly languages: readonly string[]; readonly largeScale: number },
): string[] {
  const { special, criminal, fields } = sharedData(facts, row);
  const sensitive = special[0] ?? criminal[0];
  const standards = new Set(
    fields.filter((field) => field.row.personal === 'declared').map((field) => field.standard.file),
  );
  const people = peopleSign(
    row.items.flatMap(({ dataSubjects }) => dataSubjects),
    languages,
  );
  const terms = termsOf(facts, row);
  const records = row.items.reduce((sum, item) => sum + Number(terms.at(item).text('volume', 'records') ?? 0), 0);
  return [
    sensitive && kindSign(sensitive.row.criminal, sensitive.name),
    people,
    standards.size > 1 ? `personal data of ${standards.size} standards brought together` : undefined,
    row.automatedDecisions ? 'decisions made by a machine' : undefined,
    records >= largeScale ? `a large scale (${records} records)` : undefined,
  ].filter((sign) => sign !== undefined);
}

export function kindSign(criminal: boolean, field: string): string {
  return criminal ? `data on offences (${quoted(field)})` : `a special category (${quoted(field)})`;
}

export function peopleSign(subjects: readonly string[], languages: readonly string[]): string | undefined {
  const children = groupAmong(subjects, 'children', languages);
  if (children !== undefined) return `children (${quoted(children)})`;
  const vulnerable = groupAmong(subjects, 'vulnerable', languages);
  return vulnerable === undefined ? undefined : `people who need care (${quoted(vulnerable)})`;
}
