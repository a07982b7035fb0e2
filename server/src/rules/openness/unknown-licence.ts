import type { Dataset, Entity, Standard } from '../../model/entities.ts';
import { accessRightsOf } from '../../model/formats/dataset.ts';
import type { Located } from '../../model/located.ts';
import { type KnownLicence, licenceOf, namesNoLicence } from '../../model/vocabularies/licences.ts';
import { asText } from '../../syntax/tree.ts';
import { defineRule, type FileContext } from '../define.ts';
import { isPublicOrUnsaid, licencesOf } from '../support/licences-of.ts';
import { openStandard, openStandardFile } from '../support/open-example.ts';
import { dedent, quoted } from '../support/text.ts';

const messages = {
  text: '{licence} is the name of no licence that is known, so neither people nor programs can tell what it allows.',
  unspecific: '{licence} stands in the place of the licence and names none.',
  alias: { text: '{licence} is known to people as `{id}`, and to programs only under that name.', severity: 'info' },
  family: { text: 'There are several licences called {licence}. Say which one, with its version.', severity: 'info' },
  address: {
    text: '{licence} is the address of no licence that is known: everybody has to read it to learn what it allows.',
    severity: 'info',
  },
} as const;

export const rule = defineRule({
  id: 'openness/unknown-licence',
  since: '0.2.0',
  stability: 'preview',
  severity: 'warning',
  options: {
    extra: {
      type: 'array',
      items: { type: 'string' },
      default: [],
      description: 'Further licences that are known here: names, or beginnings of addresses.',
    },
  },
  messages,
  docs: {
    what: 'What stands in the place of a licence is none that people or programs know.',
    why: 'A licence is of use when a reader knows at once what it allows, and a portal can filter by it. Free text, a page of terms, or a name without its version has to be studied each time, mostly by a lawyer.',
    instead:
      'Name one of the licences that are used for data: by its identifier (`OGL-UK-3.0`, `CC-BY-4.0`, `etalab-2.0`) or, where the format wants an address, by the address of its text or of its entry in the EU authority table. Where terms of your own hold, list them under the option `extra`.',
    limits:
      'Known are the licences of the SPDX list, those of the Open Definition, the EU authority table and the national ones that the vocabulary of this tool holds. A licence of your own country or organisation becomes known through the option `extra`. Restricted data are left alone: their terms are an agreement. An unknown address is only an info, for it leads somewhere; of a standard it is told only where its data are called public.',
    references: [
      'SPDX licence list',
      'EU Vocabularies, authority table licence',
      'data.europa.eu, Metadata Quality Assessment: known licence',
      'Open Definition 2.1',
    ],
  },
  examples: {
    good: [
      {
        title: 'A licence of one country, by its address',
        frame: 'uk-metadata',
        text: 'licence: https://www.govdata.de/dl-de/by-2-0\n',
      },
      {
        title: 'By its title',
        frame: 'dcat-ar',
        text: dedent`
          dataset:
            - title: Contrataciones
              description: Procedimientos de contratación de la agencia.
              publisher: {name: Agencia de Ejemplo}
              contactPoint: {fn: Equipo de datos abiertos, hasEmail: datos@agencia.example}
              superTheme: [GOVE]
              issued: "2024-04-01"
              accrualPeriodicity: R/P1Y
              keyword: [contrataciones]
              license: Open Data Commons Open Database License 1.0
              distribution: []
        `,
      },
      {
        title: 'Terms of restricted data',
        frame: 'uk-metadata',
        text: 'accessRights: INTERNAL\nlicence: https://data.example.gov.uk/terms\n',
      },
    ],
    bad: [
      {
        title: 'A name that only people know',
        file: openStandardFile,
        text: openStandard('licence: Licence Ouverte 2.0\n         ^^^^^^^^^^^^^^^^^^^ alias'),
        fixed: openStandard('licence: etalab-2.0'),
      },
      {
        title: 'A name where an address belongs',
        frame: 'uk-metadata',
        text: 'licence: OGL3\n         ^^^^ alias\n',
        fixed: 'licence: http://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/\n',
      },
      {
        title: 'Free text, and a word that says nothing',
        frame: 'data-package',
        text: dedent`
          licenses:
            - name: Council-Terms
                    ^^^^^^^^^^^^^ text
          resources:
            - name: decisions
              type: table
              path: https://data.council.example/decisions.csv
              format: csv
              mediatype: text/csv
              encoding: utf-8
              description: One row for each decided application.
              licenses:
                - name: other-open
                        ^^^^^^^^^^ unspecific
        `,
      },
      {
        title: 'No version, and an address of one’s own',
        frame: 'dcat-ap',
        text: dedent`
          dct:license: {"@id": "https://council.example/terms"}
                               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ address
          dcat:distribution:
            - "@type": dcat:Distribution
              dct:title: As CSV
              dcat:accessURL: {"@id": "https://data.council.example/claims"}
              dcat:downloadURL: {"@id": "https://data.council.example/claims.csv"}
              dct:license: {"@id": "https://creativecommons.org/licenses/by"}
                                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ family
        `,
      },
    ],
  },
  on: { dataset: checkDataset, standard: checkMarks, entity: checkMarks },
});

