import { basename } from '../base/path.ts';
import { effectiveClassification } from '../model/effective.ts';
import type { Field } from '../model/entities.ts';
import type { TermRow } from '../model/facts.ts';
import { personalVerdict } from '../model/inference/personal-data.ts';

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
  const verdict = personalVerdict(field, languages);
  if (verdict.source === 'inferred') {
    const { inference } = verdict;
    if (!inference) return '';
    return `Personal data: perhaps ${inference.category.label} (${inference.confidence} confidence: ${inference.evidence.join(', ')}), not declared`;
  }
  const { mark } = verdict;
  const whence = verdict.source === 'declared' ? 'declared here' : 'inherited';
  if (!verdict.personal)
    return `Personal data: **none** (${whence})${mark.reason === undefined ? '' : `: ${mark.reason}`}`;
  const parts = [
    mark.identifiability,
    mark.category,
    mark.specialCategory === undefined ? undefined : `special category: ${mark.specialCategory}`,
  ];
  return `Personal data: **${parts.filter(Boolean).join(', ') || 'yes'}** (${whence})`;
}

function codes(field: Field): string {
  const list = field.codeList?.codes ?? [];
  const shown = list
    .slice(0, 12)
    .map((code) => `- \`${String(code.value.value)}\`${code.label === undefined ? '' : ` ${code.label}`}`);
  return `Codes:\n${shown.join('\n')}${list.length > 12 ? `\n- … ${list.length - 12} more` : ''}`;
}
