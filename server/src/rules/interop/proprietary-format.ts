import { listOf } from '../../base/words.ts';
import { fileFormats } from '../../model/vocabularies/file-formats.ts';
import { defineRule } from '../define.ts';
import { datasetExample } from '../support/dataset-example.ts';
import { formatOf } from '../support/distribution-format.ts';
import { dedent, quoted } from '../support/text.ts';

export const rule = defineRule({
  id: 'interop/proprietary-format',
  since: '0.2.0',
  stability: 'preview',
  severity: 'warning',
  messages: {
    proprietary:
      '{name} can only be had as {formats}, which belongs to one vendor. Offer it as {open} as well, so that nobody needs that program to be sure of reading it.',
  },
  docs: {
    what: 'All distributions of a dataset are in formats that belong to one vendor.',
    why: 'Who has not the program, or not its newest version, reads such a file by luck. An open format can be read by anybody, now and in thirty years.',
    instead:
      'Keep the file, and add one in an open format: CSV for tables, GeoPackage or GeoJSON for maps, HTML or OpenDocument for texts.',
    limits:
      'One open distribution, one whose format is not known, an archive or a service is enough to be silent, and so is a dataset that is not public. Excel counts as proprietary although it has an ISO standard, and shapefiles as well: data.europa.eu leaves both out of its list of non-proprietary formats, and that list decides where it speaks. GeoPackage, GML and Parquet came later and count as open. The resources of a data package are read as forms of it. ODCS describes servers, not files, and is not judged.',
    references: [
      'data.europa.eu, Metadata Quality Assessment: non-proprietary',
      'European Interoperability Framework, Recommendation 42',
      'Data on the Web Best Practices, BP 12',
    ],
  },
  examples: {
    good: [
      {
        title: 'A workbook, and the same as CSV',
        frame: 'dcat-us',
        text: datasetExample(
          dedent`
          distribution:
            - {title: Workbook, downloadURL: "https://data.agency.example/awards.xlsx", mediaType: application/vnd.openxmlformats-officedocument.spreadsheetml.sheet, format: Excel}
            - {title: Table, downloadURL: "https://data.agency.example/awards.csv", mediaType: text/csv, format: CSV}
        `.trimEnd(),
        ),
      },
      {
        title: 'A GeoPackage, which the list of 2022 lacks',
        frame: 'dcat-ap',
        text: dedent`
          dcat:distribution:
            - "@id": https://data.council.example/dataset/wards/gpkg
              "@type": dcat:Distribution
              dct:title: Wards
              dcat:accessURL: {"@id": "https://data.council.example/dataset/wards"}
              dct:format: {"@id": "http://publications.europa.eu/resource/authority/file-type/GPKG"}
              dct:license: {"@id": "http://publications.europa.eu/resource/authority/licence/CC_BY_4_0"}
        `,
      },
    ],
    bad: [
      {
        title: 'A workbook alone',
        frame: 'dcat-us',
        text: datasetExample(
          dedent`
          title: Awards of council tax reduction
          ^^^^^ proprietary
          distribution:
            - title: Workbook # as the team keeps it
              downloadURL: https://data.agency.example/awards.xlsx
              mediaType: application/vnd.openxmlformats-officedocument.spreadsheetml.sheet
        `.trimEnd(),
        ),
        fixed: datasetExample(
          dedent`
          title: Awards of council tax reduction
          distribution:
            - title: Workbook # as the team keeps it
              downloadURL: https://data.agency.example/awards.xlsx
              mediaType: application/vnd.openxmlformats-officedocument.spreadsheetml.sheet
            - "@type": dcat:Distribution
              title: ""
              downloadURL: ""
              format: CSV
              mediaType: text/csv
        `.trimEnd(),
        ),
      },
      {
        title: 'A shapefile',
        frame: 'dcat-ap',
        text: dedent`
          dct:title: {"@value": Council tax claims by ward, "@language": en}
          ^^^^^^^^^ proprietary
          dcat:distribution:
            - "@id": https://data.council.example/dataset/wards/shp
              "@type": dcat:Distribution
              dct:title: Wards
              dcat:accessURL: {"@id": "https://data.council.example/dataset/wards"}
              dct:format: {"@id": "http://publications.europa.eu/resource/authority/file-type/SHP"}
              dct:license: {"@id": "http://publications.europa.eu/resource/authority/licence/CC_BY_4_0"}
        `,
      },
      {
        title: 'A package of workbooks',
        frame: 'data-package',
        text: dedent`
          title: Council tax decisions
          ^^^^^ proprietary
          resources:
            - name: decisions
              path: https://data.council.example/decisions.xls
              description: One row for each decided application.
        `,
      },
    ],
  },
  on: {
    dataset(dataset, context) {
      if (dataset.distributions.length === 0 || dataset.access?.value === 'non-public') return;
      const formats = dataset.distributions.map(formatOf);
      const closed = formats.filter((format) => format?.proprietary === true);
      if (closed.length < formats.length) return;
      const names = [...new Set(closed.map((format) => format?.name ?? ''))];
      const open = closed[0]?.open;
      const format = open === undefined ? undefined : fileFormats().of(open);
      const edit = format && context.addDistribution(dataset, format);
      context.report('proprietary', {
        at: dataset.head,
        data: {
          name: dataset.label === '' ? 'This dataset' : quoted(dataset.label),
          formats: listOf(names.slice(0, 3), 'or'),
          open: open ?? 'an open format',
        },
        fixes: [edit && { title: `Add a distribution in ${open}`, safety: 'suggestion', edits: [edit] }],
      });
    },
  },
});
