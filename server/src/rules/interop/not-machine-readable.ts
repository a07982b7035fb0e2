import { listOf, wordsOfAnyScript } from '../../base/words.ts';
import type { Dataset } from '../../model/entities.ts';
import { fileFormats } from '../../model/vocabularies/file-formats.ts';
import { defineRule } from '../define.ts';
import { datasetExample } from '../support/dataset-example.ts';
import { formatOf } from '../support/distribution-format.ts';
import { dedent, quoted } from '../support/text.ts';

export const rule = defineRule({
  id: 'interop/not-machine-readable',
  since: '0.2.0',
  stability: 'preview',
  severity: 'warning',
  messages: {
    pages:
      '{name} can only be had as {formats}, made for people to look at. Add the data themselves, as CSV or JSON for instance, so that a program can use them.',
  },
  docs: {
    what: 'All distributions of a dataset are web pages, documents or pictures.',
    why: 'Figures in a PDF or on a page have to be typed off or scraped, with errors, before anybody can count with them.',
    instead:
      'Add a distribution with the data: CSV, JSON, XML, a GeoPackage, or an API. The report or the page may stay beside it. If the dataset *is* a collection of documents or pictures, say so in its type.',
    limits:
      'One distribution whose format is not known, an archive, a service or plain text is enough to be silent, and so is a dataset that is not public. A page with a download behind it still counts as a page. Whether a CSV is one that machines can use is not looked at.',
    references: [
      'data.europa.eu, Metadata Quality Assessment: machine-readable',
      'Directive (EU) 2019/1024, Article 5(1)',
      'OPEN Government Data Act, 44 U.S.C. 3506(b)(6)',
    ],
  },
  examples: {
    good: [
      {
        title: 'A report with its table',
        frame: 'dcat-us',
        text: datasetExample(
          dedent`
          distribution:
            - {title: Report, downloadURL: "https://data.agency.example/awards.pdf", mediaType: application/pdf, format: PDF}
            - {title: Table, downloadURL: "https://data.agency.example/awards.csv", mediaType: text/csv, format: CSV}
        `.trimEnd(),
        ),
      },
      {
        title: 'A collection of documents',
        frame: 'dcat-ap',
        text: dedent`
          dct:type: {"@id": "http://purl.org/dc/dcmitype/Text"}
          dcat:distribution:
            - "@id": https://data.council.example/dataset/minutes/pdf
              "@type": dcat:Distribution
              dct:title: Minutes
              dcat:accessURL: {"@id": "https://data.council.example/dataset/minutes"}
              dct:format: {"@id": "http://publications.europa.eu/resource/authority/file-type/PDF"}
              dct:license: {"@id": "http://publications.europa.eu/resource/authority/licence/CC_BY_4_0"}
        `,
      },
    ],
    bad: [
      {
        title: 'A report and a page',
        frame: 'dcat-us',
        text: datasetExample(
          dedent`
          title: Awards of council tax reduction
          ^^^^^ pages
          distribution:
            - {title: Report, downloadURL: "https://data.agency.example/awards.pdf", mediaType: application/pdf, format: PDF}
            - {title: Page, accessURL: "https://data.agency.example/awards", format: Web page}
        `.trimEnd(),
        ),
      },
      {
        title: 'A PDF',
        frame: 'dcat-ap',
        text: dedent`
          dct:title: {"@value": Council tax claims by ward, "@language": en}
          ^^^^^^^^^ pages
          dcat:distribution:
            - "@id": https://data.council.example/dataset/claims-by-ward/pdf
              "@type": dcat:Distribution
              dct:title: Claims by ward
              dcat:accessURL: {"@id": "https://data.council.example/dataset/claims-by-ward"}
              dct:format: {"@id": "http://publications.europa.eu/resource/authority/file-type/PDF"}
              dct:license: {"@id": "http://publications.europa.eu/resource/authority/licence/CC_BY_4_0"}
        `,
        fixed: dedent`
          dct:title: {"@value": Council tax claims by ward, "@language": en}
          dcat:distribution:
            - "@id": https://data.council.example/dataset/claims-by-ward/pdf
              "@type": dcat:Distribution
              dct:title: Claims by ward
              dcat:accessURL: {"@id": "https://data.council.example/dataset/claims-by-ward"}
              dct:format: {"@id": "http://publications.europa.eu/resource/authority/file-type/PDF"}
              dct:license: {"@id": "http://publications.europa.eu/resource/authority/licence/CC_BY_4_0"}
            - "@type": dcat:Distribution
              dcat:accessURL: {"@id": ""}
              dct:format: {"@id": http://publications.europa.eu/resource/authority/file-type/CSV}
              dcat:mediaType: {"@id": https://www.iana.org/assignments/media-types/text/csv}
        `,
      },
    ],
  },
  on: {
    dataset(dataset, context) {
      if (dataset.distributions.length === 0 || dataset.access?.value === 'non-public') return;
      const formats = dataset.distributions.map(formatOf);
      if (!formats.every((format) => format?.machineReadable === false) || isOfDocuments(dataset)) return;
      const names = [...new Set(formats.map((format) => format?.name ?? ''))];
      const csv = fileFormats().of('CSV');
      const edit = csv && context.addDistribution(dataset, csv);
      context.report('pages', {
        at: dataset.head,
        data: {
          name: dataset.label === '' ? 'This dataset' : quoted(dataset.label),
          formats: listOf(names.slice(0, 3), 'or'),
        },
        fixes: [edit && { title: 'Add a distribution in CSV', safety: 'suggestion', edits: [edit] }],
      });
    },
  },
});

const OF_DOCUMENTS =
  /^(?:documents?|dokumente?|documento|text|texts|publications?|reports?|legislation|law|images?|stillimage|stillimages|movingimage|photos?|photographs?|pictures?|sound|audio|videos?|maps?|archive|archives|collection)$/;

/** By its type: a term like `…/dcmitype/Text` or a word of one's own. */
function isOfDocuments({ type }: Dataset): boolean {
  const last = type?.value.replace(/[/#]$/, '').replace(/^.*[/#:]/s, '') ?? '';
  return wordsOfAnyScript(last).some((word) => OF_DOCUMENTS.test(word)) || /^(?:Still|Moving)Image$/.test(last);
}
