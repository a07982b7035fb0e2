import type { Json } from '../../base/json.ts';
import type { AgreementRow } from '../../model/facts.ts';
import { defineRule, each, type ProjectContext } from '../define.ts';
import { gives, isPartyRole, nameOf, receives } from '../support/parties.ts';
import { partiesExample, signaturesExample } from '../support/party-example.ts';
import { regimeOf } from '../support/regime-of.ts';
import { schemeExample } from '../support/scheme-example.ts';
import { isOver } from '../support/sharing-stage.ts';
import { type Terms, termsOf } from '../support/terms.ts';
import { dedent, quoted } from '../support/text.ts';

const messages = {
  none: 'The agreement names no parties.',
  one: 'The agreement names {party} and nobody else. It takes one who gives the data and one who receives them.',
  name: '{party} has no name, so readers cannot tell which organisation it is.',
  provider: 'No party gives the data: none has the role {role}.',
  recipient: 'No party receives the data: none has the role {role}.',
  lead: 'No party is the lead agency, which looks after an approved information sharing agreement.',
} as const;

export const rule = defineRule({
  id: 'sharing/missing-parties',
  since: '0.2.0',
  stability: 'preview',
  severity: 'error',
  messages,
  docs: {
    what: 'An agreement names fewer than two parties, a party without a name, or nobody who gives or nobody who receives.',
    why: 'Everything else in an agreement is a duty or a right of somebody. Who reads it must see at once who gives which data to whom.',
    instead:
      'List each organisation with its name and its roles: `- {id: council, name: Exampleshire Council, role: [provider, controller]}`. Several recipients are as good as one.',
    limits:
      'Reads roles and does not guess them from names. Joint controllers and the parties of a contract with a processor (`eu-art26`, `eu-art28`) need no provider and no recipient. Where a party has no role at all, `sharing/missing-data-protection-role` says so. Silent on agreements that have ended.',
    references: [
      'ICO, Data sharing: a code of practice',
      '5 USC 552a(o)(1)',
      'Data Availability and Transparency Act 2022 (Australia), section 18',
      'Privacy Act 2020 (New Zealand), section 144',
    ],
  },
  examples: {
    good: [
      {
        title: 'A hub with several recipients',
        frame: 'agreement',
        text: partiesExample({}, {}, {}) + signaturesExample('council', 'agency', 'office'),
      },
    ],
    bad: [
      {
        title: 'Nobody',
        frame: 'agreement',
        without: ['parties', 'signatures'],
        text: dedent`
          title: Income check for council tax reduction
          ^^^^^ none
          status: draft
        `,
      },
      {
        title: 'One alone',
        frame: 'agreement',
        text: partiesExample({}).replace('\n', '\n^^^^^^^ one\n') + signaturesExample('council'),
      },
      {
        title: 'Two who give, and one of them without a name',
        frame: 'agreement',
        text: partiesExample({}, { id: 'agency\n    ^^ name', name: null, role: '[provider, controller]' }).replace(
          '\n',
          '\n^^^^^^^ recipient\n',
        ),
      },
      {
        title: 'Two who receive',
        frame: 'agreement',
        text: partiesExample({ role: '[recipient, controller]' }, {}).replace('\n', '\n^^^^^^^ provider\n'),
      },
      {
        title: 'Nobody leads',
        frame: 'agreement',
        text: schemeExample('nz-aisa').concat(
          partiesExample({ role: 'participating-agency' }, { role: 'participating-agency' }).replace(
            '\n',
            '\n^^^^^^^ lead\n',
          ),
        ),
      },
    ],
  },
  project: [each('agreements', check)],
});

function check(row: AgreementRow, context: ProjectContext<typeof messages>): void {
  // Of other formats the schema says who must be named.
  if (isOver(row) || !isOurs(row)) return;
  const terms = termsOf(context.facts, row);
  // What is no party at all, the schema says.
  if (terms.list('parties').some((party) => party !== null && (typeof party !== 'object' || Array.isArray(party))))
    return;
  const at = terms.place('parties');
  const { parties } = row;
  const [first] = parties;
  if (!first) {
    const fixes = [
      insert('Insert two parties to fill in', terms.insert(['parties'], [stub('provider'), stub('recipient')])),
    ];
    return context.report('none', { at, data: {}, fixes });
  }
  for (const party of parties) {
    const own = terms.at(party);
    if (party.label !== (party.id ?? '') || own.has('name')) continue;
    const fixes = [insert('Insert a name to fill in', own.insert(['name'], ''))];
    context.report('name', {
      at: own.place('name'),
      data: { party: party.label === '' ? 'One party' : quoted(party.label) },
      fixes,
    });
  }
  if (parties.length === 1) {
    const missing = stub(gives(first) ? 'recipient' : 'provider');
    const edit = { op: 'append' as const, root: row.root, path: ['parties'], value: missing };
    const fixes = [insert('Add a party to fill in', edit)];
    return context.report('one', { at, data: { party: first.label === '' ? 'one party' : nameOf(first) }, fixes });
  }
  checkRoles(row, terms, context);
}

function checkRoles(row: AgreementRow, terms: Terms, context: ProjectContext<typeof messages>): void {
  const { parties } = row;
  // A role that is left out or misspelt may be the one that seems to be missing.
  if (parties.some(({ roles }) => roles.length === 0 || !roles.every(isPartyRole))) return;
  const { regime, fits } = regimeOf(row);
  if (!fits) return;
  const at = terms.place('parties');
  const lead = regime?.roles?.lead;
  if (lead) {
    const agencies = parties.filter(({ roles }) => roles.some((role) => SCHEME.test(role)));
    if (agencies.length === parties.length && !parties.some(({ roles }) => roles.some((role) => lead.includes(role))))
      context.report('lead', { at, data: {} });
    return;
  }
  if (regime?.jurisdiction === 'eu' || parties.every(({ roles }) => roles.includes('joint-controller'))) return;
  const named = (side: 'provider' | 'recipient') => ({
    role: [side, ...(regime?.roles?.[side] ?? [])].map((role) => quoted(role)).join(' or '),
  });
  if (!parties.some(gives)) context.report('provider', { at, data: named('provider') });
  if (!parties.some(receives)) context.report('recipient', { at, data: named('recipient') });
}

/** Our own format, or one that writes its terms, has a place for a name of each party; others name them by address. */
function isOurs({ withoutPlaceFor }: AgreementRow): boolean {
  return !withoutPlaceFor.includes('contact');
}

const SCHEME = /-agency$/;
function stub(role: string): Json {
  return { id: '', name: '', role: [role] };
}

function insert<E>(title: string, edit: E | undefined) {
  return edit === undefined ? undefined : { title, safety: 'suggestion' as const, edits: [edit] };
}
