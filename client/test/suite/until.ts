/** What `look` returns as soon as that is something. @throws Error that says what never came, and what there was. */
export async function until<T>(
  what: string,
  look: () => T | undefined | false | Promise<T | undefined | false>,
  instead?: () => unknown,
): Promise<T> {
  const deadline = Date.now() + WAIT_MS;
  for (;;) {
    const found = await look();
    if (found !== undefined && found !== false) return found;
    if (Date.now() > deadline) {
      const seen = instead === undefined ? '' : ` There was ${JSON.stringify(instead(), undefined, 1)}.`;
      throw new Error(`Waited in vain until ${what}.${seen}`);
    }
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  }
}

/** Long enough for a busy machine; a test that waits so long has failed. */
const WAIT_MS = 45_000;
const PAUSE_MS = 50;
