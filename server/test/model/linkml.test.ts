import assert from 'node:assert/strict';
import type { IsoDate } from '../../src/base/iso-date.ts';
import type { Json } from '../../src/base/json.ts';
import { applyEdits } from '../../src/base/text-edit.ts';
import type { Finding } from '../../src/check/finding.ts';
import type { Field, Standard } from '../../src/model/entities.ts';
import type { PlaceableKey } from '../../src/model/formats/adapter.ts';
import { linkml } from '../../src/model/formats/linkml/adapter.ts';
import { renderEdits } from '../../src/syntax/edit.ts';
import { parse } from '../../src/syntax/parse.ts';
import { pathOf } from '../../src/syntax/tree.ts';
import { completions, hoverAt } from '../../src/testkit/cursor.ts';
import { checkFiles, sourceOf } from '../../src/testkit/memory.ts';
import { readFile } from '../../src/workspace/file-state.ts';

const NOW = '2026-11-21' as IsoDate;
const HEAD = 'id: https://x.example/m\nname: m\ntitle: M\nimports: [linkml:types]\n';

function recognized(text: string, path = 'm.yaml'): string {
  const document = readFile(parse(sourceOf(path, text))).documents[0];
  return document?.detection ? `${document.detection.adapter.id} ${document.detection.confidence}` : 'nobody';
}

function standardIn(text: string): Standard {
  const standard = readFile(parse(sourceOf('m.yaml', HEAD + text))).documents[0]?.lowered.standards[0];
  assert.ok(standard);
  return standard;
}

function fieldIn(text: string, name: string): Field {
  const [entity, field] = name.split('.');
  const found = standardIn(text)
    .entities.find((one) => one.name === entity)
    ?.fields.find((one) => one.name === field);
  assert.ok(found, `no ${name}`);
  return found;
}

function findings(files: Readonly<Record<string, string>>, rule: string): Finding[] {
  return checkFiles(Object.entries(files), NOW).findings.filter((finding) => finding.rule === rule);
}

/** What is said of references, each with the line on which it stands. */
function unresolved(files: Readonly<Record<string, string>>): string[] {
  return findings(files, 'structure/unresolved-reference').map(
    (finding) => `${finding.file.split('/').at(-1)} ${finding.messageId}: ${finding.message}`,
  );
}

describe('LinkML: recognition', () => {
  const cases: Record<string, string> = {
    'id: https://x.example/m\nimports: [linkml:types]\n': 'linkml certain',
    'prefixes: {linkml: https://w3id.org/linkml/}\nclasses: {}\n': 'linkml certain',
    'name: m\nclasses: {A: {is_a: B}}\n': 'linkml certain',
    'id: https://x.example/m\nname: m\nenums: {E: {permissible_values: {a: {}}}}\n': 'linkml certain',
    'id: https://x.example/m\nname: m\nclasses:\n  - name: A\n    attributes: {b: {range: date}}\n': 'linkml certain',
    'id: https://x.example/m\nname: m\nclasses: {A: {description: a}}\n': 'linkml likely',
    // A timetable, a build file, a configuration, a school.
    'id: 4\nname: Autumn\nclasses: [Biology, History]\n': 'nobody',
    'name: thing\nimports: [os, sys]\nclasses: 3\n': 'nobody',
    'kind: Deployment\nid: https://x.example/m\nname: m\nclasses: {A: {slots: [b]}}\n': 'nobody',
    '"@context": {}\nid: https://x.example/m\nname: m\nclasses: {A: {slots: [b]}}\n': 'nobody',
    'identifier: https://x.example/d\ntype: dcat:Dataset\ntitle: Food alerts\n': 'nobody',
    '- id: https://x.example/m\n  classes: {A: {slots: [b]}}\n': 'nobody',
  };
  for (const [text, expected] of Object.entries(cases))
    it(`${expected}: ${text.replaceAll('\n', ' ').slice(0, 70)}`, () => assert.equal(recognized(text), expected));

  it('in JSON as well', () =>
    assert.equal(recognized('{"id": "https://x.example/m", "imports": ["linkml:types"]}', 'm.json'), 'linkml certain'));
});

