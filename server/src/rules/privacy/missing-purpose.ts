import { defineRule } from '../define.ts';
import { fieldsWithout, insertMark, isDeclaredPersonal, namesOf } from '../support/personal-content.ts';
import { dedent } from '../support/text.ts';

export const rule = defineRule({
  id: 'privacy/missing-purpose',
  since: '0.2.0',
  stability: 'preview',
  severity: 'warning',
  messages: {
    standard:
      '`{name}` holds personal data ({fields}), and no purpose is recorded for them: write what they are held for.',
    dataset: '`{name}` holds personal data, and no purpose is recorded for them: write what they are held for.',
  },
  docs: {
    what: 'A document whose data somebody holds describes personal data and records no purpose.',
    why: 'Whether a field is needed, how long it is kept and who may have it is measured by the purpose. Without one every later use looks as good as any other.',
    instead:
      'Write in a sentence, or as terms of the Data Privacy Vocabulary, what the data are held for. One `purpose` for the whole counts for all its fields; a field may have its own.',
    limits:
      'Looks whether a purpose is recorded, not whether it is a good one. Silent on standards without an owner: whoever follows them holds the data, for purposes of their own. Personal is what is declared so, or what is very likely personal in a record about a person.',
    references: [
      'GDPR and UK GDPR, Article 5(1)(b)',
      'OECD Good Practice Principles for Data Ethics in the Public Sector',
      'Open Data Contract Standard 3.1, description.purpose',
    ],
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
        title: 'Personal by the mark of the entity around',
        frame: 'standard',
        without: ['purpose'],
        text: dedent`
          title: Council tax claim
          ^^^^^ standard
          entities:
            - name: Claim
              kind: record
              description: One application.
              personalData: {category: "dpv-pd:FinancialStatus", identifiability: quasi}
              fields:
                - {name: award, type: number, description: What was granted each week., currency: GBP}
                - {name: ward, type: string, description: Part of the city., personalData: none}
        `,
      },
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
        title: 'A data contract',
        frame: 'odcs',
        text: dedent`
            name: Council tax claims
            ^^^^ standard
            description: {limitations: Decided applications only.}
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
                "gov:retention": {period: P6Y, trigger: case-closed, disposal: secure-erasure}
                "gov:dataSubjects": [benefit-claimant]
                "gov:lawfulBasis": {article6: public-task}
                "gov:personalData": {category: "dpv-pd:OfficialID", identifiability: direct}
          `,
      },
    ],
  },
  on: {
    standard(standard, context) {
      const found = fieldsWithout(standard, 'purpose', context.languages);
      if (found.length === 0) return;
      context.report('standard', {
        at: standard.head,
        data: { name: standard.label, fields: namesOf(found) },
        fixes: insertMark(standard, 'purpose', '', 'Insert a purpose to fill in', context),
      });
    },
    dataset(dataset, context) {
      if (dataset.marks.purpose || !isDeclaredPersonal(dataset)) return;
      context.report('dataset', {
        at: dataset.head,
        data: { name: dataset.label },
        fixes: insertMark(dataset, 'purpose', '', 'Insert a purpose to fill in', context),
      });
    },
  },
});
