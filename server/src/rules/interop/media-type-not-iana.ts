import type { Dataset, Distribution } from '../../model/entities.ts';
import type { Located } from '../../model/located.ts';
import { FILE_TYPES, type FileFormat, fileFormats } from '../../model/vocabularies/file-formats.ts';
import { MEDIA_TYPES, mediaTypes } from '../../model/vocabularies/media-types.ts';
import { asText, keyOf, textOf } from '../../syntax/tree.ts';
import { defineRule, type FileContext } from '../define.ts';
import { datasetExample } from '../support/dataset-example.ts';
import { distributionName, fileFormatIn } from '../support/distribution-format.ts';
import { dedent, quoted } from '../support/text.ts';

const messages = {
  slip: '{name} gives {value} as the media type of {what}, and there is none of that name. {format} has {type}.',
  unknown:
    '{name} gives {value} as the media type of {what}, and there is none of that kind. A media type is written like `text/csv`.',
  unregistered: {
    text: '{name} gives {value} as the media type of {what}. IANA has not registered it, so programs will hardly know it.',
    severity: 'info',
  },
  address:
    '{name} gives its media type as the text {value}. DCAT-AP has the address in the register of IANA here: {type}.',
  'file-type':
    '{name} gives a file type of the EU as its media type. That belongs into `dct:format`; the media type is {type}.',
  disagree: '{name} is {format} by its format and {other} by its media type. One of the two is wrong.',
  file: '{name} is {format} by its {said}, but the file to download is {other} by its name.',
} as const;

