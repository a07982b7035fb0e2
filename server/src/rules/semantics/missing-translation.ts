import { listOf } from '../../base/words.ts';
import type { Dataset, Standard } from '../../model/entities.ts';
import type { NodeEdit } from '../../model/formats/adapter.ts';
import { fieldsOf } from '../../model/formats/build.ts';
import { primaryLanguage } from '../../model/formats/languages-of.ts';
import type { Place, SpokenText } from '../../model/located.ts';
import { defineRule, type FileContext } from '../define.ts';
import { dedent, quoted } from '../support/text.ts';

const messages = {
  missing: '{name} has no {what} in {languages}.',
  many: '{count} of the {total} titles and descriptions in {name} are missing in {languages}, for instance the {what} of {example}.',
  datasets:
    '{count} of the {total} datasets here lack a title or a description in {languages}, for instance {example}.',
} as const;

export const rule = defineRule({
  id: 'semantics/missing-translation',
  since: '0.2.0',
  stability: 'preview',
  severity: 'info',
  messages,
  docs: {
    what: 'A title or a description is not given in all languages of the project, in a format that has a way to give it in several.',
    why: 'Where a public body serves people in two languages, half of them cannot read what is published in one. In some countries the law asks for both.',
    instead:
      'Give each text in each language: `{en: Tenure, cy: Deiliadaeth}` in CSVW and in our own formats, `{"@value": …, "@language": cy}` in DCAT, `titleMap` and `descriptionMap` in DCAT-US 3.',
    limits:
      'Off unless `languages` of the configuration names more than one. Formats without a way to say a text twice (JSON Schema, Table Schema, DCAT-US 1.1, contracts) are left alone, and so are LinkML until a model says `in_language`, and single texts in our own formats and house dialects. A text that does not say its language is taken for the one of the document, else for the first of the project. Whether the translation says the same is for people. Labels of codes and titles of distributions are not counted. Raise the severity where the law demands it.',
    references: [
      'Data on the Web Best Practices, BP 3',
      'European Interoperability Framework, underlying principle 9: multilingualism',
      'Official Languages Act (Canada)',
      'Welsh Language (Wales) Measure 2011',
    ],
  },
  examples: {
    good: [
      {
        title: 'Both languages',
        frame: 'dcat-ap',
        others: { '.concordat.yaml': 'languages: [en, cy]\n' },
        text: dedent`
          dct:title: [{"@value": Claims by ward, "@language": en}, {"@value": Hawliadau fesul ward, "@language": cy}]
          dct:description: [{"@value": Claims that were decided in each ward, "@language": en-GB}, {"@value": Hawliadau a benderfynwyd ym mhob ward, "@language": cy}]
        `,
      },
      {
        title: 'A format that has one text only',
        frame: 'json-schema',
        others: { '.concordat.yaml': 'languages: [en, cy]\n' },
        text: 'title: Council tax claim\n',
      },
      {
        title: 'A project of one language',
        frame: 'csvw',
        others: { '.concordat.yaml': 'languages: [en]\n' },
        text: 'dc:title: Claims\n',
      },
    ],
    bad: [
      {
        title: 'A dataset in one language',
        frame: 'dcat-ap',
        others: { '.concordat.yaml': 'languages: [en, cy]\n' },
        text: dedent`
          dct:title: [{"@value": Claims by ward, "@language": en}, {"@value": Hawliadau fesul ward, "@language": cy}]
          dct:description: {"@value": Claims that were decided in each ward, "@language": en}
                                      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ missing
        `,
      },
      {
        title: 'A description without the second language',
        frame: 'codelist',
        others: { '.concordat.yaml': 'languages: [en, cy]\n' },
        text: dedent`
          title: {en: Tenure, cy: Deiliadaeth}
          description:
          ^^^^^^^^^^^ missing
            en: Sorts dwellings by the right under which their occupants live in them. # reviewed
        `,
        fixed: dedent`
          title: {en: Tenure, cy: Deiliadaeth}
          description:
            en: Sorts dwellings by the right under which their occupants live in them. # reviewed
            cy: ""
        `,
      },
      {
        title: 'A table whose columns have one language',
        frame: 'csvw',
        others: { '.concordat.yaml': 'languages: [en, cy]\n' },
        text: dedent`
          dc:title: Council tax claims
                    ^^^^^^^^^^^^^^^^^^ many
        `,
      },
      {
        title: 'A catalogue in one language',
        file: 'catalogue/claims.dcat.yaml',
        others: { '.concordat.yaml': 'languages: [en, cy]\n' },
        text: dedent`
          "@context": {dcat: "http://www.w3.org/ns/dcat#", dct: "http://purl.org/dc/terms/"}
          "@graph":
            - {"@id": "https://data.example/a", "@type": dcat:Dataset, dct:title: {"@value": Claims, "@language": en}}
                                                                                             ^^^^^^ datasets
            - {"@id": "https://data.example/b", "@type": dcat:Dataset, dct:title: {"@value": Appeals, "@language": en}}
            - {"@id": "https://data.example/c", "@type": dcat:Dataset, dct:title: {"@value": Awards, "@language": en}}
            - {"@id": "https://data.example/d", "@type": dcat:Dataset, dct:title: {"@value": Wards, "@language": en}}
        `,
      },
    ],
  },
  on: {
    document({ document }, context) {
      const wanted = [...new Set(context.projectLanguages.map(primaryLanguage))];
      if (wanted.length < 2) return;
      const { standards, datasets } = document.lowered;
      for (const standard of standards) checkStandard(standard, wanted, context);
      const incomplete = datasets.flatMap((dataset) => {
        const lacking = lackingIn(textsOfDataset(dataset), wanted, undefined);
        return lacking.length > 0 ? { dataset, lacking } : [];
      });
      const [first] = incomplete;
      if (first && incomplete.length > MOST) reportDatasets(incomplete, datasets.length, context);
      else for (const { dataset, lacking } of incomplete) report(quoted(dataset.label), lacking, context);
    },
  },
});

