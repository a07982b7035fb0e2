import { listOf } from '../../base/words.ts';
import type { Field, Standard } from '../../model/entities.ts';
import { fieldsOf } from '../../model/formats/build.ts';
import { defineRule, type FileContext } from '../define.ts';
import { CONVENTIONS, type Convention, conventionOf, dominantConvention, inConvention } from '../support/naming.ts';
import { renamedField } from '../support/rename-field.ts';
import { dedent, quoted } from '../support/text.ts';

const messages = {
  outliers: '{outliers} {depart} from {convention}, in which {count} of the {of} names of this document are written.',
  divided:
    'The names of this document follow no one convention: {counts}. Readers cannot guess how the next one is written.',
} as const;

export const rule = defineRule({
  id: 'semantics/inconsistent-name-case',
  since: '0.2.0',
  stability: 'preview',
  severity: 'info',
  messages,
  docs: {
    what: 'The names of the fields of a document mix conventions: most are written in one (`snake_case`, `camelCase`, …), some in another.',
    why: 'Whoever writes a query or a program writes names by heart. Where one field in ten is spelled by another convention, they are misspelt, and in many languages a misspelt name is a missing value and no error.',
    instead:
      'Choose one convention, write it down, and bring the others in line with the next major version: names that are in use are a contract.',
    limits:
      'Names of fields only; those of tables and classes may follow another convention. Single words agree with all conventions. Names of other vocabularies (`dct:title`), of JSON-LD (`@id`), and names that consist of several words with blanks are not counted. At least five names must be of several words, and two of them, more than a tenth, must depart. One finding for a document.',
    references: [
      'SEMIC Style Guide for Semantic Engineers, naming of properties',
      'NIEM Naming and Design Rules, names',
    ],
  },
  options: {
    convention: {
      enum: ['dominant', ...Object.keys(CONVENTIONS)],
      default: 'dominant',
      description:
        'The convention that names of fields must follow; by default the one that most of the document follow.',
    },
  },
  examples: {
    good: [
      {
        title: 'One convention, with an acronym and a single word',
        frame: 'table-schema',
        text: dedent`
          fields:
            - {name: claim_id, type: string, description: Number under which the authority keeps the application., constraints: {required: true, unique: true}}
            - {name: decided_on, type: date, description: Day on which the authority decided.}
            - {name: ward, type: string, description: Electoral division of the dwelling.}
            - {name: dwelling_UPRN, type: string, description: Number of the dwelling in the national gazetteer.}
            - {name: award_amount, type: number, description: Pounds a week.}
            - {name: award_reason, type: string, description: Ground on which the reduction was granted.}
        `,
      },
      {
        title: 'Keys of JSON-LD and of other vocabularies among ones own',
        frame: 'json-schema',
        text: dedent`
          required: [claimNumber]
          properties:
            "@id": {type: string, description: Address of the application.}
            "dct:issued": {type: string, format: date, description: Day on which the decision was made known.}
            claimNumber: {type: string, description: Number under which the authority keeps the application.}
            decidedOn: {type: string, format: date, description: Day on which the authority decided.}
            awardReason: {type: string, description: Ground on which the reduction was granted.}
            awardWeeks: {type: integer, description: Weeks for which the reduction is granted.}
            wardName: {type: string, description: Electoral division of the dwelling.}
        `,
      },
    ],
    bad: [
      {
        title: 'Two among many',
        frame: 'table-schema',
        text: dedent`
          fields:
            - {name: claim_id, type: string, description: Number under which the authority keeps the application., constraints: {required: true, unique: true}}
            - {name: decidedOn, type: date, description: Day on which the authority decided.}
                     ^^^^^^^^^ outliers
            - {name: ward_name, type: string, description: Electoral division of the dwelling.}
            - {name: award_weeks, type: integer, description: Weeks for which the reduction is granted.}
            - {name: AwardReason, type: string, description: Ground on which the reduction was granted.}
            - {name: award_rank, type: integer, description: Place of the award among those of the ward.}
        `,
        fixed: dedent`
          fields:
            - {name: claim_id, type: string, description: Number under which the authority keeps the application., constraints: {required: true, unique: true}}
            - {name: decided_on, type: date, description: Day on which the authority decided.}
            - {name: ward_name, type: string, description: Electoral division of the dwelling.}
            - {name: award_weeks, type: integer, description: Weeks for which the reduction is granted.}
            - {name: award_reason, type: string, description: Ground on which the reduction was granted.}
            - {name: award_rank, type: integer, description: Place of the award among those of the ward.}
        `,
      },
      {
        title: 'No convention at all',
        frame: 'json-schema',
        text: dedent`
          required: [claim_id]
          properties:
            claim_id: {type: string, description: Number under which the authority keeps the application.}
            ^^^^^^^^ divided
            decidedOn: {type: string, format: date, description: Day on which the authority decided.}
            award-weeks: {type: integer, description: Weeks for which the reduction is granted.}
            AwardReason: {type: string, description: Ground on which the reduction was granted.}
            wardName: {type: string, description: Electoral division of the dwelling.}
        `,
      },
    ],
  },
  on: { standard: check },
});

