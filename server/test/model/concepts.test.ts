import assert from 'node:assert/strict';
import {
  allTerms,
  fitsRange,
  matching,
  nearTerm,
  termOf,
  vocabularyOf,
} from '../../src/model/vocabularies/concepts.ts';

describe('bundled vocabularies', () => {
  it('know a term however its address is spelled', () => {
    for (const uri of ['http://schema.org/birthDate', 'https://schema.org/birthDate'])
      assert.equal(termOf(uri)?.definition, 'Day of birth.');
    assert.equal(termOf('http://xmlns.com/foaf/0.1/givenname')?.replacedBy, 'http://xmlns.com/foaf/0.1/givenName');
    assert.equal(termOf('https://data.gov.example/birthDate'), undefined);
    assert.equal(vocabularyOf('http://purl.org/dc/terms/nothing')?.prefix, 'dcterms');
    assert.equal(vocabularyOf(''), undefined);
  });

  it('know what was meant', () => {
    const near = (uri: string): string | undefined => nearTerm(uri)?.name;
    assert.equal(near('http://schema.org/dateOfBirth'), 'birthDate');
    assert.equal(near('http://schema.org/birthDat'), 'birthDate');
    assert.equal(near('http://www.w3.org/ns/org#Organisation'), 'Organization');
    assert.equal(near('http://purl.org/dc/terms/Publisher'), undefined);
    assert.equal(nearTerm('http://www.w3.org/ns/dcat#title')?.uri, 'http://purl.org/dc/terms/title');
    assert.equal(near('http://schema.org/'), undefined);
    assert.equal(near('http://schema.org/constructor'), undefined);
  });

  it('are found by words in several languages, where the type allows', () => {
    const first = (words: string, type?: 'string' | 'date' | 'boolean'): string | undefined =>
      matching(words.split(' '), type)[0]?.name;
    assert.equal(first('date of birth', 'date'), 'birthDate');
    assert.equal(first('date de naissance', 'date'), 'birthDate');
    assert.equal(first('birth date', 'boolean'), undefined);
    assert.equal(first('postleitzahl', 'string'), 'postalCode');
    assert.equal(first('household income', 'string'), undefined);
  });

  it('say something of each term, in few words and once', () => {
    const terms = allTerms();
    assert.ok(terms.length > 800);
    assert.equal(new Set(terms.map(({ uri }) => uri)).size, terms.length);
    for (const { uri, label, definition, kind, ranges } of terms) {
      assert.ok(label !== '' && /^\P{Ll}.*\.$/u.test(definition) && definition.length < 100, uri);
      assert.equal(ranges.length > 0, kind === 'property', uri);
    }
  });

  it('take types generously', () => {
    assert.ok(fitsRange('string', ['iri']) && fitsRange(undefined, ['date']) && fitsRange('year', ['date']));
    assert.ok(!fitsRange('string', ['date']) && !fitsRange('boolean', ['iri']) && !fitsRange('integer', ['iri']));
  });
});
