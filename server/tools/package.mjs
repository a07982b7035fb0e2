// Makes the .vsix: bundles only, no node_modules.
import { run } from './run.mjs';

run('node', ['esbuild.mjs']);
run('vsce', [
  'package',
  '--no-dependencies',
  '--skip-license',
  '--allow-missing-repository',
  '--out',
  process.argv[2] ?? 'concordat.vsix',
]);
