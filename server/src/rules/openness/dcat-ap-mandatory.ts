import { shapeFaults } from '../../model/shape-faults.ts';
import { defineRule } from '../define.ts';
import { keysOf, openPlaces, THINGS, thingName } from '../support/catalogue-things.ts';
import { dedent } from '../support/text.ts';

const messages = {
  missing: '{name} has no {properties}. DCAT-AP asks for {it} in every {thing}.',
  repeated: '{name} has more than one `{property}`. DCAT-AP allows one, and a portal takes whichever it finds first.',
} as const;

export const rule = defineRule({
  id: 'openness/dcat-ap-mandatory',
  since: '0.2.0',
  stability: 'preview',
  severity: 'error',
  formats: ['dcat-ap'],
  messages,
  docs: {
    what: 'A catalogue, dataset, distribution or another thing in DCAT-AP lacks a property that the profile makes mandatory, or has two values where one is allowed.',
    why: 'Portals harvest what validates. A description without its mandatory properties is dropped or shown without a name, and nobody hears of it.',
    instead:
      'Write the property: catalogues need a title, a description and a publisher; datasets and series a title and a description; distributions an access address; services a title and an endpoint; agents a name; records a date of change and a primary topic; checksums an algorithm and a value; relationships what they relate and in which role.',
    limits:
      'A graph may say the rest of a thing elsewhere. Nothing is missed of a thing that is only named here, of a dataset or service of which less than four things are said and which no catalogue of the file lists, or where the context cannot be read. Texts of one property in several languages are one value. Whether an address leads to the right kind of thing is not looked up.',
    references: [
      'DCAT-AP 3.0.1, mandatory properties and cardinalities',
      'data.europa.eu, Metadata Quality Assessment: DCAT-AP compliance',
    ],
  },
  examples: {
    good: [
      {
        title: 'A publisher that another graph describes',
        frame: 'dcat-ap',
        text: 'dct:publisher: {"@id": "https://council.example/", "@type": foaf:Agent}\n',
      },
      {
        title: 'A title in two languages is one title',
        frame: 'dcat-ap',
        text: dedent`
          dct:title:
            - {"@value": Council tax claims by ward, "@language": en}
            - {"@value": Ceisiadau treth y cyngor fesul ward, "@language": cy}
          dct:description:
            - {"@value": "How many applications for a reduction of council tax were decided in each ward, by quarter.", "@language": en}
            - {"@value": "Faint o geisiadau am ostyngiad a benderfynwyd ym mhob ward, fesul chwarter.", "@language": cy}
        `,
      },
    ],
    bad: [
      {
        title: 'A dataset without a description',
        frame: 'dcat-ap',
        without: ['dct:description'],
        text: dedent`
          dct:title: Council tax claims by ward
          ^^^^^^^^^ missing
        `,
        fixed: dedent`
          dct:title: Council tax claims by ward
          dct:description: ""
        `,
      },
      {
        title: 'A publisher and a distribution that are not finished',
        frame: 'dcat-ap',
        text: dedent`
          dct:publisher: {"@type": foaf:Agent, foaf:homepage: {"@id": "https://council.example/"}}
                          ^^^^^^^ missing
          dcat:distribution:
            - "@type": dcat:Distribution
              dct:title: Claims by ward as CSV
              ^^^^^^^^^ missing
              dct:description: One row for each ward and quarter.
              dcat:downloadURL: {"@id": "https://data.council.example/files/claims-by-ward.csv"}
              dct:format: {"@id": "http://publications.europa.eu/resource/authority/file-type/CSV"}
              dcat:mediaType: {"@id": "https://www.iana.org/assignments/media-types/text/csv"}
              dct:license: {"@id": "http://publications.europa.eu/resource/authority/licence/CC_BY_4_0"}
              dcatap:availability: {"@id": "http://publications.europa.eu/resource/authority/planned-availability/STABLE"}
        `,
      },
      {
        title: 'Two dates of change',
        frame: 'dcat-ap',
        text: dedent`
          dct:modified: ["2026-09-15", "2026-10-15"]
                                       ^^^^^^^^^^^^ repeated
        `,
      },
    ],
  },
  on: {
    resource(resource, context) {
      if (!resource.whole) return;
      const faults = shapeFaults(resource);
      if (faults.length === 0) return;
      const name = thingName(resource);
      const missing = faults.flatMap(({ kind, property }) => (kind === 'missing' ? [property] : []));
      if (missing.length > 0) {
        const it = missing.length === 1 ? 'it' : 'both';
        const data = {
          name,
          properties: keysOf(missing),
          it: missing.length > 2 ? 'them' : it,
          thing: THINGS[resource.type],
        };
        context.report('missing', { at: resource.head, data, fixes: openPlaces(resource.node, missing, context) });
      }
      for (const { kind, property, at } of faults)
        if (kind === 'repeated' && at) context.report('repeated', { at, data: { name, property } });
    },
  },
});
