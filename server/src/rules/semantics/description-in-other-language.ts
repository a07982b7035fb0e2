import type { Standard } from '../../model/entities.ts';
import { functionWords } from '../../model/vocabularies/function-words.ts';
import { asScalar, keyOf, valueAt } from '../../syntax/tree.ts';
import { defineRule, type FileContext } from '../define.ts';
import { A_HABIT, allDefinitions, type Definition } from '../support/definitions.ts';
import { otherLanguageOf } from '../support/language-of-text.ts';
import { dedent } from '../support/text.ts';

const messages = {
  one: 'The description of `{name}` is in {other}, and the document says that it is written in {declared}.',
  many: '{count} of {all} descriptions of `{name}` are in {other}, and the document says that it is written in {declared}. Which of the two is meant?',
} as const;

export const rule = defineRule({
  id: 'semantics/description-in-other-language',
  since: '0.2.0',
  stability: 'preview',
  severity: 'info',
  messages,
  docs: {
    what: 'A description is written in another language than those that the document declares.',
    why: 'Catalogues, search and screen readers go by the declaration. A French text that is declared English is read out as English, is not found, and is left out of the translation.',
    instead:
      'Translate the text, tag it with its language where the format can (`{"@value": "…", "@language": "fr"}`), or declare the language as well.',
    limits:
      'Speaks only where a document declares its languages and all of them are among English, French, Spanish, Italian, German, Dutch and Portuguese, and only of texts of eight words or more of which at least every third is a grammatical word of one other of these languages and next to none is one of the declared. Short texts, mixed ones, lists of names and texts that carry a tag of their own are left alone; so are catalogues, whose `language` is that of the data. Where more than half of the descriptions are in one other language, or more than ten, it is said once.',
    references: [
      'RFC 5646 (BCP 47)',
      'W3C Data on the Web Best Practices, BP 2 and 3',
      'EU, European Interoperability Framework, multilingualism',
    ],
  },
  examples: {
    good: [
      {
        title: 'As declared, with a few foreign words',
        frame: 'linkml',
        text: dedent`
          in_language: en
          classes:
            Claim:
              description: One application by one claimant, known as demande de réduction de la taxe to the authorities of the other side of the border.
              attributes:
                claim_id: {identifier: true, range: string, description: Number under which the authority keeps the application.}
        `,
      },
      {
        title: 'Two languages',
        frame: 'data-package',
        text: dedent`
          languages: [en, fr]
          resources:
            - name: occupants
              description: Une ligne pour chaque personne qui habite un logement dans la commune.
              path: occupants.csv
              schema:
                fields:
                  - name: occupant
                    type: string
                    description: Name of the person who lives in the dwelling and pays for it.
        `,
      },
    ],
    bad: [
      {
        title: 'A text that was forgotten in the translation',
        frame: 'linkml',
        text: dedent`
          in_language: en
          classes:
            Claim:
              description: One application by one claimant.
              attributes:
                claim_id: {identifier: true, range: string, description: Number under which the authority keeps the application.}
                household: {range: string, description: Les personnes qui habitent le logement au jour de la demande.}
                                                        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ one
                ward: {range: string, description: Part of the area of the council in which the dwelling lies.}
        `,
      },
      {
        title: 'A declaration that was copied',
        frame: 'table-schema',
        text: dedent`
          title: Council tax decisions
          ^^^^^ many
          languages: [fr]
          fields:
            - name: claim_id
              type: string
              description: Number under which the authority keeps the application of the claimant.
              constraints: {required: true, unique: true}
            - name: decided_on
              type: date
              description: Day on which the authority has decided on the application.
          primaryKey: [claim_id]
        `,
      },
    ],
  },
  on: {
    standard(standard, context) {
      const declared = standard.languages;
      if (declared.length === 0 || !declared.every((language) => functionWords().has(language))) return;
      const all = allDefinitions(standard).filter((definition) => !isTagged(definition));
      const found = all.flatMap((definition) => {
        const other = otherLanguageOf(definition.description.value, declared);
        return other ? [{ ...definition, other: other.name }] : [];
      });
      const [first] = found;
      if (!first) return;
      const names = declared.map((language) => functionWords().get(language)?.name ?? language).join(' and ');
      if (found.length > A_HABIT || (found.length > 1 && found.length * 2 > all.length)) {
        reportMany(standard, { found, all: all.length, names, other: first.other }, context);
        return;
      }
      for (const { name, description, other } of found)
        context.report('one', { at: description, data: { name, other, declared: names } });
    },
  },
});

/** A text that says its own language, or one of several: what is declared for the document does not hold for it. */
function isTagged({ description: { node } }: Definition): boolean {
  if (!asScalar(node)) return true;
  const key = asScalar(keyOf(node))?.value;
  return (
    (node.parent && valueAt(node.parent, '@language') !== undefined) || /^[a-z]{2}(?:-|$)/i.test(String(key ?? ''))
  );
}

interface Many {
  readonly found: readonly Definition[];
  readonly all: number;
  readonly names: string;
  readonly other: string;
}

function reportMany(
  standard: Standard,
  { found, all, names, other }: Many,
  context: FileContext<typeof messages>,
): void {
  const data = { count: String(found.length), all: String(all), name: standard.label, other, declared: names };
  context.report('many', { at: standard.head, data });
}
