// The suite that runs inside the extension host of a real VS Code. It sees the extension as any other extension would:
// from outside, through the API. `run-vscode.mjs` and `run-electron.mjs` start it on a copy of the example project.
import Mocha from 'mocha';
import { environment } from './environment.ts';

/** What VS Code calls; it ends with 1 when this rejects. The results go to a file: code 0 alone proves nothing. */
export async function run(): Promise<void> {
  const mocha = new Mocha({
    ui: 'bdd',
    timeout: 120_000,
    color: false,
    forbidPending: true,
    reporter: 'json',
    reporterOptions: { output: environment('CONCORDAT_TEST_RESULTS') },
  });
  mocha.suite.emit('pre-require', globalThis, 'suite', mocha);
  // Imported after the globals are there. The first tests need an editor in which nothing has been opened yet.
  await import('./closed-files.test.ts');
  await import('./folders.test.ts');
  await import('./diagnostics.test.ts');
  await import('./completion.test.ts');
  await import('./code-actions.test.ts');
  await import('./navigation.test.ts');
  await import('./across-files.test.ts');
  await import('./agreements.test.ts');
  await import('./formats.test.ts');
  await import('./privacy-marks.test.ts');
  await import('./interoperability.test.ts');
  await import('./preview.test.ts');
  await import('./commands.test.ts');
  await import('./governance.test.ts');
  await import('./structure-setting.test.ts');
  // New files leave a moment's trace in what the server counts.
  await import('./new-standard.test.ts');
  await import('./new-agreement.test.ts');
  await new Promise<void>((resolve, reject) => {
    mocha.run((failures) => (failures === 0 ? resolve() : reject(new Error(`${failures} tests failed.`))));
  });
}
