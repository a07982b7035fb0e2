import { isLanguageTag } from '../../base/language-tag.ts';
import { wordsOf } from '../../base/words.ts';
import type { CodeList, Dataset, Field } from '../../model/entities.ts';
import type { Located } from '../../model/located.ts';
import { languageCodes, languageTags } from '../../model/vocabularies/load.ts';
import { defineRule, type FileContext } from '../define.ts';
import { datasetExample } from '../support/dataset-example.ts';
import { dedent, quoted } from '../support/text.ts';

const messages = {
  tag: '{name} gives its language as {value}, which machines do not look up. The tag of that language is {tag}.',
  unknown: '{name} gives its language as {value}, which is no language tag. A tag is written like `en` or `cy-GB`.',
  authority:
    '{name} gives its language as {value}. DCAT-AP has the address in the list of languages of the EU here, such as `http://publications.europa.eu/resource/authority/language/ENG`.',
  codes: '`{field}` lists languages in words of its own: {value} has the tag {tag} everywhere else.',
  example: 'The example {value} of `{field}` is a language in words. Its tag is {tag}.',
} as const;

export const rule = defineRule({
  id: 'interop/language-not-bcp47',
  since: '0.2.0',
  stability: 'preview',
  severity: 'warning',
  messages,
  docs: {
    what: 'A dataset names its language in words or by a code that is none, or a field for languages lists them in words instead of language tags.',
    why: '"Welsh", "Cymraeg" and "cym" are one language to a reader and three to a portal. Filters by language, translations and screen readers look up tags.',
    instead:
      'Write tags of BCP 47: `cy`, `en-GB`, `zh-Hant`; in lists of codes the tag as the code and the name as its label. DCAT-AP has addresses of the language list of the EU in their place.',
    limits:
      'Addresses are left alone, and so are codes of three letters, whether or not one of two exists. The names of languages are known in English and mostly in the language itself. Fields are judged only by codes and examples that are names of languages, or tags with an underscore, and only when their own name ends in a word for language.',
    references: [
      'RFC 5646 (BCP 47)',
      'GOV.UK, language tags (ISO 639-1)',
      'DCAT-US 1.1, `language`',
      'EU Vocabularies, authority table of languages',
    ],
  },
  examples: {
    good: [
      { title: 'Tags', frame: 'dcat-us', text: datasetExample('language: [en-US, es, chr]') },
      {
        title: 'Tags with their names beside them, and languages of machines',
        frame: 'json-schema',
        text: dedent`
          properties:
            programming_language:
              description: Language in which the model was written.
              enum: [Python, Julia, R]
              type: string
            contact_language:
              description: Language in which the applicant wants to be written to.
              oneOf:
                - {const: en, title: English}
                - {const: cy, title: Welsh}
        `,
      },
    ],
    bad: [
      {
        title: 'A name',
        frame: 'dcat-us',
        text: datasetExample('language: [English]\n           ^^^^^^^ tag'),
        fixed: datasetExample('language: [en]'),
      },
      {
        title: 'A country for a language',
        frame: 'data-package',
        text: dedent`
          languages: [gb, cy]
                      ^^ unknown
        `,
      },
      {
        title: 'A name where DCAT-AP has an address',
        frame: 'dcat-ap',
        text: 'dct:language: English\n              ^^^^^^^ authority',
      },
      {
        title: 'Names as codes',
        frame: 'json-schema',
        text: dedent`
          properties:
            contact_language:
              type: string
              enum: [English, Welsh]
                     ^^^^^^^ codes
              description: Language in which the applicant wants to be written to, English or Welsh.
        `,
      },
      {
        title: 'A name for an example',
        frame: 'table-schema',
        text: dedent`
          fields:
            - name: claim_id
              type: string
              description: Number under which the authority keeps the application.
            - name: contact_language
              type: string
              description: How the applicant wants to be written to.
              example: Welsh
                       ^^^^^ example
        `,
      },
    ],
  },
  on: {
    dataset(dataset, context) {
      for (const language of dataset.languages) checkLanguage(dataset, language, context);
    },
    codeList(codeList, context) {
      if (codeList.field && isLanguage(codeList.field)) checkCodes(codeList, codeList.field, context);
    },
    field(field, context) {
      if (!isLanguage(field)) return;
      for (const example of field.examples) {
        const value = typeof example.value === 'string' ? example.value : '';
        const tag = tagMeantBy(value);
        if (tag === undefined) continue;
        context.report('example', { at: example, data: { field: field.name, value: quoted(value), tag: quoted(tag) } });
        return;
      }
    },
  },
});

