import { conditionCalled, domesticCalled, type RecordedBasis, recordedBasis } from '../../model/lawful-basis.ts';
import type { SyntaxNode } from '../../syntax/tree.ts';
import { defineRule, type FileContext } from '../define.ts';
import { basesIn, jurisdictionOf } from '../support/personal-content.ts';
import { dedent } from '../support/text.ts';

const messages = {
  domestic:
    'Article {article} needs a condition of Schedule 1 of the Data Protection Act 2018 beside it ({part}), and none is recorded under `schedule1`.',
  substantial:
    'Article 9(2)(g) needs one of the conditions on substantial public interest (Schedule 1, Part 2), and `{written}` is in Part {part}.',
  policy:
    '`{written}` (Schedule 1, paragraph {paragraph}) asks for an appropriate policy document, and none is named under `policyDocument`.',
} as const;

export const rule = defineRule({
  id: 'privacy/condition-without-domestic-law',
  since: '0.2.0',
  stability: 'preview',
  severity: 'warning',
  messages,
  docs: {
    what: 'In the United Kingdom, a condition for special categories lacks the condition of domestic law that belongs to it, or the policy document that this asks for.',
    why: 'Points (b), (g), (h), (i) and (j) of Article 9(2) point to domestic law. In the United Kingdom that is Schedule 1, and most of its conditions ask for a written policy that people can be shown.',
    instead:
      'Record which condition your data-protection officer relies on, and where the policy is kept: `schedule1: statutory-and-government-purposes`, `policyDocument: APD-2026-07`.',
    limits:
      'Only for documents that belong to the United Kingdom, by `jurisdiction` or by the scheme of classification. Points (a), (c), (d), (e) and (f) need nothing more. That an agreement records no condition at all beside one of the others is told by `sharing/special-category-condition-missing`. Three conditions need the policy only sometimes and are left alone (paragraphs 10, 13 and 27); the duty of secrecy that goes with (h) is not looked at.',
    references: ['Data Protection Act 2018 (UK), section 10(3) and Schedule 1'],
  },
  examples: {
    good: [
      {
        title: 'With its condition and its policy',
        frame: 'standard',
        text: 'jurisdiction: uk\nlawfulBasis: {article6: public-task, article9: A9-2-g, schedule1: part2.6-statutory-government, policyDocument: APD-2026-07}\n',
      },
      {
        title: 'One that needs no policy',
        frame: 'agreement',
        text: 'lawfulBasis: {article6: public-task, article9: health-social-care, schedule1: health-or-social-care-purposes}\n',
      },
      {
        title: 'Outside the United Kingdom',
        frame: 'standard',
        text: 'jurisdiction: ie\nlawfulBasis: {article6: public-task, article9: A9-2-h}\n',
      },
    ],
    bad: [
      {
        title: 'Nothing of domestic law',
        frame: 'standard',
        text: dedent`
          jurisdiction: uk
          lawfulBasis: {article6: public-task, article9: A9-2-g}
                                                         ^^^^^^ domestic
        `,
      },
      {
        title: 'A condition of another part',
        frame: 'agreement',
        text: dedent`
          lawfulBasis: {article6: public-task, article9: A9-2-g, schedule1: public-health}
                                                                            ^^^^^^^^^^^^^ substantial
        `,
      },
      {
        title: 'No policy',
        frame: 'standard',
        text: dedent`
          jurisdiction: uk
          lawfulBasis: {article6: public-task, article9: A9-2-g, schedule1: preventing-fraud}
                                                                            ^^^^^^^^^^^^^^^^ policy
        `,
      },
    ],
  },
  on: {
    standard(standard, context) {
      if (jurisdictionOf(standard, context) !== 'uk') return;
      for (const basis of basesIn(standard)) check(basis, context, true);
    },
    agreement(agreement, context) {
      const { lawfulBasis, parties, jurisdiction, classification } = agreement;
      const marks = classification ? { classification } : {};
      if (jurisdictionOf({ jurisdiction: jurisdiction?.value.toLowerCase(), marks }, context) !== 'uk') return;
      const nodes: readonly (SyntaxNode | undefined)[] = [lawfulBasis, ...parties.map((party) => party.lawfulBasis)];
      // `sharing/special-category-condition-missing` asks agreements for the condition, party by party.
      for (const node of nodes) if (node) check(recordedBasis(node), context, false);
    },
  },
});

function check(
  { article9, schedule1, policyDocument }: RecordedBasis,
  context: FileContext<typeof messages>,
  asksForDomestic: boolean,
): void {
  for (const written of article9) {
    const condition = conditionCalled(written.value);
    if (condition?.domestic === undefined) continue;
    const at = { node: written.node, part: 'value' as const };
    const part = condition.domestic === 'part2' ? 'Part 2' : `Part 1, paragraph ${condition.paragraphs?.join(', ')}`;
    if (schedule1.length === 0 && asksForDomestic)
      context.report('domestic', { at, data: { article: condition.article, part } });
    // What Schedule 1 does not know is another rule's to say.
    const domestic = schedule1.map(({ value }) => domesticCalled(value));
    const [first] = schedule1;
    if (condition.domestic !== 'part2' || !first || domestic.some((one) => one === undefined || one.part === 2))
      continue;
    context.report('substantial', {
      at: { node: first.node, part: 'value' },
      data: { written: first.value, part: String(domestic[0]?.part ?? 1) },
    });
  }
  if (policyDocument !== undefined) return;
  for (const written of schedule1) {
    const condition = domesticCalled(written.value);
    if (!condition?.policyDocument) continue;
    context.report('policy', {
      at: { node: written.node, part: 'value' },
      data: { written: written.value, paragraph: String(condition.paragraph) },
    });
  }
}
