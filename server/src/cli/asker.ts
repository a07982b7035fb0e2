/** Somebody at a terminal who can be asked. Tests give one that has made up its mind. Every question throws `Cancelled` when it is left. */
export interface Asker {
  /** What the questions are about. */
  begin(title: string): void;
  tell(text: string): void;
  /** A line of text, without blanks around it. */
  text(question: TextQuestion): Promise<string>;
  one<T>(question: ChoiceQuestion<T>): Promise<T>;
  /** None, some or all of the choices, in their order. */
  some<T>(question: ChoiceQuestion<T>): Promise<readonly T[]>;
  confirm(message: string): Promise<boolean>;
  end(text: string): void;
}

export interface TextQuestion {
  readonly message: string;
  /** Stands there to be changed or taken over. */
  readonly initial?: string;
  /** Shown while nothing is typed. */
  readonly example?: string;
  /** Why a text will not do; undefined when it will. */
  refuse?(text: string): string | undefined;
}

export interface ChoiceQuestion<T> {
  readonly message: string;
  readonly choices: readonly Choice<T>[];
  readonly initial?: T;
}

export interface Choice<T> {
  readonly value: T;
  readonly label: string;
  /** Shown beside the label while it is in focus. */
  readonly hint?: string;
}

/** Somebody has left with Ctrl-C or Escape. */
export class Cancelled extends Error {}
