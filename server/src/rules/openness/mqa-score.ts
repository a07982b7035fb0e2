import { listOf } from '../../base/words.ts';
import type { Dataset } from '../../model/entities.ts';
import type { NodeEdit } from '../../model/formats/adapter.ts';
import {
  type Gain,
  isScoreAsked,
  type MetadataQuality,
  metadataQuality,
  pointsToWin,
} from '../../model/metadata-quality.ts';
import { qualityMethod } from '../../model/vocabularies/metadata-quality.ts';
import { defineRule, type FileContext, type FixDraft } from '../define.ts';
import { quoted } from '../support/text.ts';

const messages = {
  score: 'The metadata of {name} score {score} of {maximum} ({rating}). Most is to be won with {gains}.',
  many: 'The metadata of {count} of {total} datasets score below {below} ({from} of {maximum}). Most is to be won with {gains}.',
} as const;

export const rule = defineRule({
  id: 'openness/mqa-score',
  since: '0.2.0',
  stability: 'preview',
  severity: 'info',
  options: {
    below: {
      type: 'string',
      enum: ['sufficient', 'good', 'excellent'],
      default: 'sufficient',
      description:
        'The category that a description must reach: sufficient (121 points), good (221) or excellent (351).',
    },
  },
  messages,
  docs: {
    what: 'The description of a dataset scores below a category of the metadata quality assessment of data.europa.eu, as far as a file shows it: 325 of its 405 points.',
    why: 'The portal rates every dataset that it harvests, shows the rating, and ranks the catalogues of countries and cities by it. Each point stands for something that helps people to find, open and reuse the data.',
    instead:
      'Begin where most is to be won: keywords and a theme bring thirty points each; place, period, format, licence and contact twenty. The fix opens the places.',
    limits:
      'The 80 points for addresses that answer are not counted, since no address is fetched; nor is every shape of DCAT-AP checked for the thirty points of compliance, only what must be there, may stand once, or is no text. Of several distributions the one with the most points in a dimension counts, as in the method. In formats other than DCAT-AP a word that has a term counts as that term, since whoever harvests them translates it; degrees of access and places of other names cost what they cost. By default only ratings of “bad” are told; the score of every dataset stands above it in the editor. Datasets that are only spoken of are not scored, nor records of the UK’s exchange model, which has no place for half of what counts. Datasets without any distribution and those that are not public are left alone: nothing of them can be had. More than three in one file are told once. It is a sum: what it names, `openness/missing-keywords-theme` and its neighbours tell one by one at the same place.',
    references: ['data.europa.eu, Metadata Quality Assessment, methodology'],
  },
  examples: {
    good: [
      {
        title: 'A description that is not quite complete',
        frame: 'dcat-ap',
        without: ['dct:issued', 'dct:version'],
        text: 'dct:language: {"@id": "http://publications.europa.eu/resource/authority/language/ENG"}\n',
      },
      {
        title: 'An open table with an address, a format and a licence',
        frame: 'data-package',
        text: 'homepage: https://data.council.example/council-tax-decisions\n',
      },
    ],
    bad: [
      {
        title: 'A title, a description and somebody to ask',
        frame: 'dcat-us',
        text: `conformsTo: https://project-open-data.cio.gov/v1.1/schema\ndataset:\n${bareDataset('Awards').replace('\n', '\n    ^^^^^ score\n')}`,
      },
      {
        title: 'Four datasets with a page each',
        frame: 'dcat-us',
        text: `conformsTo: https://project-open-data.cio.gov/v1.1/schema\n^^^^^^^^^^ many\ndataset:\n${['Awards', 'Appeals', 'Refunds', 'Visits'].map(bareDataset).join('')}`,
      },
    ],
  },
  on: {
    document({ document, head }, context) {
      const { file, lowered } = document;
      if (lowered.datasets.length === 0 || file.problems.some(({ fatal }) => fatal)) return;
      const below = qualityMethod().ratings.find(({ id }) => id === context.option('below'));
      const scored = lowered.datasets
        .filter(isScoreAsked)
        .map((dataset) => ({ dataset, quality: metadataQuality(dataset) }));
      const low = scored.filter(({ quality }) => quality.score < (below?.from ?? 0));
      if (low.length <= FEW) {
        for (const { dataset, quality } of low) report(dataset, quality, context);
        return;
      }
      const { maximum } = qualityMethod();
      const data = {
        count: String(low.length),
        total: String(scored.length),
        below: below?.id ?? '',
        from: String(below?.from),
        maximum: String(maximum),
      };
      context.report('many', { at: head, data: { ...data, gains: gainsOfAll(low.map(({ quality }) => quality)) } });
    },
  },
});