type Context = FileContext<typeof messages>;

/** How many are told one by one. */
const MOST = 3;

interface Text {
  readonly text: SpokenText;
  readonly what: 'title' | 'description';
  /** Of what, for messages. */
  readonly of: string;
}

interface Lacking extends Text {
  readonly languages: readonly string[];
}

function lackingIn(texts: readonly Text[], wanted: readonly string[], own: string | undefined): Lacking[] {
  const assumed = own ?? wanted[0] ?? '';
  return texts.flatMap((one) => {
    const given = one.text.languages?.map((language) => (language === '' ? assumed : language));
    const languages = given ? wanted.filter((language) => !given.includes(language)) : [];
    return languages.length > 0 ? { ...one, languages } : [];
  });
}

function textsOf(
  named: { readonly title: SpokenText | undefined; readonly description: SpokenText | undefined },
  of: string,
): Text[] {
  return [
    ...(named.title?.languages ? [{ text: named.title, what: 'title' as const, of }] : []),
    ...(named.description?.languages ? [{ text: named.description, what: 'description' as const, of }] : []),
  ];
}

function textsOfDataset(dataset: Dataset): Text[] {
  return textsOf(dataset, dataset.label);
}

function checkStandard(standard: Standard, wanted: readonly string[], context: Context): void {
  const texts = new Map<unknown, Text>();
  const note = (found: readonly Text[]): void => {
    // What several share, such as the title of an only table, is one text.
    for (const one of found) if (!texts.has(one.text.node)) texts.set(one.text.node, one);
  };
  note(textsOf(standard, standard.label));
  for (const entity of standard.entities) note(textsOf(entity, entity.name));
  for (const field of fieldsOf(standard)) note(textsOf(field, field.name));
  const lacking = lackingIn([...texts.values()], wanted, standard.languages[0]);
  const [first] = lacking;
  if (!first) return;
  if (lacking.length <= 2 && lacking.every(({ of }) => of === first.of)) report(quoted(first.of), lacking, context);
  else
    context.report('many', {
      at: placeOf(first),
      data: {
        name: quoted(standard.label),
        count: String(lacking.length),
        total: String(texts.size),
        languages: languagesOf(lacking),
        what: first.what,
        example: quoted(first.of),
      },
      fixes: [emptyPlaces(lacking)],
    });
}

function reportDatasets(
  incomplete: readonly { readonly dataset: Dataset; readonly lacking: readonly Lacking[] }[],
  total: number,
  context: Context,
): void {
  const lacking = incomplete.flatMap((one) => one.lacking);
  const [first] = lacking;
  if (!first) return;
  context.report('datasets', {
    at: placeOf(first),
    data: {
      count: String(incomplete.length),
      total: String(total),
      languages: languagesOf(lacking),
      example: quoted(first.of),
    },
    fixes: [emptyPlaces(lacking)],
  });
}

function report(name: string, lacking: readonly Lacking[], context: Context): void {
  const [first] = lacking;
  if (!first) return;
  const what = listOf(
    lacking.map((one) => one.what),
    'or',
  );
  context.report('missing', {
    at: placeOf(first),
    data: { name, what, languages: languagesOf(lacking) },
    fixes: [emptyPlaces(lacking)],
  });
}

function placeOf({ text }: Lacking): Place {
  return { node: text.node, part: 'value' };
}

function languagesOf(lacking: readonly Lacking[]): string {
  const all = [...new Set(lacking.flatMap(({ languages }) => languages))];
  return listOf(
    all.map((language) => quoted(language)),
    'or',
  );
}

/** An empty text for each language that is missing, where there is a map by language. */
function emptyPlaces(lacking: readonly Lacking[]) {
  const edits = lacking.flatMap(({ text, languages }) =>
    text.byLanguage
      ? languages.map(
          (language): NodeEdit => ({ op: 'set', at: text.byLanguage ?? text.node, path: [language], value: '' }),
        )
      : [],
  );
  if (edits.length === 0) return undefined;
  return { title: `Make room for ${languagesOf(lacking)}`, safety: 'suggestion' as const, edits };
}
