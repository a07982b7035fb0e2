import type { Distribution } from '../../model/entities.ts';
import { defineRule } from '../define.ts';
import { datasetExample } from '../support/dataset-example.ts';
import { quoted } from '../support/text.ts';

const messages = {
  address: '{name} has no address, so nobody can get at the data.',
  format: {
    text: '{name} has neither a format nor a media type, so a program cannot tell whether it can read it.',
    severity: 'info',
  },
} as const;

export const rule = defineRule({
  id: 'openness/incomplete-distribution',
  since: '0.2.0',
  stability: 'stable',
  severity: 'warning',
  messages,
  docs: {
    what: 'A distribution does not say where the data can be had, or in which format they are.',
    why: 'A catalog exists so that people and programs find the data. An entry without an address leads nowhere; without a format everybody has to fetch the file to learn whether it is of use.',
    instead:
      'Give the address of the file (`downloadURL`) or of the page or service where it can be had (`accessURL`), and say the format: `format: CSV`, `mediaType: text/csv`.',
    limits:
      'No address is fetched. Distributions of datasets that are not public need no address. A service through which the data are reached counts as one. An address that ends like a file (`awards.csv`) says its format, and where a format lists bare addresses there is no place to say it.',
    references: [
      'DCAT 3, section 6.8',
      'DCAT-AP 3.0.1, Distribution',
      'data.europa.eu, Metadata Quality Assessment: accessURL, format',
    ],
  },
  examples: {
    good: [
      {
        title: 'A file whose name says what it is',
        frame: 'dcat-us',
        text: datasetExample(
          'accessLevel: public\ndistribution: [{accessURL: "https://data.agency.example/awards.csv"}]',
        ),
      },
      {
        title: 'Nothing to fetch, for it is not public',
        frame: 'dcat-us',
        text: datasetExample(
          'accessLevel: non-public\nrights: Contains personal data.\ndistribution: [{title: Register, format: API}]',
        ),
      },
    ],
    bad: [
      {
        title: 'A title and no more',
        frame: 'dcat-us',
        text: datasetExample(
          'accessLevel: public\ndistribution:\n  - title: Awards by month\n    ^^^^^ address\n    format: CSV',
        ),
      },
      {
        title: 'A link to who knows what',
        frame: 'dcat-us',
        text: datasetExample(
          'accessLevel: public\ndistribution:\n  - accessURL: https://data.agency.example/awards\n    ^^^^^^^^^ format',
        ),
      },
    ],
  },
  on: {
    distribution(distribution, context) {
      const { dataset, accessUrl, downloadUrl, format, mediaType } = distribution;
      const data = { name: nameOf(distribution) };
      if (!accessUrl && !downloadUrl) {
        if (dataset.access?.value !== 'non-public') context.report('address', { at: distribution.head, data });
      } else if (!format && !mediaType && !saysFormat(distribution)) {
        context.report('format', { at: distribution.head, data });
      }
    },
  },
});

/** By the end of a file's name; or it is a bare address, which can say no more. */
function saysFormat({ node, accessUrl, downloadUrl }: Distribution): boolean {
  if (node.kind === 'scalar') return true;
  return [downloadUrl, accessUrl].some((url) =>
    /[^/]\/[^?#]*\.[a-z][a-z0-9]{1,7}(?:[?#]|$)|^[^/:]+\.[a-z][a-z0-9]{1,7}$/i.test(url?.value ?? ''),
  );
}

function nameOf({ label, dataset }: Distribution): string {
  const own = label === '' ? 'A distribution' : quoted(label);
  return dataset.label === '' || dataset.label === label ? own : `${own} of ${quoted(dataset.label)}`;
}
