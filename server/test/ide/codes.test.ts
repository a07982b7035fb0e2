import assert from 'node:assert/strict';
import { completions, definitionAt, hoverAt, referencesAt, renamedAt } from '../../src/testkit/cursor.ts';

const TENURE =
  'code,label,definition,status,replaced by\nOO,Owner-occupied,The occupant owns it.,,\nRT,Rented,,,\nTC,Tied cottage,,retired,RT\n';
const OWN =
  'apiVersion: concordat/v1\nkind: CodeList\nid: urn:x:tenure\ntitle: Tenure\ncodes:\n  - {code: OO, label: Owner-occupied}\n  - {code: RT, label: Rented}\n  - {code: PR, label: Rented privately, broader: RT}\n';
const SKOS = `{
  "@context": {"skos": "http://www.w3.org/2004/02/skos/core#"},
  "@graph": [
    {"@id": "https://x.example/tenure", "@type": "skos:ConceptScheme", "skos:prefLabel": "Tenure"},
    {"@id": "https://x.example/tenure/OO", "@type": "skos:Concept", "skos:inScheme": {"@id": "https://x.example/tenure"},
     "skos:notation": "OO", "skos:prefLabel": "Owner-occupied", "skos:definition": "The occupant owns it."}
  ]
}
`;
const schema = (tenure: string): string =>
  `$schema: https://json-schema.org/draft/2020-12/schema\ntype: object\nproperties:\n  tenure:\n    x-gov: {codeList: ../lists/tenure.csv}\n${tenure}`;
const files = (tenure: string, more: Readonly<Record<string, string>> = {}): Record<string, string> => ({
  'lists/tenure.csv': TENURE,
  ...more,
  'schemas/a.yaml': schema(tenure),
});
const labels = (found: Map<string, string>): string[] => [...found.keys()];
const has = (found: Map<string, string>, ...wanted: string[]): void => {
  for (const label of wanted)
    assert.ok(found.has(label), `${label} is missing among ${labels(found).slice(0, 20).join(', ')}`);
};

