import type { Standard } from '../../model/entities.ts';
import type { VocabularyTerm } from '../../model/vocabularies/concepts.ts';
import { defineRule, type FileContext } from '../define.ts';
import { type ConceptSuggestion, conceptCoverage } from '../support/concept-suggestions.ts';
import { dedent, quoted } from '../support/text.ts';

const messages = {
  none: 'No field names a concept, and for {count} there is a term that others use: {examples}.',
  few: {
    text: '{mapped} of {fields} fields name a concept. For {count} more there is a term that others use: {examples}.',
    severity: 'info',
  },
  some: '{mapped} of {fields} fields name a concept. For {count} more there is a term that others use: {examples}.',
} as const;

export const rule = defineRule({
  id: 'semantics/missing-concept',
  since: '0.2.0',
  stability: 'preview',
  severity: 'hint',
  messages,
  docs: {
    what: 'Several fields name no concept, and a well-known vocabulary has a term of just that name and type.',
    why: 'Two standards that both point at `schema:birthDate` mean the same, whatever their fields are called. Without the pointer a person compares definitions for each pair of standards, each time anew.',
    instead:
      'Name the term where its definition is what you mean: as `x-concept`, `rdfType`, `propertyUrl`, `slot_uri` or business definition. Read it first: the same word can mean something narrower there.',
    limits:
      'Compares names with the labels of the bundled vocabularies word for word, in seven languages, and asks that the type goes with the term. Single general words (`name`, `status`, `address`) are never concluded from, and things that consist of other fields are left out. At least three fields must match. Says it once for a document; how much of a standard ought to be mapped is its authors’ decision.',
    references: [
      'SEMIC Style Guide for Semantic Engineers, reuse of terms',
      'W3C Data on the Web Best Practices, 15',
      'FAIR principles, I1 and I2',
    ],
  },
  examples: {
    good: [
      {
        title: 'Concepts named, general words left alone',
        frame: 'table-schema',
        text: dedent`
          fields:
            - name: claim_id
              type: string
              description: Number under which the authority keeps the application.
              constraints: {required: true, unique: true}
            - name: postcode
              type: string
              description: Postcode of the dwelling for which the reduction is asked.
              rdfType: http://www.w3.org/ns/locn#postCode
              gov:personalData: none
            - name: start_date
              type: date
              description: First day for which the reduction is granted.
              rdfType: http://schema.org/startDate
            - {name: office_status, type: string, description: Whether the office that decided is still open.}
        `,
      },
      {
        title: 'Two fields alone',
        frame: 'json-schema',
        text: dedent`
          properties:
            startDate: {type: string, format: date, description: First day for which the reduction is granted.}
            endDate: {type: string, format: date, description: Last day for which the reduction is granted.}
            title: {type: string, description: Heading of the letter.}
        `,
      },
    ],
    bad: [
      {
        title: 'Nothing is mapped',
        frame: 'json-schema',
        text: dedent`
          title: Council tax claim
          ^^^^^ none
          properties:
            startDate: {type: string, format: date, description: First day for which the reduction is granted.}
            endDate: {type: string, format: date, description: Last day for which the reduction is granted.}
            latitude: {type: number, description: Degrees north of the dwelling by WGS 84., x-gov: {personalData: none}}
            longitude: {type: number, description: Degrees east of the dwelling by WGS 84., x-gov: {personalData: none}}
        `,
        fixed: dedent`
          title: Council tax claim
          properties:
            startDate: {type: string, format: date, description: First day for which the reduction is granted., x-gov: {concept: http://schema.org/startDate}}
            endDate: {type: string, format: date, description: Last day for which the reduction is granted., x-gov: {concept: http://schema.org/endDate}}
            latitude: {type: number, description: Degrees north of the dwelling by WGS 84., x-gov: {personalData: none, concept: http://schema.org/latitude}}
            longitude: {type: number, description: Degrees east of the dwelling by WGS 84., x-gov: {personalData: none, concept: http://schema.org/longitude}}
        `,
      },
      {
        title: 'One of four',
        frame: 'table-schema',
        text: dedent`
          title: Council tax decisions
          ^^^^^ few
          fields:
            - name: claim_id
              type: string
              description: Number under which the authority keeps the application.
              rdfType: http://purl.org/dc/terms/identifier
              constraints: {required: true, unique: true}
            - {name: start_date, type: date, description: First day for which the reduction is granted.}
            - {name: end_date, type: date, description: Last day for which the reduction is granted.}
            - {name: date_published, type: date, description: Day on which the decision was made known.}
        `,
      },
      {
        title: 'Columns of a contract, one of them in French',
        frame: 'odcs',
        without: ['name'],
        text: dedent`
          id: urn:gov.example:contract:claim
          ^^ none
          schema:
            - name: claims
              description: One row for each decided application.
              properties:
                - {name: claim_id, logicalType: string, required: true, primaryKey: true, description: Number of the application.}
                - name: start_date
                  logicalType: date
                  description: First day for which the reduction is granted.
                - name: end_date
                  logicalType: date
                  description: Last day for which the reduction is granted.
                - name: date_de_publication
                  logicalType: date
                  description: Day on which the decision was made known.
        `,
        fixed: dedent`
          id: urn:gov.example:contract:claim
          schema:
            - name: claims
              description: One row for each decided application.
              properties:
                - {name: claim_id, logicalType: string, required: true, primaryKey: true, description: Number of the application.}
                - name: start_date
                  logicalType: date
                  description: First day for which the reduction is granted.
                  authoritativeDefinitions:
                    - {type: businessDefinition, url: http://schema.org/startDate}
                - name: end_date
                  logicalType: date
                  description: Last day for which the reduction is granted.
                  authoritativeDefinitions:
                    - {type: businessDefinition, url: http://schema.org/endDate}
                - name: date_de_publication
                  logicalType: date
                  description: Day on which the decision was made known.
                  authoritativeDefinitions:
                    - {type: businessDefinition, url: http://schema.org/datePublished}
        `,
      },
      {
        title: 'Most, but not all',
        frame: 'linkml',
        text: dedent`
          title: Council tax claim
          ^^^^^ some
          prefixes:
            linkml: https://w3id.org/linkml/
            claim: https://data.gov.example/models/claim/
            schema: http://schema.org/
          classes:
            Claim:
              description: One application by one claimant.
              attributes:
                claim_id: {range: string, identifier: true, slot_uri: "claim:id", description: Number under which the authority keeps the application.}
                ward: {range: string, slot_uri: "claim:ward", description: Electoral division of the dwelling.}
                ground: {range: string, slot_uri: "claim:ground", description: Reason for which the reduction was granted.}
                weeks: {range: integer, slot_uri: "claim:weeks", description: Weeks for which the reduction is granted.}
                start_date: {range: date, description: First day for which the reduction is granted.}
                end_date: {range: date, description: Last day for which the reduction is granted.}
                date_published: {range: date, description: Day on which the decision was made known.}
        `,
        fixed: dedent`
          title: Council tax claim
          prefixes:
            linkml: https://w3id.org/linkml/
            claim: https://data.gov.example/models/claim/
            schema: http://schema.org/
          classes:
            Claim:
              description: One application by one claimant.
              attributes:
                claim_id: {range: string, identifier: true, slot_uri: "claim:id", description: Number under which the authority keeps the application.}
                ward: {range: string, slot_uri: "claim:ward", description: Electoral division of the dwelling.}
                ground: {range: string, slot_uri: "claim:ground", description: Reason for which the reduction was granted.}
                weeks: {range: integer, slot_uri: "claim:weeks", description: Weeks for which the reduction is granted.}
                start_date: {range: date, description: First day for which the reduction is granted., slot_uri: schema:startDate}
                end_date: {range: date, description: Last day for which the reduction is granted., slot_uri: schema:endDate}
                date_published: {range: date, description: Day on which the decision was made known., slot_uri: schema:datePublished}
        `,
      },
    ],
  },
  on: { standard: check },
});

