// Makes the .vsix: bundles only, no node_modules.
import { run } from './run.mjs';

run('node', ['esbuild.mjs']);
run('vsce', [
  'package',
  '--no-dependencies',
  '--skip-license',
  '--allow-missing-repository',
  // The pictures of the README lie in the repository, and there is no address to put before them.
  '--no-rewrite-relative-links',
  '--out',
  process.argv[2] ?? 'concordat.vsix',
]);
