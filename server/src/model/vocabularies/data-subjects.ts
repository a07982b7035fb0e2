import data from './data-subjects.json' with { type: 'json' };

/** Groups of people by their terms of DPV, for completion. */
export const dataSubjectTerms: readonly { readonly term: string; readonly meaning: string }[] = Object.entries(
  data.terms,
).map(([term, meaning]) => ({ term, meaning }));
