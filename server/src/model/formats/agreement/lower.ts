import { didYouMean } from '../../../base/did-you-mean.ts';
import { basename } from '../../../base/path.ts';
import { asMap, itemsOf, type MapNode, valueAt } from '../../../syntax/tree.ts';
import type { Agreement, Lowered, Reference } from '../../entities.ts';
import { type Located, locate, scalarTextAt, textAt } from '../../located.ts';
import { classificationOf, textsOf } from '../../marks.ts';
import { type DetectedFile, NOTHING_LOWERED } from '../adapter.ts';
import { headAt } from '../build.ts';
import { agreementItem, agreementParty, optional, written } from './parts.ts';

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/** `kind: DataSharingAgreement` → model (agreement.md D1). */
export function lowerAgreement(root: MapNode, file: DetectedFile): Lowered {
  const id = textAt(root, 'id');
  const title = textAt(root, 'title');
  const purpose = written(root, 'purpose');
  const review = written(root, 'review');
  const term = valueAt(root, 'term');
  const classificationNode = valueAt(root, 'classification');
  const classification = classificationOf(classificationNode);
  const agreement: Mutable<Agreement> = {
    kind: 'agreement',
    format: 'agreement',
    withoutPlaceFor: [],
    node: root,
    head: headAt(root, ['title', 'id', 'kind']),
    label: title?.value ?? basename(file.path),
    id,
    title,
    version: scalarTextAt(root, 'version'),
    status: textAt(root, 'status'),
    jurisdiction: textAt(root, 'jurisdiction'),
    regime: textAt(root, 'regime'),
    classification: classification && classificationNode && locate(classification, classificationNode),
    parties: [],
    purpose: purpose && {
      node: purpose,
      category: textsOf(valueAt(purpose, 'category'))[0],
      statement: textAt(purpose, 'statement'),
    },
    lawfulBasis: written(root, 'lawfulBasis'),
    retention: written(root, 'retention'),
    ...optional('dpia', written(root, 'dpia')),
    ...optional('childrensInterests', written(root, 'childrensInterests')),
    ...optional('automatedDecisions', written(root, 'automatedDecisions')),
    ...optional('international', valueAt(valueAt(root, 'transfer'), 'international')),
    ...optional('security', written(root, 'security')),
    items: [],
    start: textAt(term, 'start'),
    end: textAt(term, 'end'),
    review: review && { node: review, next: textAt(review, 'next'), interval: textAt(review, 'interval') },
  };
  agreement.parties = itemsOf(valueAt(root, 'parties')).flatMap((node) => agreementParty(agreement, node) ?? []);
  agreement.items = itemsOf(valueAt(root, 'data')).flatMap((node) => agreementItem(agreement, node) ?? []);
  const references = agreement.items.flatMap(({ standard }): Reference[] =>
    standard
      ? [
          {
            kind: 'reference',
            at: standard,
            role: 'standard',
            target: { resource: standard.value, fragment: undefined },
          },
        ]
      : [],
  );
  return {
    ...NOTHING_LOWERED,
    agreements: [agreement],
    references: [...references, ...unknownParties(root, agreement)],
  };
}

/**
 * Names of parties that no party has. A processor may stand outside the agreement under its own name, so that only what is nearly the id of
 * a party is told. Signatures are left to the rule that counts them.
 */
function unknownParties(root: MapNode, { parties }: Agreement): Reference[] {
  const ids = parties.flatMap(({ id }) => id?.value ?? []);
  if (ids.length === 0) return [];
  const known = new Set(parties.flatMap(({ id, name, identifier }) => [id?.value, name?.value, identifier]));
  const unknown = (at: Located<string> | undefined, mayBeOutside: boolean): Reference[] => {
    if (!at || at.value.trim() === '' || known.has(at.value)) return [];
    const suggestion = didYouMean(at.value, ids);
    if (mayBeOutside && suggestion === undefined) return [];
    return [
      {
        kind: 'reference',
        at,
        role: 'party',
        target: { resource: undefined, fragment: undefined },
        ...(suggestion !== undefined && { suggestion }),
      },
    ];
  };
  return [
    ...itemsOf(valueAt(root, 'processors')).flatMap((entry) => unknown(textAt(asMap(entry), 'party'), true)),
    ...unknown(textAt(valueAt(root, 'rights'), 'sarLead'), false),
  ];
}
