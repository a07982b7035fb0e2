import type { Drafting } from './draft.ts';
import { type Prose, prose, said } from './prose.ts';
import type { Lines, Term } from './reading.ts';

/** Where one party signs, or the record that it has signed. */
export interface SignatureBlock {
  readonly party: Prose;
  readonly lines?: Lines;
  /** Undefined where there is a line to fill in. */
  readonly name: Prose | undefined;
  readonly role: Prose | undefined;
  readonly date: Prose | undefined;
  /** What else is recorded of the signature. */
  readonly notes: readonly Prose[];
  /** A signature is recorded, so that none is asked for. */
  readonly recorded: boolean;
}

/** One block for each party, and those of signatures that name none of them. */
export function signaturesOf({ root, parties }: Drafting): SignatureBlock[] {
  const signatures = root.at('signatures').maps();
  const taken = new Set<Term>();
  const blocks = root
    .at('parties')
    .maps()
    .flatMap((party, index): SignatureBlock[] => {
      const id = parties[index]?.id;
      const name = prose`${said(parties[index]?.name ?? id ?? `Party ${index + 1}`)}`;
      const own = signatures.filter((one) => id !== undefined && one.at('party').name()?.raw === id);
      for (const one of own) taken.add(one);
      if (own.length > 0) return own.map((one) => recorded(one, name));
      const { lines } = party;
      const open = { name: undefined, role: undefined, date: undefined, notes: [], recorded: false };
      return [{ party: name, ...(lines && { lines }), ...open }];
    });
  const others = signatures
    .filter((one) => !taken.has(one))
    .map((one) => {
      const name = one.at('party').name();
      return recorded(one, name ? prose`${name}` : prose`A party that is not named`);
    });
  return [...blocks, ...others];
}

function recorded(term: Term, party: Prose): SignatureBlock {
  const name = term.at('name').text();
  const role = term.at('role').text();
  const date = term.at('date').date();
  const retrospective = term.at('retrospective').yes();
  const evidence = term.at('evidence').text();
  const { lines } = term;
  return {
    party,
    ...(lines && { lines }),
    name: name && prose`${name}`,
    role: role && prose`${role}`,
    date: date && prose`${date}`,
    notes: [
      ...(retrospective === undefined
        ? []
        : [retrospective ? prose`Signed after the sharing had begun.` : prose`Signed before the sharing began.`]),
      ...(evidence ? [prose`Evidence: ${evidence}`] : []),
    ],
    recorded: date !== undefined,
  };
}
