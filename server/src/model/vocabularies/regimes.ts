import { lazy } from '../../base/lazy.ts';
import data from './regimes.json' with { type: 'json' };

/** A statutory scheme of sharing, with what it asks of an agreement. It counts only where an agreement or the configuration names it. */
export interface Regime {
  /** As `regime` of an agreement names it. */
  readonly id: string;
  readonly title: string;
  readonly jurisdiction: string;
  readonly reference: string;
  readonly terms: readonly RegimeTerm[];
  /** Roles that the scheme has in place of those of data protection, by what they do: `provider`, `recipient`, `lead`, `others`. */
  readonly roles?: Readonly<Record<string, readonly string[]>>;
  /** Provisions of which one opens the way. */
  readonly gateway?: readonly { readonly act: string; readonly sections: readonly string[] }[];
  /** Purposes by the names of the scheme, in place of or beside terms of DPV, and those that it does not allow. */
  readonly purposes?: readonly string[];
  readonly precludedPurposes?: readonly string[];
  /** ISO 8601 durations. */
  readonly longestTerm?: string;
  readonly longestRenewal?: string;
  /** Day on which the scheme itself ends. */
  readonly sunset?: string;
  readonly termReference?: string;
  /** Names of the registers in which its agreements are entered. */
  readonly register?: readonly string[];
  /** Its sharing bears on decisions about single people, so that verification and notice are asked for. */
  readonly decidesAboutPeople?: boolean;
  readonly fiveSafes?: boolean;
  /** Its terms are being rewritten or were not read in full, so that what is missing is a warning. */
  readonly unsettled?: boolean;
}

/** A term that a regime asks for. */
export interface RegimeTerm {
  /** Paths of agreement.md D1 joined by dots, `*` for every item of a list; alternatives joined by `|`. */
  readonly path: string;
  /** For messages: "the retention period". */
  readonly words: string;
  readonly reference: string;
  /** Id of the rule that tells of it in every agreement; undefined where only the regime asks for it. */
  readonly rule?: string;
  /** It concerns personal data, so that data about nobody need none. */
  readonly personal?: boolean;
}

export const regimes: () => readonly Regime[] = lazy(() => data.regimes as unknown as readonly Regime[]);

const byId = lazy(() => new Map(regimes().map((regime) => [regime.id, regime])));

/** Undefined for `none` and for what nobody knows. */
export function regimeCalled(id: string | undefined): Regime | undefined {
  return id === undefined ? undefined : byId().get(id.toLowerCase());
}
