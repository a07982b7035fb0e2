import { conceptOf } from '../concept-of.ts';
import type { Field } from '../entities.ts';
import type { PersonalDataCategory } from '../vocabularies/load.ts';
import { byPattern, confirmedByPattern } from './by-pattern.ts';
import {
  firstWords,
  type Holder,
  hasPeople,
  holderAround,
  holderInName,
  holderInText,
  standardHasPeople,
  UNKNOWN,
} from './holder.ts';
import type { Languages } from './languages.ts';
import { type LexiconMatch, matchesIn, rowById } from './personal-lexicon.ts';
import { languagesFor } from './spoken-languages.ts';
import { isGrouping, kindOf, plays } from './word-roles.ts';
import { wordsOfName } from './words-of-name.ts';

export type Confidence = 'high' | 'medium' | 'low';

/** What the schema alone says about personal data in a field (ruling 18), and why. A suggestion: a declared mark always wins. */
export interface PrivacyVerdict {
  readonly personal: 'direct' | 'indirect' | 'mixed' | 'none';
  readonly special: string | null;
  /** The short list of the inventory. */
  readonly category: string;
  readonly confidence: Confidence;
  /** Sentences for people. */
  readonly evidence: readonly string[];
  /** Of the lexicon: its label, its term of DPV-PD and its key of Fideslang. */
  readonly row: PersonalDataCategory | undefined;
}

const NONE: PrivacyVerdict = {
  personal: 'none',
  special: null,
  category: 'none',
  confidence: 'medium',
  evidence: [],
  row: undefined,
};

/** Reads name, title and description, what is around the field, and what its values look like. */
export function classifyField(field: Field, declared: readonly string[]): PrivacyVerdict {
  return confirmedByPattern(field, new FieldReading(field, languagesFor(field.entity.standard, declared)).verdict());
}

class FieldReading {
  readonly #field: Field;
  readonly #languages: Languages;
  readonly #name: readonly string[];
  #text: readonly string[] | undefined;
  #around: Holder | undefined;

  constructor(field: Field, languages: Languages) {
    this.#field = field;
    this.#languages = languages;
    this.#name = wordsOfName(field.name);
  }

