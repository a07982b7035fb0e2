import type { Agreement } from '../../model/entities.ts';
import type { Snapshot } from '../../workspace/workspace.ts';
import { exportDpv } from './dpv.ts';
import type { Exported, Unsaid } from './exported.ts';
import { exportOdaa } from './odaa.ts';
import { exportOdrl } from './odrl.ts';
import { isMap, type JsonMap, mapsIn, recordedTerms, textIn } from './recorded-terms.ts';
import { type SharedStandard, sharedStandards } from './shared-standards.ts';

/** Formats in which an agreement of any format can be written, with their titles. */
export const EXPORT_TARGETS = {
  odrl: 'ODRL',
  odaa: 'Open Data Access Agreement',
  dpv: 'Data Privacy Vocabulary',
} as const;

export type ExportTarget = keyof typeof EXPORT_TARGETS;

/** Writes an agreement of a workspace in another format, with what that format cannot say. */
export function exportAgreement(
  agreement: Agreement,
  file: string,
  snapshot: Snapshot,
  target: ExportTarget,
): Exported {
  const recorded = recordedTerms(agreement);
  const standards = sharedStandards(agreement, file, snapshot);
  const { terms, replaced } = withIdentifiers(recorded, standards);
  const exported = exportTerms(terms, standards, target);
  return { ...exported, lost: [...replaced, ...exported.lost] };
}

/** The same for terms alone, in the shape of our own format. */
export function exportTerms(
  terms: JsonMap,
  standards: readonly (SharedStandard | undefined)[],
  target: ExportTarget,
): Exported {
  if (target === 'odrl') return exportOdrl(terms);
  return target === 'odaa' ? exportOdaa(terms) : exportDpv(terms, standards);
}

/** A path leads to a standard in this project only; whoever gets the document knows the standard by its identifier. */
function withIdentifiers(
  terms: JsonMap,
  standards: readonly (SharedStandard | undefined)[],
): { terms: JsonMap; replaced: Unsaid[] } {
  const replaced: Unsaid[] = [];
  const data = mapsIn(terms.data).map((item, index) => {
    const written = textIn(item, 'standard');
    const id = standards[index]?.id;
    if (written === undefined || id === undefined || written === id || !isPath(written)) return item;
    replaced.push({
      path: `/data/${index}/standard`,
      why: `a path of this project; written as the identifier \`${id}\``,
    });
    return { ...item, standard: id };
  });
  const whole = Array.isArray(terms.data) && terms.data.every(isMap);
  return whole && replaced.length > 0 ? { terms: { ...terms, data }, replaced } : { terms, replaced: [] };
}

function isPath(text: string): boolean {
  return !/^[a-z][a-z\d+.-]*:/i.test(text);
}