const FEWEST = 3;
const MOST_FIXES = 20;

function check(standard: Standard, context: FileContext<typeof messages>): void {
  // Whoever lists the fields of a system that others built maps nothing.
  if (standard.names === 'given') return;
  const { fields, mapped, suggestions } = conceptCoverage(standard);
  const placed = suggestions.flatMap((suggestion) => {
    const edit = context.place(suggestion.field, 'concept', written(suggestion.term, standard));
    return edit ? [{ ...suggestion, edit }] : [];
  });
  const named = new Map(placed.map((one) => [one.field.name, one]));
  if (named.size < FEWEST) return;
  const shown = [...named.values()].slice(0, 3).map(textOf);
  const data = {
    count: String(placed.length),
    mapped: String(mapped),
    fields: String(fields),
    examples: `${shown.join(', ')}${named.size > shown.length ? ', …' : ''}`,
  };
  const message = mapped === 0 ? 'none' : mapped * 2 < fields ? 'few' : 'some';
  context.report(message, {
    at: standard.head,
    data,
    related: placed
      .slice(0, 10)
      .map((one) => ({ at: one.field.nameAt, message: `Could be ${quoted(shortOf(one.term))}` })),
    fixes: [
      {
        title: `Name the concepts of ${placed.length} fields`,
        safety: 'suggestion',
        edits: placed.map(({ edit }) => edit),
      },
      ...placed.slice(0, MOST_FIXES).map((one) => ({
        title: `Name ${quoted(shortOf(one.term))} as the concept of ${quoted(one.field.name)}`,
        safety: 'suggestion' as const,
        edits: [one.edit],
      })),
    ],
  });
}

/** In short where the document declares the prefix, else in full. */
function written({ uri, name, vocabulary }: VocabularyTerm, { prefixes }: Standard): string {
  if (prefixes.others === 'none') return uri;
  for (const [prefix, namespace] of prefixes.known)
    if (namespace.replace(/^https/, 'http') === vocabulary.namespace) return `${prefix}:${name}`;
  return uri;
}

function textOf({ field, term }: ConceptSuggestion): string {
  return `${quoted(field.name)} (${quoted(shortOf(term))})`;
}

function shortOf({ vocabulary, name }: VocabularyTerm): string {
  return `${vocabulary.prefix}:${name}`;
}
