import { createColors } from 'picocolors';

/** Where a command writes and what the terminal can show. Tests give their own. */
export interface Console {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly isTerminal: boolean;
  /** Results. */
  out(text: string): void;
  /** Progress and complaints. */
  err(text: string): void;
  readStdin(): Promise<Uint8Array>;
}

export type Colors = ReturnType<typeof createColors>;

/** Colours on a terminal, unless `--no-color` or NO_COLOR says otherwise; FORCE_COLOR for those who pipe into a pager. */
export function colorsOf(console: Console, wanted: boolean): Colors {
  const { NO_COLOR, FORCE_COLOR } = console.env;
  const forced = FORCE_COLOR !== undefined && FORCE_COLOR !== '0';
  return createColors(wanted && (NO_COLOR === undefined || NO_COLOR === '') && (console.isTerminal || forced));
}
