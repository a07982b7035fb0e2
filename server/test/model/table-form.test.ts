import assert from 'node:assert/strict';
import type { Lowered, TableForm } from '../../src/model/entities.ts';
import { ROOT, sourceOf } from '../../src/testkit/memory.ts';
import { Workspace } from '../../src/workspace/workspace.ts';

// How tables are written as text, and in which languages texts are given, format by format.

function lowered(file: string, value: unknown): Lowered | undefined {
  const workspace = new Workspace({ root: ROOT });
  const { files } = workspace.apply({ kind: 'set', source: sourceOf(file, JSON.stringify(value)) });
  return [...files.values()][0]?.documents[0]?.lowered;
}

function formsOf(file: string, value: unknown): TableForm[] {
  const found = lowered(file, value);
  const distributions = (found?.datasets ?? []).flatMap((dataset) => dataset.distributions);
  return [
    ...(found?.standards ?? []).flatMap((standard) => standard.tableForms),
    ...distributions.flatMap(({ form }) => form ?? []),
  ];
}

const CSVW = 'http://www.w3.org/ns/csvw';

describe('table forms', () => {
  it('of CSVW come from the dialect and the formats of numbers, the dialect of a group once', () => {
    const datatype = { base: 'decimal', format: { decimalChar: ',', groupChar: '.' } };
    const table = (url: string): object => ({ url, tableSchema: { columns: [{ name: 'a', datatype }] } });
    const dialect = { encoding: 'latin1', delimiter: ';', headerRowCount: 2 };
    const forms = formsOf('a.csv-metadata.json', {
      '@context': CSVW,
      dialect,
      tables: [table('a.csv'), table('b.csv')],
    });
    assert.deepEqual(
      forms.map((form) => [form.label, form.encoding?.value, form.delimiter?.value, form.headerRows?.value]),
      [
        ['a', 'latin1', ';', 2],
        ['b', undefined, undefined, undefined],
      ],
    );
    assert.deepEqual(
      forms.map((form) => [...form.decimalMarks, ...form.groupMarks].map(({ value }) => value)),
      [
        [',', '.'],
        [',', '.'],
      ],
    );
  });

  it('of catalogues are the encodings of their distributions', () => {
    const graph = {
      '@context': { dcat: 'http://www.w3.org/ns/dcat#', cnt: 'http://www.w3.org/2011/content#' },
      '@type': 'dcat:Dataset',
      'dcat:distribution': {
        '@type': 'dcat:Distribution',
        'dcat:accessURL': { '@id': 'https://x.example/a' },
        'cnt:characterEncoding': 'ISO-8859-1',
      },
    };
    assert.equal(formsOf('a.jsonld', graph)[0]?.encoding?.value, 'ISO-8859-1');
    const three = {
      '@type': 'Dataset',
      title: 'A',
      description: 'B',
      publisher: { name: 'C' },
      distribution: [{ title: 'a', accessURL: 'https://x.example/a', characterEncoding: ['UTF-16'] }, { title: 'b' }],
    };
    assert.deepEqual(
      formsOf('a.json', three).map(({ label, encoding }) => [label, encoding?.value]),
      [['a', 'UTF-16']],
    );
  });

  it('of Frictionless come from the resource, its dialect and its media type', () => {
    const resource = {
      name: 'a',
      path: 'a.tsv',
      mediatype: 'text/tab-separated-values; charset=utf-8; header=absent',
      dialect: { csv: { delimiter: '\t', commentChar: '#' } },
      direction: 'inbound',
    };
    const [form] = formsOf('datapackage.json', { name: 'p', resources: [resource, { name: 'b', path: 'b.csv' }] });
    assert.deepEqual(
      [form?.encoding?.value, form?.header?.value, form?.delimiter?.value, form?.commentPrefix?.value],
      ['utf-8', false, '\t', '#'],
    );
    assert.deepEqual([form?.tabSeparated, form?.inbound], [true, true]);
  });
});

describe('languages of texts', () => {
  it('stand at the text in formats that can say them', () => {
    const csvw = {
      '@context': CSVW,
      url: 'a.csv',
      'dc:title': [
        { '@value': 'Homes', '@language': 'en-GB' },
        { '@value': 'Cartrefi', '@language': 'cy' },
      ],
      tableSchema: {
        columns: [
          { name: 'a', titles: { en: 'A', cy: [] } },
          { name: 'b', titles: 'B' },
        ],
      },
    };
    const standard = lowered('a.csv-metadata.json', csvw)?.standards[0];
    assert.deepEqual(standard?.title?.languages, ['en', 'cy']);
    assert.deepEqual(
      standard?.entities[0]?.fields.map(({ title }) => title?.languages),
      [['en'], ['']],
    );
    const three = { '@type': 'Dataset', title: 'A', titleMap: { es: 'A' }, description: 'B', publisher: { name: 'C' } };
    const dataset = lowered('a.json', three)?.datasets[0];
    assert.deepEqual([dataset?.title?.languages, dataset?.description?.languages], [['', 'es'], ['']]);
    const linkml = {
      id: 'https://x.example/m',
      name: 'm',
      prefixes: { linkml: 'https://w3id.org/linkml/' },
      imports: ['linkml:types'],
      in_language: 'en',
      description: 'A model.',
      alt_descriptions: { cy: 'Model.' },
      classes: { A: { description: 'One.' } },
    };
    const model = lowered('m.yaml', linkml)?.standards[0];
    assert.deepEqual(model?.description?.languages, ['en', 'cy']);
    assert.deepEqual(model?.entities[0]?.description?.languages, ['en']);
    const plain = { $schema: 'https://json-schema.org/draft/2020-12/schema', title: 'A', type: 'object' };
    assert.equal(lowered('a.schema.json', plain)?.standards[0]?.title?.languages, undefined);
  });
});
