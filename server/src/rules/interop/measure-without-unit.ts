import type { Field } from '../../model/entities.ts';
import { defineRule } from '../define.ts';
import { isNumber, reportFields } from '../support/number-fields.ts';
import { holdUnit, measureOf, tellsUnit } from '../support/quantities.ts';
import { dedent } from '../support/text.ts';

const messages = {
  one: 'Nothing says in which unit `{field}` is measured.',
  several: '{count} fields of `{entity}` are measured, and nothing says in which units: {fields}.',
} as const;

export const rule = defineRule({
  id: 'interop/measure-without-unit',
  since: '0.2.0',
  stability: 'preview',
  severity: 'warning',
  messages,
  docs: {
    what: 'A number is called a length, a weight, a temperature or the like, and nothing says in which unit it is.',
    why: 'Metres and feet are both plausible heights. Whoever joins two tables finds out which it was when the result is wrong, or never.',
    instead:
      'Name the unit where the format has a place for it, best by its code of UCUM (`m`, `kg`, `Cel`), or in the name (`height_m`) or the description. Where it differs from row to row, put a field for the unit beside the value.',
    limits:
      'Goes by words for measures in the names of numeric fields, in seven languages; names that also mean coordinates are left out, and `area`, `volume`, `length` and `depth` count only for numbers with decimals. Silent where a field beside it is called unit, where the description mentions any unit or the word itself, where the bounds are those of a share, and for pictures, text and statistical weights. Fields of one entity are told together.',
    references: [
      'NIEM Naming and Design Rules, representation term Measure',
      'W3C Data on the Web Best Practices, best practice 13',
      'ISO 80000-1',
    ],
  },
  examples: {
    good: [
      {
        title: 'A mark, a name, a description, a field beside it',
        frame: 'json-schema',
        text: dedent`
          properties:
            height: {type: number, description: From the ground to the ridge of the roof., x-unit: m}
            weight_kg: {type: number, description: Of the parcel as it was handed in.}
            distance: {type: number, description: From the home to the nearest school in kilometres along roads.}
            wind:
              type: object
              description: What the station measured.
              properties:
                speed: {type: number, description: As it was read from the instrument.}
                speed_unit: {type: string, description: In which the speed was read., enum: [m/s, '[kn_i]']}
        `,
      },
      {
        title: 'Measures that are none',
        frame: 'table-schema',
        text: dedent`
          fields:
            - name: claim_id
              type: string
              description: Number under which the authority keeps the application.
            - name: volume
              type: integer
              description: Of the journal in which the decision was published.
            - name: weight_factor
              type: number
              description: By which the answer counts in the survey.
            - name: duration
              type: duration
              description: How long the award runs.
            - name: image_height
              type: number
              description: Of the scan of the application.
        `,
      },
    ],
    bad: [
      {
        title: 'A bare number',
        frame: 'odcs',
        text: dedent`
          schema:
            - name: claims
              description: One row for each decided application.
              properties:
                - name: home_distance
                        ^^^^^^^^^^^^^ one
                  logicalType: number
                  description: From the home of the applicant to the nearest office.
        `,
        fixed: dedent`
          schema:
            - name: claims
              description: One row for each decided application.
              properties:
                - name: home_distance
                  logicalType: number
                  description: From the home of the applicant to the nearest office.
                  customProperties:
                    - {property: unit, value: ""}
        `,
      },
      {
        title: 'Several of one table, in another language',
        frame: 'table-schema',
        text: dedent`
          fields:
            - name: claim_id
              type: string
              description: Number under which the authority keeps the application.
            - name: longueur_totale
                    ^^^^^^^^^^^^^^^ several
              type: number
              description: De la voie, d'un carrefour au suivant.
            - name: largeur
              type: number
              description: De la voie entre les trottoirs.
        `,
        fixed: dedent`
          fields:
            - name: claim_id
              type: string
              description: Number under which the authority keeps the application.
            - name: longueur_totale
              type: number
              description: De la voie, d'un carrefour au suivant.
              gov:unit: ""
            - name: largeur
              type: number
              description: De la voie entre les trottoirs.
              gov:unit: ""
        `,
      },
    ],
  },
  on: {
    entity(entity, context) {
      const found = [...withoutUnit(entity.fields)];
      reportFields(found, entity, context, 'Insert a unit to fill in');
    },
  },
});

function* withoutUnit(fields: readonly Field[]): Generator<Field> {
  let told: boolean | undefined;
  for (const field of fields) {
    const measure = isNumber(field) ? measureOf(field) : undefined;
    if (measure && !tellsUnit(field, measure)) {
      told ??= holdUnit(fields);
      if (!told) yield field;
    }
    yield* withoutUnit(field.fields);
  }
}
