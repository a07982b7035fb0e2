import { lazy } from '../../base/lazy.ts';
import { effectiveClassification } from '../../model/effective.ts';
import type { CodeList, Field, Standard } from '../../model/entities.ts';
import type { FieldRow, StandardRow } from '../../model/facts.ts';
import { fieldsOf } from '../../model/formats/build.ts';
import { type FieldPrivacy, fieldPrivacy } from '../../model/inference/field-privacy.ts';
import { textAt } from '../../model/located.ts';
import { resolvePlace } from '../../rules/support/join.ts';
import { nodeAt, Pointers, parsePointer } from '../../syntax/tree.ts';
import type { Snapshot } from '../../workspace/workspace.ts';
import { factQueries } from '../fact-queries.ts';

/** What a standard says of a field that an agreement shares. */
export interface SharedField {
  readonly field: Field;
  /** Its own, else of what its values refer to. */
  readonly title: string | undefined;
  readonly description: string | undefined;
  readonly type: string | undefined;
  readonly codeList: string | undefined;
  readonly classification: {
    readonly value: string;
    readonly source: 'declared' | 'inherited' | 'configured';
  } | null;
  readonly privacy: FieldPrivacy;
}

/** Looks up fields and standards by their rows; each document is gone through once. */
export class SharedFields {
  readonly #snapshot: Snapshot;
  readonly #fields = new Map<string, ReadonlyMap<string, Field>>();
  readonly #queries;

  constructor(snapshot: Snapshot) {
    this.#snapshot = snapshot;
    this.#queries = factQueries(snapshot);
  }

  of(row: FieldRow): SharedField | undefined {
    const field = this.#fieldsIn(row.file, row.root).get(row.pointer);
    if (!field) return undefined;
    const { standard } = field.entity;
    const configuration = this.#snapshot.configurationOf(row.file);
    const languages = standard.languages.length > 0 ? standard.languages : configuration.languages;
    const target = lazy(() => this.#targetOf(row.file, field));
    const effective = effectiveClassification(field);
    const usual = configuration.defaultClassification;
    return {
      field,
      title: field.title?.value ?? (field.description ? undefined : target()?.title),
      description: field.description?.value ?? target()?.description,
      type: typeOf(field, target()),
      codeList: codeListOf(field.codeList ?? target()?.codeList),
      classification: effective
        ? { value: effective.mark.value.value, source: effective.source }
        : usual === undefined
          ? null
          : { value: usual, source: 'configured' },
      privacy: fieldPrivacy(field, languages),
    };
  }

  standardOf(row: StandardRow): Standard | undefined {
    const document = this.#snapshot.files.get(row.file)?.documents[row.root];
    const node = nodeAt(document?.root, parsePointer(row.pointer));
    return document?.lowered.standards.find((standard) => standard.node === node) ?? document?.lowered.standards[0];
  }

  /** What a field's values refer to, for what the field does not say itself: an entity, a standard, or a definition of a single value. */
  #targetOf(file: string, { refersTo }: Field): Target | undefined {
    const place = refersTo && resolvePlace(this.#queries, file, refersTo);
    const document = place && this.#snapshot.files.get(place.file)?.documents[place.root];
    const node = document && nodeAt(document.root, parsePointer(place.pointer));
    if (!node) return undefined;
    for (const standard of document.lowered.standards) {
      const entity = standard.entities.find((one) => one.node === node);
      const found = entity ?? (standard.node === node ? standard : undefined);
      if (!found) continue;
      const name = found.kind === 'entity' ? found.name : found.label;
      return { name, title: found.title?.value, description: found.description?.value };
    }
    const list = document.lowered.standards
      .flatMap(({ codeLists }) => codeLists)
      .find(({ at }) => at.node === node || at.node.parent === node);
    return {
      name: textAt(node, 'type')?.value,
      title: textAt(node, 'title')?.value,
      description: textAt(node, 'description')?.value,
      codeList: list,
    };
  }

  #fieldsIn(file: string, root: number): ReadonlyMap<string, Field> {
    const key = `${root}\n${file}`;
    const known = this.#fields.get(key);
    if (known) return known;
    const pointers = new Pointers();
    const found = new Map<string, Field>();
    for (const standard of this.#snapshot.files.get(file)?.documents[root]?.lowered.standards ?? [])
      for (const field of fieldsOf(standard)) found.set(pointers.of(field.node), field);
    this.#fields.set(key, found);
    return found;
  }
}

interface Target {
  readonly name: string | undefined;
  readonly title: string | undefined;
  readonly description: string | undefined;
  readonly codeList?: CodeList | undefined;
}

/** `string, date`, `list of string`, or the name of what its values are. */
function typeOf({ type, format, multivalued }: Field, target: Target | undefined): string | undefined {
  const name = target?.name === '' ? undefined : target?.name;
  const several = multivalued === true || (type?.value === 'array' && name !== undefined);
  const words = type && type.value !== 'any' && !(several && type.value === 'array') ? type.value : name;
  const parts = [words, format && format.value !== words ? format.value : undefined].filter(
    (part) => part !== undefined,
  );
  if (parts.length === 0) return undefined;
  return `${several ? 'list of ' : ''}${parts.join(', ')}`;
}

function codeListOf(codeList: CodeList | undefined): string | undefined {
  if (!codeList) return undefined;
  const { reference, codes, version } = codeList;
  if (reference) return `${reference.value}${version ? `, version ${version.value}` : ''}`;
  const shown = codes.slice(0, FEW).map(({ value, label }) => {
    const code = typeof value.value === 'string' ? value.value : JSON.stringify(value.value);
    return label === undefined || label === code ? code : `${code} (${label})`;
  });
  const more = codes.length - shown.length;
  return `${shown.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}

/** Codes that are written out. */
const FEW = 12;
