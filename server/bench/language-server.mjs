// A language server at the other end of a pipe, and how long it takes to answer. Knows nothing of what is measured.
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';

const WAIT_MS = 120_000;

/** Starts `command` and says hello; `settings` answers `workspace/configuration`. */
export async function startServer(command, { settings = {}, options = {} } = {}) {
  const server = new Server(command, settings);
  await server.request('initialize', {
    processId: process.pid,
    rootUri: 'file:///bench',
    workspaceFolders: [{ uri: 'file:///bench', name: 'bench' }],
    initializationOptions: options,
    capabilities: {
      workspace: { configuration: true, workspaceFolders: true },
      // Without pull diagnostics, so that both sides push.
      textDocument: { publishDiagnostics: {}, synchronization: {}, hover: { contentFormat: ['markdown'] } },
    },
  });
  server.notify('initialized', {});
  server.notify('workspace/didChangeConfiguration', { settings });
  await sleep(500);
  return server;
}

class Server {
  #process;
  #settings;
  #waiting = new Map();
  #next = 0;
  #published = () => {};
  #received = Buffer.alloc(0);

  constructor(command, settings) {
    this.#settings = settings;
    this.#process = spawn(process.execPath, ['--max-old-space-size=8000', ...command], {
      stdio: ['pipe', 'pipe', 'ignore'],
    });
    this.#process.stdout.on('data', (chunk) => this.#receive(chunk));
  }

  request(method, params) {
    const id = ++this.#next;
    const answer = new Promise((done) => this.#waiting.set(id, done));
    this.#send({ id, method, params });
    return within(answer, method);
  }

  notify(method, params) {
    this.#send({ method, params });
  }

  /** Milliseconds from a notification until diagnostics for `uri` are there, and how many they are. */
  async untilDiagnosed(uri, method, params) {
    const published = new Promise((done) => {
      this.#published = (said) => said.uri === uri && done(said.diagnostics.length);
    });
    const started = performance.now();
    this.notify(method, params);
    const count = await within(published, `diagnostics after ${method}`);
    return { ms: performance.now() - started, count };
  }

  /** Resident memory in MB. */
  memory() {
    const status = readFileSync(`/proc/${this.#process.pid}/status`, 'utf8');
    return Math.round(Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1024);
  }

  stop() {
    this.#process.kill();
  }

  #send(message) {
    const body = Buffer.from(JSON.stringify({ jsonrpc: '2.0', ...message }));
    this.#process.stdin.write(`Content-Length: ${body.length}\r\n\r\n`);
    this.#process.stdin.write(body);
  }

  #receive(chunk) {
    this.#received = Buffer.concat([this.#received, chunk]);
    for (;;) {
      const end = this.#received.indexOf('\r\n\r\n');
      if (end < 0) return;
      const length = Number(/Content-Length: (\d+)/i.exec(this.#received.toString('latin1', 0, end))?.[1]);
      if (this.#received.length < end + 4 + length) return;
      const message = JSON.parse(this.#received.toString('utf8', end + 4, end + 4 + length));
      this.#received = this.#received.subarray(end + 4 + length);
      this.#take(message);
    }
  }

  #take({ id, method, params, result }) {
    if (method === 'textDocument/publishDiagnostics') this.#published(params);
    else if (method === 'workspace/configuration')
      this.#send({ id, result: params.items.map(({ section }) => this.#settings[section] ?? null) });
    else if (method !== undefined && id !== undefined) this.#send({ id, result: null });
    else if (id !== undefined) {
      this.#waiting.get(id)?.(result);
      this.#waiting.delete(id);
    }
  }
}

function within(promise, what) {
  const late = sleep(WAIT_MS).then(() => {
    throw new Error(`no answer in time: ${what}`);
  });
  return Promise.race([promise, late]);
}

export function sleep(ms) {
  return new Promise((done) => setTimeout(done, ms).unref());
}

export function median(values) {
  return [...values].sort((a, b) => a - b)[values.length >> 1] ?? Number.NaN;
}
