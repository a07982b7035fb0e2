import type { ExportTarget } from '../../insight/export/export-agreement.ts';
import type { Exported, Unsaid } from '../../insight/export/exported.ts';

/** What was not said in the words of the format, for people: what is kept in terms of ours, what is lost and why, what is left blank. */
export function exportSummary({ own, lost, blank }: Exported, target: ExportTarget): string[] {
  return [
    ...(own.length === 0
      ? []
      : [
          `${count(own)} that ${NAMES[target]} has no words for ${own.length === 1 ? 'is' : 'are'} kept in terms of ours (gov:), which other tools pass over: ${parts(own)}`,
        ]),
    ...[...byReason(lost)].map(
      ([why, values]) =>
        `${count(values)} ${values.length === 1 ? 'is' : 'are'} not in it, or not as recorded: ${parts(values)} (${why})`,
    ),
    ...blank.map(({ path, why }) => `look at ${path}: ${why}`),
  ];
}

/** The same for programs, value by value. */
export function exportReport(
  { own, lost, blank }: Exported,
  about: { readonly file: string; readonly agreement: string | undefined; readonly to: ExportTarget },
): string {
  return `${JSON.stringify({ version: 1, ...about, own, lost, blank }, null, 2)}\n`;
}

const NAMES = { odrl: 'ODRL', odaa: 'ODAA', dpv: 'DPV' } as const satisfies Record<ExportTarget, string>;

function byReason(values: readonly Unsaid[]): ReadonlyMap<string, readonly Unsaid[]> {
  const reasons = new Map<string, Unsaid[]>();
  for (const value of values) reasons.set(value.why, [...(reasons.get(value.why) ?? []), value]);
  return reasons;
}

function count(values: readonly Unsaid[]): string {
  return values.length === 1 ? '1 recorded value' : `${values.length} recorded values`;
}

/** Terms by name, in the order in which the agreement has them; of parties and data items what of them. */
function parts(values: readonly Unsaid[]): string {
  const names = values.map(({ path }) => {
    const [, term = '', , part] = path.split('/');
    return (term === 'parties' || term === 'data') && part !== undefined ? `${term}.${part}` : term;
  });
  return [...new Set(names)].join(', ');
}
