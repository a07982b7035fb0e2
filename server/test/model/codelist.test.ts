import assert from 'node:assert/strict';
import type { IsoDate } from '../../src/base/iso-date.ts';
import type { Standard } from '../../src/model/entities.ts';
import { completions, hoverAt } from '../../src/testkit/cursor.ts';
import { checkFiles, ROOT } from '../../src/testkit/memory.ts';

const NOW = '2026-11-21' as IsoDate;

const read = (path: string, text: string) => {
  const { workspace, findings } = checkFiles([[path, text]], NOW);
  const [document] = workspace.current.files.get(`${ROOT}/${path}`)?.documents ?? [];
  assert.ok(document);
  return { document, findings };
};
const detection = (path: string, text: string) => {
  const found = read(path, text).document.detection;
  return found && `${found.adapter.id} ${found.confidence}`;
};
const standards = (path: string, text: string): readonly Standard[] => read(path, text).document.lowered.standards;
const codes = (path: string, text: string) =>
  standards(path, text).flatMap(({ codeLists }) =>
    codeLists.flatMap((list) => list.codes.map(({ value, label }) => `${value.value} ${label}`)),
  );
const said = (path: string, text: string): string[] =>
  read(path, text).findings.map(({ rule, messageId, pointer }) => `${rule}:${messageId} ${pointer}`);

const ROWS = 'A1,First thing,x\nB2,Second thing,x\n';

describe('code lists in tables: recognised', () => {
  const lists = [
    'code,label',
    'Code;Bezeichnung',
    'notation\tprefLabel',
    'code,name,description',
    'code,label_en,label_fr',
    'Code,Label (cy),Label (en)',
    'code,libellé,définition',
    'Schlüssel;Bezeichnung',
    'codice,etichetta',
    'código,descripción',
    'codigo;designação',
    'code;omschrijving',
    'value,label',
    'tenure_code,tenure_name',
    'CODE_INSEE,LIBELLE',
    'code,title,status,parent,replaced by,start date,notes',
    'Uri Identifier,Notation,Label,Parent Uri Identifier,Sort Priority,Description',
    'code,label,definition,colour',
  ];
  for (const header of lists) {
    it(header, () => {
      const delimiter = header.includes(';') ? ';' : header.includes('\t') ? '\t' : ',';
      const columns = header.split(delimiter);
      const row = (letter: string) =>
        columns
          .map((column, index) =>
            /cod|not|val|schl/i.test(column) ? `${letter}${index}` : `The ${letter} of ${index}`,
          )
          .join(delimiter);
      assert.equal(detection('x.csv', [header, row('A'), row('B')].join('\n')), 'codelist likely');
    });
  }
  it('a name and a key, when the file is called a list of codes', () => {
    assert.equal(
      detection('tenure-codes.csv', 'id,name\n1,Owner\n2,Tenant\n'),
      undefined,
      'numbers that are counted up',
    );
    assert.equal(detection('tenure-codelist.csv', 'id,name\nOO,Owner\nPR,Tenant\n'), 'codelist likely');
    assert.equal(detection('x.csv', 'id,name\nOO,Owner\nPR,Tenant\n'), undefined);
  });
});

describe('tables of data are nobody’s', () => {
  const tables: Record<string, string> = {
    'other columns': 'code,name,population\nA,Ayr,46000\nB,Bath,90000\n',
    'a key and a name': 'id,name\na,Ann\nb,Bob\n',
    people: 'id,first name,last name,email\n1,Ann,Smith,a@x.example\n2,Bob,Jones,b@x.example\n',
    staff: 'employee code,first name,description\nE1,Ann,x\nE2,Bob,y\n',
    postcodes: 'postcode,name\nAB1 2CD,Ann\nEF3 4GH,Bob\n',
    'codes that come twice': 'code,label\nA,One\nA,Two\n',
    'codes that are left out': 'code,label\nA,One\n,Two\n',
    'labels that are numbers': 'code,label\nA,1\nB,2\n',
    'labels that are left out': 'code,label\nA,One\nB,\nC,\n',
    measurements: 'value,description\n1.2345,first reading\n2.3456,second reading\n',
    days: 'key,label\n2026-01-01,New Year\n2026-12-25,Christmas\n',
    'identifiers of things':
      'id,description\n0b0e6b2c-7e0e-4a64-9c49-000000000001,One\n0b0e6b2c-7e0e-4a64-9c49-000000000002,Two\n',
    'one code': 'code,label\nA,One\n',
    'a header alone': 'code,label\n',
    'long texts': `code,label\n${'x'.repeat(70)},One\nB,Two\n`,
    'a quote that is never closed': 'a,b\n1,"x\n',
    nothing: '',
  };
  for (const [title, text] of Object.entries(tables)) {
    it(title, () => {
      const { document, findings } = read('data.csv', text);
      assert.equal(document.detection, undefined);
      assert.deepEqual(
        findings.filter(({ messageId }) => messageId !== 'unclosedQuote'),
        [],
      );
    });
  }
  it('a table whose columns are right, in another language of files', () =>
    assert.equal(
      detection(
        'x.json',
        JSON.stringify([
          { code: 'A', label: 'One' },
          { code: 'B', label: 'Two' },
        ]),
      ),
      undefined,
    ));
});

