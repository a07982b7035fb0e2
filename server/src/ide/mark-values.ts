import type { Field } from '../model/entities.ts';
import { type FieldPrivacy, inferredPrivacy } from '../model/inference/field-privacy.ts';
import { dataSubjectTerms } from '../model/vocabularies/data-subjects.ts';
import { personalDataCategories } from '../model/vocabularies/load.ts';
import { specialByTerm } from '../model/vocabularies/special-categories.ts';
import { nodeAt, pathOf, resolve, toValue } from '../syntax/tree.ts';
import { allFields, documentsOf } from './lookup.ts';
import { shortKind } from './privacy-words.ts';
import type { KnownValue, ValueContext } from './value-providers.ts';

// Values of the marks on personal data. What the schema suggests for the field around comes first, and says why.

/** The terms of DPV-PD, each with what the lexicon calls it. */
export function personalCategories(context: ValueContext): KnownValue[] {
  const suggested = suggestedAt(context);
  const found = new Map<string, KnownValue>();
  for (const { dpv, label, category } of personalDataCategories)
    if (!found.has(dpv)) found.set(dpv, { value: dpv, detail: `${label} · ${category.replaceAll('-', ' ')}` });
  for (const [term, kind] of specialByTerm())
    if (!found.has(`dpv-pd:${term}`))
      found.set(`dpv-pd:${term}`, { value: `dpv-pd:${term}`, detail: `special category: ${kind}` });
  return suggestedFirst([...found.values()], suggested?.row?.dpv, suggested);
}

/** Keys of Fideslang, the one that the lexicon has for the field first. */
export function fideslangCategories(
  all: (context: ValueContext) => readonly KnownValue[],
): (context: ValueContext) => readonly KnownValue[] {
  return (context) => {
    const suggested = suggestedAt(context);
    return suggestedFirst(all(context), suggested?.row?.fides, suggested);
  };
}

/** The short forms of the mark. */
export function personalDataForms(): KnownValue[] {
  return [
    {
      value: 'none',
      detail: 'not personal',
      documentation: 'Looked at, and not about people. The long form `{identifiability: none, reason: …}` says why.',
    },
  ];
}

export function identifiabilities(context: ValueContext): KnownValue[] {
  const suggested = suggestedAt(context);
  return suggestedFirst(IDENTIFIABILITIES, suggested?.identifiability, suggested);
}

const IDENTIFIABILITIES: readonly KnownValue[] = [
  {
    value: 'direct',
    detail: 'points to one person',
    documentation: 'Names one person by itself, such as a name or a national number.',
  },
  {
    value: 'quasi',
    detail: 'together with others',
    documentation:
      'Narrows the circle and can single somebody out together with other values, such as a birth date or a postcode.',
  },
  {
    value: 'pseudonymous',
    detail: 'by a key',
    documentation: 'Stands for one person, but only the holder of a key can say whom.',
  },
  { value: 'none', detail: 'not personal', documentation: 'Does not point to a person. Give the reason.' },
];

export function specialCategories(context: ValueContext): KnownValue[] {
  const suggested = suggestedAt(context);
  return suggestedFirst(
    [...new Set(specialByTerm().values())].map((value) => ({ value, detail: 'GDPR and UK GDPR, Article 9(1)' })),
    suggested?.special ?? undefined,
    suggested,
  );
}

/** The groups that this and other documents of the workspace name, then those of DPV. */
export function dataSubjects({ snapshot, root, path }: ValueContext): KnownValue[] {
  const used = new Map<string, string>();
  for (const state of snapshot.files.values())
    for (const { root: other, lowered } of state.documents)
      for (const { marks, label } of lowered.standards)
        for (const value of listed(marks.dataSubjects?.value))
          if (other !== root && !used.has(value)) used.set(value, label);
  const here = new Set(listed(toValue(nodeAt(root, path.slice(0, -1)))));
  return [
    ...[...used].map(([value, label]) => ({ value, detail: `as in ${label}` })),
    ...dataSubjectTerms.map(({ term, meaning }) => ({ value: `dpv:${term}`, detail: 'DPV', documentation: meaning })),
    { value: 'none', detail: 'nobody', documentation: 'The data describe nobody.' },
  ].filter(({ value }) => !here.has(value));
}

function listed(value: unknown): string[] {
  return [value ?? []].flat().filter((one): one is string => typeof one === 'string');
}

function suggestedFirst(
  values: readonly KnownValue[],
  first: string | undefined,
  suggested: FieldPrivacy | undefined,
): KnownValue[] {
  const found = values.find(({ value }) => value === first);
  if (!found || !suggested) return [...values];
  const detail = `suggested (${suggested.confidence} confidence)`;
  const why = `Looks like ${shortKind(suggested)}: ${suggested.evidence.join(', ')}.`;
  return [
    {
      ...found,
      detail: [detail, found.detail].filter(Boolean).join(' · '),
      documentation: [found.documentation, why].filter(Boolean).join('\n\n'),
    },
    ...values.filter((value) => value !== found),
  ];
}

/** What the schema alone suggests for the field around a place, whatever is being written there. */
function suggestedAt(context: ValueContext): FieldPrivacy | undefined {
  const field = fieldAround(context);
  const privacy = field && inferredPrivacy(field, context.snapshot.configurationOf(context.file).languages);
  return privacy && privacy.personal !== 'none' ? privacy : undefined;
}

/** The innermost field that a path leads through. */
function fieldAround({ snapshot, file, root, path }: ValueContext): Field | undefined {
  const along = new Set([root, ...path.map((_, index) => nodeAt(root, path.slice(0, index + 1)))].map(resolve));
  const document = documentsOf(snapshot, file).find((one) => one.root === root);
  const around = document ? allFields(document).filter(({ node }) => along.has(resolve(node))) : [];
  return around.reduce<Field | undefined>(
    (inner, field) => (inner && pathOf(inner.node).length >= pathOf(field.node).length ? inner : field),
    undefined,
  );
}
