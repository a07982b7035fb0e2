import assert from 'node:assert/strict';
import type { IsoDate } from '../../src/base/iso-date.ts';
import { applyEdits } from '../../src/base/text-edit.ts';
import type { Finding } from '../../src/check/finding.ts';
import type { Field, Standard } from '../../src/model/entities.ts';
import { csvw } from '../../src/model/formats/csvw/adapter.ts';
import { explain } from '../../src/schema/explain.ts';
import { renderEdits } from '../../src/syntax/edit.ts';
import { parse } from '../../src/syntax/parse.ts';
import { pathOf, pointerOf, toValue } from '../../src/syntax/tree.ts';
import { completions, hoverAt } from '../../src/testkit/cursor.ts';
import { checkFiles, ROOT, schemas, sourceOf } from '../../src/testkit/memory.ts';

const NOW = '2026-11-21' as IsoDate;
const CONTEXT = 'http://www.w3.org/ns/csvw';
type Tree = Record<string, unknown>;

const document = (value: unknown, path = 'tables/x.csv-metadata.json') => {
  const text = JSON.stringify(value, null, 1);
  const { workspace, findings } = checkFiles([[path, text]], NOW);
  const [first] = workspace.current.files.get(`${ROOT}/${path}`)?.documents ?? [];
  assert.ok(first);
  return { document: first, findings, text };
};
const detection = (value: unknown, path?: string) => {
  const found = document(value, path).document.detection;
  return found && `${found.adapter.id} ${found.confidence}`;
};
const standardOf = (value: unknown): Standard => {
  const [standard] = document(value).document.lowered.standards;
  assert.ok(standard);
  return standard;
};
const table = (columns: unknown, more: Tree = {}, schema: Tree = {}): Tree => ({
  '@context': CONTEXT,
  url: 'https://data.gov.example/x.csv',
  tableSchema: { columns, ...schema },
  ...more,
});
const fieldOf = (column: Tree, more: Tree = {}, schema: Tree = {}): Field => {
  const [field] = standardOf(table([column], more, schema)).entities[0]?.fields ?? [];
  assert.ok(field);
  return field;
};
/** What the structure rules say, by message and the place pointed at. */
const said = (files: Record<string, unknown>, rules = /^structure\//): string[] => {
  const texts = Object.entries(files).map(([path, content]): [string, string] => [
    path,
    typeof content === 'string' ? content : JSON.stringify(content),
  ]);
  return checkFiles(texts, NOW)
    .findings.filter(({ rule }) => rules.test(rule))
    .map(({ messageId, pointer }) => `${messageId} ${pointer}`);
};
const mistakes = (value: unknown): string[] => said({ 'x.csv-metadata.json': value });

describe('CSVW: recognised', () => {
  it('by its context, as text or in a list', () => {
    assert.equal(detection(table([{ name: 'a' }])), 'csvw certain');
    assert.equal(
      detection({ '@context': [CONTEXT, { '@language': 'en' }], tables: [{ url: 'a.csv' }] }),
      'csvw certain',
    );
    assert.equal(
      detection({ '@context': [CONTEXT, 'https://schema.org'], tables: [{ url: 'a.csv' }] }),
      'csvw certain',
    );
  });
  it('by a slip of the context, which is then told', () =>
    assert.deepEqual(mistakes({ ...table([]), '@context': 'https://www.w3.org/ns/csvw' }), ['choiceMeant /@context']));
  it('by the shape of a table, and of a schema of its own', () => {
    assert.equal(detection({ url: 'a.csv', tableSchema: { columns: [{ titles: 'A' }] } }), 'csvw likely');
    assert.equal(detection({ tables: [{ url: 'a.csv', tableSchema: 'a.json' }] }), 'csvw likely');
    assert.equal(detection({ columns: [{ titles: 'A', propertyUrl: 'rdfs:label' }] }), 'csvw certain');
  });
  it('not in what only resembles it', () => {
    for (const value of [
      { '@context': 'https://schema.org', url: 'a.csv', tableSchema: {} },
      { '@context': [CONTEXT, 'http://www.w3.org/ns/dcat'], '@type': 'dcat:Dataset' },
      { columns: [{ name: 'id', title: 'Id' }], data: [] },
      { tables: [{ name: 'claims', columns: [{ name: 'a' }] }] },
      { url: 'https://example.org', tableSchema: {} },
      { url: 'https://example.org', type: 'website' },
      { fields: [{ name: 'a' }] },
    ])
      assert.equal(detection(value, 'x.json'), undefined, JSON.stringify(value));
  });
});

