import { listOf } from '../../base/words.ts';
import type { CatalogueResource, Dataset } from '../../model/entities.ts';
import { highValue } from '../../model/vocabularies/dcat-ap-shapes.ts';
import { defineRule, type FileContext } from '../define.ts';
import { keysOf, openPlaces, thingName } from '../support/catalogue-things.ts';
import { dedent, quoted } from '../support/text.ts';

const messages = {
  dataset: '{name} is a high-value dataset and has no {properties}. The profile for such datasets asks for {it}.',
  category:
    '{category} is no category of high-value datasets. Their addresses begin with `http://data.europa.eu/bna/`.',
  distribution: '{name} is a form of a high-value dataset and does not name the regulation that it is published under.',
  service: '{name} serves a high-value dataset and has no {properties}. The profile for such datasets asks for {it}.',
  api: {
    text: '{name} is a high-value dataset, and no data service gives it out. Most categories of the regulation ask for an API beside the bulk download.',
    severity: 'info',
  },
  licence: '{name} is a form of a high-value dataset under {licence}, which asks for more than CC BY 4.0 does.',
} as const;

export const rule = defineRule({
  id: 'openness/hvd-incomplete',
  since: '0.2.0',
  stability: 'preview',
  severity: 'error',
  formats: ['dcat-ap'],
  messages,
  docs: {
    what: 'A dataset that is marked as a high-value dataset lacks what the profile for such datasets asks for: the regulation, the category, distributions that name the regulation, a service.',
    why: 'Member States report on their high-value datasets from these descriptions. One that lacks the regulation or the category is not counted, and one without an API or under a stricter licence does not do what the regulation is for.',
    instead:
      'Write `dcatap:applicableLegislation` with `http://data.europa.eu/eli/reg_impl/2023/138/oj` at the dataset, its distributions and services, `dcatap:hvdCategory` with one of the six categories, and the data service (`dcat:servesDataset`) with its endpoint, contact and documentation.',
    limits:
      'A dataset is taken for a high-value one when it has a category, names the regulation, or has a theme of that list. The annex lets some datasets be bulk downloads alone, so that a missing service is only mentioned. Categories are known by their list; whether a code in it has been given out is not looked up. Datasets that are only spoken of here are left alone, and licences are judged where they plainly forbid commercial use or changes, or demand the same licence again.',
    references: ['Commission Implementing Regulation (EU) 2023/138, Articles 3 and 4 and annex', 'DCAT-AP HVD 3.0.0'],
  },
  examples: {
    good: [
      {
        title: 'No high-value dataset',
        frame: 'dcat-ap',
        text: 'dcatap:applicableLegislation: {"@id": "http://data.europa.eu/eli/dir/2007/2/2019-06-26"}\n',
      },
      { title: 'All there', frame: 'dcat-ap', text: highValueExample() },
    ],
    bad: [
      {
        title: 'The category alone',
        frame: 'dcat-ap',
        text: dedent`
          dct:title: Council tax claims by ward
          ^^^^^^^^^ dataset
          ^^^^^^^^^ api
          dcatap:hvdCategory: {"@id": "http://data.europa.eu/bna/c_e1da4e07"}
          dcat:distribution:
            - "@id": https://data.council.example/dataset/claims-by-ward/csv
              "@type": dcat:Distribution
              dct:title: Claims by ward as CSV
              ^^^^^^^^^ distribution
              dcat:accessURL: {"@id": "https://data.council.example/dataset/claims-by-ward"}
              dct:format: {"@id": "http://publications.europa.eu/resource/authority/file-type/CSV"}
              dct:license: {"@id": "http://publications.europa.eu/resource/authority/licence/CC_BY_4_0"}
        `,
      },
      {
        title: 'A category that is none, a licence that asks for the same again, and a service that says little',
        frame: 'dcat-ap',
        without: ['dct:license'],
        text: dedent`
          dcatap:hvdCategory: {"@id": "https://council.example/statistics"}
                                      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ category
          dcatap:applicableLegislation: {"@id": "http://data.europa.eu/eli/reg_impl/2023/138/oj"}
          dcat:distribution:
            - "@id": https://data.council.example/dataset/claims-by-ward/csv
              "@type": dcat:Distribution
              dct:title: Claims by ward as CSV
              dcatap:applicableLegislation: {"@id": "http://data.europa.eu/eli/reg_impl/2023/138/oj"}
              dcat:accessURL: {"@id": "https://data.council.example/dataset/claims-by-ward"}
              dct:format: {"@id": "http://publications.europa.eu/resource/authority/file-type/CSV"}
              dct:license: {"@id": "http://publications.europa.eu/resource/authority/licence/CC_BYSA_4_0"}
                                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ licence
              dcat:accessService:
                "@id": https://data.council.example/services/claims
                "@type": dcat:DataService
                dct:title: Claims by ward
                ^^^^^^^^^ service
                dcat:endpointURL: {"@id": "https://data.council.example/api/claims"}
        `,
      },
    ],
  },
  on: {
    dataset(dataset, context) {
      if (!dataset.resource?.whole || !isHighValue(dataset)) return;
      checkDataset(dataset, dataset.resource, context);
      for (const { resource, licence } of dataset.distributions) {
        if (!resource) continue;
        if (!namesRegulation(resource))
          context.report('distribution', {
            at: resource.head,
            data: { name: thingName(resource) },
            fixes: openPlaces(resource.node, [LEGISLATION], context),
          });
        if (licence && NARROW.test(licence.value))
          context.report('licence', {
            at: { node: licence.node, part: 'value' },
            data: { name: thingName(resource), licence: quoted(licence.value, 90) },
          });
      }
      for (const service of dataset.services ?? []) checkService(service, context);
    },
  },
});

