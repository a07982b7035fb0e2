import { asText } from '../../syntax/tree.ts';
import { defineRule } from '../define.ts';
import { dedent, quoted } from '../support/text.ts';

const messages = {
  encoding:
    '{name} is kept in {encoding}. A program that expects UTF-8, as most do, makes nonsense of its accents and symbols. Convert the data to UTF-8, then say so here.',
  inbound: {
    text: '{name} arrives in {encoding}. Whoever reads it must convert it first; ask whether it can be sent in UTF-8.',
    severity: 'info',
  },
} as const;

export const rule = defineRule({
  id: 'interop/encoding-not-utf8',
  since: '0.2.0',
  stability: 'preview',
  severity: 'warning',
  messages,
  docs: {
    what: 'A description of data names a character encoding other than UTF-8.',
    why: 'Text that is read in the wrong encoding shows `Ã©` for `é` and loses what the reader does not know. UTF-8 holds every script and is what programs assume when nobody tells them otherwise.',
    instead:
      'Convert the data to UTF-8 and write `encoding: utf-8`. Where data arrive from others in another encoding, keep the declaration and tag the table with `direction: inbound`.',
    limits:
      'Only what is declared is read: the data are not opened. ASCII is a part of UTF-8 and passes. For an encoding without a declaration see `structure/syntax-error`, which marks a standard that is itself not UTF-8. A dialect in a file of its own is not followed. ODCS has no key for encodings, so they are read among the custom properties of a server.',
    references: [
      'GOV.UK, Cross platform character encoding profile',
      'Data Package v2, Data Resource, `encoding`',
      'CSVW, Metadata Vocabulary for Tabular Data, section 5.9',
      'RFC 7111, `charset` of text/csv',
    ],
  },
  examples: {
    good: [
      {
        title: 'UTF-8, in whatever spelling',
        frame: 'csvw',
        text: 'dialect: {encoding: UTF8}',
      },
      {
        title: 'A media type with its character set',
        frame: 'data-package',
        text: dedent`
          resources:
            - name: decisions
              type: table
              path: https://data.council.example/decisions.csv
              description: One row for each decided application.
              format: csv
              mediatype: text/csv; charset=UTF-8
              schema:
                fields:
                  - name: claim_id
                    type: string
                    description: Number under which the authority keeps the application.
        `,
      },
    ],
    bad: [
      {
        title: 'A resource of a package',
        frame: 'data-package',
        text: dedent`
          resources:
            - name: decisions
              type: table
              path: decisions.csv
              description: One row for each decided application.
              format: csv
              encoding: windows-1252 # as the register writes it
                        ^^^^^^^^^^^^ encoding
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
              path: decisions.csv
              description: One row for each decided application.
              format: csv
              encoding: utf-8 # as the register writes it
              schema:
                fields:
                  - name: claim_id
                    type: string
                    description: Number under which the authority keeps the application.
        `,
      },
      {
        title: 'The dialect of a table',
        frame: 'csvw',
        text: dedent`
          dialect: {encoding: iso-8859-1}
                              ^^^^^^^^^^ encoding
        `,
      },
      {
        title: 'Data as a supplier sends them',
        frame: 'odcs',
        text: dedent`
          servers:
            - server: intake
              type: sftp
              location: sftp://files.council.example/intake
              customProperties:
                - {property: encoding, value: ISO-8859-15}
                                              ^^^^^^^^^^^ inbound
                - {property: direction, value: inbound}
        `,
      },
    ],
  },
  on: {
    tableForm({ encoding, label, inbound }, context) {
      if (!encoding || isUtf8(encoding.value)) return;
      const written = encoding.value.trim();
      const plain = asText(encoding.node)?.trim() === written && !/[:/]/.test(written);
      const edits = [{ op: 'set' as const, at: encoding.node, path: [], value: 'utf-8' }];
      const title = 'Say `utf-8`, once the data are converted';
      context.report(inbound ? 'inbound' : 'encoding', {
        at: encoding,
        data: { name: label === '' ? 'This table' : quoted(label), encoding: quoted(written) },
        fixes: inbound || !plain ? [] : [{ title, safety: 'suggestion', edits }],
      });
    },
  },
});

/** UTF-8 with or without a byte order mark, or ASCII, which is a part of it; the last part of an address is its name. */
function isUtf8(written: string): boolean {
  const name = written
    .trim()
    .replace(/^.*[/#]/s, '')
    .toLowerCase()
    .replace(/[\s_-]+/g, '');
  return name === '' || /^(?:utf8(?:bom|sig|withbom|mb4)?|(?:us)?ascii|ansix3\.41968)$/.test(name);
}
