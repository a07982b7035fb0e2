import { basename } from '../base/path.ts';
import { type EffectiveMark, effectiveClassification, effectiveMark } from '../model/effective.ts';
import type { Field } from '../model/entities.ts';
import type { TermRow } from '../model/facts.ts';
import { type FieldPrivacy, fieldPrivacy, inferredPrivacy } from '../model/inference/field-privacy.ts';
import { longKind, shortKind } from './privacy-words.ts';
import { suggestionFor } from './suggestion.ts';

/** A field in Markdown: what it is, its type, how it is classified and why, and what is known of personal data in it. */
export function describeField(field: Field, languages: readonly string[]): string {
  const title = field.title && field.title.value !== field.name ? ` – ${field.title.value}` : '';
  const lines = [`**${field.entity.name}.${field.path}**${title}`];
  if (field.type) lines[0] += ` \`${field.type.value}\``;
  if (field.description) lines.push(field.description.value);
  lines.push(describeClassification(field), describePrivacy(field, languages));
  if (field.codeList && field.codeList.codes.length > 0) lines.push(codes(field));
  if (field.deprecated) lines.push('*Deprecated.*');
  return lines.filter((line) => line !== '').join('\n\n');
}

/** The classification that holds for a field, in Markdown, and where it is written. */
export function describeClassification(field: Field): string {
  const found = effectiveClassification(field);
  return found ? `Classification: **${found.mark.value.value}** (${whence(field, found)})` : '';
}

/** What is known of a field as personal data, in Markdown: what a mark says, or what the schema suggests and why. */
export function describePrivacy(field: Field, languages: readonly string[]): string {
  const suggested = suggestionFor(field, languages);
  if (suggested) return describeSuggestion(suggested);
  const found = effectiveMark(field, 'personalData');
  if (!found) return '';
  const { personal, identifiability, special, mark } = fieldPrivacy(field, languages);
  const reason = mark?.reason === undefined ? '' : `: ${mark.reason}`;
  const from = whence(field, found);
  const overrule = found.source === 'inherited' ? '\n\nA mark at the field itself overrules it.' : '';
  if (personal === 'none') return `Personal data: **none** (${from})${reason}${contradiction(field, found, languages)}`;
  const parts = [identifiability, mark?.category, special === null ? undefined : `special category: ${special}`];
  return `Personal data: **${parts.filter(Boolean).join(', ')}** (${from})${reason}${overrule}`;
}

/** The classification and what is known of personal data, in few words: `OFFICIAL · direct identifier · name (inferred)`. */
export function briefMarks(field: Field, languages: readonly string[]): string {
  const classification = effectiveClassification(field)?.mark.value.value;
  return [classification, briefPrivacy(field, languages)].filter(Boolean).join(' · ');
}

function briefPrivacy(field: Field, languages: readonly string[]): string {
  const suggested = suggestionFor(field, languages);
  if (suggested?.confidence === 'high') return `${shortKind(suggested)} (inferred)`;
  if (suggested) return `perhaps ${suggested.confidence === 'low' ? 'personal' : shortKind(suggested)}`;
  if (!effectiveMark(field, 'personalData')) return '';
  const privacy = fieldPrivacy(field, languages);
  return privacy.personal === 'none' ? 'not personal' : shortKind(privacy);
}

/** A term in Markdown: how else it is called, what it means, and which glossary says so. */
export function describeTerm({ label, abbreviations, synonyms, definition, file }: TermRow): string {
  const others = [...abbreviations, ...synonyms];
  const name = others.length === 0 ? `**${label}**` : `**${label}** (${others.join(', ')})`;
  return [name, definition === label ? '' : definition, `From ${basename(file)}`].filter(Boolean).join('\n\n');
}

function describeSuggestion(privacy: FieldPrivacy): string {
  const { confidence, personal, row } = privacy;
  const looks = confidence === 'high' ? 'Looks like' : 'Perhaps';
  const what = `Personal data: nothing is declared. ${looks} **${row?.label ?? 'personal data'}** – ${longKind(privacy)}.`;
  const why = `Inferred from the schema with ${confidence} confidence:\n\n${listed(privacy.evidence)}`;
  const mixed = personal === 'mixed' ? ' if it is a person’s' : '';
  const how = `A declared mark always wins: declare it${mixed}, or declare \`none\` with a reason.`;
  return [what, why, how].join('\n\n');
}

/** What a field seems to hold although a mark from elsewhere says that it holds nothing personal. */
function contradiction(field: Field, { source }: EffectiveMark<unknown>, languages: readonly string[]): string {
  if (source === 'declared' || field.fields.length > 0 || field.refersTo) return '';
  const inferred = inferredPrivacy(field, languages);
  if (inferred.personal === 'none' || inferred.confidence === 'low' || !inferred.row) return '';
  const looks = inferred.confidence === 'high' ? 'looks like' : 'may be';
  return `\n\nThe field itself ${looks} ${inferred.row.label}:\n\n${listed(inferred.evidence)}\n\nA mark at the field itself overrules what it inherits.`;
}

function listed(evidence: readonly string[]): string {
  return evidence.map((one) => `- ${one}`).join('\n');
}

/** Where a mark is written: `declared here`, `inherited from Claim`. */
function whence(field: Field, { source, from }: EffectiveMark<unknown>): string {
  if (source === 'declared') return 'declared here';
  if (from?.kind === 'field') return `inherited from the field \`${from.path}\` around it`;
  if (from?.kind === 'entity' && from.name !== '') return `inherited from \`${from.name}\``;
  if (from) return 'inherited from the whole document';
  const base = field.basedOn?.value;
  return base === undefined ? 'inherited from what it is based on' : `inherited from \`${base}\`, on which it is based`;
}

function codes(field: Field): string {
  const list = field.codeList?.codes ?? [];
  const shown = list
    .slice(0, 12)
    .map((code) => `- \`${String(code.value.value)}\`${code.label === undefined ? '' : ` ${code.label}`}`);
  return `Codes:\n${shown.join('\n')}${list.length > 12 ? `\n- … ${list.length - 12} more` : ''}`;
}
