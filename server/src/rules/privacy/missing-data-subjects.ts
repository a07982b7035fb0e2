import { defineRule } from '../define.ts';
import { fieldsWithout, insertMark, isDeclaredPersonal, namesOf } from '../support/personal-content.ts';
import { dedent } from '../support/text.ts';

export const rule = defineRule({
  id: 'privacy/missing-data-subjects',
  since: '0.2.0',
  stability: 'preview',
  severity: 'info',
  messages: {
    standard: '`{name}` holds personal data ({fields}), and nothing records which groups of people they are about.',
    dataset: '`{name}` holds personal data, and nothing records which groups of people they are about.',
  },
  docs: {
    what: 'A document whose data somebody holds describes personal data and does not say about whom.',
    why: 'The record of processing asks for the groups of people, and so does every privacy notice. Data about pupils, patients or prisoners ask for more care than data about suppliers.',
    instead:
      'Name the groups, as short words: `dataSubjects: [benefit-claimant]`. Once for the whole, or for each entity.',
    limits:
      'Any word counts: there is no closed list. Silent on standards without an owner. Personal is what is declared so, or what is very likely personal in a record about a person.',
    references: ['GDPR and UK GDPR, Article 30(1)(c)', 'GDPR and UK GDPR, Article 28(3)'],
  },
  examples: {
    good: [
      {
        title: 'Recorded for the whole',
        frame: 'json-schema',
        text: dedent`
            title: Council tax claim
            x-gov:
              owner: {role: Revenues data owner, contact: data.owner@council.example}
              classification: {scheme: uk-gscp, value: OFFICIAL}
              justification: Tells claimants apart.
              purpose: Decide who pays less council tax.
              retention: {period: P6Y, trigger: case-closed, disposal: secure-erasure}
              dataSubjects: [benefit-claimant]
              lawfulBasis: {article6: public-task}
            properties:
              nino:
                type: string
                description: Number of the claimant in the national insurance.
                x-gov:
                  personalData: {category: "dpv-pd:OfficialID", identifiability: direct}
          `,
      },
      {
        title: 'In the place of the format',
        frame: 'odcs',
        text: dedent`
            name: Council tax claims
            slaProperties:
              - {property: retention, value: 6, unit: y}
            customProperties:
              - {property: classification, value: {scheme: uk-gscp, value: OFFICIAL}}
              - {property: justification, value: Tells claimants apart.}
              - {property: dataSubjects, value: [benefit-claimant]}
              - {property: lawfulBasis, value: {article6: public-task}}
            schema:
              - name: claims
                description: One row for each decided application.
                properties:
                  - name: nino
                    logicalType: string
                    description: Number of the claimant in the national insurance.
                    customProperties:
                      - {property: personalData, value: {category: "dpv-pd:OfficialID", identifiability: direct}}
          `,
      },
      {
        title: 'Declared not to be personal',
        frame: 'standard',
        text: dedent`
            title: Council tax claim
            entities:
              - name: Claimant
                kind: person
                description: Somebody who applies.
                fields:
                  - {name: nino, type: string, description: Number in the national insurance., personalData: {identifiability: none, reason: Made up for training.}}
          `,
      },
      {
        title: 'A dataset of a catalogue',
        frame: 'dcat-us',
        text: dedent`
            dataset:
              - "@type": dcat:Dataset
                title: Applications for council tax reduction
                description: One record for each application, with the number of the claimant in the national insurance.
                keyword: [council tax, benefits]
                issued: "2024-04-01"
                modified: "2026-10-02"
                publisher: {"@type": "org:Organization", name: Example Revenue Agency}
                contactPoint: {"@type": "vcard:Contact", fn: Open data team, hasEmail: "mailto:open.data@agency.example"}
                identifier: https://data.agency.example/id/applications
                accessLevel: non-public
                rights: Names of claimants. Researchers can ask for a table without them under an agreement.
                license: https://creativecommons.org/publicdomain/zero/1.0/
                accrualPeriodicity: R/P1M
                bureauCode: ["015:11"]
                programCode: ["015:001"]
                distribution:
                  - {"@type": dcat:Distribution, title: Applications, accessURL: "https://data.agency.example/applications", format: CSV}
                "gov:purpose": Decide who pays less council tax.
                "gov:retention": {period: P6Y, trigger: case-closed, disposal: secure-erasure}
                "gov:dataSubjects": [benefit-claimant]
                "gov:lawfulBasis": {article6: public-task}
                "gov:personalData": {category: "dpv-pd:OfficialID", identifiability: direct}
          `,
      },
    ],
    bad: [
      {
        title: 'A schema',
        frame: 'json-schema',
        text: dedent`
            title: Council tax claim
            ^^^^^ standard
            x-gov:
              owner: {role: Revenues data owner, contact: data.owner@council.example}
              classification: {scheme: uk-gscp, value: OFFICIAL}
              justification: Tells claimants apart.
              purpose: Decide who pays less council tax.
              retention: {period: P6Y, trigger: case-closed, disposal: secure-erasure}
              lawfulBasis: {article6: public-task}
            properties:
              nino:
                type: string
                description: Number of the claimant in the national insurance.
                x-gov:
                  personalData: {category: "dpv-pd:OfficialID", identifiability: direct}
          `,
      },
      {
        title: 'A data contract',
        frame: 'odcs',
        text: dedent`
            name: Council tax claims
            ^^^^ standard
            slaProperties:
              - {property: retention, value: 6, unit: y}
            customProperties:
              - {property: classification, value: {scheme: uk-gscp, value: OFFICIAL}}
              - {property: justification, value: Tells claimants apart.}
              - {property: lawfulBasis, value: {article6: public-task}}
            schema:
              - name: claims
                description: One row for each decided application.
                properties:
                  - name: nino
                    logicalType: string
                    description: Number of the claimant in the national insurance.
                    customProperties:
                      - {property: personalData, value: {category: "dpv-pd:OfficialID", identifiability: direct}}
          `,
      },
      {
        title: 'A dataset of a catalogue',
        frame: 'dcat-us',
        text: dedent`
            dataset:
              - "@type": dcat:Dataset
                title: Applications for council tax reduction
                ^^^^^ dataset
                description: One record for each application, with the number of the claimant in the national insurance.
                keyword: [council tax, benefits]
                issued: "2024-04-01"
                modified: "2026-10-02"
                publisher: {"@type": "org:Organization", name: Example Revenue Agency}
                contactPoint: {"@type": "vcard:Contact", fn: Open data team, hasEmail: "mailto:open.data@agency.example"}
                identifier: https://data.agency.example/id/applications
                accessLevel: non-public
                rights: Names of claimants. Researchers can ask for a table without them under an agreement.
                license: https://creativecommons.org/publicdomain/zero/1.0/
                accrualPeriodicity: R/P1M
                bureauCode: ["015:11"]
                programCode: ["015:001"]
                distribution:
                  - {"@type": dcat:Distribution, title: Applications, accessURL: "https://data.agency.example/applications", format: CSV}
                "gov:purpose": Decide who pays less council tax.
                "gov:retention": {period: P6Y, trigger: case-closed, disposal: secure-erasure}
                "gov:lawfulBasis": {article6: public-task}
                "gov:personalData": {category: "dpv-pd:OfficialID", identifiability: direct}
          `,
      },
    ],
  },
  on: {
    standard(standard, context) {
      const found = fieldsWithout(standard, 'dataSubjects', context.languages);
      if (found.length === 0) return;
      context.report('standard', {
        at: standard.head,
        data: { name: standard.label, fields: namesOf(found) },
        fixes: insertMark(standard, 'dataSubjects', [''], 'Insert data subjects to fill in', context),
      });
    },
    dataset(dataset, context) {
      if (dataset.marks.dataSubjects || !isDeclaredPersonal(dataset)) return;
      context.report('dataset', {
        at: dataset.head,
        data: { name: dataset.label },
        fixes: insertMark(dataset, 'dataSubjects', [''], 'Insert data subjects to fill in', context),
      });
    },
  },
});
