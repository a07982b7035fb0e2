import type { Entity, Field, Standard } from '../../model/entities.ts';
import { keyPlace } from '../../model/located.ts';
import { defineRule, type FileContext, type TextFunctions } from '../define.ts';
import { dedent } from '../support/text.ts';

const messages = {
  field: '`{name}` has no description: nobody outside your team can know what it holds.',
  entity: '`{name}` has no description that says what one record of it is.',
  standard: '`{name}` has no description that says what it is for.',
  codeList: 'The code list `{name}` has no description.',
} as const;

export const rule = defineRule({
  id: 'semantics/missing-description',
  since: '0.1.0',
  stability: 'stable',
  severity: 'warning',
  messages,
  docs: {
    what: 'A standard, an entity, a field or a named code list has no definition.',
    why: 'A name is an abbreviation of what its authors have in mind. Two ministries that exchange `income` without saying whose, from when, before or after tax, exchange numbers and not information.',
    instead: 'Say in a sentence what it is, so that a colleague from another organisation would fill it in as you do.',
    limits:
      'Inherited definitions count: through `$ref`, `allOf`, the items of a list, `is_a` and `mixins`, or a business definition. A property with one constant value needs none, and a keyword of JSON-LD (`@id`, `@type`) has its own. Nor does one whose title is a definition already, with three words of meaning beyond the name. What a file elsewhere defines is believed to be defined there. Of a dataset in a catalogue, `structure/schema-violation` says it.',
    references: [
      'ISO/IEC 11179-4, Formulation of data definitions',
      'W3C Data on the Web Best Practices, BP 2 and 3',
      'SEMIC Style Guide, GC-R3',
    ],
  },
  examples: {
    good: [
      {
        title: 'A sentence by which another authority would fill it in alike',
        frame: 'odcs',
        text: dedent`
          schema:
            - name: claims
              description: One row for each application that an authority has decided, without those that were withdrawn.
              properties:
                - name: income
                  logicalType: number
                  description: Earned income of claimant and partner in the week of the application, in pounds, after tax and before housing costs.
        `,
      },
      {
        title: 'Defined by the definition it refers to',
        frame: 'json-schema',
        text: dedent`
          properties:
            home: {$ref: '#/$defs/Address'}
          $defs:
            Address: {description: Where somebody lives., type: string}
        `,
      },
      {
        title: 'One value, which says it all',
        frame: 'json-schema',
        text: dedent`
          properties:
            schema_version: {type: string, const: "2.0"}
        `,
      },
      {
        title: 'Defined by the property that a column holds',
        frame: 'csvw',
        text: dedent`
          tableSchema:
            columns:
              - {name: issued, titles: Issued, datatype: date, propertyUrl: dc:issued}
        `,
      },
      {
        title: 'Defined by what it is a kind of',
        frame: 'linkml',
        text: dedent`
          classes:
            Decision:
              description: What the authority answered.
            Award:
              is_a: Decision
              slots: [award_date]
          slots:
            decision_date: {range: date, description: Day on which the council wrote to the applicant.}
            award_date: {is_a: decision_date}
        `,
      },
      {
        title: 'Defined by JSON-LD',
        frame: 'json-schema',
        text: dedent`
          properties:
            '@id': {type: string, format: uri}
        `,
      },
      {
        title: 'Defined by its title',
        frame: 'json-schema',
        text: dedent`
          properties:
            processing_days: {title: Working days from the complete application to the decision, type: integer}
        `,
      },
      {
        title: 'Defined by the vocabulary that it takes the term from',
        frame: 'linkml',
        text: dedent`
          prefixes:
            linkml: https://w3id.org/linkml/
            claim: https://data.gov.example/models/claim/
            dct: http://purl.org/dc/terms/
          classes:
            Claim:
              description: One application by one claimant.
              attributes:
                issued: {range: date, slot_uri: dct:issued}
        `,
      },
    ],
    bad: [
      {
        title: 'A field',
        frame: 'json-schema',
        text: dedent`
          properties:
            received:
            ^^^^^^^^ field
              type: string
              format: date
        `,
        fixed: dedent`
          properties:
            received:
              type: string
              format: date
              description: ""
        `,
      },
      {
        title: 'A table',
        frame: 'odcs',
        text: dedent`
          schema:
            - name: claims
                    ^^^^^^ entity
              properties:
                - name: claim_id
                  logicalType: string
                  description: Number under which the authority keeps the application.
        `,
      },
      {
        title: 'A slot that classes share, said once',
        frame: 'linkml',
        text: dedent`
          classes:
            Claim:
              description: One application by one claimant.
              slots: [award]
            Decision:
              description: What the authority answered.
              slots: [award]
              slot_usage:
                award: {required: true}
          slots:
            award:
            ^^^^^ field
              range: decimal
        `,
        fixed: dedent`
          classes:
            Claim:
              description: One application by one claimant.
              slots: [award]
            Decision:
              description: What the authority answered.
              slots: [award]
              slot_usage:
                award: {required: true}
          slots:
            award:
              range: decimal
              description: ""
        `,
      },
      {
        title: 'A column',
        frame: 'csvw',
        text: dedent`
          tableSchema:
            columns:
              - name: received
                      ^^^^^^^^ field
                titles: Received
                datatype: date
        `,
        fixed: dedent`
          tableSchema:
            columns:
              - name: received
                titles: Received
                dc:description: ""
                datatype: date
        `,
      },
      {
        title: 'A column of a table',
        frame: 'table-schema',
        text: dedent`
          fields:
            - name: claim_id
                    ^^^^^^^^ field
              type: string
              constraints: {required: true}
          primaryKey: [claim_id]
        `,
        fixed: dedent`
          fields:
            - name: claim_id
              description: ""
              type: string
              constraints: {required: true}
          primaryKey: [claim_id]
        `,
      },
      {
        title: 'A resource',
        frame: 'data-package',
        text: dedent`
          resources:
            - name: decisions
                    ^^^^^^^^^ entity
              path: decisions.csv
              schema:
                fields:
                  - name: claim_id
                    type: string
                    description: Number under which the authority keeps the application.
        `,
        fixed: dedent`
          resources:
            - name: decisions
              description: ""
              path: decisions.csv
              schema:
                fields:
                  - name: claim_id
                    type: string
                    description: Number under which the authority keeps the application.
        `,
      },
      {
        title: 'A field of a collection',
        frame: 'fideslang',
        text: dedent`
          dataset:
            - fides_key: claims_db
              name: Council tax claims
              description: What an authority records about an application for a reduction of council tax.
              meta: {"gov:classification": OFFICIAL, "gov:version": 2.1.0, "gov:owner": Revenues data owner}
              collections:
                - name: claim
                  description: One application by one claimant.
                  fields:
                    - name: email
                            ^^^^^ field
                      data_categories: [user.contact.email]
        `,
        fixed: dedent`
          dataset:
            - fides_key: claims_db
              name: Council tax claims
              description: What an authority records about an application for a reduction of council tax.
              meta: {"gov:classification": OFFICIAL, "gov:version": 2.1.0, "gov:owner": Revenues data owner}
              collections:
                - name: claim
                  description: One application by one claimant.
                  fields:
                    - name: email
                      description: ""
                      data_categories: [user.contact.email]
        `,
      },
      {
        title: 'A field of an interface',
        frame: 'openapi',
        text: dedent`
          components:
            schemas:
              Claim:
                description: One application by one claimant.
                type: object
                properties:
                  received:
                  ^^^^^^^^ field
                    type: string
                    format: date
        `,
        fixed: dedent`
          components:
            schemas:
              Claim:
                description: One application by one claimant.
                type: object
                properties:
                  received:
                    type: string
                    format: date
                    description: ""
        `,
      },
      {
        title: 'A field of a contract',
        frame: 'dcs',
        text: dedent`
          dataContractSpecification: 1.2.1
          ^^^^^^^^^^^^^^^^^^^^^^^^^ structure/dialect-drift:supersededFormat
          models:
            claims:
              description: One row for each decided application.
              fields:
                received:
                ^^^^^^^^ field
                  type: date
        `,
        fixed: dedent`
          dataContractSpecification: 1.2.1
          models:
            claims:
              description: One row for each decided application.
              fields:
                received:
                  type: date
                  description: ""
        `,
      },
      {
        title: 'A data product',
        frame: 'odps',
        without: ['description'],
        text: 'name: Local taxation insight\n^^^^ standard\n',
        fixed: 'name: Local taxation insight\ndescription: {purpose: ""}\n',
      },
      {
        title: 'A whole standard',
        frame: 'standard',
        without: ['description'],
        text: 'title: Council tax claim\n^^^^^ standard\n',
      },
      {
        title: 'A code list of its own',
        frame: 'codelist',
        without: ['description'],
        text: 'title: Tenure\n^^^^^ standard\n',
        fixed: 'title: Tenure\ndescription: ""\n',
      },
      {
        title: 'A code list with a name',
        frame: 'json-schema',
        text: dedent`
          properties:
            tenure: {description: How the claimant holds the dwelling., $ref: '#/$defs/Tenure'}
          $defs:
            Tenure:
            ^^^^^^ codeList
              enum: [owner, tenant, other]
        `,
      },
    ],
  },
  on: {
    standard(standard, context) {
      if (!standard.description && !standard.describedElsewhere && !standard.fragment)
        report('standard', standard, standard.head, standard.label, context);
    },
    entity(entity, context) {
      // The root of a schema is the standard itself, which has had its say.
      if (entity.describedElsewhere) return;
      if (!entity.description && entity.name !== '' && entity.node !== entity.standard.node && !isWrapper(entity))
        report('entity', entity, entity.nameAt, entity.name, context);
    },
    field(field, context) {
      if (field.description || field.describedElsewhere || field.name === '' || isKeyword(field)) return;
      if (!isConstant(field) && !isTitleADescription(field, context))
        report('field', field, field.nameAt, field.name, context);
    },
    codeList(list, context) {
      // A list that is a whole document has had its say as a standard.
      if (!list.field && !list.document && !list.description && list.codes.length > 1)
        context.report('codeList', {
          at: list.codes[0] ? keyPlace({ node: list.at.node.parent ?? list.at.node }) : list.at,
          data: { name: list.name },
        });
    },
  },
});

function report(
  id: 'field' | 'entity' | 'standard',
  thing: Standard | Entity | Field,
  at: Field['nameAt'],
  name: string,
  context: FileContext<typeof messages>,
): void {
  const edit = context.place(thing, 'description', '');
  const fixes = edit ? [{ title: 'Insert an empty description', safety: 'suggestion' as const, edits: [edit] }] : [];
  context.report(id, { at, data: { name }, fixes });
}

/** A definition that only puts one property of its own name into the schema that takes it in. */
function isWrapper(entity: Entity): boolean {
  return entity.fields.length === 1 && entity.fields[0]?.name === entity.name;
}

/** What `@id` and `@type` hold, JSON-LD says (section 1.7). */
function isKeyword({ name }: Field): boolean {
  return /^@[a-z]+$/i.test(name);
}

/** Some write the definition as the title: `Number of days between the award and the first payment`. */
function isTitleADescription({ name, title }: Field, { stemsOf }: TextFunctions): boolean {
  const known = stemsOf(name);
  return [...stemsOf(title?.value ?? '')].filter((stem) => !known.has(stem)).length >= 3;
}

function isConstant(field: Field): boolean {
  return field.codeList?.codes.length === 1;
}
