import type { Standard } from '../../model/entities.ts';
import { hasContentAt } from '../../model/located.ts';
import { defineRule } from '../define.ts';
import { fillIn } from '../support/fill-in.ts';
import { governedMarks } from '../support/governed-marks.ts';
import { isExpected } from '../support/is-expected.ts';
import { quoted } from '../support/text.ts';

export const rule = defineRule({
  id: 'stewardship/missing-value-statement',
  since: '0.2.0',
  stability: 'preview',
  severity: 'hint',
  messages: {
    missing: 'Nothing says who is helped by {name}, or how anybody would see that it works.',
    empty: 'The value case of {name} names neither a goal nor users nor a measure.',
  },
  docs: {
    what: 'A standard in use says nothing of the need that it serves.',
    why: 'A standard costs its users work. Those who must decide whether to pay for it, to change it or to end it need to know for whom it was made and what would show that it helps.',
    instead:
      'Record in `valueCase` at least a goal, the users or a measure: `valueCase: {goal: Let vacant homes within four weeks, users: letting officers}`. `pattern` says in which of three ways the data create value, `measures` how that is seen.',
    limits:
      'Only standards that are governed in our own terms are asked: their marks name an owner and say `status: active`. Datasets are not, since catalogues have no place for it; the benefit of an agreement is for `sharing/missing-public-benefit`. One finding for a standard.',
    references: [
      'OECD, The Path to Becoming a Data-Driven Public Sector',
      'Open Data Institute, Data standards for the public sector',
    ],
  },
  examples: {
    good: [
      {
        title: 'A goal and users',
        frame: 'standard',
        text: 'valueCase: {goal: Fewer wrong awards, users: benefit officers}\n',
      },
      {
        title: 'A measure',
        frame: 'standard',
        text: 'valueCase: {measures: [{indicator: share of awards that are mended within a year, baseline: 4 %, target: 2 %}]}\n',
      },
      { title: 'A schema that nobody has begun to govern', frame: 'json-schema', text: 'title: Council tax claim\n' },
    ],
    bad: [
      {
        title: 'Nothing',
        frame: 'standard',
        without: ['valueCase'],
        text: 'title: Council tax claim\n^^^^^ missing\n',
        fixed: 'title: Council tax claim\nvalueCase: {goal: "", users: [], measures: []}\n',
      },
      {
        title: 'Nothing in a schema',
        frame: 'json-schema',
        text: `title: Council tax claim\n^^^^^ missing\nx-gov:\n${governedMarks('valueCase')}`,
      },
      {
        title: 'A number alone',
        frame: 'standard',
        text: 'valueCase: {pattern: 2}\n^^^^^^^^^ empty\n',
      },
    ],
  },
  on: {
    standard(standard, context) {
      if (!isExpected('valueCase', standard) || isStated(standard)) return;
      const { valueCase } = standard.marks;
      const data = { name: quoted(standard.label) };
      if (valueCase) return context.report('empty', { at: { node: valueCase.node, part: 'key' }, data });
      const edit = context.place(standard, 'valueCase', { goal: '', users: [], measures: [] });
      context.report('missing', { at: standard.head, data, fixes: fillIn('Insert a value case to fill in', edit) });
    },
  },
});

function isStated({ marks: { valueCase } }: Standard): boolean {
  if (!valueCase) return false;
  if (typeof valueCase.value === 'string') return true;
  return ['goal', 'users', 'problem', 'measures', 'currentUse', 'futureUse'].some((key) =>
    hasContentAt(valueCase.node, key),
  );
}
