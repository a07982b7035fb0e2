import { wordsOfAnyScript } from '../../base/words.ts';
import type { Entity, Field } from '../../model/entities.ts';
import { sqlReservedWords } from '../../model/vocabularies/sql-reserved-words.ts';
import { defineRule, type FileContext } from '../define.ts';
import { renamedField } from '../support/rename-field.ts';
import { dedent, quoted } from '../support/text.ts';

const messages = {
  column: {
    text: '{name} {fault}: in a query or a program it must be quoted each time.{more}',
    severity: 'info',
  },
  key: {
    text: '{name} {fault}, so it can be no name in a program and no part of an address.{more}',
    severity: 'info',
  },
  edge: '{name} begins or ends with a blank that nobody sees. It is another name than {trimmed}.',
  reserved: 'SQL reserves {name}: a table with a column of that name cannot be made or asked without quotation marks.',
  long: 'PostgreSQL cuts {name} after 63 bytes, {length} are written. Two long names may become one.',
} as const;

export const rule = defineRule({
  id: 'semantics/invalid-name',
  since: '0.2.0',
  stability: 'preview',
  severity: 'warning',
  messages,
  docs: {
    what: 'The name of a field contains blanks or letters with accents, begins with a digit, ends in a separator, is a reserved word of SQL, or is too long for a database.',
    why: 'Names travel into tables, queries, programs and addresses. One that needs quoting everywhere is quoted somewhere and not elsewhere, and each import invents its own replacement: `Date de naissance` becomes `date_de_naissance`, `Date.de.naissance` and `Datedenaissance`.',
    instead:
      'Name the field in letters, digits and underscores, and keep what people read as its title. The heading of a table that others publish cannot be changed: then say in the title what it means and switch the rule off for that file.',
    limits:
      'The names of columns are asked for all of this; keys of JSON only for blanks and separators at the end, because JSON-LD and other vocabularies need `@`, `$`, `.` and `:`, and keys in the language of the authors are common. Models whose tools make names out of words, and inventories of systems that somebody else named, are left alone. Reserved are the words that PostgreSQL refuses. Blanks and accents are told once for a table.',
    references: [
      'SEMIC Style Guide for Semantic Engineers, names fit for URIs',
      'PostgreSQL, Appendix C, SQL Key Words',
      'PostgreSQL, Lexical Structure, identifiers',
    ],
  },
  examples: {
    good: [
      {
        title: 'Plain names, what people read as title',
        frame: 'table-schema',
        text: dedent`
          fields:
            - {name: claim_id, type: string, title: N° du dossier, description: Number under which the authority keeps the application., constraints: {required: true, unique: true}}
            - {name: date_naissance, type: date, title: Date de naissance, description: 'Day on which the claimant was born, as the passport has it.', gov:personalData: {category: "dpv-pd:DateOfBirth", identifiability: quasi}}
            - {name: user_name, type: string, description: Officer who entered the application., "gov:personalData": {identifiability: none, reason: One account for the whole office.}}
        `,
      },
      {
        title: 'Keys of JSON-LD, of other vocabularies and in French',
        frame: 'json-schema',
        text: dedent`
          required: ["@id"]
          properties:
            "@id": {type: string, description: Address of the application.}
            "dct:issued": {type: string, format: date, description: Day on which the decision was made known.}
            "$comment": {type: string, description: What the officer noted.}
            libellé: {type: string, description: Label of the application as the letter has it.}
            order: {type: integer, description: Place of the application among those of the day.}
        `,
      },
    ],
    bad: [
      {
        title: 'The heading of a spreadsheet as name',
        frame: 'table-schema',
        text: dedent`
          fields:
            - {name: claim_id, type: string, description: Number under which the authority keeps the application., constraints: {required: true, unique: true}}
            - {name: Libellé du quartier, type: string, description: Electoral division of the dwelling.}
                     ^^^^^^^^^^^^^^^^^^^ column
            - {name: Montant (€), type: number, description: Pounds a week.}
        `,
        fixed: dedent`
          fields:
            - {name: claim_id, type: string, description: Number under which the authority keeps the application., constraints: {required: true, unique: true}}
            - {name: libelle_du_quartier, title: Libellé du quartier, type: string, description: Electoral division of the dwelling.}
            - {name: Montant (€), type: number, description: Pounds a week.}
        `,
      },
      {
        title: 'A word of SQL, a long name, a separator at the end',
        frame: 'odcs',
        text: dedent`
          schema:
            - name: claims
              description: One row for each decided application.
              properties:
                - {name: order, logicalType: integer, required: true, primaryKey: true, description: Place of the application among those of the day.}
                         ^^^^^ reserved
                - {name: reduction_of_council_tax_by_week_that_was_granted_to_the_claimant, logicalType: number, description: Pounds a week.}
                         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ long
                - {name: ward_, logicalType: string, description: Electoral division of the dwelling.}
                         ^^^^^ column
        `,
      },
      {
        title: 'Blanks in a key',
        frame: 'json-schema',
        text: dedent`
          properties:
            ward name: {type: string, description: Electoral division of the dwelling.}
            ^^^^^^^^^ key
            "decided on ": {type: string, format: date, description: Day on which the authority decided.}
            ^^^^^^^^^^^^^ edge
        `,
        fixed: dedent`
          properties:
            ward_name: {type: string, description: Electoral division of the dwelling.}
            "decided on ": {type: string, format: date, description: Day on which the authority decided.}
        `,
      },
    ],
  },
  on: { entity: check },
});