describe('codes in the editor', () => {
  it('are completed where a field that has a list expects them', () => {
    for (const place of ['    enum: [$0]\n', '    default: $0\n', '    examples: [$0]\n', '    const: $0\n'])
      assert.deepEqual(labels(completions(files(place))), ['OO', 'RT', 'TC'], place);
    assert.equal(completions(files('    default: $0\n')).get('RT'), schema('    default: RT\n'));
  });

  it('are completed in every format', () => {
    const list = { 'tenure.csv': TENURE };
    const all = ['OO', 'RT', 'TC'];
    assert.deepEqual(
      labels(
        completions({
          ...list,
          'a.json': '{"fields": [{"name": "t", "type": "string", "gov:codeList": "tenure.csv", "example": "$0"}]}',
        }),
      ),
      all,
    );
    has(
      completions({
        ...list,
        'a.yaml':
          'apiVersion: v3.1.0\nkind: DataContract\nid: x\nschema:\n  - name: t\n    properties:\n      - name: tenure\n        customProperties: [{property: codeList, value: tenure.csv}]\n        examples: [$0]\n',
      }),
      ...all,
    );
    has(
      completions({
        ...list,
        'b.yaml':
          'apiVersion: concordat/v1\nkind: DataStandard\nentities:\n  - name: E\n    fields:\n      - name: tenure\n        codeList: ./tenure.csv\n        example: $0\n',
      }),
      ...all,
    );
    has(
      completions({
        'c.yaml':
          'id: https://x.example/m\nname: m\nclasses:\n  A:\n    attributes:\n      tenure:\n        range: Tenure\n        ifabsent: $0\nenums:\n  Tenure:\n    permissible_values:\n      OO: {title: Owner}\n      RT: {title: Rented}\n',
      }),
      'OO',
      'RT',
    );
  });

  it('come from what a field writes out itself, for its default and its examples', () =>
    assert.deepEqual(
      labels(
        completions({
          'a.yaml':
            '$schema: https://json-schema.org/draft/2020-12/schema\nproperties:\n  t:\n    oneOf: [{const: A, title: One}, {const: B, title: Two}]\n    default: $0\n',
        }),
      ),
      ['A', 'B'],
    ));

  it('lists are completed by path and by identifier', () => {
    const lists = { 'lists/tenure.csv': TENURE, 'lists/own.codelist.yaml': OWN };
    has(
      completions({
        ...lists,
        'schemas/a.yaml':
          '$schema: https://json-schema.org/draft/2020-12/schema\nproperties:\n  t:\n    x-gov:\n      codeList: $0\n',
      }),
      '../lists/tenure.csv',
      'urn:x:tenure',
    );
    has(
      completions({
        ...lists,
        'a.yaml':
          'apiVersion: v3.1.0\nkind: DataContract\nid: x\ncustomProperties:\n  - property: codeList\n    value: $0\n',
      }),
      './lists/tenure.csv',
    );
  });

  it('say what they mean', () => {
    assert.equal(
      hoverAt(files('    examples: [O$0O]\n')),
      '`OO` – Owner-occupied\n\nThe occupant owns it.\n\nFrom tenure',
    );
    assert.match(hoverAt(files('    default: T$0C\n')), /\*Retired\.\* Use `RT` in its place/);
    assert.match(hoverAt({ 'lists/tenure.csv': TENURE.replace('OO,', 'O$0O,') }), /^`OO` – Owner-occupied/);
    assert.match(hoverAt({ 'own.yaml': OWN.replace('broader: RT', 'broader: R$0T') }), /^`RT` – Rented/);
  });

  it('lead to their list, and references to lists and concepts to what they name', () => {
    assert.equal(definitionAt(files('    examples: [R$0T]\n')), 'lists/tenure.csv:RT');
    assert.equal(definitionAt({ 'own.yaml': OWN.replace('broader: RT', 'broader: R$0T') }), 'own.yaml:RT');
    const identifier = schema('').replace('../lists/tenure.csv', 'urn:x:$0tenure');
    assert.match(definitionAt({ 'own.yaml': OWN, 'schemas/a.yaml': identifier }), /^own\.yaml:/);
    const concept = schema('').replace('codeList: ../lists/tenure.csv', 'concept: "https://x.example/ten$0ure/OO"');
    assert.match(definitionAt({ 'tenure.jsonld': SKOS, 'schemas/a.yaml': concept }), /^tenure\.jsonld:.*OO/s);
    assert.match(hoverAt({ 'tenure.jsonld': SKOS, 'schemas/a.yaml': concept }), /Owner-occupied/);
  });

  it('are found wherever they are used', () => {
    const data = {
      'tables/d.csv': 'id,tenure\n1,OO\n2,RT\n3,RT\n',
      'tables/d.csv-metadata.json':
        '{"@context": "http://www.w3.org/ns/csvw", "url": "d.csv", "tableSchema": {"columns": [{"name": "id"}, {"name": "tenure", "titles": "tenure", "gov:codeList": "../lists/tenure.csv"}]}}',
    };
    const used = [
      'lists/tenure.csv:3:RT',
      'lists/tenure.csv:4:RT',
      'schemas/a.yaml:6:RT',
      'schemas/a.yaml:7:RT',
      'tables/d.csv:3:RT',
      'tables/d.csv:4:RT',
    ];
    assert.deepEqual(referencesAt(files('    enum: [OO, RT]\n    default: R$0T\n', data)), used);
    assert.deepEqual(
      referencesAt({
        ...files('    enum: [OO, RT]\n    default: RT\n', data),
        'lists/tenure.csv': TENURE.replace('\nRT', '\nR$0T'),
      }),
      used,
    );
    assert.deepEqual(
      referencesAt({
        ...files('    default: RT\n'),
        'schemas/a.yaml': schema('').replace('tenure.csv', 'ten$0ure.csv'),
      }),
      ['schemas/a.yaml:5:../lists/tenure.csv'],
    );
  });

  it('are renamed in their list and wherever they are used, from either end', () => {
    const before = files('    enum: [OO, RT] # rented\n    examples: ["RT"]\n', {
      'b.json': '{"fields": [{"name": "t", "type": "string", "gov:codeList": "lists/tenure.csv", "example": "RT"}]}\n',
    });
    const after = {
      'b.json': (before['b.json'] ?? '').replace('"RT"', '"REN"'),
      'lists/tenure.csv': TENURE.replaceAll('RT', 'REN'),
      'schemas/a.yaml': schema('    enum: [OO, REN] # rented\n    examples: ["REN"]\n'),
    };
    const sorted = (one: Record<string, string>): unknown => Object.entries(one).sort();
    assert.deepEqual(
      sorted(
        renamedAt(
          { ...before, 'schemas/a.yaml': schema('    enum: [OO, R$0T] # rented\n    examples: ["RT"]\n') },
          'REN',
        ),
      ),
      sorted(after),
    );
    assert.deepEqual(
      sorted(renamedAt({ ...before, 'lists/tenure.csv': TENURE.replace('\nRT', '\n$0RT') }, 'REN')),
      sorted(after),
    );
    assert.match(
      renamedAt({ 'lists/tenure.csv': TENURE.replace('\nRT', '\n$0RT') }, 'R,T')['lists/tenure.csv'] ?? '',
      /\n"R,T",Rented/,
    );
    assert.equal(
      renamedAt({ 'own.yaml': OWN.replace('code: RT', 'code: R$0T') }, 'true')['own.yaml'],
      OWN.replace('code: RT', 'code: "true"').replace('broader: RT', 'broader: "true"'),
    );
    assert.deepEqual(
      Object.keys(renamedAt({ 'tenure.jsonld': SKOS.replace('notation": "OO', 'notation": "O$0O') }, 'OWN')),
      ['tenure.jsonld'],
    );
    assert.deepEqual(
      renamedAt(
        { 'tenure.jsonld': SKOS.replace('\n     "skos:notation": "OO",', '').replace('tenure/OO', 'tenure/O$0O') },
        'OWN',
      ),
      {},
      'an address is not renamed',
    );
    assert.deepEqual(
      Object.values(
        renamedAt(
          {
            'c.yaml':
              'id: https://x.example/m\nname: m\nclasses: {A: {attributes: {t: {range: T, examples: [{value: OO}]}}}}\nenums: {T: {permissible_values: {O$0O: , RT: }}}\n',
          },
          'OWN',
        ),
      ),
      [
        'id: https://x.example/m\nname: m\nclasses: {A: {attributes: {t: {range: T, examples: [{value: OWN}]}}}}\nenums: {T: {permissible_values: {OWN: , RT: }}}\n',
      ],
    );
  });
});

