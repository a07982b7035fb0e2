import { basename } from '../base/path.ts';
import { effectiveClassification } from '../model/effective.ts';
import type { Field } from '../model/entities.ts';
import type { TermRow } from '../model/facts.ts';
import { fieldPrivacy } from '../model/inference/field-privacy.ts';

/** A field in Markdown: what it is, its type, how it is classified and why, and what is known of personal data in it. */
export function describeField(field: Field, languages: readonly string[]): string {
  const title = field.title && field.title.value !== field.name ? ` – ${field.title.value}` : '';
  const lines = [`**${field.entity.name}.${field.path}**${title}`];
  if (field.type) lines[0] += ` \`${field.type.value}\``;
  if (field.description) lines.push(field.description.value);
  const classification = effectiveClassification(field);
  if (classification) {
    const whence = classification.source === 'declared' ? 'declared here' : 'inherited';
    lines.push(`Classification: **${classification.mark.value.value}** (${whence})`);
  }
  lines.push(personalLine(field, languages));
  if (field.codeList && field.codeList.codes.length > 0) lines.push(codes(field));
  if (field.deprecated) lines.push('*Deprecated.*');
  return lines.filter((line) => line !== '').join('\n\n');
}

/** A term in Markdown: how else it is called, what it means, and which glossary says so. */
export function describeTerm({ label, abbreviations, synonyms, definition, file }: TermRow): string {
  const others = [...abbreviations, ...synonyms];
  const name = others.length === 0 ? `**${label}**` : `**${label}** (${others.join(', ')})`;
  return [name, definition === label ? '' : definition, `From ${basename(file)}`].filter(Boolean).join('\n\n');
}

function personalLine(field: Field, languages: readonly string[]): string {
  const { source, personal, identifiability, special, confidence, evidence, row, mark } = fieldPrivacy(
    field,
    languages,
  );
  if (source === 'inferred') {
    if (personal === 'none' || !row) return '';
    return `Personal data: perhaps ${row.label} (${confidence} confidence: ${evidence.join(', ')}), not declared`;
  }
  const whence = source === 'declared' ? 'declared here' : 'inherited';
  const reason = mark?.reason === undefined ? '' : `: ${mark.reason}`;
  if (personal === 'none') return `Personal data: **none** (${whence})${reason}`;
  const parts = [identifiability, mark?.category, special === null ? undefined : `special category: ${special}`];
  return `Personal data: **${parts.filter(Boolean).join(', ')}** (${whence})${reason}`;
}

function codes(field: Field): string {
  const list = field.codeList?.codes ?? [];
  const shown = list
    .slice(0, 12)
    .map((code) => `- \`${String(code.value.value)}\`${code.label === undefined ? '' : ` ${code.label}`}`);
  return `Codes:\n${shown.join('\n')}${list.length > 12 ? `\n- … ${list.length - 12} more` : ''}`;
}
