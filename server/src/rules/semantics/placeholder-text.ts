import type { NodeEdit } from '../../model/formats/adapter.ts';
import type { Located } from '../../model/located.ts';
import { valueAt } from '../../syntax/tree.ts';
import { defineRule, type FileContext, type FixDraft } from '../define.ts';
import { isPlaceholder, isPlaceholderDescription, isUnfinished } from '../support/definition.ts';
import { dedent, quoted } from '../support/text.ts';

const messages = {
  description: 'The description of `{name}` is still {text}: it looks filled in and says nothing.',
  unfinished: 'The description of `{name}` still holds a note to its author: {text}.',
  title: 'The title is still {text}.',
  purpose: 'The purpose of `{name}` is still {text}: nobody can tell what the data may be used for.',
  purposeInForce: {
    text: '`{name}` is in force, and its purpose is still {text}: nobody can tell what the data may be used for.',
    severity: 'error',
  },
} as const;

export const rule = defineRule({
  id: 'semantics/placeholder-text',
  since: '0.2.0',
  stability: 'preview',
  severity: 'warning',
  messages,
  docs: {
    what: 'A description, a title or a stated purpose is a placeholder: `TBC`, `TODO`, `-`, `[insert text here]`, "no description available", lorem ipsum.',
    why: 'A placeholder passes every check that asks whether something is there. It reaches the catalogue, and the gap that an empty field would have shown is hidden.',
    instead: 'Write the text, or leave the key out until somebody can: an open gap is found, a filled one is not.',
    limits:
      '`unknown` and `not applicable` are answers and stay silent. Words that could be a name (`Test`, `Field`, `Description`) count in descriptions alone, and only when nothing else stands there. `TODO` and `FIXME` within a text count in capitals, at the start of a line or a sentence, with a colon, a bracket or an English order (`TODO describe …`) behind them. Text in brackets counts when it reads as an instruction to fill in. Phrases that say there is no description yet are known in seven languages and count only as the whole text.',
    references: ['UK Government, Essential shared data assets: guidance on metadata'],
  },
  examples: {
    good: [
      {
        title: 'The text; and where nobody can write it yet, an answer that says so',
        frame: 'table-schema',
        text: dedent`
          fields:
            - name: claim_id
              type: string
              description: Number under which the authority keeps the application.
              constraints: {required: true, unique: true}
            - name: received
              type: date
              description: Day on which the complete application reached the authority.
            - name: band_before
              type: string
              description: Band of the tax before the dwelling was valued again, not applicable to new dwellings.
          primaryKey: [claim_id]
        `,
      },
      {
        title: 'Titles that are words of their own',
        frame: 'json-schema',
        text: dedent`
          properties:
            description: {title: Description, type: string, description: What the applicant wrote about the household.}
            test: {title: Test, type: string, description: Which of the means tests was applied.}
        `,
      },
      {
        title: 'Spanish for all',
        frame: 'json-schema',
        text: dedent`
          properties:
            ambito: {type: string, description: TODO EL PAÍS o solo una provincia.}
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
              type: string
              description: TBC
                           ^^^ description
        `,
        fixed: dedent`
          properties:
            received:
              type: string
        `,
      },
      {
        title: 'A note to oneself',
        frame: 'odcs',
        text: dedent`
          schema:
            - name: claims
              description: "TODO: say what one row is."
                           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ unfinished
              properties:
                - name: claim_id
                  logicalType: string
                  description: Number under which the authority keeps the application.
        `,
      },
      {
        title: 'An order to oneself',
        frame: 'json-schema',
        text: dedent`
          properties:
            received: {type: string, description: TODO describe when it counts as received}
                                                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ unfinished
        `,
      },
      {
        title: 'What an export writes where nothing stands',
        frame: 'table-schema',
        text: dedent`
          fields:
            - name: claim_id
              type: string
              description: Number under which the authority keeps the application.
              constraints: {required: true, unique: true}
            - name: ward
              type: string
              description: No description available.
                           ^^^^^^^^^^^^^^^^^^^^^^^^^ description
          primaryKey: [claim_id]
        `,
      },
      {
        title: 'A title',
        frame: 'table-schema',
        text: 'title: XXX\n       ^^^ title\n',
      },
      {
        title: 'An agreement in force',
        frame: 'agreement',
        text: 'purpose: {category: "dpv:ImprovePublicServices", statement: "[to be written]", prohibited: [re-identification]}\n                                                            ^^^^^^^^^^^^^^^^^ purposeInForce\n',
      },
      {
        title: 'A draft of an agreement',
        frame: 'agreement',
        text: 'status: draft\npurpose: {category: "dpv:ImprovePublicServices", statement: TBC, prohibited: [re-identification]}\n                                                            ^^^ purpose\n',
      },
    ],
  },
  on: {
    standard(standard, context) {
      check(standard.label, standard.title, standard.description, context);
    },
    entity(entity, context) {
      // The root of a schema is the standard itself, which has had its say.
      if (entity.node !== entity.standard.node) check(entity.name, entity.title, entity.description, context);
    },
    field: (field, context) => check(field.name, field.title, field.description, context),
    dataset: (dataset, context) => check(dataset.label, dataset.title, dataset.description, context),
    agreement({ label, title, purpose, status }, context) {
      check(label, title, undefined, context);
      const statement = purpose?.statement;
      if (!statement || !isPlaceholderDescription(statement.value)) return;
      context.report(status?.value === 'active' ? 'purposeInForce' : 'purpose', {
        at: statement,
        data: { name: label, text: quoted(statement.value) },
      });
    },
  },
});

function check(
  name: string,
  title: Located<string> | undefined,
  description: Located<string> | undefined,
  context: FileContext<typeof messages>,
): void {
  if (title && isPlaceholder(title.value)) context.report('title', { at: title, data: { text: quoted(title.value) } });
  if (!description) return;
  const isPlace = isPlaceholderDescription(description.value);
  if (!isPlace && !isUnfinished(description.value)) return;
  const data = { name, text: quoted(description.value) };
  if (isPlace) context.report('description', { at: description, data, fixes: [removal(description)] });
  else context.report('unfinished', { at: description, data });
}

/** None for a text with a language, of which the language would be left. */
function removal({ node }: Located<string>): FixDraft<NodeEdit> | undefined {
  if (node.parent && valueAt(node.parent, '@value')) return undefined;
  return { title: 'Remove the placeholder', safety: 'suggestion', edits: [{ op: 'remove', at: node }] };
}
