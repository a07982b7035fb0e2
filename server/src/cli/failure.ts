// cli/: the command line. Arguments in, text and an exit code out. Knows nothing of LSP.

/** What ends a command: one line for a person, and the exit code of product.md (2 bad usage, 3 our own defect). */
export class Failure extends Error {
  readonly exitCode: 2 | 3;

  constructor(message: string, exitCode: 2 | 3 = 2) {
    super(message);
    this.exitCode = exitCode;
  }
}
