import type { Field } from '../../model/entities.ts';
import { defineRule, type FileContext } from '../define.ts';
import { dedent, quoted } from '../support/text.ts';

const messages = {
  same: {
    text: '{holder} has two fields called {name}. Nobody can say which of them a value belongs to.',
    severity: 'error',
  },
  alike:
    '{holder} has {name} and {other}, which differ only in capitals or separators. Is it one field, written twice?',
} as const;

export const rule = defineRule({
  id: 'structure/duplicate-field',
  since: '0.2.0',
  stability: 'preview',
  severity: 'warning',
  messages,
  docs: {
    what: 'Two fields that stand side by side have the same name, or names that differ only in capitals, blanks, hyphens and underscores.',
    why: 'Databases, spreadsheets and generated code take such names for one: a column overwrites the other, or an import stops. And people fill in sometimes this one, sometimes that.',
    instead: 'Keep one of them. If they are two things, say in the names what sets them apart.',
    limits:
      'A name in which one of the two is deprecated is a renaming under way and left alone, as are leading signs (`_id`, `@id`) and separators between digits (`line_1_1`, `line_11`). Two columns of the same name in CSVW are a breach of its schema and said there.',
    references: ['Table Schema, field descriptors, name', 'W3C Metadata Vocabulary for Tabular Data, columns'],
  },
  examples: {
    good: [
      {
        title: 'A renaming under way',
        frame: 'json-schema',
        text: dedent`
          properties:
            postCode: {type: string, deprecated: true, description: Where the dwelling lies. Use the new key.}
            post_code: {type: string, description: Where the dwelling lies.}
        `,
      },
    ],
    bad: [
      {
        title: 'One name twice',
        frame: 'table-schema',
        without: ['primaryKey'],
        text: dedent`
          fields:
            - {name: decided_on, type: date, description: Day of the first decision.}
            - {name: decided_on, type: date, description: Day of the decision on appeal.}
                     ^^^^^^^^^^ same
        `,
        fixed: dedent`
          fields:
            - {name: decided_on, type: date, description: Day of the first decision.}
            - {name: decided_on_2, type: date, description: Day of the decision on appeal.}
        `,
      },
      {
        title: 'Two spellings of one name',
        frame: 'odcs',
        text: dedent`
          schema:
            - name: properties
              description: One row for each dwelling.
              properties:
                - {name: start_date, logicalType: date, description: First day of the award.}
                - {name: startDate, logicalType: date, description: Day from which the award is paid.}
                         ^^^^^^^^^ alike
        `,
      },
      {
        title: 'Two spellings of one key',
        frame: 'json-schema',
        text: dedent`
          properties:
            award-amount: {type: number, description: Pounds a week.}
            awardAmount: {type: number, description: Pounds a week after the cap.}
            ^^^^^^^^^^^ alike
        `,
      },
    ],
  },
  on: {
    entity(entity, context) {
      compareAll(entity.fields, entity.name, entity.standard.format, context);
    },
    field(field, context) {
      compareAll(field.fields, field.name, field.entity.standard.format, context);
    },
  },
});

function compareAll(
  fields: readonly Field[],
  holder: string,
  format: string,
  context: FileContext<typeof messages>,
): void {
  const seen = new Map<string, Field>();
  const renaming = new Renaming(fields);
  for (const field of fields) {
    const key = folded(field.name);
    if (key === '') continue;
    const first = seen.get(key);
    if (!first) {
      seen.set(key, field);
      continue;
    }
    // Fields of two branches of a choice are alternatives.
    if (first.node === field.node || first.node.parent !== field.node.parent) continue;
    const related = [{ at: first.nameAt, message: 'The other field' }];
    const name = quoted(field.name);
    if (first.name === field.name) {
      if (format === 'csvw') continue;
      context.report('same', {
        at: field.nameAt,
        data: { holder: quoted(holder), name },
        related,
        fixes: [apart(field, renaming)],
      });
    } else if (!first.deprecated && !field.deprecated) {
      context.report('alike', {
        at: field.nameAt,
        data: { holder: quoted(holder), name: quoted(first.name), other: name },
        related,
      });
    }
  }
}

/** Equal for those who do not see capitals and separators. */
function folded(name: string): string {
  return name
    .normalize('NFKC')
    .replace(/(?<=[^\s_-])[\s_-]+(?=[^\s_-])/g, (separator, at: number) =>
      /\d/.test(name.charAt(at - 1)) && /\d/.test(name.charAt(at + separator.length)) ? '_' : '',
    )
    .toLowerCase();
}

function apart(field: Field, renaming: Renaming) {
  const { node, part } = field.nameAt;
  if (part !== 'value' || node.kind !== 'scalar') return undefined;
  const value = renaming.freeName(field.name);
  return {
    title: `Rename to ${quoted(value)}`,
    safety: 'suggestion' as const,
    edits: [{ op: 'set' as const, at: node, path: [], value }],
  };
}

/** Finds names that no field has; looks at the fields once, and only when there is something to rename. */
class Renaming {
  readonly #fields: readonly Field[];
  readonly #free = new Map<string, string>();
  #taken: ReadonlySet<string> | undefined;

  constructor(fields: readonly Field[]) {
    this.#fields = fields;
  }

  freeName(name: string): string {
    this.#taken ??= new Set(this.#fields.map((field) => field.name));
    const known = this.#free.get(name);
    if (known !== undefined) return known;
    let number = 2;
    while (this.#taken.has(`${name}_${number}`)) number++;
    this.#free.set(name, `${name}_${number}`);
    return `${name}_${number}`;
  }
}
