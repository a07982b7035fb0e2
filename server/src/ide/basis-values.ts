import { conditionCalled, hasLawfulBases } from '../model/lawful-basis.ts';
import {
  basesElsewhere,
  type DomesticCondition,
  domesticConditions,
  type LawfulBasis,
  lawfulBases,
  specialCategoryConditions,
} from '../model/vocabularies/load.ts';
import { asText, itemsOf, nodeAt, valueAt } from '../syntax/tree.ts';
import { notListed } from './agreement-values.ts';
import { jurisdictionOf } from './scheme-at.ts';
import type { KnownValue, ValueContext } from './value-providers.ts';

// Lawful bases are picked by people: each says what it needs, none is put first, chosen beforehand or written by the tool.

/** Bases of Article 6, or what the law of the jurisdiction has in their place. */
export function basesOfLaw(context: ValueContext): KnownValue[] {
  const jurisdiction = jurisdictionOf(context);
  if (hasLawfulBases(jurisdiction) === false)
    return elsewhere(jurisdiction)
      .map(({ slug, label, article }) => ({ value: slug, detail: article, documentation: label }))
      .filter(notListed(context));
  return lawfulBases
    .filter(({ jurisdictions }) => jurisdictions === undefined || jurisdictions.includes(jurisdiction ?? ''))
    .map((basis) => known(basis))
    .filter(notListed(context));
}

/** What a citation may be of, in jurisdictions that have no Article 6. */
export function provisions(context: ValueContext): KnownValue[] {
  return elsewhere(jurisdictionOf(context)).map(({ article, label }) => ({ value: article, detail: label }));
}

/** Conditions of Article 9. */
export function specialConditions(context: ValueContext): KnownValue[] {
  const jurisdiction = jurisdictionOf(context);
  if (hasLawfulBases(jurisdiction) === false) return [];
  const domestic = jurisdiction === undefined || jurisdiction === 'uk';
  return specialCategoryConditions
    .map((condition) => known(condition, domestic ? domesticNeed(condition) : ''))
    .filter(notListed(context));
}

/** Conditions of Schedule 1 of the Data Protection Act 2018: those that go with the recorded condition of Article 9 come first. */
export function domesticConditionsAt(context: ValueContext): KnownValue[] {
  const jurisdiction = jurisdictionOf(context);
  if (jurisdiction !== undefined && jurisdiction !== 'uk') return [];
  const conditions = conditionsBeside(context);
  const fitting = (one: DomesticCondition): LawfulBasis | undefined =>
    conditions.find((condition) => fits(one, condition));
  const ordered = [
    ...domesticConditions.filter((one) => fitting(one)),
    ...domesticConditions.filter((one) => !fitting(one)),
  ];
  return ordered
    .map((one) => {
      const goesWith = fitting(one);
      const place = `Schedule 1, part ${one.part}, paragraph ${one.paragraph}`;
      const policy = 'It needs: an appropriate policy document, under `policyDocument`.';
      return {
        value: one.slug,
        detail: goesWith ? `${place} · goes with ${goesWith.article}` : place,
        documentation: one.policyDocument ? `${one.label}\n\n${policy}` : one.label,
      };
    })
    .filter(notListed(context));
}

function known({ slug, article, description, needs, since }: LawfulBasis, more = ''): KnownValue {
  const from = since === undefined ? '' : `It can be relied on since ${since}.`;
  return {
    value: slug,
    detail: article,
    documentation: [description, `It needs: ${needs}`, more, from].filter((part) => part !== '').join('\n\n'),
  };
}

function domesticNeed({ domestic, paragraphs }: LawfulBasis): string {
  if (domestic === undefined) return '';
  const where = paragraphs ? `paragraph ${paragraphs.join(' or ')}` : domestic.replace('part', 'part ');
  return `In the United Kingdom also a condition of Schedule 1 to the Data Protection Act 2018 (${where}), under \`schedule1\`.`;
}

function conditionsBeside({ root, path }: ValueContext): LawfulBasis[] {
  const depth = path.lastIndexOf('schedule1');
  const node = valueAt(nodeAt(root, path.slice(0, depth)), 'article9');
  const written = node?.kind === 'seq' ? itemsOf(node) : node ? [node] : [];
  return written.flatMap((one) => conditionCalled(asText(one) ?? '') ?? []);
}

function fits({ part, paragraph }: DomesticCondition, { domestic, paragraphs }: LawfulBasis): boolean {
  return domestic === `part${part}` && (paragraphs === undefined || paragraphs.includes(paragraph));
}

function elsewhere(jurisdiction: string | undefined) {
  return basesElsewhere
    .filter(({ jurisdictions }) => jurisdictions.includes(jurisdiction ?? ''))
    .flatMap(({ bases }) => bases);
}