type Context = FileContext<typeof messages>;

const LEGISLATION = 'dcatap:applicableLegislation';
const CATEGORY = 'dcatap:hvdCategory';
const SCHEME = 'http://data.europa.eu/bna/';
/** No commercial use, no changes, or the same licence again. */
const NARROW = /(?:licen[cs]es?\/by-(?:nc|nd|sa)|CC[_-]BY[_-]?(?:NC|ND|SA)|odbl)/i;

function isHighValue({ hvdCategories = [], themes = [], resource }: Dataset): boolean {
  if (hvdCategories.length > 0 || (resource && namesRegulation(resource))) return true;
  return themes.some(({ value }) => value.startsWith(SCHEME));
}

/** By its address, with or without `www`, language or version behind it. */
function namesRegulation({ properties }: CatalogueResource): boolean {
  const regulation = highValue()
    .legislation.replace(/^http:/, '')
    .replace(/\/oj$/, '');
  return (properties.get(LEGISLATION) ?? []).some(({ value }) => value.replace(/^https?:/, '').startsWith(regulation));
}

function checkDataset(dataset: Dataset, resource: CatalogueResource, context: Context): void {
  const name = thingName(resource);
  const missing = [
    ...(namesRegulation(resource) ? [] : [LEGISLATION]),
    ...((dataset.hvdCategories ?? []).length > 0 ? [] : [CATEGORY]),
    ...(dataset.distributions.length > 0 || resource.properties.has('dcat:distribution') ? [] : ['dcat:distribution']),
  ];
  if (missing.length > 0)
    context.report('dataset', {
      at: dataset.head,
      data: { name, properties: keysOf(missing), it: missing.length === 1 ? 'it' : 'them' },
      fixes: openPlaces(resource.node, missing, context),
    });
  for (const category of dataset.hvdCategories ?? [])
    if (!category.value.replace(/^https:/, 'http:').startsWith(SCHEME))
      context.report('category', { at: category, data: { category: quoted(category.value) } });
  if (
    (dataset.services ?? []).length === 0 &&
    !resource.properties.has('dcat:accessService') &&
    !reachedByService(dataset)
  )
    context.report('api', { at: dataset.head, data: { name } });
}

/** A service that is only named here is described elsewhere. */
function reachedByService({ distributions }: Dataset): boolean {
  return distributions.some(({ resource }) => resource?.properties.has('dcat:accessService'));
}

function checkService(service: CatalogueResource, context: Context): void {
  if (service.properties.size < 2) return;
  const missing = [
    ...(namesRegulation(service) ? [] : [LEGISLATION]),
    ...['dcat:contactPoint', 'dcat:endpointURL', CATEGORY].filter((property) => !service.properties.has(property)),
    ...(service.properties.has('foaf:page') || service.properties.has('dcat:endpointDescription') ? [] : ['foaf:page']),
  ];
  if (missing.length === 0) return;
  const data = {
    name: thingName(service),
    properties: listOf(
      missing.map((property) => `\`${property}\``),
      'or',
    ),
    it: missing.length === 1 ? 'it' : 'them',
  };
  context.report('service', { at: service.head, data, fixes: openPlaces(service.node, missing, context) });
}

function highValueExample(): string {
  return dedent`
    dcatap:hvdCategory: {"@id": "http://data.europa.eu/bna/c_e1da4e07"}
    dcatap:applicableLegislation: {"@id": "http://data.europa.eu/eli/reg_impl/2023/138/oj"}
    dcat:distribution:
      - "@id": https://data.council.example/dataset/claims-by-ward/csv
        "@type": dcat:Distribution
        dct:title: Claims by ward as CSV
        dcatap:applicableLegislation: {"@id": "http://data.europa.eu/eli/reg_impl/2023/138/oj"}
        dcat:accessURL: {"@id": "https://data.council.example/dataset/claims-by-ward"}
        dct:format: {"@id": "http://publications.europa.eu/resource/authority/file-type/CSV"}
        dct:license: {"@id": "http://publications.europa.eu/resource/authority/licence/CC_BY_4_0"}
        dcat:accessService:
          "@id": https://data.council.example/services/claims
          "@type": dcat:DataService
          dct:title: Claims by ward
          dcat:endpointURL: {"@id": "https://data.council.example/api/claims"}
          dcat:contactPoint: {"@id": "https://council.example/contact"}
          foaf:page: {"@id": "https://data.council.example/api/claims/docs"}
          dcatap:hvdCategory: {"@id": "http://data.europa.eu/bna/c_e1da4e07"}
          dcatap:applicableLegislation: {"@id": "http://data.europa.eu/eli/reg_impl/2023/138/oj"}
  `;
}