describe('code lists in tables: read', () => {
  const text =
    '\uFEFFCode;Label_en;Definition;Parent;Status;Replaced by\r\n R ;Rented;"Pays; rent";;active;\r\nPR;Private;;R;retired;R\r\n';
  it('one list with its codes, where they stand', () => {
    const [standard] = standards('tenure.csv', text);
    const [list] = standard?.codeLists ?? [];
    assert.deepEqual(
      [standard?.entities.length, standard?.fragment, list?.name, list?.document === standard],
      [0, true, 'tenure', true],
    );
    const [rented, privately] = list?.codes ?? [];
    assert.deepEqual(
      [rented?.value.value, rented?.label, rented?.definition?.value, rented?.broader],
      ['R', 'Rented', 'Pays; rent', undefined],
    );
    assert.deepEqual(
      [privately?.broader?.value, privately?.status?.value, privately?.replacedBy?.value],
      ['R', 'retired', 'R'],
    );
    const { start = 0, end = 0 } = privately?.value.node ?? {};
    assert.equal(text.slice(start, end), 'PR');
  });
  it('a table cannot say who owns it, and is not asked', () => assert.deepEqual(said('tenure.csv', text), []));
  it('a description without a label is the label', () =>
    assert.deepEqual(codes('x.csv', `code,description,notes\n${ROWS}`), ['A1 First thing', 'B2 Second thing']));
});

describe('code lists of our own', () => {
  const head =
    'apiVersion: concordat/v1\nkind: CodeList\nid: urn:x:l\ntitle: {en: Tenure, cy: Deiliadaeth}\nversion: "1"\nstatus: active\n';
  it('are recognised by their kind', () => {
    assert.equal(detection('a.yaml', head), 'codelist certain');
    assert.equal(detection('a.yaml', 'apiVersion: concordat/v1\ncodes: []\n'), 'codelist likely');
    assert.equal(detection('a.yaml', 'kind: Codes\ncodes: []\n'), undefined);
    assert.equal(detection('a.yaml', 'codes: [a]\n'), undefined);
  });
  it('are read', () => {
    const text = `${head}publisher: {name: Exampleshire}\ncodes:\n  - {code: R, label: {en: Rented}, definition: Pays rent.}\n  - {code: PR, label: Private, broader: R, status: retired, replacedBy: R}\n  - 7\n  - {label: x}\n`;
    const [standard] = standards('a.yaml', text);
    assert.deepEqual(
      [standard?.id?.value, standard?.title?.value, standard?.languages, standard?.marks.owner?.value.name],
      ['urn:x:l', 'Tenure', ['en', 'cy'], 'Exampleshire'],
    );
    assert.deepEqual(codes('a.yaml', text), ['R Rented', 'PR Private', '7 undefined']);
  });
  it('are judged: missing parts, codes twice, codes that are not there', () => {
    const found = said(
      'a.yaml',
      `${head}codes:\n  - {code: R, label: x}\n  - {code: R, label: y, broader: Q}\n  - {code: S, label: z, staus: active}\n`,
    );
    assert.deepEqual(found, [
      'semantics/missing-description:standard /title',
      'stewardship/missing-owner:standard /title',
      'structure/schema-violation:unique /codes/1/code',
      'structure/unresolved-reference:nowhere /codes/1/broader',
      'structure/schema-violation:unknownKeyMeant /codes/2/staus',
    ]);
  });
  it('never fail', () => {
    for (const codesText of [
      '',
      ' x',
      ' {a: b}',
      ' [[], {}, null, {code: {}}, {code: [a]}, *x]',
      ' [&a {code: R, broader: *a}]',
    ])
      assert.ok(!said('a.yaml', `${head}codes:${codesText}\n`).some((one) => one.includes('internal')), codesText);
  });
  it('are completed and explained', () => {
    const found = completions({ 'a.yaml': `${head}codes:\n  - code: R\n    $0\n` });
    for (const key of ['label', 'definition', 'broader', 'replacedBy']) assert.ok(found.has(key), key);
    assert.match(hoverAt({ 'a.yaml': `${head}codes:\n  - {code: R, bro$0ader: Q}\n` }), /one step more general/);
  });
});

