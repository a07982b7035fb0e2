/** The languages in which the names of a document are looked up. */
export interface Languages {
  readonly all: readonly string[];
  /** Nothing tells the language, so that names may be in any; words that are short say nothing then. */
  readonly guessed: boolean;
}

/** One text for equal lists, for memos. */
export function keyOfLanguages({ all, guessed }: Languages): string {
  return guessed ? '*' : all.join();
}
