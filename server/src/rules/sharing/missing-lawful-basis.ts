import type { Json } from '../../base/json.ts';
import type { AgreementRow } from '../../model/facts.ts';
import { basisIn, hasLawfulBases } from '../../model/lawful-basis.ts';
import { defineRule, each, type ProjectContext } from '../define.ts';
import { controls, lawOf } from '../support/parties.ts';
import { partiesExample } from '../support/party-example.ts';
import { schemeExample } from '../support/scheme-example.ts';
import { isImpersonal, sharedData } from '../support/shared-data.ts';
import { isOver } from '../support/sharing-stage.ts';
import { streets } from '../support/street-example.ts';
import { type Terms, termsOf } from '../support/terms.ts';
import { dedent } from '../support/text.ts';

const messages = {
  party: 'No lawful basis is recorded for {party}, a controller of the personal data that are shared.',
  article6: 'What is recorded as the lawful basis of {party} names none of the bases of Article 6.',
  notPersonal: {
    text: 'Every field that is shared is known not to be personal data, so lawful bases and the other terms of data protection are not asked for.',
    severity: 'info',
  },
} as const;

export const rule = defineRule({
  id: 'sharing/missing-lawful-basis',
  since: '0.1.0',
  stability: 'stable',
  severity: 'error',
  messages,
  docs: {
    what: 'Personal data are shared and a controller among the parties has no lawful basis recorded.',
    why: 'Each controller needs a basis of its own, identified before the sharing and written down. The agreement is the place where both sides can see the other’s.',
    instead:
      'Record it for the party (`lawfulBasis: {article6: public-task}`), or once for all at the agreement. Only the people responsible can say which one it is; no basis is ever filled in for you.',
    limits:
      'Asks whether a basis is recorded, never whether it is the right one. Silent in jurisdictions whose law has no such list, and on agreements that have ended. When every shared field is declared, or clearly, not personal, the rule says so once and asks for nothing.',
    references: ['GDPR and UK GDPR, Article 6', 'ICO, Data sharing: a code of practice'],
  },
  examples: {
    good: [
      {
        title: 'Once for all parties',
        frame: 'agreement',
        text: partiesExample({ lawfulBasis: null }, { lawfulBasis: null }).concat(
          'lawfulBasis: {article6: public-task}\n',
        ),
      },
      {
        title: 'In a country whose law has no such list',
        frame: 'agreement',
        text: partiesExample({ lawfulBasis: null }, { lawfulBasis: null }).concat(schemeExample('us')),
      },
    ],
    bad: [
      {
        title: 'A controller without one',
        frame: 'agreement',
        text: partiesExample({}, { id: 'agency\n    ^^ party', lawfulBasis: null }),
        fixed: partiesExample({}, { lawfulBasis: '{article6: ""}' }),
      },
      {
        title: 'A place that is left blank, and one that names only a law',
        frame: 'agreement',
        text: partiesExample(
          { lawfulBasis: '{statute: Example Act 2005}\n    ^^^^^^^^^^^ article6' },
          { lawfulBasis: '""\n    ^^^^^^^^^^^ party' },
        ),
      },
      {
        title: 'No personal data',
        frame: 'agreement',
        text: dedent`
          title: Street names for the gazetteer
          ^^^^^ notPersonal
          classification: {scheme: uk-gscp, value: OFFICIAL}
          parties:
            - {id: council, name: Exampleshire Council, identifier: GB-LAE-EXS, role: [provider], accountable: {role: SIRO}, contact: data@council.example, legalPower: {act: Example Act 2005, section: "3"}}
            - {id: agency, name: Example Mapping Agency, identifier: GB-GOR-EMA, role: [recipient], accountable: {role: SIRO}, contact: data@agency.example, legalPower: {act: Example Act 2005, section: "3"}}
          data:
            - standard: ../standards/street.yaml
              version: 1.0.0
              fields: [street_name]
              retention: {period: P2Y, trigger: receipt, disposal: deletion}
        `,
        others: {
          'standards/street.yaml': streets,
        },
      },
    ],
  },
  project: [each('agreements', check)],
});

function check(row: AgreementRow, context: ProjectContext<typeof messages>): void {
  if (row.withoutPlaceFor.includes('lawfulBasis') || isOver(row)) return;
  if (hasLawfulBases(lawOf(row, context)) === false) return;
  const at = { file: row.file, root: row.root, part: 'key' as const };
  if (isImpersonal(context.facts, row)) {
    context.report('notPersonal', { at: { ...at, pointer: row.headAt }, data: {} });
    return;
  }
  const terms = termsOf(context.facts, row);
  const common = basisIn(terms.value('lawfulBasis'));
  const { special } = sharedData(context.facts, row);
  const blank = { article6: '', ...(special.length > 0 && { article9: '' }) };
  for (const party of row.parties.filter(controls)) {
    const own = terms.at(party);
    const name = party.label === '' ? 'one party' : party.label;
    const holder = own.has('lawfulBasis') ? own : terms;
    if (!holder.has('lawfulBasis')) {
      const fixes = [insert(own, ['lawfulBasis'], blank)];
      context.report('party', { at: own.place('lawfulBasis'), data: { party: name }, fixes });
    } else if (basisIn(holder.value('lawfulBasis')).article6.length === 0 && common.article6.length === 0) {
      const fixes = [insert(holder, ['lawfulBasis', 'article6'], '')];
      context.report('article6', { at: holder.place('lawfulBasis', 'article6'), data: { party: name }, fixes });
    }
  }
}

/** A place to fill in: which basis holds is for the people responsible to say. */
function insert(terms: Terms, path: readonly string[], value: Json) {
  const edit = terms.insert(path, value);
  return edit && { title: 'Insert a lawful basis to fill in', safety: 'suggestion' as const, edits: [edit] };
}