describe('code lists in SKOS', () => {
  const context = {
    skos: 'http://www.w3.org/2004/02/skos/core#',
    dct: 'http://purl.org/dc/terms/',
    owl: 'http://www.w3.org/2002/07/owl#',
    adms: 'http://www.w3.org/ns/adms#',
  };
  const scheme = {
    '@id': 'urn:x:tenure',
    '@type': 'skos:ConceptScheme',
    'dct:title': { en: 'Tenure' },
    'dct:description': 'Sorts dwellings.',
    'owl:versionInfo': '2.0',
    'dct:publisher': { '@id': 'urn:x:council' },
  };
  const rented = {
    '@id': 'urn:x:tenure/R',
    '@type': 'skos:Concept',
    'skos:inScheme': { '@id': 'urn:x:tenure' },
    'skos:notation': 'R',
    'skos:prefLabel': [
      { '@value': 'Loué', '@language': 'fr' },
      { '@value': 'Rented', '@language': 'en' },
    ],
  };
  const privately = {
    '@id': 'urn:x:tenure/PR',
    '@type': ['skos:Concept'],
    'skos:topConceptOf': { '@id': 'urn:x:tenure' },
    'skos:prefLabel': 'Private',
    'skos:broader': { '@id': 'urn:x:tenure/R' },
    'owl:deprecated': true,
  };
  const compact = JSON.stringify({
    '@context': { ...context, ['dct:title' as string]: { '@container': '@language' } },
    '@graph': [scheme, rented, privately],
  });
  const expanded = JSON.stringify([
    {
      '@id': 'urn:x:t',
      '@type': ['http://www.w3.org/2004/02/skos/core#ConceptScheme'],
      'http://purl.org/dc/terms/title': [{ '@value': 'Tenure' }],
    },
    {
      '@id': 'urn:x:t/R',
      '@type': ['http://www.w3.org/2004/02/skos/core#Concept'],
      'http://www.w3.org/2004/02/skos/core#inScheme': [{ '@id': 'urn:x:t' }],
      'http://www.w3.org/2004/02/skos/core#prefLabel': [{ '@value': 'Rented' }],
    },
  ]);

  it('are recognised, compact, expanded and nested', () => {
    assert.equal(detection('a.jsonld', compact), 'codelist likely');
    assert.equal(detection('a.jsonld', expanded), 'codelist likely');
    const nested = { '@context': context, ...scheme, 'skos:hasTopConcept': [rented, privately] };
    assert.equal(detection('a.jsonld', JSON.stringify(nested)), 'codelist likely');
    assert.deepEqual(codes('a.jsonld', JSON.stringify(nested)), ['R Rented', 'PR Private']);
  });
  it('are not taken for one where concepts only help', () => {
    const graph = (...things: unknown[]) =>
      JSON.stringify({
        '@context': { ...context, dcat: 'http://www.w3.org/ns/dcat#', foaf: 'http://xmlns.com/foaf/0.1/' },
        '@graph': things,
      });
    assert.notEqual(
      detection('a.jsonld', graph({ '@id': 'urn:x:c', '@type': 'dcat:Catalog' }, scheme, rented, privately))?.split(
        ' ',
      )[0],
      'codelist',
    );
    assert.equal(
      detection('a.jsonld', graph(rented, privately, { '@id': 'urn:x:1', '@type': 'foaf:Agent' })),
      undefined,
    );
    assert.equal(detection('a.jsonld', graph(rented)), undefined);
    assert.equal(detection('a.json', JSON.stringify({ type: 'Concept', id: 'x' })), undefined);
  });
  it('are read', () => {
    const [standard] = standards('a.jsonld', compact);
    assert.deepEqual(
      [
        standard?.id?.value,
        standard?.title?.value,
        standard?.description?.value,
        standard?.version?.value,
        standard?.marks.owner?.value.name,
      ],
      ['urn:x:tenure', 'Tenure', 'Sorts dwellings.', '2.0', 'urn:x:council'],
    );
    const [first, second] = standard?.codeLists[0]?.codes ?? [];
    assert.deepEqual([first?.value.value, first?.label], ['R', 'Rented']);
    assert.deepEqual([second?.value.value, second?.broader?.value, second?.status?.value], ['PR', 'R', 'deprecated']);
    assert.deepEqual(codes('a.jsonld', expanded), ['R Rented']);
  });
  it('in several schemes, each with its own', () => {
    const other = { '@id': 'urn:x:b', '@type': 'skos:ConceptScheme' };
    const own = {
      '@id': 'urn:x:b/1',
      '@type': 'skos:Concept',
      'skos:inScheme': { '@id': 'urn:x:b' },
      'skos:prefLabel': 'One',
    };
    const text = JSON.stringify({ '@context': context, '@graph': [scheme, rented, other, own] });
    assert.deepEqual(
      standards('a.jsonld', text).map(({ codeLists }) => codeLists[0]?.codes.length),
      [1, 1],
    );
  });
  it('are told what is missing, and it is written by their own prefixes', () => {
    const bare = { ...scheme, 'dct:description': undefined, 'dct:publisher': undefined };
    const { findings } = read('a.jsonld', JSON.stringify({ '@context': context, '@graph': [bare, rented, privately] }));
    const edits = findings.map(({ rule, fixes }) => [rule, JSON.stringify(fixes[0]?.edits[0])]);
    assert.deepEqual(edits, [
      ['semantics/missing-description', '{"op":"set","root":0,"path":["@graph",0,"dct:description"],"value":""}'],
      ['stewardship/missing-owner', '{"op":"set","root":0,"path":["@graph",0,"dct:publisher"],"value":""}'],
    ]);
  });
});
