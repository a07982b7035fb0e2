import { remembered } from '../../base/remembered.ts';
import { keyOf, nodeAt, type SyntaxNode } from '../../syntax/tree.ts';
import { type AgreementTerm, recordedPart } from '../agreement-terms.ts';
import type { Agreement, DataItem, Dataset, Standard } from '../entities.ts';
import { type Located, locate, type Place } from '../located.ts';
import type { MarkKey } from '../marks.ts';
import { entityParts, personalParts } from './covered-fields.ts';
import { partDigest } from './part-digest.ts';

/** A part of a thing that somebody looked at when they attested, by a name that stays, and what it says in sixteen digits. */
export interface CoveredPart {
  readonly name: string;
  readonly digest: string;
  readonly at: Place;
}

/** A part before its digest is made. */
export interface RawPart {
  readonly name: string;
  readonly value: unknown;
  readonly at: Place;
}

/**
 * The parts of a thing by the names under which items of a checklist cover them (`AttestedBy.covers`): marks, paths of terms, and `fields`,
 * `personal`, `data`, `access`. What is not written has no part. `languages` are those of the project, for documents that name none.
 */
export function coveredParts(
  subject: Standard | Dataset | Agreement,
  covers: readonly string[],
  languages: readonly string[] = [],
): readonly CoveredPart[] {
  const spoken = subject.kind === 'standard' && subject.languages.length > 0 ? subject.languages : languages;
  const known = digested(subject);
  return covers.flatMap((name) => {
    const key = `${spoken.join()} ${name}`;
    const found = known.get(key) ?? byName(rawParts(subject, name, spoken));
    known.set(key, found);
    return found;
  });
}

/** Several people ask for the parts of one thing. */
const digested = remembered((_: Standard | Dataset | Agreement) => new Map<string, readonly CoveredPart[]>());

/** Two parts of one name, such as two data items of one standard, are one part, whichever comes first. */
function byName(parts: readonly RawPart[]): readonly CoveredPart[] {
  const groups = new Map<string, RawPart[]>();
  for (const part of parts) groups.set(part.name, [...(groups.get(part.name) ?? []), part]);
  return [...groups].flatMap(([name, [first, ...others]]) =>
    first ? [{ name, digest: partDigest([first, ...others].map(({ value }) => value)), at: first.at }] : [],
  );
}

function rawParts(
  subject: Standard | Dataset | Agreement,
  name: string,
  languages: readonly string[],
): readonly RawPart[] {
  switch (subject.kind) {
    case 'standard':
      return standardParts(subject, name, languages);
    case 'dataset':
      return datasetParts(subject, name);
    case 'agreement':
      return name === 'data' ? subject.items.map(itemPart) : one(name, term(subject, name));
  }
}

function standardParts(standard: Standard, name: string, languages: readonly string[]): readonly RawPart[] {
  const { marks, node, format } = standard;
  if (name === 'fields') return standard.entities.map(entityParts);
  if (name === 'personal') return personalParts(standard, languages);
  if (name === 'access')
    return several(name, { accessRights: recorded(marks.accessRights), licence: recorded(marks.licence) });
  // What our own standards keep beside their marks: `legalBasis`, `limitations`.
  const own = format === 'standard' ? nodeAt(node, [name]) : undefined;
  return one(name, recorded(marks[name as MarkKey]) ?? (own && recorded(locate(undefined, own))));
}

function datasetParts(dataset: Dataset, name: string): readonly RawPart[] {
  const { access, licence, marks, publisher, distributions, conformsTo } = dataset;
  if (name === 'access')
    return several(name, {
      access,
      licence,
      ...each(
        'distribution',
        distributions.map((form) => form.licence),
      ),
    });
  // Of the fields of its data a catalogue only says by what they are described.
  if (name === 'fields') {
    const described = distributions.flatMap((form) => [...(form.conformsTo ?? []), form.describedBy]);
    return several(name, each('standard', [...conformsTo, ...described]));
  }
  return one(name, recorded(marks[name as MarkKey]) ?? (name === 'owner' ? publisher : undefined));
}

