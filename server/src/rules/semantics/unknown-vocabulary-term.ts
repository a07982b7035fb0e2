import type { Standard, TermUse } from '../../model/entities.ts';
import type { NodeEdit } from '../../model/formats/adapter.ts';
import type { Located, Place } from '../../model/located.ts';
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
  near: '{vocabulary} has no term {term}, {effect}. Is {other} meant?',
  unknown: {
    text: 'We know no term {term} in {vocabulary} (version {version}), {user}. Is it spelled as the vocabulary has it?',
    severity: 'info',
  },
  deprecated: '{vocabulary} has withdrawn {term}, {user}. {other} has taken its place.',
  withdrawn: '{vocabulary} has withdrawn {term}, {user}, and names no successor.',
} as const;

export const rule = defineRule({
  id: 'semantics/unknown-vocabulary-term',
  since: '0.2.0',
  stability: 'preview',
  severity: 'warning',
  messages,
  docs: {
    what: 'The concept of a field, a table or a code, or a property of a catalogue in JSON-LD, lies in the namespace of a well-known vocabulary that has no such term, or has withdrawn it.',
    why: 'A concept is named so that others find what is meant and machines join what means the same. An address at which nothing is defined does neither, and no tool complains: it is only a text.',
    instead:
      'Take the term from the vocabulary as it is spelled there, capitals included. `schema:dateOfBirth` is no term; `schema:birthDate` is.',
    limits:
      'Knows schema.org (the part that data of government need), Dublin Core terms, DCAT, FOAF, SKOS, ORG, PROV, Data Cube, vCard, ADMS, the SEMIC core vocabularies and DPV, each in the version that its list names. Where our list is a selection (schema.org, ADMS, the `m8g` namespace, DPV), only names are told that are nearly a term we know. Whether the term fits the field is not asked here. In JSON-LD the properties and classes are looked at that are written with a prefix or in full; what a context makes of plain words is its authors’ business.',
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
        title: 'A property of a catalogue',
        frame: 'dcat-ap',
        without: ['dcat:keyword'],
        text: dedent`
          dct:title: Council tax claims by ward
          ^^^^^^^^^ openness/missing-keywords-theme:keywords
          dcat:keywords: [council tax, benefits]
          ^^^^^^^^^^^^^ near
        `,
        fixed: dedent`
          dct:title: Council tax claims by ward
          dcat:keyword: [council tax, benefits]
        `,
      },
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
      const near = nearTerms();
      for (const use of conceptUses(standard)) check(useOf(use), near, context);
    },
    document({ document }, context) {
      const near = nearTerms();
      for (const use of (document.lowered.termUses ?? []).flatMap(useInGraph)) check(use, near, context);
    },
  },
});

type Context = FileContext<typeof messages>;

/** Who uses the term, as clauses for the messages, and the change that writes another in its place. */
interface Use {
  readonly uri: string;
  readonly at: Place | Located<unknown>;
  readonly related: readonly Place[];
  /** After what has no meaning: "so nobody knows what it is". */
  readonly effect: string;
  /** After a term: "which somebody uses". */
  readonly user: string;
  rename(from: string, to: string): readonly NodeEdit[];
}

/** The concept of a field, a table or a code. */
function useOf({ at, uri = '', name }: ConceptUse): Use {
  const edits = (from: string, to: string): NodeEdit[] => {
    const edit = renamedTerm(at, from, to);
    return edit ? [edit] : [];
  };
  const who = quoted(name);
  return { uri, at, related: [], effect: `so ${who} refers to nothing`, user: `which ${who} refers to`, rename: edits };
}

/** A property or a class in which a graph is written, with the places that have it. */
function useInGraph({ uri, at }: TermUse): Use[] {
  const [first, ...others] = at;
  if (!first) return [];
  return [
    {
      uri,
      at: first,
      related: others.slice(0, 10),
      effect: 'so no reader knows what is said here',
      user: `which stands in ${at.length === 1 ? 'one place' : `${at.length} places`} of this file`,
      rename: (from, to) => at.flatMap((place) => renamedAt(place, from, to) ?? []),
    },
  ];
}

function renamedAt({ node, part }: Place, from: string, to: string): NodeEdit | undefined {
  if (part === 'value') return renamedTerm({ node }, from, to);
  const key = node.slot;
  if (typeof key !== 'string' || !key.endsWith(from)) return undefined;
  return { op: 'rename', at: node, to: key.slice(0, -from.length) + to };
}

/** Each address is compared with a whole vocabulary, once; when nearly all of many are unknown, nobody has misspelt them. */
function nearTerms(): (uri: string) => VocabularyTerm | undefined {
  const known = new Map<string, VocabularyTerm | undefined>();
  return (uri) => {
    if (!known.has(uri) && known.size < 300) known.set(uri, nearTerm(uri));
    return known.get(uri);
  };
}

function check(use: Use, near: (uri: string) => VocabularyTerm | undefined, context: Context): void {
  const { uri, at, effect, user } = use;
  const vocabulary = vocabularyOf(uri);
  if (!vocabulary) return;
  const term = termOf(uri);
  if (term && !term.deprecated) return;
  const local = uri.slice(vocabulary.namespace.length);
  const data = { vocabulary: nameOf(vocabulary), term: quoted(shortOf(vocabulary, local)), effect, user };
  const related = use.related.map((place) => ({ at: place, message: 'Here as well' }));
  const other = term ? (term.replacedBy === undefined ? undefined : termOf(term.replacedBy)) : near(uri);
  const name = other ? quoted(shortOf(other.vocabulary, other.name)) : '';
  // A term of another vocabulary needs another prefix, which the document may not have.
  const edits = other?.vocabulary === vocabulary ? use.rename(local, other.name) : [];
  const fixes = edits.length > 0 ? [{ title: `Write ${name}`, safety: 'suggestion' as const, edits }] : [];
  if (term && other) context.report('deprecated', { at, data: { ...data, other: name }, fixes, related });
  else if (term) context.report('withdrawn', { at, data, related });
  else if (other) context.report('near', { at, data: { ...data, other: name }, fixes, related });
  else if (vocabulary.complete && local !== '')
    context.report('unknown', { at, data: { ...data, version: vocabulary.version }, related });
}

/** Without what the title says of our copy: `Schema.org, the part that …`. */
function nameOf({ title }: Vocabulary): string {
  return title.split(',', 1)[0] ?? title;
}

function shortOf({ prefix }: Vocabulary, name: string): string {
  return `${prefix}:${name}`;
}
