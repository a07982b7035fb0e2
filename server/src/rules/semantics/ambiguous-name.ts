import { listOf, wordsOf } from '../../base/words.ts';
import { conceptOf } from '../../model/concept-of.ts';
import type { Entity, Field } from '../../model/entities.ts';
import { genericWords } from '../../model/vocabularies/generic-words.ts';
import { defineRule, type FileContext } from '../define.ts';
import { conventionOf, dominantConvention, inConvention } from '../support/naming.ts';
import { renamedField } from '../support/rename-field.ts';
import { contentStems, dedent, quoted } from '../support/text.ts';

const messages = {
  one: '`{name}` of {entity} can mean anything: neither its name nor a definition says of what.',
  several: '{names} of {entity} can mean anything: neither their names nor definitions say of what.',
} as const;

export const rule = defineRule({
  id: 'semantics/ambiguous-name',
  since: '0.2.0',
  stability: 'preview',
  severity: 'info',
  messages,
  docs: {
    what: 'A column is called by one general word (`value`, `status`, `date`), and no definition, title, list of values or concept says what it is the value, the status or the date of.',
    why: 'In its own table the author knows. In a join, an export or an agreement that shares three of the fields, `status` stands alone: of the claim, of the person, of the record? Two organisations will take it for two things.',
    instead:
      'Put what it belongs to into the name (`claim_status`), or say it in a definition that stands on its own: "Stage that the application has reached with the authority."',
    limits:
      'Whole names of one general word, in English and the languages of the document, in formats that describe tables: keys of objects and slots of classes are qualified by these. A list of values or a concept is enough as well. Two words of meaning in a title or definition that the name does not have are enough. One finding for each table.',
    references: [
      'ISO/IEC 11179-5, naming principles',
      'NIEM Naming and Design Rules, object class term and representation term',
    ],
  },
  examples: {
    good: [
      {
        title: 'Said by the name, a definition or the values',
        frame: 'table-schema',
        text: dedent`
          fields:
            - {name: claim_id, type: string, description: Number under which the authority keeps the application., constraints: {required: true, unique: true}}
            - {name: claim_status, type: string, description: Stage that the application has reached with the authority.}
            - {name: date, type: date, description: Day on which the authority decided.}
            - {name: type, type: string, description: How the claimant holds the dwelling., categories: [{value: O, label: Owner}, {value: T, label: Tenant}]}
        `,
      },
      {
        title: 'Said by the object around it',
        frame: 'json-schema',
        text: dedent`
          properties:
            award:
              type: object
              description: Weekly reduction that was granted.
              properties:
                amount: {type: number, description: Pounds a week.}
        `,
      },
      {
        title: 'Said by a concept',
        frame: 'odcs',
        text: dedent`
          schema:
            - name: claims
              description: One row for each decided application.
              properties:
                - {name: claim_id, logicalType: string, description: Number under which the authority keeps the application.}
                - name: status
                  logicalType: string
                  description: Stage reached by it.
                  authoritativeDefinitions: [{type: businessDefinition, url: "http://www.w3.org/ns/adms#status"}]
        `,
      },
    ],
    bad: [
      {
        title: 'Three general words',
        frame: 'standard',
        text: dedent`
          entities:
            - name: Claim
              kind: record
              description: One application for a reduction of council tax.
              primaryKey: [claim_id]
              fields:
                - {name: claim_id, type: string, required: true, description: Number under which the authority keeps the application.}
                - {name: status, type: string, description: Current status.}
                         ^^^^^^ several
                - {name: value, type: number, description: The value in pounds.}
        `,
        fixed: dedent`
          entities:
            - name: Claim
              kind: record
              description: One application for a reduction of council tax.
              primaryKey: [claim_id]
              fields:
                - {name: claim_id, type: string, required: true, description: Number under which the authority keeps the application.}
                - {name: claim_status, type: string, description: Current status.}
                - {name: value, type: number, description: The value in pounds.}
        `,
      },
      {
        title: 'One general word in French',
        frame: 'table-schema',
        text: dedent`
          lang: fr
          fields:
            - {name: claim_id, type: string, description: Numéro du dossier., constraints: {required: true, unique: true}}
            - {name: statut, type: string, description: Statut actuel.}
                     ^^^^^^ one
        `,
      },
    ],
  },
  on: { entity: check },
});

function check(entity: Entity, context: FileContext<typeof messages>): void {
  // A class or an object says what its fields belong to; a column stands alone as soon as tables are joined.
  if (entity.standard.names !== 'columns' || entity.fields.length < 2 || entity.name === '') return;
  const found = entity.fields.filter((field) => isBare(field, context.languages));
  const [first, ...others] = found;
  if (!first) return;
  const names = found.slice(0, 4).map(({ name }) => quoted(name));
  const rest = found.length - names.length;
  const data = {
    name: first.name,
    entity: quoted(entity.name),
    names: listOf(rest > 0 ? [...names, `${rest} more`] : names, 'and'),
  };
  context.report(others.length === 0 ? 'one' : 'several', {
    at: first.nameAt,
    data,
    related: others.slice(0, 10).map(({ nameAt }) => ({ at: nameAt, message: 'This one as well' })),
    fixes: found.slice(0, 5).map((field) => qualified(field)),
  });
}

function isBare(field: Field, languages: readonly string[]): boolean {
  const words = wordsOf(field.name);
  const [word = ''] = words;
  if (words.length !== 1 || !isGeneric(word, languages)) return false;
  if (field.codeList ?? field.refersTo ?? field.basedOn) return false;
  if (field.describedElsewhere || field.fields.length > 0 || field.key || field.deprecated) return false;
  if (conceptOf(field) !== undefined || field.concepts.length > 0) return false;
  return !isQualified(field);
}

function isGeneric(word: string, languages: readonly string[]): boolean {
  for (const language of ['en', ...languages]) if (genericWords().get(language)?.has(word)) return true;
  return false;
}

/** Two words of meaning that neither the name nor the table has said. */
function isQualified({ name, title, description, entity }: Field): boolean {
  const text = `${title?.value ?? ''} ${description?.value ?? ''}`;
  // Scripts without blanks between words are not counted by words.
  if (/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u.test(text)) return true;
  const said = contentStems(text);
  for (const known of contentStems(`${name} ${entity.name}`)) said.delete(known);
  return said.size >= 2;
}

function qualified(field: Field) {
  const owner = wordsOf(field.entity.name).join('_');
  const convention = dominantConvention(field.entity.fields.map(({ name }) => name))?.convention ?? conventionIn(field);
  const name = inConvention(`${owner}_${field.name}`, convention);
  const edits = name.length > 40 ? undefined : renamedField(field, name);
  return edits && { title: `Rename to ${quoted(name)}`, safety: 'suggestion' as const, edits };
}

function conventionIn({ entity }: Field): 'snake' | 'camel' {
  return conventionOf(entity.name) === 'snake' || entity.standard.names === 'columns' ? 'snake' : 'camel';
}