describe('CSVW: read into the model', () => {
  const standard = standardOf({
    '@context': [CONTEXT, { '@language': 'en-GB', '@base': 'data/' }],
    '@id': 'https://data.gov.example/tables',
    'dcterms:title': { '@value': 'Claims', '@language': 'en' },
    'http://purl.org/dc/terms/description': [{ '@value': 'All claims.' }],
    'schema:version': '2.1.0',
    'dc:publisher': { 'schema:name': 'Exampleshire', 'schema:email': 'data@council.example' },
    'dc:license': { '@id': 'https://creativecommons.org/licenses/by/4.0/' },
    'gov:classification': { scheme: 'uk-gscp', value: 'OFFICIAL' },
    lang: 'en',
    tables: [
      {
        url: 'claims%202026.csv',
        'rdfs:comment': 'One row for each claim.',
        'gov:entityKind': 'person',
        tableSchema: {
          propertyUrl: 'http://schema.org/{_name}',
          primaryKey: 'claim_id',
          columns: [
            { name: 'claim_id', titles: ['Claim', 'Number'], required: true, 'dc:description': 'Number of the claim.' },
            {
              titles: { en: 'Decided on', cy: 'Dyddiad' },
              datatype: { base: 'date', format: 'dd/MM/yyyy', minimum: 3 },
            },
            { datatype: 'gYear', 'gov:personalData': 'none', 'owl:deprecated': true },
            {
              name: 'nino',
              'dpv:hasPersonalData': { '@id': 'https://w3id.org/dpv/pd#OfficialID' },
              propertyUrl: '{x}',
            },
            { name: 'about', virtual: true, propertyUrl: 'rdf:type', valueUrl: 'schema:Claim' },
          ],
        },
      },
      { url: 'b.csv', tableSchema: 'b.table.json' },
    ],
  });

  it('the whole', () => {
    assert.deepEqual(
      [standard.id, standard.title, standard.description, standard.version].map((one) => one?.value),
      ['https://data.gov.example/tables', 'Claims', 'All claims.', '2.1.0'],
    );
    assert.deepEqual(standard.languages, ['en']);
    assert.deepEqual(standard.marks.owner?.value, {
      role: undefined,
      name: 'Exampleshire',
      contact: 'data@council.example',
    });
    assert.equal(standard.marks.licence?.value, 'https://creativecommons.org/licenses/by/4.0/');
    assert.equal(standard.marks.classification?.value.value, 'OFFICIAL');
    assert.equal(standard.fragment, false);
  });

  it('tables as entities', () => {
    const [claims, other] = standard.entities;
    assert.deepEqual(
      [claims?.name, claims?.description?.value, claims?.thing],
      ['claims 2026', 'One row for each claim.', 'person'],
    );
    assert.deepEqual(other?.extends, [{ resource: 'b.table.json', fragment: '' }]);
  });

  it('columns as fields, without the virtual ones', () => {
    const fields = standard.entities[0]?.fields ?? [];
    assert.deepEqual(
      fields.map(({ name, type, format, required, key }) => [name, type?.value, format?.value, required, key]),
      [
        ['claim_id', 'string', undefined, true, true],
        ['Decided%20on', 'date', 'dd/MM/yyyy', undefined, false],
        ['_col.3', 'year', undefined, undefined, false],
        ['nino', 'string', undefined, undefined, false],
      ],
    );
    const [id, decided, year, nino] = fields;
    assert.equal(id?.title?.value, 'Claim');
    assert.equal(id?.marks.concept?.value, 'http://schema.org/claim_id');
    assert.equal(decided?.describedElsewhere, true);
    assert.equal(decided?.minimum, 3);
    assert.equal(year?.deprecated, true);
    assert.equal(year?.marks.personalData?.value.identifiability, 'none');
    assert.equal(nino?.marks.personalData?.value.category, 'https://w3id.org/dpv/pd#OfficialID');
    assert.equal(nino?.describedElsewhere, false, 'a template that is filled from cells names no concept');
    assert.equal(
      pointerOf(pathOf(decided?.format?.node ?? standard.node)),
      '/tables/0/tableSchema/columns/1/datatype/format',
    );
  });

  it('types, inherited and derived', () => {
    const type = (datatype: unknown, more: Tree = {}) =>
      fieldOf({ name: 'a', ...(datatype !== undefined && { datatype }) }, more).type?.value;
    assert.equal(type(undefined), 'string');
    assert.equal(type(undefined, { datatype: 'integer' }), 'integer');
    assert.equal(type({ format: '[A-Z]' }), 'string');
    assert.equal(type('dateTimeStamp'), 'datetime');
    assert.equal(type('http://www.w3.org/2001/XMLSchema#gYearMonth'), 'yearmonth');
    assert.equal(type('https://example.org/types#x'), 'any');
    assert.equal(type('varchar'), undefined);
    assert.equal(type(17), undefined);
    assert.equal(type('date', { separator: ';' }), 'array');
  });

  it('regular expressions as patterns; those that only list alternatives as codes', () => {
    const field = fieldOf({ name: 'a', datatype: { base: 'string', format: '^(OO|PR|SR)$' } });
    assert.equal(field.pattern?.value, '^(OO|PR|SR)$');
    assert.deepEqual(
      field.codeList?.codes.map(({ value }) => value.value),
      ['OO', 'PR', 'SR'],
    );
    assert.equal(fieldOf({ name: 'a', datatype: { format: '[A-Z]|x' } }).codeList, undefined);
    assert.equal(fieldOf({ name: 'a', 'gov:codeList': 'tenure.csv' }).codeList?.reference?.value, 'tenure.csv');
    assert.equal(
      fieldOf({ name: 'a', datatype: { base: 'decimal', format: { pattern: '#,##0.00' } } }).format?.value,
      '#,##0.00',
    );
  });

  it('what the document says further down of itself and of its columns', () => {
    const found = standardOf(
      table([{ name: 'area', propertyUrl: 'https://x.example/#area' }], {
        '@id': 'x.csv#list',
        'rdfs:seeAlso': [
          { '@id': 'x.csv#list', 'http://purl.org/dc/terms/title': [{ '@value': 'Areas', '@language': 'en' }] },
        ],
        'prov:hadDerivation': {
          'qb:component': [{ 'qb:dimension': { '@id': 'https://x.example/#area', 'rdfs:comment': 'Where.' } }],
        },
      }),
    );
    assert.equal(found.title?.value, 'Areas');
    assert.equal(found.entities[0]?.fields[0]?.description?.value, 'Where.');
  });

  it('what it says of the dataset that the table is a form of', () => {
    const found = standardOf(
      table([], {
        'dcterms:title': 'Life expectancy (CSV)',
        'dcat:isDistributionOf': {
          '@type': 'dcat:Dataset',
          'dcterms:title': 'Life expectancy',
          'dcterms:description': 'Years.',
          'dcterms:publisher': 'Office',
        },
      }),
    );
    assert.deepEqual(
      [found.title?.value, found.description?.value, found.marks.owner?.value.name],
      ['Life expectancy (CSV)', 'Years.', 'Office'],
    );
  });

  it('a schema of its own, and one that several tables share', () => {
    const own = standardOf({ '@context': CONTEXT, columns: [{ name: 'a' }] });
    assert.deepEqual([own.fragment, own.entities[0]?.name, own.entities[0]?.fields.length], [true, 'x', 1]);
    const shared = standardOf({
      '@context': CONTEXT,
      tables: [{ url: 'a.csv' }, { url: 'b.csv' }],
      tableSchema: { columns: [{ name: 'a' }] },
    });
    assert.deepEqual(
      shared.entities.map(({ fields }) => fields.length),
      [1, 0],
    );
    assert.deepEqual(shared.entities[1]?.extends, [{ resource: undefined, fragment: '/tables/0' }]);
  });

  it('anything at all, without a fault', () => {
    const odd: unknown[] = [null, 7, 'x', [], {}, [[]], [null], { '@id': 3 }, { '@value': null }, ['', 1]];
    const whole = table(
      [{ name: 'a', titles: 'A', datatype: { base: 'date' } }],
      { 'dc:title': 'T', dialect: {}, notes: [] },
      {
        primaryKey: 'a',
        foreignKeys: [{ columnReference: 'a', reference: { resource: 'b', columnReference: 'a' } }],
      },
    );
    const paths = (value: unknown): string[][] =>
      typeof value === 'object' && value !== null
        ? Object.entries(value).flatMap(([key, inner]) => [[key], ...paths(inner).map((rest) => [key, ...rest])])
        : [];
    for (const path of paths(whole)) {
      for (const value of odd) {
        const copy = structuredClone(whole);
        const holder = path.slice(0, -1).reduce<Tree>((at, key) => at[key] as Tree, copy);
        holder[path.at(-1) ?? ''] = value;
        const { findings } = document(copy);
        assert.deepEqual(
          findings.filter(({ messageId }) => messageId === 'internal-error'),
          [],
          JSON.stringify(copy),
        );
      }
    }
  });
});