function bareDataset(title: string): string {
  return [
    `  - title: ${title}\n`,
    ...[
      `description: Number of ${title.toLowerCase()} by month and ward, from the decisions of the authorities.`,
      `keyword: [council tax, ${title.toLowerCase()}]`,
      'modified: "2026-10-02"',
      'publisher: {name: City of Example}',
      'contactPoint: {fn: Open data team, hasEmail: "mailto:open.data@city.example"}',
      `identifier: ${title.toLowerCase()}`,
      'accessLevel: restricted public',
      'rights: Small numbers are left out. Researchers can ask for the full table under an agreement.',
      'accrualPeriodicity: R/P1M',
      `distribution: [{accessURL: "https://data.city.example/${title.toLowerCase()}.csv"}]`,
    ].map((line) => `    ${line}\n`),
  ].join('');
}

/** So many datasets of a file are told one by one. */
const FEW = 3;
/** So many things are named, and places opened. */
const BEST = 3;

function report(dataset: Dataset, quality: MetadataQuality, context: FileContext<typeof messages>): void {
  const { score, maximum, rating } = quality;
  const best = pointsToWin(quality).slice(0, BEST);
  const name = dataset.label === '' ? 'a dataset' : quoted(dataset.label);
  const data = { name, score: String(score), maximum: String(maximum), rating, gains: listOf(best.map(gain), 'and') };
  context.report('score', { at: dataset.head, data, fixes: improve(dataset, quality, context) });
}

function gain({ name, of }: Gain): string {
  return `${name} (+${of})`;
}

/** The best of what is not written at all and has a place in the format. */
function improve(
  dataset: Dataset,
  quality: MetadataQuality,
  context: FileContext<typeof messages>,
): FixDraft<NodeEdit>[] {
  const places = pointsToWin(quality)
    .filter(({ lack }) => lack === 'absent')
    .flatMap((indicator) => {
      const thing =
        indicator.on === 'dataset' ? dataset : dataset.distributions.find(({ head }) => head === indicator.at);
      const edit = thing && context.emptyPlace(thing.node, indicator.property);
      return edit ? [{ indicator, edit }] : [];
    });
  const byProperty = [
    ...new Map(places.toReversed().map((one) => [one.indicator.property, one])).values(),
  ].toReversed();
  const best = byProperty.slice(0, BEST);
  if (best.length === 0) return [];
  const title = `Improve the score: open places for ${listOf(
    best.map(({ indicator }) => gain(indicator)),
    'and',
  )}`;
  return [{ title, safety: 'suggestion', edits: best.map(({ edit }) => edit) }];
}

/** What is lacking in most of them, by the points that it would bring to all. */
function gainsOfAll(all: readonly MetadataQuality[]): string {
  const totals = new Map<string, { readonly indicator: Gain; count: number }>();
  for (const indicator of all.flatMap(pointsToWin)) {
    const known = totals.get(indicator.id);
    if (known) known.count++;
    else totals.set(indicator.id, { indicator, count: 1 });
  }
  const best = [...totals.values()].sort((a, b) => b.count * b.indicator.of - a.count * a.indicator.of).slice(0, BEST);
  return listOf(
    best.map(({ indicator, count }) => `${indicator.name} (+${indicator.of}, ${count} times)`),
    'and',
  );
}
