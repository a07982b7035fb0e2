import assert from 'node:assert/strict';
import { completions, definitionAt, hoverAt, referencesAt } from '../../src/testkit/cursor.ts';

const GLOSSARY = `apiVersion: concordat/v1
kind: Glossary
terms:
  - term: Claimant
    abbreviation: clmt
    definition: Person who applies for a reduction.
    concept: https://tax.example/def/claimant
    synonyms: [Applicant]
  - term: Council tax
    definition: Local tax on homes.
`;
const schema = (fields: string): string =>
  `$schema: https://json-schema.org/draft/2020-12/schema\ntitle: Claims\ntype: object\nproperties:\n${fields}`;
const project = (fields: string): Record<string, string> => ({ 'glossary.yaml': GLOSSARY, 'a.yaml': schema(fields) });

describe('a glossary in the editor', () => {
  it('offers its terms where a concept is expected', () => {
    const found = completions(project('  a: {type: string, x-concept: $0}\n'));
    assert.equal([...found.keys()][0], 'https://tax.example/def/claimant');
  });

  it('explains its words in texts, whole and however they are written', () => {
    const said = '**Claimant** (clmt, Applicant)\n\nPerson who applies for a reduction.\n\nFrom glossary.yaml';
    const described = (text: string): string => hoverAt(project(`  a: {type: string, description: ${text}}\n`));
    assert.equal(described('Home of the clai$0mant today.'), said);
    assert.equal(described('Home of the APPLI$0CANT.'), said);
    assert.match(described('Band of the council t$0ax.'), /^\*\*Council tax\*\*/);
    assert.match(described('Band of the cou$0ncil tax.'), /^\*\*Council tax\*\*/);
    assert.equal(described('Home of the claimants$0hip.'), '');
    assert.equal(described('Member of the coun$0cil'), '');
    assert.equal(described('Band of the council. Tax$0 is due.'), '');
  });

  it('explains its abbreviations in names', () => {
    assert.match(hoverAt(project('  cl$0mt_ref: {type: string}\n')), /\*\*Claimant\*\*/);
    assert.match(hoverAt(project('  homeOfCl$0mt: {type: string}\n')), /\*\*Claimant\*\*/);
    assert.doesNotMatch(hoverAt(project('  clmt_r$0ef: {type: string}\n')), /\*\*Claimant\*\*/);
    assert.equal(
      hoverAt({
        'glossary.yaml': GLOSSARY.replace('term: Claimant', 'term: type'),
        'a.yaml': schema('  a: {ty$0pe: string}\n'),
      }).includes('reduction'),
      false,
      'a keyword is no name',
    );
  });

  it('is gone to from a concept and from its words', () => {
    const concept = '  a: {type: string, x-concept: "https://tax.exa$0mple/def/claimant"}\n';
    assert.equal(definitionAt(project(concept)), 'glossary.yaml:Claimant');
    assert.match(hoverAt(project(concept)), /Person who applies/);
    assert.equal(definitionAt(project('  a: {description: Home of the claima$0nt.}\n')), 'glossary.yaml:Claimant');
    assert.equal(definitionAt(project('  clmt$0_ref: {type: string}\n')), 'glossary.yaml:Claimant');
    assert.equal(definitionAt(project('  other$0_ref: {type: string}\n')), '');
  });

  it('knows where the concept of a term is named', () => {
    const used = [
      'a.yaml:5:"https://tax.example/def/claimant"',
      'b.json:1:"https://tax.example/def/claimant"',
      'glossary.yaml:4:Claimant',
    ];
    const files = {
      'glossary.yaml': GLOSSARY,
      'b.json': '{"fields": [{"name": "x", "type": "string", "rdfType": "https://tax.example/def/claimant"}]}',
      'a.yaml': schema('  a: {type: string, x-concept: "https://tax.example/def/claimant"}\n'),
    };
    assert.deepEqual(referencesAt({ ...files, 'glossary.yaml': GLOSSARY.replace('Claimant', 'Clai$0mant') }), used);
    assert.deepEqual(referencesAt({ ...files, 'a.yaml': files['a.yaml'].replace('def/', 'def/$0') }), used);
    assert.deepEqual(referencesAt({ ...files, 'glossary.yaml': GLOSSARY.replace('Council', 'Coun$0cil') }), []);
  });

  it('is read from tables as well', () => {
    const table = 'abbreviation,term,definition\nclmt,Claimant,Person who applies.\n';
    assert.match(
      hoverAt({ 'glossary.csv': table, 'a.yaml': schema('  cl$0mt_ref: {type: string}\n') }),
      /\*\*Claimant\*\*/,
    );
  });
});
