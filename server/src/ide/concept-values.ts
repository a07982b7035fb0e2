import { conceptSpelling } from '../model/concept-of.ts';
import { CUSTOMARY } from '../model/formats/build.ts';
import { inProject } from '../workspace/resolve.ts';
import { bundledCodes, knownCode, listsOfProject } from './code-values.ts';
import { prefixesOf } from './concept-at.ts';
import { describeTerm } from './describe.ts';
import type { KnownValue, ValueContext } from './value-providers.ts';

/**
 * Concepts: terms of the project's glossaries, codes of its lists, those that its other standards name already, then the core vocabularies.
 * Written with the prefixes of the document, unless somebody begins to write a full address.
 */
export function conceptsOfProject(context: ValueContext): readonly KnownValue[] {
  const { snapshot, file, root, typed } = context;
  const document = snapshot.files.get(file)?.documents.find((one) => one.root === root);
  const spell = conceptSpelling(document ? prefixesOf(document) : CUSTOMARY);
  const inFull = /^https?:/i.test(typed);
  const described = [...termsOfGlossaries(context), ...codesWithConcepts(context)];
  const published = bundledCodes('concepts');
  const addresses = new Set([...described, ...published].map(({ value }) => value));
  const used = conceptsInUse(context).filter(({ value }) => !addresses.has(value));
  const byAddress = new Map<string, KnownValue>();
  for (const known of [...described, ...used, ...published])
    if (!byAddress.has(known.value)) byAddress.set(known.value, known);
  return [...byAddress.values()].map((known) => (inFull ? known : { ...known, value: spell(known.value) }));
}

function termsOfGlossaries({ snapshot, file }: ValueContext): KnownValue[] {
  return snapshot.facts
    .keys('terms', 'file')
    .filter((other) => other !== file && inProject(snapshot, file, other))
    .flatMap((other) => snapshot.facts.rows('terms', 'file', other))
    .flatMap((row) =>
      row.concept === undefined ? [] : { value: row.concept, detail: row.label, documentation: describeTerm(row) },
    );
}

function codesWithConcepts(context: ValueContext): KnownValue[] {
  return listsOfProject(context).flatMap((list) =>
    list.listed.flatMap((code): KnownValue[] =>
      code.uri === undefined ? [] : [{ ...knownCode(code), value: code.uri, detail: code.label ?? code.value }],
    ),
  );
}

function conceptsInUse({ snapshot, file }: ValueContext): KnownValue[] {
  return snapshot.facts.keys('shapes', 'concept').flatMap((uri) => {
    const row = snapshot.facts
      .rows('shapes', 'concept', uri)
      .find((one) => one.file !== file && inProject(snapshot, file, one.file));
    return row ? { value: uri, detail: `concept of ${row.entity}.${row.path}` } : [];
  });
}
