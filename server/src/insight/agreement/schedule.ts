import type { JoinedField, JoinedItem } from '../../rules/support/join.ts';
import { periodText } from '../recorded-text.ts';
import { retentionText } from './clauses-of-handling.ts';
import { blank, concernsPeople, type Draft, type Drafting, ifSaid, sentence, statement } from './draft.ts';
import { type Prose, prose, said } from './prose.ts';
import type { Lines, Term } from './reading.ts';
import type { SharedField, SharedFields } from './shared-fields.ts';
import { slugInWords } from './words.ts';

/** One item of data that is shared, with its fields as the standard defines them. */
export interface ScheduledItem {
  readonly title: Prose;
  readonly lines?: Lines;
  readonly statements: readonly Draft[];
  readonly fields: readonly ScheduledField[];
}

export interface ScheduledField {
  /** As the agreement names it, and its path in the standard where that is more. */
  readonly name: Prose;
  readonly definition: Prose;
  readonly type: Prose;
  readonly classification: Prose;
  readonly personal: Prose;
  readonly necessity: Prose;
  readonly lines?: Lines;
  /** The standard does not tell what it is. */
  readonly unknown?: true;
  /** A reason why it is needed is expected. */
  readonly unexplained?: true;
}

export function scheduleOf(drafting: Drafting, joined: readonly JoinedItem[], shared: SharedFields): ScheduledItem[] {
  return drafting.root
    .at('data')
    .maps()
    .map((item, index) => {
      const id = item.at('id').name();
      const join = joined[index];
      const { lines } = item;
      return {
        title: prose`Item ${String(index + 1)}${id && prose`: ${id}`}`,
        ...(lines && { lines }),
        statements: aboutItem(drafting, item, join, shared),
        fields: fieldsOf(drafting, item, join, shared),
      };
    });
}

function aboutItem(
  drafting: Drafting,
  item: Term,
  join: JoinedItem | undefined,
  shared: SharedFields,
): readonly Draft[] {
  const at = (key: string) => item.at(key);
  const people = concernsPeople(drafting);
  const volume = at('volume');
  const records = volume.isMap ? volume.at('records').text() : volume.text();
  const per = volume.at('per').as(periodText);
  const accuracy = at('accuracy').isMap ? at('accuracy').at('assessment') : at('accuracy');
  const source = at('source');
  const subjects = at('dataSubjects').all(slugInWords);
  const necessity = at('necessity');
  return [
    ...ifSaid(at('description'), at('description').text(), (text) => sentence(text)),
    ...standardDrafts(item, join, shared),
    ...ifSaid(at('dataSubjects'), subjects, (text) => prose`People whom the data are about: ${text}.`),
    ...(subjects || !people ? [] : [blank('the groups of people whom the data are about', item)]),
    ...ifSaid(at('filter'), at('filter').text(), (text) => prose`Records that are shared: ${sentence(text)}`),
    ...(records || per
      ? [
          statement(
            volume,
            prose`Volume: ${records && prose`about ${records} records`}${per && prose`${records ? ' ' : ''}in ${per}`}.`,
          ),
        ]
      : []),
    ...ifSaid(accuracy, accuracy.text(), (text) => prose`Accuracy at source: ${sentence(text)}`),
    ...ifSaid(at('retention'), retentionText(at('retention')), (text) => prose`Retention: ${text}.`),
    ...ifSaid(
      source,
      source.as((raw) => (raw === 'self' ? 'its own collection' : undefined)),
      (text) => prose`The provider has the data from ${text}.`,
    ),
    ...(necessity.isMap
      ? []
      : ifSaid(necessity, necessity.text(), (text) => prose`Why the fields are needed: ${sentence(text)}`)),
    ...(at('fields').present ? [] : [blank('the fields that are shared', item)]),
  ];
}

/** The standard by its own name and version; one that nothing answers to says so. */
function standardDrafts(item: Term, join: JoinedItem | undefined, shared: SharedFields): Draft[] {
  const written = item.at('standard');
  const reference = written.text();
  const version = item.at('version').name();
  if (!reference) return [blank('the standard that defines the fields', item)];
  const row = join?.standard;
  const standard = row && shared.standardOf(row);
  const pinned = version ? prose`, version ${version}` : undefined;
  if (!row || !standard)
    return [
      statement(
        written,
        prose`Standard: ${reference}${pinned}. This standard was not found among the files from which this document was made, so its fields are shown by name only.`,
      ),
      ...(version ? [] : [blank('the version of the standard that counts', item)]),
    ];
  const own = row.version;
  const other = own !== undefined && version !== undefined && own !== version.raw;
  return [
    statement(
      written,
      prose`Standard: ${said(standard.label)} (${reference})${pinned}.${other ? prose` The file that was found is version ${said(own)}; the definitions below are those of that version.` : undefined}`,
    ),
    ...(version
      ? []
      : [
          blank(
            own === undefined
              ? 'the version of the standard that counts'
              : `the version of the standard that counts (the file that was found is version ${own})`,
            item,
          ),
        ]),
    ...ifSaid(
      written,
      standard.description ? prose`${said(standard.description.value)}` : undefined,
      (text) => prose`The standard describes itself so: ${sentence(text)}`,
    ),
  ];
}

