import {
  type ChangeAnnotation,
  CodeActionKind,
  type Command,
  type CompletionItem,
  CompletionItemKind,
  CompletionItemTag,
  type Diagnostic,
  DiagnosticSeverity,
  type DocumentSymbol,
  InsertTextFormat,
  InsertTextMode,
  type Location,
  type LocationLink,
  type CodeAction as LspCodeAction,
  type CodeLens as LspCodeLens,
  type Hover as LspHover,
  type InlayHint as LspInlayHint,
  MarkupKind,
  type Position,
  type Range,
  SymbolKind,
  type TextDocumentEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import type { LineIndex } from '../base/line-index.ts';
import type { Span } from '../base/span.ts';
import type { Finding } from '../check/finding.ts';
import type { CodeAction, FileEdit, FindingAction } from '../ide/code-actions.ts';
import type { CodeLens, LensDetail } from '../ide/code-lenses.ts';
import type { Completion } from '../ide/complete.ts';
import type { DeclareAction, FieldTarget } from '../ide/declare-actions.ts';
import type { ReviewedEdit } from '../ide/declare-each.ts';
import type { Definition } from '../ide/definition.ts';
import type { Hover } from '../ide/hover.ts';
import type { HintDetail, InlayHint } from '../ide/inlay-hints.ts';
import type { OutlineSymbol } from '../ide/symbols.ts';
import type { Severity } from '../rules/define.ts';

/** What a conversion needs to know of the files it speaks of. */
export interface Places {
  linesOf(file: string): LineIndex | undefined;
  uriOf(file: string): string;
  /** Version of the open document; null for a file on disk. */
  versionOf(file: string): number | null;
  rulePageOf(rule: string): string;
}

const SEVERITIES: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  info: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

const NO_RANGE: Range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };

function toRange(places: Places, file: string, span: Span): Range {
  return places.linesOf(file)?.range(span) ?? NO_RANGE;
}

export function toDiagnostic(places: Places, finding: Finding): Diagnostic {
  return {
    range: toRange(places, finding.file, finding.span),
    severity: SEVERITIES[finding.severity],
    code: finding.rule,
    codeDescription: { href: places.rulePageOf(finding.rule) },
    source: 'concordat',
    message: finding.message,
    relatedInformation: finding.related.map(({ file, span, message }) => ({
      location: { uri: places.uriOf(file), range: toRange(places, file, span) },
      message,
    })),
    data: { fingerprint: finding.fingerprint, messageId: finding.messageId },
  };
}

const COMPLETION_KINDS: Readonly<Record<Completion['kind'], CompletionItemKind>> = {
  key: CompletionItemKind.Property,
  value: CompletionItemKind.EnumMember,
  reference: CompletionItemKind.Reference,
};

export function toCompletionItem(places: Places, file: string, completion: Completion): CompletionItem {
  return {
    label: completion.label,
    kind: COMPLETION_KINDS[completion.kind],
    ...(completion.detail !== undefined && { detail: completion.detail }),
    ...(completion.brief !== undefined && { labelDetails: { description: completion.brief } }),
    ...(completion.documentation !== undefined && {
      documentation: { kind: MarkupKind.Markdown, value: completion.documentation },
    }),
    ...(completion.deprecated && { tags: [CompletionItemTag.Deprecated] }),
    sortText: String(completion.rank).padStart(5, '0'),
    filterText: filterTextOf(completion),
    insertTextFormat: InsertTextFormat.PlainText,
    insertTextMode: InsertTextMode.asIs,
    textEdit: { range: toRange(places, file, completion.replace), newText: completion.text },
  };
}

/** What clients hold what is typed against: it has the quotes of the text that is replaced, and people type a label as well as its code. */
function filterTextOf({ text, label, kind, detail }: Completion): string {
  const value = text.trimStart().startsWith('"') ? text : label;
  return kind === 'reference' && detail !== undefined ? `${value} ${detail}` : value;
}

export function toHover(places: Places, file: string, hover: Hover): LspHover {
  return { contents: { kind: MarkupKind.Markdown, value: hover.markdown }, range: toRange(places, file, hover.span) };
}

export function toLocation(places: Places, { file, span }: { readonly file: string; readonly span: Span }): Location {
  return { uri: places.uriOf(file), range: toRange(places, file, span) };
}

export function toLocationLink(places: Places, file: string, definition: Definition): LocationLink {
  const range = toRange(places, definition.file, definition.span);
  return {
    originSelectionRange: toRange(places, file, definition.origin),
    targetUri: places.uriOf(definition.file),
    targetRange: range,
    targetSelectionRange: range,
  };
}

const SYMBOL_KINDS: Readonly<Record<OutlineSymbol['kind'], SymbolKind>> = {
  standard: SymbolKind.Module,
  entity: SymbolKind.Class,
  field: SymbolKind.Field,
  codes: SymbolKind.Enum,
  agreement: SymbolKind.Module,
  section: SymbolKind.Namespace,
  party: SymbolKind.Interface,
  item: SymbolKind.Object,
  dataset: SymbolKind.Package,
  distribution: SymbolKind.File,
};

export function toDocumentSymbol(places: Places, file: string, symbol: OutlineSymbol): DocumentSymbol {
  return {
    name: symbol.name,
    detail: symbol.detail,
    kind: SYMBOL_KINDS[symbol.kind],
    range: toRange(places, file, symbol.span),
    selectionRange: toRange(places, file, symbol.nameSpan),
    children: symbol.children.map((child) => toDocumentSymbol(places, file, child)),
  };
}