type Context = FileContext<typeof messages>;

function checkDataset(dataset: Dataset, context: Context): void {
  if (!isPublicOrUnsaid(dataset)) return;
  // In a catalogue the distributions of a dataset mostly say the same again.
  const seen = new Set<string>();
  for (const licence of licencesOf(dataset)) {
    if (seen.has(licence.value)) continue;
    seen.add(licence.value);
    check(licence, dataset.licenceAs, context);
  }
}

function checkMarks(thing: Standard | Entity, context: Context): void {
  const { isDataset } = thing.kind === 'standard' ? thing : thing.standard;
  const { licence } = thing.marks;
  if (isDataset || typeof licence?.value !== 'string' || licence.value.trim() === '') return;
  // Where nothing calls the data public, a page of terms is what their readers agreed to.
  const access = thing.marks.accessRights?.value;
  if (isTerms(licence.value) && !(typeof access === 'string' && accessRightsOf(access) === 'public')) return;
  check({ value: licence.value, node: licence.node }, undefined, context);
}

function isTerms(written: string): boolean {
  return ADDRESS.test(written.trim()) && !licenceOf(written) && !namesNoLicence(written);
}

function check(licence: Located<string>, as: Dataset['licenceAs'], context: Context): void {
  const written = licence.value.trim();
  if (isExtra(written, context)) return;
  const known = licenceOf(written);
  const data = { licence: quoted(written) };
  if (known) return known.spelled === 'well' ? undefined : reportKnown(known, licence, as?.form === 'address', context);
  if (as?.demanded && isRefused(written, as.form)) return;
  if (namesNoLicence(written)) context.report('unspecific', { at: licence, data });
  else context.report(ADDRESS.test(written) ? 'address' : 'text', { at: licence, data });
}

/** By the schema of the format, which has said so. */
function isRefused(written: string, form: 'address' | 'identifier'): boolean {
  return form === 'address' ? !/^[a-z][a-z0-9+.-]*:/i.test(written) : /\s/.test(written);
}

function reportKnown(known: KnownLicence, licence: Located<string>, byAddress: boolean, context: Context): void {
  const data = { licence: quoted(licence.value.trim()) };
  if (known.spelled === 'family') return context.report('family', { at: licence, data });
  const value = byAddress ? known.address : known.id;
  const isText = asText(licence.node) !== undefined;
  const edit = value !== undefined && isText ? ({ op: 'set', at: licence.node, path: [], value } as const) : undefined;
  context.report('alias', {
    at: licence,
    data: { ...data, id: known.id },
    fixes: [edit && { title: `Write ${quoted(edit.value, 100)}`, safety: 'suggestion', edits: [edit] }],
  });
}

const ADDRESS = /^[a-z][a-z0-9+.-]*:\S+$/i;

function isExtra(written: string, context: Context): boolean {
  const extra = context.option('extra');
  if (!Array.isArray(extra)) return false;
  const text = written.toLowerCase();
  return extra.some((one) => {
    const known = String(one).trim().toLowerCase();
    return known !== '' && (text === known || (/^https?:/.test(known) && text.startsWith(known)));
  });
}