export const rule = defineRule({
  id: 'interop/media-type-not-iana',
  since: '0.2.0',
  stability: 'preview',
  severity: 'warning',
  messages,
  docs: {
    what: 'A distribution gives a media type that is none, or its format, its media type and the name of its file contradict each other.',
    why: 'Portals choose previews, filters and converters by the media type. One that nobody has registered, or that belongs to another format, makes them offer the wrong thing or nothing.',
    instead:
      'Write a media type of the register of IANA: `text/csv`, `application/geo+json`, `application/vnd.openxmlformats-officedocument.spreadsheetml.sheet`. DCAT-AP has its address: `https://www.iana.org/assignments/media-types/text/csv`.',
    limits:
      'The register is the one of mime-db 1.54 (2025) with a few later types; what is well formed and not in it is only an info. Types of the vendor and personal trees are never doubted, nor `x-` types of formats for which IANA has none. What the schema of a format refuses is left to `structure/schema-violation`. No file is opened: archives, services, web pages and addresses with a query are taken at their word.',
    references: [
      'IANA, Media Types',
      'RFC 6838, Media Type Specifications and Registration Procedures',
      'DCAT-AP 3.0.1, Distribution, media type',
      'DCAT-US 1.1, `mediaType`',
      'data.europa.eu, Metadata Quality Assessment: media type',
    ],
  },
  examples: {
    good: [
      {
        title: 'A vendor type, an archive, and JSON that is GeoJSON',
        frame: 'dcat-us',
        text: datasetExample(
          dedent`
          distribution:
            - {title: Workbook, downloadURL: "https://data.agency.example/a.ods", mediaType: application/vnd.example.thing}
            - {title: Table, downloadURL: "https://data.agency.example/a.zip", mediaType: text/csv, format: CSV}
            - {title: Map, downloadURL: "https://data.agency.example/a.geojson", mediaType: application/geo+json, format: JSON}
        `.trimEnd(),
        ),
      },
      {
        title: 'Addresses',
        frame: 'dcat-ap',
        text: dedent`
          dcat:distribution:
            - "@id": https://data.council.example/dataset/claims-by-ward/xml
              "@type": dcat:Distribution
              dct:title: Claims by ward as XML
              dcat:accessURL: {"@id": "https://data.council.example/dataset/claims-by-ward"}
              dct:format: {"@id": "http://publications.europa.eu/resource/authority/file-type/XML"}
              dcat:mediaType: {"@id": "https://www.iana.org/assignments/media-types/text/xml"}
              dct:license: {"@id": "http://publications.europa.eu/resource/authority/licence/CC_BY_4_0"}
        `,
      },
    ],
    bad: [
      {
        title: 'A media type that people made up',
        frame: 'data-package',
        text: dedent`
          resources:
            - name: decisions
              type: table
              path: https://data.council.example/decisions.csv
              description: One row for each decided application.
              format: csv
              mediatype: application/csv # as the portal asks
                         ^^^^^^^^^^^^^^^ slip
              schema:
                fields:
                  - name: claim_id
                    type: string
                    description: Number under which the authority keeps the application.
        `,
        fixed: dedent`
          resources:
            - name: decisions
              type: table
              path: https://data.council.example/decisions.csv
              description: One row for each decided application.
              format: csv
              mediatype: text/csv # as the portal asks
              schema:
                fields:
                  - name: claim_id
                    type: string
                    description: Number under which the authority keeps the application.
        `,
      },
      {
        title: 'No kind of media, and one that is not in the register',
        frame: 'dcat-us',
        text: datasetExample(
          dedent`
          distribution:
            - title: Awards by month
              downloadURL: https://data.agency.example/awards
              mediaType: table/awards
                         ^^^^^^^^^^^^ unknown
              describedBy: https://data.agency.example/dictionary
              describedByType: application/dictionary
                               ^^^^^^^^^^^^^^^^^^^^^^ unregistered
        `.trimEnd(),
        ),
      },
      {
        title: 'Three that contradict each other',
        frame: 'dcat-us',
        text: datasetExample(
          dedent`
          distribution:
            - title: Awards by month
              downloadURL: https://data.agency.example/awards.csv
              mediaType: application/json
                         ^^^^^^^^^^^^^^^^ disagree
              format: CSV
            - title: Awards by ward
              downloadURL: https://data.agency.example/wards.xlsx
              mediaType: application/vnd.oasis.opendocument.spreadsheet
                         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ file
        `.trimEnd(),
        ),
      },
      {
        title: 'A text, and a file type, where DCAT-AP has an address of IANA',
        frame: 'dcat-ap',
        text: dedent`
          dcat:distribution:
            - "@id": https://data.council.example/dataset/claims-by-ward/csv
              "@type": dcat:Distribution
              dct:title: Claims by ward as CSV
              dcat:accessURL: {"@id": "https://data.council.example/dataset/claims-by-ward"}
              dct:format: {"@id": "http://publications.europa.eu/resource/authority/file-type/CSV"}
              dcat:mediaType: text/csv
                              ^^^^^^^^ address
              dct:license: {"@id": "http://publications.europa.eu/resource/authority/licence/CC_BY_4_0"}
            - "@id": https://data.council.example/dataset/claims-by-ward/json
              "@type": dcat:Distribution
              dct:title: Claims by ward as JSON
              dcat:accessURL: {"@id": "https://data.council.example/dataset/claims-by-ward"}
              dct:format: {"@id": "http://publications.europa.eu/resource/authority/file-type/JSON"}
              dcat:mediaType: {"@id": "http://publications.europa.eu/resource/authority/file-type/JSON"}
                                      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ file-type
              dct:license: {"@id": "http://publications.europa.eu/resource/authority/licence/CC_BY_4_0"}
        `,
        fixed: dedent`
          dcat:distribution:
            - "@id": https://data.council.example/dataset/claims-by-ward/csv
              "@type": dcat:Distribution
              dct:title: Claims by ward as CSV
              dcat:accessURL: {"@id": "https://data.council.example/dataset/claims-by-ward"}
              dct:format: {"@id": "http://publications.europa.eu/resource/authority/file-type/CSV"}
              dcat:mediaType: {"@id": https://www.iana.org/assignments/media-types/text/csv}
              dct:license: {"@id": "http://publications.europa.eu/resource/authority/licence/CC_BY_4_0"}
            - "@id": https://data.council.example/dataset/claims-by-ward/json
              "@type": dcat:Distribution
              dct:title: Claims by ward as JSON
              dcat:accessURL: {"@id": "https://data.council.example/dataset/claims-by-ward"}
              dct:format: {"@id": "http://publications.europa.eu/resource/authority/file-type/JSON"}
              dcat:mediaType: {"@id": "http://publications.europa.eu/resource/authority/file-type/JSON"}
              dct:license: {"@id": "http://publications.europa.eu/resource/authority/licence/CC_BY_4_0"}
        `,
      },
    ],
  },
  on: {
    distribution(distribution, context) {
      const { mediaType, describedByType } = distribution;
      const sound = mediaType === undefined || checkType(distribution, mediaType, 'the data', context);
      if (describedByType) checkType(distribution, describedByType, 'their schema', context);
      if (sound) checkAgreement(distribution, context);
    },
  },
});

type Context = FileContext<typeof messages>;