  verdict(): PrivacyVerdict {
    if (this.#isCount()) return NONE;
    return (
      this.#byWords(this.#name, 'name') ??
      this.#byTitle() ??
      this.#byIdentifier() ??
      this.#byPerson() ??
      this.#byText() ??
      this.#byConcept() ??
      this.#byPattern() ??
      this.#byRecord() ??
      NONE
    );
  }

  /** Numbers of people are nobody's. */
  #isCount(): boolean {
    const { type } = this.#field;
    if (type && ['boolean', 'date'].includes(type.value)) return false;
    if (
      /^(?:number|no|num|nb|nombre|numero)_(?:of|de|di)_\w+$/.test(this.#name.join('_')) &&
      !matchesIn(this.#name, this.#languages).some(({ start, run }) => start === 0 && run.length > 2)
    )
      return true;
    if (type?.value === 'string') return false;
    const [match] = matchesIn(this.#name, this.#languages);
    const outside = this.#name.filter(
      (_, index) => !match || index < match.start || index >= match.start + match.run.length,
    );
    if (outside.some((word) => plays('counts', word, this.#languages))) return true;
    const text = this.#field.description?.value ?? '';
    return (
      !match &&
      /^(?:the )?(?:total )?(?:number|count|percentage|proportion|share|average|rate) (?:of|per)\b/i.test(text)
    );
  }

  #byTitle(): PrivacyVerdict | undefined {
    const title = this.#field.title?.value;
    if (title === undefined || title.length > 80) return undefined;
    const words = wordsOfName(title.split('|')[0] ?? '');
    if (words.length > 6 || words.join() === this.#name.join()) return undefined;
    return this.#byWords(words, 'title');
  }

  #byWords(words: readonly string[], source: 'name' | 'title' | 'description' | 'concept'): PrivacyVerdict | undefined {
    for (const match of matchesIn(words, this.#languages)) {
      if (this.#isDenied(match, words)) continue;
      const verdict = this.#judge(match, words, source);
      if (verdict === 'none') return NONE;
      if (verdict) return verdict;
    }
    return undefined;
  }

  /** A word around speaks against it, or what follows makes it something else. */
  #isDenied({ row, run, start, list }: LexiconMatch, words: readonly string[]): boolean {
    const surroundings = [
      ...words,
      ...wordsOfName(this.#field.entity.name),
      ...(this.#field.parent ? wordsOfName(this.#field.parent.name) : []),
      ...(this.#field.title ? wordsOfName(this.#field.title.value.slice(0, 80)) : []),
    ];
    const speaksAgainst = (phrase: string): boolean => {
      const cue = wordsOfName(phrase);
      return cue.every((word) => surroundings.includes(word)) && !cue.every((word) => run.includes(word));
    };
    if (row.negative?.some(speaksAgainst)) return true;
    if (!this.#isOfType(row)) return true;
    const after = words.slice(start + run.length);
    const before = words.slice(0, start);
    if (before.some((word) => plays('counts', word, this.#languages)) && row.id !== 'age') return true;
    const isIdentity = row.identifies === 'direct' || row.identifies === 'pseudonymous' || row.scope === 'contact';
    const last = after.at(-1);
    if (last === undefined) return false;
    if (after.some((word) => HARD_ABOUT.has(word))) return true;
    if (!isIdentity && list !== 'inPerson') return false;
    if (plays('veiled', last, this.#languages)) return false;
    if (plays('about', last, this.#languages) && !SOFT_ABOUT.has(last)) return true;
    // The number of an address is not the address.
    return row.identifies !== 'pseudonymous' && IDENTIFIER_AFTER.has(last);
  }

  /** A moment is no name, and a number is no address. */
  #isOfType(row: PersonalDataCategory): boolean {
    const type = this.#field.type?.value;
    if (type === undefined) return true;
    if (['date', 'datetime', 'time'].includes(type)) return !TIMELESS.has(row.category) && row.scope !== 'contact';
    return row.category !== 'free-text' || !['boolean', 'integer', 'number', 'year'].includes(type);
  }

  #judge(
    match: LexiconMatch,
    words: readonly string[],
    source: 'name' | 'title' | 'description' | 'concept',
  ): PrivacyVerdict | 'none' | undefined {
    const { row, run, list, start } = match;
    const inName = source === 'concept' ? undefined : holderInName(words, start, run.length, this.#languages);
    const near =
      inName ?? (source === 'name' ? undefined : holderInName(this.#name, this.#name.length, 0, this.#languages));
    const isContact = row.scope === 'contact' || list === 'inPerson';
    const holder = this.#holder(
      this.#settled(near, isContact && MIXED_CATEGORIES.has(row.category)),
      MIXED_CATEGORIES.has(row.category) || row.category === 'location',
    );
    const rest = words.filter((_, index) => index < start || index >= start + run.length);
    const strength = this.#strength(match, words);
    const found = (personal: PrivacyVerdict['personal'], confidence: Confidence): PrivacyVerdict =>
      this.#found(
        row,
        personal,
        confidence,
        [`${source === 'concept' ? 'concept' : `${source} token`} “${run.join('_')}”`],
        holder,
        words,
      );
    const own = identifiabilityOf(row);
    if (row.inherent && list !== 'inPerson') {
      if (holder.kind === 'animal' || holder.kind === 'aggregate') return 'none';
      return found(own, 'high');
    }
    switch (holder.kind) {
      case 'person':
      case 'household':
        if (
          list === 'inPerson' &&
          holder.from === 'text' &&
          (row.special || row.category === 'free-text') &&
          !this.#peopleAbout()
        )
          return undefined;
        // `nickname_of_dog` in a person's record: what is not plain is another thing.
        if (
          list === 'inPerson' &&
          MIXED_CATEGORIES.has(row.category) &&
          holder.from !== 'name' &&
          !rest.every((word) => this.#isPlain(word))
        )
          return undefined;
        return found(own, holder.from === 'text' && strength < 2 ? 'medium' : 'high');
      case 'either':
        if (isContact || own === 'direct') {
          if (list === 'inPerson' && !MIXED_CATEGORIES.has(row.category)) return undefined;
          if (list === 'inPerson' && holder.from !== 'name' && !rest.every((word) => this.#isPlain(word)))
            return undefined;
          return row.scope === 'contact' || row.id === 'full-name' || list === 'inPerson'
            ? found('mixed', 'medium')
            : found(own, 'medium');
        }
        return strength > 0 ? found(own, 'medium') : undefined;
      case 'animal':
      case 'aggregate':
        return 'none';
      case 'organisation':
      case 'place':
      case 'asset':
        if (row.scope === 'contact' || (isContact && MIXED_CATEGORIES.has(row.category))) return 'none';
        if (isContact) return undefined;
        if (row.id === 'full-name' && run.length > 1 && source === 'name') return found(own, 'medium');
        if (
          strength > 1 &&
          (row.identifies === 'pseudonymous' ||
            row.identifies === 'direct' ||
            hasPeople(this.#field.entity, this.#languages))
        )
          return found(own, 'medium');
        return undefined;
      default:
        // The amount in a list of claims is the claimant's.
        if (
          list === 'inPerson' &&
          !(rest.length === 0 && OF_RECORDS.has(row.category) && hasPeople(this.#field.entity, this.#languages))
        )
          return undefined;
        return this.#inUnknown(match, strength, found);
    }
  }

  /** `parent_age` is of a person, for what has an age is one; `parent_name` only where people are about. */
  #settled(near: Holder | undefined, isName: boolean): Holder | undefined {
    if (near?.kind !== 'sometimes') return near;
    return isName && !this.#peopleAbout() ? undefined : { ...near, kind: 'person' };
  }

  /** Nothing says whose it is: what only people have counts, the rest where people are about. */
  #inUnknown(
    { row, list }: LexiconMatch,
    strength: number,
    found: (personal: PrivacyVerdict['personal'], confidence: Confidence) => PrivacyVerdict,
  ): PrivacyVerdict | undefined {
    const own = identifiabilityOf(row);
    if (row.scope === 'contact') {
      return hasPeople(this.#field.entity, this.#languages) ||
        standardHasPeople(this.#field.entity.standard, this.#languages)
        ? found('direct', 'medium')
        : found('mixed', 'low');
    }
    if (list === 'strong' || strength > 1) return found(own, strength > 1 ? 'high' : 'medium');
    if (strength > 0 || hasPeople(this.#field.entity, this.#languages)) return found(own, 'medium');
    return undefined;
  }

  /** 2: several words, or a strong one; 1: the whole name; 0: one word of several. */
  #strength({ run, list }: LexiconMatch, words: readonly string[]): number {
    if (run.length > 1 || list === 'strong') return 2;
    const whole = run.length === words.length;
    return whole && (run[0]?.length ?? 0) >= 3 ? 1 : (run[0]?.length ?? 0) >= 8 ? 1 : 0;
  }

  #isPlain(word: string): boolean {
    return (
      plays('plain', word, this.#languages) ||
      isGrouping(word, this.#languages) ||
      /^\d+$/.test(word) ||
      kindOf(word, this.#languages) === 'person' ||
      plays('veiled', word, this.#languages) ||
      word.length === 1
    );
  }

  #found(
    row: PersonalDataCategory,
    personal: PrivacyVerdict['personal'],
    confidence: Confidence,
    evidence: string[],
    holder: Holder,
    words: readonly string[],
  ): PrivacyVerdict {
    const veil = words.find((word) => plays('veiled', word, this.#languages));
    const boolean = this.#field.type?.value === 'boolean';
    const veiled = personal === 'direct' && (veil !== undefined || boolean);
    if (veiled && veil) evidence.push(`“${veil}” veils it`);
    if (holder.because !== '') evidence.push(holder.because);
    return {
      personal: veiled ? 'indirect' : personal,
      special: row.special ?? null,
      category: row.category,
      confidence,
      evidence,
      row,
    };
  }

  /** `claimant_id`, or a bare `id` in an entity about a person. */
  #byIdentifier(): PrivacyVerdict | undefined {
    const last = this.#name.at(-1);
    if (last === undefined || !plays('identifier', last, this.#languages)) return undefined;
    const before = this.#name
      .slice(0, -1)
      .filter((word) => !OF_NUMBERS.has(word) && !plays('identifier', word, this.#languages));
    const text = this.#textHolder();
    let holder: Holder | undefined;
    if (before.length > 0) {
      const word = before.at(-1) ?? '';
      const kind = isGrouping(word, this.#languages) ? undefined : kindOf(word, this.#languages);
      if (kind === 'sometimes' && !this.#peopleAbout()) return undefined;
      if (kind)
        holder = { kind: kind === 'sometimes' ? 'person' : kind, because: `“${word}” in the name`, from: 'name' };
      else
        return last === 'code'
          ? undefined
          : text?.kind === 'person' && this.#isOwnNumber(text)
            ? this.#reference(text)
            : undefined;
    } else if (last !== 'code' && last !== 'number' && last !== 'key') {
      const around = this.#holderAround();
      // A record of a person's health or employment is the person's.
      if (around.row !== undefined && this.#peopleAbout()) return this.#reference({ ...around, kind: 'person' });
      holder = text && text.kind !== 'asset' && around.kind !== 'person' ? text : around;
    }
    if (!holder || last === 'code') return undefined;
    return this.#reference(holder);
  }

  /** "Employee identification number" */
  #isOwnNumber(holder: Holder): boolean {
    if (
      !this.#textWords()
        .slice(0, 4)
        .some((word) => holder.because.includes(`“${word}”`))
    )
      return false;
    return /\b(?:identif|number|unique|kennung|nummer|num[eé]ro|codice)/i.test(
      this.#field.description?.value.slice(0, 60) ?? '',
    );
  }

  #reference(holder: Holder): PrivacyVerdict | undefined {
    if (holder.kind === 'either')
      return this.#found(
        rowById('case-reference'),
        'mixed',
        'low',
        ['a number that tells records apart'],
        holder,
        this.#name,
      );
    if (holder.kind !== 'person') return holder.from === 'name' ? NONE : undefined;
    const isUser = this.#name.some((word) => ONLINE_WORDS.has(word));
    return this.#found(
      rowById(isUser ? 'user-id' : 'case-reference'),
      'indirect',
      holder.from === 'name' ? 'high' : 'medium',
      ['a number that tells people apart'],
      holder,
      [],
    );
  }

  /** `claimant`, `author`, `recipientIndividual`: a person, or a reference to one. */
  #byPerson(): PrivacyVerdict | undefined {
    const { type, refersTo, fields } = this.#field;
    const words = this.#name.filter((word) => !plays('plain', word, this.#languages) && !/^\d+$/.test(word));
    const last = words.at(-1);
    if (
      last === undefined ||
      type?.value === 'boolean' ||
      (type?.value === 'integer' && refersTo === undefined) ||
      type?.value === 'number' ||
      type?.value === 'date'
    )
      return undefined;
    const named = kindOf(last, this.#languages);
    const target =
      refersTo?.fragment &&
      kindOf(wordsOfName(refersTo.fragment.split('/').at(-1) ?? '').at(-1) ?? '', this.#languages);
    const kind =
      named === 'sometimes' && (target === 'person' || this.#peopleAbout())
        ? 'person'
        : (named ?? (target === 'person' ? target : undefined));
    if (kind !== 'person' && kind !== 'either') return undefined;
    const around = this.#holderAround();
    if (around.kind === 'animal') return undefined;
    const holder: Holder = { kind, because: `“${last}” in the name`, from: 'name' };
    const isOrganisation = target === 'organisation' || this.#textHolder()?.kind === 'organisation';
    if (kind === 'either' && isOrganisation) return undefined;
    if (kind === 'either')
      return this.#found(rowById('full-name'), 'mixed', 'low', ['a person or an organisation'], holder, []);
    const inside = fields.length > 0 ? 'container' : refersTo ? this.#target() : 'text';
    if (inside === 'reference')
      return this.#found(rowById('case-reference'), 'indirect', 'medium', ['a reference to a person'], holder, []);
    if (this.#field.codeList) return undefined;
    return this.#found(
      rowById('full-name'),
      'direct',
      inside === 'container' ? 'medium' : 'low',
      [inside === 'container' ? 'an object about a person' : 'a person'],
      holder,
      [],
    );
  }

  /** Whether the entity that a field refers to holds names or contacts of the person. */
  #target(): 'container' | 'reference' {
    const key = this.#field.refersTo?.fragment?.split('/').at(-1);
    const entity = this.#field.entity.standard.entities.find(({ node, name }) => node.slot === key || name === key);
    const names = entity?.fields.map(({ name }) => wordsOfName(name)) ?? [];
    return names.some((words) =>
      matchesIn(words, this.#languages).some(
        ({ row, run }) => run.length === words.length && ['name', 'contact', 'government-id'].includes(row.category),
      ),
    )
      ? 'container'
      : 'reference';
  }

  /** The definition says it where the name is a short form: "Date of birth of the pupil". */
  #byText(): PrivacyVerdict | undefined {
    const words = this.#textWords();
    if (words.length === 0) return undefined;
    const holder = this.#holder(undefined, true);
    const last = this.#name.at(-1) ?? '';
    for (const match of matchesIn(words, this.#languages)) {
      const { row, run, start } = match;
      // The number of a card's record is not the card's.
      if (row.id === 'alias-username' || (IDENTIFIER_AFTER.has(last) && row.category !== 'government-id')) continue;
      if (start > 4 || !words.slice(0, start).every((word) => this.#isOpening(word))) continue;
      if (this.#isDenied(match, words.slice(0, start + run.length))) continue;
      if (
        !row.inherent &&
        holder.kind !== 'person' &&
        !(this.#strength(match, words) > 1 && this.#peopleAbout() && holder.kind === 'unknown')
      )
        continue;
      if (row.scope === 'contact' && holder.kind !== 'person') continue;
      if (run.length === 1 && match.list === 'inPerson') continue;
      return this.#found(
        row,
        identifiabilityOf(row),
        'medium',
        [`description token “${run.join('_')}”`],
        holder,
        this.#name,
      );
    }
    return undefined;
  }

  #isOpening(word: string): boolean {
    return OPENING.has(word) || plays('plain', word, this.#languages) || kindOf(word, this.#languages) === 'person';
  }

  #byConcept(): PrivacyVerdict | undefined {
    const concept = conceptOf(this.#field);
    if (concept === undefined) return undefined;
    const term = concept.slice(
      Math.max(concept.lastIndexOf('/'), concept.lastIndexOf('#'), concept.lastIndexOf(':')) + 1,
    );
    return this.#byWords(wordsOfName(term), 'concept');
  }

  /** A number's pattern or a format tells where no word does. */
  #byPattern(): PrivacyVerdict | undefined {
    const found = byPattern(this.#field);
    if (!found) return undefined;
    const { row, evidence, confidence } = found;
    const match: LexiconMatch = { row, run: [row.id], start: 0, list: 'tokens', language: 'en' };
    const verdict = this.#isDenied(match, this.#name) ? undefined : this.#judge(match, [row.id], 'title');
    if (verdict === undefined || verdict === 'none') return undefined;
    return { ...verdict, confidence, evidence: [evidence, ...verdict.evidence.slice(1)] };
  }

  /** What a record about a person holds is about that person, unless it is about the record. */
  #byRecord(): PrivacyVerdict | undefined {
    const { type, refersTo, fields } = this.#field;
    if (fields.length > 0) return undefined;
    if (this.#name.some((word) => plays('record', word, this.#languages) || plays('about', word, this.#languages)))
      return undefined;
    const last = this.#name.at(-1);
    if (last === undefined || plays('identifier', last, this.#languages)) return undefined;
    const around = this.#holderAround();
    const inName = holderInName(this.#name, this.#name.length, 0, this.#languages);
    if (inName && inName.kind !== 'person' && inName.kind !== 'sometimes') return undefined;
    if (around.row !== undefined && this.#peopleAbout() && around.kind !== 'animal')
      return this.#found(
        rowById(around.row),
        identifiabilityOf(rowById(around.row)),
        'low',
        ['a record about people'],
        around,
        [],
      );
    if (around.kind !== 'person' || around.from === 'text' || refersTo || type?.value === 'uri') return undefined;
    return this.#found(rowById('person-status'), 'indirect', 'low', ['an attribute of a person'], around, []);
  }

  #peopleAbout(): boolean {
    const { entity } = this.#field;
    return hasPeople(entity, this.#languages) || standardHasPeople(entity.standard, this.#languages);
  }

  /** The nearest that is told: in the name, in the description, around. */
  #holder(near: Holder | undefined, ofContact: boolean): Holder {
    const around = this.#holderAround();
    if (around.kind === 'animal') return around;
    if (near) return near;
    const text = this.#textHolder();
    if (!text) return around;
    if (around.kind === 'person') {
      // "The e-mail address of the office" tells more than that both are about a person.
      return ofContact && (text.kind === 'organisation' || text.kind === 'either') ? text : around;
    }
    if (text.kind === 'asset' || text.kind === 'place') return around.kind === 'unknown' && ofContact ? text : around;
    return text;
  }

  #holderAround(): Holder {
    this.#around ??= holderAround(this.#field, this.#languages) ?? UNKNOWN;
    return this.#around;
  }

  #textHolder(): Holder | undefined {
    return holderInText(this.#textWords(), this.#languages);
  }

  #textWords(): readonly string[] {
    this.#text ??= this.#field.description ? firstWords(this.#field.description.value) : [];
    return this.#text;
  }
}

function identifiabilityOf(row: PersonalDataCategory): 'direct' | 'indirect' {
  return row.identifies === 'direct' ? 'direct' : 'indirect';
}

const TIMELESS: ReadonlySet<string> = new Set(
  'name address contact government-id free-text image case-reference'.split(' '),
);
const HARD_ABOUT: ReadonlySet<string> = new Set(
  'sent send body enabled assigner assigning authority issuer issuing namespace template schema url uri check validation validator checksum version scheme system supervised count total'.split(
    ' ',
  ),
);
/** They follow what is personal without turning it. */
const SOFT_ABOUT: ReadonlySet<string> = new Set('line position number suffix confidence order'.split(' '));
const IDENTIFIER_AFTER: ReadonlySet<string> = new Set('id identifier pk guid uuid key'.split(' '));
const OF_NUMBERS: ReadonlySet<string> = new Set(
  'unique own primary internal external local global current old new main official legal logical business record source national registration anonymised anonymized pseudonymised pseudonymized hashed encrypted'.split(
    ' ',
  ),
);
const ONLINE_WORDS: ReadonlySet<string> = new Set(
  'user login account profile visitor utilisateur usuario utente benutzer nutzer gebruiker utilizador'.split(' '),
);
const OF_RECORDS: ReadonlySet<string> = new Set(
  'health criminal education employment financial family demographic'.split(' '),
);
const MIXED_CATEGORIES: ReadonlySet<string> = new Set(
  'name contact address financial image case-reference government-id'.split(' '),
);
const OPENING: ReadonlySet<string> = new Set(
  'indicate indicates whether is was are has had flag field contain contains code for represent represents describe describes specify specifies value of unique store stores hold holds denote denotes if that who which provide provides give gives identify identifies du de des del della der des van do da s'.split(
    ' ',
  ),
);