/** What a client has told of itself that decides how actions reach it. */
export interface ActionOptions {
  /** It has the commands of the extension. */
  readonly commands: boolean;
  /** It asks for the edit of an action when somebody picks it. */
  readonly resolve: boolean;
  /** It shows what an edit is about, and asks before it is made. */
  readonly annotations: boolean;
}

/** Explanations and suppressions are commands where the client has them; elsewhere the suppression writes a place for the reason. */
export function toCodeAction(places: Places, action: CodeAction, options: ActionOptions): LspCodeAction | undefined {
  switch (action.kind) {
    case 'fix':
    case 'suppress':
    case 'explain':
      return toFindingAction(places, action, options);
    default:
      return toDeclareAction(places, action, options);
  }
}

function toFindingAction(places: Places, action: FindingAction, options: ActionOptions): LspCodeAction | undefined {
  const { finding, title } = action;
  const common = { title, kind: CodeActionKind.QuickFix, diagnostics: [toDiagnostic(places, finding)] };
  const target = { uri: places.uriOf(finding.file), fingerprint: finding.fingerprint, rule: finding.rule };
  switch (action.kind) {
    case 'fix':
      if (action.target && options.commands)
        return { ...common, command: askReason(places, title, finding.file, action.target) };
      return { ...common, isPreferred: action.preferred, edit: toWorkspaceEdit(places, action.edits) };
    case 'suppress':
      if (options.commands) return { ...common, command: { title, command: 'concordat.accept', arguments: [target] } };
      return { ...common, edit: toWorkspaceEdit(places, action.edits) };
    case 'explain':
      if (!options.commands) return undefined;
      return { ...common, command: { title, command: 'concordat.showRule', arguments: [finding.rule] } };
  }
}

/** Kinds of our own, below those that clients know. */
export const DECLARE_ALL = `${CodeActionKind.Source}.concordat.declareAll`;
const DECLARE = `${CodeActionKind.RefactorRewrite}.concordat.declare`;

function toDeclareAction(places: Places, action: DeclareAction, options: ActionOptions): LspCodeAction {
  const { title, file, target } = action;
  const kind = action.kind === 'declare-file' ? DECLARE_ALL : DECLARE;
  if (target && options.commands) return { title, kind, command: askReason(places, title, file, target) };
  return options.resolve ? { title, kind } : { title, kind, edit: toDeclareEdit(places, action, options) };
}

/** The edit of a declaration: several at once want to be looked at first. */
export function toDeclareEdit(places: Places, action: DeclareAction, options: ActionOptions): WorkspaceEdit {
  const edit = { file: action.file, create: false, edits: action.write() };
  return toWorkspaceEdit(places, [edit], options.annotations);
}

function askReason(places: Places, title: string, file: string, target: FieldTarget): Command {
  const argument = { uri: places.uriOf(file), ...target };
  return { title, command: 'concordat.declareNotPersonal', arguments: [argument] };
}

export function toInlayHint(places: Places, file: string, { at, label }: InlayHint): LspInlayHint {
  const { start } = toRange(places, file, { start: at, end: at });
  return { position: start, label, paddingLeft: true };
}

export function toHintDetail(places: Places, file: string, detail: HintDetail): Partial<LspInlayHint> {
  const textEdits = detail.edits.map(({ span, text }) => ({ range: toRange(places, file, span), newText: text }));
  return {
    tooltip: { kind: MarkupKind.Markdown, value: detail.tooltip },
    ...(textEdits.length > 0 && { textEdits }),
  };
}

export function toCodeLens(places: Places, file: string, { span }: Pick<CodeLens, 'span'>): LspCodeLens {
  const { start } = toRange(places, file, span);
  return { range: { start, end: start } };
}

/** A command that shows the places, where the client has it; elsewhere the line only says what it says. */
export function toLensCommand(
  places: Places,
  uri: string,
  position: Position,
  detail: LensDetail | undefined,
  commands: boolean,
): Command {
  const title = detail?.title ?? '';
  if (!commands || !detail) return { title, command: '' };
  const locations = detail.places.map((place) => toLocation(places, place));
  return { title, command: 'concordat.showReferences', arguments: [uri, position, locations] };
}

/** `annotated`: edits that somebody should look at say so. */
export function toWorkspaceEdit(places: Places, edits: readonly FileEdit[], annotated = false): WorkspaceEdit {
  const changeAnnotations: Record<string, ChangeAnnotation> = {};
  const noted = (review: ReviewedEdit['review']): { annotationId: string } | undefined => {
    if (!annotated || !review) return undefined;
    changeAnnotations[review.label] ??= { ...review, needsConfirmation: true };
    return { annotationId: review.label };
  };
  const documentChanges = edits.flatMap((edit) => {
    const uri = places.uriOf(edit.file);
    const changes: TextDocumentEdit = {
      textDocument: { uri, version: places.versionOf(edit.file) },
      edits: edit.edits.map(({ span, text, review }) => ({
        range: edit.create ? NO_RANGE : toRange(places, edit.file, span),
        newText: text,
        ...noted(review),
      })),
    };
    return edit.create ? [{ kind: 'create' as const, uri, options: { ignoreIfExists: true } }, changes] : [changes];
  });
  return { documentChanges, ...(Object.keys(changeAnnotations).length > 0 && { changeAnnotations }) };
}
