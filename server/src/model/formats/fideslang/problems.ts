import { problem, type SchemaProblem, valueProblem } from '../../../schema/schema-problem.ts';
import { asText, itemsOf, type SyntaxNode, valueAt } from '../../../syntax/tree.ts';
import { textsOf } from '../../marks.ts';

/** What the models of Fideslang forbid and a schema cannot see. */
export function* fidesProblems(root: SyntaxNode): Generator<SchemaProblem> {
  for (const dataset of itemsOf(valueAt(root, 'dataset'))) {
    const collections = itemsOf(valueAt(dataset, 'collections'));
    yield* twice(collections);
    for (const collection of collections) yield* twice(itemsOf(valueAt(collection, 'fields')));
  }
  for (const kind of ['data_category', 'data_use'])
    for (const term of itemsOf(valueAt(root, kind))) yield* strayParent(term);
  for (const system of itemsOf(valueAt(root, 'system'))) yield* strayFlows(system);
}

function* twice(things: readonly SyntaxNode[]): Generator<SchemaProblem> {
  const seen = new Set<string>();
  for (const thing of things) {
    const node = valueAt(thing, 'name');
    const name = asText(node);
    if (!node || name === undefined) continue;
    if (seen.has(name)) yield problem('unique', node, []);
    seen.add(name);
  }
}

/** The parent of `a.b.c` is `a.b`, and must be written as well. */
function* strayParent(term: SyntaxNode): Generator<SchemaProblem> {
  const key = asText(valueAt(term, 'fides_key')) ?? '';
  const above = key.slice(0, Math.max(0, key.lastIndexOf('.')));
  if (above === '') return;
  const parent = valueAt(term, 'parent_key');
  const written = asText(parent);
  if (parent === undefined || written === undefined) yield problem('required', term, ['parent_key']);
  else if (written !== above) yield { ...valueProblem(parent, [above]), suggestion: above };
}

/** A declaration may only name flows that its system has. */
function* strayFlows(system: SyntaxNode): Generator<SchemaProblem> {
  for (const direction of ['ingress', 'egress']) {
    const flows = itemsOf(valueAt(system, direction)).flatMap((flow) => asText(valueAt(flow, 'fides_key')) ?? []);
    const named = itemsOf(valueAt(system, 'privacy_declarations')).flatMap((declaration) =>
      textsOf(valueAt(declaration, direction)),
    );
    if (flows.length > 0) {
      for (const { value, node } of named) if (!flows.includes(value)) yield valueProblem(node, flows);
    } else if (named.length > 0) {
      yield { ...problem('dependent', system, [`privacy_declarations: ${direction}`]), key: direction };
    }
  }
}
