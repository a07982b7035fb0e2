import type { StandardRow } from '../../model/facts.ts';
import { hasLawfulBases } from '../../model/lawful-basis.ts';
import { defineRule, each, type ProjectContext } from '../define.ts';
import { agreementsOn, headOf, namesOfFacts } from '../support/agreed.ts';
import { personalClaim } from '../support/personal-example.ts';

const RELIGION = '{category: "dpv-pd:Religion", identifiability: quasi}';
const messages = {
  condition:
    '`{name}` holds special categories of personal data ({fields}), and no condition of Article 9(2) is recorded for them, here or in an agreement.',
} as const;

export const rule = defineRule({
  id: 'privacy/special-category-without-condition',
  since: '0.2.0',
  stability: 'preview',
  severity: 'error',
  messages,
  docs: {
    what: 'A document whose data somebody holds describes special categories of personal data, and no condition for them is recorded.',
    why: 'Data on health, origin, faith, opinions, union membership, sex life, genes and biometrics need a condition of their own beside the lawful basis.',
    instead:
      'Record which condition your data-protection officer relies on: `lawfulBasis: {article6: …, article9: …}`, as a slug (`health-social-care`) or as a term (`A9-2-h`).',
    limits:
      'Says that nothing is recorded, not that nothing holds. Special is what is declared so, by `specialCategory` or by a category of DPV-PD that Article 9 names, or what is very likely so in a record about a person. Silent on standards without an owner, where an agreement records a condition, and in jurisdictions with other law.',
    references: ['GDPR and UK GDPR, Article 9(1) and (2)', 'Data Privacy Vocabulary, EU GDPR extension'],
  },
  examples: {
    good: [
      {
        title: 'Recorded',
        frame: 'json-schema',
        text: personalClaim('json-schema', {
          personalData: RELIGION,
          marks: { lawfulBasis: '{article6: public-task, article9: A9-2-j, schedule1: research}' },
        }),
      },
      {
        title: 'Looked at, and none',
        frame: 'standard',
        text: personalClaim('standard', {
          personalData:
            '{category: "dpv-pd:Health", identifiability: quasi, specialCategory: none, reason: Floor of the ward.}',
        }),
      },
    ],
    bad: [
      {
        title: 'A lawful basis alone',
        frame: 'json-schema',
        text: personalClaim('json-schema', { personalData: RELIGION, marker: 'condition' }),
      },
      {
        title: 'By its own word',
        frame: 'standard',
        text: personalClaim('standard', {
          personalData: '{category: "dpv-pd:Demographic", identifiability: quasi, specialCategory: ethnicity}',
          marker: 'condition',
        }),
      },
    ],
  },
  project: [each('standards', check)],
});

function check(row: StandardRow, context: ProjectContext<typeof messages>): void {
  const found = row.processing?.withoutCondition ?? [];
  if (found.length === 0) return;
  const jurisdiction = row.processing?.jurisdiction ?? context.schemeOf(undefined, undefined)?.jurisdictions[0];
  if (hasLawfulBases(jurisdiction) === false) return;
  if (agreementsOn(context.facts, row).some(({ specialCondition }) => specialCondition)) return;
  context.report('condition', { at: headOf(row), data: { name: row.label, fields: namesOfFacts(found) } });
}
