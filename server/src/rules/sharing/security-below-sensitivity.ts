import { listOf } from '../../base/words.ts';
import { rankOf } from '../../model/classification.ts';
import type { AgreementRow } from '../../model/facts.ts';
import { isForSecret, methodKind, securityFloors, weakIn } from '../../model/vocabularies/security-measures.ts';
import { defineRule, each, type ProjectContext } from '../define.ts';
import { fillIn } from '../support/fill-in.ts';
import { people, personItem } from '../support/person-example.ts';
import { asksForMethod } from '../support/regime-of.ts';
import { fieldAt, missingProtections, sensitiveField } from '../support/safeguards.ts';
import { sharedData } from '../support/shared-data.ts';
import { isOver } from '../support/sharing-stage.ts';
import { type Terms, termsOf } from '../support/terms.ts';
import { dedent, quoted } from '../support/text.ts';

const messages = {
  protections: '{field} {why}, and the agreement does not record {missing}.',
  method: 'The data travel by {method}, which others can read. Agree on a way that is encrypted from end to end.',
  media:
    'The data travel on media by {method}, and the agreement does not record {missing}. What is lost on the way can be read.',
  mediaKept: {
    text: 'The data travel on media by {method}, encrypted and tracked. Where a line is at hand, it leaves nothing to lose on the way.',
    severity: 'warning',
  },
  noMethod: { text: 'Nothing says by which way the data travel.', severity: 'warning' },
  weak: { text: '{written} relies on {name}, which is withdrawn. Agree on {instead}.', severity: 'warning' },
  handling: {
    text: 'The agreement is {value} and gives no handling instruction.',
    severity: 'warning',
  },
  secret: '{method} is not among the ways by which {value} data are known to travel.',
} as const;

type Context = ProjectContext<typeof messages>;

export const rule = defineRule({
  id: 'sharing/security-below-sensitivity',
  since: '0.2.0',
  stability: 'preview',
  severity: 'error',
  messages,
  docs: {
    what: 'The measures of an agreement, or the way by which its data travel, fall short of how sensitive the data are.',
    why: 'Names, numbers of people and what the law calls special categories do lasting harm when they leak. What protects them is settled before the first file is sent, and by both sides.',
    instead:
      'Record encryption in transit and at rest, access control and an audit log, by the keys of `security` or as terms in `measures`. Send data through an interface or by SFTP. Give handling instructions beside OFFICIAL-SENSITIVE: `handling: [RECIPIENTS ONLY]`.',
    limits:
      'The four protections are asked for where a field that is shared identifies people directly, is of a special category or tells of offences. `dpv:Encryption` alone does not say where; `security` without anything is for `sharing/missing-security-measures`. Ways of transfer are read by words in seven languages: one that is not known is not spoken of below SECRET. Whether a measure works cannot be seen from here.',
    references: [
      'GDPR and UK GDPR, Article 32(1)(a)',
      'Government Security Classifications Policy (UK)',
      'RFC 8996, Deprecating TLS 1.0 and TLS 1.1',
    ],
  },
  examples: {
    good: [
      {
        title: 'All four, two of them as measures',
        frame: 'agreement',
        text: `${personItem}security: {measures: ["dpv:AccessControlMethod", Access logs], encryptionInTransit: TLS1.3, encryptionAtRest: AES-256}\n`,
        others: { 'standards/person.yaml': people },
      },
      {
        title: 'Less is enough for a number that only the authority can resolve',
        frame: 'agreement',
        text: 'security: {encryptionInTransit: TLS1.3}\n',
      },
      {
        title: 'A mail that is encrypted',
        frame: 'agreement',
        text: 'transfer: {method: Encrypted email (S/MIME), locations: [GB], international: null}\n',
      },
      {
        title: 'The instruction stands in the marking',
        frame: 'agreement',
        text: 'classification: OFFICIAL-SENSITIVE [PERSONAL DATA]\n',
      },
    ],
    bad: [
      {
        title: 'No word on storage, nor on who looks at the data',
        frame: 'agreement',
        text: `${personItem}security: {measures: ["dpv:Encryption", "dpv:AccessControlMethod"], encryptionInTransit: TLS1.3}\n^^^^^^^^ protections\n`,
        others: { 'standards/person.yaml': people },
      },
      {
        title: 'By mail',
        frame: 'agreement',
        text: 'transfer: {method: e-mail, locations: [GB], international: null}\n                   ^^^^^^ method\n',
      },
      {
        title: 'On a stick',
        frame: 'agreement',
        text: 'transfer: {method: USB stick, encrypted: true, locations: [GB], international: null}\n                   ^^^^^^^^^ media\n',
      },
      {
        title: 'On a stick that is encrypted and tracked',
        frame: 'agreement',
        text: 'transfer: {method: physical-media, encrypted: true, custody: Sealed bag, locations: [GB], international: null}\n                   ^^^^^^^^^^^^^^ mediaKept\n',
      },
      {
        title: 'No way',
        frame: 'agreement',
        text: 'transfer: {locations: [GB], international: null}\n^^^^^^^^ noMethod\n',
      },
      {
        title: 'An old protocol',
        frame: 'agreement',
        text: dedent`
          security:
            measures: ["dpv:AccessControlMethod", "dpv:ActivityMonitoring"]
            encryptionInTransit: TLS 1.0
                                 ^^^^^^^ weak
            encryptionAtRest: AES-256
        `,
      },
      {
        title: 'A marking without an instruction',
        frame: 'agreement',
        text: 'classification: {scheme: uk-gscp, value: OFFICIAL-SENSITIVE}\n^^^^^^^^^^^^^^ handling\n',
        fixed: 'classification: {scheme: uk-gscp, value: OFFICIAL-SENSITIVE, handling: [""]}\n',
      },
      {
        title: 'SECRET over an ordinary line',
        frame: 'agreement',
        text: dedent`
          classification: {scheme: uk-gscp, value: SECRET, handling: [PERSONAL DATA]}
          transfer: {method: sftp, locations: [GB], international: null}
                             ^^^^ secret
        `,
      },
    ],
  },
  project: [each('agreements', check)],
});

