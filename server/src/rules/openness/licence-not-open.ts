import type { Dataset, Entity, Standard } from '../../model/entities.ts';
import { accessRightsOf } from '../../model/formats/dataset.ts';
import type { Located } from '../../model/located.ts';
import type { Marks } from '../../model/marks.ts';
import { isClosedLicence, isOpenLicence, licenceOf } from '../../model/vocabularies/licences.ts';
import { defineRule, type FileContext } from '../define.ts';
import { datasetExample } from '../support/dataset-example.ts';
import { licencesOf } from '../support/licences-of.ts';
import { openStandard, openStandardFile } from '../support/open-example.ts';
import { dedent, quoted } from '../support/text.ts';

const messages = {
  closed:
    'The data are public, and {licence} does not let everybody use them for everything. Choose an open licence, or say whose rights stand against it.',
} as const;

export const rule = defineRule({
  id: 'openness/licence-not-open',
  since: '0.2.0',
  stability: 'preview',
  severity: 'warning',
  options: {
    allowed: {
      type: 'array',
      items: { type: 'string' },
      default: [],
      description: 'Licences that are accepted for public data although they are not open, by their identifiers.',
    },
  },
  messages,
  docs: {
    what: 'Data that are called public are under a licence that forbids some uses: non-commercial, no changes, end users only.',
    why: 'Data that may not be sold, changed or combined are of no use to most who would build on them: newspapers and charities included, since nobody can say where commerce begins. Public bodies of the EU are asked to use standard licences that leave such conditions out.',
    instead:
      'Choose a licence that conforms to the Open Definition, such as `OGL-UK-3.0` or `CC-BY-4.0`. Where somebody else holds rights in the data, say so in `rights`, or mark the access as restricted.',
    limits:
      'Speaks of licences that are known not to be open, and only where the dataset says itself that it is public. A statement in `rights`, or a mark `closedReason`, is taken as the explanation, whatever it says. Where one form of the data is under an open licence, the others are left alone. Your own exceptions go into the option `allowed`.',
    references: [
      'Open Definition 2.1',
      'Directive (EU) 2019/1024, Article 8',
      'data.europa.eu, Metadata Quality Assessment: licences',
    ],
  },
  examples: {
    good: [
      {
        title: 'The rights of others',
        frame: 'dcat-us',
        text: datasetExample(
          'license: https://creativecommons.org/licenses/by-nc/4.0/\nrights: Boundaries are those of Example Maps Limited.',
        ),
      },
      {
        title: 'Not public',
        frame: 'uk-metadata',
        text: 'accessRights: COMMERCIAL\nlicence: https://creativecommons.org/licenses/by-nc/4.0/\n',
      },
      {
        title: 'One form is open',
        frame: 'dcat-ap',
        without: ['dct:license'],
        text: dedent`
          dcat:distribution:
            - "@type": dcat:Distribution
              dct:title: As CSV
              dcat:accessURL: {"@id": "https://data.council.example/claims"}
              dcat:downloadURL: {"@id": "https://data.council.example/claims.csv"}
              dct:license: {"@id": "https://creativecommons.org/licenses/by/4.0/"}
            - "@type": dcat:Distribution
              dct:title: As a service of a partner, in JSON
              dcat:accessURL: {"@id": "https://partner.example/claims"}
              dcat:downloadURL: {"@id": "https://partner.example/claims.json"}
              dct:license: {"@id": "https://creativecommons.org/licenses/by/4.0/"}
        `,
      },
    ],
    bad: [
      {
        title: 'Not for commerce',
        frame: 'dcat-us',
        text: datasetExample(
          'license: https://creativecommons.org/licenses/by-nc/4.0/\n         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ closed',
        ),
      },
      {
        title: 'No changes',
        file: openStandardFile,
        text: openStandard('accessRights: public\nlicence: CC-BY-ND-4.0\n         ^^^^^^^^^^^^ closed'),
      },
    ],
  },
  on: { dataset: checkDataset, standard: checkStandard, entity: checkEntity },
});

type Context = FileContext<typeof messages>;

function checkDataset(dataset: Dataset, context: Context): void {
  const { access, rights, marks } = dataset;
  if (access?.value !== 'public' || rights || marks.closedReason) return;
  const licences = licencesOf(dataset);
  if (!licences.some(({ value }) => isOpenLicence(value))) checkLicences(licences, context);
}

function checkStandard({ isDataset, marks }: Standard, context: Context): void {
  if (!isDataset) checkMarks(marks, marks, context);
}

function checkEntity({ standard, marks }: Entity, context: Context): void {
  if (!standard.isDataset) checkMarks(marks, standard.marks, context);
}

/** The licence among some marks; what they do not say is said around them. */
function checkMarks({ licence, ...own }: Marks, around: Marks, context: Context): void {
  const rights = own.accessRights ?? around.accessRights;
  if (typeof licence?.value !== 'string' || own.closedReason || around.closedReason) return;
  if (typeof rights?.value !== 'string' || accessRightsOf(rights.value) !== 'public') return;
  checkLicences([{ value: licence.value, node: licence.node }], context);
}

function checkLicences(licences: readonly Located<string>[], context: Context): void {
  const allowed = context.option('allowed');
  const closed = licences.find(({ value }) => isClosedLicence(value) && !isAllowed(value, allowed));
  if (closed) context.report('closed', { at: closed, data: { licence: quoted(closed.value.trim()) } });
}

function isAllowed(written: string, allowed: unknown): boolean {
  const id = (licenceOf(written)?.id ?? written.trim()).toLowerCase();
  return Array.isArray(allowed) && allowed.some((one) => String(one).trim().toLowerCase() === id);
}