describe('LinkML: the model', () => {
  const PEOPLE = `
default_range: string
settings: {digits: "[0-9]+"}
types:
  Money: {typeof: decimal, description: Pounds.}
enums:
  Tenure:
    permissible_values: {OO: {title: Owner}, PR: {description: Private tenant}, 3: }
classes:
  Agent:
    abstract: true
    description: Who acts.
    attributes:
      id: {identifier: true, slot_uri: dct:identifier}
      name: {description: What it is called., range: string}
  Dated: {mixin: true, slots: [since]}
  Person:
    is_a: Agent
    mixins: [Dated]
    class_uri: schema:Person
    slots: [income, tenure, home]
    slot_usage:
      name: {required: true}
      income: {annotations: {classification: OFFICIAL-SENSITIVE}}
slots:
  base: {range: Money, multivalued: true}
  since: {range: date, description: First day.}
  income:
    is_a: base
    description: Earned in a week.
    unit: {ucum_code: "[GBP]/wk"}
    examples: [{value: 12}]
    annotations: {personal_data: {value: {category: dpv-pd:Income, identifiability: quasi}}, classification: OFFICIAL}
  tenure: {range: Tenure, description: How the dwelling is held.}
  home: {range: Place}
  code: {structured_pattern: {syntax: "{digits}-{other}", interpolated: true}, deprecated: Use another.}
`;

  it('has classes as entities, and slots that none of them uses in one without a name', () => {
    const standard = standardIn(PEOPLE);
    assert.deepEqual(
      standard.entities.map((entity) => [entity.name, entity.thing, entity.fields.map((field) => field.name)]),
      [
        ['Agent', 'organisation', ['id', 'name']],
        ['Dated', 'unknown', ['since']],
        ['Person', 'person', ['income', 'tenure', 'home', 'name']],
        ['', 'unknown', ['base', 'code']],
      ],
    );
    assert.deepEqual(
      standard.entities[2]?.extends.map(({ fragment }) => fragment),
      ['/classes/Agent', '/classes/Dated'],
    );
    assert.equal(standard.fragment, false);
    assert.equal(standardIn('slots: {a: }\n').fragment, true);
  });

  it('reads a field from its refinement, its definition and what that inherits', () => {
    const income = fieldIn(PEOPLE, 'Person.income');
    assert.equal(income.type?.value, 'number');
    assert.equal(income.description?.value, 'Earned in a week.');
    assert.equal(income.marks.unit?.value, '[GBP]/wk');
    assert.equal(income.marks.classification?.value.value, 'OFFICIAL-SENSITIVE');
    assert.deepEqual(income.marks.personalData?.value.identifiability, 'quasi');
    assert.deepEqual(
      income.examples.map(({ value }) => value),
      [12],
    );
    assert.equal(income.node.parent?.slot, 'slot_usage');
    assert.equal(income.nameAt.node.parent?.slot, 'slots');
    const name = fieldIn(PEOPLE, 'Person.name');
    assert.deepEqual([name.required, name.description?.value], [true, 'What it is called.']);
    const id = fieldIn(PEOPLE, 'Agent.id');
    assert.deepEqual(
      [id.key, id.required, id.type?.value, id.marks.concept?.value],
      [true, true, 'string', 'dct:identifier'],
    );
    const code = fieldIn(PEOPLE, '.code');
    assert.deepEqual([code.pattern?.value, code.deprecated], ['[0-9]+-{other}', true]);
    assert.equal(fieldIn(PEOPLE, 'Person.home').refersTo?.imported, true);
  });

  it('has one list for an enumeration, with its codes and labels', () => {
    const standard = standardIn(PEOPLE);
    const [list] = standard.codeLists;
    assert.equal(fieldIn(PEOPLE, 'Person.tenure').codeList?.name, 'Tenure');
    assert.deepEqual(
      list?.codes.map(({ value, label }) => [value.value, label]),
      [
        ['OO', 'Owner'],
        ['PR', 'Private tenant'],
        ['3', undefined],
      ],
    );
    assert.equal(list?.description?.value, 'How the dwelling is held.');
    assert.equal(list?.field, undefined);
  });

  it('reads collections that are written as lists', () => {
    const listed = `
classes:
  - name: A
    attributes:
      - {name: b, range: date, annotations: [{tag: personal_data, value: none}]}
      - c
enums:
  - {name: E, permissible_values: [x, {text: 2, description: Two}]}
`;
    assert.equal(fieldIn(listed, 'A.b').type?.value, 'date');
    assert.equal(fieldIn(listed, 'A.b').marks.personalData?.value.identifiability, 'none');
    assert.equal(fieldIn(listed, 'A.c').name, 'c');
    assert.deepEqual(
      standardIn(listed).codeLists[0]?.codes.map(({ value }) => value.value),
      ['x', 2],
    );
  });

  it('lowers whatever stands there', () => {
    for (const text of [
      'classes: {A: {is_a: B, mixins: [A]}, B: {is_a: A, slots: [s, s]}}\nslots: {s: {is_a: s}, t: 3}\n',
      'classes: {A: 3, B: [1], C: {slots: {a: b}, attributes: 7, slot_usage: [x]}}\n',
      'enums: {E: {permissible_values: {a: [1]}}, F: }\ntypes: {T: {typeof: U}, U: {typeof: T}}\nslots: {s: {range: T}}\n',
      'classes: &c {A: {attributes: {x: {range: A}}}}\nslots: *c\nsubsets: *nowhere\n',
    ])
      assert.ok(standardIn(text));
  });
});