describe('CSVW: what the recommendation forbids', () => {
  const cases: [string, unknown, string[]][] = [
    ['no tables', { '@context': CONTEXT, tables: [] }, ['size /tables']],
    ['no url', { '@context': CONTEXT, tables: [{}] }, ['missing /tables/0']],
    ['neither tables nor url', { '@context': CONTEXT }, ['missing ']],
    ['a blank node as identifier', table([], { '@id': '_:x' }), ['pattern /@id']],
    ['a wrong type', table([], { '@type': 'Schema' }), ['choice /@type']],
    [
      'an unknown key',
      table([{ name: 'a', description: 'x' }]),
      ['unknownKeyMeant /tableSchema/columns/0/description'],
    ],
    ['a key of a column at the table', table([], { titles: 'x' }), ['unknownKey /titles']],
    [
      'other terms in the context',
      { ...table([]), '@context': [CONTEXT, { dct: 'x' }] },
      ['unknownKey /@context/1/dct'],
    ],
    ['a name with a blank', table([{ name: 'a b' }]), ['pattern /tableSchema/columns/0/name']],
    ['a reserved name', table([{ name: '_a' }]), ['pattern /tableSchema/columns/0/name']],
    ['names twice', table([{ name: 'a' }, { name: 'a' }]), ['unique /tableSchema/columns/1/name']],
    [
      'a virtual column first',
      table([{ name: 'v', virtual: true }, { name: 'a' }]),
      ['misplaced /tableSchema/columns/1/name'],
    ],
    ['an unknown type', table([{ name: 'a', datatype: 'sting' }]), ['termMeant /tableSchema/columns/0/datatype']],
    [
      'a type of XML Schema by prefix',
      table([{ name: 'a', datatype: 'xsd:date' }]),
      ['termMeant /tableSchema/columns/0/datatype'],
    ],
    ['an unknown base', table([], { datatype: { base: 'geometry' } }), ['term /datatype/base']],
    ['a language with an underscore', table([], { lang: 'en_GB' }), ['termMeant /lang']],
    ['no language', { ...table([]), '@context': [CONTEXT, { '@language': 'e' }] }, ['term /@context/1/@language']],
    [
      'a title in no language',
      table([{ titles: { 'en gb': 'x' } }]),
      ['unknownKey /tableSchema/columns/0/titles/en gb'],
    ],
    [
      'a value in no language',
      table([], { 'dc:title': { '@value': 'x', '@language': '1' } }),
      ['term /dc:title/@language'],
    ],
    ['language without value', table([], { 'dc:title': { '@language': 'en' } }), ['dependent /dc:title']],
    ['value and more', table([], { 'dc:title': { '@value': 'x', 'dc:x': 1 } }), ['unknownKey /dc:title/dc:x']],
    ['a list object', table([], { 'dc:title': { '@list': [] } }), ['unknownKey /dc:title/@list']],
    ['a template with an open brace', table([], { aboutUrl: 'x{a' }), ['format /aboutUrl']],
    [
      'a foreign key with a description',
      table(
        [{ name: 'a' }],
        {},
        {
          foreignKeys: [
            {
              columnReference: 'a',
              reference: { resource: 'https://data.gov.example/x.csv', columnReference: 'a' },
              'dc:description': 'x',
            },
          ],
        },
      ),
      ['unknownKey /tableSchema/foreignKeys/0/dc:description'],
    ],
    ['a length of a date', table([], { datatype: { base: 'date', length: 3 } }), ['unknownKey /datatype/length']],
    ['a length below the least', table([], { datatype: { length: 3, minLength: 4 } }), ['limit /datatype/length']],
    ['least above greatest', table([], { datatype: { minLength: 4, maxLength: 3 } }), ['limit /datatype/maxLength']],
    [
      'two words without a bar',
      table([], { datatype: { base: 'boolean', format: 'YN' } }),
      ['pattern /datatype/format'],
    ],
    [
      'a date in letters of another language',
      table([], { datatype: { base: 'date', format: '%Y-%m-%d' } }),
      ['pattern /datatype/format'],
    ],
    ['weeks for years', table([], { datatype: { base: 'date', format: 'YYYY-MM-DD' } }), ['pattern /datatype/format']],
  ];
  for (const [title, value, expected] of cases) it(title, () => assert.deepEqual(mistakes(value), expected));

  it('and nothing else: what is allowed is silent', () => {
    for (const value of [
      table(
        [
          { name: 'a.b%20c' },
          { titles: { 'zh-Hant-TW': ['x', 'y'], und: 'z' } },
          {},
          { virtual: true, valueUrl: '{a}' },
        ],
        {},
        { primaryKey: 'a.b%20c' },
      ),
      table([], {
        datatype: { base: 'string', '@id': 'https://x.example/t', length: 3 },
        null: ['', 'n/a'],
        lang: 'sgn-BE-FR',
      }),
      table([], {
        dialect: { trim: 'start', quoteChar: null, delimiter: '\t', lineTerminators: ['\r\n'] },
        notes: [{ 'oa:x': 1 }],
      }),
      table([], {
        transformations: [
          { url: 'https://x.example/t', scriptFormat: 'https://x.example/f', targetFormat: 'x', source: 'json' },
        ],
      }),
      table([], {
        'schema:creator': [{ '@type': ['schema:Person', 'prov:Agent'], 'schema:name': 'x' }],
        'dc:title': { '@value': 1, '@type': 'xsd:int' },
      }),
      {
        '@context': [CONTEXT, { '@language': 'en', '@base': 'https://x.example/' }],
        '@type': 'TableGroup',
        tables: [{ '@type': 'Table', url: 'x.csv' }],
      },
    ])
      assert.deepEqual(mistakes(value), [], JSON.stringify(value));
  });

  it('compiled and explained give one verdict on all of them', () => {
    for (const [title, value] of cases) {
      const [root] = parse(sourceOf('x.json', JSON.stringify(value))).roots;
      assert.ok(root);
      assert.equal(explain(schemas.schema('csvw'), root).length === 0, schemas.isValid('csvw', toValue(root)), title);
    }
  });
});

