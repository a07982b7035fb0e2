// The checks that read published files where they lie: npm run corpus -- <folder>, or with CONCORDAT_CORPUS set.
import { resolve } from 'node:path';
import { buildIfStale, run } from './run.mjs';

const folder = process.argv[2] ?? process.env.CONCORDAT_CORPUS;
if (!folder) {
  console.error('Name the folder of the corpus: npm run corpus -- <folder>');
  process.exit(2);
}
buildIfStale();
run('mocha', ['--config', '.mocharc.corpus.json', ...process.argv.slice(3)], {
  env: { ...process.env, CONCORDAT_CORPUS: resolve(folder) },
});
