import { snakeCase, wordsOf } from '../../base/words.ts';
import type { Entity, Field } from '../../model/entities.ts';
import {
  bareOrganisations,
  identifierWords,
  namingWords,
  organisationNames,
  organisationNouns,
} from '../../model/vocabularies/organisation-words.ts';
import { defineRule } from '../define.ts';
import { below } from '../support/quantities.ts';
import { dedent } from '../support/text.ts';

const messages = {
  name: '`{field}` names an organisation, and `{entity}` has no field that identifies it: names are spelt in many ways, and change.',
} as const;

export const rule = defineRule({
  id: 'interop/organisation-without-identifier',
  since: '0.2.0',
  stability: 'preview',
  severity: 'info',
  messages,
  docs: {
    what: 'An entity has the name of an organisation, and no identifier of it.',
    why: '"Acme Ltd", "ACME Limited" and "Acme (UK)" are one supplier or three. Spending by supplier, conflicts of interest and debts can only be found by a number that a register gave out.',
    instead:
      'Add a field for an identifier and say of which register: a company or charity number, LEI, SIRET, KvK number, ABN, or one of org-id.guide where registers differ.',
    limits:
      'Goes by words for organisations in the names of text fields, in seven languages. Silent when any field of the entity is called an identifier, a number, a code or the like of that organisation or of a register, when the field is one, is bound to a list or refers elsewhere, and for entities about people: whom somebody works for is often only told. One finding an entity.',
    references: ['org-id.guide', 'ISO 17442 (LEI)'],
  },
  examples: {
    good: [
      {
        title: 'A number beside the name, and a name told by a person',
        frame: 'json-schema',
        text: dedent`
          $defs:
            Payment:
              type: object
              description: One transfer to a supplier.
              properties:
                supplier_name: {type: string, description: As it stands on the invoice.}
                supplier_lei: {type: string, description: Code of twenty characters from the register of LEIs.}
            Applicant:
              type: object
              description: A person who applies for a reduction.
              properties:
                employer_name: {type: string, description: As the person told the officer., x-gov: {personalData: {category: "dpv-pd:Job", identifiability: quasi}}}
        `,
      },
    ],
    bad: [
      {
        title: 'Only a name',
        frame: 'json-schema',
        text: dedent`
          $defs:
            Payment:
              type: object
              description: One transfer to a supplier.
              properties:
                supplier_name: {type: string, description: As it stands on the invoice.}
                ^^^^^^^^^^^^^ name
                paid_on: {type: string, format: date, description: Day on which the bank booked it.}
        `,
      },
      {
        title: 'In French',
        frame: 'table-schema',
        text: dedent`
          name: awards
          fields:
            - name: raison_sociale
                    ^^^^^^^^^^^^^^ name
              type: string
              description: De l'entreprise à laquelle le marché a été attribué.
            - name: claim_id
              type: string
              description: Number under which the authority keeps the application.
        `,
      },
    ],
  },
  on: {
    entity(entity, context) {
      if (entity.thing === 'person' || entity.thing === 'household') return;
      const fields = [...below(entity.fields)];
      const named = fields.find(namesOrganisation);
      if (!named || fields.some((field) => identifies(field, named, entity))) return;
      context.report('name', {
        at: named.nameAt,
        data: { field: named.path, entity: entity.name || entity.standard.label },
      });
    },
  },
});

function namesOrganisation(field: Field): boolean {
  const { type, codeList, refersTo, basedOn, pattern, format, key, describedElsewhere, marks } = field;
  if (type?.value !== 'string' || codeList || refersTo || basedOn || pattern || format || key) return false;
  if (describedElsewhere || marks.concept || /\bidentifier\b|\bcode\b|\bid\b/i.test(field.description?.value ?? ''))
    return false;
  if (organisationNames().has(snakeCase(field.name))) return true;
  const words = wordsOf(field.name);
  const [only = ''] = words;
  if (words.length === 1) return bareOrganisations().has(only);
  const naming = words.filter((word) => namingWords().has(word)).length;
  return naming === 1 && words.length === 2 && words.some((word) => organisationNouns().has(word));
}

/** Whether a field may be the identifier of the organisation: any of an entity about organisations, else one that speaks of it. */
function identifies(field: Field, named: Field, entity: Entity): boolean {
  if (field === named) return false;
  const words = wordsOf(field.name);
  const identifying = words.filter((word) => identifierWords().has(word));
  if (identifying.length === 0) return false;
  if (entity.thing === 'organisation' || identifying.some((word) => !GENERAL.test(word))) return true;
  const about = wordsOf(named.name).filter((word) => !namingWords().has(word));
  if (words.some((word) => about.includes(word) || organisationNouns().has(word))) return true;
  // Beside `supplier.name`, `supplier.id` is the supplier's.
  return field.parent !== undefined && field.parent === named.parent;
}

/** Words that identify anything, not organisations alone. */
const GENERAL =
  /^(?:ids?|identifiers?|ident|identifiant|identificador|identificatore|kennung|kenmerk|ur[il]|iri|codes?|number|no|num|ref|reference|key)$/;
