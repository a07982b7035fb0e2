import { asMap, asSeq } from '../../../syntax/tree.ts';
import type { Term } from '../../entities.ts';
import type { DetectedFile, DocumentRoot, FormatAdapter, Recognition } from '../adapter.ts';
import { NOTHING_LOWERED } from '../adapter.ts';
import { detectOwn, duplicateTerms, termsOfOwn } from './own.ts';
import { detectSkos, termsOfSkos } from './skos.ts';
import { detectTable, termsOfTable } from './table.ts';

/** Words and abbreviations of a project in three spellings: our own YAML, a table with a header, SKOS in JSON-LD. */
export const glossary: FormatAdapter = {
  id: 'glossary',
  title: 'Glossary',
  // Only one of the spellings has a marker, and is not recognised without it.
  markers: {},
  lists: true,
  detect: (root, file) => readingOf(root, file)?.recognition,
  schemaFor: (root) => (root.kind === 'map' && detectOwn(root) ? 'glossary' : undefined),
  problems: (root) => (root.kind === 'map' && detectOwn(root) ? duplicateTerms(root) : []),
  lower: (root, file) => ({ ...NOTHING_LOWERED, terms: readingOf(root, file)?.terms() ?? [] }),
  // A glossary describes words and no data.
  place: () => undefined,
};

interface Reading {
  readonly recognition: Recognition;
  terms(): readonly Term[];
}

function readingOf(root: DocumentRoot, file: DetectedFile): Reading | undefined {
  const seq = file.language === 'csv' ? asSeq(root) : undefined;
  if (seq) return reading(detectTable(file), () => termsOfTable(seq, file));
  const map = asMap(root);
  return (
    (map && reading(detectOwn(map), () => termsOfOwn(map))) ?? reading(detectSkos(root, file), () => termsOfSkos(root))
  );
}

function reading(recognition: Recognition | undefined, terms: Reading['terms']): Reading | undefined {
  return recognition && { recognition, terms };
}
