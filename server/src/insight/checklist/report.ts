import type { IsoDate } from '../../base/iso-date.ts';
import type { Span } from '../../base/span.ts';
import type { Checklist, ChecklistItem, Gate, SubjectKind, Weight } from '../../model/checklists/checklist.ts';

/** Where a workspace stands by its checklists on one day. */
export interface ChecklistReport {
  readonly day: IsoDate;
  readonly checklists: readonly Checklist[];
  /** In the order of their files; the workspace itself comes last. */
  readonly subjects: readonly SubjectReport[];
  readonly whole: Standing & {
    /** Every item that concerns at least one subject, in the order of the checklists. */
    readonly items: readonly WholeItem[];
    readonly pillars: readonly PillarScore[];
    /** 0 to 4; undefined where nothing was asked. */
    readonly level: Level | undefined;
    readonly views: readonly ViewScores[];
  };
}

/** What a checklist asks about: something that has an identifier, an owner and a life of its own. */
export interface Subject {
  /** As attestations name it; undefined for a thing without an identifier. */
  readonly id: string | undefined;
  readonly label: string;
  readonly kind: SubjectKind;
  /** Absolute path; of the workspace, the folder. */
  readonly file: string;
  readonly root: number;
  /** RFC 6901. */
  readonly pointer: string;
  /** Of its head, to point at. UTF-16 offsets. */
  readonly span: Span;
  readonly status: string | undefined;
}

export interface SubjectReport extends Standing {
  readonly subject: Subject;
  /** The items that are asked of its kind, in the order of the checklists, those that do not apply included. */
  readonly results: readonly ItemResult[];
}

export interface Standing {
  readonly tally: Tally;
  /** 0 to 1, weighted; undefined where nothing was asked. */
  readonly score: number | undefined;
  readonly elements: readonly ElementScore[];
  readonly gates: readonly GateResult[];
}

/** How many items are met or attested, of those that apply. */
export interface Tally {
  readonly done: number;
  readonly asked: number;
}

/** In words for people: met, partly, not met, needs attestation, attested, stale, not applicable. */
export type ItemState = 'met' | 'partly' | 'not-met' | 'needs-attestation' | 'attested' | 'stale' | 'not-applicable';

export interface ItemResult {
  readonly item: ChecklistItem;
  readonly weight: Weight;
  readonly state: ItemState;
  /** 0 to 1. What is not evidenced counts as 0. */
  readonly score: number;
  /** One sentence: what was seen, or what is missing. */
  readonly because: string;
  readonly evidence: readonly Evidence[];
}

/** What an item's state rests on, each at a place where it can be read. */
export interface Evidence {
  /**
   * `recorded`: the file says it, or rules had nothing to say against it. `finding`: a rule objects. `accepted`: it did, and a reason is given.
   * `attestation`: a person's word. `asked`: nothing is there yet, and this is where it is asked for.
   */
  readonly kind: 'recorded' | 'finding' | 'accepted' | 'attestation' | 'asked';
  readonly text: string;
  /** Absolute path. */
  readonly file: string;
  /** UTF-16 offsets. */
  readonly span: Span;
  readonly rule?: string;
  /** Of a document that an attestation names: `https:` or `http:` only. */
  readonly links?: readonly { readonly title: string; readonly url: string }[];
}

/** An item over all subjects that it concerns. */
export interface WholeItem extends Omit<ItemResult, 'evidence'> {
  readonly subjects: readonly { readonly subject: Subject; readonly result: ItemResult }[];
}

/** 0 absent, 1 ad hoc, 2 defined, 3 managed, 4 data-driven (checklist.md B2). */
export type Level = 0 | 1 | 2 | 3 | 4;

export interface ElementScore {
  readonly id: string;
  readonly title: string;
  /** 0 to 1; undefined where none of its items applies. */
  readonly score: number | undefined;
  readonly level: Level | undefined;
  readonly tally: Tally;
}

export interface PillarScore {
  readonly id: string;
  readonly title: string;
  readonly level: Level | undefined;
}

export interface GateResult {
  readonly gate: Gate;
  /** `open`: passed. `closed`: not. `none`: there is nothing that it asks. */
  readonly state: 'open' | 'closed' | 'none';
  /** What keeps it closed, by item; a status has no item. */
  readonly missing: readonly {
    readonly item: string | undefined;
    readonly subject: Subject;
    readonly because: string;
  }[];
}

/** The items by one of the further orders. */
export interface ViewScores {
  /** Key of `ChecklistItem.maps`: `eif`. */
  readonly id: string;
  readonly title: string;
  /** Of values that build on each other (ODI stages): those reached, each and all before it being half done. */
  readonly reached?: readonly string[];
  readonly values: readonly {
    readonly id: string;
    readonly title: string;
    readonly score: number | undefined;
    readonly tally: Tally;
    readonly items: readonly string[];
  }[];
}