describe('published lists in the editor', () => {
  const json = (text: string) => ({
    'a.yaml': `$schema: https://json-schema.org/draft/2020-12/schema\nproperties:\n  t:\n${text}`,
  });

  it('are completed at the places that formats have for them', () => {
    has(completions(json('    x-unit: $0\n')), 'm', 'har', 'Cel');
    has(completions(json('    x-gov: {unit: $0}\n')), 'km');
    has(
      completions({ 'a.yaml': 'id: https://x.example/m\nname: m\nlicense: $0\nclasses: {A: }\n' }),
      'CC-BY-4.0',
      'OGL-UK-3.0',
    );
    has(
      completions({
        'datapackage.json':
          '{"name": "p", "resources": [{"name": "r", "path": "r.csv"}], "licenses": [{"name": "$0"}]}',
      }),
      'ODbL-1.0',
    );
    has(completions({ 'a.json': '{"fields": [{"name": "x", "type": "string", "gov:unit": "$0"}]}' }), 'kg');
    has(completions({ '.concordat.yaml': 'languages: [$0]\n' }), 'cy', 'fr');
    has(completions({ '.concordat.yaml': 'languages: [gu$0]\n' }), 'gu');
    has(
      completions(json('    x-codeList: https://www.iso.org/iso-4217-currency-codes.html\n    examples: [$0]\n')),
      'GBP',
    );
    has(completions(json('    x-codeList: iso-3166-1\n    enum: [$0]\n')), 'GB', 'FR');
  });

  it('say what their codes mean', () => {
    assert.match(hoverAt(json('    x-unit: ha$0r\n')), /hectare/);
    assert.match(
      hoverAt({ 'a.yaml': 'id: https://x.example/m\nname: m\nlicense: CC-BY$0-4.0\nclasses: {A: }\n' }),
      /Creative Commons Attribution 4\.0/,
    );
    assert.match(hoverAt({ '.concordat.yaml': 'languages: [c$0y]\n' }), /Welsh/);
    assert.match(hoverAt(json('    x-codeList: iso-3166-1\n    enum: [G$0B]\n')), /United Kingdom/);
    assert.match(hoverAt(json('    x-codeList: iso-4217\n    examples: [EU$0R]\n')), /Euro/);
  });
});
