import { didYouMean } from '../../base/did-you-mean.ts';
import { slugOf } from '../../base/slug.ts';
import { listOf } from '../../base/words.ts';
import type { AgreementRow } from '../../model/facts.ts';
import { claimedPurpose, purposeCalled, purposeNames } from '../../model/purpose.ts';
import { type Regime, regimeCalled, regimes } from '../../model/vocabularies/regimes.ts';
import { defineRule, each, type ProjectContext } from '../define.ts';
import { schemeExample } from '../support/scheme-example.ts';
import { isOver } from '../support/sharing-stage.ts';
import { type Terms, termsOf } from '../support/terms.ts';
import { dedent, quoted } from '../support/text.ts';

const messages = {
  unknown:
    '{category} is no purpose of the Data Privacy Vocabulary, so it cannot be compared with the purposes that standards permit. Choose the term that fits, such as `dpv:ImprovePublicServices`.',
  meant: '{category} is no purpose of the Data Privacy Vocabulary: did you mean {suggestion}?',
  scheme:
    '{category} is neither a purpose of {regime} ({purposes}) nor one of the Data Privacy Vocabulary. Choose the one that fits.',
  precluded: {
    text: '{category} is a purpose that {regime} does not allow. Check whether the agreement belongs under another regime.',
    severity: 'error',
  },
} as const;

const STATEMENT = 'statement: Check entitlement of new applicants so that awards are right from the first week.';

export const rule = defineRule({
  id: 'sharing/purpose-not-in-vocabulary',
  since: '0.2.0',
  stability: 'preview',
  severity: 'warning',
  messages,
  docs: {
    what: 'The category of a purpose is no term of the Data Privacy Vocabulary, nor a purpose of the regime that the agreement names, or it is one that the regime does not allow.',
    why: 'A term that all sides know lets a program compare the purpose of an agreement with those that a standard permits, and lets people find all agreements of one purpose.',
    instead:
      'Write a term of DPV 2.3 (`dpv:ImprovePublicServices`, or its full address). Under the Australian scheme one of its three purposes stands as well, and under the Digital Economy Act the objective of the gateway. Terms of other vocabularies keep their own prefix.',
    limits:
      'Terms with another prefix or address are taken as extensions and not looked up. Formats that leave the words to the author (ODRL) are judged only where they claim a term of DPV.',
    references: [
      'Data Privacy Vocabulary 2.3, purposes',
      'Data Availability and Transparency Act 2022 (Australia), section 15',
    ],
  },
  examples: {
    good: [
      {
        title: 'The full address, of an earlier version',
        frame: 'agreement',
        text: `purpose: {category: "https://w3id.org/dpv/2.0#ImprovePublicServices", ${STATEMENT}, prohibited: [re-identification]}\n`,
      },
      {
        title: 'A term of an extension',
        frame: 'agreement',
        text: `purpose: {category: "eu-ehds:EnhancingPublicHealth", ${STATEMENT}, prohibited: [re-identification]}\n`,
      },
      { title: 'A purpose of the Australian scheme', frame: 'agreement', text: australian('policy-and-programs') },
      {
        title: 'Words of a dataspace',
        frame: 'odrl',
        text: dedent`
          permission:
            - action: use
              target: urn:gov.example:standard:claim
              constraint:
                - {leftOperand: purpose, operator: eq, rightOperand: claims research}
        `,
      },
    ],
    bad: [
      {
        title: 'A word of one’s own',
        frame: 'agreement',
        text: dedent`
          purpose:
            category: admin
                      ^^^^^ unknown
            ${STATEMENT}
            prohibited: [re-identification]
        `,
      },
      {
        title: 'Without its prefix',
        frame: 'agreement',
        text: dedent`
          purpose:
            category: Improve Public Service
                      ^^^^^^^^^^^^^^^^^^^^^^ meant
            ${STATEMENT}
            prohibited: [re-identification]
        `,
        fixed: dedent`
          purpose:
            category: dpv:ImprovePublicServices
            ${STATEMENT}
            prohibited: [re-identification]
        `,
      },
      {
        title: 'A slip in a term',
        frame: 'odrl',
        text: dedent`
          permission:
            - action: use
              target: urn:gov.example:standard:claim
              constraint:
                - {leftOperand: purpose, operator: eq, rightOperand: "https://w3id.org/dpv#AcademicReserch"}
                                                                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ meant
        `,
      },
      {
        title: 'None of the three purposes of the Australian scheme',
        frame: 'agreement',
        text: australian('service-planning\n            ^^^^^^^^^^^^^^^^ scheme'),
      },
      {
        title: 'A purpose that the scheme rules out',
        frame: 'agreement',
        text: australian('law-enforcement\n            ^^^^^^^^^^^^^^^ precluded'),
      },
    ],
  },
  project: [each('agreements', check)],
});

