import type { Entity, Field } from '../../model/entities.ts';
import { defineRule, type FileContext } from '../define.ts';
import { repetition } from '../support/definition.ts';
import { dedent, quoted } from '../support/text.ts';

const messages = {
  repeats: '{text} only says the name of `{name}` again. What is it, and what is it not?',
  repeatsTitle: '{text} only says the title of `{name}` again. What is it, and what is it not?',
} as const;

export const rule = defineRule({
  id: 'semantics/tautological-description',
  since: '0.1.0',
  stability: 'stable',
  severity: 'warning',
  messages,
  docs: {
    what: 'A description holds no word that the name or the title does not hold already.',
    why: '"Award date: the award date" fills the box and tells nothing: whose award, decided or published, by whom?',
    instead:
      'Name the thing of which it is a property, the event or the rule that gives it its value, and what is left out. `award_date`: "Day on which the council wrote to the applicant that the reduction is granted."',
    limits:
      'Compares the stems of words, without articles and the like. English words are stemmed; those of other languages only compared. Two new words that carry meaning are enough.',
    references: [
      'ISO/IEC 11179-4, requirements on data definitions',
      'NIEM Naming and Design Rules, rules on definitions',
    ],
  },
  examples: {
    good: [
      {
        title: 'Who did what on that day, and what does not count',
        frame: 'odcs',
        text: dedent`
          schema:
            - name: tbl_clm
              businessName: Claims
              description: One row for each application that an authority has decided, without those that were withdrawn.
              properties:
                - name: award_date
                  logicalType: date
                  description: Day on which the council wrote to the applicant that the reduction is granted, and not the day from which it is paid.
        `,
      },
      {
        title: 'New words',
        frame: 'json-schema',
        text: dedent`
          properties:
            award_date: {type: string, format: date, description: Day on which the council granted the reduction.}
        `,
      },
    ],
    bad: [
      {
        title: 'The name again',
        frame: 'json-schema',
        text: dedent`
          properties:
            award_date: {type: string, format: date, description: The date of the award.}
                                                                  ^^^^^^^^^^^^^^^^^^^^^^ repeats
        `,
      },
      {
        title: 'The title again',
        frame: 'odcs',
        text: dedent`
          schema:
            - name: tbl_clm
              businessName: Claims
              description: Claim
                           ^^^^^ repeatsTitle
              properties:
                - name: claim_id
                  logicalType: string
                  description: Number under which the authority keeps the application.
        `,
      },
    ],
  },
  on: {
    entity: (entity, context) => check(entity, context),
    field: (field, context) => check(field, context),
  },
});

function check({ name, title, description }: Entity | Field, context: FileContext<typeof messages>): void {
  const message = description && name !== '' ? repetition(description, name, title, context) : undefined;
  if (!description || !message) return;
  context.report(message, { at: description, data: { name, text: quoted(description.value) } });
}
