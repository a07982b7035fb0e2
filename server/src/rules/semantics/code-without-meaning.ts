import type { Json } from '../../base/json.ts';
import type { CodeList } from '../../model/entities.ts';
import { defineRule } from '../define.ts';
import { isNamedFor } from '../support/coded-field.ts';
import { dedent, quoted } from '../support/text.ts';

export const rule = defineRule({
  id: 'semantics/code-without-meaning',
  since: '0.1.0',
  stability: 'stable',
  severity: 'warning',
  messages: { opaque: 'The codes of `{name}` ({codes}) say nothing to a reader, and nothing says what they mean.' },
  docs: {
    what: 'A list of short or numeric codes has no labels and no definitions.',
    why: 'Somebody will guess that 1 means yes. Somebody else has it as male.',
    instead:
      'Give each code its label: in JSON Schema `oneOf` with `const` and `title`, in our own standards `codeList` with `code` and `label`. Or refer to a code list that is kept elsewhere.',
    limits:
      'Words are taken to explain themselves. Lists that look like countries, currencies or languages of ISO, days, months, grades and yes/no are left alone, as is a list whose codes the description explains.',
    references: ['ISO/IEC 11179-3, value meanings', 'NIEM Naming and Design Rules, representation term Code'],
  },
  examples: {
    good: [
      {
        title: 'Labels',
        frame: 'json-schema',
        text: dedent`
          properties:
            tenure:
              description: How the claimant holds the dwelling.
              oneOf:
                - {const: 1, title: Owner}
                - {const: 2, title: Tenant}
        `,
      },
      {
        title: 'Codes that the name explains',
        frame: 'json-schema',
        text: dedent`
          properties:
            office_country: {description: Where the office is., enum: [GB, IE, FR]}
        `,
      },
      {
        title: 'Abbreviations that are words by now',
        frame: 'json-schema',
        text: dedent`
          properties:
            molecule: {description: What the laboratory was asked to look for., enum: [DNA, RNA]}
        `,
      },
      {
        title: 'Explained in the description',
        frame: 'json-schema',
        text: dedent`
          properties:
            tenure: {description: 'How the claimant holds the dwelling: O for owner, T for tenant.', enum: [O, T]}
        `,
      },
    ],
    bad: [
      {
        title: 'Numbers',
        frame: 'json-schema',
        text: dedent`
          properties:
            tenure:
              description: How the claimant holds the dwelling.
              enum: [1, 2, 9]
              ^^^^ opaque
        `,
      },
      {
        title: 'Letters',
        frame: 'standard',
        text: dedent`
          entities:
            - name: Dwelling
              kind: place
              description: A home that is taxed.
              fields:
                - name: tenure
                  type: string
                  description: How the dwelling is held.
                  codeList: [{code: OO}, {code: PRS}, {code: SRS}]
                  ^^^^^^^^ opaque
        `,
      },
      {
        title: 'A code list of its own',
        frame: 'codelist',
        text: dedent`
          codes: [{code: OO}, {code: PRS}, {code: SRS}]
          ^^^^^ opaque
        `,
      },
    ],
  },
  on: {
    codeList(list, context) {
      if (list.reference || list.codes.length < 2 || list.codes.some((code) => code.label !== undefined)) return;
      const values = list.codes.map((code) => code.value.value);
      if (!values.every(isOpaque) || isWellKnown(values) || isNamedForThem(list, values) || isExplained(list, values))
        return;
      context.report('opaque', { at: list.at, data: { name: list.name, codes: sample(values) } });
    },
  },
});

/** Numbers, and texts of up to three characters or of capitals and digits mixed; words, even short ones, are not. */
function isOpaque(value: Json): boolean {
  if (typeof value === 'number') return true;
  if (typeof value !== 'string') return false;
  if (/^\d+$/.test(value)) return true;
  // Versions explain themselves.
  if (/^v?\d+(?:\.\d+)+$/.test(value)) return false;
  if (value.length <= 3) return !SHORT_WORDS.has(value.toLowerCase());
  return value.length <= 6 && /\d/.test(value) && /^[A-Z0-9._-]+$/.test(value);
}

const SHORT_WORDS = new Set(
  'all any no yes not now new old low mid high day min max off on in out up up top end set get put add up car bus day one two six ten n/a na nil tbc csv xml pdf zip png jpg gif svg txt rss kml api url gas oil air sea lan km m cm mm kg g t l ml s h ha gb mb kb ghz w kw °c dna rna'.split(
    ' ',
  ),
);

/** Countries, languages and currencies, known by the name of the field. Those that are not of ISO have rules of their own. */
function isNamedForThem({ field }: CodeList, values: readonly Json[]): boolean {
  if (!field || !isNamedFor(field, NAMES_OF_ISO)) return false;
  return values.every((value) => typeof value === 'string' && /^(?:[a-z]{2,3}|\p{Sc})$/iu.test(value));
}

const NAMES_OF_ISO =
  /^(?:country|nationality|pays|pais|paese|land|language|langue|idioma|lingua|sprache|taal|currency|devise|moneda|valuta|wahrung|moeda)$/;

/** ISO lists of two or three letters, days, months, grades, yes and no. */
function isWellKnown(values: readonly Json[]): boolean {
  const texts = values.map((value) => String(value));
  if (
    texts.length >= 5 &&
    (texts.every((text) => /^[A-Z]{2}$/.test(text)) ||
      texts.every((text) => /^[A-Z]{3}$/.test(text)) ||
      texts.every((text) => /^[a-z]{2,3}$/.test(text)))
  )
    return true;
  const folded = new Set(texts.map((text) => text.toLowerCase()));
  return FAMILIAR.some((family) => [...folded].every((text) => family.has(text)));
}

const FAMILIAR: readonly ReadonlySet<string>[] = [
  new Set([
    'y',
    'n',
    'yes',
    'no',
    't',
    'f',
    'true',
    'false',
    'o',
    's',
    'j',
    'oui',
    'non',
    'si',
    'sí',
    'ja',
    'nee',
    'nein',
    'sim',
    'não',
    'unk',
    'n/a',
    'na',
  ]),
  new Set(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun', 'mo', 'tu', 'we', 'th', 'fr', 'sa', 'su', 'ph', 'bh']),
  new Set('jan feb mar apr may jun jul aug sep oct nov dec'.split(' ')),
  new Set(['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'a+', 'a++', 'a+++', 'a*']),
  new Set(['am', 'pm']),
  new Set(['xs', 's', 'm', 'l', 'xl', 'xxl']),
];

/** UTF-16 units; and more codes than a description explains. */
const LONGEST_TEXT = 10_000;
const MOST_CODES = 100;

/** Two codes or more that the description names beside words are explained there. */
function isExplained(list: CodeList, values: readonly Json[]): boolean {
  const text = (list.description?.value ?? '').slice(0, LONGEST_TEXT);
  const named = values.slice(0, MOST_CODES).filter((value) => {
    const code = String(value);
    // Hardly any occurs, and a pattern is dear.
    return text.includes(code) && new RegExp(`(?<![\\p{L}\\d])${escapeRegExp(code)}(?![\\p{L}\\d])`, 'u').test(text);
  });
  return named.length >= Math.min(2, values.length) && named.length * 2 >= Math.min(values.length, 6);
}

function escapeRegExp(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

function sample(values: readonly Json[]): string {
  const shown = values.slice(0, 4).map((value) => quoted(String(value)));
  return values.length > 4 ? `${shown.join(', ')} …` : shown.join(', ');
}