type Context = FileContext<typeof messages>;

function checkLanguage(dataset: Dataset, language: Located<string>, context: Context): void {
  const written = language.value.trim();
  if (/[:/]/.test(written)) return;
  const name = dataset.label === '' ? 'The dataset' : quoted(dataset.label);
  const data = { name, value: quoted(written) };
  const tag = tagMeantBy(written);
  if (tag !== undefined && dataset.format === 'dcat-ap') {
    context.report('authority', { at: language, data });
  } else if (tag !== undefined && !refusedBySchema(dataset, written)) {
    const edits = [{ op: 'set' as const, at: language.node, path: [], value: tag }];
    const fixes = [{ title: `Write ${quoted(tag)}`, safety: 'suggestion' as const, edits }];
    context.report('tag', { at: language, data: { ...data, tag: quoted(tag) }, fixes });
  } else if (tag === undefined && !isPossible(written) && !refusedBySchema(dataset, written)) {
    context.report('unknown', { at: language, data });
  }
}

/** DCAT-US has a pattern for well-formed tags. */
function refusedBySchema({ format }: Dataset, written: string): boolean {
  return format === 'dcat-us' && !isLanguageTag(written);
}

function checkCodes(codeList: CodeList, field: Field, context: Context): void {
  for (const { value: code } of codeList.codes) {
    const value = typeof code.value === 'string' ? code.value : '';
    const tag = tagMeantBy(value);
    if (tag === undefined) continue;
    context.report('codes', { at: code, data: { field: field.name, value: quoted(value), tag: quoted(tag) } });
    return;
  }
}

/** The tag for the name of a language, or for a tag that is written with underscores. */
function tagMeantBy(written: string): string | undefined {
  const text = written.trim();
  const named = languageTags().get(
    text
      .normalize('NFKD')
      .replace(/[\u0300-\u036f]/g, '')
      .toLowerCase(),
  );
  if (named !== undefined) return named;
  const tag = text.replaceAll('_', '-');
  return /^[a-z]{2}_[a-z0-9_]+$/i.test(text) && isLanguageTag(tag) && isPossible(tag) ? tag : undefined;
}

/** Codes that were withdrawn and still have a meaning. */
const WITHDRAWN = new Set(['in', 'iw', 'ji', 'jw', 'mo', 'sh', 'bh']);

/** Well formed, and no code of two letters that nobody has given out; longer ones than three letters are not in use. */
function isPossible(tag: string): boolean {
  if (!isLanguageTag(tag)) return false;
  const [primary = ''] = tag.toLowerCase().split('-');
  return primary.length === 2 ? languageCodes().has(primary) || WITHDRAWN.has(primary) : primary.length <= 3;
}

const LANGUAGE = /^(?:languages?|lang|langue|idioma|lingua|sprache|taal|lengua)$/;

/** `language`, `contact_lang`, `langue_code`; not the languages of machines. */
function isLanguage(field: Field): boolean {
  const words = wordsOf(field.name).filter((word) => !/^(?:code|iso|tag|id|639|\d)$/.test(word));
  return (
    LANGUAGE.test(words.at(-1) ?? '') &&
    !words.some((word) => /^(?:programming|markup|query|source|script|modelling|computer|body|sign)$/.test(word))
  );
}
