import { lazy } from '../../base/lazy.ts';
import data from './data-driven-public-sector.json' with { type: 'json' };

/** What governance asks of standards, datasets and agreements, item by item (checklist.md B1). Data: an organisation adds its own. */
export interface Checklist {
  readonly id: string;
  readonly title: string;
  readonly pillars: readonly Pillar[];
  /** Further orders in which the items can be read, by the key of `ChecklistItem.maps` that holds them. */
  readonly views: Readonly<Record<string, ChecklistView>>;
  readonly gates: readonly Gate[];
  readonly items: readonly ChecklistItem[];
}

export interface Pillar {
  readonly id: string;
  readonly title: string;
  readonly elements: readonly { readonly id: string; readonly title: string }[];
}

export interface ChecklistView {
  readonly title: string;
  /** The values build on each other: a case that is not half made in one is not ready for the next (checklist.md B2.5). */
  readonly inOrder?: boolean;
  /** Titles by value, in the order in which they are shown. */
  readonly values: Readonly<Record<string, string>>;
}

/** A question of yes or no to a build: passed when each of its items is, for all things that it asks. */
export interface Gate {
  readonly id: string;
  readonly title: string;
  readonly asks: readonly SubjectKind[];
  readonly items: readonly string[];
  /** The status that a thing must have. */
  readonly status?: string;
}

/** `workspace` stands for all that is there together. */
export type SubjectKind = 'standard' | 'dataset' | 'agreement' | 'workspace';

export type Weight = 'must' | 'should' | 'could';

export interface ChecklistItem {
  /** Unique among all checklists: `G1.2`. */
  readonly id: string;
  /** Id of an element of a pillar. */
  readonly element: string;
  /** A statement that is true when the item is met. */
  readonly title: string;
  readonly why: string;
  /** What to do, as an imperative. */
  readonly how: string;
  readonly weight: Weight;
  /** Another weight in some jurisdictions. */
  readonly weightIn?: Readonly<Record<string, Weight>>;
  readonly asks: readonly SubjectKind[];
  /** It concerns only what is so (`Condition` of the checker of checklists): `personal`, `open`. */
  readonly if?: string;
  readonly type: 'automatic' | 'mixed' | 'attested';
  /** All must hold. */
  readonly decidedBy?: readonly Decider[];
  readonly attest?: AttestedBy;
  /**
   * How files and persons go together: `both` are needed; `either` will do; what a person says stands `instead` only where no decider applies.
   * `both` when left out.
   */
  readonly combine?: 'both' | 'either' | 'instead';
  /** Paths whose places are shown as evidence, beside those that a decider reads. */
  readonly shows?: PathsByKind;
  /** Values of the views. */
  readonly maps: Readonly<Record<string, readonly string[]>>;
}

/** By paths of marks (`valueCase.goal`), of the dataset model or of the terms of an agreement. */
export type PathsByKind = Readonly<Partial<Record<SubjectKind, readonly (string | readonly string[])[]>>>;

/** What in the files decides. `when`: it applies only under that condition. */
export type Decider =
  | {
      /** Ids of rules; `structure/*` for all that begin so. It holds when they have nothing to say. */
      readonly rules: readonly string[];
      /** Counted in parts, so that the share of those about which nothing is said is the score. */
      readonly of?: 'fields' | 'code-lists';
      /** Only findings as grave as this count. */
      readonly atLeast?: 'error';
      /** Terms that they ask agreements for. In a format that has a place for none of them their silence says nothing. */
      readonly asksFor?: readonly string[];
      /** They judge what the other deciders ask for, and where that is missing altogether their silence is no merit. */
      readonly ofRecorded?: boolean;
      readonly when?: string;
    }
  /** Recorded, each of them; of a list within the list one will do. The share of those recorded is the score. */
  | { readonly recorded: PathsByKind; readonly when?: string }
  /** Worked out by a function of that name. */
  | { readonly measure: string; readonly when?: string };

export interface AttestedBy {
  /** Roles whose word counts; any when empty. */
  readonly mayAttest: readonly string[];
  /** The parts of the subject that were looked at: marks, terms, and `fields`, `personal`, `data`, `access`. When they change, the word is stale. */
  readonly covers: readonly string[];
}

/** The checklist over the framework of the OECD, which is in use where nothing else is configured. */
export const dataDrivenPublicSector: () => Checklist = lazy(() => data as unknown as Checklist);
