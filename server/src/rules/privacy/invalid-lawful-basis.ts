import { didYouMean } from '../../base/did-you-mean.ts';
import {
  basisCalled,
  conditionCalled,
  domesticCalled,
  hasLawfulBases,
  isBasisElsewhere,
  type RecordedBasis,
  recordedBasis,
} from '../../model/lawful-basis.ts';
import type { Located } from '../../model/located.ts';
import { domesticConditions, lawfulBases, specialCategoryConditions } from '../../model/vocabularies/load.ts';
import type { SyntaxNode } from '../../syntax/tree.ts';
import { defineRule, type FileContext } from '../define.ts';
import { basesIn, jurisdictionOf } from '../support/personal-content.ts';
import { dedent, quoted } from '../support/text.ts';

const messages = {
  unknown: '{written} is not a lawful basis as Article 6 lists them: {known}.',
  condition:
    '{written} is a condition for special categories ({article}), not a lawful basis. Write it under `article9`, and the basis of Article 6 beside it.',
  notCondition: '{written} is not a condition as Article 9(2) lists them.',
  basis: '{written} is a lawful basis ({article}), not a condition for special categories.',
  domestic: '{written} is not a condition of Schedule 1 of the Data Protection Act 2018.',
  elsewhere: '{written} exists only in the United Kingdom, and this document belongs to `{jurisdiction}`.',
  early: '{written} can be relied on from {since}.',
} as const;

export const rule = defineRule({
  id: 'privacy/invalid-lawful-basis',
  since: '0.2.0',
  stability: 'preview',
  severity: 'error',
  messages,
  docs: {
    what: 'What is recorded as a lawful basis or as a condition is not in the list that the law gives.',
    why: 'The lists are closed, and people’s rights depend on the entry. `GDPR` or `business need` tells neither which entry nor which rights.',
    instead:
      'Write a slug (`public-task`), the article (`6(1)(e)`) or a term of the Data Privacy Vocabulary (`eu-gdpr:A6-1-e`). Conditions for special categories go under `article9`.',
    limits:
      'Judges whether the entry exists, not whether it fits. Where a document belongs to a jurisdiction with other law nothing is said; where it names none, the words of those laws are accepted too.',
    references: [
      'GDPR and UK GDPR, Articles 6(1) and 9(2)',
      'Data (Use and Access) Act 2025 (UK), section 70',
      'Data Privacy Vocabulary, EU GDPR extension',
    ],
  },
  examples: {
    good: [
      { title: 'As a slug', frame: 'standard', text: 'lawfulBasis: legal-obligation\n' },
      {
        title: 'As a term, an address and an article',
        frame: 'odcs',
        text: contract(
          '{article6: ["eu-gdpr:A6-1-e-official-authority", "https://w3id.org/dpv/legal/eu/gdpr#A6-1-c", "Art. 6(1)(b) GDPR"]}',
        ),
      },
      {
        title: 'The basis that the United Kingdom added',
        frame: 'standard',
        text: 'jurisdiction: uk\nlawfulBasis: {article6: recognised-legitimate-interest, annex1: emergencies}\n',
      },
    ],
    bad: [
      {
        title: 'A law, and a slip',
        frame: 'agreement',
        text: dedent`
          lawfulBasis: {article6: [pubic-task, GDPR]}
                                   ^^^^^^^^^^ unknown
                                               ^^^^ unknown
        `,
        fixed: 'lawfulBasis: {article6: [public-task, GDPR]}\n',
      },
      {
        title: 'The two articles mixed up',
        frame: 'odcs',
        text: contract(
          '{article6: A9-2-h, article9: public-task}',
          '^^^^^^ condition',
          '                  ^^^^^^^^^^^ basis',
        ),
      },
      {
        title: 'A condition and a paragraph that do not exist',
        frame: 'standard',
        text: dedent`
          lawfulBasis: {article6: public-task, article9: A9-2-z, schedule1: convenience}
                                                         ^^^^^^ notCondition
                                                                            ^^^^^^^^^^^ domestic
        `,
      },
      {
        title: 'Outside the United Kingdom',
        frame: 'standard',
        text: dedent`
          jurisdiction: ie
          lawfulBasis: recognised-legitimate-interest
                       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ elsewhere
        `,
      },
      {
        title: 'Before its time',
        frame: 'standard',
        now: '2026-01-10' as never,
        text: dedent`
          jurisdiction: uk
          lawfulBasis: recognised-legitimate-interest
                       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ early
        `,
      },
    ],
  },
  on: {
    standard(standard, context) {
      const jurisdiction = jurisdictionOf(standard, context);
      for (const basis of basesIn(standard)) check(basis, jurisdiction, context);
    },
    agreement(agreement, context) {
      const { lawfulBasis, parties } = agreement;
      const marks = agreement.classification ? { classification: agreement.classification } : {};
      const jurisdiction = jurisdictionOf(
        { jurisdiction: agreement.jurisdiction?.value.toLowerCase(), marks },
        context,
      );
      const nodes: readonly (SyntaxNode | undefined)[] = [lawfulBasis, ...parties.map((party) => party.lawfulBasis)];
      for (const node of nodes) if (node) check(recordedBasis(node), jurisdiction, context);
    },
  },
});

