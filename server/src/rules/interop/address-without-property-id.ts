import { snakeCase, wordsOf } from '../../base/words.ts';
import type { Entity, Field } from '../../model/entities.ts';
import {
  addressNames,
  otherAddressWords,
  type PropertyIdentifier,
  propertyIdentifiers,
  streetWorks,
} from '../../model/vocabularies/property-identifiers.ts';
import { defineRule } from '../define.ts';
import { below } from '../support/quantities.ts';
import { dedent } from '../support/text.ts';

const messages = {
  address:
    '`{entity}` has an address (`{field}`) and no field for {identifier}, by which others would find the same property.',
  street:
    '`{entity}` is about works in streets and has no field for {identifier}, by which others would find the same street.',
} as const;

export const rule = defineRule({
  id: 'interop/address-without-property-id',
  since: '0.2.0',
  stability: 'preview',
  severity: 'info',
  options: {
    jurisdiction: {
      description:
        'Whose identifiers of properties are asked for in standards that name no jurisdiction: `uk` (UPRN), `fr` (BAN), `nl` (BAG), `au` (G-NAF) or `ie` (Eircode). None asks for none.',
      type: 'string',
      enum: ['', 'uk', 'fr', 'nl', 'au', 'ie'],
      default: '',
    },
  },
  messages,
  docs: {
    what: 'An entity has the address of a property as text, and no national identifier of it.',
    why: 'An address is written in many ways, and changes its name and its postcode. Matching addresses by text loses some of them; the identifier of the national register finds all.',
    instead:
      'Add a field for the identifier as text, with what the register allows as its pattern: UPRN in the United Kingdom (USRN for streets), the identifier of the Base Adresse Nationale, BAG, G-NAF, Eircode.',
    limits:
      'Speaks only where the jurisdiction is known: the standard names it, or a profile or the option does. Silent for entities about people and households, where an identifier of the home makes people easier to find, for addresses to which something is sent or that are electronic, for organisations that only receive or pay, and where the address is defined elsewhere. One finding a standard.',
    references: [
      'GOV.UK, Identifying property and street information',
      'Base Adresse Nationale',
      'Basisregistratie Adressen en Gebouwen',
      'Geoscape G-NAF',
      'Eircode',
    ],
  },
  examples: {
    good: [
      {
        title: 'With its identifier, and where no register is known',
        frame: 'standard',
        text: dedent`
          jurisdiction: uk
          entities:
            - name: Inspection
              kind: event
              description: One visit to a dwelling.
              fields:
                - name: address_line_1
                  type: string
                  description: House and street of the dwelling.
                - name: uprn
                  type: string
                  description: Number of the dwelling in the national gazetteer.
            - name: Claimant
              kind: person
              description: Who applied for a reduction.
              fields:
                - name: correspondence_address
                  type: string
                  description: Where letters go.
                  personalData: {category: "dpv-pd:PhysicalAddress", identifiability: direct}
        `,
      },
      {
        title: 'No jurisdiction',
        frame: 'json-schema',
        text: dedent`
          $defs:
            Inspection:
              type: object
              description: One visit to a dwelling.
              properties:
                street_address: {type: string, description: House and street of the dwelling.}
        `,
      },
    ],
    bad: [
      {
        title: 'An address alone',
        frame: 'standard',
        text: dedent`
          jurisdiction: uk
          entities:
            - name: Inspection
              kind: event
              description: One visit to a dwelling.
              fields:
                - name: address_line_1
                        ^^^^^^^^^^^^^^ address
                  type: string
                  description: House and street of the dwelling.
            - name: StreetWorks
                    ^^^^^^^^^^^ street
              kind: event
              description: One closure of a carriageway.
              fields:
                - name: begins_on
                  type: date
                  description: Day on which the carriageway is closed.
        `,
      },
      {
        title: 'By the configuration',
        frame: 'json-schema',
        others: {
          '.concordat.yaml': dedent`
            rules:
              interop/address-without-property-id: {jurisdiction: fr}
          `,
        },
        text: dedent`
          $defs:
            Inspection:
              type: object
              description: One visit to a dwelling.
              properties:
                adresse: {type: string, description: Numéro et nom de la voie.}
                ^^^^^^^ address
        `,
      },
    ],
  },
  on: {
    standard(standard, context) {
      const known = standard.jurisdiction ?? String(context.option('jurisdiction') ?? '');
      const identifier = propertyIdentifiers().get(known === 'gb' ? 'uk' : known);
      if (!identifier) return;
      const missing = standard.entities.flatMap((entity) => lacking(entity, identifier) ?? []);
      const address = missing.find((found) => found.field);
      if (address?.field) {
        const data = { entity: nameOf(address.entity), field: address.field.path, identifier: identifier.article };
        context.report('address', { at: address.field.nameAt, data });
      }
      const street = missing.find((found) => !found.field)?.entity;
      if (street && identifier.street) {
        const data = { entity: nameOf(street), identifier: identifier.street.article };
        context.report('street', { at: street.nameAt, data });
      }
    },
  },
});

function nameOf(entity: Entity): string {
  return entity.name || entity.standard.label;
}

interface Lack {
  readonly entity: Entity;
  /** The address; undefined where it is a street that has none. */
  readonly field: Field | undefined;
}

function lacking(entity: Entity, { words, street }: PropertyIdentifier): Lack | undefined {
  if (entity.thing === 'person' || entity.thing === 'household') return undefined;
  const fields = [...below(entity.fields)];
  if (street && isAboutStreetWorks(entity))
    return hasWord(fields, street.words) ? undefined : { entity, field: undefined };
  if (hasWord(fields, words) || wordsOf(entity.name).some((word) => otherAddressWords().has(word))) return undefined;
  const field = fields.find(isPropertyAddress);
  return field && { entity, field };
}

function isPropertyAddress(field: Field): boolean {
  if (field.refersTo || field.describedElsewhere || field.codeList) return false;
  if (field.type && field.type.value !== 'string' && field.type.value !== 'object') return false;
  if (!addressNames().has(snakeCase(field.name))) return false;
  const around = wordsOf(`${field.path} ${(field.description?.value ?? '').slice(0, 200)}`);
  return !around.some((word) => otherAddressWords().has(word));
}

function hasWord(fields: readonly Field[], words: PropertyIdentifier['words']): boolean {
  return fields.some(({ name }) => wordsOf(name).some((word) => words.has(word)) || words.has(snakeCase(name)));
}

/** An entity that is called so; a street in which works go on may as well only be mentioned. */
function isAboutStreetWorks({ name }: Entity): boolean {
  const words = wordsOf(name).join(' ');
  return streetWorks.some((phrase) => ` ${words} `.includes(` ${phrase} `));
}
