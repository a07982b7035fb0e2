import { listOf } from '../../base/words.ts';
import { quoted } from './text.ts';

/** "`nino`, `income` and 3 more": names for a message that speaks of many. */
export function someOf(names: readonly string[]): string {
  const shown = names.length <= 3 ? names : names.slice(0, 2);
  const more = names.length - shown.length;
  return listOf([...shown.map((name) => quoted(name)), ...(more > 0 ? [`${more} more`] : [])], 'and');
}
