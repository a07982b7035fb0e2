import { basename, dirname, relativePath } from '../base/path.ts';
import { listOf } from '../base/words.ts';
import type { EntityRow, FieldRow, StandardRow } from '../model/facts.ts';
import { hasLawfulBases } from '../model/lawful-basis.ts';
import { purposes } from '../model/vocabularies/load.ts';
import { measures } from '../model/vocabularies/measures.ts';
import { type Regime, regimeCalled, regimes } from '../model/vocabularies/regimes.ts';
import { type TransferMechanism, transferMechanisms } from '../model/vocabularies/transfers.ts';
import type { FactQueries } from '../rules/define.ts';
import {
  entityOf,
  fieldsOfStandard,
  findField,
  resolveStandards,
  sharesProject,
  standardOf,
} from '../rules/support/join.ts';
import { asText, itemsOf, nodeAt, valueAt } from '../syntax/tree.ts';
import { briefMarks, describeField } from './describe.ts';
import { fieldOfRow, queriesOf } from './lookup.ts';
import { describeParty, partiesIn } from './parties.ts';
import { jurisdictionOf } from './scheme-at.ts';
import type { KnownValue, ValueContext } from './value-providers.ts';

// What may stand in an agreement: names that it defines itself, names of the standards that it shares, terms of vocabularies.

/** Those of the agreement itself; `id` is how the rest of it names them. */
export function partyIds({ snapshot, file, root }: ValueContext): KnownValue[] {
  return partiesIn(snapshot, file, root).flatMap((party) =>
    party.id === undefined || party.id.value === ''
      ? []
      : {
          value: party.id.value,
          ...(party.name && { detail: party.name.value }),
          documentation: describeParty(party),
        },
  );
}

/** Paths and identifiers of whatever has fields. */
export function standardsOfProject({ snapshot, file }: ValueContext): KnownValue[] {
  const facts = queriesOf(snapshot);
  const files = snapshot.facts.keys('standards', 'file').filter((other) => sharesProject(facts, file, other));
  const rows = files
    .flatMap((other) => snapshot.facts.rows('standards', 'file', other))
    .filter((row) => row.schemas.length > 0 || snapshot.facts.rows('fields', 'file', row.file).length > 0);
  return rows.flatMap((row) => {
    const detail = row.version === undefined ? row.label : `${row.label} ${row.version}`;
    const path = { value: relativePath(dirname(file), row.file), detail };
    return row.id === undefined ? [path] : [path, { value: row.id, detail }];
  });
}

/** The versions under which the workspace has the standard: what is in force first, then the newest. */
export function versionsOfStandard(context: ValueContext): KnownValue[] {
  const name = asText(valueAt(itemAt(context), 'standard'));
  const rows = name === undefined ? [] : resolveStandards(queriesOf(context.snapshot), context.file, name);
  const known = new Map<string, StandardRow>();
  for (const row of rows) if (row.version !== undefined && !known.has(row.version)) known.set(row.version, row);
  const ordered = [...known].sort(
    ([left, one], [right, other]) => ageOf(one.status) - ageOf(other.status) || compareVersions(right, left),
  );
  return ordered.map(([value, { label, status, file }]) => ({
    value,
    detail: [label, status, known.size > 1 ? basename(file) : undefined].filter(Boolean).join(' · '),
  }));
}

/** What is in force, what will be, what has been. */
function ageOf(status: string | undefined): number {
  const word = status?.toLowerCase() ?? '';
  if (/deprecat|retire|withdraw|supersed|obsolete|archiv/.test(word)) return 2;
  return /draft|propos|review|develop/.test(word) ? 1 : 0;
}

/** By their numbers from the left on; what comes before a release (`2.0.0-rc.1`) is older than it. */
function compareVersions(left: string, right: string): number {
  const [one, other] = [left, right].map((text) => text.split(/[-+]/, 2)) as [string[], string[]];
  const numbers = one[0]?.localeCompare(other[0] ?? '', 'en', { numeric: true }) ?? 0;
  if (numbers !== 0) return numbers;
  if (one[1] === undefined || other[1] === undefined)
    return Number(one[1] === undefined) - Number(other[1] === undefined);
  return one[1].localeCompare(other[1], 'en', { numeric: true });
}

/** The fields that may be shared, each with what its standard says of it; those that the list has already are left out. */
export function fieldsOfItem(context: ValueContext): KnownValue[] {
  const standard = standardOfItem(context);
  if (!standard) return [];
  const facts = queriesOf(context.snapshot);
  const listed = new Set(listedFields(context).flatMap((name) => findField(facts, standard, name)));
  const offered = new Map<string, KnownValue>();
  for (const { value, row } of nameable(facts, standard))
    if (!listed.has(row) && !offered.has(value)) offered.set(value, fieldValue(context, value, row));
  return [...offered.values()];
}

