import { listOf } from '../../base/words.ts';
import type { AgreementRow, PartyFact } from '../../model/facts.ts';
import { defineRule, each, type ProjectContext } from '../define.ts';
import { missingParts } from '../support/missing-parts.ts';
import { asksForDataProtection, nameOf } from '../support/parties.ts';
import { partiesExample } from '../support/party-example.ts';
import { schemeExample } from '../support/scheme-example.ts';
import { isOver } from '../support/sharing-stage.ts';
import { type Terms, termsOf } from '../support/terms.ts';
import { quoted } from '../support/text.ts';

const KEY = 'jointControllerArrangement';

const messages = {
  none: '{parties} decide together about the data, and no arrangement between them is recorded.',
  noneOfRegime:
    'The agreement is called an arrangement between joint controllers ({regime}), and the arrangement is not recorded.',
  incomplete: 'The arrangement between the joint controllers does not record {missing}.',
  party: 'The arrangement says nothing of the duties of {party}.',
  unknown: '{key} is no party of the agreement, so nobody has these duties.',
} as const;

export const rule = defineRule({
  id: 'sharing/joint-controller-arrangement',
  since: '0.2.0',
  stability: 'preview',
  severity: 'error',
  messages,
  docs: {
    what: 'Two or more parties are joint controllers, and the arrangement between them is missing or says only half of what it should.',
    why: 'Joint controllers answer together. People must learn who informs them and who answers their requests, and the parties must not point at each other.',
    instead:
      'Record who does what, the point to which people turn, and where they can read the gist: `jointControllerArrangement: {responsibilities: …, contactPoint: …, essenceUrl: …}`.',
    limits:
      'Looks whether the parts are recorded, not whether the duties are divided well. A law that divides them (`determinedByLaw`) answers for the duties and the contact point. Silent where all shared fields are known not to be personal, outside the GDPR, and on agreements that have ended.',
    references: ['GDPR and UK GDPR, Article 26(1) and (2)'],
  },
  examples: {
    good: [
      { title: 'All of it', frame: 'agreement', text: joint(complete()) },
      {
        title: 'Divided by law',
        frame: 'agreement',
        text: joint(
          '\n  determinedByLaw: Joint Register Regulations 2024, regulation 6\n  essenceUrl: https://council.example/joint',
        ),
      },
      { title: 'Each on its own', frame: 'agreement', text: 'jointControllerArrangement: null\n' },
    ],
    bad: [
      {
        title: 'Said to be none',
        frame: 'agreement',
        text: joint('null\n^^^^^^^^^^^^^^^^^^^^^^^^^^ none'),
        fixed: joint('{responsibilities: {council: "", agency: ""}, contactPoint: "", essenceUrl: ""}'),
      },
      {
        title: 'Half of it',
        frame: 'agreement',
        text: joint('\n^^^^^^^^^^^^^^^^^^^^^^^^^^ incomplete\n  responsibilities: Each informs its own customers.'),
      },
      {
        title: 'A party without duties, and duties without a party',
        frame: 'agreement',
        text: joint(
          complete()
            .replace('responsibilities:', 'responsibilities:\n  ^^^^^^^^^^^^^^^^ party')
            .replace('agency:', 'agencia:')
            .replace(/(agencia: .*)/, '$1\n    ^^^^^^^ unknown'),
        ),
      },
      {
        title: 'Of a regime',
        frame: 'agreement',
        without: ['jointControllerArrangement'],
        text: `${schemeExample('eu-art26')}^^^^^^ noneOfRegime\n`,
      },
    ],
  },
  project: [each('agreements', check)],
});

const PARTS = {
  responsibilities: 'who does what towards the people concerned',
  contactPoint: 'the point to which people can turn',
  essenceUrl: 'where the public can read the gist of it',
};
const BY_LAW: ReadonlySet<string> = new Set(['responsibilities', 'contactPoint']);

function check(row: AgreementRow, context: ProjectContext<typeof messages>): void {
  if (row.withoutPlaceFor.includes(KEY) || isOver(row) || !asksForDataProtection(row, context)) return;
  const joint = row.parties.filter(({ roles }) => roles.includes('joint-controller'));
  const terms = termsOf(context.facts, row);
  const byRegime = row.regime === 'eu-art26';
  if (joint.length < 2 && !byRegime) return;
  if (terms.keys(KEY).length === 0) {
    const fixes = [insertAll(terms, joint)];
    const at = terms.place(KEY);
    if (joint.length >= 2) {
      const parties = listOf(joint.map(nameOf), 'and');
      context.report('none', { at, data: { parties }, fixes });
    } else {
      context.report('noneOfRegime', { at: terms.place('regime'), data: { regime: 'eu-art26' }, fixes });
    }
    return;
  }
  checkParts(terms, context);
  checkDuties(row, joint, terms, context);
}

function checkParts(terms: Terms, context: ProjectContext<typeof messages>): void {
  const byLaw = terms.has(KEY, 'determinedByLaw');
  const missing = missingParts(terms, [KEY], PARTS, (key) => terms.has(KEY, key) || (byLaw && BY_LAW.has(key)));
  if (!missing) return;
  const edits = missing.keys.flatMap((key) => terms.insert([KEY, key], '') ?? []);
  const fixes = [{ title: 'Insert what is missing, to fill in', safety: 'suggestion' as const, edits }];
  context.report('incomplete', { at: missing.at, data: { missing: missing.words }, fixes });
}

/** Duties that are told by party name every joint controller, and nobody else. */
function checkDuties(
  row: AgreementRow,
  joint: readonly PartyFact[],
  terms: Terms,
  context: ProjectContext<typeof messages>,
): void {
  const keys = terms.keys(KEY, 'responsibilities');
  if (keys.length === 0 || row.parties.length === 0) return;
  const names = (party: PartyFact): readonly (string | undefined)[] => [party.id, party.label, party.identifier];
  for (const party of joint) {
    if (party.id === undefined || names(party).some((name) => name !== undefined && keys.includes(name))) continue;
    context.report('party', {
      at: terms.place(KEY, 'responsibilities'),
      data: { party: nameOf(party) },
      fixes: [
        {
          title: 'Insert a place for its duties',
          safety: 'suggestion',
          edits: [terms.insert([KEY, 'responsibilities', party.id], '')].flatMap((edit) => edit ?? []),
        },
      ],
    });
  }
  for (const key of keys) {
    if (row.parties.some((party) => names(party).includes(key))) continue;
    context.report('unknown', { at: terms.place(KEY, 'responsibilities', key), data: { key: quoted(key) } });
  }
}

function insertAll(terms: Terms, joint: readonly PartyFact[]) {
  const duties = Object.fromEntries(joint.flatMap(({ id }) => (id === undefined ? [] : [[id, '']])));
  const responsibilities = Object.keys(duties).length > 0 ? duties : '';
  const edit = terms.insert([KEY], { responsibilities, contactPoint: '', essenceUrl: '' });
  return edit && { title: 'Insert an arrangement to fill in', safety: 'suggestion' as const, edits: [edit] };
}

function joint(arrangement: string): string {
  const parties = partiesExample({ role: '[provider, joint-controller]' }, { role: '[recipient, joint-controller]' });
  return `${parties}${KEY}:${arrangement.startsWith('\n') ? '' : ' '}${arrangement}\n`;
}

function complete(): string {
  return [
    '',
    '  responsibilities:',
    '    council: Informs applicants and answers their requests.',
    '    agency: Passes on the requests that it receives.',
    '  contactPoint: privacy@council.example',
    '  essenceUrl: https://council.example/joint',
  ].join('\n');
}