describe('CSVW: references', () => {
  const group = (key: Tree, more: Tree = {}) => ({
    '@context': CONTEXT,
    tables: [
      {
        url: 'https://x.example/countries.csv',
        tableSchema: { '@id': 'https://x.example/s', columns: [{ name: 'code' }, { titles: 'English name' }] },
      },
      {
        url: 'https://x.example/slice.csv',
        tableSchema: { columns: [{ name: 'country' }, { name: 'year' }], foreignKeys: [key], ...more },
      },
    ],
  });
  const reference = { resource: 'https://x.example/countries.csv', columnReference: 'code' };
  const at = '/tables/1/tableSchema';
  const cases: [string, unknown, string[]][] = [
    ['a key that leads somewhere', group({ columnReference: 'country', reference }), []],
    [
      'by the identifier of the schema',
      group({
        columnReference: 'country',
        reference: { schemaReference: 'https://x.example/s', columnReference: 'English%20name' },
      }),
      [],
    ],
    [
      'a table that the group lacks',
      group({ columnReference: 'country', reference: { ...reference, resource: 'contries.csv' } }),
      [`nowhere ${at}/foreignKeys/0/reference/resource`],
    ],
    [
      'a schema that the group lacks',
      group({ columnReference: 'country', reference: { schemaReference: 'x', columnReference: 'code' } }),
      [`nowhere ${at}/foreignKeys/0/reference/schemaReference`],
    ],
    [
      'a column that the table lacks',
      group({ columnReference: 'country', reference: { ...reference, columnReference: ['kode'] } }),
      [`nowhere ${at}/foreignKeys/0/reference/columnReference/0`],
    ],
    [
      'a column of its own that is not there',
      group({ columnReference: ['contry'], reference }),
      [`nowhere ${at}/foreignKeys/0/columnReference/0`],
    ],
    [
      'titles of rows',
      group({ columnReference: 'country', reference }, { rowTitles: ['year', 'yaer'] }),
      [`nowhere ${at}/rowTitles/1`],
    ],
    [
      'a virtual column as key',
      table([{ name: 'a' }, { name: 'v', virtual: true }], {}, { primaryKey: ['a', 'v'] }),
      [],
    ],
    ['columns that stand elsewhere', table([], { tableSchema: { primaryKey: 'a' } }), []],
    ['addresses on the network', table([], { url: 'https://x.example/a.csv', dialect: 'https://x.example/d' }), []],
    [
      'a schema on the network',
      { '@context': CONTEXT, url: 'https://x.example/a.csv', tableSchema: 'https://x.example/s' },
      ['elsewhere /tableSchema'],
    ],
    ['a base on the network', { '@context': [CONTEXT, { '@base': 'https://x.example/' }], url: 'a.csv' }, []],
    [
      'a schema that is not there',
      { '@context': CONTEXT, url: 'https://x.example/a.csv', tableSchema: 's.json' },
      ['noFile /tableSchema'],
    ],
  ];
  for (const [title, value, expected] of cases) it(title, () => assert.deepEqual(mistakes(value), expected));

  it('data that are not there are an info, and their own description is not what was meant', () => {
    const { findings } = document({ ...table([{ name: 'a' }]), url: 'x.csv' });
    const [finding] = findings.filter(({ rule }) => rule === 'structure/unresolved-reference');
    assert.deepEqual([finding?.messageId, finding?.severity, finding?.fixes.length], ['noData', 'info', 0]);
  });

  it('a schema in a file of its own lends its fields', () => {
    const files = {
      'tables/a.json': { '@context': CONTEXT, url: 'https://x.example/a.csv', tableSchema: 's.table.json' },
      'tables/s.table.json': { '@context': CONTEXT, columns: [{ name: 'a', titles: 'A' }], primaryKey: 'b' },
    };
    assert.deepEqual(said(files), ['nowhere /primaryKey']);
  });
});

