import { asMap, asSeq } from '../../../syntax/tree.ts';
import type { DetectedFile, DocumentRoot, FormatAdapter, Recognition } from '../adapter.ts';
import { certain, NOTHING_LOWERED } from '../adapter.ts';
import { expect } from '../expectation.ts';
import { detectOwn, duplicateCodes, lowerOwn } from './own.ts';
import { detectSkos, lowerSkos, placeInScheme } from './skos.ts';
import { detectTable, lowerTable, namedColumns } from './table.ts';

const EXPECTS = [
  ...expect('codes-of-list', 'codes/*/broader', 'codes/*/replacedBy', 'codes/*/seeAlso/*'),
  ...expect('code-lists', 'restrictionOf'),
  ...expect('licences', 'licence'),
];

/** Lists of codes in three spellings: our own YAML, a table with a header, SKOS in JSON-LD. */
export const codelist: FormatAdapter = {
  id: 'codelist',
  title: 'Code list',
  expects: EXPECTS,
  // Only one of the spellings has a marker, and is not recognised without it.
  markers: {},
  lists: true,
  detect: (root, file) => readingOf(root, file)?.recognition,
  schemaFor: (root) => (root.kind === 'map' && detectOwn(root) ? 'codelist' : undefined),
  problems: (root) => (root.kind === 'map' && detectOwn(root) ? duplicateCodes(root) : []),
  lower: (root, file) => readingOf(root, file)?.lower() ?? NOTHING_LOWERED,
  place(target, key, value) {
    // A table has no place for what holds for the whole of it.
    if (target.kind !== 'standard' || target.node.kind === 'seq') return undefined;
    if (!detectOwn(target.node)) return placeInScheme(target.node, key, value);
    if (key === 'owner')
      return { op: 'set', at: target.node, path: ['publisher'], value: { name: '', identifier: '' } };
    return OWN_KEYS.has(key) ? { op: 'set', at: target.node, path: [key], value, after: 'title' } : undefined;
  },
};

/** For tables that the configuration calls code lists. */
export const namedCodelist: FormatAdapter = {
  ...codelist,
  detect: (root, file) =>
    codelist.detect(root, file) ??
    (file.language === 'csv' && namedColumns(file) ? certain('the configuration calls it a vocabulary') : undefined),
  lower(root, file) {
    const columns = file.language === 'csv' && !codelist.detect(root, file) ? namedColumns(file) : undefined;
    const seq = asSeq(root);
    return columns && seq ? lowerTable(seq, file, columns) : codelist.lower(root, file);
  },
};

const OWN_KEYS: ReadonlySet<string> = new Set(['title', 'description', 'version', 'status', 'licence', 'concept']);

interface Reading {
  readonly recognition: Recognition;
  lower(): ReturnType<FormatAdapter['lower']>;
}

function readingOf(root: DocumentRoot, file: DetectedFile): Reading | undefined {
  const seq = file.language === 'csv' ? asSeq(root) : undefined;
  if (seq) return reading(detectTable(seq, file), () => lowerTable(seq, file));
  const map = asMap(root);
  return (
    (map && reading(detectOwn(map), () => lowerOwn(map, file))) ??
    reading(detectSkos(root), () => lowerSkos(root, file))
  );
}

function reading(recognition: Recognition | undefined, lower: Reading['lower']): Reading | undefined {
  return recognition && { recognition, lower };
}
