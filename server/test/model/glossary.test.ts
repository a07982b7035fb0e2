import assert from 'node:assert/strict';
import type { IsoDate } from '../../src/base/iso-date.ts';
import { checkFiles, ROOT } from '../../src/testkit/memory.ts';

const NOW = '2026-11-21' as IsoDate;

const read = (path: string, text: string) => {
  const { workspace, findings } = checkFiles([[path, text]], NOW);
  const format = workspace.current.files.get(`${ROOT}/${path}`)?.documents[0]?.detection?.adapter.id;
  const terms = workspace.current.facts
    .rows('terms', 'file', `${ROOT}/${path}`)
    .map((row) => [row.label, row.abbreviations.join(' '), row.definition, row.synonyms.join(' '), row.pointer]);
  return { format, terms, said: findings.map(({ rule, messageId }) => `${rule}:${messageId}`) };
};

describe('glossaries', () => {
  const own =
    'apiVersion: concordat/v1\nkind: Glossary\nterms:\n- {term: Claimant, abbreviation: clmt, definition: Person who applies., synonyms: [Applicant]}\n' +
    '- term: {en: National Insurance number, cy: Rhif Yswiriant Gwladol}\n  abbreviation: [NINO, NI]\n';

  it('are read from our own YAML, without a finding', () =>
    assert.deepEqual(read('words.yaml', own), {
      format: 'glossary',
      terms: [
        ['Claimant', 'clmt', 'Person who applies.', 'Applicant', '/terms/0'],
        ['National Insurance number', 'NINO NI', undefined, '', '/terms/1'],
      ],
      said: [],
    }));

  it('say once what stands twice, and what is misspelt', () => {
    const { said } = read('g.yaml', `${own}- {term: claimant, abreviation: c}\n`);
    assert.deepEqual(said, ['structure/schema-violation:unique', 'structure/schema-violation:unknownKeyMeant']);
  });

  it('are read from tables that are called so', () => {
    const table =
      'Abbreviation,Term,Definition\nLHA,Local housing allowance,Rent that is met at most\nUC,Universal Credit,\n';
    assert.deepEqual(read('glossary.csv', table).terms, [
      ['Local housing allowance', 'LHA', 'Rent that is met at most', '', '/0'],
      ['Universal Credit', 'UC', undefined, '', '/1'],
    ]);
    assert.deepEqual(read('acronyms.csv', 'acronym;meaning\nLHA;Local housing allowance\n').terms.length, 1);
    assert.notEqual(read('letters.csv', table).format, 'glossary');
    assert.notEqual(read('glossary.csv', 'id,amount\n1,2\n').format, 'glossary');
  });

  it('are read from SKOS in a file that is called so', () => {
    const graph = JSON.stringify({
      '@context': { skos: 'http://www.w3.org/2004/02/skos/core#' },
      '@graph': [
        { '@id': 'urn:x:s', '@type': 'skos:ConceptScheme', 'skos:prefLabel': 'Words' },
        {
          '@id': 'urn:x:a',
          '@type': 'skos:Concept',
          'skos:prefLabel': 'Claimant',
          'skos:altLabel': ['clmt', 'Person who applies'],
          'skos:definition': 'Person who applies for a reduction.',
        },
      ],
    });
    const { format, terms } = read('glossary.jsonld', graph);
    assert.deepEqual(
      [format, ...(terms[0] ?? []).slice(0, 4)],
      ['glossary', 'Claimant', 'clmt', 'Person who applies for a reduction.', 'Person who applies'],
    );
    assert.equal(read('words.jsonld', graph).format, 'codelist');
  });
});
