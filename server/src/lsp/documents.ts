import type { TextDocumentContentChangeEvent } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { languageOf, type Source } from '../syntax/source.ts';
import type { Change } from '../workspace/workspace.ts';
import { pathOfUri, uriOfPath } from './paths.ts';

/** The open documents, and what of them the workspace has not been told yet. */
export class Documents {
  readonly #open = new Map<string, TextDocument>();
  readonly #pending = new Set<string>();

  open(uri: string, languageId: string, version: number, text: string): string {
    const path = pathOfUri(uri);
    this.#open.set(path, TextDocument.create(uri, languageId, version, text));
    this.#pending.add(path);
    return path;
  }

  change(uri: string, version: number, changes: readonly TextDocumentContentChangeEvent[]): string {
    const path = pathOfUri(uri);
    const document = this.#open.get(path);
    if (!document) return path;
    this.#open.set(path, TextDocument.update(document, [...changes], version));
    this.#pending.add(path);
    return path;
  }

  close(uri: string): string {
    const path = pathOfUri(uri);
    this.#open.delete(path);
    this.#pending.delete(path);
    return path;
  }

  get(path: string): TextDocument | undefined {
    return this.#open.get(path);
  }

  has(path: string): boolean {
    return this.#open.has(path);
  }

  paths(): string[] {
    return [...this.#open.keys()].sort();
  }

  uriOf(path: string): string {
    return this.#open.get(path)?.uri ?? uriOfPath(path);
  }

  /** Takes what is pending, as changes for the workspace: several edits of one document come as one. */
  takeChanges(): Change[] {
    const changes = [...this.#pending].flatMap((path): Change[] => {
      const document = this.#open.get(path);
      return document ? [{ kind: 'set', source: sourceOf(path, document) }] : [];
    });
    this.#pending.clear();
    return changes;
  }
}

/** The name decides; where it says nothing, the language that the editor has chosen. */
function sourceOf(path: string, document: TextDocument): Source {
  const text = document.getText();
  const named = /\.(?:jsonc?|jsonld|geojson|ya?ml|[ct]sv|md|markdown)$/i.test(path);
  const language = named
    ? languageOf(path, text)
    : /json/.test(document.languageId)
      ? 'json'
      : /yaml/.test(document.languageId)
        ? 'yaml'
        : languageOf(path, text);
  return { path, text, language };
}
