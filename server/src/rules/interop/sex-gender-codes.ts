import { wordsOf } from '../../base/words.ts';
import type { CodeList, Entity, Field } from '../../model/entities.ts';
import {
  femaleCodes,
  genderWords,
  maleCodes,
  otherSexWords,
  sexGenderLists,
  sexWords,
} from '../../model/vocabularies/sex-gender-lists.ts';
import { defineRule, type FileContext } from '../define.ts';
import { below } from '../support/quantities.ts';
import { dedent, quoted } from '../support/text.ts';

const messages = {
  list: 'Nothing says from which list the codes of `{field}` ({codes}) are. ISO/IEC 5218 has 0, 1, 2 and 9, HL7 male, female, other and unknown: whoever joins these data needs to know how they translate.',
  mixed: '`{field}` is called {name} and described as {description}. Which of the two was asked?',
} as const;

export const rule = defineRule({
  id: 'interop/sex-gender-codes',
  since: '0.2.0',
  stability: 'preview',
  severity: 'info',
  messages,
  docs: {
    what: 'A field for the sex or the gender of people has a list of its own, or is called the one and described as the other.',
    why: 'Nearly every table about people has this field, and nearly every one has other codes. `1` is male in one list and female in another, and sex and gender are answers to two questions.',
    instead:
      'Choose the list by what the service needs to know and what is fair to ask, and name it in the description: ISO/IEC 5218 for sex as registered, the list of a national statistical office, HL7, one of your own with a translation beside it. Call the field what was asked.',
    limits:
      'Says nothing about which categories there should be: that is a decision of policy. Silent when the list or the description names a standard, when the codes are those of a known list, and where words near it speak of animals, plants or plugs. Fields without a list are not looked at, except for name against description where a list has one code for women and one for men.',
    references: [
      'ISO/IEC 5218',
      'HL7 FHIR, value set administrative-gender',
      'NHS Data Dictionary, Person Stated Gender Code',
    ],
  },
  examples: {
    good: [
      {
        title: 'ISO/IEC 5218, HL7, and a list that is named',
        frame: 'json-schema',
        text: dedent`
          properties:
            sex:
              description: As it stands in the register of births.
              oneOf:
                - {const: '0', title: Not known}
                - {const: '1', title: Male}
                - {const: '2', title: Female}
                - {const: '9', title: Not applicable}
            partner_gender:
              description: As the partner told the officer.
              enum: [male, female, other, unknown]
              x-gov: {personalData: {category: "dpv-pd:Gender", identifiability: quasi}}
            child_gender:
              description: As the parent told the officer, by the list of the harmonised questions of the statistical office.
              oneOf:
                - {const: F, title: Girl or woman}
                - {const: M, title: Boy or man}
                - {const: X, title: Another answer}
              x-gov: {personalData: {category: "dpv-pd:Gender", identifiability: quasi}}
        `,
      },
      {
        title: 'Not of people',
        frame: 'table-schema',
        text: dedent`
          fields:
            - name: claim_id
              type: string
              description: Number under which the authority keeps the application.
            - name: sex
              type: string
              description: Of the animal for which the licence is asked.
              categories:
                - {value: F, label: Female}
                - {value: M, label: Male}
        `,
      },
    ],
    bad: [
      {
        title: 'Letters',
        frame: 'json-schema',
        text: dedent`
          properties:
            gender:
              description: As the applicant told the officer.
              oneOf:
              ^^^^^ list
                - {const: M, title: Man}
                - {const: F, title: Woman}
        `,
      },
      {
        title: 'Called the one, described as the other',
        frame: 'table-schema',
        text: dedent`
          fields:
            - name: claim_id
              type: string
              description: Number under which the authority keeps the application.
            - name: gender
                    ^^^^^^ mixed
              type: string
              description: Sex of the applicant in the register of births.
              constraints: {enum: [male, female]}
        `,
      },
    ],
  },
  on: {
    entity(entity, context) {
      let ofOthers: boolean | undefined;
      for (const field of below(entity.fields)) {
        const named = field.codeList && nameOf(field);
        if (!field.codeList || !named) continue;
        ofOthers ??= isOfOthers(entity);
        if (ofOthers) return;
        if (!speaksOfOthers([field.description?.value])) check(field, field.codeList, named, context);
      }
    },
  },
});

function check(field: Field, codeList: CodeList, named: Kind, context: FileContext<typeof messages>): void {
  if (codeList.codes.length < 2 || codeList.reference) return;
  const described = isBinary(codeList) ? describedAs(field, named) : undefined;
  if (described !== undefined) {
    context.report('mixed', { at: field.nameAt, data: { field: field.name, name: named, description: described } });
  } else if (field.marks.concept === undefined && !namesList(field) && !isShared(codeList)) {
    const codes = codeList.codes.slice(0, 5).map(({ value }) => quoted(String(value.value)));
    const more = codeList.codes.length > codes.length ? ' and more' : '';
    context.report('list', { at: codeList.at, data: { field: field.name, codes: `${codes.join(', ')}${more}` } });
  }
}

type Kind = 'sex' | 'gender';

function nameOf({ name }: Field): Kind | undefined {
  const words = wordsOf(name).filter((word) => !/^(?:code|cd|type|id|\d+)$/.test(word));
  const ends = [words.at(-1) ?? '', words[0] ?? ''];
  if (ends.some((word) => sexWords().has(word))) return 'sex';
  return ends.some((word) => genderWords().has(word)) ? 'gender' : undefined;
}

/** What the description speaks of when it is only the other one. */
function describedAs({ description, title }: Field, named: Kind): Kind | undefined {
  const words = wordsOf(`${title?.value ?? ''} ${(description?.value ?? '').slice(0, 300)}`);
  const sex = words.some((word) => sexWords().has(word));
  const gender = words.some((word) => genderWords().has(word));
  if (sex === gender) return undefined;
  if (sex) return named === 'gender' ? 'sex' : undefined;
  return named === 'sex' ? 'gender' : undefined;
}

/** One code for women, one for men, and none else. */
function isBinary({ codes }: CodeList): boolean {
  const values = codes.map(({ value }) => String(value.value).toLowerCase());
  return (
    values.length === 2 &&
    values.some((code) => femaleCodes().has(code)) &&
    values.some((code) => maleCodes().has(code))
  );
}

function isShared({ codes }: CodeList): boolean {
  const values = codes.map(({ value }) => String(value.value).trim().toLowerCase());
  return sexGenderLists().some(
    (list) =>
      values.every((code) => list.codes.has(code)) &&
      (list.needs === undefined || values.some((code) => code.includes(list.needs ?? ''))),
  );
}

function namesList({ description, title }: Field): boolean {
  return /\b(?:ISO|5218|HL7|FHIR|NHS|ONS|GSS|SDMX|CL_SEX|NIEM|standard|harmoni[sz]ed|code ?list|codelist|census)\b/i.test(
    `${title?.value ?? ''} ${description?.value ?? ''}`,
  );
}

/** UTF-16 units. */
const LONGEST_TEXT = 400;

/** The sex of an animal, the gender of a plug: by the entity, the standard, or the names of its fields. */
function isOfOthers(entity: Entity): boolean {
  const { standard } = entity;
  const texts = [entity.name, entity.description?.value, standard.label, standard.description?.value];
  return speaksOfOthers(texts) || speaksOfOthers(entity.fields.map((field) => field.name));
}

function speaksOfOthers(texts: readonly (string | undefined)[]): boolean {
  return texts.some((text) => wordsOf((text ?? '').slice(0, LONGEST_TEXT)).some((word) => otherSexWords().has(word)));
}
