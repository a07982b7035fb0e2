/** Top-level keys by which the standard of the frame shows how it is looked after. */
type GovernedKey = 'provenance' | 'limitations' | 'quality' | 'review' | 'valueCase' | 'sourceOfTruth';

/** The marks of a governed standard, but for one, as the value of `x-gov`: for examples of rules that ask for that one. */
export function governedMarks(without?: GovernedKey): string {
  return MARKS.filter(([key]) => key !== without)
    .map(([key, value]) => `  ${key}: ${value}\n`)
    .join('');
}

const MARKS: readonly (readonly [string, string])[] = [
  ['owner', '{role: Revenues data owner, contact: data.owner@council.example}'],
  ['status', 'active'],
  ['classification', '{scheme: uk-gscp, value: OFFICIAL}'],
  ['provenance', 'Entered by benefit officers from applications.'],
  ['limitations', 'Applications that were withdrawn before a decision are left out.'],
  ['quality', '[{dimension: completeness, measure: share of claims with a decision, target: 99 %}]'],
  ['review', '{next: 2027-06-01}'],
  ['valueCase', '{goal: Fewer wrong awards, users: benefit officers}'],
  ['sourceOfTruth', 'Council tax system of the authority'],
];