function fieldsOf(
  drafting: Drafting,
  item: Term,
  join: JoinedItem | undefined,
  shared: SharedFields,
): ScheduledField[] {
  const names = item.at('fields').list();
  const necessity = item.at('necessity');
  const reasons = new Map(necessity.isMap ? necessity.entries() : []);
  const used = new Set<string>();
  const lookUp = reasonIn(reasons, used);
  const people = concernsPeople(drafting);
  const whole = !necessity.isMap && necessity.present;
  const fields = names.flatMap((name, index): ScheduledField[] => {
    const text = name.name();
    if (!text) return [];
    const found = join?.fields.filter((field) => isFor(field, text.raw, index, names.length)) ?? [];
    const { lines } = name;
    if (text.raw === '*')
      return found.length === 0
        ? [{ ...unknownField(prose`${text} (all fields of the standard)`), ...(lines && { lines }) }]
        : found.map((field) => rowOf(field, undefined, lines));
    return (found.length === 0 ? [undefined] : found).map((field) => rowOf(field, text.raw, lines));
  });
  const left = [...reasons].filter(([key]) => !used.has(key));
  return [
    ...fields,
    ...left.flatMap(([key, term]): ScheduledField[] => {
      const reason = term.text();
      const { lines } = term;
      return [
        {
          ...unknownField(prose`${said(key)}`),
          definition: prose`A reason is recorded for this field, but it is not among the fields that are shared.`,
          necessity: reason ? prose`${reason}` : NOTHING,
          ...(lines && { lines }),
        },
      ];
    }),
  ];

  function rowOf(
    joined: JoinedField | undefined,
    written: string | undefined,
    lines: Lines | undefined,
  ): ScheduledField {
    const rows = joined?.rows ?? [];
    const [row] = rows;
    const known = row && rows.length === 1 ? shared.of(row) : undefined;
    const name = written ?? known?.field.path ?? joined?.name ?? '';
    const reason = lookUp([name, ...(known ? namesOf(known) : [])]);
    const unexplained = !reason && people && !whole;
    const at = {
      necessity: reason ?? (unexplained ? NOT_RECORDED : NOTHING),
      ...(unexplained && { unexplained }),
      ...(lines && { lines }),
    };
    if (!known) {
      const definition =
        rows.length > 1
          ? prose`The standard has ${String(rows.length)} fields of this name; it is not recorded which is meant.`
          : join?.standard
            ? prose`The standard has no field of this name.`
            : prose`The standard was not found.`;
      return { ...unknownField(prose`${said(name)}`), definition, ...at };
    }
    return { name: nameOf(known, name), ...describe(known), ...at };
  }
}

/** Rows come one for each name, in order; `*` gives one for each field of the standard, under one pointer. */
function isFor(field: JoinedField, name: string, index: number, count: number): boolean {
  if (name === '*') return field.pointer.endsWith('/fields');
  return field.name === name && (count === 1 || field.pointer.endsWith(`/fields/${index}`));
}

function reasonIn(
  reasons: ReadonlyMap<string, Term>,
  used: Set<string>,
): (names: readonly string[]) => Prose | undefined {
  return (names) => {
    const key = names.find((name) => reasons.has(name));
    const text = key === undefined ? undefined : reasons.get(key)?.text();
    if (key !== undefined) used.add(key);
    return text && prose`${text}`;
  };
}

function namesOf({ field }: SharedField): string[] {
  return [field.path, `${field.entity.name}.${field.path}`, field.name];
}

function nameOf({ field }: SharedField, written: string): Prose {
  return written === field.path || written.endsWith(`.${field.path}`)
    ? prose`${said(written)}`
    : prose`${said(written)} (${said(field.path)})`;
}

function describe(known: SharedField): Pick<ScheduledField, 'definition' | 'type' | 'classification' | 'personal'> {
  const { title, description, type, codeList, classification, field } = known;
  const parts = [
    ...(title !== undefined && title !== field.name ? [prose`${said(title)}`] : []),
    ...(description !== undefined && description !== title ? [prose`${said(description)}`] : []),
    ...(field.deprecated ? [prose`(deprecated in the standard)`] : []),
  ];
  return {
    definition:
      parts.length === 0 ? NOT_DEFINED : parts.flatMap((part, index) => (index === 0 ? part : prose`: ${part}`)),
    type: prose`${type === undefined ? 'not stated' : said(type)}${codeList === undefined ? undefined : prose`; codes: ${said(codeList)}`}`,
    classification: classification
      ? prose`${said(classification.value)}${classification.source === 'declared' ? '' : classification.source === 'inherited' ? ' (of the whole)' : ' (by default of the project)'}`
      : prose`not stated`,
    personal: personalText(known),
  };
}

/** The verdict, and whether a mark says so or the schema suggests it. */
function personalText({ privacy }: SharedField): Prose {
  const { personal, special, source, confidence, category, row } = privacy;
  const kind = row?.label ?? (category === 'none' ? undefined : category);
  const what =
    personal === 'none' ? prose`none` : prose`${VERDICTS[personal]}${kind === undefined ? '' : ` (${kind})`}`;
  const particular =
    special === null
      ? undefined
      : special === 'criminal'
        ? prose`; data on offences`
        : prose`; special category: ${said(special)}`;
  const known = source === 'inferred' ? `; inferred, ${confidence} confidence` : '; declared';
  return prose`${what}${particular}${known}`;
}

const VERDICTS = {
  direct: 'identifies a person directly',
  indirect: 'concerns a person',
  mixed: 'may concern a person or an organisation',
} as const;

function unknownField(name: Prose): ScheduledField {
  return {
    name,
    definition: prose`The standard was not found.`,
    type: UNKNOWN,
    classification: UNKNOWN,
    personal: UNKNOWN,
    necessity: NOTHING,
    unknown: true,
  };
}

const UNKNOWN = prose`unknown`;
const NOTHING = prose`–`;
const NOT_RECORDED = prose`not recorded`;
const NOT_DEFINED = prose`The standard gives no definition.`;