type Context = ProjectContext<typeof messages>;

function check(row: AgreementRow, context: Context): void {
  if (isOver(row)) return;
  const terms = termsOf(context.facts, row);
  const category = terms.text('purpose', 'category');
  if (category === undefined) return;
  const at = terms.valuePlace('purpose', 'category');
  const regime = regimeCalled(row.regime);
  const data = { category: quoted(category), regime: regime?.title ?? '' };
  if (regime && isPrecluded(regime, category)) return context.report('precluded', { at, data });
  if (purposeCalled(category) || isOfScheme(row, regime, terms, category) || isOfAnotherVocabulary(category)) return;
  if (row.withoutPlaceFor.includes('purpose') && claimedPurpose(category) === undefined) return;
  const suggestion = nearest(category);
  if (suggestion !== undefined) {
    const edit = terms.insert(['purpose', 'category'], suggestion);
    return context.report('meant', {
      at,
      data: { ...data, suggestion: quoted(suggestion) },
      fixes: [edit && { title: `Write ${quoted(suggestion)}`, safety: 'suggestion', edits: [edit] }],
    });
  }
  const purposes = regime?.purposes ?? [];
  if (purposes.length === 0) return context.report('unknown', { at, data });
  context.report('scheme', {
    at,
    data: {
      ...data,
      purposes: listOf(
        purposes.map((purpose) => quoted(purpose)),
        'or',
      ),
    },
  });
}

function isPrecluded({ precludedPurposes = [] }: Regime, category: string): boolean {
  const term = purposeCalled(category)?.term;
  const slug = slugOf(category);
  return precludedPurposes.some((one) => one === term || slug === one || slug.endsWith(`-${one}`));
}

/** A purpose by the name that its scheme gives it, or the objective of the gateway that opens the way. */
function isOfScheme(row: AgreementRow, regime: Regime | undefined, terms: Terms, category: string): boolean {
  const slug = slugOf(category);
  const schemes = regime ? [regime] : regimes().filter(({ jurisdiction }) => jurisdiction === row.jurisdiction);
  if (schemes.some(({ purposes = [] }) => purposes.includes(slug))) return true;
  const objective = terms.text('legalGateway', 'objective');
  return regime?.gateway !== undefined && objective !== undefined && slugOf(objective) === slug;
}

/** A term with a prefix or an address of its own; a slip in `dpv:` is none. */
function isOfAnotherVocabulary(category: string): boolean {
  if (claimedPurpose(category) !== undefined) return false;
  const [, prefix, name = ''] = /^([A-Za-z][\w.-]*):(.+)$/.exec(category.trim()) ?? [];
  return prefix !== undefined && !/\s/.test(category.trim()) && !purposeNames().has(name);
}

function nearest(category: string): string | undefined {
  const names = purposeNames();
  const bare = (claimedPurpose(category) ?? category).replace(/^\w+:/, '').trim();
  const found = names.has(bare) ? bare : didYouMean(bare, names.keys());
  return found === undefined ? undefined : names.get(found);
}

/** Keys of an agreement under the Australian scheme. */
function australian(category: string): string {
  return `${schemeExample('au-data-scheme')}purpose:
  category: ${category}
  ${STATEMENT}
  effect: non-administrative
  prohibited: [re-identification]
`;
}