/** Whether the type may be compared with the format. */
function checkType(distribution: Distribution, mediaType: Located<string>, what: string, context: Context): boolean {
  const written = mediaType.value.trim();
  const data = { name: distributionName(distribution), value: quoted(written), what };
  const registered = /^https?:\/\/(?:www\.)?iana\.org\/assignments\/media-types\/(.+)$/i.exec(written)?.[1];
  if (registered === undefined && /^[a-z][a-z0-9+.-]*:/i.test(written))
    return checkAddress(distribution, mediaType, context);
  const type = (registered ?? written).split(';')[0]?.trim().toLowerCase() ?? '';
  const linked = registered === undefined && distribution.dataset.termsByAddress === true;
  if (mediaTypes().has(type)) {
    if (linked)
      context.report('address', {
        at: mediaType,
        data: { ...data, type: quoted(MEDIA_TYPES + type, 100) },
        fixes: [asAddress(mediaType, type)],
      });
    return true;
  }
  const format = fileFormats().of(type);
  if (format?.mediaType !== undefined && !refusedBySchema(distribution.dataset, type)) {
    const fix = linked
      ? asAddress(mediaType, format.mediaType)
      : replace(mediaType, (registered === undefined ? '' : MEDIA_TYPES) + format.mediaType);
    context.report('slip', {
      at: mediaType,
      data: { ...data, format: format.name, type: quoted(format.mediaType, 100) },
      fixes: [fix],
    });
    return false;
  }
  if (format || refusedBySchema(distribution.dataset, type)) return false;
  const [, top = '', subtype = ''] = /^([^/\s]+)\/(\S+)$/.exec(type) ?? [];
  if (!TOP.has(top)) context.report('unknown', { at: mediaType, data });
  else if (!/^(?:x-|x\.|vnd\.|prs\.)/.test(subtype)) context.report('unregistered', { at: mediaType, data });
  return false;
}

/** Top-level types (RFC 6838, section 4.2, with `font`, `haptics` and the unregistered `chemical` that is in wide use). */
const TOP = new Set('application audio chemical font haptics image message model multipart text video'.split(' '));

/** Other addresses than those of IANA may well lead to a media type; a file type is none. */
function checkAddress(distribution: Distribution, mediaType: Located<string>, context: Context): boolean {
  if (!mediaType.value.startsWith(FILE_TYPES)) return true;
  const type = fileFormats().of(mediaType.value)?.mediaType;
  if (type === undefined) return false;
  context.report('file-type', {
    at: mediaType,
    data: { name: distributionName(distribution), type: quoted(MEDIA_TYPES + type, 100) },
    fixes: [replace(mediaType, MEDIA_TYPES + type)],
  });
  return false;
}

/** Some formats have a pattern for media types, and their schema has spoken where there is no slash. */
function refusedBySchema({ format }: Dataset, type: string): boolean {
  return (format === 'dcat-us' || format === 'data-package') && !type.includes('/');
}

function replace(at: Located<string>, value: string) {
  if (asText(at.node) !== at.value) return undefined;
  return {
    title: `Write ${quoted(value, 100)}`,
    safety: 'suggestion' as const,
    edits: [{ op: 'set' as const, at: at.node, path: [], value }],
  };
}

/** A text becomes a reference; what holds the text of a value object, or is one already, stays. */
function asAddress(at: Located<string>, type: string) {
  const key = keyOf(at.node);
  const name = key ? textOf(key) : '';
  if (asText(at.node) !== at.value || name === '@value') return undefined;
  const address = MEDIA_TYPES + type;
  return {
    title: `Write ${quoted(address, 100)}`,
    safety: 'suggestion' as const,
    edits: [
      {
        op: 'set' as const,
        at: at.node,
        path: [],
        value: name === '@id' || name === 'id' ? address : { '@id': address },
      },
    ],
  };
}

function checkAgreement(distribution: Distribution, context: Context): void {
  const { format, mediaType, downloadUrl } = distribution;
  const said = format && fileFormats().of(format.value);
  const typed = mediaType && fileFormats().of(mediaType.value);
  const name = distributionName(distribution);
  if (mediaType && said && typed && !mayBeOne(said, typed)) {
    context.report('disagree', { at: mediaType, data: { name, format: said.name, other: typed.name } });
    return;
  }
  const file = fileFormatIn(downloadUrl?.value);
  const declared = typed ?? said;
  const at = typed ? mediaType : format;
  if (at && declared && file && file.kind !== 'page' && declared.kind !== 'page' && !mayBeOne(declared, file))
    context.report('file', {
      at,
      data: { name, format: declared.name, said: typed ? 'media type' : 'format', other: file.name },
    });
}

/** Archives hold anything and services give anything; a format may be named by a broader one that it is as well. */
function mayBeOne(one: FileFormat, other: FileFormat): boolean {
  const open = [one, other].some(({ kind }) => kind === 'archive' || kind === 'service');
  return open || one === other || one.broader.includes(other.name) || other.broader.includes(one.name);
}
