import { listOf } from '../../base/words.ts';
import type { Drift } from '../../model/entities.ts';
import { defineRule, type FileContext } from '../define.ts';
import { dedent, quoted } from '../support/text.ts';

const messages = {
  newer:
    '{keywords} came with {since}, but this file declares {declared}. Tools of that version ignore or reject it{times}.',
  newerUse: '{keywords} may be written like this from {since} on, but this file declares {declared}{times}.',
  ignoredSibling: 'No effect: {declared} ignores everything beside a `$ref`, here {keywords}.',
  scheme:
    '`$schema` of {declared} is `{correction}` to the letter. Validators compare it as text and may not know yours.',
  fragment: {
    text: '`$schema` of {declared} is `{correction}` to the letter; a strict validator may not know yours.',
    severity: 'info',
  },
  superseded: '{keywords} belongs to {since} and before. {declared} writes `{correction}` and ignores it{times}.',
  supersededVersion:
    'Version {declared} of the Open Data Contract Standard is laid out differently from version 3 and is not checked. Migrate to {correction}.',
  supersededFormat: {
    text: 'The {declared} is kept no longer: the {correction} has taken its place. This file is read, but new ones are better written there.',
    severity: 'info',
  },
  narrowFormat: {
    text: 'A {declared} has no place for {keywords}. An agreement that is to record them is written with `{correction}`.',
    severity: 'info',
  },
} as const;

const MESSAGE_OF = {
  newer: 'newer',
  'newer-use': 'newerUse',
  'ignored-sibling': 'ignoredSibling',
  'scheme-slip': 'scheme',
  'fragment-slip': 'fragment',
  superseded: 'superseded',
  'superseded-version': 'supersededVersion',
  'superseded-format': 'supersededFormat',
  'narrow-format': 'narrowFormat',
} as const;

