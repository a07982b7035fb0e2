import { dedent } from './text.ts';

const MARKS = {
  purpose: 'Decide who pays less council tax.',
  lawfulBasis: '{article6: public-task}',
  dataSubjects: '[benefit-claimant]',
  retention: '{period: P6Y, trigger: case-closed, disposal: secure-erasure}',
  justification: 'Tells claimants apart.',
} as const;

export interface PersonalExample {
  /** A mark that is left out, or what stands in its place. */
  readonly without?: keyof typeof MARKS;
  readonly marks?: Readonly<Record<string, string>>;
  /** Further keys of the document. */
  readonly extra?: string;
  /** Id of a message at the title. */
  readonly marker?: string;
  /** The mark of the field. */
  readonly personalData?: string;
}

/** A document that an owner answers for, with one personal field and all that is recorded of it, for examples. */
export function personalClaim(format: 'json-schema' | 'standard', example: PersonalExample = {}): string {
  const {
    without,
    marks = {},
    extra = '',
    marker,
    personalData = '{category: "dpv-pd:OfficialID", identifiability: direct}',
  } = example;
  const recorded = Object.entries({ ...MARKS, ...marks })
    .filter(([key]) => key !== without)
    .map(([key, value]) => `${key}: ${value}`);
  const head = `title: Council tax claim\n${marker === undefined ? '' : `^^^^^ ${marker}\n`}`;
  const body = format === 'standard' ? plain(recorded, personalData) : schema(recorded, personalData);
  return `${head}${extra === '' ? '' : `${extra}\n`}${body}`;
}

function plain(recorded: readonly string[], personalData: string): string {
  return `${recorded.join('\n')}\n${dedent`
    entities:
      - name: Claim
        kind: record
        description: One application.
        fields:
          - name: reference
            type: string
            description: By what the claimant is known.
            personalData: ${personalData}
  `}`;
}

function schema(recorded: readonly string[], personalData: string): string {
  return `${dedent`
    x-gov:
      owner: {role: Revenues data owner, contact: data.owner@council.example}
      classification: {scheme: uk-gscp, value: OFFICIAL}
  `}${recorded.map((line) => `  ${line}\n`).join('')}${dedent`
    properties:
      reference:
        type: string
        description: By what the claimant is known.
        x-gov:
          personalData: ${personalData}
  `}`;
}

/** A register of permissions, each with the name of a person, below the given keys. */
export function landlords(head: string): string {
  return `${head}\n${dedent`
    classification: {scheme: uk-gscp, value: OFFICIAL}
    entities:
      - name: Licence
        kind: record
        description: A permission to let a home.
        fields:
          - {name: licence_id, type: string, description: Number of the permission.}
          - name: landlord
            type: string
            description: Who lets the home.
            personalData: {category: "dpv-pd:Name", identifiability: direct}
  `}`;
}
