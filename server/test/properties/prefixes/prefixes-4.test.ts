import { testPrefixes } from './test-prefixes.ts';

testPrefixes(4);