const FEWEST = 5;
/** What follows the convention must be more than the rest by far, else there is none to depart from. */
const CLEAR = 0.6;
const CONSISTENT = 0.9;

function check(standard: Standard, context: FileContext<typeof messages>): void {
  // A name that several things share is one name.
  const fields = new Map<unknown, Field>();
  for (const field of fieldsOf(standard)) if (!fields.has(field.nameAt.node)) fields.set(field.nameAt.node, field);
  const names = new Map<string, Field>();
  for (const field of fields.values()) if (!names.has(field.name)) names.set(field.name, field);
  const dominant = dominantConvention(names.keys());
  if (!dominant || dominant.of < FEWEST) return;
  const wanted = context.option('convention');
  const isFixed = typeof wanted === 'string' && Object.hasOwn(CONVENTIONS, wanted);
  const convention = isFixed ? (wanted as Convention) : dominant.convention;
  const outliers = [...names.values()].filter(({ name, deprecated }) => departs(name, convention) && !deprecated);
  const count = dominant.of - outliers.length;
  const [first] = outliers;
  if (!first) return;
  if (!isFixed) {
    if (count / dominant.of >= CONSISTENT || outliers.length < 2) return;
    if (dominant.count / dominant.of < CLEAR) {
      const anchor = [...names.values()].find(({ name }) => conventionOf(name) !== 'any') ?? first;
      context.report('divided', { at: anchor.nameAt, data: { counts: countsOf(names.keys()) } });
      return;
    }
  }
  const shown = outliers.slice(0, 3).map(({ name }) => quoted(name));
  const rest = outliers.length - shown.length;
  context.report('outliers', {
    at: first.nameAt,
    data: {
      outliers: listOf(rest > 0 ? [...shown, `${rest} more`] : shown, 'and'),
      depart: outliers.length === 1 ? 'departs' : 'depart',
      convention: CONVENTIONS[convention],
      count: String(count),
      of: String(dominant.of),
    },
    related: outliers.slice(1, 11).map(({ nameAt }) => ({ at: nameAt, message: 'Departs as well' })),
    fixes: fixesFor(outliers, convention),
  });
}

function departs(name: string, convention: Convention): boolean {
  const own = conventionOf(name);
  return own !== 'any' && own !== convention;
}

function countsOf(names: Iterable<string>): string {
  const counts = new Map<Convention, string[]>();
  const mixed: string[] = [];
  for (const name of names) {
    const convention = conventionOf(name);
    if (convention === 'none') mixed.push(name);
    else if (convention !== 'any') {
      const alike = counts.get(convention);
      if (alike) alike.push(name);
      else counts.set(convention, [name]);
    }
  }
  const parts = [...counts]
    .sort((one, other) => other[1].length - one[1].length)
    .map(
      ([convention, [example = '', ...others]]) =>
        `${others.length + 1} in ${CONVENTIONS[convention]} (${quoted(example)})`,
    );
  if (mixed[0] !== undefined) parts.push(`${mixed.length} that mix them (${quoted(mixed[0])})`);
  return listOf(parts, 'and');
}

/** All of them at once: names change together or not at all. */
function fixesFor(outliers: readonly Field[], convention: Convention) {
  if (outliers.length > 200) return [];
  const edits = outliers.map((field) => renamedField(field, inConvention(field.name, convention)));
  if (edits.some((one) => one === undefined)) return [];
  return [
    {
      title: `Write them in ${CONVENTIONS[convention]}`,
      safety: 'suggestion' as const,
      edits: edits.flatMap((one) => one ?? []),
    },
  ];
}
