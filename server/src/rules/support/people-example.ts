import { FRAMES } from './frames.ts';
import { dedent } from './text.ts';

/** A standard on people whose data are neither open nor called anonymous, for examples of agreements. */
export function peopleStandard(): Record<string, string> {
  return {
    'standards/person.yaml': dedent`
      apiVersion: concordat/v1
      kind: DataStandard
      id: urn:gov.example:standard:person
      title: People who apply
      description: What an authority records about those who apply for help.
      version: 1.0.0
      status: active
      provenance: Entered by the officers who decide.
      limitations: Cases that were withdrawn are left out.
      quality: [{dimension: completeness, measure: share of records with a value, target: 98 %}]
      review: {next: 2027-06-01}
      valueCase: {goal: Fewer wrong decisions, users: case officers}
      sourceOfTruth: Case system of the authority
      owner: {role: Data owner, contact: data.owner@council.example}
      classification: {scheme: uk-gscp, value: OFFICIAL-SENSITIVE}
      purpose: Decide who gets help.
      lawfulBasis: {article6: public-task}
      dataSubjects: [benefit-claimant]
      retention: {period: P6Y, trigger: case-closed, disposal: secure-erasure}
      justification: Each field decides the award or is printed on the letter about it.
      entities:
        - name: Person
          kind: person
          description: Somebody who applies.
          primaryKey: [person_ref]
          fields:
            - {name: person_ref, type: string, description: Given by the authority., personalData: {category: "dpv-pd:Identifier", identifiability: pseudonymous}}
            - {name: nino, type: string, description: Given by the state., personalData: {category: "dpv-pd:OfficialID", identifiability: direct}}
            - {name: born, type: date, description: As on the certificate., personalData: {category: "dpv-pd:BirthDate", identifiability: quasi}}
            - {name: sex, type: string, description: As the person said., personalData: {category: "dpv-pd:Gender", identifiability: quasi}}
            - {name: home_postcode, type: string, description: Where letters go., personalData: {category: "dpv-pd:PostalCode", identifiability: quasi}}
    `,
  };
}

/** The item of an agreement that shares some of its fields; a marker stands under the item. */
export function agreed(fields: string, message?: string): string {
  return [
    'data:',
    '  - id: people',
    ...(message === undefined ? [] : [`    ^^ ${message}`]),
    '    standard: ../standards/person.yaml',
    '    version: 1.0.0',
    `    fields: [${fields}]`,
    '    necessity: Each field is compared with what the agency has.',
    '    dataSubjects: [benefit-claimant]',
    '    filter: applications that are open',
    '    volume: {records: 40000, per: P1Y}',
    '    retention: {period: P2Y, trigger: case-closed, disposal: secure-erasure, certificate: true}',
    '',
  ].join('\n');
}

/** Another agreement of the same parties, or with another recipient, over other fields. */
export function secondAgreement(fields: string, recipient?: string): string {
  const text = (FRAMES.agreement?.text ?? '')
    .replace('2026-0042', '2025-0007')
    .replace('title: Income check for council tax reduction', 'title: Addresses')
    .replace('dpv:ImprovePublicServices', 'dpv:CommunicationManagement')
    .replace(
      /(statement:) Check the .*/,
      '$1 Write to applicants where they live now, so that no letter of the agency goes astray.',
    )
    .replace(/data:\n[\s\S]*?\nfrequency:/, `${agreed(fields)}frequency:`);
  return recipient === undefined
    ? text
    : text
        .replace('Example Income Agency', recipient)
        .replace('GB-GOR-EIA', 'GB-CHC-EXT')
        .replaceAll('agency', 'trust');
}

/** A standard whose records are called anonymous and have a key. */
export function anonymousStandard(name: string): Record<string, string> {
  return {
    [`standards/${name}.yaml`]: dedent`
      apiVersion: concordat/v1
      kind: DataStandard
      id: urn:gov.example:standard:${name}
      title: Each ${name} at a clinic
      description: Anonymised records for planners, made anew each year.
      version: 1.0.0
      status: active
      provenance: Entered by the officers who decide.
      limitations: Cases that were withdrawn are left out.
      quality: [{dimension: completeness, measure: share of records with a value, target: 98 %}]
      review: {next: 2027-06-01}
      valueCase: {goal: Fewer wrong decisions, users: case officers}
      sourceOfTruth: Case system of the authority
      owner: {role: Data owner, contact: data.owner@clinic.example}
      classification: {scheme: uk-gscp, value: OFFICIAL}
      purpose: Plan wards.
      lawfulBasis: {article6: public-task}
      dataSubjects: [patient]
      retention: {period: P6Y, trigger: year-end, disposal: secure-erasure}
      justification: Wards are planned by it.
      entities:
        - name: ${name}
          kind: event
          description: One ${name} of somebody.
          primaryKey: [person_ref]
          fields:
            - {name: person_ref, type: string, description: Drawn at random for each person.}
                     ^^^^^^^^^^ privacy/pseudonymous-called-anonymous:key
            - {name: ward, type: string, description: Part of the clinic.}
    `,
  };
}
