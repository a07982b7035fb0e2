import { asMap, asText, itemsOf, type MapNode, type SyntaxNode, toValue, valueAt } from '../../../syntax/tree.ts';
import { hasContentAt, type Located, locate, textAt } from '../../located.ts';
import {
  addMark,
  freeClassificationOf,
  type MarkKey,
  type Marks,
  mergeMarks,
  personalByWord,
  readMarks,
} from '../../marks.ts';

type Found = Partial<Record<MarkKey, Located<unknown>>>;

/** Marks of a contract: `info`, `terms` and `servicelevels` have places of their own, which count first (ruling 3). */
export function rootMarks(root: MapNode): Marks {
  const own: Found = {};
  const info = valueAt(root, 'info');
  const owner = valueAt(info, 'owner');
  if (owner) addMark(own, 'owner', owner);
  const usage = valueAt(valueAt(root, 'terms'), 'usage');
  if (usage) addMark(own, 'purpose', usage);
  const contact = contactOf(valueAt(info, 'contact'));
  if (contact) own.contact = contact;
  const licence = licenceOf(root);
  if (licence) own.licence = licence;
  const levels = valueAt(root, 'servicelevels');
  const retention = valueAt(levels, 'retention');
  if (retention && hasContentAt(retention, 'period'))
    own.retention = locate({ period: asText(valueAt(retention, 'period')) ?? '' }, retention);
  const interval = valueAt(valueAt(levels, 'frequency'), 'interval');
  if (interval) addMark(own, 'updateFrequency', interval);
  return mergeMarks(markedMap(root), own as Marks);
}

/** Marks under the one extension key, of a model or of the whole. */
export function markedMap(map: SyntaxNode): Marks {
  return readMarks(valueAt(map, 'x-gov'));
}

/** Marks of a field, and behind them those of the definition that it takes over. */
export function fieldMarks(field: MapNode, definition: MapNode | undefined): Marks {
  const inherited = definition ? ownMarks(definition) : {};
  return mergeMarks(inherited, ownMarks(field));
}

/** `pii` declares personal data of no named kind (ruling 7), and so does a tag or a classification that says so; a fuller mark counts before it. */
function ownMarks(map: MapNode): Marks {
  const own: Found = {};
  const classification = valueAt(map, 'classification');
  const free = classification && freeClassificationOf(classification);
  if (free) own.classification = free;
  const written = mergeMarks(markedMap(map), own as Marks);
  if (written.personalData) return written;
  const pii = valueAt(map, 'pii');
  if (pii && typeof toValue(pii) === 'boolean') addMark(own, 'personalData', pii);
  else {
    const word = personalByWord([...itemsOf(valueAt(map, 'tags')), ...(classification ? [classification] : [])]);
    if (word) own.personalData = word;
  }
  return mergeMarks(written, own as Marks);
}

function contactOf(node: SyntaxNode | undefined): Marks['contact'] {
  const map = asMap(node);
  if (!map) return undefined;
  const name = asText(valueAt(map, 'name'));
  const address = asText(valueAt(map, 'email')) ?? asText(valueAt(map, 'url'));
  return name === undefined && address === undefined
    ? undefined
    : locate({ role: undefined, name, contact: address }, map);
}

/** Among the policies, one that calls itself a licence. */
function licenceOf(root: MapNode): Located<string> | undefined {
  const policy = itemsOf(valueAt(valueAt(root, 'terms'), 'policies')).find((node) =>
    ['type', 'name'].some((key) => /^licen[cs]e$/i.test(asText(valueAt(node, key)) ?? '')),
  );
  return policy && (textAt(policy, 'url') ?? textAt(policy, 'description'));
}
