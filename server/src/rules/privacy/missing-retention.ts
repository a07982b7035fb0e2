import { defineRule } from '../define.ts';
import { fieldsWithout, insertMark, isDeclaredPersonal, namesOf } from '../support/personal-content.ts';
import { dedent } from '../support/text.ts';

export const rule = defineRule({
  id: 'privacy/missing-retention',
  since: '0.2.0',
  stability: 'preview',
  severity: 'warning',
  messages: {
    standard: '`{name}` holds personal data ({fields}), and nothing records how long they are kept.',
    dataset: '`{name}` holds personal data, and nothing records how long they are kept.',
  },
  docs: {
    what: 'A document whose data somebody holds describes personal data and records no retention.',
    why: 'What has no recorded end is kept for ever. The longer it lies, the more it reveals and the less anybody remembers why it is there.',
    instead:
      'Write a period, the event from which it is counted and what is done at the end: `retention: {period: P6Y, trigger: case-closed, disposal: secure-erasure}`. In a data contract the place is `slaProperties`. The fix opens the place; the period is yours to decide.',
    limits:
      'Looks whether a retention is recorded. Silent on standards without an owner: how long data are kept is for those who follow them. Personal is what is declared so, or what is very likely personal in a record about a person.',
    references: [
      'GDPR and UK GDPR, Articles 5(1)(e), 13(2)(a) and 30(1)(f)',
      'Open Data Contract Standard 3.1, service levels',
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
        without: ['slaProperties'],
        text: dedent`
            name: Council tax claims
            ^^^^ standard
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
                "gov:purpose": Decide who pays less council tax.
                "gov:dataSubjects": [benefit-claimant]
                "gov:lawfulBasis": {article6: public-task}
                "gov:personalData": {category: "dpv-pd:OfficialID", identifiability: direct}
          `,
      },
    ],
  },
  on: {
    standard(standard, context) {
      const found = fieldsWithout(standard, 'retention', context.languages);
      if (found.length === 0) return;
      context.report('standard', {
        at: standard.head,
        data: { name: standard.label, fields: namesOf(found) },
        fixes: insertMark(
          standard,
          'retention',
          { period: '', trigger: '', disposal: '' },
          'Insert a retention to fill in',
          context,
        ),
      });
    },
    dataset(dataset, context) {
      if (dataset.marks.retention || !isDeclaredPersonal(dataset)) return;
      context.report('dataset', {
        at: dataset.head,
        data: { name: dataset.label },
        fixes: insertMark(
          dataset,
          'retention',
          { period: '', trigger: '', disposal: '' },
          'Insert a retention to fill in',
          context,
        ),
      });
    },
  },
});
