import { expandConcept } from '../../model/concept-of.ts';
import type { Field } from '../../model/entities.ts';
import { fitsRange, type TermRange, termOf, type VocabularyTerm } from '../../model/vocabularies/concepts.ts';
import { defineRule, type FileContext } from '../define.ts';
import { dedent, quoted } from '../support/text.ts';
import { narrowedTo } from '../support/typing.ts';

const messages = {
  strict:
    '`{field}` is said to be {concept}, whose values are {expected}, and has the type `{type}`. One of the two is not meant.',
  open: {
    text: '`{field}` is said to be {concept}, whose values are {expected}, and has the type `{type}`.',
    severity: 'hint',
  },
} as const;

export const rule = defineRule({
  id: 'semantics/concept-range-mismatch',
  since: '0.2.0',
  stability: 'preview',
  severity: 'info',
  messages,
  docs: {
    what: 'The type of a field does not go with the values that its concept has in its vocabulary.',
    why: 'Who reads the concept expects its values: a day that can be compared, an address that can be followed. Either the type is wider than what is meant, or another concept is meant.',
    instead:
      'Give the field the type that the concept expects, or name the concept that it really is. `schema:birthDate` goes with a date; a text such as "spring 1950" is something else.',
    limits:
      'Knows the terms of the bundled vocabularies. Text is good enough for things and their addresses, for durations and shapes, and anything for what has no simple type; a number where text is expected is left to `interop/identifier-as-number`. Texts with a format, a pattern or a list of values are left alone. Vocabularies that take text everywhere, such as schema.org, get a hint only.',
    references: ['SEMIC Style Guide for Semantic Engineers, reuse of terms', 'DCMI Metadata Terms, ranges'],
  },
  examples: {
    good: [
      {
        title: 'Types that go with the concepts',
        frame: 'table-schema',
        text: dedent`
          fields:
            - name: claim_id
              type: string
              description: Number under which the authority keeps the application.
              rdfType: http://purl.org/dc/terms/identifier
              constraints: {required: true, unique: true}
            - name: decided_on
              type: date
              description: Day on which the authority decided.
              rdfType: http://purl.org/dc/terms/issued
            - name: office
              type: string
              description: Office of the authority that decided.
              rdfType: http://purl.org/dc/terms/publisher
        `,
      },
      {
        title: 'Text with a pattern',
        frame: 'json-schema',
        text: dedent`
          properties:
            issue_month:
              type: string
              pattern: '^\\d{4}-\\d{2}$'
              description: Month in which the decision was made known.
              x-concept: http://purl.org/dc/terms/issued
        `,
      },
    ],
    bad: [
      {
        title: 'A date as text',
        frame: 'table-schema',
        text: dedent`
          fields:
            - name: claim_id
              type: string
              description: Number under which the authority keeps the application.
              constraints: {required: true, unique: true}
            - name: decided
              type: string
                    ^^^^^^ strict
              description: When the authority decided.
              rdfType: http://purl.org/dc/terms/issued
        `,
        fixed: dedent`
          fields:
            - name: claim_id
              type: string
              description: Number under which the authority keeps the application.
              constraints: {required: true, unique: true}
            - name: decided
              type: date
              description: When the authority decided.
              rdfType: http://purl.org/dc/terms/issued
        `,
      },
      {
        title: 'A place as yes or no, for a vocabulary that takes much',
        frame: 'json-schema',
        text: dedent`
          properties:
            born_here:
              type: boolean
                    ^^^^^^^ open
              description: Whether the claimant was born in the district of the authority.
              x-concept: https://schema.org/birthPlace
              x-gov: {personalData: {category: "dpv-pd:BirthPlace", identifiability: quasi}}
        `,
      },
    ],
  },
  on: { field: check },
});

function check(field: Field, context: FileContext<typeof messages>): void {
  const { type } = field;
  if (!type || field.concepts.length === 0 || isNarrowed(field)) return;
  const { prefixes } = field.entity.standard;
  for (const written of field.concepts) {
    const uri = expandConcept(written.value, prefixes);
    const term = uri === undefined ? undefined : termOf(uri);
    if (term?.kind !== 'property' || fitsRange(type.value, term.ranges)) continue;
    context.report(term.vocabulary.prefix === 'schema' ? 'open' : 'strict', {
      at: type,
      data: {
        field: field.name,
        concept: quoted(`${term.vocabulary.prefix}:${term.name}`),
        expected: expectedBy(term),
        type: type.value,
      },
      fixes: fixesFor(field, term.ranges, context),
    });
    return;
  }
}

/** A text of which something says what stands in it is more than text. */
function isNarrowed({ type, format, pattern, codeList, refersTo }: Field): boolean {
  return type?.value === 'string' && (format ?? pattern ?? codeList ?? refersTo) !== undefined;
}

const PLURALS: Readonly<Partial<Record<TermRange, string>>> = {
  iri: 'things or their addresses',
  uri: 'addresses',
  string: 'texts',
  integer: 'whole numbers',
  number: 'numbers',
  boolean: 'yes or no',
  date: 'dates',
  datetime: 'points in time',
  time: 'times of day',
  year: 'years',
  yearmonth: 'months',
  duration: 'spans of time',
  geometry: 'shapes on earth',
};

function expectedBy({ ranges: [first = 'any'] }: VocabularyTerm): string {
  return PLURALS[first] ?? 'of another kind';
}

/** Only text can be narrowed without asking what else the values are. */
function fixesFor(field: Field, [range]: readonly TermRange[], context: FileContext<typeof messages>) {
  if (field.type?.value !== 'string' || (range !== 'date' && range !== 'datetime')) return [];
  const edit = narrowedTo(range, field, context.place);
  return edit ? [{ title: 'Make it a date', safety: 'suggestion' as const, edits: [edit] }] : [];
}
