import { isNamedInPassing } from '../../model/described-dataset.ts';
import type { Dataset, Standard } from '../../model/entities.ts';
import { accessRightsOf } from '../../model/formats/dataset.ts';
import { personalFieldsOf } from '../../model/personal-content.ts';
import { defineRule, type FileContext } from '../define.ts';
import { datasetExample } from '../support/dataset-example.ts';
import { fillIn } from '../support/fill-in.ts';
import { isPublicOrUnsaid } from '../support/licences-of.ts';
import { hasNearKey } from '../support/near-key.ts';
import { openStandard, openStandardFile } from '../support/open-example.ts';
import { dedent } from '../support/text.ts';

const messages = {
  dataset: 'Nothing says under which licence these data may be used, so careful people will not use them.',
  some: '{count} of the {total} distributions of this dataset have no licence, though the others have one.',
  standard:
    '`{name}` says that everybody may see its data, and names no licence under which they may be used. Careful people will not use them.',
} as const;

export const rule = defineRule({
  id: 'openness/missing-licence',
  since: '0.2.0',
  stability: 'preview',
  severity: 'warning',
  messages,
  docs: {
    what: 'A dataset that is open, or does not say whether it is, has no licence for its data; or a standard calls its data public and names none.',
    why: 'Without a licence the law of most countries reserves all rights: what can be downloaded may still not be used. Portals count a licence among the first things that a dataset needs.',
    instead:
      'Name one where the format keeps it: `license` at the dataset in DCAT-US, `dct:license` at each distribution in DCAT-AP, `licenses` in a data package, `licence` among the marks of a standard. Completion offers the usual ones.',
    limits:
      'The licence of the data is meant, not that of a schema. Restricted data need none, nor data whose access is explained in words. A dataset without any distribution is asked only when it says that it is public. Of a graph that says little of a dataset and lists it nowhere, nothing is missed. Standards are asked only where a mark says that the data are public, or a classification that its scheme calls open does: what else they describe may never be published. Those with personal fields, data subjects or a lawful basis are left to the rules on privacy. Which licence fits, a person decides, so the fix opens the place and fills in none.',
    references: [
      'Data on the Web Best Practices, BP 4',
      'European Interoperability Framework, recommendation 43',
      'DCAT-AP 3.0.1, Distribution, licence',
      'Project Open Data Metadata Schema v1.1, license',
      'FAIR principles, R1.1',
    ],
  },
  examples: {
    good: [
      {
        title: 'Restricted data',
        frame: 'dcat-us',
        text: datasetExample('accessLevel: restricted public\nrights: Small numbers. Researchers can apply.'),
      },
      {
        title: 'A licence of the whole',
        frame: 'data-package',
        text: 'licenses: [{name: CC-BY-4.0, path: "https://creativecommons.org/licenses/by/4.0/"}]\n',
      },
      {
        title: 'A standard under a licence',
        file: openStandardFile,
        text: openStandard('accessRights: public\nlicence: OGL-UK-3.0'),
      },
      {
        title: 'The rights are told in words',
        frame: 'dcat-us',
        text: datasetExample(
          'rights: Free for any use under the open licence of the agency.\ndistribution: [{accessURL: "https://data.agency.example/awards.csv"}]',
        ),
      },
    ],
    bad: [
      {
        title: 'Public data',
        frame: 'dcat-us',
        text: datasetExample('title: Awards of council tax reduction\n^^^^^ dataset\nlicense: null'),
      },
      {
        title: 'Two forms, one with a licence',
        frame: 'dcat-ap',
        text: dedent`
          dcat:distribution:
            - "@type": dcat:Distribution
              dct:title: As CSV
              dcat:accessURL: {"@id": "https://data.council.example/claims"}
              dcat:downloadURL: {"@id": "https://data.council.example/claims.csv"}
              dct:license: {"@id": "http://publications.europa.eu/resource/authority/licence/CC_BY_4_0"}
            - "@type": dcat:Distribution
              dct:title: As JSON
              ^^^^^^^^^ some
              dcat:accessURL: {"@id": "https://data.council.example/claims"}
              dcat:downloadURL: {"@id": "https://data.council.example/claims.json"}
        `,
        without: ['dct:license'],
      },
      {
        title: 'A package that says nothing',
        frame: 'data-package',
        without: ['licenses'],
        text: 'title: Council tax decisions\n^^^^^ dataset\n',
      },
      {
        title: 'A standard of public data',
        file: openStandardFile,
        text: openStandard('accessRights: public', '^^^^^ standard'),
        fixed: openStandard('accessRights: public\nlicence: ""'),
      },
    ],
  },
  on: { dataset: checkDataset, standard: checkStandard },
});

type Context = FileContext<typeof messages>;

function checkDataset(dataset: Dataset, context: Context): void {
  const { licence, distributions, access, rights } = dataset;
  if (licence || isNamedInPassing(dataset) || !isPublicOrUnsaid(dataset)) return;
  if (!access && distributions.length === 0) return;
  if (rights && SPEAKS_OF_LICENCES.test(rights.value.slice(0, LONGEST))) return;
  if (LICENCE_KEYS.some((key) => hasNearKey(dataset.node, key))) return;
  const without = distributions.filter((one) => !one.licence);
  const fixes = fillIn('Insert a place for the licence', context.placeInDataset(dataset, 'licence', ''));
  const [first] = without;
  if (first && without.length < distributions.length) {
    const data = { count: String(without.length), total: String(distributions.length) };
    context.report('some', { at: first.head, data, fixes });
  } else if (without.length === distributions.length) context.report('dataset', { at: dataset.head, data: {}, fixes });
}

function checkStandard(standard: Standard, context: Context): void {
  const { marks, markPlaces, entities } = standard;
  if (standard.isDataset || standard.fragment || marks.licence || (markPlaces && !markPlaces.has('licence'))) return;
  if (!isPublic(standard, context) || entities.some((entity) => entity.marks.licence)) return;
  // Open licences do not cover personal data: whether they may be public at all comes first.
  if (marks.personalData ?? marks.dataSubjects ?? marks.lawfulBasis) return;
  if (!personalFieldsOf(standard, context.languages).next().done) return;
  context.report('standard', {
    at: standard.head,
    data: { name: standard.label },
    fixes: fillIn('Insert a place for the licence', context.place(standard, 'licence', '')),
  });
}

function isPublic({ marks, jurisdiction }: Standard, context: Context): boolean {
  const access = marks.accessRights?.value;
  if (marks.accessRights) return typeof access === 'string' && accessRightsOf(access) === 'public';
  const classification = marks.classification?.value;
  const scheme = classification && context.schemeOf(classification.scheme, jurisdiction);
  return scheme?.values.find(({ value }) => value === classification?.value)?.open === true;
}

/** UTF-16 units. */
const LONGEST = 1000;
const SPEAKS_OF_LICENCES =
  /licen[cs]|copyright|public domain|creative commons|reus[ae]|re-use|lizenz|urheber|licenza|licença|licencia|licentie|open government/i;
/** What some formats call it is a slip in others, and told as one. */
const LICENCE_KEYS = ['license', 'licence'];