/** A path of agreement.md D1. Formats with other names tell their terms, or the model knows them. */
function term(agreement: Agreement, path: string): Located<unknown> | undefined {
  if (agreement.format === 'agreement') {
    const node = nodeAt(agreement.node, path.split('.'));
    return node && recorded(locate(undefined, node));
  }
  const [first = '', ...rest] = path.split('.');
  const told = agreement.terms?.get(first as AgreementTerm);
  if (told) {
    const value = rest.reduce<unknown>(
      (at, step) => (typeof at === 'object' && at !== null ? Reflect.get(at, step) : undefined),
      told.value,
    );
    return value === undefined ? undefined : locate(value, told.node);
  }
  const node = nodesOf(agreement)[path];
  if (node) return recorded(locate(undefined, node));
  const [party] = agreement.parties;
  if (path !== 'parties' || !party) return undefined;
  return locate(
    agreement.parties.map(({ id, name, identifier, roles }) => ({
      id: id?.value,
      name: name?.value,
      identifier,
      roles: roles.map(({ value }) => value),
    })),
    party.node,
  );
}

function nodesOf(agreement: Agreement): Readonly<Record<string, SyntaxNode | undefined>> {
  const { purpose, lawfulBasis, retention, dpia, childrensInterests, automatedDecisions, security } = agreement;
  return {
    purpose: purpose?.node,
    lawfulBasis,
    retention,
    dpia,
    childrensInterests,
    automatedDecisions,
    security,
    'transfer.international': agreement.international,
  };
}

function itemPart(item: DataItem): RawPart {
  const { agreement, node, id, standard, version, fields, dataSubjects = [], head } = item;
  const name = `data/${id?.value ?? standard?.value ?? ''}`;
  const value =
    agreement.format === 'agreement'
      ? recordedPart(node).value
      : {
          standard: standard?.value,
          version: version?.value,
          fields: texts(fields),
          dataSubjects: texts(dataSubjects),
        };
  return { name, value, at: head };
}

function texts(located: readonly Located<string>[]): string[] {
  return located.map(({ value }) => value);
}

/** A mark as the model has shaped it; of others what is recorded, without what is left blank. */
function recorded(mark: Located<unknown> | undefined): Located<unknown> | undefined {
  if (!mark) return undefined;
  const shaped = typeof mark.value === 'object' && mark.value !== null && !Array.isArray(mark.value);
  const value = shaped && isShaped(mark.value as object) ? mark.value : recordedPart(mark.node).value;
  return value === undefined ? undefined : locate(value, mark.node);
}

/** Marks that the model reads are flat: their spelling in a format does not matter. Others may be of any depth. */
function isShaped(value: object): boolean {
  return Object.values(value).every((part) => typeof part !== 'object' || part === null);
}

function one(name: string, found: Located<unknown> | undefined): readonly RawPart[] {
  return found ? [{ name, value: found.value, at: placeOf(found.node) }] : [];
}

/** One part of several things, which is there as soon as one of them is. */
function several(name: string, things: Readonly<Record<string, Located<unknown> | undefined>>): readonly RawPart[] {
  const written = Object.entries(things).flatMap(([key, thing]) => (thing ? [[key, thing] as const] : []));
  const [first] = written;
  if (!first) return [];
  // Items of a list go by what they are and not by where.
  const value = written.map(([key, thing]) => [key.replace(/ \d+$/, ''), thing.value]);
  return [{ name, value: value.map(([key, part]) => ({ key, part })), at: placeOf(first[1].node) }];
}

function each(
  key: string,
  things: readonly (Located<unknown> | undefined)[],
): Readonly<Record<string, Located<unknown> | undefined>> {
  return Object.fromEntries(things.map((thing, index) => [`${key} ${index}`, thing]));
}

/** The key under which something stands, so that a page of text is not underlined. */
function placeOf(node: SyntaxNode): Place {
  return { node, part: keyOf(node) ? 'key' : 'value' };
}
