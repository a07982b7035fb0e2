import assert from 'node:assert/strict';
import type { DocumentRoot } from '../../src/model/formats/adapter.ts';
import { type JsonLdDocument, type JsonLdNode, readJsonLd } from '../../src/model/formats/jsonld/read.ts';
import { compactIri, iri } from '../../src/model/formats/jsonld/well-known.ts';
import { parse } from '../../src/syntax/parse.ts';

/** What is said of each thing, in the notation `subject property value`, one line a value. */
function statements(text: string): string[] {
  const { document, source } = read(text);
  const name = (node: JsonLdNode): string =>
    node.id ? compactIri(node.id.value) : `[${document.nodes().indexOf(node)}]`;
  return document.nodes().flatMap((node) => [
    ...node.types.map((type) => `${name(node)} a ${compactIri(type.value)}`),
    ...[...node.properties].flatMap(([property, values]) =>
      values.map((value) => {
        const object = document.follow(value);
        const written = source.slice(value.node.start, value.node.end);
        if (value.text !== undefined) {
          assert.ok(written.includes(value.text), `${written} is where ${value.text} stands`);
          const tail = value.language ? `@${value.language}` : value.datatype ? `^${compactIri(value.datatype)}` : '';
          return `${name(node)} ${compactIri(property)} "${value.text}"${tail}`;
        }
        return `${name(node)} ${compactIri(property)} ${object ? name(object) : compactIri(value.ref ?? '')}`;
      }),
    ),
  ]);
}

function read(source: string): { document: JsonLdDocument; source: string } {
  const { roots } = parse({ path: '/a.yaml', text: source, language: 'yaml' });
  return { document: readJsonLd(roots[0] as DocumentRoot), source };
}

