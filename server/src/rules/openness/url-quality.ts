import type { Dataset, Distribution } from '../../model/entities.ts';
import type { Located } from '../../model/located.ts';
import { defineRule, type FileContext } from '../define.ts';
import { type AddressFault, faultOf, isPlaceholderAddress, secretIn } from '../support/bad-address.ts';
import { datasetExample } from '../support/dataset-example.ts';
import { dedent, quoted } from '../support/text.ts';

const messages = {
  file: '{address} is a file on one computer: nobody else finds the data there.',
  inner: 'Only those inside the network reach {host}, and the dataset is not said to be for them alone.',
  placeholder: '{host} stands for an address that is still to be filled in.',
  scheme: {
    text: 'Browsers do not open `{scheme}` addresses: who finds the data in a catalogue needs one that begins with `https:`.',
    severity: 'info',
  },
  password: 'The address holds a password, which everybody who reads this file now knows. Take it out, and change it.',
  secret:
    'The address holds a key, as `{name}`, which everybody who reads this file now has. Take it out, and change it.',
  session: 'The address holds the number of a session, as `{name}`, and leads nowhere when that has ended.',
  same: 'The page about the service and the download are one address, {address}. A service has no download: leave it out.',
} as const;

export const rule = defineRule({
  id: 'openness/url-quality',
  since: '0.2.0',
  stability: 'preview',
  severity: 'warning',
  messages,
  docs: {
    what: 'The address at which data are to be had is of no use to others: a file on somebody’s disk, a host inside a network, a placeholder; or it gives away a password, a key or a session.',
    why: 'A catalogue is read outside the organisation. An address that works on the desk of its author and nowhere else is noticed last by the author.',
    instead:
      'Give an address that begins with `https:` and works from outside, without passwords and keys; describe a service by its endpoint and leave out the download.',
    limits:
      'Nothing is fetched: whether the address answers is not known. Hosts inside a network are left alone in datasets that are not public. A dataset whose own identifier is at a host such as `example.com` is an example, and its addresses are so as well. In data contracts, whose servers may speak any protocol, only passwords and keys are looked for, and names of variables in their place are none.',
    references: [
      'DCAT 3, access URL and download URL',
      'UK cross-government metadata exchange model, distribution',
      'RFC 1918; RFC 6761',
      'Data on the Web Best Practices, BP 9',
    ],
  },
  examples: {
    good: [
      {
        title: 'A host of the agency, for its own staff',
        frame: 'dcat-us',
        text: datasetExample(
          'accessLevel: non-public\nrights: Contains personal data.\ndistribution: [{accessURL: "https://intranet/awards", format: CSV}]',
        ),
      },
      {
        title: 'Servers of a contract',
        frame: 'odcs',
        text: dedent`
          servers:
            - {server: warehouse, type: s3, location: "s3://claims/decided/*.parquet", format: parquet}
        `,
      },
      {
        title: 'A path within a package',
        frame: 'data-package',
        text: dedent`
          resources:
            - name: decisions
              type: table
              path: data/decisions.csv
              format: csv
              mediatype: text/csv
              encoding: utf-8
              description: One row for each decided application.
        `,
        others: { 'data/data/decisions.csv': 'claim_id\n' },
      },
    ],
    bad: [
      {
        title: 'On somebody’s disk, inside a network, not yet filled in',
        frame: 'dcat-us',
        text: datasetExample(
          dedent`
            distribution:
              - title: As CSV
                downloadURL: file:///C:/data/awards.csv
                             ^^^^^^^^^^^^^^^^^^^^^^^^^^ file
                mediaType: text/csv
                format: CSV
              - title: As JSON
                downloadURL: http://intranet/awards.json
                             ^^^^^^^^^^^^^^^^^^^^^^^^^^^ inner
                mediaType: application/json
                format: JSON
              - title: As XML
                downloadURL: https://example.com/awards.xml
                             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ placeholder
                mediaType: application/xml
                format: XML
          `.trimEnd(),
        ),
      },
      {
        title: 'By a protocol that browsers left, with a password, a key and a session',
        frame: 'data-package',
        text: dedent`
          resources:
            - name: decisions
              path: ftp://files.council.gov.uk/decisions.csv
                    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ scheme
              format: csv
              mediatype: text/csv
              encoding: utf-8
              description: One row for each decided application.
            - name: awards
              path: https://reader:Winter2026@files.council.gov.uk/awards.csv
                    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ password
              format: csv
              mediatype: text/csv
              encoding: utf-8
              description: One row for each award.
            - name: wards
              path: https://files.council.gov.uk/wards.csv?api_key=9f86d081884c7d65
                    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ secret
              format: csv
              mediatype: text/csv
              encoding: utf-8
              description: One row for each ward.
            - name: years
              path: https://files.council.gov.uk/years.csv;jsessionid=0A1B2C3D4E5F
                    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ session
              format: csv
              mediatype: text/csv
              encoding: utf-8
              description: One row for each year.
        `,
      },
      {
        title: 'A service with a download',
        frame: 'dcat-us',
        text: datasetExample(
          dedent`
            distribution:
              - title: Awards as a service
                accessURL: https://data.agency.example/api/awards
                downloadURL: https://data.agency.example/api/awards
                             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ same
                mediaType: application/json
                format: API
          `.trimEnd(),
        ),
        fixed: datasetExample(
          dedent`
            distribution:
              - title: Awards as a service
                accessURL: https://data.agency.example/api/awards
                mediaType: application/json
                format: API
          `.trimEnd(),
        ),
      },
      {
        title: 'A server with a password',
        frame: 'odcs',
        text: dedent`
          servers:
            - server: warehouse
              type: custom
              location: jdbc:postgresql://reader:Winter2026@db.council.gov.uk/claims
                        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ password
        `,
      },
    ],
  },
  on: {
    distribution(distribution, context) {
      const { accessUrl, downloadUrl } = distribution;
      if (isServiceWithDownload(distribution)) reportSame(distribution, context);
      const [first, second] = [accessUrl, downloadUrl].filter((url) => url !== undefined);
      if (first) check(first, distribution.dataset, context);
      if (second && second.value !== first?.value) check(second, distribution.dataset, context);
    },
    standard({ locations = [] }, context) {
      for (const location of locations) {
        const fault = secretIn(location.value.trim());
        if (fault) reportFault(fault, location, context);
      }
    },
  },
});

