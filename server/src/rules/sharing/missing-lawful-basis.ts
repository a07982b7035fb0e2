import type { AgreementRow } from '../../model/facts.ts';
import { defineRule, each, type ProjectContext } from '../define.ts';
import { joinAgreement, personalDataIn } from '../support/join.ts';
import { dedent } from '../support/text.ts';

const messages = {
  party: 'No lawful basis is recorded for {party}, a controller of the personal data that are shared.',
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
      'Asks whether a basis is recorded, never whether it is the right one. Silent for the United States, Australia, New Zealand and Canada, whose laws have no such list. When every shared field is declared, or clearly, not personal, the rule says so once and asks for nothing.',
    references: ['GDPR and UK GDPR, Article 6', 'ICO, Data sharing: a code of practice'],
  },
  examples: {
    good: [{ title: 'Once for all parties', frame: 'agreement', text: 'lawfulBasis: {article6: public-task}\n' }],
    bad: [
      {
        title: 'A controller without one',
        frame: 'agreement',
        text: dedent`
          parties:
            - {id: council, name: Exampleshire Council, role: [provider, controller], accountable: {role: SIRO}, lawfulBasis: {article6: public-task}}
            - id: agency
              ^^ party
              name: Example Income Agency
              role: [recipient, controller]
        `,
      },
      {
        title: 'No personal data',
        frame: 'agreement',
        text: dedent`
          title: Street names for the gazetteer
          ^^^^^ notPersonal
          classification: {scheme: uk-gscp, value: OFFICIAL}
          parties:
            - {id: council, name: Exampleshire Council, role: [provider], accountable: {role: SIRO}}
            - {id: agency, name: Example Mapping Agency, role: [recipient]}
          data:
            - standard: ../standards/street.yaml
              version: 1.0.0
              fields: [street_name]
              retention: {period: P2Y, trigger: receipt, disposal: deletion}
        `,
        others: {
          'standards/street.yaml': dedent`
            apiVersion: concordat/v1
            kind: DataStandard
            id: urn:gov.example:standard:street
            title: Streets
            description: Streets as the gazetteer of the council keeps them.
            version: 1.0.0
            status: active
            owner: {role: Gazetteer custodian, contact: gazetteer@council.example}
            classification: {scheme: uk-gscp, value: OFFICIAL}
            entities:
              - name: Street
                kind: place
                description: A way with a name of its own.
                fields:
                  - {name: street_name, type: string, description: As it is signed.}
          `,
        },
      },
    ],
  },
  project: [each('agreements', check)],
});

const OTHER_LAWS = new Set(['us', 'au', 'nz', 'ca']);
const CONTROLLERS = new Set(['controller', 'joint-controller']);

function check(row: AgreementRow, context: ProjectContext<typeof messages>): void {
  if (row.withoutPlaceFor.includes('lawfulBasis')) return;
  if (row.jurisdiction !== undefined && OTHER_LAWS.has(row.jurisdiction)) return;
  const at = { file: row.file, root: row.root, part: 'key' as const };
  if (personalDataIn(joinAgreement(context.facts, row)) === 'none') {
    context.report('notPersonal', { at: { ...at, pointer: row.headAt }, data: {} });
    return;
  }
  if (row.lawfulBasis) return;
  for (const party of row.parties) {
    if (party.lawfulBasis || !party.roles.some((role) => CONTROLLERS.has(role))) continue;
    context.report('party', {
      at: { ...at, pointer: party.at },
      data: { party: party.label === '' ? 'one party' : party.label },
    });
  }
}