describe('LinkML: names and imports', () => {
  const CORE =
    'id: https://x.example/core\nname: core\ntitle: Core\ndescription: Shared.\nimports: [linkml:types]\nprefixes: {ex: https://x.example/}\n' +
    'classes: {Agent: {description: Who acts., attributes: {email: {description: Mailbox., range: string}}}}\nslots: {since: {description: First day., range: date}}\n';
  const importing = (text: string) =>
    `id: https://x.example/m\nname: m\ntitle: M\nimports: [linkml:types, core]\n${text}`;

  it('finds what is defined here, in an import, in an import of an import, and in LinkML', () => {
    const text = importing(
      'default_prefix: ex\nclasses: {P: {is_a: Agent, class_uri: ex:P, slots: [since], attributes: {a: {range: integer}, b: {range: Agent}}}}\n',
    );
    assert.deepEqual(unresolved({ 'm.yaml': text, 'core.yaml': CORE }), []);
    const between = 'id: https://x.example/b\nname: b\nimports: [core]\n';
    assert.deepEqual(
      unresolved({ 'm.yaml': text.replace(' core]', ' sub/b]'), 'sub/b.yaml': between, 'sub/core.yaml': CORE }),
      [],
    );
  });

  it('accuses once all imports are there, and is silent before', () => {
    const text = importing('classes: {P: {is_a: Agnt, slots: [sinec], attributes: {a: {range: intger}}}}\n');
    assert.deepEqual(unresolved({ 'm.yaml': text, 'core.yaml': CORE }), [
      'm.yaml notImported: `Agnt` is defined neither in this file nor in those that it imports: did you mean `Agent`?',
      'm.yaml notImported: `sinec` is defined neither in this file nor in those that it imports: did you mean `since`?',
      'm.yaml notImported: `intger` is defined neither in this file nor in those that it imports: did you mean `integer`?',
    ]);
    assert.deepEqual(unresolved({ 'm.yaml': text, 'cores.yaml': CORE }), [
      'm.yaml noFile: `core`: there is no such file: did you mean `cores`?',
    ]);
    assert.deepEqual(unresolved({ 'm.yaml': text.replace('core]', 'linkml:units]') }), []);
  });

  it('knows prefixes, subsets, parents of types, slots of keys and refinements', () => {
    const text = `${HEAD}default_prefix: nope
prefixes: {ex: https://x.example/}
subsets: {public: }
classes:
  A:
    class_uri: exx:A
    attributes: {a: {range: string, slot_uri: schema:a, in_subset: [publik]}}
    slot_usage: {aa: {required: true}}
    unique_keys: {main: {unique_key_slots: [a, b]}}
types: {T: {typeof: strin, uri: xsd:string}}
enums: {E: {permissible_values: {x: {meaning: "urn:x:y"}, y: {meaning: https://x.example/y}, z: {meaning: zz:1}}}}
`;
    assert.deepEqual(
      unresolved({ 'm.yaml': text }).map((line) =>
        line.replace(/^m.yaml nowhere: | leads to nothing in this file/g, ''),
      ),
      [
        '`nope`.',
        '`exx:A`: did you mean `ex:A`?',
        '`publik`: did you mean `public`?',
        '`aa`.',
        '`b`.',
        '`strin`: did you mean `string`?',
        '`zz:1`.',
      ],
    );
    assert.deepEqual(
      unresolved({ 'm.yaml': `${HEAD}default_curi_maps: [semweb_context]\nclasses: {A: {class_uri: foaf:Agent}}\n` }),
      [],
    );
  });

  it('leaves refinements alone where an imported class may have the slot, and in mixins', () => {
    const text = importing(
      'classes: {P: {is_a: Agent, slot_usage: {email: {required: true}}}, M: {mixin: true, slot_usage: {x: {}}}}\n',
    );
    assert.deepEqual(unresolved({ 'm.yaml': text, 'core.yaml': CORE }), []);
  });

  it('lets agreements name inherited slots, of the same file and of imported ones', () => {
    const agreement = (fields: string) =>
      `apiVersion: concordat/v1\nkind: DataSharingAgreement\nid: urn:x:a\ntitle: A\ndata:\n  - {id: d, standard: m.yaml, fields: [${fields}]}\n`;
    const text = importing('classes: {P: {is_a: Q, attributes: {a: {}}}, Q: {is_a: Agent, attributes: {q: {}}}}\n');
    const unknown = (fields: string) =>
      findings({ 'm.yaml': text, 'core.yaml': CORE, 'a.yaml': agreement(fields) }, 'sharing/unknown-field').map(
        (finding) => finding.message,
      );
    assert.deepEqual(unknown('P.a, P.q, P.email, Q.email'), []);
    assert.equal(unknown('P.emall').length, 1);
  });
});

