import { asMap, asText, itemsOf, type MapNode, type SyntaxNode, valueAt } from '../../../syntax/tree.ts';
import { hasContent, type Located, locate } from '../../located.ts';
import { type Accountable, addMark, isMarkKey, type MarkKey, type Marks } from '../../marks.ts';

// Where the standards of Bitol, for contracts and for products, keep their marks.

/** What users should mind, and where they are helped: places that contracts and products have in common. */
export function describingMarks(root: MapNode): Marks {
  const own: Partial<Record<MarkKey, Located<unknown>>> = {};
  const limitations = valueAt(valueAt(root, 'description'), 'limitations');
  if (limitations) addMark(own, 'limitations', limitations);
  const support = valueAt(root, 'support');
  if (support) addMark(own, 'support', support);
  return own as Marks;
}

/** The members of the team who answer for the whole and who keep its meaning in order. */
export function teamMarks(root: MapNode): Marks {
  const owner = teamMember(root, /owner|accountable|responsible|custodian|product manager/i) ?? namedTeam(root);
  const steward = teamMember(root, /steward/i);
  return { ...(owner && { owner }), ...(steward && { steward }) };
}

/** Where no member does, the team answers as a whole, when it has a name. */
function namedTeam(root: MapNode): Located<Accountable> | undefined {
  const team = valueAt(root, 'team');
  const name = asMap(team) ? asText(valueAt(team, 'name'))?.trim() : undefined;
  return team && name ? locate({ role: undefined, name, contact: undefined }, team) : undefined;
}

/** The first person of the team whose role matches: a list up to 3.0, an object with members from 3.1 on. */
function teamMember(root: MapNode, role: RegExp): Located<Accountable> | undefined {
  const team = valueAt(root, 'team');
  const members = itemsOf(asMap(team) ? valueAt(team, 'members') : team);
  const fitting = members.filter((node) => role.test(asText(valueAt(node, 'role')) ?? ''));
  // Somebody has come after those who have left.
  const found = fitting.find((node) => !hasContent(valueAt(node, 'dateOut'))) ?? fitting[0];
  if (!found) return undefined;
  const name = asText(valueAt(found, 'name')) ?? asText(valueAt(found, 'username'));
  const until = asText(valueAt(found, 'dateOut'));
  const member = { role: asText(valueAt(found, 'role')), name, contact: asText(valueAt(found, 'username')) };
  return locate({ ...member, ...(until !== undefined && { until }) }, found);
}

/** Marks among `customProperties`: `{property: <key>, value: …}`. */
export function customMarks(map: MapNode): Marks {
  const marks: Partial<Record<MarkKey, Located<unknown>>> = {};
  for (const node of itemsOf(valueAt(map, 'customProperties'))) {
    const key = asText(valueAt(node, 'property'));
    const value = valueAt(node, 'value');
    if (key !== undefined && value && isMarkKey(key)) addMark(marks, key, value);
  }
  return marks as Marks;
}

/** The marks among the custom properties of a document, its objects and their properties. */
export function* customMarkNodes(node: SyntaxNode): Generator<{ key: MarkKey; node: SyntaxNode }> {
  for (const custom of itemsOf(valueAt(node, 'customProperties'))) {
    const key = asText(valueAt(custom, 'property'));
    const value = valueAt(custom, 'value');
    // Status and version of a contract have their own places, and others use these common words for their own ends.
    if (key !== undefined && value && isMarkKey(key) && !COMMON_WORDS.has(key)) yield { key, node: value };
  }
  for (const part of ['schema', 'properties'])
    for (const inner of itemsOf(valueAt(node, part))) yield* customMarkNodes(inner);
}

const COMMON_WORDS: ReadonlySet<MarkKey> = new Set([
  'status',
  'version',
  'owner',
  'contact',
  'purpose',
  'unit',
  'quality',
  'provenance',
  'limitations',
  'coverage',
  'changelog',
  'support',
  'ethics',
] as const);

export function customProperty(map: MapNode, name: string): SyntaxNode | undefined {
  const found = itemsOf(valueAt(map, 'customProperties')).find((node) => asText(valueAt(node, 'property')) === name);
  const value = valueAt(found, 'value');
  return hasContent(value) ? value : undefined;
}
