import type { Json } from '../../base/json.ts';
import type { Field } from '../../model/entities.ts';
import type { NodeEdit } from '../../model/formats/adapter.ts';
import type { FieldPrivacy } from '../../model/inference/field-privacy.ts';
import { asMap } from '../../syntax/tree.ts';
import type { FileContext, FixDraft, Messages } from '../define.ts';

/** What is needed to write a mark: rules have it from their context, editors from the adapter of the file's format. */
export type MarkWriter = Pick<FileContext<Messages>, 'place'>;

/**
 * The two answers to "is this personal data?": the mark that the verdict suggests, and that it is none, with an empty place for the
 * reason, which counts for nothing until it is filled in (ruling 7).
 */
export function declarationsFor(field: Field, privacy: FieldPrivacy, context: MarkWriter): FixDraft<NodeEdit>[] {
  const personal = declareEdit(field, privacy, context);
  const none = declareNoneEdit(field, '', context);
  return [
    ...(personal ? [suggestion(declareTitle(privacy), [personal])] : []),
    ...(none ? [suggestion('Declare not personal, because …', [none])] : []),
  ];
}

/** One fix that declares several fields as their verdicts suggest; undefined where the format has no place for that. */
export function declareAll(
  found: readonly { readonly field: Field; readonly privacy: FieldPrivacy }[],
  title: string,
  context: MarkWriter,
): FixDraft<NodeEdit> | undefined {
  const edits = found.flatMap(({ field, privacy }) => declareEdit(field, privacy, context) ?? []);
  return edits.length === 0 ? undefined : suggestion(title, edits);
}

/** What a mark would say of a field of which the schema suggests that it is personal data. */
function markSuggested(privacy: FieldPrivacy): Json | undefined {
  const { personal, special, row } = privacy;
  if (personal === 'none' || !row) return undefined;
  return {
    category: row.dpv,
    identifiability: identifiabilityToDeclare(privacy),
    ...(special === 'criminal' ? { criminal: true } : special !== null && { specialCategory: special }),
  };
}

/** A contact that may be a person's or an office's is direct when it is declared at all. */
function identifiabilityToDeclare({ personal, identifiability, row }: FieldPrivacy): FieldPrivacy['identifiability'] {
  return personal === 'mixed' && row?.identifies === 'direct' ? 'direct' : identifiability;
}

/** What a special category or offences are called in messages: "data on health". */
export function specialKind(special: string): string {
  return SPECIAL_KINDS[special] ?? `special data (${special})`;
}

const SPECIAL_KINDS: Readonly<Record<string, string>> = {
  health: 'data on health',
  genetic: 'genetic data',
  biometric: 'biometric data',
  ethnicity: 'data on ethnic origin',
  religion: 'data on religion or belief',
  political: 'data on political opinions',
  union: 'data on trade-union membership',
  sexual: 'data on sex life or orientation',
  criminal: 'data on offences',
};

/** "Declare as direct identifier (a national identity number)" */
export function declareTitle(privacy: FieldPrivacy): string {
  const { special, row } = privacy;
  if (special === 'criminal') return 'Declare as data on offences';
  if (special !== null) return `Declare as special category (${specialKind(special)})`;
  const kind = identifiabilityToDeclare(privacy);
  return `Declare as ${HOW_CLOSELY[kind]}${row ? ` (${row.label})` : ''}`;
}

const HOW_CLOSELY: Readonly<Record<FieldPrivacy['identifiability'], string>> = {
  direct: 'direct identifier',
  quasi: 'quasi-identifier',
  pseudonymous: 'pseudonymous',
  none: 'not personal',
};

/** The change that declares what the schema suggests, in the place of the format; undefined where it has none. */
export function declareEdit(field: Field, privacy: FieldPrivacy, context: MarkWriter): NodeEdit | undefined {
  const mark = markSuggested(privacy);
  return mark === undefined ? undefined : replaceMark(field, mark, context);
}

/** The change that declares a field not personal, with a reason or an empty place for one. */
export function declareNoneEdit(field: Field, reason: string, context: MarkWriter): NodeEdit | undefined {
  const own = field.marks.personalData;
  // What is written already only lacks its reason.
  if (own?.value.identifiability === 'none' && asMap(own.node))
    return { op: 'set', at: own.node, path: ['reason'], value: reason };
  return replaceMark(field, { identifiability: 'none', reason }, context);
}

/** A mark that stands there already is replaced; a format that would add a second one beside it gets none. */
function replaceMark(field: Field, mark: Json, context: MarkWriter): NodeEdit | undefined {
  const edit = context.place(field, 'personalData', mark);
  return edit?.op === 'append' && field.marks.personalData && !isTag(field) ? undefined : edit;
}

/** A word among others, such as a tag `pii`, beside which a mark that says more has its own place. */
function isTag(field: Field): boolean {
  return field.marks.personalData?.node.parent?.kind === 'seq';
}

function suggestion(title: string, edits: readonly NodeEdit[]): FixDraft<NodeEdit> {
  return { title, safety: 'suggestion', edits };
}
