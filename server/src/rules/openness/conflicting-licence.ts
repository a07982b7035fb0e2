import type { Dataset } from '../../model/entities.ts';
import type { Located } from '../../model/located.ts';
import { licenceOf } from '../../model/vocabularies/licences.ts';
import { defineRule } from '../define.ts';
import { dedent, quoted } from '../support/text.ts';

const messages = {
  whole:
    '{form} is under {licence}, and the dataset as a whole under {other}. Readers cannot tell which of them holds.',
  forms: '{form} is under {licence}, and another form of the same data under {other}. Say why, or make them one.',
} as const;

export const rule = defineRule({
  id: 'openness/conflicting-licence',
  since: '0.2.0',
  stability: 'preview',
  severity: 'info',
  messages,
  docs: {
    what: 'A dataset and one of its distributions, or two of its distributions, are under different licences.',
    why: 'Whoever combines the files has to obey both licences, if that is possible at all. Mostly the difference is no wish: the licence was changed in one place and forgotten in the other.',
    instead:
      'Give all forms of the same data the same licence. If one of them really has other terms, describe it as a dataset of its own.',
    limits:
      'Compares licences that are known, by what they are and not by how they are written; versions count as different. Of several differences in a dataset the first is told. Distributions may differ for a good reason, such as a service with more in it: accept the finding with that reason.',
    references: ['European Interoperability Framework, legal layer', 'Data on the Web Best Practices, BP 4'],
  },
  examples: {
    good: [
      {
        title: 'The same licence, written in two ways',
        frame: 'data-package',
        text: withResource('{name: CC-BY-4.0}', '{path: "https://creativecommons.org/licenses/by/4.0/"}'),
      },
    ],
    bad: [
      {
        title: 'A package and its resource',
        frame: 'data-package',
        text: withResource('{name: CC0-1.0}', '{name: ODbL-1.0}\n                   ^^^^^^^^ whole'),
      },
      {
        title: 'Two forms of the same data',
        frame: 'dcat-ap',
        without: ['dct:license'],
        text: dedent`
          dcat:distribution:
            - "@type": dcat:Distribution
              dct:title: As CSV
              dcat:accessURL: {"@id": "https://data.council.example/claims"}
              dcat:downloadURL: {"@id": "https://data.council.example/claims.csv"}
              dct:license: {"@id": "http://publications.europa.eu/resource/authority/licence/CC_BY_4_0"}
            - "@type": dcat:Distribution
              dct:title: As JSON
              dcat:accessURL: {"@id": "https://data.council.example/claims"}
              dcat:downloadURL: {"@id": "https://data.council.example/claims.json"}
              dct:license: {"@id": "http://publications.europa.eu/resource/authority/licence/CC0"}
                                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ forms
        `,
      },
    ],
  },
  on: {
    dataset(dataset, context) {
      const first = firstKnown(dataset);
      if (!first) return;
      for (const { licence, label } of dataset.distributions) {
        const id = licence && idOf(licence);
        if (!licence || id === undefined || id === first.id) continue;
        return context.report(first.ofWhole ? 'whole' : 'forms', {
          at: licence,
          data: {
            form: label === '' ? 'A distribution' : quoted(label),
            licence: `\`${id}\``,
            other: `\`${first.id}\``,
          },
          related: [{ at: { node: first.at.node, part: 'value' }, message: first.id }],
        });
      }
    },
  },
});

/** The licence of the whole, else the first of a distribution. */
function firstKnown({
  licence,
  distributions,
}: Dataset): { id: string; at: Located<string>; ofWhole: boolean } | undefined {
  for (const at of [licence, ...distributions.map((one) => one.licence)]) {
    const id = at && idOf(at);
    if (at && id !== undefined) return { id, at, ofWhole: at === licence };
    // What holds for the whole is not known: nothing can be compared with it.
    if (at && at === licence) return undefined;
  }
  return undefined;
}

/** Undefined where it is not known which licence is meant. */
function idOf({ value }: Located<string>): string | undefined {
  const known = licenceOf(value);
  return known?.spelled === 'family' ? undefined : known?.id;
}

function withResource(whole: string, part: string): string {
  return dedent`
    licenses:
      - ${whole}
    resources:
      - name: decisions
        type: table
        path: https://data.council.example/decisions.csv
        format: csv
        mediatype: text/csv
        encoding: utf-8
        description: One row for each decided application.
        licenses:
          - ${part}
  `;
}
