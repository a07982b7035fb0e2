import type { Standard } from '../../model/entities.ts';
import {
  nearTerm,
  termOf,
  type Vocabulary,
  type VocabularyTerm,
  vocabularyOf,
} from '../../model/vocabularies/concepts.ts';
import { defineRule, type FileContext } from '../define.ts';
import { type ConceptUse, conceptUses, renamedTerm } from '../support/concept-uses.ts';
import { dedent, quoted } from '../support/text.ts';

const messages = {
  near: '{vocabulary} has no term {term}, so `{name}` refers to nothing. Is {other} meant?',
  unknown: {
    text: 'We know no term {term} in {vocabulary} (version {version}), which `{name}` refers to. Is it spelled as the vocabulary has it?',
    severity: 'info',
  },
  deprecated: '{vocabulary} has withdrawn {term}, which `{name}` refers to. {other} has taken its place.',
  withdrawn: '{vocabulary} has withdrawn {term}, which `{name}` refers to, and names no successor.',
} as const;

export const rule = defineRule({
  id: 'semantics/unknown-vocabulary-term',
  since: '0.2.0',
  stability: 'preview',
  severity: 'warning',
  messages,
  docs: {
    what: 'The concept of a field, a table or a code lies in the namespace of a well-known vocabulary that has no such term, or has withdrawn it.',
    why: 'A concept is named so that others find what is meant and machines join what means the same. An address at which nothing is defined does neither, and no tool complains: it is only a text.',
    instead:
      'Take the term from the vocabulary as it is spelled there, capitals included. `schema:dateOfBirth` is no term; `schema:birthDate` is.',
    limits:
      'Knows schema.org (the part that data of government need), Dublin Core terms, DCAT, FOAF, SKOS, ORG, PROV, Data Cube, vCard, ADMS, the SEMIC core vocabularies and DPV, each in the version that its list names. Where our list is a selection (schema.org, ADMS, the `m8g` namespace, DPV), only names are told that are nearly a term we know. Whether the term fits the field is not asked here. Properties of catalogues in JSON-LD are not looked at.',
    references: ['DCMI Metadata Terms', 'Schema.org', 'SEMIC Style Guide for Semantic Engineers, reuse of terms'],
  },
  examples: {
    good: [
      {
        title: 'Terms as they are spelled, with http and with https',
        frame: 'table-schema',
        text: dedent`
          fields:
            - name: claim_id
              type: string
              description: Number under which the authority keeps the application.
              rdfType: http://purl.org/dc/terms/identifier
              constraints: {required: true, unique: true}
            - name: born_on
              type: date
              description: Day on which the claimant was born, as the passport has it.
              gov:personalData: {category: "dpv-pd:DateOfBirth", identifiability: quasi}
              rdfType: https://schema.org/birthDate
        `,
      },
      {
        title: 'A term of schema.org that our selection lacks, and one of a vocabulary of your own',
        frame: 'linkml',
        text: dedent`
          prefixes:
            linkml: https://w3id.org/linkml/
            claim: https://data.gov.example/models/claim/
            schema: http://schema.org/
          classes:
            Claim:
              description: One application by one claimant.
              attributes:
                recipe: {range: string, slot_uri: "schema:recipeYield", description: What the kitchen makes of it.}
                claim_id: {range: string, slot_uri: "claim:dateOfBirth", description: Number under which the authority keeps the application.}
        `,
      },
    ],
    bad: [
      {
        title: 'A name that is nearly the term',
        frame: 'json-schema',
        text: dedent`
          properties:
            claim_id:
              type: string
              description: Number under which the authority keeps the application.
              x-concept: https://schema.org/identifer
                         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ near
        `,
        fixed: dedent`
          properties:
            claim_id:
              type: string
              description: Number under which the authority keeps the application.
              x-concept: https://schema.org/identifier
        `,
      },
      {
        title: 'A name that people expect',
        frame: 'linkml',
        text: dedent`
          prefixes:
            linkml: https://w3id.org/linkml/
            claim: https://data.gov.example/models/claim/
            dct: http://purl.org/dc/terms/
          classes:
            Claim:
              description: One application by one claimant.
              attributes:
                published: {range: date, slot_uri: "dct:publicationDate", description: Day on which the decision was made known.}
                                                   ^^^^^^^^^^^^^^^^^^^^^ near
        `,
        fixed: dedent`
          prefixes:
            linkml: https://w3id.org/linkml/
            claim: https://data.gov.example/models/claim/
            dct: http://purl.org/dc/terms/
          classes:
            Claim:
              description: One application by one claimant.
              attributes:
                published: {range: date, slot_uri: "dct:issued", description: Day on which the decision was made known.}
        `,
      },
      {
        title: 'A term that is gone, and one that never was',
        frame: 'table-schema',
        text: dedent`
          fields:
            - name: claim_id
              type: string
              description: Number under which the authority keeps the application.
              rdfType: http://purl.org/dc/terms/claimFile
                       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ unknown
              constraints: {required: true, unique: true}
            - name: owner_account
              type: string
              description: Account with the portal under which the form was sent.
              rdfType: http://xmlns.com/foaf/0.1/holdsAccount
                       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ deprecated
            - name: paid_from
              type: string
              description: Budget out of which the award is paid.
              rdfType: http://xmlns.com/foaf/0.1/fundedBy
                       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ withdrawn
        `,
      },
    ],
  },
  on: {
    standard(standard: Standard, context) {
      for (const use of conceptUses(standard)) check(use, context);
    },
  },
});

type Context = FileContext<typeof messages>;

function check(use: ConceptUse, context: Context): void {
  const { at, uri, name } = use;
  const vocabulary = uri === undefined ? undefined : vocabularyOf(uri);
  if (uri === undefined || !vocabulary) return;
  const term = termOf(uri);
  const local = uri.slice(vocabulary.namespace.length);
  const data = { vocabulary: vocabulary.title, term: quoted(shortOf(vocabulary, local)), name };
  if (term && !term.deprecated) return;
  if (!term) {
    if (local === '') return;
    const near = nearTerm(uri);
    if (near)
      context.report('near', { at, data: { ...data, other: otherOf(near) }, fixes: fixesFor(use, local, near) });
    else if (vocabulary.complete) context.report('unknown', { at, data: { ...data, version: vocabulary.version } });
    return;
  }
  const successor = term.replacedBy === undefined ? undefined : termOf(term.replacedBy);
  if (!successor) context.report('withdrawn', { at, data });
  else
    context.report('deprecated', {
      at,
      data: { ...data, other: otherOf(successor) },
      fixes: fixesFor(use, local, successor),
    });
}

function fixesFor({ at }: ConceptUse, local: string, term: VocabularyTerm) {
  const edit = renamedTerm(at, local, term.name);
  return edit ? [{ title: `Write ${otherOf(term)}`, safety: 'suggestion' as const, edits: [edit] }] : [];
}

function otherOf({ vocabulary, name }: VocabularyTerm): string {
  return quoted(shortOf(vocabulary, name));
}

function shortOf({ prefix }: Vocabulary, name: string): string {
  return `${prefix}:${name}`;
}