/** The fields that the item lists, as they are written there: each may be given a reason. */
export function listedFieldsOfItem(context: ValueContext): KnownValue[] {
  const standard = standardOfItem(context);
  const facts = queriesOf(context.snapshot);
  return listedFields(context)
    .filter((name) => name !== '*')
    .map((value) => {
      const [row] = standard ? findField(facts, standard, value) : [];
      return row ? fieldValue(context, value, row) : { value };
    });
}

function fieldValue({ snapshot }: ValueContext, value: string, row: FieldRow): KnownValue {
  const field = fieldOfRow(snapshot, row);
  const { languages } = snapshot.configurationOf(row.file);
  const brief = field ? briefMarks(field, languages) : '';
  return {
    value,
    detail: [row.entity, brief].filter(Boolean).join(' · '),
    ...(brief !== '' && { brief }),
    ...(row.deprecated && { deprecated: true as const }),
    // Most of what is offered is never looked at.
    get documentation() {
      return field ? describeField(field, languages) : '';
    },
  };
}

/** Every field of a standard by a name that leads to it: bare where that is clear, else with its entity; inherited ones with the heir's. */
function* nameable(facts: FactQueries, standard: StandardRow): Generator<{ value: string; row: FieldRow }> {
  const own = fieldsOfStandard(facts, standard);
  const count = new Map<string, number>();
  for (const { path, name } of own) for (const key of new Set([path, name])) count.set(key, (count.get(key) ?? 0) + 1);
  for (const row of own) {
    // Only a name that several have need be looked up.
    const clear = count.get(row.path) === 1 || findField(facts, standard, row.path).length === 1;
    yield { value: clear ? row.path : `${row.entity}.${row.path}`, row };
  }
  const files = new Set(own.map(({ file }) => file));
  for (const file of files)
    for (const entity of facts.rows('entities', 'file', file)) yield* inherited(facts, entity, files);
  for (const row of own) {
    const target = entityOf(facts, row.file, row.refersTo);
    if (!target || files.has(target.file)) continue;
    for (const inner of fieldsOfEntity(facts, target)) yield { value: `${row.path}.${inner.path}`, row: inner };
  }
}

/** Fields that an entity has from those of other files. */
function* inherited(
  facts: FactQueries,
  heir: EntityRow,
  files: ReadonlySet<string>,
): Generator<{ value: string; row: FieldRow }> {
  const seen = new Set([heir]);
  for (const entity of seen) {
    for (const target of entity.extends) {
      const base = entityOf(facts, entity.file, target);
      if (!base || seen.has(base)) continue;
      seen.add(base);
      if (files.has(base.file)) continue;
      for (const row of fieldsOfEntity(facts, base)) yield { value: `${heir.name}.${row.path}`, row };
    }
  }
}

function fieldsOfEntity(facts: FactQueries, { file, root, name }: EntityRow): FieldRow[] {
  return facts.rows('fields', 'file', file).filter((row) => row.root === root && row.entity === name);
}

function itemAt({ root, path }: Pick<ValueContext, 'root' | 'path'>) {
  return nodeAt(root, path.slice(0, 2));
}

function standardOfItem(context: ValueContext): StandardRow | undefined {
  const { snapshot, file } = context;
  const item = itemAt(context);
  const name = asText(valueAt(item, 'standard'));
  return name === undefined ? undefined : standardOf(queriesOf(snapshot), file, name, asText(valueAt(item, 'version')));
}

/** Without the one that is being written. */
function listedFields(context: ValueContext): string[] {
  const at = context.path[2] === 'fields' ? context.path[3] : undefined;
  return itemsOf(valueAt(itemAt(context), 'fields')).flatMap((node, index) =>
    index === at ? [] : (asText(node) ?? []),
  );
}

/** Where the provider may have the data from: itself, or under another agreement, first those that share the same. */
export function sourcesOfItem(context: ValueContext): KnownValue[] {
  const { snapshot, file } = context;
  const facts = queriesOf(snapshot);
  const name = asText(valueAt(itemAt(context), 'standard'));
  const standards = name === undefined ? [] : resolveStandards(facts, file, name);
  const others = snapshot.facts
    .keys('agreements', 'file')
    .filter((other) => other !== file && sharesProject(facts, file, other))
    .flatMap((other) => snapshot.facts.rows('agreements', 'file', other))
    .flatMap((row) => {
      const same = row.items.some(
        (item) =>
          item.standard !== undefined &&
          resolveStandards(facts, row.file, item.standard).some((one) => standards.includes(one)),
      );
      return row.id === undefined ? [] : { value: row.id, detail: row.label, same };
    });
  return [
    {
      value: 'self',
      detail: 'the provider’s own',
      documentation: 'The provider has collected or made the data itself.',
    },
    ...[true, false].flatMap((wanted) =>
      others.filter(({ same }) => same === wanted).map(({ value, detail }) => ({ value, detail })),
    ),
  ];
}

