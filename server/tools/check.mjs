// What must hold before a commit, in the order of how fast each fails, in about a minute or two: of the tests those that are quick, and the
// examples of the rules that were changed. `npm test` runs all of them. `--static` leaves the tests out.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { run } from './run.mjs';

const EXAMPLES =
  '--no-config --node-option import=tsx --extension ts --reporter dot --timeout 20000 --spec server/test/rules/examples/*.test.ts'.split(
    ' ',
  );
const step = (name, work) => {
  const started = Date.now();
  work();
  console.log(`${name}: ${((Date.now() - started) / 1000).toFixed(1)} s`);
};

step('bundles', () => run('node', ['esbuild.mjs']));
step('generated pages are those that are committed', () => {
  const changed = execFileSync(
    'git',
    ['status', '--porcelain', '--', 'docs/rules', 'docs/agreement.md', 'docs/checklist.md'],
    {
      encoding: 'utf8',
    },
  );
  if (changed.trim() !== '') {
    console.error(`Generated pages differ from those committed:\n${changed}`);
    process.exit(1);
  }
  // Of the README only the table of families is generated.
  const families = (text) => text.split('<!-- families')[1]?.split('<!-- end of families')[0];
  const committed = execFileSync('git', ['show', 'HEAD:README.md'], { encoding: 'utf8' });
  if (families(committed) !== families(readFileSync('README.md', 'utf8'))) {
    console.error('The table of families in README.md differs from the one committed.');
    process.exit(1);
  }
});
step('format and lint', () => run('biome', ['check', '--error-on-warnings', '.']));
step('types', () => run('tsc', ['-b']));
step('layers', () => run('depcruise', ['--config', '.dependency-cruiser.cjs', 'server/src', 'client/src']));
step('dead code', () => run('knip', []));
if (!process.argv.includes('--static')) {
  step('quick tests', () => run('mocha', ['--config', '.mocharc.quick.json']));
  const changed = changedRules();
  if (changed.length > 0)
    // Not through a shell, which would read the pattern.
    step(`examples of ${changed.join(', ')}`, () =>
      run(
        process.execPath,
        ['node_modules/mocha/bin/mocha.js', ...EXAMPLES, '--grep', `^rule (?:${changed.join('|')}) `],
        {
          shell: false,
        },
      ),
    );
}

/** Ids of the rules whose files differ from the last commit. */
function changedRules() {
  const status = execFileSync('git', ['status', '--porcelain', '-uall', '--', 'server/src/rules'], {
    encoding: 'utf8',
  });
  return [...status.matchAll(/^(?! ?D).* server\/src\/rules\/([a-z]+\/[a-z0-9-]+)\.ts$/gm)]
    .map(([, id]) => id)
    .filter((id) => !id.startsWith('support/'));
}
