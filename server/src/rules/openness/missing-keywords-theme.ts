import { isDescribedDataset } from '../../model/described-dataset.ts';
import type { Dataset } from '../../model/entities.ts';
import { defineRule, type FileContext } from '../define.ts';
import { openPlaces } from '../support/catalogue-things.ts';
import { datasetExample } from '../support/dataset-example.ts';
import { dedent, quoted } from '../support/text.ts';

const messages = {
  keywords: '{name} has no keywords: who searches with other words than its own will not find it.',
  theme: '{name} has no theme, so it stands under no subject of a portal.',
  both: '{name} has neither keywords nor a theme: who searches with other words than its own, or by subject, will not find it.',
  words:
    '{name} is filed under {theme}, a word of its own. Portals sort by the terms of a published list, such as the thirteen themes of the EU.',
} as const;

export const rule = defineRule({
  id: 'openness/missing-keywords-theme',
  since: '0.2.0',
  stability: 'preview',
  severity: 'info',
  formats: ['dcat-ap', 'dcat-us', 'dcat-ar', 'data-package'],
  messages,
  docs: {
    what: 'A dataset has no keywords, or no theme out of a published list.',
    why: 'People search with their own words and browse by subject. A title is written by the office; keywords are where the words of its users stand. Keywords and themes are the two heaviest items of the metadata score of data.europa.eu, thirty points each.',
    instead:
      'Write three to ten words that a user would type, and a theme by its address: `http://publications.europa.eu/resource/authority/data-theme/TRAN`.',
    limits:
      'The number and the choice of keywords are not judged. Themes are asked for in DCAT-AP only, where a list is given; any address counts as a term. In DCAT-US federal catalogs must have keywords, and `openness/dcat-us-required` says so. Outside of DCAT-AP a dataset is asked for keywords when it has a title, a description, a publisher and a licence, as published ones have. Datasets of which little is said here are left alone.',
    references: [
      'DCAT-AP 3.0.1, keyword and theme',
      'EU Vocabularies, authority table data-theme',
      'data.europa.eu, Metadata Quality Assessment: keyword usage, categories',
    ],
  },
  examples: {
    good: [
      {
        title: 'Two themes, one of them of another published list',
        frame: 'dcat-ap',
        text: dedent`
          dcat:theme:
            - {"@id": "http://publications.europa.eu/resource/authority/data-theme/SOCI"}
            - {"@id": "http://eurovoc.europa.eu/4466"}
        `,
      },
      {
        title: 'Words of one’s own are themes enough in other formats',
        frame: 'dcat-us',
        text: datasetExample('theme: [finance]'),
      },
    ],
    bad: [
      {
        title: 'No keywords',
        frame: 'dcat-ap',
        without: ['dcat:keyword'],
        text: dedent`
          dct:title: Council tax claims by ward
          ^^^^^^^^^ keywords
        `,
        fixed: dedent`
          dct:title: Council tax claims by ward
          dcat:keyword: [""]
        `,
      },
      {
        title: 'A word in the place of a theme',
        frame: 'dcat-ap',
        text: dedent`
          dcat:theme: misc
                      ^^^^ words
                      ^^^^ structure/schema-violation:type
        `,
      },
      {
        title: 'No theme',
        frame: 'dcat-ap',
        without: ['dcat:theme'],
        text: dedent`
          dct:title: Council tax claims by ward
          ^^^^^^^^^ theme
        `,
      },
      {
        title: 'Neither',
        frame: 'dcat-ap',
        without: ['dcat:theme', 'dcat:keyword'],
        text: dedent`
          dct:title: Council tax claims by ward
          ^^^^^^^^^ both
        `,
      },
      {
        title: 'A published package',
        frame: 'data-package',
        without: ['keywords'],
        text: dedent`
          title: Council tax decisions
          ^^^^^ keywords
        `,
      },
    ],
  },
  on: {
    dataset(dataset, context) {
      if (!isDescribedDataset(dataset) || (!dataset.resource && !dataset.licence)) return;
      const { keywords, themes = [], termsByAddress } = dataset;
      const [theme] = themes;
      const lacksTheme = termsByAddress === true && !theme;
      if (keywords.length === 0 && !dataset.keywordsDemanded)
        report(
          dataset,
          lacksTheme ? 'both' : 'keywords',
          lacksTheme ? ['dcat:keyword', 'dcat:theme'] : ['dcat:keyword'],
          context,
        );
      else if (lacksTheme) report(dataset, 'theme', ['dcat:theme'], context);
      if (termsByAddress && theme && themes.every(({ value }) => !value.includes(':')))
        context.report('words', { at: theme, data: { name: nameOf(dataset), theme: quoted(theme.value) } });
    },
  },
});

function report(
  dataset: Dataset,
  message: 'keywords' | 'theme' | 'both',
  properties: readonly string[],
  context: FileContext<typeof messages>,
): void {
  const fixes = openPlaces(dataset.node, properties, context);
  context.report(message, { at: dataset.head, data: { name: nameOf(dataset) }, fixes });
}

function nameOf({ label }: Dataset): string {
  return label === '' ? 'A dataset' : quoted(label);
}
