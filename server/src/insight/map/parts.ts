import type { OnwardPermission } from '../../rules/support/onward-permission.ts';
import type { WrittenAt } from '../written-at.ts';

/** Somebody who gives, gets, owns or publishes. */
export interface Organisation {
  readonly kind: 'organisation';
  /** `organisation:` and its identifier, or its name where it has none. */
  readonly id: string;
  readonly label: string;
  readonly identifier: string | undefined;
  /** What else it is called where it is named by its identifier. */
  readonly otherNames: readonly string[];
  /** In the order of files. */
  readonly mentions: readonly Mention[];
}

export interface Mention {
  readonly as: 'party' | 'publisher' | 'owner';
  readonly at: WrittenAt;
  /** Its name alone stands there, and one organisation that has an identifier is called so. */
  readonly byName: boolean;
}

export interface MapStandard {
  readonly kind: 'standard';
  readonly id: string;
  readonly label: string;
  readonly identifier: string | undefined;
  readonly version: string | undefined;
  readonly status: string | undefined;
  readonly format: string;
  /** Of the organisation that owns it, else of the one that publishes it. */
  readonly holder: string | undefined;
  /** Who answers for it, as written: often a post. */
  readonly owner: string | undefined;
  readonly publisher: string | undefined;
  readonly fields: number;
  /** Highest of its fields in each scheme. */
  readonly classifications: readonly MapClassification[];
  readonly personal: Personal;
  readonly special: boolean;
  readonly criminal: boolean;
  readonly at: WrittenAt;
}

export interface MapDataset {
  readonly kind: 'dataset';
  readonly id: string;
  readonly label: string;
  readonly identifier: string | undefined;
  readonly status: string | undefined;
  readonly holder: string | undefined;
  readonly publisher: string | undefined;
  readonly access: string | undefined;
  /** Standards that it obeys. `id` undefined: not among the files. */
  readonly conformsTo: readonly { readonly text: string; readonly id: string | undefined }[];
  readonly at: WrittenAt;
}

/** Of the personal data in question, as far as the standards tell. */
export type Personal = 'personal' | 'unclear' | 'none';

export interface MapClassification {
  /** Undefined where neither the file nor the configuration says. */
  readonly scheme: string | undefined;
  readonly value: string;
  /** Place in the scheme, 0 the lowest; undefined for a value that it does not know. */
  readonly rank: number | undefined;
}

/** Before data may flow, while they may, and after. */
export type Stage = 'not-yet' | 'in-force' | 'over';

/** What is shared under an agreement. */
export interface Shared {
  readonly standards: readonly SharedStandard[];
  /** How many fields, those that no standard has included. */
  readonly fields: number;
  readonly classifications: readonly MapClassification[];
  readonly personal: Personal;
  readonly special: boolean;
  readonly criminal: boolean;
}

export interface SharedStandard {
  /** Undefined: not among the files, or broken. */
  readonly id: string | undefined;
  /** Its title, else as the agreement writes it. */
  readonly label: string;
  readonly fields: number;
  /** As the agreement names them; `*` for all. */
  readonly names: readonly string[];
  readonly at: WrittenAt;
}

export interface MapAgreement extends Shared {
  readonly kind: 'agreement';
  readonly id: string;
  readonly label: string;
  readonly identifier: string | undefined;
  readonly version: string | undefined;
  readonly status: string | undefined;
  readonly stage: Stage;
  readonly parties: readonly MapParty[];
  readonly purpose: { readonly category: string | undefined; readonly statement: string | undefined };
  /** Its own marking. */
  readonly marking: MapClassification | undefined;
  /** `onwardSharing.rule`, as written. */
  readonly onwardRule: string | undefined;
  readonly at: WrittenAt;
}

export interface MapParty {
  /** Undefined for a party that says neither name nor identifier. */
  readonly organisation: string | undefined;
  readonly label: string;
  readonly roles: readonly string[];
  readonly gives: boolean;
  readonly gets: boolean;
}

/** From one organisation to another under one agreement. */
export interface Flow {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly agreement: string;
}

/** Data that were got under one agreement and are given under another, and so on. */
export interface OnwardChain {
  readonly id: string;
  /** One more than agreements: who gave, who passed on, who gets in the end. Ids of organisations, or labels of parties that are none. */
  readonly stations: readonly (readonly string[])[];
  readonly agreements: readonly string[];
  /** Of each agreement but the last, whether it lets the data be passed on under the next. */
  readonly permissions: readonly ChainPermission[];
  /** Standards in which the fields are. */
  readonly standards: readonly string[];
  /** That go all the way. */
  readonly fields: readonly string[];
  /** An organisation gets what it gave or had. */
  readonly circle: boolean;
}

export interface ChainPermission {
  /** `onwardSharing.rule`, as written. */
  readonly rule: string | undefined;
  readonly verdict: OnwardPermission['kind'];
}

export type MapNode = Organisation | MapStandard | MapDataset | MapAgreement;
