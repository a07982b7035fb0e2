import type { Frame } from '../frames.ts';
import { dedent } from '../text.ts';

export const dcatAp: Frame = {
  file: 'catalogue/claims.dcat.yaml',
  others: {},
  text: dedent`
    "@context":
      dcat: http://www.w3.org/ns/dcat#
      dct: http://purl.org/dc/terms/
      foaf: http://xmlns.com/foaf/0.1/
      rdfs: http://www.w3.org/2000/01/rdf-schema#
      vcard: http://www.w3.org/2006/vcard/ns#
      xsd: http://www.w3.org/2001/XMLSchema#
    "@id": https://data.council.example/dataset/claims-by-ward
    "@type": dcat:Dataset
    dct:title: {"@value": Council tax claims by ward, "@language": en}
    dct:description: {"@value": "How many applications for a reduction of council tax were decided in each ward, by quarter.", "@language": en}
    dct:identifier: claims-by-ward
    dct:publisher: {"@id": "https://council.example/", "@type": foaf:Agent, foaf:name: Exampleshire Council}
    dcat:contactPoint: {"@type": vcard:Kind, vcard:fn: Revenues data team, vcard:hasEmail: {"@id": "mailto:data@council.example"}}
    dcat:keyword: [council tax, benefits]
    dcat:theme: {"@id": "http://publications.europa.eu/resource/authority/data-theme/GOVE"}
    dct:accessRights: {"@id": "http://publications.europa.eu/resource/authority/access-right/PUBLIC"}
    dct:license: {"@id": "http://publications.europa.eu/resource/authority/licence/CC_BY_4_0"}
    dct:language: {"@id": "http://publications.europa.eu/resource/authority/language/ENG"}
    dct:issued: {"@value": "2026-01-15", "@type": xsd:date}
    dct:modified: {"@value": "2026-10-15", "@type": xsd:date}
    dct:provenance: {"@type": dct:ProvenanceStatement, rdfs:label: {"@value": Counted from the decisions of the council., "@language": en}}
    dct:accrualPeriodicity: {"@id": "http://publications.europa.eu/resource/authority/frequency/QUARTERLY"}
    dct:spatial: {"@id": "https://places.example/exampleshire"}
    dct:temporal: {"@type": dct:PeriodOfTime, dcat:startDate: "2024-04-01", dcat:endDate: "2026-09-30"}
    dct:conformsTo: {"@id": "https://data.council.example/standards/claims-by-ward"}
    dcat:version: 2.1.0
    dcat:distribution:
      - "@id": https://data.council.example/dataset/claims-by-ward/csv
        "@type": dcat:Distribution
        dct:title: Claims by ward as CSV
        dct:description: One row for each ward and quarter.
        dcat:accessURL: {"@id": "https://data.council.example/dataset/claims-by-ward"}
        dcat:downloadURL: {"@id": "https://data.council.example/files/claims-by-ward.csv"}
        dct:format: {"@id": "http://publications.europa.eu/resource/authority/file-type/CSV"}
        dcat:mediaType: {"@id": "https://www.iana.org/assignments/media-types/text/csv"}
        dct:license: {"@id": "http://publications.europa.eu/resource/authority/licence/CC_BY_4_0"}
        dcatap:availability: {"@id": "http://publications.europa.eu/resource/authority/planned-availability/STABLE"}
  `,
};
