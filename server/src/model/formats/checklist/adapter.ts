import { basename } from '../../../base/path.ts';
import { asSeq, asText, type MapNode, toValue, valueAt } from '../../../syntax/tree.ts';
import {
  certain,
  type DetectedFile,
  type FormatAdapter,
  likely,
  NOTHING_LOWERED,
  type Recognition,
} from '../adapter.ts';
import { expect } from '../expectation.ts';
import { checklistProblems } from './problems.ts';
import { readChecklist } from './read-checklist.ts';

/** What may be expected in a checklist, from the place on where it stands. */
export function expectedInChecklists(at: string): ReturnType<typeof expect> {
  return [
    ...expect('rules', `${at}items/*/decidedBy/*/rules/*`),
    ...expect('checklist-elements', `${at}items/*/element`),
    ...expect('recorded-paths', ...PATHS.flatMap((path) => [`${at}${path}`, `${at}${path}/*`])),
    ...expect('attesting-roles', `${at}items/*/attest/mayAttest/*`),
  ];
}

const PATHS = ['standard', 'dataset', 'agreement'].flatMap((kind) => [
  `items/*/decidedBy/*/recorded/${kind}/*`,
  `items/*/shows/${kind}/*`,
]);

/** What an organisation asks of its data, item by item, beside or instead of the built-in checklist. */
export const checklist: FormatAdapter = {
  id: 'checklist',
  title: 'Checklist',
  expects: expectedInChecklists(''),
  markers: { kind: 'Checklist' },
  detect: (root, file) => (root.kind === 'map' ? detect(root, file) : undefined),
  schemaFor: () => 'checklist',
  problems: (root) => checklistProblems(root),
  lower: (root) => {
    const read = readChecklist(toValue(root));
    return { ...NOTHING_LOWERED, ...(read && { checklists: [read] }) };
  },
  // They describe no data.
  place: () => undefined,
};

function detect(root: MapNode, { path }: DetectedFile): Recognition | undefined {
  const kind = asText(valueAt(root, 'kind'));
  if (kind === 'Checklist') return certain('`kind` is `Checklist`');
  if (kind !== undefined || !/\.checklist\.(?:ya?ml|json)$/i.test(basename(path))) return undefined;
  const begun = root.entries.length === 0 || asSeq(valueAt(root, 'items')) || valueAt(root, 'extends');
  return begun ? likely('the name of the file says so') : undefined;
}
