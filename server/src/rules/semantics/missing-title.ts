import { wordsOf } from '../../base/words.ts';
import type { Field } from '../../model/entities.ts';
import type { NodeEdit } from '../../model/formats/adapter.ts';
import { fieldsOf } from '../../model/formats/build.ts';
import { isCommon, isKnownByIt, isUnreadable, longForm, speaksOfReadability } from '../../model/inference/readable.ts';
import { defineRule, type FileContext, type FixDraft } from '../define.ts';
import { A_HABIT, firstNames } from '../support/definitions.ts';
import { dedent, quoted } from '../support/text.ts';

const messages = {
  title: '`{name}` cannot be read as words and has no title. What do people call it?',
  many: '{count} fields of `{standard}` have names that cannot be read as words and no title, {names} among them.',
} as const;

export const rule = defineRule({
  id: 'semantics/missing-title',
  since: '0.2.0',
  stability: 'preview',
  severity: 'info',
  messages,
  docs: {
    what: 'A field has no title, and its name is made of short forms.',
    why: 'Forms, tables and catalogues show the title to people. Where there is none they show `dob`, and everybody who translates, sorts or searches has to guess.',
    instead: 'Give it a title as it would stand on a form. `dob`: "Date of birth".',
    limits:
      'Asked for only in formats that have a place for a title, and only where more than half of the words of a name are short: known short forms of common words (`dob`, `amt`), or two to six letters that cannot be a word in English, French, Spanish, Italian, German, Dutch or Portuguese. A name that everybody uses in its short form (`uprn`, `siret`, `url`) needs none, and files that declare other languages are left alone. More than ten in a document are said once.',
    references: ['SEMIC Style Guide, GC-R3', 'W3C Data on the Web Best Practices, BP 2 and 3'],
  },
  examples: {
    good: [
      {
        title: 'With a title, or with names that need none',
        frame: 'json-schema',
        text: dedent`
          properties:
            dob: {title: Date of birth, type: string, format: date, description: Day on which the ward of the council was born.}
            uprn: {type: string, description: Number of the dwelling in the register of addresses.}
            claim_url: {type: string, format: uri, description: Page on which the authority answers.}
          x-gov:
            owner: {role: Revenues data owner, contact: data.owner@council.example}
            classification: {scheme: uk-gscp, value: OFFICIAL}
            personalData: {category: none, reason: Made-up records for training.}
        `,
      },
      {
        title: 'Words of another language',
        frame: 'table-schema',
        text: dedent`
          languages: [cy]
          fields:
            - name: claim_id
              type: string
              description: Number under which the authority keeps the application.
              constraints: {required: true, unique: true}
            - name: dwr
              type: string
              description: Pwy sy'n cyflenwi'r tŷ.
          primaryKey: [claim_id]
        `,
      },
    ],
    bad: [
      {
        title: 'Short forms that have a long one',
        frame: 'table-schema',
        text: dedent`
          fields:
            - name: claim_id
              type: string
              description: Number under which the authority keeps the application.
              constraints: {required: true, unique: true}
            - name: pmt_amt
                    ^^^^^^^ title
              type: number
              description: Pounds that were paid in the week.
          primaryKey: [claim_id]
        `,
        fixed: dedent`
          fields:
            - name: claim_id
              type: string
              description: Number under which the authority keeps the application.
              constraints: {required: true, unique: true}
            - name: pmt_amt
              title: Payment amount
              type: number
              description: Pounds that were paid in the week.
          primaryKey: [claim_id]
        `,
      },
      {
        title: 'A short form of the house',
        frame: 'json-schema',
        text: dedent`
          properties:
            rdctn:
            ^^^^^ title
              type: number
              description: Weekly reduction that was granted.
        `,
        fixed: dedent`
          properties:
            rdctn:
              title: ""
              type: number
              description: Weekly reduction that was granted.
        `,
      },
      {
        title: 'A habit',
        frame: 'odcs',
        text: dedent`
          schema:
            - name: claims
              description: One row for each decided application.
              properties:
                - {name: claim_id, logicalType: string, required: true, primaryKey: true, description: Number of the application.}
                - {name: txn_amt, logicalType: number, description: What was paid.}
                         ^^^^^^^ many
                - {name: txn_dt, logicalType: date, description: Day on which it was paid.}
                - {name: txn_typ, logicalType: string, description: Way in which it was paid.}
                - {name: acct_nbr, logicalType: string, description: Where it was paid from.}
                - {name: pmt_amt, logicalType: number, description: What is still owed.}
                - {name: pmt_dt, logicalType: date, description: Day by which it is owed.}
                - {name: pmt_typ, logicalType: string, description: Way in which it is owed.}
                - {name: inv_dt, logicalType: date, description: Day of the bill.}
                - {name: inv_amt, logicalType: number, description: What the bill asks for.}
                - {name: inv_qty, logicalType: integer, description: How many things the bill names.}
                - {name: rgn_cd, logicalType: string, description: Part of the country.}
                - {name: usr_grp, logicalType: string, description: People who may see the bill.}
                - {name: usr_typ, logicalType: string, description: What they do in the office.}
        `,
      },
    ],
  },
  on: {
    standard(standard, context) {
      if (!speaksOfReadability(context.languages)) return;
      const seen = new Set<unknown>();
      const found: Field[] = [];
      for (const field of fieldsOf(standard)) {
        if (field.title || field.describedElsewhere || seen.has(field.node)) continue;
        seen.add(field.node);
        if (isShortName(field.name, context.languages) && context.place(field, 'title', '')) found.push(field);
      }
      const [first] = found;
      if (first && found.length > A_HABIT) {
        const data = { count: String(found.length), standard: standard.label, names: firstNames(found) };
        context.report('many', { at: first.nameAt, data });
        return;
      }
      for (const field of found)
        context.report('title', { at: field.nameAt, data: { name: field.name }, fixes: [titleFix(field, context)] });
    },
  },
});

/** Whether more than half of the words of a name are short forms that are not the name by which everybody knows the thing. */
function isShortName(name: string, languages: readonly string[]): boolean {
  const words = lettersIn(name);
  const short = words.filter((word) => isShort(word, languages));
  return short.length * 2 > words.length;
}

function isShort(word: string, languages: readonly string[]): boolean {
  if (isKnownByIt(word, languages)) return false;
  return isUnreadable(word) ? true : isCommon(word, languages);
}

function lettersIn(name: string): string[] {
  return wordsOf(name).filter((word) => !/^\d+$/.test(word));
}

/** The words that the short forms commonly stand for; an empty title where one of them is the author's own. */
function titleFix(field: Field, context: FileContext<typeof messages>): FixDraft<NodeEdit> | undefined {
  const words = wordsOf(field.name).map((word) =>
    isShort(word, context.languages) ? longForm(word, context.languages) : word,
  );
  const title = words.includes(undefined) ? '' : words.join(' ');
  const edit = context.place(field, 'title', title.charAt(0).toUpperCase() + title.slice(1));
  const said = title === '' ? 'Insert an empty title' : `Call it ${quoted(title)}`;
  return edit && { title: said, safety: 'suggestion', edits: [edit] };
}