function check(row: AgreementRow, context: Context): void {
  if (isOver(row)) return;
  const terms = termsOf(context.facts, row);
  if (!row.withoutPlaceFor.includes('security')) checkMeasures(row, terms, context);
  const value = row.classification?.value ?? '';
  const level = levelOf(row, context);
  if (!row.withoutPlaceFor.includes('transfer')) checkTransfer(row, terms, level, context);
  const said = terms.list('classification', 'handling').some((item) => typeof item === 'string');
  if (level?.handling && !said && !row.withoutPlaceFor.includes('classification')) {
    const edit =
      row.classification?.scheme === undefined ? undefined : terms.insert(['classification', 'handling'], ['']);
    context.report('handling', {
      at: terms.place('classification', 'handling'),
      data: { value },
      fixes: fillIn('Insert a handling instruction to fill in', edit),
    });
  }
}

function checkMeasures(row: AgreementRow, terms: Terms, context: Context): void {
  // An agreement without any measure is told so by another rule.
  if (terms.keys('security').length === 0) return;
  const missing = missingProtections(terms);
  const sensitive = missing.length === 0 ? undefined : sensitiveField(context.facts, row);
  if (sensitive) {
    const { field, why } = sensitive;
    const [only] = missing.length === 1 ? missing : [];
    context.report('protections', {
      at: terms.place('security', ...(only ? [only.id] : [])),
      data: {
        field: quoted(field.name),
        why,
        missing: listOf(
          missing.map(({ label }) => label),
          'or',
        ),
      },
      related: [{ at: fieldAt(field.row), message: `${field.row.entity}.${field.row.path} ${why}` }],
      fixes: fillIn(
        'Insert what is missing, to fill in',
        ...missing.map(({ id }) => (terms.has('security', id) ? undefined : terms.insert(['security', id], ''))),
      ),
    });
  }
  for (const key of ['encryptionInTransit', 'encryptionAtRest'] as const) {
    const written = terms.text('security', key);
    const weak = written === undefined ? undefined : weakIn(written);
    if (written !== undefined && weak)
      context.report('weak', { at: terms.valuePlace('security', key), data: { written: quoted(written), ...weak } });
  }
}

function checkTransfer(row: AgreementRow, terms: Terms, level: Level | undefined, context: Context): void {
  const { personal, incomplete } = sharedData(context.facts, row);
  const guarded = personal === 'personal' || (level?.rank ?? 0) > 0;
  const method = terms.text('transfer', 'method');
  if (method === undefined) {
    // A regime that asks for the way says so itself; without any word on the transfer, where the data go is asked first.
    if (personal === 'personal' && !incomplete && !asksForMethod(row) && terms.keys('transfer').length > 0)
      context.report('noMethod', { at: terms.place('transfer', 'method'), data: {} });
    return;
  }
  const at = terms.valuePlace('transfer', 'method');
  const data = { method: quoted(method), value: row.classification?.value ?? '' };
  const kind = methodKind(method);
  if (kind === 'physical') {
    if (!guarded) return;
    const missing = [
      ...(terms.value('transfer', 'encrypted') === true ? [] : ['that they are encrypted (`encrypted`)']),
      ...(terms.has('transfer', 'custody') ? [] : ['who has them on the way (`custody`)']),
    ];
    if (missing.length > 0) context.report('media', { at, data: { ...data, missing: listOf(missing, 'or') } });
    else if (level?.secret !== true) context.report('mediaKept', { at, data });
  } else if (level?.secret && !isForSecret(method)) context.report('secret', { at, data });
  else if (kind === 'insecure' && guarded) context.report('method', { at, data });
}

interface Level {
  readonly rank: number;
  /** A handling instruction belongs to it, and none stands in the value itself. */
  readonly handling: boolean;
  readonly secret: boolean;
}

/** What the classification of the agreement asks for. */
function levelOf(row: AgreementRow, context: Context): Level | undefined {
  const scheme = row.classification && context.schemeOf(row.classification.scheme, row.jurisdiction);
  const rank = scheme && row.classification ? rankOf(scheme, row.classification.value) : undefined;
  if (!scheme || rank === undefined) return undefined;
  const floor = securityFloors[scheme.id];
  const from = (value: string | undefined): boolean =>
    value !== undefined && rank >= scheme.values.findIndex((one) => one.value === value);
  const spelt = scheme.values[rank];
  const bare = [spelt?.value, ...(spelt?.also ?? []), ...(spelt?.aliases ?? [])].includes(row.classification?.value);
  return { rank, handling: from(floor?.handling) && bare && !from(floor?.secret), secret: from(floor?.secret) };
}