export const rule = defineRule({
  id: 'structure/dialect-drift',
  since: '0.1.0',
  stability: 'stable',
  severity: 'warning',
  messages,
  docs: {
    what: 'The file uses what the version it declares does not know, ignores, or spells otherwise.',
    why: 'It is the commonest real mistake in published schemas, and the quietest: the keyword looks as if it held, no validator complains, and data that it was meant to stop goes through.',
    instead:
      'Declare the version that knows what you use (the fix does that), or write it in the way of the version that you declare. Beside a `$ref` of an old draft, wrap the reference: `allOf: [{$ref: …}]`.',
    limits:
      'Keywords that only inform the reader (`examples`, `deprecated`, `$comment`, a title beside a `$ref`) do no harm in older drafts and are left alone. Each keyword is named once a file.',
    references: [
      'JSON Schema release notes of drafts 6, 7, 2019-09 and 2020-12',
      'JSON Schema draft-07 core, section 8.3',
      'Open Data Contract Standard, changelog',
    ],
  },
  examples: {
    good: [
      {
        title: 'A title beside a reference is harmless',
        frame: 'json-schema',
        text: dedent`
          $schema: http://json-schema.org/draft-07/schema#
          properties:
            home: {title: Home, $ref: '#/definitions/Address'}
          definitions:
            Address:
              description: Where somebody lives.
              type: object
              properties:
                uprn: {type: string, description: Number of the property.}
        `,
      },
    ],
    bad: [
      {
        title: 'A keyword of a later draft',
        frame: 'json-schema',
        text: dedent`
          $schema: http://json-schema.org/draft-07/schema#
          properties:
            claim_id: {type: string, description: Number of the application.}
          unevaluatedProperties: false
          ^^^^^^^^^^^^^^^^^^^^^ newer
        `,
        fixed: dedent`
          $schema: https://json-schema.org/draft/2019-09/schema
          properties:
            claim_id: {type: string, description: Number of the application.}
          unevaluatedProperties: false
        `,
      },
      {
        title: 'A type beside a reference',
        frame: 'json-schema',
        text: dedent`
          $schema: http://json-schema.org/draft-07/schema#
          properties:
            home:
              description: Where the claimant lives.
              type: object
              ^^^^ ignoredSibling
              $ref: '#/definitions/Address'
          definitions:
            Address: {description: Where somebody lives., type: string}
        `,
      },
      {
        title: 'http for https',
        frame: 'json-schema',
        text: '$schema: http://json-schema.org/draft/2020-12/schema\n         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ scheme\n',
        fixed: '$schema: https://json-schema.org/draft/2020-12/schema\n',
      },
      {
        title: 'The # at the end',
        frame: 'json-schema',
        text: '$schema: http://json-schema.org/draft-07/schema\n         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ fragment\n',
        fixed: '$schema: http://json-schema.org/draft-07/schema#\n',
      },
      {
        title: 'A keyword of an earlier draft',
        frame: 'json-schema',
        without: ['$id'],
        text: dedent`
          $schema: http://json-schema.org/draft-07/schema#
          id: https://data.gov.example/standards/claim/2.1.0
          ^^ superseded
        `,
        fixed: dedent`
          $schema: http://json-schema.org/draft-07/schema#
          $id: https://data.gov.example/standards/claim/2.1.0
        `,
      },
      {
        title: 'A key of ODCS 3.1 in a contract of 3.0.2',
        frame: 'odcs',
        without: ['team'],
        text: dedent`
          apiVersion: v3.0.2
          team:
            - {username: revenues.data@council.example, role: owner}
          schema:
            - name: claims
              description: One row for each decided application.
              relationships:
              ^^^^^^^^^^^^^ newer
                - {from: claims.claim_id, to: claims.claim_id}
              properties:
                - name: claim_id
                  logicalType: string
                  description: Number under which the authority keeps the application.
        `,
        fixed: dedent`
          apiVersion: v3.1.0
          team:
            - {username: revenues.data@council.example, role: owner}
          schema:
            - name: claims
              description: One row for each decided application.
              relationships:
                - {from: claims.claim_id, to: claims.claim_id}
              properties:
                - name: claim_id
                  logicalType: string
                  description: Number under which the authority keeps the application.
        `,
      },
      {
        title: 'A value that ODCS 3.1 allows in another type',
        frame: 'odcs',
        without: ['team'],
        text: dedent`
          apiVersion: v3.0.2
          team: {members: [{username: revenues.data@council.example, role: owner}]}
          ^^^^ newerUse
        `,
      },
      {
        title: 'A type list of OpenAPI 3.1 in a description of 3.0',
        frame: 'openapi',
        text: dedent`
          openapi: 3.0.4
          components:
            schemas:
              Claim:
                description: One application by one claimant.
                type: object
                properties:
                  claim_id:
                    description: Number under which the authority keeps the application.
                    type: [string, "null"]
                    ^^^^ newerUse
        `,
        fixed: dedent`
          openapi: 3.1.0
          components:
            schemas:
              Claim:
                description: One application by one claimant.
                type: object
                properties:
                  claim_id:
                    description: Number under which the authority keeps the application.
                    type: [string, "null"]
        `,
      },
      {
        title: '`nullable` in OpenAPI 3.1',
        frame: 'openapi',
        text: dedent`
          components:
            schemas:
              Claim:
                description: One application by one claimant.
                type: object
                properties:
                  claim_id:
                    description: Number under which the authority keeps the application.
                    type: string
                    nullable: true
                    ^^^^^^^^ superseded
        `,
      },
      {
        title: '`nullable` beside a reference of OpenAPI 3.0',
        frame: 'openapi',
        text: dedent`
          openapi: 3.0.4
          components:
            schemas:
              Claim:
                description: One application by one claimant.
                type: object
                properties:
                  home:
                    $ref: '#/components/schemas/Address'
                    nullable: true
                    ^^^^^^^^ ignoredSibling
              Address: {description: Where somebody lives., type: string}
        `,
      },
      {
        title: 'A contract in a format that has a successor',
        frame: 'dcs',
        text: 'dataContractSpecification: 1.2.1\n^^^^^^^^^^^^^^^^^^^^^^^^^ supersededFormat\n',
      },
      {
        title: 'An agreement that can say little',
        frame: 'dua',
        text: 'dataUsageAgreementSpecification: 0.0.1\n^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ narrowFormat\n',
      },
      {
        title: 'A contract of version 2',
        file: 'contracts/old.odcs.yaml',
        text: dedent`
          kind: DataContract
          apiVersion: v2.2.2
                      ^^^^^^ supersededVersion
          uuid: 53581432-6c55-4ba2-a65f-72344a91553a
          version: 1.0.0
        `,
      },
    ],
  },
  on: {
    document({ drifts }, context) {
      for (const drift of drifts) report(drift, context);
    },
  },
});

function report(drift: Drift, context: FileContext<typeof messages>): void {
  const id = MESSAGE_OF[drift.what];
  const data = {
    keywords: listOf(
      drift.keywords.map((keyword) => quoted(keyword)),
      'and',
    ),
    declared: drift.declared,
    since: drift.since,
    correction: drift.correction ?? '',
    times: drift.count > 1 ? ` (${drift.count} times)` : '',
  };
  const message = messages[id];
  const text = typeof message === 'string' ? message : message.text;
  const named = Object.fromEntries(Object.entries(data).filter(([name]) => text.includes(`{${name}}`)));
  const fixes = drift.edit ? [{ title: titleOf(drift), safety: 'suggestion' as const, edits: [drift.edit] }] : [];
  context.report(id, { at: drift.at, data: named as never, fixes });
}

function titleOf(drift: Drift): string {
  if (drift.what === 'superseded') return `Rename to \`${drift.correction}\``;
  return `Declare \`${drift.correction}\``;
}
