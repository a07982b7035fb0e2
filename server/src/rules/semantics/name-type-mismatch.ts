import { listOf, wordsOf } from '../../base/words.ts';
import type { Field, Standard } from '../../model/entities.ts';
import { fieldsOf } from '../../model/formats/build.ts';
import { semanticTypeOf } from '../../model/inference/semantic-type.ts';
import { representationTermOf } from '../../model/vocabularies/representation-terms.ts';
import { defineRule, type FileContext } from '../define.ts';
import { dedent, quoted } from '../support/text.ts';
import { narrowedTo } from '../support/typing.ts';

const messages = {
  date: '`{field}` is a date by its name and has the type `{type}`. Is it a day, or a number of seconds or days since some beginning?',
  flag: '`{field}` is a yes or no by its name and has the type `{type}`{freely}.',
  count: '`{field}` is a number of things by its name and has the type `{type}`.',
  share: '`{field}` is a percentage by its name and has the type `{type}`.',
  bounds: {
    text: '`{field}` is a percentage by its name and goes up to {maximum}. Is it one, and of what?',
    severity: 'hint',
  },
  code: '`{field}` is a code by its name and has the type `{type}`, which drops zeros at the beginning and cannot hold letters.',
  address: '`{field}` is the address of a page or a thing by its name and has the type `{type}`.',
  mailbox: '`{field}` is an e-mail address by its name and has the type `{type}`.',
  unchecked: {
    text: 'Going by their names, {fields} hold addresses, but any text is allowed. A format lets a validator find the broken ones.',
    severity: 'hint',
  },
} as const;

