/** One line for each test, and the sums at the end. A run in which nothing passed has failed. */
export class Report {
  #passed = 0;
  #failed = 0;

  ok(name) {
    this.#passed += 1;
    console.log(`  ok   ${name}`);
  }

  fail(name, error) {
    this.#failed += 1;
    const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
    console.log(`  FAIL ${name}\n${text.replace(/^/gm, '       ')}`);
  }

  /** Runs a check and reports how it went; true when it held. */
  async check(name, work) {
    const held = await this.attempt(name, work);
    if (held) this.ok(name);
    return held;
  }

  /** Runs what holds checks of its own: that it came to its end is no test, that it did not is a failure. */
  async attempt(name, work) {
    try {
      await work();
      return true;
    } catch (error) {
      this.fail(name, error);
      return false;
    }
  }

  /** Prints the last line and sets the exit code of the process. */
  finish() {
    console.log(`${this.#passed} passed, ${this.#failed} failed`);
    process.exitCode = this.#failed > 0 || this.#passed === 0 ? 1 : 0;
  }
}
