import { wordsOf } from '../../base/words.ts';
import type { CodeList, Entity, Field, Standard } from '../entities.ts';
import { fieldsOf } from '../formats/build.ts';
import type { Located, Place } from '../located.ts';
import { isCommon, isLanguageSuffix, isUnreadable, speaksOfReadability } from './readable.ts';

/** A short form that a document uses and does not explain. */
export interface Abbreviation {
  /** As it is written where it stands first. */
  readonly text: string;
  /** The name that holds it, or the text around it. */
  readonly example: string;
  readonly where: 'name' | 'text';
  readonly at: Place;
  /** In how many names, or in how many texts. */
  readonly count: number;
}

/** UTF-16 units. In a longer file the search would be felt at each keystroke. */
const LONGEST_FILE = 1_000_000;
/** Of so many fields that use a short form one spells it out, or none does. */
const MOST_USERS = 100;

type Thing = Entity | Field;

/**
 * The short forms in names that cannot be words, and those in capitals that stand in two texts or more; in order of their first use. Left
 * out are those that everybody knows, and those that the document explains in whatever way: written out in the title or the description of
 * a field that uses it, "Long Form (LF)", "LF: …", as one of its codes, or as an ordinary word of its texts.
 */
export function abbreviationsIn(standard: Standard, languages: readonly string[], text: string): Abbreviation[] {
  if (text.length > LONGEST_FILE || !speaksOfReadability(languages)) return [];
  const things = thingsOf(standard);
  const uses = new Map([...usesInNames(things, languages), ...usesInTexts(things, standard, languages)]);
  if (uses.size === 0) return [];
  const open = [...uses].filter(
    ([word, { things: users }]) => !users.slice(0, MOST_USERS).some((thing) => isWrittenOut(word, thing)),
  );
  const explained = explainedIn(standard, things, new Set(open.map(([word]) => word)));
  return open
    .filter(([word]) => !explained.has(word) && !isSpeltOutIn(text, word))
    .map(([, { text, example, where, at, things: users, texts }]) => ({
      text,
      example,
      where,
      at,
      count: texts?.size ?? users.length,
    }));
}

interface Use extends Omit<Abbreviation, 'count'> {
  readonly things: Thing[];
  /** The descriptions that hold it, where it is none of a name. */
  readonly texts?: Set<string>;
}

function thingsOf(standard: Standard): Thing[] {
  // The root of a schema bears the name of the standard, a table that of its file.
  const entities = standard.entities.filter(({ node }) => node !== standard.node);
  const seen = new Set<unknown>();
  return [...entities, ...fieldsOf(standard)].filter(({ node, name }) => {
    if (name === '' || seen.has(node)) return false;
    seen.add(node);
    return true;
  });
}

function usesInNames(things: readonly Thing[], languages: readonly string[]): Map<string, Use> {
  const uses = new Map<string, Use>();
  for (const thing of things) {
    // Most names have nothing that is short, and there are many.
    if (!/(?:^|[^a-zA-Z]|[a-z](?=[A-Z]))[^aeiouyAEIOUY\W_]{2,6}(?![a-z])|[^aeiouyAEIOUY\W_]{3}/.test(thing.name))
      continue;
    const words = wordsOf(thing.name);
    words.forEach((word, index) => {
      if (!isUnreadable(word) || isLanguageSuffix(words, index) || isCommon(word, languages)) return;
      const use = uses.get(word);
      if (!use) uses.set(word, { text: word, example: thing.name, where: 'name', at: thing.nameAt, things: [thing] });
      else if (use.things.at(-1) !== thing) use.things.push(thing);
    });
  }
  return uses;
}

