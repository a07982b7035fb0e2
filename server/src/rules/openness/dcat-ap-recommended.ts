import { listOf } from '../../base/words.ts';
import { isDescribedAtLength, isNamedInPassing } from '../../model/described-dataset.ts';
import type { CatalogueResource, Dataset, Distribution } from '../../model/entities.ts';
import { dcatApShape } from '../../model/vocabularies/dcat-ap-shapes.ts';
import { qualityMethod } from '../../model/vocabularies/metadata-quality.ts';
import { defineRule, type FileContext } from '../define.ts';
import { keysOf, openPlaces, THINGS, thingName } from '../support/catalogue-things.ts';
import { isPublicOrUnsaid } from '../support/licences-of.ts';
import { dedent, quoted } from '../support/text.ts';
import { namesNobody } from '../support/told-elsewhere.ts';

const messages = {
  missing: '{name} has no {properties}. DCAT-AP recommends {it} for every {thing}.',
  points:
    '{name} has no {properties}. DCAT-AP recommends {it}, and the metadata score of data.europa.eu grows with {it}.',
  distributions: '{which} {lacks}. DCAT-AP recommends that for each distribution.',
} as const;

export const rule = defineRule({
  id: 'openness/dcat-ap-recommended',
  since: '0.2.0',
  stability: 'preview',
  severity: 'info',
  formats: ['dcat-ap'],
  options: {
    distributionDetails: {
      type: 'boolean',
      default: false,
      description: 'Whether every distribution is asked for a description and for how long it will be available.',
    },
  },
  messages,
  docs: {
    what: 'A catalogue, dataset, distribution or data service in DCAT-AP lacks a property that the profile recommends.',
    why: 'Recommended properties are what people search and sort by: whom to ask, who publishes, in which format. Portals show a description without them far down, and score it lower.',
    instead:
      'Write what is known: of a dataset its contact, publisher and distributions; of a distribution its format and licence; of a catalogue its homepage, languages, licence, dates, area and list of themes; of a service whom to ask, what it serves and where its interface is described.',
    limits:
      'One finding tells of all that a thing lacks, and one of all distributions of a dataset. Keywords and themes are asked for by `openness/missing-keywords-theme`, place and period by `openness/missing-coverage`, a distribution without any format by `openness/incomplete-distribution`, a dataset that is open and has no licence, or not for each distribution, by `openness/missing-licence`, one of which nobody is publisher or creator by `stewardship/missing-owner`. Descriptions and planned availability of distributions, which few publishers write and no score counts, are asked for when `distributionDetails` is on. Things that are only named here are left alone. These are recommendations; the file of shapes in which they are published still carries the number of an older version.',
    references: [
      'DCAT-AP 3.0.1, recommended properties',
      'data.europa.eu, Metadata Quality Assessment: contact point, publisher, format, licence',
    ],
  },
  examples: {
    good: [
      {
        title: 'A telephone and a page are a contact too',
        frame: 'dcat-ap',
        text: 'dcat:contactPoint: {"@type": vcard:Kind, vcard:fn: Revenues data team, vcard:hasURL: {"@id": "https://council.example/contact"}}\n',
      },
      {
        title: 'A dataset that is only spoken of',
        file: 'catalogue/news.dcat.yaml',
        text: dedent`
          "@context": {dcat: "http://www.w3.org/ns/dcat#", dct: "http://purl.org/dc/terms/"}
          "@id": https://data.council.example/dataset/claims-by-ward
          "@type": dcat:Dataset
          dct:title: Council tax claims by ward
          dct:description: How many applications were decided in each ward.
        `,
      },
    ],
    bad: [
      {
        title: 'Nobody to ask',
        frame: 'dcat-ap',
        without: ['dcat:contactPoint', 'dct:publisher'],
        text: dedent`
          dct:title: Council tax claims by ward
          ^^^^^^^^^ points
          dct:creator: {"@id": "https://council.example/revenues"}
        `,
        fixed: dedent`
          dct:title: Council tax claims by ward
          dct:creator: {"@id": "https://council.example/revenues"}
          dcat:contactPoint:
            vcard:fn: ""
            vcard:hasEmail: {"@id": ""}
          dct:publisher: {foaf:name: ""}
        `,
      },
      {
        title: 'A media type without the format, and a catalogue that says little of itself',
        file: 'catalogue/all.dcat.yaml',
        text: dedent`
          "@context": {dcat: "http://www.w3.org/ns/dcat#", dct: "http://purl.org/dc/terms/", foaf: "http://xmlns.com/foaf/0.1/", rdfs: "http://www.w3.org/2000/01/rdf-schema#", vcard: "http://www.w3.org/2006/vcard/ns#"}
          "@id": https://data.council.example/catalogue
          "@type": dcat:Catalog
          dct:title: Data of the council
          ^^^^^^^^^ missing
          dct:description: What the council publishes.
          dct:publisher: {"@id": "https://council.example/"}
          dct:license: {"@id": "http://publications.europa.eu/resource/authority/licence/CC_BY_4_0"}
          dct:language: {"@id": "http://publications.europa.eu/resource/authority/language/ENG"}
          dcat:dataset:
            "@id": https://data.council.example/dataset/claims-by-ward
            "@type": dcat:Dataset
            dct:title: Council tax claims by ward
            dct:description: How many applications for a reduction of council tax were decided in each ward, by quarter.
            dct:publisher: {"@id": "https://council.example/"}
            dcat:contactPoint: {vcard:fn: Revenues data team, vcard:hasEmail: {"@id": "mailto:data@council.example"}}
            dcat:keyword: [council tax, benefits]
            dcat:theme: {"@id": "http://publications.europa.eu/resource/authority/data-theme/GOVE"}
            dct:accessRights: {"@id": "http://publications.europa.eu/resource/authority/access-right/PUBLIC"}
            dct:accrualPeriodicity: {"@id": "http://publications.europa.eu/resource/authority/frequency/QUARTERLY"}
            dct:provenance: {rdfs:label: Counted from the decisions of the council.}
            dct:spatial: {"@id": "https://places.example/exampleshire"}
            dct:temporal: {dcat:startDate: "2024-04-01", dcat:endDate: "2026-09-30"}
            dct:conformsTo: {"@id": "https://data.council.example/standards/claims-by-ward"}
            dcat:distribution:
              - "@id": https://data.council.example/dataset/claims-by-ward/csv
                dct:title: Claims by ward as CSV
                ^^^^^^^^^ distributions
                dcat:accessURL: {"@id": "https://data.council.example/dataset/claims-by-ward"}
                dcat:mediaType: {"@id": "https://www.iana.org/assignments/media-types/text/csv"}
                dct:license: {"@id": "http://publications.europa.eu/resource/authority/licence/CC_BY_4_0"}
        `,
      },
    ],
  },
  on: {
    resource(resource, context) {
      if (resource.whole && resource.type !== 'Dataset' && resource.type !== 'Distribution') report(resource, context);
    },
    dataset(dataset, context) {
      if (!dataset.resource?.whole) return;
      report(dataset.resource, context, dataset);
      reportDistributions(dataset, context);
    },
  },
});

