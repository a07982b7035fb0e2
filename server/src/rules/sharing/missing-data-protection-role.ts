import { listOf } from '../../base/words.ts';
import type { AgreementRow } from '../../model/facts.ts';
import { hasLawfulBases } from '../../model/lawful-basis.ts';
import type { Regime } from '../../model/vocabularies/regimes.ts';
import { defineRule, each, type ProjectContext } from '../define.ts';
import { isPartyRole, lawOf, nameOf } from '../support/parties.ts';
import { partiesExample } from '../support/party-example.ts';
import { regimeOf } from '../support/regime-of.ts';
import { schemeExample } from '../support/scheme-example.ts';
import { isImpersonal } from '../support/shared-data.ts';
import { isOver } from '../support/sharing-stage.ts';
import { type Terms, termsOf } from '../support/terms.ts';
import { quoted } from '../support/text.ts';

const messages = {
  role: '{party} takes part in the sharing, and its role in data protection is not recorded: {roles}.',
  scheme: '{party} has no role of the scheme under which the data are shared ({regime}): {roles}.',
} as const;

export const rule = defineRule({
  id: 'sharing/missing-data-protection-role',
  since: '0.2.0',
  stability: 'preview',
  severity: 'error',
  messages,
  docs: {
    what: 'A party of an agreement on personal data is neither controller, joint controller nor processor, or has no role of the scheme that the agreement names.',
    why: 'Who decides about the data answers to the people concerned; who only works on them answers to the one who decides. Giving and receiving say nothing about that.',
    instead:
      'Record it beside the role in the exchange: `role: [recipient, controller]`. Under a scheme of the United States, Australia or New Zealand the roles of that scheme stand in its place.',
    limits:
      'Asks whether a role is recorded, not whether it is the right one. A party that `processors` lists is one. Silent where all shared fields are known not to be personal, on agreements that have ended, and in jurisdictions without these roles unless a scheme is named.',
    references: [
      'GDPR and UK GDPR, Articles 4(7), 4(8), 26 and 28',
      '5 USC 552a(o)(1)',
      'Data Availability and Transparency Act 2022 (Australia), section 18',
      'Privacy Act 2020 (New Zealand), section 144',
    ],
  },
  examples: {
    good: [
      {
        title: 'A processor by its entry',
        frame: 'agreement',
        text: partiesExample(
          {},
          {},
          { role: 'recipient', lawfulBasis: null, type: 'company', legalPower: null },
        ).concat('processors:\n  - {party: office, contractRef: CON-2026-311}\n'),
      },
    ],
    bad: [
      {
        title: 'A recipient only',
        frame: 'agreement',
        text: partiesExample({}, { role: 'recipient\n    ^^^^ role', lawfulBasis: null }),
        fixed: partiesExample({}, { role: '[recipient, controller]', lawfulBasis: null }),
      },
      {
        title: 'No role at all',
        frame: 'agreement',
        text: partiesExample({}, { id: 'agency\n    ^^ role', role: null }),
      },
      {
        title: 'No role of the scheme',
        frame: 'agreement',
        text: schemeExample('nz-aisa').concat(
          partiesExample({ role: 'lead-agency' }, { role: '[recipient]\n    ^^^^ scheme' }),
        ),
      },
    ],
  },
  project: [each('agreements', check)],
});

const ROLES = ['controller', 'joint-controller', 'processor'];

function check(row: AgreementRow, context: ProjectContext<typeof messages>): void {
  if (row.withoutPlaceFor.includes('protectionRoles') || isOver(row) || row.parties.length === 0) return;
  const { regime, fits } = regimeOf(row);
  const ofScheme = schemeRoles(regime);
  if (ofScheme.length === 0 && hasLawfulBases(lawOf(row, context)) === false) return;
  if (isImpersonal(context.facts, row)) return;
  const terms = termsOf(context.facts, row);
  // A scheme of another country is a slip, told elsewhere: the roles of either will do.
  const asked = ofScheme.length === 0 ? ROLES : fits ? ofScheme : [...ofScheme, ...ROLES];
  const listed = new Set(terms.list('processors').map(partyIn));
  for (const party of row.parties) {
    if (party.roles.some((role) => asked.includes(role)) || listed.has(party.id) || listed.has(party.label)) continue;
    // What is no role at all, the schema says.
    if (party.roles.some((role) => !isPartyRole(role))) continue;
    const own = terms.at(party);
    const data = {
      party: nameOf(party),
      roles: listOf(
        asked.map((role) => quoted(role)),
        'or',
      ),
    };
    const report = { at: own.place('role'), fixes: asked.map((role) => record(role, own)) };
    if (ofScheme.length > 0 && regime) context.report('scheme', { ...report, data: { ...data, regime: regime.title } });
    else context.report('role', { ...report, data });
  }
}

function schemeRoles(regime: Regime | undefined): readonly string[] {
  return Object.values(regime?.roles ?? {}).flat();
}

function partyIn(entry: unknown): unknown {
  return typeof entry === 'object' && entry !== null ? (entry as { party?: unknown }).party : undefined;
}

/** One of the roles to choose from; a person picks. */
function record(role: string, own: Terms) {
  const written = own.texts('role');
  const edit = own.insert(['role'], [...written, role]);
  return edit && { title: `Record the role ${role}`, safety: 'suggestion' as const, edits: [edit] };
}