describe('CSVW: the header of the data', () => {
  const columns = [
    { name: 'id', titles: ['Id', 'No'] },
    { name: 'decided_on', titles: { en: 'Decided on' } },
    {},
    { name: 'v', virtual: true },
  ];
  const against = (csv: string, more: Tree = {}) =>
    said({ 't/x.json': { ...table(columns), url: 'x.csv', ...more }, 't/x.csv': csv }, /header-mismatch|unresolved/);
  it('agrees by titles, alternatives and names, whatever stands between the cells', () => {
    for (const header of [
      'Id,Decided on,Anything',
      'No;decided_on;x',
      '"id"\t" Decided on"\tx',
      '\uFEFFId,Decided on,x,',
      'id,Decided%20on,x',
    ])
      assert.deepEqual(against(`${header}\n`).length > 0, header.includes('%'), header);
  });
  it('lacks one, or has one more', () => {
    assert.deepEqual(against('Id,Decided,x\n'), ['missing /tableSchema/columns/1/titles/en']);
    assert.deepEqual(against('Id,x,y,z\n'), ['undescribed /url', 'missing /tableSchema/columns/1/titles/en']);
    assert.deepEqual(against('id,decided_on,x,y\n'), ['undescribed /url']);
  });
  it('stands in another order', () =>
    assert.deepEqual(against('Decided on,Id,x\n'), ['order /tableSchema/columns/0/titles/0']));
  it('is not judged where there is none, elsewhere, or broken', () => {
    assert.deepEqual(against('1,2,3\n', { dialect: { header: false } }), []);
    assert.deepEqual(against('# x\nId,a\n', { dialect: { skipRows: 1 } }), []);
    assert.deepEqual(against('', {}), []);
    assert.deepEqual(against('a,"b\n', {}), []);
    assert.deepEqual(against('a\n', { tableSchema: {} }), []);
  });
});

