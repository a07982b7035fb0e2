import type { AcceptedFinding, CountedFinding } from '../../check/standing.ts';
import type { Field } from '../../model/entities.ts';
import type { AgreementRow } from '../../model/facts.ts';
import type { FactQueries } from '../../rules/define.ts';
import type { Terms } from '../../rules/support/terms.ts';
import type { Configuration } from '../../workspace/configuration.ts';
import type { Places } from './places.ts';
import type { KnownSubject } from './subjects.ts';

/** A subject with all that its items are decided by. */
export interface AskedSubject extends KnownSubject {
  readonly configuration: Configuration;
  readonly facts: FactQueries;
  readonly places: Places;
  /** Of an agreement. */
  readonly row: AgreementRow | undefined;
  readonly terms: Terms | undefined;
  /** Fields of all its standards. */
  readonly fields: readonly Field[];
  /** What the rules object to in it, and what of that is accepted. */
  readonly findings: readonly CountedFinding[];
  readonly accepted: readonly AcceptedFinding[];
  /** Rules that speak of its kind and looked at one of its files, and those that the configuration switches off for all of them. */
  readonly ran: ReadonlySet<string>;
  readonly off: ReadonlySet<string>;
  /** A file of it has fatal errors of syntax: what is read of it may be wrong. */
  readonly broken: boolean;
  /** For which the whole is asked, beside what the subject says itself: `eu`. */
  readonly jurisdictions: readonly string[];
  /** All datasets that are looked at, for the workspace. */
  readonly siblings: readonly KnownSubject[];
}