export const rule = defineRule({
  id: 'semantics/name-type-mismatch',
  since: '0.2.0',
  stability: 'preview',
  severity: 'warning',
  messages,
  docs: {
    what: 'The last (or first) word of a name says what kind of value the field holds (`_date`, `is_`, `_count`, `_percent`, `_code`, `_url`, `_email`), and its type is another.',
    why: 'People write queries by the name and programs by the type. Where the two differ, one of them is wrong, and the data will follow now this one, now that one.',
    instead:
      'Change the type to what the name says, or the name to what the type says. `is_active` is a boolean; a field with the three values active, suspended and closed is a `status`.',
    limits:
      'Looks at whole words at the end and, for some, at the beginning of a name, in English and the languages of the document. A date as free text is left to `interop/date-not-iso8601`, a known identifier as a number to `interop/identifier-as-number`, a count or a percentage as text to `interop/numeric-as-string`. A list of values, or of two whole numbers, makes a flag; a list of values or bounds of its own makes a numeric code. Units of time in the description explain a date as number. Percentages above 100 occur, so only a maximum between is asked about.',
    references: ['NIEM Naming and Design Rules, representation terms', 'ISO/IEC 11179-5, naming principles'],
  },
  examples: {
    good: [
      {
        title: 'Types as the names say, and names that only look alike',
        frame: 'table-schema',
        text: dedent`
          fields:
            - {name: claim_id, type: string, description: Number under which the authority keeps the application., constraints: {required: true, unique: true}}
            - {name: decision_date, type: date, description: Day on which the authority decided.}
            - {name: candidate, type: integer, description: Rank of the application among those of the day.}
            - {name: discount, type: string, description: Ground on which the reduction was granted.}
            - {name: is_renewal, type: boolean, description: Whether the claimant had a reduction before.}
            - {name: appeal_flag, type: string, description: Whether the claimant has appealed., constraints: {enum: ["yes", "no", "late"]}}
            - {name: issue, type: string, description: What the claimant complains of.}
        `,
      },
      {
        title: 'Seconds since 1970, a relation, and a flag of two numbers',
        frame: 'json-schema',
        text: dedent`
          properties:
            creation_date: {type: integer, description: Seconds since 1970 at which the record was made.}
            isPartOf: {type: string, description: Application of which this one is the continuation.}
            is_renewal: {type: integer, minimum: 0, maximum: 1, description: Whether the claimant had a reduction before.}
        `,
      },
    ],
    bad: [
      {
        title: 'Types that contradict the names',
        frame: 'odcs',
        text: dedent`
          schema:
            - name: claims
              description: One row for each decided application.
              properties:
                - {name: claim_id, logicalType: string, required: true, primaryKey: true, description: Number of the application.}
                - {name: is_renewal, logicalType: string, description: The claimant had a reduction before.}
                                                  ^^^^^^ flag
                - {name: decision_date, logicalType: number, description: Day on which the authority decided.}
                                                     ^^^^^^ date
                - {name: number_of_adults, logicalType: date, description: People above 18 in the dwelling.}
                                                        ^^^^ count
                - {name: award_percent, logicalType: date, description: Part of the tax that is waived.}
                                                     ^^^^ share
                - {name: form_url, logicalType: boolean, description: Page of the form.}
                                                ^^^^^^^ address
                - {name: office_email, logicalType: integer, description: Where the office can be reached.}
                                                    ^^^^^^^ mailbox
        `,
        fixed: dedent`
          schema:
            - name: claims
              description: One row for each decided application.
              properties:
                - {name: claim_id, logicalType: string, required: true, primaryKey: true, description: Number of the application.}
                - {name: is_renewal, logicalType: boolean, description: The claimant had a reduction before.}
                - {name: decision_date, logicalType: number, description: Day on which the authority decided.}
                - {name: number_of_adults, logicalType: date, description: People above 18 in the dwelling.}
                - {name: award_percent, logicalType: date, description: Part of the tax that is waived.}
                - {name: form_url, logicalType: boolean, description: Page of the form.}
                - {name: office_email, logicalType: integer, description: Where the office can be reached.}
        `,
      },
      {
        title: 'A code as a number, a percentage up to 1000, addresses as any text',
        frame: 'json-schema',
        text: dedent`
          properties:
            ground_code: {type: integer, description: Ground on which the reduction was granted.}
                                ^^^^^^^ code
            award_percentage: {type: number, minimum: 0, maximum: 60, description: Part of the tax that is waived.}
            ^^^^^^^^^^^^^^^^ bounds
            form_url: {type: string, description: Page of the form.}
            ^^^^^^^^ unchecked
            help_url: {type: string, description: Page that explains the form.}
        `,
        fixed: dedent`
          properties:
            ground_code: {type: string, description: Ground on which the reduction was granted.}
            award_percentage: {type: number, minimum: 0, maximum: 60, description: Part of the tax that is waived.}
            form_url: {type: string, description: Page of the form.}
            help_url: {type: string, description: Page that explains the form.}
        `,
      },
      {
        title: 'In French',
        frame: 'table-schema',
        text: dedent`
          lang: fr
          fields:
            - {name: claim_id, type: string, description: Numéro du dossier., constraints: {required: true, unique: true}}
            - {name: nombre_de_pieces, type: boolean, description: Pièces du logement.}
                                             ^^^^^^^ count
        `,
      },
    ],
  },
  on: {
    field: check,
    standard: checkAddresses,
  },
});

type Context = FileContext<typeof messages>;

function check(field: Field, context: Context): void {
  const { type } = field;
  if (!type || field.refersTo || field.fields.length > 0) return;
  const words = wordsOf(field.name);
  const term = representationTermOf(words, context.languages);
  if (!term) return;
  const data = {
    field: field.name,
    type: type.value,
    // What text lets through.
    freely: type.value === 'string' ? ', so that Y, yes, 1 and true are all allowed' : '',
  };
  if (term.id === 'share' && term.kinds.has(type.value)) {
    if (isOddMaximum(field))
      context.report('bounds', { at: field.nameAt, data: { ...data, maximum: String(field.maximum) } });
    return;
  }
  if (term.kinds.has(type.value)) return;
  switch (term.id) {
    case 'date':
      if (
        type.value !== 'boolean' &&
        /\b(?:seconds?|millis\w*|epoch|unix|timestamp|excel|days? since|year|yyyy\w*|julian)\b/i.test(textOf(field))
      )
        return;
      context.report('date', { at: type, data });
      return;
    case 'flag':
      if (!isFlagOtherwise(field, words))
        context.report('flag', { at: type, data, fixes: retyped(field, 'boolean', context) });
      return;
    case 'count':
    case 'share':
      // Text is told as such by `interop/numeric-as-string`.
      if (type.value !== 'string')
        context.report(term.id, {
          at: type,
          data,
          fixes: term.id === 'count' ? retyped(field, 'integer', context) : retyped(field, 'number', context),
        });
      return;
    case 'code':
      if (!isNumericCode(field, words))
        context.report('code', { at: type, data, fixes: retyped(field, 'string', context) });
      return;
    default:
      context.report(term.id, { at: type, data });
  }
}

