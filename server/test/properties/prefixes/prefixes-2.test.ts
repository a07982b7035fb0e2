import { testPrefixes } from './test-prefixes.ts';

testPrefixes(2);
