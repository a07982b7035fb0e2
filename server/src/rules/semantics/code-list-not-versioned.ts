import type { CodeList } from '../../model/entities.ts';
import type { Located } from '../../model/located.ts';
import { defineRule } from '../define.ts';
import { codeListsOf } from '../support/code-lists-of.ts';
import { dedent, quoted } from '../support/text.ts';

const messages = {
  reference:
    '`{field}` takes its codes from {list}, which says neither version nor date. When that list changes, nobody can tell which codes were meant.',
  references:
    '{count} lists of codes are named without version or date: {list} for `{field}`, and others. When one of them changes, nobody can tell which codes were meant.',
  list: '{name} has neither a version nor a date, so who uses its codes cannot say which issue of the list they follow.',
} as const;

export const rule = defineRule({
  id: 'semantics/code-list-not-versioned',
  since: '0.2.0',
  stability: 'preview',
  severity: 'info',
  messages,
  docs: {
    what: 'A list of codes is referred to by an address without a version or a date, or a list that stands on its own has neither.',
    why: 'Lists of codes change: codes are split, renamed and withdrawn. Data from last year make sense only with the list of last year.',
    instead:
      'Refer to a version of the list (`…/tenure/2024-04`), or write it beside the reference: `codeListVersion: "2024-04"`. In a list of your own write `version`, or `owl:versionInfo` and `dct:issued` in SKOS.',
    limits:
      'Only web addresses are judged; a path leads to a file of the same project, whose version is that of the project. Lists of ISO, the EU, the UN, IANA, OGC, the Library of Congress and W3C are maintained without end under one address and left alone. A list that is a table has no place for a version. Whatever looks like a year, a version or a revision in an address counts as one. More than three in one document are said once.',
    references: ['SEMIC Style Guide, PC-R3', 'Data on the Web Best Practices, BP 7 and BP 11'],
  },
  examples: {
    good: [
      {
        title: 'A dated list, and one that never ends',
        frame: 'json-schema',
        text: dedent`
          properties:
            tenure:
              type: string
              description: How the claimant holds the dwelling.
              x-codeList: https://codes.gov.example/tenure/2024-04
            country:
              type: string
              description: Country of the dwelling, when it is abroad.
              x-codeList: http://publications.europa.eu/resource/authority/country
        `,
      },
      {
        title: 'The version beside the address',
        frame: 'table-schema',
        text: dedent`
          fields:
            - name: claim_id
              type: string
              description: Number under which the authority keeps the application.
            - name: tenure
              type: string
              description: How the claimant holds the dwelling.
              gov:codeList: https://codes.gov.example/tenure
              codeListVersion: "2024-04"
        `,
      },
      {
        title: 'A scheme with a date',
        file: 'codelists/tenure.jsonld',
        text: dedent`
          {
            "@context": {"skos": "http://www.w3.org/2004/02/skos/core#", "dct": "http://purl.org/dc/terms/", "foaf": "http://xmlns.com/foaf/0.1/"},
            "@graph": [
              {
                "@id": "https://codes.gov.example/tenure",
                "@type": "skos:ConceptScheme",
                "dct:title": "Tenure",
                "dct:description": "Sorts dwellings by the right under which their occupants live in them.",
                "dct:publisher": {"foaf:name": "Exampleshire Council"},
                "dct:modified": "2024-04-01"
              },
              {
                "@id": "https://codes.gov.example/tenure/owned",
                "@type": "skos:Concept",
                "skos:inScheme": {"@id": "https://codes.gov.example/tenure"},
                "skos:notation": "OO",
                "skos:prefLabel": "Owner-occupied"
              }
            ]
          }
        `,
      },
    ],
    bad: [
      {
        title: 'An address that stays while the list changes',
        frame: 'json-schema',
        text: dedent`
          properties:
            tenure:
              type: string
              description: How the claimant holds the dwelling.
              x-codeList: https://codes.gov.example/tenure
                          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ reference
        `,
      },
      {
        title: 'Many of them',
        frame: 'table-schema',
        text: dedent`
          fields:
            - name: claim_id
              type: string
              description: Number under which the authority keeps the application.
            - name: tenure
              type: string
              description: How the claimant holds the dwelling.
              gov:codeList: https://codes.gov.example/tenure
                            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ references
            - name: band
              type: string
              description: Band of the dwelling in the valuation list.
              gov:codeList: https://codes.gov.example/band
            - name: outcome
              type: string
              description: What the authority decided.
              gov:codeList: https://codes.gov.example/outcome
            - name: reason
              type: string
              description: Ground on which the authority decided.
              gov:codeList: https://codes.gov.example/reason
        `,
      },
      {
        title: 'A list of its own without any',
        file: 'codelists/tenure.codelist.yaml',
        text: dedent`
          apiVersion: concordat/v1
          kind: CodeList
          id: urn:gov.example:codelist:tenure
          title: Tenure
          ^^^^^ list
          description: Sorts dwellings by the right under which their occupants live in them.
          status: active
          publisher: Exampleshire Council
          codes:
            - {code: OO, label: Owner-occupied}
            - {code: RT, label: Rented}
        `,
        fixed: dedent`
          apiVersion: concordat/v1
          kind: CodeList
          id: urn:gov.example:codelist:tenure
          title: Tenure
          version: 1.0.0
          description: Sorts dwellings by the right under which their occupants live in them.
          status: active
          publisher: Exampleshire Council
          codes:
            - {code: OO, label: Owner-occupied}
            - {code: RT, label: Rented}
        `,
      },
    ],
  },
  on: {
    standard(standard, context) {
      const lists = codeListsOf(standard);
      const own = lists.find(({ document }) => document !== undefined);
      if (own && !standard.version && !standard.marks.version && !standard.issued) {
        const edit = context.place(standard, 'version', '1.0.0');
        // A table has no place for one.
        if (edit)
          context.report('list', {
            at: standard.head,
            data: { name: quoted(own.name) },
            fixes: [{ title: 'Insert version 1.0.0', safety: 'suggestion', edits: [edit] }],
          });
      }
      const open = lists.flatMap((list) => unversioned(list) ?? []);
      const [first] = open;
      if (first && open.length > MOST)
        context.report('references', { at: first.at, data: { ...dataOf(first), count: String(open.length) } });
      else for (const one of open) context.report('reference', { at: one.at, data: dataOf(one) });
    },
  },
});

