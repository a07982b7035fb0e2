import type { Entity, Field } from '../../model/entities.ts';
import type { Located } from '../../model/located.ts';
import { currencyCodes, currencySymbols, historicCurrencyCodes } from '../../model/vocabularies/load.ts';
import { isUcum } from '../../model/vocabularies/ucum.ts';
import { unitMeant, unitMistaken, unitOf } from '../../model/vocabularies/units.ts';
import { defineRule, type FileContext } from '../define.ts';
import { dedent, quoted } from '../support/text.ts';

const messages = {
  word: '`{name}` has the unit {unit}. UCUM writes it {code}.',
  accident: '`{name}` has the unit {unit}, which is the {label} in UCUM. {code} is probably meant.',
  currency: '`{name}` has the unit {unit}, a currency that ISO 4217 writes {code}.',
  unknown:
    '`{name}` has the unit {unit}, which is no code of UCUM: programs can neither compare nor convert the values.',
} as const;

export const rule = defineRule({
  id: 'interop/unit-not-ucum',
  since: '0.2.0',
  stability: 'preview',
  severity: 'info',
  messages,
  docs: {
    what: 'A declared unit is a word or an abbreviation, and no code of UCUM.',
    why: '"Kgs", "kilos" and "kilogrammes" are one unit to a reader and three to a program. UCUM has one case-sensitive code for each unit and a grammar for those made of others, so that values can be compared and converted.',
    instead:
      'Write the code: `kg`, `m2`, `har` for the hectare, `Cel` for the degree Celsius, `kg/m2`. What is counted stands in braces, `{persons}`; a currency has its code of ISO 4217. Addresses of units of QUDT or of the EU do as well.',
    limits:
      'Reads the place that a format has for the code of a unit, and marks. Names and symbols in places meant for names, addresses and prefixed names such as `unit:KiloGM` are left alone; nothing is looked up. A code that is well formed is taken to be meant, except for a few that are well known by mistake, such as `mph`.',
    references: [
      'The Unified Code for Units of Measure (UCUM)',
      'EU Vocabularies, authority table of measurement units',
      'QUDT, vocabulary of units',
      'ISO 4217',
    ],
  },
  examples: {
    good: [
      {
        title: 'Codes, annotations, currencies and addresses',
        frame: 'json-schema',
        text: dedent`
          required: [plot_area]
          properties:
            plot_area: {type: number, description: Size of the plot as it was surveyed., x-unit: har}
            floor_load: {type: number, description: What one square metre of the floor bears., x-unit: kg/m2}
            residents: {type: integer, description: How many live at the address., x-unit: '{persons}'}
            rent: {type: number, description: What the tenant owes each month., x-unit: GBP/mo}
            flow: {type: number, description: Water that passes the gauge., x-unit: 'http://qudt.org/vocab/unit/M3-PER-SEC'}
        `,
      },
      {
        title: 'A name where a name belongs',
        frame: 'linkml',
        text: dedent`
          classes:
            Plot:
              description: A piece of land with one owner.
              attributes:
                size:
                  range: decimal
                  description: How much land there is, as it was surveyed.
                  unit: {symbol: ha, descriptive_name: hectare}
        `,
      },
    ],
    bad: [
      {
        title: 'A currency in brackets',
        frame: 'table-schema',
        text: dedent`
          fields:
            - name: claim_id
              type: string
              description: Number under which the authority keeps the application.
            - name: rent_due
              type: number
              description: What the tenant owes each week.
              unit: "[GBP]"
                    ^^^^^^^ currency
        `,
        fixed: dedent`
          fields:
            - name: claim_id
              type: string
              description: Number under which the authority keeps the application.
            - name: rent_due
              type: number
              description: What the tenant owes each week.
              unit: "GBP"
        `,
      },
      {
        title: 'A word',
        frame: 'table-schema',
        text: dedent`
          fields:
            - name: claim_id
              type: string
              description: Number under which the authority keeps the application.
            - name: plot_area
              type: number
              description: Size of the plot as it was surveyed.
              unit: hectares
                    ^^^^^^^^ word
        `,
        fixed: dedent`
          fields:
            - name: claim_id
              type: string
              description: Number under which the authority keeps the application.
            - name: plot_area
              type: number
              description: Size of the plot as it was surveyed.
              unit: har
        `,
      },
      {
        title: 'A code by accident, and none',
        frame: 'linkml',
        text: dedent`
          classes:
            Passage:
              description: A vehicle that passed the camera.
              attributes:
                speed:
                  range: decimal
                  description: How fast the vehicle was.
                  unit: {ucum_code: mph}
                                    ^^^ accident
                load:
                  range: decimal
                  description: How heavy the goods were.
                  unit: {ucum_code: Gallon}
                                    ^^^^^^ unknown
        `,
      },
      {
        title: 'A sign for a currency',
        frame: 'odcs',
        text: dedent`
          schema:
            - name: claims
              description: One row for each decided application.
              properties:
                - name: fee
                  logicalType: number
                  description: What the applicant paid.
                  customProperties:
                    - {property: unit, value: £}
                                              ^ currency
        `,
      },
    ],
  },
  on: {
    field: check,
    entity(entity, context) {
      if (entity.node !== entity.standard.node) check(entity, context);
    },
  },
});

function check({ name, marks }: Field | Entity, context: FileContext<typeof messages>): void {
  const { unit } = marks;
  if (!unit || unitCode(unit) !== undefined) return;
  const written = unit.value.trim();
  const meant = unitMistaken(written) ?? unitMeant(written);
  const currency = currencyMeant(written);
  const code = currency ?? meant;
  const fixes = code === undefined ? [] : [writing(unit, code)];
  const data = { name, unit: quoted(written), code: quoted(code ?? '') };
  if (currency !== undefined) context.report('currency', { at: unit, data, fixes });
  else if (meant === undefined) context.report('unknown', { at: unit, data });
  else if (isUcum(written))
    context.report('accident', { at: unit, data: { ...data, label: unitOf(written) ?? '' }, fixes });
  else context.report('word', { at: unit, data, fixes });
}

/** By its symbol or a word, or by its code in brackets, as UCUM writes what is not metric. */
function currencyMeant(written: string): string | undefined {
  const [, code = ''] = /^\[([A-Z]{3})\]$/.exec(written) ?? [];
  if (currencyCodes().has(code)) return code;
  return currencySymbols().get(written) ?? currencySymbols().get(written.toUpperCase());
}

/** What a unit is by a code or an address, or undefined when it is neither. */
function unitCode({ value }: Located<string>): string | undefined {
  const written = value.trim();
  if (/^[a-z][\w+.-]*:\S/i.test(written) || NO_UNIT.test(written)) return written;
  const [money = '', ...rest] = written.split('/');
  if (currencyCodes().has(money) || historicCurrencyCodes().has(money))
    return rest.length === 0 || isUcum(rest.join('/')) ? written : undefined;
  return isUcum(written) && unitMistaken(written) === undefined ? written : undefined;
}

/** That there is none is an answer too. */
const NO_UNIT = /^(?:none|n\/?a|no unit|unitless|dimensionless|-+)$/i;

function writing(unit: Located<string>, code: string) {
  const edits = [{ op: 'set' as const, at: unit.node, path: [], value: code }];
  return { title: `Write ${quoted(code)}`, safety: 'suggestion' as const, edits };
}