describe('CSVW: written', () => {
  const write = (
    value: Tree,
    key: Parameters<typeof csvw.place>[1],
    what: Parameters<typeof csvw.place>[2],
    of: 'field' | 'entity' | 'standard',
  ) => {
    const text = JSON.stringify(value, null, 2);
    const { workspace } = checkFiles([['x.json', text]], NOW);
    const state = workspace.current.files.get(`${ROOT}/x.json`);
    const standard = state?.documents[0]?.lowered.standards[0];
    assert.ok(state && standard);
    const target =
      of === 'standard' ? standard : of === 'entity' ? standard.entities[0] : standard.entities[0]?.fields[0];
    const edit = target && csvw.place(target, key, what);
    if (edit?.op !== 'set') return undefined;
    return JSON.parse(
      applyEdits(text, renderEdits(state.parsed, [{ ...edit, root: 0, path: [...pathOf(edit.at), ...edit.path] }])),
    ) as Tree;
  };
  const column = (value: Tree = {}) => ((value.tableSchema as Tree).columns as Tree[])[0];
  it('properties of a column in their own places, marks beside them', () => {
    const value = table([{ name: 'a' }]);
    assert.deepEqual(column(write(value, 'description', 'x', 'field')), { name: 'a', 'dc:description': 'x' });
    assert.deepEqual(column(write(value, 'type', 'datetime', 'field')), { name: 'a', datatype: 'dateTime' });
    assert.deepEqual(column(write(value, 'format', 'yyyy-MM-dd', 'field')), {
      name: 'a',
      datatype: { base: 'string', format: 'yyyy-MM-dd' },
    });
    assert.deepEqual(column(write(value, 'concept', 'schema:x', 'field')), { name: 'a', propertyUrl: 'schema:x' });
    assert.deepEqual(column(write(value, 'personalData', 'none', 'field')), { name: 'a', 'gov:personalData': 'none' });
    const derived = table([{ datatype: { base: 'date', format: 'dd/MM/yyyy' } }]);
    assert.deepEqual(column(write(derived, 'format', 'yyyy-MM-dd', 'field')), {
      datatype: { base: 'date', format: 'yyyy-MM-dd' },
    });
    assert.deepEqual(column(write(derived, 'type', 'string', 'field')), {
      datatype: { base: 'string', format: 'dd/MM/yyyy' },
    });
    assert.equal(write(value, 'type', 'geometry', 'field'), undefined);
  });
  it('properties of the whole', () => {
    assert.equal(write(table([]), 'version', '1.0.0', 'standard')?.['schema:version'], '1.0.0');
    assert.equal(write(table([]), 'description', 'x', 'entity')?.['dc:description'], 'x');
    assert.deepEqual(write(table([]), 'owner', { role: '' }, 'standard')?.['gov:owner'], { role: '' });
    assert.equal(write(table([]), 'format', 'x', 'entity'), undefined);
  });
});

