import { quoted } from './text.ts';

/** Which codes are on one side only, for messages. */
export function codeDifference(here: readonly string[], there: readonly string[]): string {
  const onlyHere = here.filter((value) => !there.includes(value));
  const onlyThere = there.filter((value) => !here.includes(value));
  const parts = [
    ...(onlyHere.length > 0 ? [`only here ${sample(onlyHere)}`] : []),
    ...(onlyThere.length > 0 ? [`only there ${sample(onlyThere)}`] : []),
  ];
  return parts.join(', ');
}

function sample(values: readonly string[]): string {
  const shown = values.slice(0, 4).map((value) => quoted(value, 30));
  return values.length > 4 ? `${shown.join(' ')} and ${values.length - 4} more` : shown.join(' ');
}
