import type { Frame } from '../frames.ts';
import { dedent } from '../text.ts';

export const dcatUs: Frame = {
  file: 'catalogue/data.yaml',
  others: {},
  text: dedent`
    conformsTo: https://project-open-data.cio.gov/v1.1/schema
    describedBy: https://project-open-data.cio.gov/v1.1/schema/catalog.json
    "@context": https://project-open-data.cio.gov/v1.1/schema/catalog.jsonld
    "@id": https://data.agency.example/data.json
    "@type": dcat:Catalog
    dataset:
      - "@type": dcat:Dataset
        title: Awards of council tax reduction
        description: Number and mean amount of awards by month and ward, from the decisions of the authorities.
        keyword: [council tax, benefits]
        issued: "2024-04-01"
        modified: "2026-10-02"
        publisher: {"@type": "org:Organization", name: Example Revenue Agency}
        contactPoint: {"@type": "vcard:Contact", fn: Open data team, hasEmail: "mailto:open.data@agency.example"}
        identifier: https://data.agency.example/id/awards
        accessLevel: restricted public
        rights: Small numbers are left out. Researchers can ask for the full table under an agreement.
        license: https://creativecommons.org/publicdomain/zero/1.0/
        accrualPeriodicity: R/P1M
        bureauCode: ["015:11"]
        programCode: ["015:001"]
        distribution:
          - "@type": dcat:Distribution
            title: Awards by month and ward
            downloadURL: https://data.agency.example/files/awards.csv
            mediaType: text/csv
            format: CSV
  `,
};
