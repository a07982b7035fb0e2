import type { Field } from '../entities.ts';
import { firstWords, type Holder, holderInText, UNKNOWN } from './holder.ts';
import { holderAround } from './holder-around.ts';
import type { Languages } from './languages.ts';
import { hasPeople, standardHasPeople } from './people-about.ts';
import { wordsOfName, wordsOfThing } from './words-of-name.ts';

/** A field as inference reads it: the words of its name and of its texts, and whom what is around it is about. Each is looked up once. */
export class FieldReading {
  readonly field: Field;
  readonly languages: Languages;
  readonly name: readonly string[];
  #title: readonly string[] | undefined;
  #text: readonly string[] | undefined;
  #around: Holder | undefined;
  #inText: { readonly holder: Holder | undefined } | undefined;

  constructor(field: Field, languages: Languages) {
    this.field = field;
    this.languages = languages;
    this.name = wordsOfThing(field);
  }

  /** Of a title that is a name, not a sentence. */
  get title(): readonly string[] {
    const title = this.field.title?.value ?? '';
    this.#title ??= title.length > LONGEST_TITLE ? [] : wordsOfName(title.split('|')[0] ?? '');
    return this.#title;
  }

  /** The first words of the description. */
  get text(): readonly string[] {
    this.#text ??= this.field.description ? firstWords(this.field.description.value, this.languages) : [];
    return this.#text;
  }

  /** Whom the object or the record is about that the field lies in. */
  get around(): Holder {
    this.#around ??= holderAround(this.field, this.languages) ?? UNKNOWN;
    return this.#around;
  }

  /** Whom the description speaks of, beside the words that say what is held. */
  inText(held: readonly string[] = []): Holder | undefined {
    const { text } = this;
    if (text.length === 0) return undefined;
    if (held.some((word) => text.includes(word))) return holderInText(text, this.languages, held);
    this.#inText ??= { holder: holderInText(text, this.languages) };
    return this.#inText.holder;
  }

  /** Whether people are among what the record or the standard tells about. */
  get peopleAbout(): boolean {
    return this.peopleBeside || standardHasPeople(this.field.entity.standard, this.languages);
  }

  /** Whether people are among what the record tells about. */
  get peopleBeside(): boolean {
    return hasPeople(this.field.entity, this.languages);
  }

  /** The nearest that is told: in the name, in the description, around. */
  holder(near: Holder | undefined, held: readonly string[], ofContact: boolean): Holder {
    const { around } = this;
    if (around.kind === 'animal' || around.kind === 'aggregate') return around;
    if (near && near.kind !== 'organisation') return near;
    const text = this.inText(held);
    // "The publisher, a person or an organisation"
    if (near) return text?.offered ? text : near;
    if (!text || (text.staff && !ofContact && around.kind !== 'unknown')) return around;
    // "The e-mail address of the office" tells more than that both are about a person.
    if (around.kind === 'person')
      return ofContact && (text.kind === 'organisation' || text.kind === 'either') ? text : around;
    if (text.kind === 'asset' || text.kind === 'place') return around.kind === 'unknown' && ofContact ? text : around;
    return text;
  }
}

/** Characters. */
const LONGEST_TITLE = 80;