describe('JSON-LD', () => {
  const cases: Record<string, { text: string; says: string[] }> = {
    'prefixes, types of values, aliases of keywords': {
      text: `
"@context":
  ex: https://data.example/
  d: {"@id": "http://www.w3.org/ns/dcat#"}
  id: "@id"
  kind: "@type"
  title: {"@id": "dct:title", "@language": en}
  day: {"@id": "dct:issued", "@type": "xsd:date"}
  file: {"@id": "d:downloadURL", "@type": "@id"}
id: ex:bees
kind: d:Dataset
title: Bees
day: 2026-01-01
file: ex:bees.csv
dct:description: {"@value": Bienen, "@language": de}
unknown: nothing
`,
      says: [
        'https://data.example/bees a dcat:Dataset',
        'https://data.example/bees dct:title "Bees"@en',
        'https://data.example/bees dct:issued "2026-01-01"^xsd:date',
        'https://data.example/bees dcat:downloadURL https://data.example/bees.csv',
        'https://data.example/bees dct:description "Bienen"@de',
      ],
    },
    'the expanded form': {
      text: `
- "@id": "https://data.example/bees"
  "@type": ["http://www.w3.org/ns/dcat#Dataset"]
  "http://purl.org/dc/terms/title": [{"@value": Bees}]
  "http://purl.org/dc/terms/publisher": [{"@id": "_:b0"}]
- {"@id": "_:b0", "http://xmlns.com/foaf/0.1/name": [{"@value": Institute}]}
- {"@id": "https://data.example/only-named"}
`,
      says: [
        'https://data.example/bees a dcat:Dataset',
        'https://data.example/bees dct:title "Bees"',
        'https://data.example/bees dct:publisher _:b0',
        '_:b0 foaf:name "Institute"',
      ],
    },
    'a graph, whose things are one wherever they are described': {
      text: `
"@context": {"@vocab": "http://www.w3.org/ns/dcat#", "@base": "https://data.example/catalogue"}
"@graph":
  - {"@id": "#a", "@type": Dataset, distribution: {"@id": "b", keyword: inner}}
  - {"@id": "b", "@type": Distribution, keyword: [outer, 3, true, null]}
`,
      says: [
        'https://data.example/catalogue#a a dcat:Dataset',
        'https://data.example/catalogue#a dcat:distribution https://data.example/b',
        'https://data.example/b a dcat:Distribution',
        ...['inner', 'outer', '3', 'true'].map((word) => `https://data.example/b dcat:keyword "${word}"`),
      ],
    },
    'lists, sets, language maps, reverse properties': {
      text: `
"@context":
  "@vocab": "http://www.w3.org/2004/02/skos/core#"
  label: {"@id": prefLabel, "@container": "@language"}
  members: {"@reverse": inScheme}
  order: {"@id": member, "@container": "@list", "@type": "@id"}
"@id": x:scheme
"@type": ConceptScheme
label: {en: Kinds, de: [Arten, Sorten], "@none": K}
order: {"@list": [x:a, x:b]}
members: [{"@id": x:a, notation: A}]
`,
      says: [
        'x:scheme a skos:ConceptScheme',
        'x:scheme skos:prefLabel "Kinds"@en',
        'x:scheme skos:prefLabel "Arten"@de',
        'x:scheme skos:prefLabel "Sorten"@de',
        'x:scheme skos:prefLabel "K"',
        'x:scheme skos:member x:a',
        'x:scheme skos:member x:b',
        'x:a skos:notation "A"',
        'x:a skos:inScheme x:scheme',
      ],
    },
    'contexts of types hold for their things only, those of properties below': {
      text: `
"@context":
  Dataset: {"@id": "dcat:Dataset", "@context": {name: "dct:title"}}
  agent: {"@id": "dct:publisher", "@context": {name: "foaf:name"}}
  parts: "dct:hasPart"
"@id": x:d
"@type": Dataset
name: Bees
agent: {name: Institute}
parts: {"@id": x:p, name: lost}
`,
      says: [
        'x:d a dcat:Dataset',
        'x:d dct:title "Bees"',
        'x:d dct:publisher [1]',
        'x:d dct:hasPart x:p',
        '[1] foaf:name "Institute"',
      ],
    },
    'contexts by address: known, and guessed by name': {
      text: `
- "@context": ["http://www.w3.org/ns/odrl.jsonld", {cx: "https://w3id.org/catenax/policy/"}]
  uid: x:policy
  type: Offer
  permission: {action: use, constraint: {leftOperand: cx:UsagePurpose, operator: {"@id": eq}, rightOperand: a}}
- "@context": "https://portal.example/own.jsonld"
  "@id": x:d
  "@type": Dataset
  title: {en: Bees}
  publisher: https://bees.example/
`,
      says: [
        'x:policy a odrl:Offer',
        'x:policy odrl:permission [1]',
        '[1] odrl:action odrl:use',
        '[1] odrl:constraint [2]',
        '[2] odrl:leftOperand cx-policy:UsagePurpose',
        '[2] odrl:operator odrl:eq',
        '[2] odrl:rightOperand "a"',
        'x:d a dcat:Dataset',
        'x:d dct:title "Bees"@en',
        'x:d dct:publisher https://bees.example/',
      ],
    },
    'one name for things of different kinds does not make them one': {
      text: `
"@context": "https://w3id.org/dspace/2025/1/context.jsonld"
"@id": x:d
"@type": Dataset
hasPolicy: [{"@id": x:d, "@type": Offer}]
`,
      says: ['x:d a dcat:Dataset', 'x:d odrl:hasPolicy x:d', 'x:d a odrl:Offer'],
    },
  };
  for (const [title, { text, says }] of Object.entries(cases))
    it(title, () => {
      assert.deepEqual(statements(text), says);
    });

  it('tells how a plain name came to its meaning', () => {
    const { document } = read(`
"@context": {"@vocab": "https://w3id.org/edc/v0.0.1/ns/"}
policy: {"@context": "http://www.w3.org/ns/odrl.jsonld", permission: {constraint: {leftOperand: location, operator: eq}}}
`);
    const by = (property: string): unknown =>
      document.nodes().flatMap((node) => document.valuesOf(node, iri(property)))[0]?.by;
    assert.equal(by('odrl:leftOperand'), 'vocab');
    assert.equal(by('odrl:operator'), 'term');
  });

  it('comes to an end with definitions that build on each other without end', () => {
    const terms = Array.from({ length: 5_000 }, (_, index) => `  t${index}: "t${index + 1}:x"`).join('\n');
    assert.ok(read(`"@context":\n${terms}\nt0: v\n"@type": t1`).document.nodes().length === 1);
  });

  it('reads anything', () => {
    for (const text of [
      '"@context": [[{a: {"@id": a}}], 3, null, {b: {"@id": "c:x"}, c: {"@id": "b:x"}}]\nb: 1\nc: {a: 1}',
      '"@type": {}\n"@id": []\n"@graph": 3\n"@reverse": [1]\n"@nest": x',
      '&a [*a, {"@value": [1]}, {"@list": {"@list": [1]}}]',
      'x: &x {"@id": 1, y: z}\nz: [*x, *x]\n"@context": {x: {"@id": "@type"}}',
    ])
      assert.ok(statements(text));
  });
});
