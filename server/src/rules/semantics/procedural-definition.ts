import type { Field, Standard } from '../../model/entities.ts';
import { defineRule, type FileContext } from '../define.ts';
import { A_HABIT, type Definition, fieldDefinitions, firstNames } from '../support/definitions.ts';
import { folded, phrasePattern } from '../support/phrases.ts';
import { dedent, quoted } from '../support/text.ts';

const messages = {
  opening: '{text} says what to do with `{name}`. What is it?',
  instruction:
    'The definition of `{name}` tells somebody how to fill it in ({text}). That belongs beside the form or into a comment: a reader of the data needs to know what it is.',
  many: '{count} definitions in `{standard}` tell somebody how to fill the field in ({text}), those of {names} among them. That belongs beside the form or into comments.',
} as const;

export const rule = defineRule({
  id: 'semantics/procedural-definition',
  since: '0.2.0',
  stability: 'preview',
  severity: 'hint',
  messages,
  docs: {
    what: 'The definition of a field gives instructions, or says what the field is used for, in the place of what it is.',
    why: 'Forms and uses change, and the data outlive them. "Used for the monthly return" is no help to somebody who gets the data for another purpose, and "Enter the date" does not say which.',
    instead:
      'Say what the field holds, as a noun: "Day on which the payment left the account." Put the instruction where the people read it who follow it: in the form, in its guidance, in a comment of the schema.',
    limits:
      'Looks at fields only: a standard or a dataset may well say what it is for. Knows how such sentences begin, in the languages that the document or the project declares and in English; an opening counts in the first sentence, an instruction that names who fills in or begins with "please" anywhere; more than ten of these in a document are said once. A pointer to the definition elsewhere ("See …") is silent.',
    references: ['ISO/IEC 11179-4, Formulation of data definitions, recommendations'],
  },
  examples: {
    good: [
      {
        title: 'What it is; what it is for stands at the standard',
        frame: 'json-schema',
        text: dedent`
          description: Used for the monthly return of decisions to the ministry.
          properties:
            paid_on: {type: string, format: date, description: Day on which the payment left the account.}
        `,
      },
      {
        title: 'Things that are used',
        frame: 'table-schema',
        text: dedent`
          fields:
            - name: claim_id
              type: string
              description: Number under which the authority keeps the application.
              constraints: {required: true, unique: true}
            - name: vehicle
              type: string
              description: Vehicle used for the journey to school.
            - name: entry
              type: string
              description: Entered by the officer who took the decision; the number of the desk.
          primaryKey: [claim_id]
        `,
      },
    ],
    bad: [
      {
        title: 'A use',
        frame: 'json-schema',
        text: dedent`
          properties:
            ward: {type: string, description: Used for reporting to the ministry.}
                                              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ opening
        `,
      },
      {
        title: 'Instructions',
        frame: 'odcs',
        text: dedent`
          schema:
            - name: claims
              description: One row for each decided application.
              properties:
                - name: paid_on
                  logicalType: date
                  description: Enter the day of the payment.
                               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ opening
                - name: officer
                  logicalType: string
                  description: Name of the officer. To be completed by the front desk.
                               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ instruction
        `,
      },
      {
        title: 'A habit',
        frame: 'table-schema',
        text: dedent`
          fields:
            - {name: claim_id, type: string, description: Number of the application. To be completed by the front desk., constraints: {required: true}}
                                                          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ many
            - {name: phone, type: string, description: Number under which the landlord is called. To be completed by the front desk.}
            - {name: street, type: string, description: Street of the office. To be completed by the front desk.}
            - {name: town, type: string, description: Town of the office. To be completed by the front desk.}
            - {name: officer, type: string, description: Who took the decision. To be completed by the front desk.}
            - {name: deputy, type: string, description: Who stands in for the officer. To be completed by the front desk.}
            - {name: letter, type: string, description: Letter that was sent. To be completed by the front desk.}
            - {name: reason, type: string, description: Why the decision was taken. To be completed by the front desk.}
            - {name: appeal, type: string, description: Appeal against the decision. To be completed by the front desk.}
            - {name: court, type: string, description: Court that hears the appeal. To be completed by the front desk.}
            - {name: partner, type: string, description: Partner of the claimant. To be completed by the front desk.}
          primaryKey: [claim_id]
        `,
      },
    ],
  },
  on: {
    standard(standard, context) {
      const { languages } = context;
      const opening = phrasePattern('opening', languages, 'start');
      const procedure = phrasePattern('procedure', languages, 'anywhere');
      const instructions: Instruction[] = [];
      for (const definition of fieldDefinitions(standard)) {
        const { name, description } = definition;
        const plain = folded(description.value.slice(0, LONGEST));
        const opens = plain.search(opening) >= 0;
        const [found] = opens ? [] : plain.matchAll(procedure);
        if (opens) context.report('opening', { at: description, data: { name, text: quoted(description.value) } });
        else if (found) instructions.push({ ...definition, text: quoted(found[0]) });
      }
      reportInstructions(standard, instructions, context);
    },
  },
});

/** UTF-16 units that are looked at. */
const LONGEST = 1000;

interface Instruction extends Definition<Field> {
  readonly text: string;
}

function reportInstructions(
  standard: Standard,
  instructions: readonly Instruction[],
  context: FileContext<typeof messages>,
): void {
  const [first] = instructions;
  if (first && instructions.length > A_HABIT) {
    const data = { count: String(instructions.length), standard: standard.label, text: first.text };
    context.report('many', { at: first.description, data: { ...data, names: firstNames(instructions) } });
    return;
  }
  for (const { name, description, text } of instructions)
    context.report('instruction', { at: description, data: { name, text } });
}
