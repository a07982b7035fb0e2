import { Pointers, type SyntaxNode } from '../syntax/tree.ts';
import type { Document } from './file-state.ts';

/** Where the rows of one document stand. */
export class RowPlaces {
  readonly document: Document;
  readonly file: string;
  readonly root: number;
  readonly #pointers = new Pointers();

  constructor(document: Document) {
    this.document = document;
    this.file = document.file.source.path;
    this.root = document.index;
  }

  pointer(node: SyntaxNode): string {
    return this.#pointers.of(node);
  }

  of(node: SyntaxNode): { file: string; root: number; pointer: string } {
    return { file: this.file, root: this.root, pointer: this.pointer(node) };
  }
}
