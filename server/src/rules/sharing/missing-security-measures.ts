import type { AgreementRow } from '../../model/facts.ts';
import { isEncryption, protectionsBy, saysNone } from '../../model/vocabularies/security-measures.ts';
import { defineRule, each, type ProjectContext } from '../define.ts';
import { fillIn } from '../support/fill-in.ts';
import { isImpersonal } from '../support/shared-data.ts';
import { isOver } from '../support/sharing-stage.ts';
import { streetItem, streets } from '../support/street-example.ts';
import { type Terms, termsOf } from '../support/terms.ts';

const messages = {
  none: 'The agreement records no security measures.',
  noneNotPersonal: { text: 'The agreement records no security measures.', severity: 'warning' },
  other:
    'Of encryption, access control and audit, `security` records nothing. Certificates, clearance and training show that care is taken, not how the data are protected.',
} as const;

export const rule = defineRule({
  id: 'sharing/missing-security-measures',
  since: '0.2.0',
  stability: 'preview',
  severity: 'error',
  messages,
  docs: {
    what: 'An agreement says nothing of how the data are protected.',
    why: 'The data are as safe as the weaker of two organisations keeps them. What is not written down, neither can ask of the other.',
    instead:
      'Say what is done: `security: {measures: ["dpv:Encryption", "dpv:AccessControlMethod"], encryptionInTransit: TLS1.3, encryptionAtRest: AES-256, accessControl: …, audit: …}`.',
    limits:
      'Any one measure of encryption, access control or audit is enough here; `sharing/security-below-sensitivity` asks for more where the data are sensitive. Measures are read as terms of the Data Privacy Vocabulary, or by words in seven languages. For data that are known not to be personal a missing record is a warning. Agreements that have ended are left alone.',
    references: [
      'GDPR and UK GDPR, Article 32',
      '5 USC 552a(o)(1)(G)',
      'Data Privacy Vocabulary 2.3, technical and organisational measures',
    ],
  },
  examples: {
    good: [
      {
        title: 'Measures by terms',
        frame: 'agreement',
        text: 'security: {measures: ["dpv:Encryption", "dpv:AccessControlMethod", "dpv:StaffTraining"]}\n',
      },
      { title: 'In words', frame: 'agreement', text: 'security: {measures: [Role-based access for named officers]}\n' },
      {
        title: 'Over, and nothing can be added',
        frame: 'agreement',
        without: ['security'],
        text: 'status: terminated\n',
      },
    ],
    bad: [
      {
        title: 'None',
        frame: 'agreement',
        without: ['security'],
        text: 'title: Income check for council tax reduction\n^^^^^ none\n',
      },
      { title: 'An empty place', frame: 'agreement', text: 'security: {}\n^^^^^^^^ none\n' },
      {
        title: 'Only a certificate',
        frame: 'agreement',
        text: 'security: {measures: ["dpv:StaffTraining"], certification: [Cyber Essentials Plus]}\n^^^^^^^^ other\n',
      },
      {
        title: 'Data that are not personal',
        frame: 'agreement',
        without: ['security'],
        text: `title: Streets
^^^^^ noneNotPersonal
^^^^^ sharing/missing-lawful-basis:notPersonal
${streetItem}`,
        others: {
          'standards/street.yaml': streets,
        },
      },
    ],
  },
  project: [each('agreements', check)],
});

function check(row: AgreementRow, context: ProjectContext<typeof messages>): void {
  if (row.withoutPlaceFor.includes('security') || isOver(row)) return;
  const terms = termsOf(context.facts, row);
  if (terms.keys('security').length === 0) {
    const edit = terms.insert(['security'], {
      measures: [],
      encryptionInTransit: '',
      encryptionAtRest: '',
      accessControl: '',
      audit: '',
    });
    context.report(isImpersonal(context.facts, row) ? 'noneNotPersonal' : 'none', {
      at: terms.place('security'),
      data: {},
      fixes: fillIn('Insert security measures to fill in', edit),
    });
  } else if (!protectsAnyhow(terms) && !isImpersonal(context.facts, row)) {
    context.report('other', { at: terms.place('security'), data: {} });
  }
}

function protectsAnyhow(terms: Terms): boolean {
  const keyed = KEYS.some((key) => {
    const text = terms.text('security', key);
    return text !== undefined && !saysNone(text);
  });
  return (
    keyed ||
    terms.texts('security', 'measures').some((measure) => isEncryption(measure) || protectionsBy(measure).length > 0)
  );
}

const KEYS = ['encryptionInTransit', 'encryptionAtRest', 'accessControl', 'audit'] as const;
