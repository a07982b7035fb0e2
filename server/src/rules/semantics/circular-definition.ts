import type { Entity, Field } from '../../model/entities.ts';
import { keyPlace, type Located } from '../../model/located.ts';
import { defineRule, type FileContext, type TextFunctions } from '../define.ts';
import { dedent, quoted } from '../support/text.ts';

const messages = {
  circle:
    '`{name}` is explained by `{other}` ({text}), and `{other}` by `{name}` ({otherText}): who knows neither learns neither.',
} as const;

export const rule = defineRule({
  id: 'semantics/circular-definition',
  since: '0.2.0',
  stability: 'preview',
  severity: 'info',
  messages,
  docs: {
    what: 'Two entities, or two fields of one entity, are defined by each other and by hardly anything else.',
    why: '"Employer: organisation that employs employees. Employee: person whom an employer employs." Each sentence is right, and together they leave open who is meant: are trainees employees, are agencies employers?',
    instead:
      'Define one of the two without the other, by something that a reader can look at: a contract, an event, a register, a law. The other may then lean on it.',
    limits:
      'Compares stems of words within one file. Both definitions must name the other thing in full and hold at most two further words of meaning; two definitions that mention each other and say something besides are silent. Names of fields count from two words on. Definitions that are the same text, and names that contain each other, are not compared. Longer circles are not sought.',
    references: ['SEMIC Style Guide, SC-R5', 'ISO/IEC 11179-4, Formulation of data definitions'],
  },
  examples: {
    good: [
      {
        title: 'Each by something that a reader can look at',
        frame: 'table-schema',
        text: dedent`
          fields:
            - name: claim_id
              type: string
              description: Number under which the authority keeps the application.
              constraints: {required: true, unique: true}
            - name: gross_award
              type: number
              description: Reduction of the bill in pounds a week, as it stands in the letter of decision.
            - name: net_award
              type: number
              description: The gross award less what is recovered from it for earlier overpayments.
          primaryKey: [claim_id]
        `,
      },
      {
        title: 'One leans on the other',
        frame: 'linkml',
        text: dedent`
          classes:
            Employer:
              description: Organisation that pays wages under a contract of service.
              attributes:
                employer_id: {identifier: true, range: string, description: Number in the register of businesses.}
            Employee:
              description: Person employed by an employer.
              attributes:
                employee_id: {identifier: true, range: string, description: Number in the register of wages.}
        `,
      },
      {
        title: 'They mention each other and say more',
        frame: 'json-schema',
        text: dedent`
          properties:
            start_date: {type: string, format: date, description: 'First day for which the reduction is paid, never after the end date.'}
            end_date: {type: string, format: date, description: 'Last day for which the reduction is paid, never before the start date.'}
        `,
      },
    ],
    bad: [
      {
        title: 'Two classes',
        frame: 'linkml',
        text: dedent`
          classes:
            Employer:
              description: Organisation employing employees.
              attributes:
                employer_id: {identifier: true, range: string, description: Number in the register of businesses.}
            Employee:
              description: Person employed by an employer.
                           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ circle
              attributes:
                employee_id: {identifier: true, range: string, description: Number in the register of wages.}
        `,
      },
      {
        title: 'Two fields',
        frame: 'json-schema',
        text: dedent`
          properties:
            start_date: {type: string, format: date, description: Day before the end date.}
            end_date: {type: string, format: date, description: Day after the start date.}
                                                                ^^^^^^^^^^^^^^^^^^^^^^^^^ circle
        `,
      },
      {
        title: 'Two columns',
        frame: 'table-schema',
        text: dedent`
          fields:
            - name: claim_id
              type: string
              description: Number under which the authority keeps the application.
              constraints: {required: true, unique: true}
            - name: gross_award
              type: number
              description: Net award before recovery.
            - name: net_award
              type: number
              description: Gross award after recovery.
                           ^^^^^^^^^^^^^^^^^^^^^^^^^^^ circle
          primaryKey: [claim_id]
        `,
      },
    ],
  },
  on: {
    standard(standard, context) {
      check(
        standard.entities.filter((entity) => entity.node !== standard.node),
        1,
        context,
      );
    },
    entity: (entity, context) => check(entity.fields, 2, context),
    field: (field, context) => check(field.fields, 2, context),
  },
});

/** Words of meaning that a definition holds besides the two names, at most. */
const MOST_BESIDES = 2;
/** UTF-16 units. */
const LONGEST = 120;
/** A definition that can be part of such a circle is short, so there are few; more are cut to bound the time. */
const MOST_TERMS = 300;

interface Term {
  readonly name: string;
  readonly description: Located<string>;
  readonly said: ReadonlySet<string>;
  /** The stems of the name, and those of the title. */
  readonly names: readonly ReadonlySet<string>[];
}

function check(things: readonly (Entity | Field)[], fewestWords: number, context: FileContext<typeof messages>): void {
  const terms = things.flatMap((thing) => termOf(thing, fewestWords, context) ?? []).slice(0, MOST_TERMS);
  terms.forEach((term, index) => {
    const other = terms.slice(0, index).find((earlier) => isCircle(earlier, term));
    if (!other) return;
    context.report('circle', {
      at: term.description,
      data: {
        name: term.name,
        other: other.name,
        text: quoted(term.description.value),
        otherText: quoted(other.description.value),
      },
      related: [{ at: keyPlace(other.description), message: `\`${other.name}\` is explained here.` }],
    });
  });
}

function termOf(
  { name, title, description }: Entity | Field,
  fewestWords: number,
  { stemsOf }: TextFunctions,
): Term | undefined {
  if (!description || name === '' || description.value.length > LONGEST) return undefined;
  const names = [stemsOf(name), stemsOf(title?.value ?? '')].filter((stems) => stems.size >= fewestWords);
  const said = stemsOf(description.value);
  return names.length === 0 || said.size === 0 ? undefined : { name, description, said, names };
}

function isCircle(a: Term, b: Term): boolean {
  const inA = b.names.find((name) => isWithin(name, a.said));
  const inB = a.names.find((name) => isWithin(name, b.said));
  if (!inA || !inB || isWithin(inA, inB) || isWithin(inB, inA)) return false;
  if (a.description.value.trim() === b.description.value.trim()) return false;
  return [a, b].every(
    ({ said }) => [...said].filter((stem) => !inA.has(stem) && !inB.has(stem)).length <= MOST_BESIDES,
  );
}

function isWithin(part: ReadonlySet<string>, whole: ReadonlySet<string>): boolean {
  return [...part].every((stem) => whole.has(stem));
}
