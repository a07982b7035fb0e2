import { buildIfStale, run } from './run.mjs';

buildIfStale();
run('mocha', process.argv.slice(2));