type Context = FileContext<typeof messages>;

function check(url: Located<string>, { access, id }: Dataset, context: Context): void {
  const fault = faultOf(url.value);
  if (!fault) return;
  if (fault.kind === 'inner' && access?.value === 'non-public') return;
  if (fault.kind === 'placeholder' && id && isPlaceholderAddress(id.value)) return;
  reportFault(fault, url, context);
}

function reportFault({ kind, what }: AddressFault, url: Located<string>, context: Context): void {
  switch (kind) {
    case 'local-file':
      return context.report('file', { at: url, data: { address: quoted(url.value.trim()) } });
    case 'inner':
    case 'placeholder':
      return context.report(kind, { at: url, data: { host: quoted(what) } });
    case 'scheme':
      return context.report('scheme', { at: url, data: { scheme: what } });
    case 'password':
      return context.report('password', { at: url, data: {} });
    default:
      return context.report(kind, { at: url, data: { name: what } });
  }
}

/** By its format; of a media type nobody can tell whether a service answers with it. */
function isServiceWithDownload({ accessUrl, downloadUrl, format }: Distribution): boolean {
  return (
    accessUrl !== undefined &&
    downloadUrl !== undefined &&
    accessUrl.node !== downloadUrl.node &&
    accessUrl.value === downloadUrl.value &&
    SERVICES.test(format?.value.trim().replace(/^.*[/#]/, '') ?? '')
  );
}

const SERVICES =
  /^(?:(?:rest|soap|json|open|web|odata)?[ _-]?(?:api|service)|wms|wfs|wcs|wmts|sparql|odata|graphql|esri rest)(?:_srvc)?$/i;

function reportSame({ downloadUrl }: Distribution, context: Context): void {
  if (!downloadUrl) return;
  const isPlain = downloadUrl.node.kind === 'scalar' && downloadUrl.node.slot === 'downloadURL';
  context.report('same', {
    at: downloadUrl,
    data: { address: quoted(downloadUrl.value) },
    fixes: [
      isPlain
        ? { title: 'Take the download out', safety: 'suggestion', edits: [{ op: 'remove', at: downloadUrl.node }] }
        : undefined,
    ],
  });
}
