import type { Json } from '../base/json.ts';
import type { Agreement, Party } from '../model/entities.ts';
import type { AgreementRow } from '../model/facts.ts';
import type { Located } from '../model/located.ts';
import { pathOf, pointerOf, type SyntaxNode, toValue } from '../syntax/tree.ts';
import type { Snapshot } from '../workspace/workspace.ts';
import type { RecordedTopic, Statement } from './processing-record.ts';
import { basisText, periodText, plainText, retentionText, securityText } from './recorded-text.ts';
import type { Whereabouts, WrittenAt } from './written-at.ts';

/** What an agreement records of the fields that it shares. */
export interface RecordedAgreement {
  readonly label: string;
  readonly id: string | undefined;
  readonly status: string | undefined;
  readonly at: WrittenAt;
  /** How many fields of the standard it shares. */
  readonly fields: number;
  /** Names of the parties that are controllers, alone or jointly. */
  readonly controllers: readonly string[];
  /** Names of those that receive the data, or work on them for a controller. */
  readonly recipients: readonly string[];
  readonly topics: readonly RecordedTopic[];
}

/** Undefined for a row that has no agreement, which happens in no snapshot. */
export function recordedAgreement(
  row: AgreementRow,
  fields: number,
  snapshot: Snapshot,
  whereabouts: Whereabouts,
): RecordedAgreement | undefined {
  const { agreements } = snapshot.files.get(row.file)?.documents[row.root]?.lowered ?? {};
  const agreement = agreements?.find(({ node }) => pointerOf(pathOf(node)) === row.pointer);
  return (
    agreement && {
      label: agreement.label,
      id: agreement.id?.value,
      status: agreement.status?.value,
      at: whereabouts(agreement.head.node) ?? { file: row.file, line: 1 },
      fields,
      controllers: agreement.parties.filter((one) => hasRole(one, CONTROLLERS)).map(nameOf),
      recipients: agreement.parties.filter((one) => hasRole(one, RECIPIENTS)).map(nameOf),
      topics: topicsOf(agreement, whereabouts),
    }
  );
}

/** A text and the node that says so. */
type Said = readonly [text: string, node: SyntaxNode];

function topicsOf(agreement: Agreement, whereabouts: Whereabouts): RecordedTopic[] {
  const { parties, purpose, items, start, end, review } = agreement;
  const topic = (title: string, article: string | undefined, said: readonly Said[]): RecordedTopic => ({
    title,
    article,
    statements: said.flatMap(([text, node]): Statement[] =>
      text === '' ? [] : [{ text, scope: [], at: whereabouts(node) }],
    ),
    missing: [],
  });
  const retentions = [agreement.retention, ...items.map(({ retention }) => retention)];
  return [
    topic('Parties', '30(1)(a), (d)', parties.map(party)),
    topic(
      'Data-protection officer',
      '30(1)(a)',
      parties.flatMap((one) => say(one.officer, (node) => `${nameOf(one)}: ${written(node)}`)),
    ),
    topic('Purpose', '30(1)(b)', [...text(purpose?.statement), ...text(purpose?.category)]),
    topic('Lawful basis', undefined, [
      ...say(agreement.lawfulBasis, basisText),
      ...parties.flatMap((one) => say(one.lawfulBasis, (node) => `${nameOf(one)}: ${basisText(node)}`)),
    ]),
    topic(
      'Data subjects',
      '30(1)(c)',
      items.flatMap(({ dataSubjects = [] }) => dataSubjects.flatMap((one) => text(one))),
    ),
    // A written `null` records that there are none (a missing key records nothing).
    topic(
      'Transfers abroad',
      '30(1)(e)',
      say(agreement.international, (node) => written(node) || 'none'),
    ),
    topic(
      'Retention',
      '30(1)(f)',
      retentions.flatMap((node) => say(node, retentionText)),
    ),
    topic('Security', '30(1)(g)', say(agreement.security, securityText)),
    topic('Impact assessment', undefined, say(agreement.dpia, written)),
    topic('Term', undefined, [...text(start, 'from '), ...text(end, 'until ')]),
    topic('Review', undefined, [
      ...text(review?.next, 'next on '),
      ...say(review?.interval?.node, () => `every ${periodText(review?.interval?.value ?? '')}`),
    ]),
  ];
}

const CONTROLLERS: ReadonlySet<string> = new Set(['controller', 'joint-controller']);
const RECIPIENTS: ReadonlySet<string> = new Set([
  'recipient',
  'recipient-agency',
  'accredited-user',
  'adsp',
  'processor',
  'consumer',
  'assignee',
]);

function hasRole({ roles }: Party, wanted: ReadonlySet<string>): boolean {
  return roles.some(({ value }) => wanted.has(value));
}

function nameOf({ name, id }: Party): string {
  return plainText(name?.value ?? id?.value ?? 'a party without a name');
}

function party(one: Party): Said {
  const roles = one.roles.map(({ value }) => value).join(', ');
  return [`${nameOf(one)}${roles === '' ? '' : ` (${plainText(roles)})`}`, one.node];
}

function say(node: SyntaxNode | undefined, textOf: (node: SyntaxNode) => string): Said[] {
  return node ? [[textOf(node), node]] : [];
}

function text(located: Located<string> | undefined, before = ''): Said[] {
  return located ? [[`${before}${plainText(located.value)}`, located.node]] : [];
}

function written(node: SyntaxNode): string {
  return plainText(toValue(node) as Json);
}
