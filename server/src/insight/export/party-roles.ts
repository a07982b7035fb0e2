import { type JsonMap, mapsIn, textsIn } from './recorded-terms.ts';

/** Who gives and who receives; the roles of data protection say nothing of that. */
const GIVING: ReadonlySet<string> = new Set(['provider', 'source-agency', 'data-custodian']);
const RECEIVING: ReadonlySet<string> = new Set(['recipient', 'recipient-agency', 'accredited-user', 'adsp']);

/** The parties of an agreement by what they do in it. */
export interface PartiesByRole {
  readonly all: readonly JsonMap[];
  readonly givers: readonly JsonMap[];
  readonly receivers: readonly JsonMap[];
}

export function partiesByRole(terms: JsonMap): PartiesByRole {
  const all = mapsIn(terms.parties);
  return {
    all,
    givers: all.filter((party) => hasRole(party, GIVING)),
    receivers: all.filter((party) => hasRole(party, RECEIVING)),
  };
}

function hasRole(party: JsonMap, roles: ReadonlySet<string>): boolean {
  return textsIn(party.role).some((role) => roles.has(role));
}