describe('LinkML: fixes', () => {
  /** The text after something was placed at a field (`Class.slot`), a class or, for '', the schema. */
  function placed(text: string, name: string, key: PlaceableKey, value: Json): string {
    const parsed = parse(sourceOf('m.yaml', HEAD + text));
    const standard = readFile(parsed).documents[0]?.lowered.standards[0];
    assert.ok(standard);
    const [first, second] = name.split('.');
    const entity = standard.entities.find((one) => one.name === first);
    const target = second === undefined ? (entity ?? standard) : entity?.fields.find((one) => one.name === second);
    const edit = target && linkml.place(target, key, value);
    if (edit?.op !== 'set' && edit?.op !== 'append') return 'no place';
    const edits = renderEdits(parsed, [{ ...edit, root: 0, path: [...pathOf(edit.at), ...edit.path] }]);
    return applyEdits(parsed.source.text, edits).slice(HEAD.length);
  }
  const TEXT =
    'classes:\n  A:\n    slots:\n      - s\n      - foreign\n    slot_usage:\n      s:\n        required: true\n    attributes:\n      a:\nslots:\n  s:\n    range: string\n';

  it('writes marks as annotations, a map in full', () => {
    assert.match(
      placed(TEXT, 'A.a', 'classification', 'OFFICIAL'),
      /\n {6}a:\n {8}annotations: \{classification: OFFICIAL\}\n/,
    );
    assert.match(
      placed(TEXT, 'A.s', 'personalData', { identifiability: 'direct' }),
      /required: true\n {8}annotations:\n {10}personal_data:\n {12}value: \{identifiability: direct\}\n/,
    );
    assert.match(placed(TEXT, 'A', 'owner', 'Data office'), /\n {4}annotations: \{owner: Data office\}\n/);
    assert.match(placed(TEXT, '', 'owner', 'Data office'), /\nannotations: \{owner: Data office\}\n/);
    const listed = 'slots:\n  s:\n    annotations:\n      - tag: x\n        value: 1\n';
    assert.match(
      placed(listed, '.s', 'classification', 'OFFICIAL'),
      / {6}- \{tag: classification, value: OFFICIAL\}\n/,
    );
  });

  it('describes a slot where it is defined, and refines it where the class does', () => {
    assert.match(placed(TEXT, 'A.s', 'description', 'x'), /slots:\n {2}s:\n {4}range: string\n {4}description: x\n/);
    assert.match(placed(TEXT, 'A.s', 'type', 'number'), /required: true\n {8}range: decimal\n/);
    assert.match(placed(TEXT, 'A.s', 'unit', 'km'), /required: true\n {8}unit: \{ucum_code: km\}\n/);
    assert.match(placed(TEXT, 'A.s', 'concept', 'schema:s'), / {8}slot_uri: schema:s\n/);
    assert.match(
      placed(TEXT, 'A.foreign', 'classification', 'X'),
      /\n {6}foreign:\n {8}annotations: \{classification: X\}\n/,
    );
    assert.equal(placed(TEXT, 'A.s', 'format', 'date'), 'no place');
    assert.match(placed(TEXT, '', 'version', '1.0.0'), /\nversion: 1\.0\.0\n/);
  });

  it('says once what is wrong with a slot that several classes use', () => {
    const text = `${HEAD}description: x\nclasses: {A: {description: One., slots: [s]}, B: {description: Two., slots: [s], slot_usage: {s: {required: true}}}}\nslots: {s: {range: integer}}\n`;
    assert.equal(findings({ 'm.yaml': text }, 'semantics/missing-description').length, 1);
  });

  it('judges marks in annotations, but not what others call by the same common words', () => {
    const annotated = (text: string) =>
      findings({ 'm.yaml': `${HEAD}slots: {s: {annotations: ${text}}}\n` }, 'structure/schema-violation').length;
    assert.equal(annotated('{personal_data: {value: {identifiability: direct}}, owner: [1], unit: 7}'), 0);
    assert.equal(annotated('{personal_data: {value: {identifiabilty: direct}}}'), 1);
  });
});

