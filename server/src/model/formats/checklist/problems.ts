import { problem, type SchemaProblem, valueProblem } from '../../../schema/schema-problem.ts';
import { asText, entriesOf, itemsOf, type SyntaxNode, textOf, valueAt } from '../../../syntax/tree.ts';
import { BUILT_IN_CHECKLIST } from '../../checklists/built-in.ts';
import { dataDrivenPublicSector } from '../../checklists/checklist.ts';
import { RECORDED_PATHS } from './recorded-names.ts';

/** What a schema cannot see of a checklist: elements and items that there are not, ids given twice, paths that lead nowhere. */
export function* checklistProblems(root: SyntaxNode): Generator<SchemaProblem> {
  const base = asText(valueAt(root, 'extends'));
  const isBuiltIn = base === BUILT_IN_CHECKLIST;
  const built = isBuiltIn ? dataDrivenPublicSector() : undefined;
  // Of another file nothing is known here.
  const isKnown = base === undefined || isBuiltIn;
  const pillars = itemsOf(valueAt(root, 'pillars'));
  const elements = new Set([
    ...(built?.pillars.flatMap((pillar) => pillar.elements.map(({ id }) => id)) ?? []),
    ...pillars.flatMap((pillar) =>
      itemsOf(valueAt(pillar, 'elements')).flatMap((one) => asText(valueAt(one, 'id')) ?? []),
    ),
  ]);
  const ids = new Set(built?.items.map(({ id }) => id));
  for (const item of itemsOf(valueAt(root, 'items'))) {
    const id = valueAt(item, 'id');
    const name = asText(id);
    if (id && name !== undefined) {
      if (ids.has(name)) yield problem('unique', id, []);
      ids.add(name);
    }
    if (isKnown) yield* unknownAmong([valueAt(item, 'element')], elements);
    for (const decider of itemsOf(valueAt(item, 'decidedBy'))) yield* pathProblems(valueAt(decider, 'recorded'));
    yield* pathProblems(valueAt(item, 'shows'));
  }
  if (!isKnown) return;
  yield* unknownAmong(
    [...entriesOf(valueAt(root, 'changes'))].map(({ key }) => key),
    ids,
  );
  for (const gate of itemsOf(valueAt(root, 'gates'))) yield* unknownAmong(itemsOf(valueAt(gate, 'items')), ids);
}

function* unknownAmong(
  nodes: readonly (SyntaxNode | undefined)[],
  known: ReadonlySet<string>,
): Generator<SchemaProblem> {
  for (const node of nodes) {
    const text = asText(node);
    if (node && text !== undefined && text !== '' && !known.has(text)) yield valueProblem(node, [...known]);
  }
}

function* pathProblems(paths: SyntaxNode | undefined): Generator<SchemaProblem> {
  for (const { key, value } of entriesOf(paths)) {
    const known = RECORDED_PATHS[textOf(key)];
    if (!known) continue;
    for (const path of itemsOf(value))
      for (const one of asText(path) === undefined ? itemsOf(path) : [path]) {
        const [first] = asText(one)?.split('.') ?? [];
        if (first !== undefined && first !== '' && !known.includes(first)) yield valueProblem(one, known);
      }
  }
}
