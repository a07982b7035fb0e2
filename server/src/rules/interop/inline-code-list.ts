import type { Json } from '../../base/json.ts';
import { wordsOf } from '../../base/words.ts';
import type { CodeList, Field } from '../../model/entities.ts';
import { fieldsOf } from '../../model/formats/build.ts';
import { logicalType } from '../../model/formats/dialects/types.ts';
import {
  countryCodes,
  countryNames,
  currencyCodes,
  languageCodes,
  languageTags,
} from '../../model/vocabularies/load.ts';
import { defineRule } from '../define.ts';
import { dedent, quoted } from '../support/text.ts';

const messages = {
  list: '`{field}` lists its {count} codes in place, where nobody else can refer to them and a copy goes its own way. Keep them as a code list with an identifier, and name it here.',
  lists:
    '{lists} fields list their codes in place ({fields}), where nobody else can refer to them and copies go their own ways. Keep those that others need as code lists with identifiers, and name them here.',
} as const;

export const rule = defineRule({
  id: 'interop/inline-code-list',
  since: '0.2.0',
  stability: 'preview',
  severity: 'info',
  messages,
  docs: {
    what: 'A field lists five codes or more in place, and neither the list nor the field has an identifier.',
    why: 'Whoever needs the same codes has to copy them. From then on there are two lists, and the first correction makes them differ.',
    instead:
      'Keep the codes in a file of their own, such as `codelists/tenure.codelist.yaml`, with an identifier and a version, and name it at the field: `x-codeList`, `gov:codeList`, `codeList` in our own standards. A list that concerns nobody else says `local: true` beside it.',
    limits:
      'Shorter lists, booleans, scales of numbers or letters, days and months, states of a workflow, versions, formats and types of data, time zones, and codes of countries, currencies and languages are left alone. A field with a concept of its own, or a list under a name of its own within the document (`$defs`, `enums`), counts as identified. More than three in one document are said once. There is no fix: one change writes to one file, and this one needs a second.',
    references: [
      'SEMIC Style Guide, CMC-R14',
      'European Interoperability Framework, Recommendation 31',
      'Data on the Web Best Practices, BP 15',
    ],
  },
  examples: {
    good: [
      {
        title: 'Named, shared, short, and of ISO',
        frame: 'json-schema',
        text: dedent`
          properties:
            tenure:
              type: string
              description: How the claimant holds the dwelling.
              x-codeList: https://codes.gov.example/tenure/2024-04
              enum: [owner, mortgage, shared ownership, council tenant, private tenant]
            heating: {$ref: "#/$defs/Heating"}
            country:
              type: string
              description: Country from which the claimant moved.
              enum: [FR, DE, IE, PL, RO, ES]
            award_status:
              type: string
              description: Where the award is in the process.
              enum: [drafted, checked, granted, paid, closed]
          $defs:
            Heating:
              type: string
              description: What the dwelling is mainly heated with.
              enum: [gas, oil, electricity, heat pump, coal, wood]
        `,
      },
      {
        title: 'A list that concerns nobody else',
        frame: 'table-schema',
        text: dedent`
          fields:
            - name: claim_id
              type: string
              description: Number under which the authority keeps the application.
            - name: tray
              type: string
              description: Tray of the post room in which the paper copy lies.
              local: true
              constraints: {enum: [red, green, blue, white, grey]}
        `,
      },
    ],
    bad: [
      {
        title: 'Codes that others will copy',
        frame: 'json-schema',
        text: dedent`
          properties:
            tenure:
              type: string
              description: How the claimant holds the dwelling.
              enum: [owner, mortgage, shared ownership, council tenant, private tenant]
              ^^^^ list
        `,
      },
      {
        title: 'Many lists',
        frame: 'table-schema',
        text: dedent`
          fields:
            - name: claim_id
              type: string
              description: Number under which the authority keeps the application.
            - name: tenure
              type: string
              description: How the claimant holds the dwelling.
              constraints: {enum: [owner, mortgage, shared ownership, council tenant, private tenant]}
                            ^^^^ lists
            - name: heating
              type: string
              description: What the dwelling is mainly heated with.
              constraints: {enum: [gas, oil, electricity, heat pump, coal, wood]}
            - name: dwelling_kind
              type: string
              description: What sort of building the dwelling is.
              constraints: {enum: [detached, semi-detached, terraced, flat, caravan]}
            - name: ground
              type: string
              description: Ground on which the claimant asks for a reduction.
              constraints: {enum: [low income, disability, caring, student, severe illness]}
        `,
      },
      {
        title: 'In one of our own standards',
        frame: 'standard',
        text: dedent`
          entities:
            - name: Dwelling
              kind: place
              description: A home that is taxed.
              fields:
                - name: heating
                  type: string
                  description: What the dwelling is mainly heated with.
                  codeList:
                  ^^^^^^^^ list
                    - {code: gas}
                    - {code: oil}
                    - {code: electricity}
                    - {code: coal}
                    - {code: wood}
        `,
      },
    ],
  },
  on: {
    standard(standard, context) {
      const inline: { readonly list: CodeList; readonly field: Field }[] = [];
      for (const field of fieldsOf(standard))
        if (field.codeList && isShareable(field.codeList, field)) inline.push({ list: field.codeList, field });
      const [first] = inline;
      if (first && inline.length > MOST) {
        const names = [...new Set(inline.map(({ field }) => field.name))].slice(0, MOST);
        const shown = `${names.map((name) => quoted(name)).join(', ')} …`;
        context.report('lists', { at: first.list.at, data: { lists: String(inline.length), fields: shown } });
        return;
      }
      for (const { list, field } of inline)
        context.report('list', { at: list.at, data: { field: field.name, count: String(list.codes.length) } });
    },
  },
});