describe('CSVW: rules on the model', () => {
  const found = (value: unknown, rule: string): Finding[] =>
    document(value).findings.filter((one) => one.rule === rule);
  it('dates that are not ISO 8601, by their format', () => {
    const [finding] = found(
      table([{ name: 'decided_on', datatype: { base: 'date', format: 'dd/MM/yyyy' } }]),
      'interop/date-not-iso8601',
    );
    assert.equal(finding?.pointer, '/tableSchema/columns/0/datatype/format');
  });
  it('dates that are any text', () =>
    assert.equal(
      found(table([{ name: 'decision_date', titles: 'x' }]), 'interop/date-not-iso8601')[0]?.messageId,
      'noFormat',
    ));
  it('identifiers as numbers', () =>
    assert.equal(found(table([{ name: 'usrn', datatype: 'integer' }]), 'interop/identifier-as-number').length, 1));
  it('marks of a wrong shape', () =>
    assert.deepEqual(mistakes(table([{ name: 'a', 'gov:personalData': { identifiability: 'drect' } }])), [
      'choiceMeant /tableSchema/columns/0/gov:personalData/identifiability',
    ]));
});

describe('CSVW: in the editor', () => {
  const at = (text: string) =>
    completions({ 'x.csv-metadata.json': `{"@context": "${CONTEXT}", "url": "https://x.example/x.csv", ${text}}` });
  const has = (found: Map<string, string>, ...labels: string[]): void => {
    for (const label of labels)
      assert.ok(found.has(label), `${label} among ${[...found.keys()].slice(0, 30).join(', ')}`);
  };
  it('completes keys and values', () => {
    has(at('$0'), 'tableSchema', 'dialect', 'dc:title', 'gov:classification');
    has(at('"tableSchema": {$0}'), 'columns', 'primaryKey', 'foreignKeys');
    has(at('"tableSchema": {"columns": [{$0}]}'), 'titles', 'datatype', 'propertyUrl', 'gov:personalData');
    has(at('"tableSchema": {"columns": [{"datatype": "$0"}]}'), 'date', 'decimal', 'gYear');
    has(at('"tableSchema": {"columns": [{"datatype": {$0}}]}'), 'base', 'format', 'maxLength');
  });
  it('says what a key is for', () =>
    assert.match(
      hoverAt({ 'x.json': `{"@context": "${CONTEXT}", "url": "x.csv", "table$0Schema": {}}` }),
      /Columns and keys of the table/,
    ));
});