/** How many are told one by one. */
const MOST = 3;

interface Open {
  readonly list: CodeList;
  readonly at: Located<string>;
}

function dataOf({ list, at }: Open): { field: string; list: string } {
  return { field: list.name, list: quoted(at.value, 80) };
}

function unversioned(list: CodeList): Open | undefined {
  const { reference, version } = list;
  if (!reference || version || !/^https?:\/\/[^/]+\/./i.test(reference.value)) return undefined;
  return ENDLESS.test(reference.value) || VERSION.test(reference.value) ? undefined : { list, at: reference };
}

/** A year, a version, a revision or a date, wherever it stands. */
const VERSION =
  /(?:^|[^a-z])v\.?\d|\d\.\d|(?:19|20)\d\d(?!\d)|(?:version|release|revision|edition|rev|issue)[=/_-]?[a-z]?\d|\/(?:latest|current)(?:\/|$)/i;

/** Maintained without end under one address. */
const ENDLESS =
  /^https?:\/\/(?:[\w-]+\.)*(?:publications\.europa\.eu|data\.europa\.eu|inspire\.ec\.europa\.eu|ec\.europa\.eu|iso\.org|iana\.org|unece\.org|un\.org|w3\.org|w3id\.org|purl\.org|opengis\.net|loc\.gov|dublincore\.org|schema\.org|loinc\.org|snomed\.org|snomed\.info|who\.int|obolibrary\.org|rfc-editor\.org|unicode\.org)(?:[:/]|$)/i;