/** Purposes by the names of the regime, then those of DPV. */
export function purposeTerms(context: ValueContext): KnownValue[] {
  const regime = regimeCalled(asText(valueAt(context.root, 'regime')));
  const own = context.path.includes('prohibited') ? regime?.precludedPurposes : regime?.purposes;
  const ofRegime = (own ?? []).map((value) => ({ value, ...(regime && { detail: regime.title }) }));
  return [...ofRegime, ...dpvPurposes()].filter(notListed(context));
}

function dpvPurposes(): KnownValue[] {
  return purposes.map(({ term, label, broader }) => {
    const wider = (broader ?? []).map((one) => ({ one, label: purposes.find(({ term }) => term === one)?.label }));
    const kinds = wider.map(({ one, label: name }) => (name === undefined ? `\`${one}\`` : `${name} (\`${one}\`)`));
    return {
      value: term,
      detail: [label, ...wider.flatMap(({ label: name }) => name ?? [])].join(' · '),
      ...(kinds.length > 0 && { documentation: `A kind of ${listOf(kinds, 'and')}.` }),
    };
  });
}

export function securityMeasures(context: ValueContext): KnownValue[] {
  const all = measures();
  return all
    .map(({ term, label, kind, broader, description }) => {
      const wider = all.find((one) => one.term === broader);
      return {
        value: term,
        detail: `${label} · ${kind}`,
        documentation: wider ? `${description}\n\nA kind of ${wider.label} (\`${wider.term}\`).` : description,
      };
    })
    .filter(notListed(context));
}

/** Those of the jurisdiction; all where it has none of its own, or nobody has said which it is. */
export function mechanismsOfTransfer(context: ValueContext): KnownValue[] {
  const jurisdiction = jurisdictionOf(context);
  const law = hasLawfulBases(jurisdiction) ? (jurisdiction === 'uk' ? 'uk' : 'eu') : undefined;
  return transferMechanisms()
    .filter(({ jurisdictions }) => law === undefined || jurisdictions.includes(law))
    .map(knownMechanism);
}

function knownMechanism({ slug, label, article, description, needs }: TransferMechanism): KnownValue {
  return { value: slug, detail: `${label} · ${article}`, documentation: `${description}\n\nIt needs: ${needs}` };
}

const GENERAL_ROLES = ['provider', 'recipient', 'controller', 'joint-controller', 'processor'];

/** Those of the regime and of others of the jurisdiction first; what each means the schema says. */
export function rolesOfParty(context: ValueContext): KnownValue[] {
  const roles = regimesHere(context).flatMap((regime) => Object.values(regime.roles ?? {}).flat());
  return [...new Set([...roles, ...GENERAL_ROLES])].map((value) => ({ value })).filter(notListed(context));
}

/** Those of the jurisdiction; where nobody has said which it is, all. */
export function regimesOfJurisdiction(context: ValueContext): KnownValue[] {
  const here = regimesHere(context);
  const offered = here.length > 0 ? here : regimes();
  return [
    ...offered.map(({ id, title, reference }) => ({ value: id, detail: title, documentation: reference })),
    { value: 'none' },
  ];
}

/** The regime that the agreement names, then the others of its jurisdiction. */
function regimesHere(context: ValueContext): Regime[] {
  const named = regimeCalled(asText(valueAt(context.root, 'regime')));
  const jurisdiction = jurisdictionOf(context);
  const law = hasLawfulBases(jurisdiction) ? 'eu' : undefined;
  const others = [jurisdiction, law === jurisdiction ? undefined : law].flatMap((one) =>
    regimes().filter((regime) => regime !== named && regime.jurisdiction === one),
  );
  return named ? [named, ...others] : others;
}

/** What a list has already is not offered for it again. */
export function notListed({ root, path }: ValueContext): (known: KnownValue) => boolean {
  const at = path.at(-1);
  if (typeof at !== 'number') return () => true;
  const list = itemsOf(nodeAt(root, path.slice(0, -1)));
  const others = new Set(list.flatMap((node, index) => (index === at ? [] : (asText(node) ?? []))));
  return ({ value }) => !others.has(value);
}
