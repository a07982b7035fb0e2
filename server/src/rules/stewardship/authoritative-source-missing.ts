import { listOf } from '../../base/words.ts';
import { effectiveMark } from '../../model/effective.ts';
import type { Field } from '../../model/entities.ts';
import { fieldsOf } from '../../model/formats/build.ts';
import { semanticTypeOf } from '../../model/inference/semantic-type.ts';
import { baseRegisters } from '../../model/vocabularies/base-registers.ts';
import { defineRule } from '../define.ts';
import { fillIn } from '../support/fill-in.ts';
import { governedMarks } from '../support/governed-marks.ts';
import { isExpected } from '../support/is-expected.ts';
import { someOf } from '../support/some-of.ts';
import { quoted } from '../support/text.ts';

export const rule = defineRule({
  id: 'stewardship/authoritative-source-missing',
  since: '0.2.0',
  stability: 'preview',
  severity: 'hint',
  messages: {
    missing:
      '{fields} {take} numbers that a register issues ({register}). Say in `sourceOfTruth` whose value counts when two sources disagree.',
  },
  docs: {
    what: 'A standard takes over identifiers that a register issues, and does not say that the register counts.',
    why: 'Copies of registers age. When the number in a case file and the one in the register differ, people must know which of them to mend, and services should ask the register instead of keeping a copy of it.',
    instead:
      'Name the register or its address at the field: `sourceOfTruth: Companies House`. One at the entity or the standard holds for all its fields.',
    limits:
      'Speaks of standards that are governed in our own terms: their marks name an owner and say `status: active`. Identifiers are known by the names of their fields; of many kinds of register, such as those of dwellings or vehicles of other countries, no identifier is known here. One finding for a document. The register that the fix writes is the one that issues such numbers: look whether it is yours.',
    references: [
      'European Interoperability Framework, recommendations 37 and 38',
      'OECD, The Path to Becoming a Data-Driven Public Sector, base registers',
    ],
  },
  examples: {
    good: [
      {
        title: 'At the field',
        frame: 'standard',
        without: ['sourceOfTruth'],
        text: entities('sourceOfTruth: Companies House'),
      },
      {
        title: 'A schema that nobody has begun to govern',
        frame: 'json-schema',
        text: 'properties:\n  company_number: {type: string, description: Number of whoever has the contract.}\n',
      },
    ],
    bad: [
      {
        title: 'A company number',
        frame: 'standard',
        without: ['sourceOfTruth'],
        text: entities('type: string', 'missing'),
      },
      {
        title: 'In a schema',
        frame: 'json-schema',
        text: `x-gov:\n${governedMarks('sourceOfTruth')}properties:\n  company_number:\n  ^^^^^^^^^^^^^^ missing\n    type: string\n    description: Number of the company that has the contract.\n`,
        fixed: `x-gov:\n${governedMarks('sourceOfTruth')}properties:\n  company_number:\n    type: string\n    description: Number of the company that has the contract.\n    x-gov: {sourceOfTruth: Companies House}\n`,
      },
    ],
  },
  on: {
    standard(standard, context) {
      if (standard.marks.sourceOfTruth || !isExpected('sourceOfTruth', standard)) return;
      const found = fieldsOf(standard).flatMap((field) => {
        const register = registerOf(field);
        return register === undefined || effectiveMark(field, 'sourceOfTruth') ? [] : [{ field, register }];
      });
      const [first] = found;
      if (!first) return;
      const edit = context.place(first.field, 'sourceOfTruth', first.register);
      const registers = [...new Set(found.map(({ register }) => register))];
      const names = [...new Set(found.map(({ field }) => field.name))];
      context.report('missing', {
        at: first.field.nameAt,
        data: {
          fields: someOf(names),
          take: names.length === 1 ? 'takes over' : 'take over',
          register: listOf(registers.slice(0, 3), 'and'),
        },
        fixes: fillIn(`Name ${quoted(first.register)} as the source of truth`, edit),
      });
    },
  },
});

/** The register that issues what a field holds, by its name. */
function registerOf(field: Field): string | undefined {
  const type = semanticTypeOf(field);
  return type && baseRegisters().get(type.id);
}

function entities(line: string, message?: string): string {
  return [
    'entities:',
    '  - name: Supplier',
    '    kind: organisation',
    '    description: One company that delivers to the authority.',
    '    primaryKey: [company_number]',
    '    fields:',
    '      - name: company_number',
    ...(message === undefined ? [] : [`              ^^^^^^^^^^^^^^ ${message}`]),
    '        description: Number of the company that has the contract.',
    `        ${line}`,
    ...(line.startsWith('type') ? [] : ['        type: string']),
    '',
  ].join('\n');
}
