import { pushAll } from '../../../base/push-all.ts';
import {
  asText,
  entriesOf,
  type MapEntry,
  type MapNode,
  type SyntaxNode,
  textOf,
  toValue,
  valueAt,
} from '../../../syntax/tree.ts';
import type { Drift } from '../../entities.ts';
import type { NodeEdit } from '../adapter.ts';
import { DRAFT_URIS, type Draft, draftOf, isOlder } from './drafts.ts';
import { allSchemas } from './subschemas.ts';

/** Keywords that decide something, and the draft that brought them. Notes for readers do no harm in older drafts and are left out. */
const BROUGHT_BY: Readonly<Record<string, Draft>> = {
  $id: 'draft-06',
  const: 'draft-06',
  contains: 'draft-06',
  propertyNames: 'draft-06',
  if: 'draft-07',
  $anchor: '2019-09',
  $defs: '2019-09',
  $recursiveRef: '2019-09',
  dependentRequired: '2019-09',
  dependentSchemas: '2019-09',
  maxContains: '2019-09',
  minContains: '2019-09',
  unevaluatedItems: '2019-09',
  unevaluatedProperties: '2019-09',
  $dynamicAnchor: '2020-12',
  $dynamicRef: '2020-12',
  prefixItems: '2020-12',
};

/** Keywords that later drafts no longer know: last draft, and what is written instead. */
const DROPPED_AFTER: Readonly<Record<string, { last: Draft; instead: string }>> = {
  id: { last: 'draft-04', instead: '$id' },
  dependencies: { last: 'draft-07', instead: 'dependentRequired or dependentSchemas' },
  additionalItems: { last: '2019-09', instead: 'items' },
  $recursiveRef: { last: '2019-09', instead: '$dynamicRef' },
};

/** Keywords that constrain the value; beside a `$ref` of an old draft they look as if they did. */
const ASSERTIONS = new Set(
  (
    'type enum const properties patternProperties additionalProperties required items minItems maxItems uniqueItems minLength maxLength ' +
    'pattern format minimum maximum exclusiveMinimum exclusiveMaximum multipleOf minProperties maxProperties dependencies'
  ).split(' '),
);

/** What the declared draft does not know, ignores, or spells otherwise. */
export function driftOf(root: MapNode): Drift[] {
  const draft = draftOf(root);
  if (draft === undefined) return [];
  return [...identifierSlip(root, draft), ...keywordDrift(root, draft)];
}

function identifierSlip(root: MapNode, draft: Draft): Drift[] {
  const node = valueAt(root, '$schema');
  const written = asText(node);
  const canonical = DRAFT_URIS[draft];
  if (!node || written === undefined || written === canonical) return [];
  const schemeOnly =
    written.replace(/^https?:/, '') !== canonical.replace(/^https?:/, '') &&
    written.split(':')[0] === canonical.split(':')[0];
  const what = schemeOnly ? 'fragment-slip' : 'scheme-slip';
  return [
    {
      kind: 'drift',
      at: { node, part: 'value' },
      what,
      keywords: [written],
      declared: draft,
      since: draft,
      correction: canonical,
      edit: declare(root, canonical),
      count: 1,
    },
  ];
}

function keywordDrift(root: MapNode, draft: Draft): Drift[] {
  const uses = new Map<string, { entry: MapEntry; count: number }>();
  const siblings: Drift[] = [];
  for (const schema of allSchemas(root)) {
    for (const entry of entriesOf(schema)) {
      const keyword = textOf(entry.key);
      if (!isDrift(keyword, entry, draft, schema === root)) continue;
      const use = uses.get(keyword);
      if (use) use.count++;
      else uses.set(keyword, { entry, count: 1 });
    }
    pushAll(siblings, ignoredSiblings(root, schema, draft));
  }
  const keywords = [...uses].map(([keyword, { entry, count }]): Drift => {
    const since = BROUGHT_BY[keyword];
    const newer = since !== undefined && isOlder(draft, since);
    return {
      kind: 'drift',
      at: { node: entry.value, part: 'key' },
      what: newer ? 'newer' : 'superseded',
      keywords: [keyword],
      declared: draft,
      since: newer ? since : (DROPPED_AFTER[keyword]?.last ?? draft),
      correction: newer ? DRAFT_URIS[since] : DROPPED_AFTER[keyword]?.instead,
      edit: newer
        ? declare(root, DRAFT_URIS[since])
        : keyword === 'id'
          ? { op: 'rename', at: entry.value, to: '$id' }
          : undefined,
      count,
    };
  });
  return [...keywords, ...siblings];
}

function isDrift(keyword: string, entry: MapEntry, draft: Draft, atRoot: boolean): boolean {
  const since = Object.hasOwn(BROUGHT_BY, keyword) ? BROUGHT_BY[keyword] : undefined;
  if (since !== undefined && isOlder(draft, since)) return true;
  const dropped = Object.hasOwn(DROPPED_AFTER, keyword) ? DROPPED_AFTER[keyword] : undefined;
  if (dropped === undefined || !isOlder(dropped.last, draft)) return false;
  // Below the root an `id` is as often a note of somebody's tool; at the root it is meant as the address.
  return keyword !== 'id' || (atRoot && typeof toValue(entry.value) === 'string');
}

function ignoredSiblings(root: MapNode, schema: MapNode, draft: Draft): Drift[] {
  if (!isOlder(draft, '2019-09')) return [];
  const ignored = ignoredBeside(schema);
  const [first] = ignored;
  if (!first) return [];
  const keywords = ignored.map(({ keyword }) => keyword);
  const correction = DRAFT_URIS['2019-09'];
  const at = { node: first.value, part: 'key' as const };
  return [
    {
      kind: 'drift',
      at,
      what: 'ignored-sibling',
      keywords,
      declared: draft,
      since: '2019-09',
      correction,
      edit: declare(root, correction),
      count: 1,
    },
  ];
}

/** The keywords beside a `$ref` that look as if they constrained the value. */
export function ignoredBeside(
  schema: MapNode,
  more: readonly string[] = [],
): readonly { readonly keyword: string; readonly value: SyntaxNode }[] {
  if (asText(valueAt(schema, '$ref')) === undefined) return [];
  return [...entriesOf(schema)]
    .map(({ key, value }) => ({ keyword: textOf(key), value }))
    .filter(({ keyword }) => ASSERTIONS.has(keyword) || more.includes(keyword));
}

function declare(root: MapNode, uri: string): NodeEdit {
  return { op: 'set', at: root, path: ['$schema'], value: uri };
}
