import type { IsoDate } from '../base/iso-date.ts';
import type { Span } from '../base/span.ts';
import { type SharedDocument, sharingIn } from '../insight/sharing.ts';
import type { Entity } from '../model/entities.ts';
import { pathOf, pointerOf } from '../syntax/tree.ts';
import type { Document } from '../workspace/file-state.ts';
import type { Snapshot } from '../workspace/workspace.ts';
import { spanOf } from './code-occurrences.ts';
import type { Location } from './definition.ts';
import { mentionsIn } from './field-mentions.ts';
import { documentsOf } from './lookup.ts';
import { nameSpan } from './named-at.ts';
import { placesOfItems } from './shared-places.ts';
import { type SharedTerms, sharedTerms } from './shared-terms.ts';

/** A line above a standard, or an entity of it, that says under which agreements it is shared. */
export interface CodeLens {
  readonly span: Span;
  readonly root: number;
  /** The entity, or undefined for the standard as a whole. */
  readonly entity: string | undefined;
  /** Pointer of the dataset whose description it scores. */
  readonly dataset?: string;
}

export interface LensDetail {
  readonly title: string;
  /** Where the agreements say so. */
  readonly places: readonly Location[];
}

/**
 * At the head of each standard that is shared, and at those of its entities that are, where it has several. Fields have none, or there
 * would be more such lines than others: hover tells of them.
 */
export function codeLenses(snapshot: Snapshot, file: string): CodeLens[] {
  const sharing = sharingIn(snapshot);
  if (sharing.agreements.length === 0) return [];
  return documentsOf(snapshot, file).flatMap((document): CodeLens[] => {
    const [standard] = document.lowered.standards;
    const shared = standard ? sharing.ofDocument(file, document.index) : [];
    if (!standard || shared.length === 0) return [];
    const entities = entitiesOf(document);
    const found = entities.filter((entity) => sharedOf(shared, entity).length > 0);
    return [
      { span: spanOf(standard.head), root: document.index, entity: undefined },
      ...(entities.length > 1 ? found : []).map((entity) => ({
        span: nameSpan(entity),
        root: document.index,
        entity: pointerOf(pathOf(entity.node)),
      })),
    ];
  });
}

/** What the line says; undefined when nothing is shared there any more. */
export function lensDetail(
  snapshot: Snapshot,
  file: string,
  { root, entity }: Pick<CodeLens, 'root' | 'entity'>,
  today: IsoDate,
): LensDetail | undefined {
  const document = documentsOf(snapshot, file)[root];
  const whole = sharingIn(snapshot).ofDocument(file, root);
  const part =
    entity === undefined ? undefined : entitiesOf(document).find(({ node }) => pointerOf(pathOf(node)) === entity);
  if (entity !== undefined && !part) return undefined;
  const shared = part ? sharedOf(whole, part) : whole;
  if (shared.length === 0) return undefined;
  const terms = shared.map(({ agreement, items }) => sharedTerms(snapshot, agreement, items, today));
  return { title: titleOf(terms), places: part ? placesOfFields(snapshot, shared) : placesOfItems(snapshot, shared) };
}

function entitiesOf(document: Document | undefined): Entity[] {
  return document?.lowered.standards[0]?.entities.filter(({ fields }) => fields.length > 0) ?? [];
}

/** What is shared of one entity. */
function sharedOf(shared: readonly SharedDocument[], { name }: Entity): SharedDocument[] {
  return shared.flatMap(({ agreement, items, rows }) => {
    const own = rows.filter((row) => row.entity === name);
    if (own.length === 0) return [];
    const of = items.filter(({ fields }) => fields.some((field) => field.rows.some((row) => own.includes(row))));
    return [{ agreement, items: of, rows: own }];
  });
}

function placesOfFields(snapshot: Snapshot, shared: readonly SharedDocument[]): Location[] {
  return shared.flatMap(({ agreement, rows }) => {
    const mentions = mentionsIn(snapshot, agreement).filter(
      (mention) => mention.shares && mention.rows.some((row) => rows.includes(row)),
    );
    // Where all fields are shared, one place names them all.
    return [...new Map(mentions.map((mention) => [mention.node, mention])).values()].map((mention) => ({
      file: mention.file,
      span: spanOf(mention),
    }));
  });
}

/** Agreements that have not begun and those that are over are counted apart: nothing flows under them. */
function titleOf(terms: readonly SharedTerms[]): string {
  const [live, drafts, over] = (['live', 'draft', 'over'] as const).map((stage) =>
    terms.filter((one) => one.stage === stage),
  ) as [SharedTerms[], SharedTerms[], SharedTerms[]];
  const others = [
    drafts.length === 0 ? '' : `${drafts.length} in draft`,
    over.length === 0 ? '' : `${over.length} over`,
  ].filter((part) => part !== '');
  const [only] = live;
  if (!only) return `not shared now: ${counted(terms.length)}, ${others.join(', ')}`;
  if (live.length > 1) return [`shared under ${counted(live.length)}`, ...others].join(', ');
  const kept = only.periods.length === 0 ? 'no retention recorded' : `kept ${only.periods.join(' and ')}`;
  const until = only.end === undefined ? [] : [`until ${only.end}`];
  return [`shared under 1 agreement: ${short(only.label)}`, kept, ...until, ...others].join(', ');
}

function counted(count: number): string {
  return `${count} agreement${count === 1 ? '' : 's'}`;
}

/** The line stands above one of code, which people read. UTF-16 units. */
function short(label: string): string {
  return label.length <= 60 ? label : `${label.slice(0, 59).trimEnd()}…`;
}