/** How many are told one by one. */
const MOST = 3;
const FEWEST = 5;

/** A list that stands under a name of its own is identified by that name. */
function isShareable({ codes, reference, local, field: at }: CodeList, field: Field): boolean {
  if (!at || codes.length < FEWEST || reference || local || field.marks.concept || field.describedElsewhere)
    return false;
  const values = codes.map(({ value }) => value.value);
  return (
    values.some((value) => typeof value === 'string' && !/^-?[\d.,]+$/.test(value)) &&
    !isOfOnesOwn(field) &&
    !isKnown(values)
  );
}

/** Of a workflow (`award_status`), or of files and programs (`apiVersion`, `format`). */
function isOfOnesOwn(field: Field): boolean {
  return STATE.test(wordsOf(field.name).at(-1) ?? '');
}

const STATE =
  /^(?:status|state|stage|step|phase|statut|etat|etape|estado|etapa|fase|stato|zustand|stand|toestand|situacao|version|versions|format|formats)$/;

/** Countries, currencies and languages by code or name; time zones, types of data, signs, days and months. */
function isKnown(values: readonly Json[]): boolean {
  const texts = values.map((value) => String(value).trim());
  if (isScale(texts)) return true;
  const kinds: readonly ((text: string) => boolean)[] = [
    (text) => countryCodes().has(text.toUpperCase()) || countryNames().has(text.toLowerCase()),
    (text) => currencyCodes().has(text.toUpperCase()),
    (text) => languageCodes().has(text.toLowerCase().split(/[-_]/)[0] ?? '') || languageTags().has(text.toLowerCase()),
    (text) => /^(?:[A-Z][A-Za-z_]+\/[A-Z][\w+/-]*|UTC|GMT|Etc)$/.test(text),
    (text) => logicalType(text) !== undefined,
    (text) => !/[\p{L}\d]/u.test(text),
    (text) => DAYS.test(text),
    (text) => MONTHS.test(text),
  ];
  // A list of a country's own may add "other" or "unknown".
  return kinds.some((isOne) => texts.filter(isOne).length >= texts.length * MOSTLY);
}

/** One letter behind the other: bands, grades. */
function isScale(texts: readonly string[]): boolean {
  return texts.every(
    (text, index) =>
      /^[a-z]$/i.test(text) && (index === 0 || text.charCodeAt(0) - (texts[index - 1]?.charCodeAt(0) ?? 0) === 1),
  );
}

const MOSTLY = 0.7;
const DAYS =
  /^(?:mon|tue|wed|thu|fri|sat|sun|lun|mar|mer|jeu|ven|sam|dim|mo|tu|we|th|fr|sa|su|lu|ma|me|je|ve|di|mi|do|za|zo|wo)[a-zà-ü-]{0,10}$/i;
const MONTHS =
  /^(?:jan|fe[bv]|m[aä]r|apr|avr|abr|ma[iyj]|jun|juin|jul|juil|aug|ago|ao[uû]|sep|set|o[ck]t|out|nov|de[cz]|dic)[a-zé-û]{0,8}$/i;
