import type { Json } from '../base/json.ts';
import { effectiveMark } from '../model/effective.ts';
import type { Field, Standard } from '../model/entities.ts';
import type { Located } from '../model/located.ts';
import type { Accountable, MarkKey } from '../model/marks.ts';
import { type SyntaxNode, toValue } from '../syntax/tree.ts';
import type { Snapshot } from '../workspace/workspace.ts';
import type { InventoriedStandard } from './inventory.ts';
import { fieldName } from './inventory-report.ts';
import { isPersonal } from './inventory-totals.ts';
import { type RecordedAgreement, recordedAgreement } from './recorded-agreement.ts';
import { accountableText, basisText, plainText, retentionText } from './recorded-text.ts';
import type { Whereabouts, WrittenAt } from './written-at.ts';

/**
 * What the files record about the personal data of one standard: what Article 30(1) of the GDPR and of the UK GDPR asks for, and what its
 * reader asks for beside that. Nothing is concluded: what no file says has no statement.
 */
export interface ProcessingRecord {
  /** Of what authors write, where the standard names one language. */
  readonly language: string | undefined;
  readonly topics: readonly RecordedTopic[];
  readonly agreements: readonly RecordedAgreement[];
}

export interface RecordedTopic {
  readonly title: string;
  /** Of Article 30, where it asks for this. */
  readonly article: string | undefined;
  /** None: nothing is recorded. */
  readonly statements: readonly Statement[];
  /** Names of the personal fields for which none of them holds. */
  readonly missing: readonly string[];
}

export interface Statement {
  readonly text: string;
  /** Names of the entities and fields that it holds for; empty for all. */
  readonly scope: readonly string[];
  /** Undefined where the format has the place and not the line of it. */
  readonly at: WrittenAt | undefined;
}

/** Of a standard with personal fields. */
export function processingRecord(
  inventoried: InventoriedStandard,
  snapshot: Snapshot,
  whereabouts: Whereabouts,
): ProcessingRecord {
  const { standard } = inventoried;
  const personal = personalFields(inventoried);
  const topic = (kind: TopicKind): RecordedTopic => {
    const found = topicOf(kind, standard, personal, whereabouts);
    if (kind.key !== 'permittedRecipients') return found;
    return { ...found, statements: [...found.statements, ...parties(agreements, ({ recipients }) => recipients)] };
  };
  const agreements = [...inventoried.agreements].flatMap(
    ([row, fields]) => recordedAgreement(row, fields, snapshot, whereabouts) ?? [],
  );
  const [language, ...others] = standard.languages;
  return {
    language: others.length === 0 ? language : undefined,
    topics: [
      {
        title: 'Controller',
        article: '30(1)(a)',
        statements: parties(agreements, ({ controllers }) => controllers),
        missing: [],
      },
      ...publisher(standard),
      ...TOPICS.map(topic),
    ],
    agreements,
  };
}

function personalFields({ fields, rows }: InventoriedStandard): Field[] {
  return fields.filter((_, index) => {
    const row = rows[index];
    return row !== undefined && isPersonal(row);
  });
}

interface TopicKind {
  readonly key: MarkKey;
  readonly title: string;
  readonly article?: string;
  readonly textOf: (mark: Located<unknown>) => string;
}

const TOPICS: readonly TopicKind[] = [
  { key: 'owner', title: 'Owner', textOf: accountable },
  { key: 'contact', title: 'Contact', textOf: accountable },
  { key: 'purpose', title: 'Purpose', article: '30(1)(b)', textOf: written },
  { key: 'lawfulBasis', title: 'Lawful basis', textOf: ({ node }) => basisText(node) },
  { key: 'dataSubjects', title: 'Data subjects', article: '30(1)(c)', textOf: written },
  { key: 'permittedRecipients', title: 'Recipients', article: '30(1)(d)', textOf: written },
  { key: 'retention', title: 'Retention', article: '30(1)(f)', textOf: ({ node }) => retentionText(node) },
  { key: 'accessRights', title: 'Access', textOf: written },
  { key: 'dpia', title: 'Impact assessment', textOf: written },
];

function topicOf(kind: TopicKind, standard: Standard, personal: readonly Field[], whereabouts: Whereabouts) {
  const { key, title, article, textOf } = kind;
  const whole = standard.marks[key] as Located<unknown> | undefined;
  const scopes = new Map<Located<unknown>, Set<string>>(whole ? [[whole, new Set()]] : []);
  const missing: string[] = [];
  for (const field of personal) {
    const mark = effectiveMark(field, key)?.mark as Located<unknown> | undefined;
    if (!mark) {
      missing.push(nameOf(field));
      continue;
    }
    const scope = scopes.get(mark) ?? new Set();
    if (mark !== whole) scope.add(mark === field.entity.marks[key] ? field.entity.name : nameOf(field));
    scopes.set(mark, scope);
  }
  const statements = [...scopes].flatMap(([mark, scope]): Statement[] => {
    const text = textOf(mark);
    // A place that was opened and not filled in says nothing.
    return text === '' ? [] : [{ text, scope: [...scope], at: whereabouts(mark.node) }];
  });
  return { title, article, statements: merged(statements), missing: statements.length === 0 ? [] : missing };
}

/** What is said alike of several fields is one statement. */
function merged(statements: readonly Statement[]): Statement[] {
  const ofParts = new Map<string, Statement>();
  for (const statement of statements.filter(({ scope }) => scope.length > 0)) {
    const before = ofParts.get(statement.text);
    ofParts.set(statement.text, before ? { ...before, scope: [...before.scope, ...statement.scope] } : statement);
  }
  return [...statements.filter(({ scope }) => scope.length === 0), ...ofParts.values()];
}

function nameOf({ entity, path }: Field): string {
  return fieldName({ entity: entity.name, field: path, standard: entity.standard.label });
}

function written({ node }: { readonly node: SyntaxNode }): string {
  return plainText(toValue(node) as Json);
}

function accountable({ value }: Located<unknown>): string {
  return accountableText(value as Accountable);
}

/** A standard does not say who is controller of the data or who receives them; agreements do. */
function parties(
  agreements: readonly RecordedAgreement[],
  namesIn: (agreement: RecordedAgreement) => readonly string[],
): Statement[] {
  return agreements.flatMap((agreement) => {
    const names = namesIn(agreement);
    return names.length === 0 ? [] : [{ text: names.join(', '), scope: [`“${agreement.label}”`], at: agreement.at }];
  });
}

function publisher({ publisher: found }: Standard): RecordedTopic[] {
  const text = [found?.name, found?.identifier].filter((part) => part !== undefined).join(', ');
  if (text === '') return [];
  return [{ title: 'Publisher', article: undefined, statements: [{ text, scope: [], at: undefined }], missing: [] }];
}