type Context = FileContext<typeof messages>;

/** Blanks and accents are of one table, by one author: the first of each kind speaks for the others. */
function check(entity: Entity, context: Context): void {
  const { names } = entity.standard;
  if (names === 'words' || names === 'given') return;
  const unfit: { readonly field: Field; readonly fault: string }[] = [];
  const visit = (fields: readonly Field[]): void => {
    for (const field of fields) {
      visit(field.fields);
      // A column without a name of its own goes by its heading, which may be anything.
      if (field.name === '' || field.nameAt.node === field.title?.node) continue;
      if (field.name.trim() !== field.name) reportEdge(field, context);
      else {
        const fault = faultOf(field.name, names);
        if (fault !== undefined) unfit.push({ field, fault });
        else if (names === 'columns') checkColumn(field, context);
      }
    }
  };
  visit(entity.fields);
  const [first, ...others] = unfit;
  if (!first) return;
  const { field, fault } = first;
  const examples = others.slice(0, 2).map((one) => quoted(one.field.name, 40));
  const more =
    others.length === 0
      ? ''
      : ` So must ${others.length} more of ${entity.name === '' ? 'this table' : quoted(entity.name)} (${examples.join(', ')}${others.length > 2 ? ', …' : ''}).`;
  const isKey = names === 'keys';
  context.report(isKey ? 'key' : 'column', {
    at: field.nameAt,
    data: { name: quoted(field.name), fault, more: isKey ? more.replace(' So must', ' The same goes for') : more },
    related: others.slice(0, 10).map((one) => ({ at: one.field.nameAt, message: 'This one as well' })),
    fixes: unfit.slice(0, 10).map((one) => slugged(one.field, context)),
  });
}

function faultOf(name: string, names: 'columns' | 'keys'): string | undefined {
  if (/\s/.test(name)) return 'contains blanks';
  if (/[_-]$/.test(name) && /[\p{L}\p{N}]/u.test(name)) return 'ends in a separator';
  if (names === 'keys') return undefined;
  if (/^\d/.test(name)) return 'begins with a digit';
  // biome-ignore lint/suspicious/noControlCharactersInRegex: all beyond ASCII is meant
  if (/[^\x00-\x7f]/.test(name)) return 'contains letters beyond plain ASCII';
  if (/[^\w.:@$/-]/.test(name)) return 'contains signs that are neither letters nor digits';
  return undefined;
}

function checkColumn(field: Field, context: Context): void {
  if (sqlReservedWords().has(field.name.toLowerCase())) {
    context.report('reserved', { at: field.nameAt, data: { name: quoted(field.name) } });
  } else if (field.name.length > 63) {
    context.report('long', {
      at: field.nameAt,
      data: { name: quoted(field.name, 80), length: String(field.name.length) },
    });
  }
}

function reportEdge(field: Field, context: Context): void {
  const trimmed = field.name.trim();
  const edits = renamedField(field, trimmed);
  context.report('edge', {
    at: field.nameAt,
    data: { name: quoted(field.name), trimmed: quoted(trimmed) },
    fixes: [edits && { title: `Rename to ${quoted(trimmed)}`, safety: 'suggestion', edits }],
  });
}

/** A plain name, and what was there before as the title that people read. A key cannot be renamed and added to at once. */
function slugged(field: Field, context: Context) {
  const words = wordsOfAnyScript(field.name).filter((word) => /^[a-z\d]+$/.test(word));
  const slug = words.join('_').slice(0, 63);
  if (!/^[a-z]/.test(slug)) return undefined;
  const edits = renamedField(field, slug);
  const title =
    field.title || field.nameAt.part === 'key' || !/\s|[^\w-]/.test(field.name)
      ? undefined
      : context.place(field, 'title', field.name.trim());
  return (
    edits && {
      title: title ? `Rename to ${quoted(slug)} and keep the old name as title` : `Rename to ${quoted(slug)}`,
      safety: 'suggestion' as const,
      edits: title ? [...edits, title] : edits,
    }
  );
}
