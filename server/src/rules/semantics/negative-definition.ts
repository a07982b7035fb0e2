import { defineRule } from '../define.ts';
import { allDefinitions } from '../support/definitions.ts';
import { folded, phrasePattern } from '../support/phrases.ts';
import { dedent, quoted } from '../support/text.ts';

const messages = {
  negative: '{text} says what `{name}` is not. What is it?',
} as const;

export const rule = defineRule({
  id: 'semantics/negative-definition',
  since: '0.2.0',
  stability: 'preview',
  severity: 'info',
  messages,
  docs: {
    what: 'A definition says only what a thing is not.',
    why: '"Anyone other than a tenant" takes in owners, lodgers, squatters, visitors and landlords. Whoever meets a case that the author did not think of decides alone, and everybody decides differently.',
    instead:
      'Begin with what the thing is a kind of, and say what sets it apart. An exclusion may follow. `occupier`: "Person who lives in the dwelling as its owner or with the leave of its owner, and who pays no rent."',
    limits:
      'Reads how a definition of one sentence begins, in the languages that the document or the project declares and in English. Silent where it goes on with what the thing is ("but", "rather"), where the name itself is a negation (`non_resident`), and about meanings of codes: the last code of a list may well be "any other than these".',
    references: ['ISO/IEC 11179-4, Formulation of data definitions, requirements'],
  },
  examples: {
    good: [
      {
        title: 'What it is, and then what is left out',
        frame: 'table-schema',
        text: dedent`
          fields:
            - name: claim_id
              type: string
              description: Number under which the authority keeps the application.
              constraints: {required: true, unique: true}
            - name: occupier
              type: string
              description: Person who lives in the dwelling and pays no rent, other than a guest.
            - name: landlord
              type: string
              description: Not the agent who collects the rent but the person to whom it is owed.
            - name: rooms
              type: integer
              description: No. of rooms that are used for living and sleeping.
          primaryKey: [claim_id]
        `,
      },
      {
        title: 'A name that is a negation',
        frame: 'json-schema',
        text: dedent`
          properties:
            non_dependant: {type: string, description: Anyone other than the claimant and the family who lives in the dwelling.}
        `,
      },
    ],
    bad: [
      {
        title: 'Everybody else',
        frame: 'json-schema',
        text: dedent`
          properties:
            occupier: {type: string, description: Any person other than a tenant.}
                                                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ negative
        `,
      },
      {
        title: 'A class',
        frame: 'linkml',
        text: dedent`
          classes:
            Visitor:
              description: Not a resident.
                           ^^^^^^^^^^^^^^^ negative
              attributes:
                visitor_id: {identifier: true, range: string, description: Number under which the register keeps the visit.}
        `,
      },
      {
        title: 'In the language of the document',
        frame: 'data-package',
        text: dedent`
          languages: [en, fr]
          resources:
            - name: occupants
              description: One row for each person who lives in a dwelling.
              path: occupants.csv
              schema:
                fields:
                  - name: occupant
                    type: string
                    description: Toute personne autre que le locataire.
                                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ negative
        `,
      },
    ],
  },
  on: {
    standard(standard, context) {
      const { languages } = context;
      const negation = phrasePattern('negation', languages, 'start');
      const positive = phrasePattern('positive', languages, 'anywhere');
      for (const { name, description } of allDefinitions(standard)) {
        const text = description.value.trim();
        if (text.length > LONGEST || isOfSeveralParts(text)) continue;
        const plain = folded(text);
        if (plain.search(negation) < 0 || plain.search(positive) >= 0 || NEGATIVE_NAME.test(name)) continue;
        context.report('negative', { at: description, data: { name, text: quoted(text) } });
      }
    },
  },
});

/** UTF-16 units. Who writes more also says something positive. */
const LONGEST = 120;

/** A second sentence, or what follows a colon or a dash, says what the thing is. */
function isOfSeveralParts(text: string): boolean {
  return /[.;:!?]\s|\s[-–—]\s|\n/.test(text);
}

const NEGATIVE_NAME =
  /^(?:non|not|no|other|autres?|otros?|otras?|altr[io]|andere|outros?|nicht|niet|geen)(?![a-z])|(?:Not|Non|Other)(?![a-z])/;