/** Addresses, code and what is quoted are no prose. */
const NO_PROSE = /\bhttps?:\S+|`[^`]*`|"[^"\n]{0,40}"|\S*[@\\#]\S*|\{[^{}]{0,80}\}|<[^<>]{0,80}>/g;
const CAPITALS = /(?<![\p{L}\p{N}_./:|-])\p{Lu}{2,6}(?=s?(?![\p{L}\p{N}_/:|=-]|\.\p{L}))/gu;

function usesInTexts(things: readonly Thing[], standard: Standard, languages: readonly string[]): Map<string, Use> {
  const uses = new Map<string, Use & { readonly texts: Set<string> }>();
  const seen = new Set<string>();
  for (const thing of [standard, ...things]) {
    const { description } = thing;
    if (!description || seen.has(description.value) || !/[A-Z]{2}/.test(description.value)) continue;
    seen.add(description.value);
    if (isShouted(description.value)) continue;
    for (const word of new Set(description.value.replace(NO_PROSE, ' ').match(CAPITALS)))
      addUse(uses, word, description, thing.kind === 'standard' ? undefined : thing, languages);
  }
  return new Map([...uses].filter(([, { texts }]) => texts.size > 1));
}

/** Words that are written in capitals for their weight (RFC 2119, RFC 8174), and those of logic. */
const EMPHASIS: ReadonlySet<string> = new Set(
  'must shall should may not and or all any only no never always if then else note each both either required optional'.split(
    ' ',
  ),
);

function addUse(
  uses: Map<string, Use & { readonly texts: Set<string> }>,
  text: string,
  description: Located<string>,
  thing: Thing | undefined,
  languages: readonly string[],
): void {
  const word = text.toLowerCase();
  const use = uses.get(word);
  if (!use && (isCommon(word, languages) || EMPHASIS.has(word))) return;
  const known = use ?? {
    text,
    example: '',
    where: 'text' as const,
    at: { node: description.node, part: 'value' as const },
    things: [],
    texts: new Set<string>(),
  };
  known.texts.add(description.value);
  if (thing) known.things.push(thing);
  uses.set(word, known);
}

/** Texts that are written in capitals as a whole. */
function isShouted(text: string): boolean {
  return (text.match(/\p{Lu}/gu)?.length ?? 0) > (text.match(/\p{Ll}/gu)?.length ?? 0);
}

/** The words, of those given, that a text of the document explains. */
function explainedIn(standard: Standard, things: readonly Thing[], words: ReadonlySet<string>): ReadonlySet<string> {
  const explained = new Set<string>();
  const seen = new Set<string>();
  const read = (text: string | undefined): void => {
    if (text === undefined || seen.has(text)) return;
    seen.add(text);
    const lower = text.toLowerCase();
    const initials = initialsOf(text);
    for (const word of words) {
      if (explained.has(word)) continue;
      const isSpelt =
        word.length > 3
          ? initials.any.some((run) => run.includes(word))
          : word.length === 3 && initials.capital.includes(word);
      if (isSpelt || (lower.includes(word) && isExplained(word, text))) explained.add(word);
    }
  };
  for (const thing of [standard, ...things]) {
    read(thing.title?.value);
    read(thing.description?.value);
    if (thing.kind === 'field') readCodes(thing.codeList, words, read, explained);
  }
  for (const list of standard.codeLists) readCodes(list, words, read, explained);
  return explained;
}

/** `Long Form (LF)`, `LF (Long Form)`, `LF: Long Form`, `LF stands for Long Form`; or it is an ordinary word, in small letters. */
function isExplained(word: string, text: string): boolean {
  for (let at = -1; ; ) {
    at = text.toLowerCase().indexOf(word, at + 1);
    if (at < 0) return false;
    const before = text.slice(Math.max(0, at - 2), at);
    if (/\p{L}$/u.test(before)) continue;
    const after = text.slice(at + word.length, at + word.length + 30);
    if (/^s?\s*[);,]/.test(after) && /\(\s?$/.test(before)) return true;
    if (/^s?\s?(?:=|:\s|\(|[-–—]\s)|^ (?:stands for|means|is short for|is the abbreviation)/.test(after)) return true;
    if (!/^\p{L}/u.test(after) && text.startsWith(word, at)) return true;
  }
}

/** The model holds the texts of fields; the long form may stand in any other: `Long Form` or `(LF)`. */
function isSpeltOutIn(text: string, word: string): boolean {
  const capitals = word.toUpperCase();
  if (text.includes(`(${capitals})`) || text.includes(`(${word})`)) return true;
  const parts = [...capitals].map((letter) => `${letter}\\p{Ll}{1,30}`);
  return (
    word.length > 2 &&
    new RegExp(`(?<!\\p{L})${parts.join('[\\s-](?:(?:and|of|for|the|de|des|du|la|del|di|und) )?')}`, 'u').test(text)
  );
}

/** Values of codes are not names: a list of addresses or of thousands of labels explains nothing. */
function readCodes(
  list: CodeList | undefined,
  words: ReadonlySet<string>,
  read: (text: string | undefined) => void,
  explained: Set<string>,
): void {
  for (const { value, label } of list?.codes ?? []) {
    const code = typeof value.value === 'string' ? value.value.toLowerCase() : '';
    if (words.has(code)) explained.add(code);
    if (label !== undefined && label.length <= 80) read(label);
  }
}

/**
 * The first letters of the words of a text, small words left out and, once more, with them. By chance three letters stand in any long text:
 * for a short form of three only words with a capital count.
 */
function initialsOf(text: string): { readonly any: readonly string[]; readonly capital: string } {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: all of ASCII is meant
  const words = text.match(/^[\x00-\x7f]*$/.test(text) ? /[A-Za-z]+/g : /\p{L}+/gu) ?? [];
  const large = words.filter((word) => !SMALL.has(word));
  const any = [words, large].map((list) =>
    list
      .map((word) => word.charAt(0))
      .join('')
      .toLowerCase(),
  );
  const capital = large.map((word) => (/^\p{Lu}\p{Ll}/u.test(word) ? word.charAt(0).toLowerCase() : ' ')).join('');
  return { any, capital };
}

const SMALL: ReadonlySet<string> = new Set(
  'a an and of the for in on to or de du des la le les et del y e di da do der die das und van en voor'.split(' '),
);

/** A word of the title or the description that begins alike and has the letters of the short form in their order: `clmt`, claimant. */
function isWrittenOut(word: string, { title, description }: Thing): boolean {
  const written = wordsOf(`${title?.value ?? ''} ${description?.value.slice(0, 400) ?? ''}`);
  if (written.some((full) => full.length > word.length && full[0] === word[0] && holdsInOrder(full, word))) return true;
  return written.some(
    (_, index) =>
      written
        .slice(index, index + word.length)
        .map((one) => one[0])
        .join('') === word,
  );
}

function holdsInOrder(full: string, letters: string): boolean {
  let at = 0;
  for (const letter of full) if (letter === letters[at]) at++;
  return at === letters.length;
}
