import { wordsOf } from '../../base/words.ts';
import type { Field } from '../../model/entities.ts';
import { inferredPrivacy, isOfPerson } from '../../model/inference/field-privacy.ts';
import { reviewBeginnings } from '../../model/vocabularies/text-handling.ts';
import { defineRule } from '../define.ts';
import { declarationsFor } from '../support/declare-personal.ts';
import { dedent } from '../support/text.ts';
import { whatIsSaid } from '../support/undeclared.ts';

export const rule = defineRule({
  id: 'privacy/free-text-in-personal-data',
  since: '0.2.0',
  stability: 'preview',
  severity: 'info',
  messages: {
    free: '`{field}` is free text in a record about a person, so names and illnesses of anybody can end up in it. Limit it or make it a list of codes, and say in its description what may not be written there.',
  },
  docs: {
    what: 'A text of any length, such as notes or comments, stands in a record about a person, and nothing limits what is written there.',
    why: 'Whoever removes names from the other fields forgets the ones in the notes. Free text is where health, other people and opinions turn up that the standard never asked for.',
    instead:
      'Use a list of codes where that will do. Else write a `maxLength`, and say in the description what is left out or that somebody looks through the texts before they leave. Or declare the field: then the inventory shows it.',
    limits:
      'Knows notes, comments, remarks and the like by name, in records that are about people; descriptions of products, places and rules are left alone. A declared mark, a limit of length, a pattern, a list of values, or a description that speaks of review or redaction ends the question. Whether the limit is a sensible one is not judged.',
    references: ['NIST SP 800-122, section 4.2', 'GDPR and UK GDPR, Article 5(1)(c)'],
  },
  examples: {
    good: [
      {
        title: 'With a limit',
        frame: 'standard',
        text: visit('- {name: notes, type: string, maxLength: 200, description: What the visitor saw.}'),
      },
      {
        title: 'Somebody looks through it',
        frame: 'standard',
        text: visit(
          '- {name: notes, type: string, description: What the visitor saw. Redacted before the notes leave the service.}',
        ),
      },
      {
        title: 'A list, a declared field, and what is said of things',
        frame: 'table-schema',
        text: dedent`
          description: One row for each person who applies.
          fields:
            - name: case_outcome
              type: string
              description: How the application ended.
              constraints: {required: true, enum: [granted, refused]}
            - name: case_notes
              type: string
              description: What the officer wrote down.
              gov:personalData: {category: "dpv-pd:Opinion", identifiability: quasi}
            - {name: form_description, type: string, description: Name of the form that was used.}
          primaryKey: [case_outcome]
        `,
      },
    ],
    bad: [
      {
        title: 'Notes on a person',
        frame: 'standard',
        text: visit(
          '- name: notes\n              ^^^^^ free\n        type: string\n        description: What the visitor saw.',
        ),
        fixed: visit(
          '- name: notes\n        type: string\n        description: What the visitor saw.\n        personalData: {category: dpv-pd:Opinion, identifiability: quasi}',
        ),
      },
      {
        title: 'Notes on a case',
        frame: 'odcs',
        text: dedent`
          schema:
            - name: claimants
              description: One row for each person who applies.
              properties:
                - name: case_notes
                        ^^^^^^^^^^ free
                  logicalType: string
                  description: What the officer wrote down.
        `,
      },
    ],
  },
  on: {
    field(field, context) {
      if (field.type?.value !== 'string' || isLimited(field)) return;
      // Marked as personal, of whatever kind: somebody has looked at it.
      const said = whatIsSaid(field);
      if (said === undefined || said === 'no-kind') return;
      const privacy = inferredPrivacy(field, context.languages);
      if (privacy.row?.identifies !== 'free-text' || privacy.confidence !== 'high') return;
      if (!isOfPerson(field, context.languages) || speaksOfReview(field)) return;
      context.report('free', {
        at: field.nameAt,
        data: { field: field.name },
        fixes: declarationsFor(field, privacy, context),
      });
    },
  },
});

function isLimited({ maxLength, pattern, format, codeList }: Field): boolean {
  return [maxLength, pattern, format, codeList].some((one) => one !== undefined);
}

/** A note on how what is written is handled. */
function speaksOfReview({ description }: Field): boolean {
  if (!description) return false;
  const beginnings = reviewBeginnings();
  return wordsOf(description.value.slice(0, 1000)).some((word) => beginnings.some((start) => word.startsWith(start)));
}

function visit(field: string): string {
  return `${dedent`
    entities:
      - name: Patient
        kind: person
        description: Somebody whom a nurse visits at home.
        primaryKey: [shelf]
        fields:
          - {name: shelf, type: string, required: true, description: Where the papers are kept.}
  `}      ${field}\n`;
}
