import type { Json } from '../../base/json.ts';
import { judgePeriod } from '../../model/retention.ts';
import { described, isAddress, type Node, node, words } from './dpv-nodes.ts';
import type { Ledger } from './ledger.ts';
import type { SharedField, SharedStandard } from './shared-standards.ts';

type Step = string | number;

/** A data item as a process of its own: which data of whom, how long they are kept and why each is needed. */
export function dpvItem(ledger: Ledger, index: number, standard: SharedStandard | undefined): Node {
  const at = (...path: readonly Step[]): readonly Step[] => ['data', index, ...path];
  const text = (...path: readonly Step[]): string | undefined => ledger.text(...at(...path));
  const { personal, other } = dataOf(ledger, at, standard);
  const records = ledger.at(...at('volume', 'records'));
  if (typeof records === 'number') ledger.say(...at('volume', 'records'));
  const per = text('volume', 'per');
  const filter = text('filter');
  const source = text('source');
  const reason = text('necessity');
  const item: Node = {
    ...given('dct:identifier', text('id')),
    ...given('dct:conformsTo', standardNode(text('standard'), text('version'))),
    ...given('dpv:hasPersonalData', many(personal)),
    ...given('dpv:hasData', many(other)),
    ...given(
      'dpv:hasDataSubject',
      many(ledger.texts(...at('dataSubjects')).flatMap((one) => described('DataSubject', one))),
    ),
    ...given('dpv:hasStorageCondition', many(storageOf(ledger, at('retention')))),
    ...given('dpv:hasScope', filter === undefined ? undefined : node('Scope', { 'dct:description': filter })),
    ...given('dpv:hasDataSource', source === undefined ? undefined : words('DataSource', source)),
    ...given(
      'dpv:hasJustification',
      reason === undefined ? undefined : node('Justification', { 'dct:description': reason }),
    ),
  };
  if (typeof records === 'number' || per !== undefined)
    item['dpv:hasDataVolume'] = node('DataVolume', {
      ...(typeof records === 'number' && { 'rdf:value': records }),
      ...(per !== undefined && { 'dpv:hasDuration': { '@type': 'xsd:duration', '@value': per } }),
    });
  return item;
}

/** Terms of storage that hold for the item, or for the whole agreement. */
export function storageOf(ledger: Ledger, path: readonly Step[]): Json[] {
  const bare = ledger.text(...path);
  const period = bare ?? ledger.text(...path, 'period');
  const trigger = period === undefined ? undefined : ledger.text(...path, 'trigger');
  const disposal = ledger.text(...path, 'disposal') ?? ledger.text(...path, 'action');
  return [
    ...(period === undefined
      ? []
      : [
          node('StorageDuration', {
            'dpv:hasDuration':
              judgePeriod(period).kind === 'duration'
                ? node('TemporalDuration', { 'rdf:value': { '@type': 'xsd:duration', '@value': period } })
                : words('Duration', period),
            ...(trigger !== undefined && { 'dpv:isAfter': words('Context', trigger) }),
          }),
        ]),
    ...(disposal === undefined ? [] : [node('StorageDeletion', { 'dct:description': disposal })]),
  ];
}

/** Only what the standard marks as personal is called so; of a field that nobody has marked this says that there is one. */
function dataOf(
  ledger: Ledger,
  at: (...path: readonly Step[]) => readonly Step[],
  standard: SharedStandard | undefined,
): { personal: Json[]; other: Json[] } {
  const names = ledger.texts(...at('fields'));
  const whole = names.includes('*');
  const known = standard?.fields ?? [];
  const fields: SharedField[] = whole
    ? [...known]
    : names.map(
        (name) =>
          known.find((field) => field.name === name) ?? { name, personal: 'no', category: undefined, special: false },
      );
  const personal: Json[] = [];
  const other: Json[] = [];
  for (const { name, personal: verdict, category, special } of fields) {
    const reason = ledger.text(...at('necessity', name));
    const own = category !== undefined && /^dpv(?:-pd)?:\w+$/.test(category) ? [category] : [];
    const classes = ['dpv:PersonalData', ...own, ...(special ? ['dpv:SpecialCategoryPersonalData'] : [])];
    const thing: Node = {
      '@type': verdict === 'marked' ? (classes.length === 1 ? 'dpv:PersonalData' : classes) : 'dpv:Data',
      'rdfs:label': name,
      ...(reason !== undefined && { 'dpv:hasJustification': node('Justification', { 'dct:description': reason }) }),
    };
    (verdict === 'marked' ? personal : other).push(thing);
  }
  if (whole && fields.length === 0) other.push(words('Data', '*'));
  return { personal, other };
}

function standardNode(standard: string | undefined, version: string | undefined): Json | undefined {
  if (standard === undefined) return version === undefined ? undefined : { 'owl:versionInfo': version };
  return {
    ...(isAddress(standard) ? { '@id': standard } : { 'rdfs:label': standard }),
    ...(version !== undefined && { 'owl:versionInfo': version }),
  };
}

function given(key: string, value: Json | undefined): Node {
  return value === undefined ? {} : { [key]: value };
}

function many(values: readonly Json[]): Json | undefined {
  return values.length > 1 ? values : values[0];
}
