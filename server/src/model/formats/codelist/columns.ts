import { lazy } from '../../../base/lazy.ts';
import { wordsOf } from '../../../base/words.ts';
import data from './column-roles.json' with { type: 'json' };

/** Which column of a table says what of a code, by the column's name. */
export interface CodeColumns {
  readonly code: string;
  /** The name alone makes it a code; else it may be the key of any table. */
  readonly strong: boolean;
  readonly label: string;
  readonly definition: string | undefined;
  readonly status: string | undefined;
  readonly broader: string | undefined;
  readonly replacedBy: string | undefined;
}

const MOST_COLUMNS = 14;

/**
 * The columns of a code list, or undefined for a table of anything else. Every column must be one that lists of codes have; a list that says
 * more of its codes than a label may have two of its own. `named` when the name of the file says that it is a list of codes.
 */
export function codeColumns(columns: readonly string[], named: boolean): CodeColumns | undefined {
  const written = columns.filter((column) => column !== '');
  if (written.length < 2 || written.length > MOST_COLUMNS) return undefined;
  const roles = written.map((column) => ({ column, ...roleOf(column) }));
  const first = (role: Role): string | undefined => roles.find((one) => one.role === role)?.column;
  const strong = first('code');
  const code = strong ?? first('weakCode');
  const definition = first('definition');
  const label = first('label') ?? first('name') ?? definition;
  if (code === undefined || label === undefined) return undefined;
  const found = {
    code,
    strong: strong !== undefined || first('label') !== undefined,
    label,
    definition: definition === label ? undefined : definition,
    status: first('status'),
    broader: first('broader'),
    replacedBy: first('replacedBy'),
  };
  const tellsMore = [found.definition, found.status, found.broader, found.replacedBy].some((one) => one !== undefined);
  const strange = roles.filter(
    ({ role }) => role === undefined || (role === 'weakCode' && strong === undefined),
  ).length;
  const own = strong === undefined ? strange - 1 : strange;
  if (own > (strong !== undefined && (tellsMore || named) ? 2 : 0)) return undefined;
  return found.strong || named || found.definition !== undefined ? found : undefined;
}

/** The first columns for a code and its label where names say nothing; the others where they do. */
export function columnsInOrder(columns: readonly string[]): CodeColumns | undefined {
  const written = columns.filter((column) => column !== '');
  const [first, second] = written;
  if (first === undefined) return undefined;
  const named = (...roles: readonly Role[]): string | undefined =>
    roles.flatMap((role) => written.find((column) => roleOf(column).role === role) ?? [])[0];
  const code = named('code') ?? first;
  const label = named('label', 'name') ?? (second !== undefined && second !== code ? second : code);
  return {
    code,
    strong: true,
    label,
    definition: named('definition'),
    status: named('status'),
    broader: named('broader'),
    replacedBy: named('replacedBy'),
  };
}

type Role = 'code' | 'weakCode' | 'label' | 'name' | 'definition' | 'status' | 'broader' | 'replacedBy' | 'beside';
const ROLES: readonly Role[] = [
  'beside',
  'broader',
  'replacedBy',
  'code',
  'weakCode',
  'label',
  'name',
  'definition',
  'status',
];

const phrases = lazy(
  () => new Map(ROLES.toReversed().flatMap((role) => data[role].map((phrase) => [phrase, role] as const))),
);

function roleOf(column: string): { role: Role | undefined } {
  const words = withoutLanguage(wordsOf(column));
  const known = phrases().get(words.join(' '));
  if (known) return { role: known };
  // `tenure code`, `code insee`, `tenure name`: with a word that says of what.
  const ends = [words[0] ?? '', words.at(-1) ?? ''];
  if (words.length < 2 || words.length > 4 || words.some((word) => data.otherWord.includes(word)))
    return { role: undefined };
  if (ends.some((word) => data.codeWord.includes(word))) return { role: 'code' };
  return {
    role: data.labelWord.includes(ends[1] ?? '') || data.labelWord.includes(ends[0] ?? '') ? 'name' : undefined,
  };
}

const LANGUAGES = new Set(
  'en fr de es it nl pt cy ga gd mi sv da fi no nb nn is pl cs sk sl hu ro bg el et lv lt mt hr sr eu ca gl lb rm uk tr ar zh ja eng fra fre deu ger ita spa nld por english french german spanish italian dutch portuguese welsh irish francais deutsch'.split(
    ' ',
  ),
);

/** `label_en`, `label (fr)`, `libelle@fr`. */
function withoutLanguage(words: readonly string[]): readonly string[] {
  if (words.length < 2) return words;
  if (LANGUAGES.has(words.at(-1) ?? '')) return words.slice(0, -1);
  return words[0] === 'english' || words[0] === 'french' ? words.slice(1) : words;
}