type Context = FileContext<typeof messages>;

function isAskedElsewhere(property: string, dataset: Dataset, context: Context): boolean {
  if (property === 'dcat:distribution') return dataset.distributions.length > 0;
  return property === 'dct:publisher'
    ? namesNobody(dataset, context) && isDescribedAtLength(dataset)
    : ELSEWHERE.has(property);
}

/** What other rules ask datasets for. */
const ELSEWHERE = new Set(['dcat:keyword', 'dcat:theme', 'dct:spatial', 'dct:temporal']);

function report(resource: CatalogueResource, context: Context, dataset?: Dataset): void {
  const { type, properties } = resource;
  const missing = dcatApShape(type).recommended.filter(
    (property) => !properties.has(property) && !(dataset && isAskedElsewhere(property, dataset, context)),
  );
  if (missing.length === 0) return;
  const points = new Map(dataset ? missing.map((property) => [property, pointsOf(property)]) : []);
  const told = missing.map((property) => `\`${property}\`${points.get(property) ? ` (+${points.get(property)})` : ''}`);
  const it = missing.length === 1 ? 'it' : missing.length === 2 ? 'both' : 'them';
  const data = { name: thingName(resource), properties: listOf(told, 'or'), it, thing: THINGS[type] };
  const message = [...points.values()].some((gain) => gain > 0) ? 'points' : 'missing';
  context.report(message, { at: resource.head, data, fixes: openPlaces(resource.node, missing, context) });
}

/** What a property brings by itself; a value from the right list may bring more. */
function pointsOf(property: string): number {
  return qualityMethod().criteria.find((one) => one.property === property && one.id !== 'compliance')?.of ?? 0;
}

function reportDistributions(dataset: Dataset, context: Context): void {
  const { distributions } = dataset;
  const lacking = new Map<string, Distribution[]>();
  for (const one of distributions)
    for (const property of lackedBy(one, context.option('distributionDetails') === true))
      lacking.set(property, [...(lacking.get(property) ?? []), one]);
  const [first] = [...lacking.values()].flat();
  if (!first) return;
  const lacks = [...lacking].map(([property, ones]) => {
    const points = pointsOf(property);
    const verb = ones.length === 1 ? 'has' : 'have';
    return `${distributions.length === 1 ? '' : `${ones.length} `}${verb} no ${keysOf([property])}${points > 0 ? ` (+${points})` : ''}`;
  });
  const name = dataset.label === '' ? 'a dataset' : quoted(dataset.label);
  const which =
    distributions.length === 1
      ? `The distribution of ${name}`
      : `Of the ${distributions.length} distributions of ${name},`;
  const fixes = distributions.flatMap((one) => {
    const own = [...lacking].flatMap(([property, ones]) => (ones.includes(one) ? [property] : []));
    return own.length === 0 ? [] : openPlaces(one.node, own, context);
  });
  const edits = fixes.flatMap((fix) => fix.edits);
  const title = `Open places for ${keysOf([...lacking.keys()], 'and')}`;
  context.report('distributions', {
    at: first.head,
    data: { which, lacks: listOf(lacks, 'and') },
    fixes: edits.length === 0 ? [] : [{ title, safety: 'suggestion', edits }],
  });
}

/** By the rule on licences, which knows more of them. */
function isAskedForLicence(dataset: Dataset): boolean {
  return !dataset.licence && !isNamedInPassing(dataset) && isPublicOrUnsaid(dataset);
}

/** A licence is missed where others of the same dataset have one, a format where only the media type is there. */
function lackedBy({ resource, dataset }: Distribution, details: boolean): string[] {
  if (!resource?.whole) return [];
  const { properties } = resource;
  const asked = dcatApShape('Distribution').recommended.filter((property) => {
    if (property === 'dct:license')
      return !isAskedForLicence(dataset) && dataset.distributions.some((one) => one.licence);
    if (property === 'dct:format') return properties.has('dcat:mediaType');
    return details;
  });
  return asked.filter((property) => !properties.has(property));
}
