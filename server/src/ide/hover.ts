import type { Span } from '../base/span.ts';
import { judgeClassification } from '../model/classification.ts';
import type { Field } from '../model/entities.ts';
import type { SchemaCatalogue } from '../schema/catalogue.ts';
import { asScalar, innermostAt, type MapEntry, type Path, pathOf, type SyntaxNode, textOf } from '../syntax/tree.ts';
import type { Document } from '../workspace/file-state.ts';
import type { Snapshot } from '../workspace/workspace.ts';
import { codeAt, describeCode } from './code-at.ts';
import { schemasFor } from './complete.ts';
import { conceptAt, describeConcept, termsOfConcept } from './concept-at.ts';
import { targetAt } from './definition.ts';
import { describeField, describeTerm } from './describe.ts';
import { describeMention, describeSharing } from './describe-sharing.ts';
import { type Mention, mentionAt } from './field-mentions.ts';
import { fieldNamedAt, fieldNamedBy, fieldOfRow, rowOfField, standardOfRow } from './lookup.ts';
import { describeParty, partyAt } from './parties.ts';
import { schemeAt } from './scheme-at.ts';
import { termAt } from './term-at.ts';
import { knownValue } from './value-providers.ts';

export interface Hover {
  readonly span: Span;
  readonly markdown: string;
}

/** What is known of the key, field, code or classification at an offset. */
export function hover(snapshot: Snapshot, catalogue: SchemaCatalogue, path: string, offset: number): Hover | undefined {
  const state = snapshot.files.get(path);
  const document =
    state?.documents.find((one) => one.root.start <= offset && offset <= one.root.end) ?? state?.documents[0];
  if (!document?.detection || !state) return undefined;
  const found = innermostAt(document.root, offset);
  const at = found.onKeyOf?.key ?? found.node;
  if (at.kind !== 'scalar' || offset < at.start || offset > at.end) return undefined;
  const languages = snapshot.configurationOf(path).languages;
  const parts = found.onKeyOf
    ? aboutKey(snapshot, document, catalogue, path, found.onKeyOf, languages)
    : aboutValue(snapshot, document, catalogue, path, found.node, languages);
  const term = termAt(snapshot, path, offset);
  const said = [...new Set([...parts, ...(term?.rows.map(describeTerm) ?? [])].filter((part) => part !== ''))];
  if (said.length === 0) return undefined;
  const onlyTerm = !parts.some((part) => part !== '');
  return { span: onlyTerm && term ? term.span : { start: at.start, end: at.end }, markdown: said.join('\n\n---\n\n') };
}

function aboutKey(
  snapshot: Snapshot,
  document: Document,
  catalogue: SchemaCatalogue,
  file: string,
  entry: MapEntry,
  languages: readonly string[],
): string[] {
  const field = fieldNamedAt(document, entry.value);
  const descriptions = schemasFor(document, catalogue, pathOf(entry.value)).flatMap(
    (schema) => schema.description ?? [],
  );
  const described = descriptions.slice(0, 1).map((text) => `**${textOf(entry.key)}**\n\n${text}`);
  const here = codeAt(snapshot, file, document.index, entry.value);
  const code = here && here.value === textOf(entry.key) ? describeCode(here) : '';
  if (code) return [code];
  // The key of a property in a schema is the name of a field; what JSON Schema says of all properties helps nobody there.
  if (field) return [describeField(field, languages), sharingOf(snapshot, document, field)];
  const party = partyAt(document, entry.value, true);
  if (party) return [describeParty(party.party)];
  const mention = mentionAt(snapshot, document, entry.value, true);
  return mention?.rows[0] ? aboutMention(snapshot, mention) : described;
}

function aboutValue(
  snapshot: Snapshot,
  document: Document,
  catalogue: SchemaCatalogue,
  file: string,
  node: SyntaxNode,
  languages: readonly string[],
): string[] {
  const out: string[] = [];
  const named = fieldNamedBy(document, node);
  if (named) out.push(describeField(named, languages), sharingOf(snapshot, document, named));
  const party = partyAt(document, node, false);
  if (party) return [describeParty(party.party)];
  const mention = mentionAt(snapshot, document, node, false);
  if (mention?.rows[0] && mention.name !== '*') return aboutMention(snapshot, mention);
  const target = targetAt(snapshot, file, node.start);
  if (target?.field) {
    const field = fieldOfRow(snapshot, target.field);
    if (field) out.push(describeField(field, snapshot.configurationOf(target.field.file).languages));
  } else if (target?.standard) {
    const standard = standardOfRow(snapshot, target.standard);
    out.push(
      [
        `**${target.standard.label}**`,
        target.standard.version ? `version ${target.standard.version}` : '',
        standard?.description?.value ?? '',
      ]
        .filter(Boolean)
        .join('\n\n'),
    );
  }
  const value = asScalar(node)?.value;
  const path = pathOf(node);
  out.push(...aboutClassification(snapshot, document, file, path, value));
  for (const schema of schemasFor(document, catalogue, path)) {
    const meaning = schema['x-values']?.[String(value)]?.description;
    if (meaning !== undefined) out.push(`**${String(value)}** – ${meaning}`);
  }
  const here = codeAt(snapshot, file, document.index, node);
  const code = here && describeCode(here);
  if (code) out.push(code);
  const concept = conceptAt(document, node);
  if (concept !== undefined)
    out.push(...termsOfConcept(snapshot, file, concept).map(describeTerm), describeConcept(concept));
  const adapter = document.detection?.adapter;
  if (adapter && !out.some((part) => part !== '')) {
    const context = { snapshot, file, root: document.root, path, typed: '', ruleIds: [] };
    const known = knownValue(adapter, context, String(value));
    if (known?.documentation || known?.detail)
      out.push(`**${known.value}** – ${[known.detail, known.documentation].filter(Boolean).join('\n\n')}`);
  }
  return out;
}

/** A field where an agreement names it: what it is, and what the agreement says of it. */
function aboutMention(snapshot: Snapshot, mention: Mention): string[] {
  const fields = mention.rows.flatMap((row) => fieldOfRow(snapshot, row) ?? []);
  const { languages } = snapshot.configurationOf(mention.standard.file);
  return [...fields.map((field) => describeField(field, languages)), describeMention(snapshot, mention)];
}

function sharingOf(snapshot: Snapshot, document: Document, field: Field): string {
  const row = rowOfField(snapshot, document, field);
  return row ? describeSharing(snapshot, row) : '';
}

function aboutClassification(
  snapshot: Snapshot,
  document: Document,
  file: string,
  path: Path,
  value: unknown,
): string[] {
  if (typeof value !== 'string' || (path.at(-1) !== 'classification' && path.at(-2) !== 'classification')) return [];
  const scheme = schemeAt({ snapshot, file, root: document.root, path });
  const verdict = scheme && judgeClassification(scheme, value);
  if (!scheme || verdict?.kind !== 'known') return [];
  const known = scheme.values[verdict.rank];
  const level = `level ${verdict.rank + 1} of ${scheme.values.length}`;
  return [`**${value}** – ${scheme.title}, ${level}\n\n${known?.description ?? ''}`.trim()];
}