describe('LinkML: structure', () => {
  const violations = (text: string) =>
    findings({ 'm.yaml': HEAD + text }, 'structure/schema-violation').map((finding) => finding.message);

  it('accepts what the loader accepts', () => {
    assert.deepEqual(
      violations(
        'slots: {s: {comments: One., extensions: [{tag: a, value: [1]}], examples: [{value: 3}], annotations: {a: [1, 2]}}}\nenums: [{name: E, permissible_values: [a, {text: 9}]}]\n',
      ),
      [],
    );
  });

  it('names misspelt keys, on whichever level', () => {
    assert.deepEqual(violations('clases: {}\n'), ['The file cannot have a key `clases`: did you mean `classes`?']);
    assert.match(violations('classes: {A: {descripton: x}}\n')[0] ?? '', /`descripton`: did you mean `description`/);
    assert.match(violations('classes: {A: {attributes: {b: {rnge: x}}}}\n')[0] ?? '', /did you mean `range`/);
    assert.match(violations('slots: [{range: string}]\n')[0] ?? '', /needs `name`/);
    assert.match(violations('slots: {s: {required: "yes"}}\n')[0] ?? '', /must be true or false/);
  });
});

describe('LinkML: in the editor', () => {
  const at = (text: string) => completions({ 'm.yaml': HEAD + text });

  it('offers keys of every level, with their form', () => {
    assert.equal(at('cla$0\n').get('classes')?.slice(HEAD.length), 'classes:\n  \n');
    assert.ok(at('classes:\n  A:\n    $0\n').has('slot_usage'));
    assert.ok(at('classes:\n  A:\n    attributes:\n      b:\n        $0\n').has('description'));
    assert.ok(at('slots:\n  - name: s\n    $0\n').has('slot_uri'));
    assert.ok(at('slots:\n  s:\n    annotations:\n      $0\n').has('personal_data'));
  });

  it('offers names and values', () => {
    const ranges = at('enums: {E: {}}\nclasses: {A: {}}\nslots:\n  s:\n    range: $0\n');
    for (const name of ['A', 'E', 'date', 'uriorcurie']) assert.ok(ranges.has(name), name);
    assert.ok(at('slots: {s: {}}\nclasses:\n  A:\n    slots:\n      - $0\n').has('s'));
    assert.ok(at('slots:\n  s:\n    required: $0\n').has('true'));
  });

  it('explains keys', () => {
    assert.match(hoverAt({ 'm.yaml': `${HEAD}slots: {s: {slot_u$0ri: schema:s}}\n` }), /Term of a vocabulary/);
    assert.match(hoverAt({ 'm.yaml': `${HEAD}classes: {A: {is$0_a: B}}\n` }), /inherits everything/);
  });
});