function textOf({ description, title }: Field): string {
  return `${title?.value ?? ''} ${description?.value ?? ''}`;
}

/** `isPartOf` is a relation; a list of values says what may stand in it, and 0 to 1 is yes and no. */
function isFlagOtherwise(field: Field, words: readonly string[]): boolean {
  if (words[0] === 'is' && (words.length > 4 || RELATION.test(words.at(-1) ?? '') || words[1] === 'a')) return true;
  // An indicator is a figure as often as a flag.
  const isFigure =
    /^(?:indicator|ind|indicatie)$/.test(words.at(-1) ?? '') &&
    !/\b(?:whether|indicates? (?:if|that)|y\/n|yes or no|true|flag)\b/i.test(textOf(field));
  return (
    isFigure ||
    field.codeList !== undefined ||
    field.pattern !== undefined ||
    (field.minimum === 0 && field.maximum === 1)
  );
}

const RELATION = /^(?:of|by|from|to|in|for|with|on|at|about)$/;

/** Numbers of three digits that protocols and programs give, and lists of numbers with their meaning. */
function isNumericCode(field: Field, words: readonly string[]): boolean {
  if (field.codeList !== undefined || field.minimum !== undefined || field.maximum !== undefined) return true;
  if (words.some((word) => /^(?:status|error|exit|return|response|http|result|epsg|srid|year)$/.test(word)))
    return true;
  if (/\bhttp\b|\bepsg\b|leading zero|padded/i.test(textOf(field))) return true;
  return field.type?.value === 'boolean' || semanticTypeOf(field) !== undefined;
}

/** Between 1 and 100, where neither shares nor percentages end. */
function isOddMaximum({ maximum, minimum }: Field): boolean {
  return (
    maximum !== undefined &&
    maximum > 1 &&
    maximum < 100 &&
    (minimum ?? 0) >= 0 &&
    maximum !== 99 &&
    !/^99\.9+$/.test(String(maximum))
  );
}

function retyped(field: Field, type: string, context: Context) {
  const edit = context.place(field, 'type', type);
  return edit
    ? [{ title: `Make it ${type === 'integer' ? 'an' : 'a'} ${type}`, safety: 'suggestion' as const, edits: [edit] }]
    : [];
}

/** Text is no contradiction, only less than could be said: once for a document. */
function checkAddresses(standard: Standard, context: Context): void {
  const found: { readonly field: Field; readonly kind: 'uri' | 'email' }[] = [];
  const seen = new Set<unknown>();
  for (const field of fieldsOf(standard)) {
    if (field.type?.value !== 'string' || !/url|uri|mail/i.test(field.name) || seen.has(field.nameAt.node)) continue;
    if (field.format ?? field.pattern ?? field.codeList ?? field.refersTo ?? field.marks.concept) continue;
    const term = representationTermOf(wordsOf(field.name), context.languages);
    if (term?.id !== 'address' && term?.id !== 'mailbox') continue;
    seen.add(field.nameAt.node);
    found.push({ field, kind: term.id === 'address' ? 'uri' : 'email' });
  }
  const distinct = [...new Set(found.map(({ field }) => field.name))];
  const edits = found.flatMap(({ field, kind }) => narrowedTo(kind, field, context.place) ?? []);
  const [first, ...others] = found;
  // One alone may be text on purpose; where the format has no place for it there is nothing to do.
  if (!first || distinct.length < 2 || edits.length < found.length) return;
  const names = distinct.slice(0, 3).map((name) => quoted(name));
  const rest = distinct.length - names.length;
  context.report('unchecked', {
    at: first.field.nameAt,
    data: { fields: listOf(rest > 0 ? [...names, `${rest} more`] : names, 'and') },
    related: others.slice(0, 10).map(({ field }) => ({ at: field.nameAt, message: 'This one as well' })),
    fixes: [{ title: 'Say that they are addresses', safety: 'suggestion', edits }],
  });
}