function check(basis: RecordedBasis, jurisdiction: string | undefined, context: FileContext<typeof messages>): void {
  const gdpr = hasLawfulBases(jurisdiction);
  if (gdpr === false) return;
  for (const written of basis.article6) {
    if (gdpr === undefined && isBasisElsewhere(written.value)) continue;
    checkBasis(written, jurisdiction, context);
  }
  for (const written of basis.article9) checkCondition(written, context);
  for (const written of basis.schedule1) {
    if (!domesticCalled(written.value))
      context.report(
        'domestic',
        report(
          written,
          {},
          domesticConditions.map(({ slug }) => slug),
        ),
      );
  }
}

function checkBasis(
  written: Located<string>,
  jurisdiction: string | undefined,
  context: FileContext<typeof messages>,
): void {
  const found = basisCalled(written.value);
  if (found) {
    const uk = jurisdiction === undefined || jurisdiction === 'uk';
    if (found.jurisdictions && !uk) context.report('elsewhere', report(written, { jurisdiction: jurisdiction ?? '' }));
    else if (found.since !== undefined && context.now < found.since)
      context.report('early', report(written, { since: found.since }));
    return;
  }
  const condition = conditionCalled(written.value);
  if (condition) return context.report('condition', report(written, { article: `Article ${condition.article}` }));
  const offered = lawfulBases.filter(
    ({ jurisdictions }) => !jurisdictions || (jurisdiction !== undefined && jurisdictions.includes(jurisdiction)),
  );
  const slugs = offered.map(({ slug }) => slug);
  context.report('unknown', report(written, { known: slugs.join(', ') }, slugs));
}

function checkCondition(written: Located<string>, context: FileContext<typeof messages>): void {
  if (conditionCalled(written.value)) return;
  const basis = basisCalled(written.value);
  if (basis) return context.report('basis', report(written, { article: `Article ${basis.article}` }));
  context.report(
    'notCondition',
    report(
      written,
      {},
      specialCategoryConditions.map(({ slug }) => slug),
    ),
  );
}

function report<D extends Readonly<Record<string, string>>>(
  { value, node }: Located<string>,
  data: D,
  slugs: readonly string[] = [],
) {
  const nearest = didYouMean(value, slugs);
  const edits = [{ op: 'set' as const, at: node, path: [], value: nearest ?? '' }];
  return {
    at: { node, part: 'value' as const },
    data: { ...data, written: quoted(value) },
    fixes: nearest === undefined ? [] : [{ title: `Write ${nearest}`, safety: 'suggestion' as const, edits }],
  };
}

function contract(basis: string, ...markers: readonly string[]): string {
  return dedent`
    customProperties:
      - {property: classification, value: {scheme: uk-gscp, value: OFFICIAL}}
      - {property: justification, value: Each field decides the award.}
      - property: lawfulBasis
        value: ${basis}
    ${markers.map((marker) => `${' '.repeat(22)}${marker}\n`).join('    ')}
  `;
}
