import assert from 'node:assert/strict';
import type { IsoDate } from '../../src/base/iso-date.ts';
import { effectiveMark } from '../../src/model/effective.ts';
import type { Field, Standard } from '../../src/model/entities.ts';
import { fieldsOf } from '../../src/model/formats/build.ts';
import { fideslang } from '../../src/model/formats/fideslang/adapter.ts';
import { personalDataOf, presentKey, shippedKeys, suggestKey } from '../../src/model/formats/fideslang/taxonomy.ts';
import { fideslangTaxonomy } from '../../src/model/vocabularies/load.ts';
import { FRAMES } from '../../src/rules/support/frames.ts';
import { parse } from '../../src/syntax/parse.ts';
import { completions, definitionAt, hoverAt } from '../../src/testkit/cursor.ts';
import { checkFiles, sourceOf } from '../../src/testkit/memory.ts';
import { readFile } from '../../src/workspace/file-state.ts';

const MANIFEST = FRAMES.fideslang?.text ?? '';
const read = (text: string) => readFile(parse(sourceOf('.fides/a.yml', text))).documents[0];

const standardOf = (text: string): Standard => {
  const found = read(text)?.lowered.standards[0];
  assert.ok(found);
  return found;
};

/** One dataset with the given fields, as YAML below `fields:`. */
const dataset = (fields: string, more = ''): string =>
  `dataset:\n  - fides_key: d\n    name: D\n    description: x y z\n${more}    collections:\n      - name: c\n        description: x y z\n        fields:\n${fields.replace(/^/gm, '          ')}\n`;

const fieldOf = (text: string, path = 'f'): Field => {
  const found = [...fieldsOf(standardOf(text))].find((field) => field.path === path);
  assert.ok(found);
  return found;
};

const personal = (text: string, path = 'f') => effectiveMark(fieldOf(text, path), 'personalData')?.mark.value;

const said = (files: Readonly<Record<string, string>>, rule: RegExp): string[] =>
  checkFiles(Object.entries(files), '2026-11-21' as IsoDate)
    .findings.filter((finding) => rule.test(finding.rule))
    .map(({ severity, messageId, file, span }) => {
      const text = files[file.slice('/w/'.length)] ?? '';
      return `${severity} ${messageId} ${text.slice(span.start, span.end)}`;
    });

describe('a Fideslang manifest', () => {
  for (const [what, text, expected] of [
    ['the frame', MANIFEST, 'certain'],
    ['a system alone', 'system:\n  - fides_key: x\n', 'certain'],
    ['a taxonomy', 'data_category:\n  - fides_key: user.x\n', 'certain'],
    ['JSON', '{"policy": [{"fides_key": "x"}]}', 'certain'],
    [
      'no key but categories',
      'dataset:\n  - collections:\n      - fields:\n          - data_categories: [user]\n',
      'certain',
    ],
    ['no key and no categories', 'dataset:\n  - collections:\n      - fields:\n          - name: x\n', 'likely'],
    ['datasets of something else', 'dataset:\n  - name: x\n    path: y.csv\n', undefined],
    ['one dataset', 'dataset: {name: x}\n', undefined],
    ['systems of something else', 'system: [a, b]\npolicy: strict\n', undefined],
    ['a list', '- fides_key: x\n', undefined],
    ['nothing', '', undefined],
  ] as const) {
    it(`is recognised: ${what}: ${expected ?? 'no'}`, () => {
      const detection = read(text)?.detection;
      assert.equal(detection?.adapter.id === 'fideslang' ? detection.confidence : undefined, expected);
    });
  }

  it('is a standard for each dataset', () => {
    const standard = standardOf(MANIFEST);
    assert.deepEqual(
      [standard.id?.value, standard.label, standard.entities.map(({ name }) => name)],
      ['claims_db', 'Council tax claims', ['claim']],
    );
    assert.deepEqual(standard.marks.owner?.value, {
      role: 'controller',
      name: 'Revenues data owner',
      contact: 'data.owner@council.example',
    });
    assert.deepEqual(standard.marks.classification?.value, { scheme: 'uk-gscp', value: 'OFFICIAL' });
    assert.equal(read('dataset: [{fides_key: a}, {fides_key: b, collections: []}, 3]')?.lowered.standards.length, 2);
  });

  it('has fields with type and key, also nested ones and under the earlier name of their settings', () => {
    const text = dataset(
      '- name: f\n  fidesops_meta: {data_type: integer, primary_key: yes}\n- name: o\n  fides_meta: {data_type: object}\n  fields:\n    - {name: i, fides_meta: {data_type: "float[]"}}\n- name: u\n  fides_meta: {data_type: constructor}',
    );
    assert.deepEqual(
      [...fieldsOf(standardOf(text))].map(({ path, type, key }) => [path, type?.value, key]),
      [
        ['f', 'integer', true],
        ['o', 'object', false],
        ['o.i', 'array', false],
        ['u', undefined, false],
      ],
    );
  });

  it('never throws on what is missing or of another kind', () => {
    for (const text of [
      'dataset: [{fides_key: 1, name: [], collections: {}}]',
      'dataset:\n  - &a\n    fides_key: x\n    collections: [{name: null, fields: [*a, 3, {fields: 3, fides_meta: 4}]}]\n',
      'system: [{fides_key: x, ingress: 3, privacy_declarations: [3, {ingress: [3]}]}]\ndata_use: [{fides_key: a.b, parent_key: {}}, 4]\n',
    ])
      assert.doesNotThrow(() => said({ '.fides/a.yml': text }, /./));
  });
});

describe('data categories of Fideslang', () => {
  for (const [categories, expected] of [
    [['user.contact.email'], { category: 'dpv-pd:EmailAddress', identifiability: 'direct' }],
    [['user.provided.identifiable.contact.email'], { category: 'dpv-pd:EmailAddress', identifiability: 'direct' }],
    [['user.health_and_medical.record_id'], { category: 'dpv-pd:HealthRecord', specialCategory: 'health' }],
    [['user.health.condition'], { specialCategory: 'health' }],
    [['user.genetic'], { specialCategory: 'genetic' }],
    [['user.biometric.voice'], { specialCategory: 'biometric' }],
    [['user.race'], { specialCategory: 'ethnicity' }],
    [['user.demographic.religious_belief'], { specialCategory: 'religion' }],
    [['user.political_opinion'], { specialCategory: 'political' }],
    [['user.demographic.sexual_orientation'], { specialCategory: 'sexual' }],
    [['user.demographic.union_membership'], { specialCategory: 'union' }],
    [['user.criminal_history'], { criminal: true }],
    [['user.contact.email', 'user.health.genetic', 'system.operations'], { specialCategory: 'genetic' }],
    [['user'], { category: undefined, identifiability: undefined }],
    [['user.shoe_size'], { category: undefined, identifiability: undefined }],
    [['system.operations', 'system'], { identifiability: 'none' }],
  ] as const) {
    it(`${categories.join(', ')}`, () => {
      const found = personalDataOf(categories);
      assert.deepEqual({ ...found, ...expected }, found);
    });
  }

  it('of other roots and of none say nothing', () => {
    for (const categories of [[], ['internal'], ['system.operations', 'internal'], ['users']])
      assert.equal(personalDataOf(categories), undefined);
  });

  it('of a field, else of what is around it', () => {
    const text = dataset(
      '- name: f\n- {name: own, data_categories: [user.name]}\n- {name: e, data_categories: []}\n- name: o\n  data_categories: [user.location]\n  fields: [{name: i}]',
      '    data_categories: [system.operations]\n',
    );
    assert.equal(personal(text)?.identifiability, 'none');
    assert.equal(personal(text, 'own')?.category, 'dpv-pd:Name');
    assert.equal(personal(text, 'e')?.identifiability, 'none');
    assert.equal(personal(text, 'o.i')?.category, 'dpv-pd:Location');
  });

  it('an identity says that the field is personal, a category says more', () => {
    assert.equal(personal(dataset('- name: f\n  fides_meta: {identity: email}'))?.identifiability, 'direct');
    assert.equal(
      personal(dataset('- name: f\n  data_categories: [system]\n  fides_meta: {identity: email}'))?.identifiability,
      'none',
    );
  });

  it('silence what is undeclared, and are what the fix inserts', () => {
    const undeclared = dataset('- name: email\n  description: Where letters go.').replace(
      'name: c\n',
      'name: claimant\n',
    );
    assert.deepEqual(said({ 'a.yml': undeclared }, /undeclared/), ['warning undeclared email']);
    assert.deepEqual(
      said(
        { 'a.yml': undeclared.replace('letters go.', 'letters go.\n            data_categories: [system]') },
        /undeclared/,
      ),
      [],
    );
    const field = fieldOf(undeclared, 'email');
    assert.deepEqual(
      fideslang.place(field, 'personalData', { category: 'dpv-pd:EmailAddress', identifiability: 'direct' }),
      {
        op: 'append',
        at: field.node,
        path: ['data_categories'],
        value: 'user.contact.email',
      },
    );
  });

  it('that are personal without a category of Fideslang become a mark of ours', () => {
    const field = fieldOf(dataset('- name: f'));
    assert.deepEqual(fideslang.place(field, 'personalData', 'none')?.op, 'set');
    const marked = dataset('- {name: f, "gov:personalData": {category: "dpv-pd:Hair", identifiability: quasi}}');
    assert.equal(personal(marked)?.category, 'dpv-pd:Hair');
    assert.deepEqual(said({ 'a.yml': marked.replace('identifiability: quasi', 'identifiability: maybe') }, /schema/), [
      'error choice maybe',
    ]);
  });
});

describe('fixes in a Fideslang manifest', () => {
  for (const [what, settings, path, value] of [
    ['a map', 'meta: {a: 1}', ['meta', 'gov:owner'], 'x'],
    ['none', '', ['meta', 'gov:owner'], 'x'],
    ['an empty place', 'meta: null', ['meta'], { 'gov:owner': 'x' }],
    ['something else', 'meta: see the wiki', undefined, undefined],
  ] as const) {
    it(`write marks of a dataset where there is ${what}`, () => {
      const edit = fideslang.place(standardOf(`dataset:\n  - fides_key: d\n    ${settings}\n`), 'owner', 'x');
      assert.deepEqual(edit?.op === 'set' ? [edit.path, edit.value] : [undefined, undefined], [path, value]);
    });
  }

  it('write types in the settings of the field', () => {
    const pathFor = (meta: string) => {
      const edit = fideslang.place(fieldOf(dataset(`- name: f\n  ${meta}`)), 'type', 'number');
      return edit?.op === 'set' ? [...edit.path, edit.value] : undefined;
    };
    assert.deepEqual(pathFor('description: x'), ['fides_meta', 'data_type', 'float']);
    assert.deepEqual(pathFor('fidesops_meta: {length: 3}'), ['fidesops_meta', 'data_type', 'float']);
    assert.equal(fideslang.place(fieldOf(dataset('- name: f')), 'type', 'date'), undefined);
  });
});

describe('terms of Fideslang', () => {
  const keys = new Set([...shippedKeys('data_category'), ...shippedKeys('data_use'), ...shippedKeys('data_subject')]);

  it('the vocabulary agrees with itself', () => {
    for (const [key, successor] of Object.entries(fideslangTaxonomy.deprecated))
      assert.ok(keys.has(key) && keys.has(successor), key);
    for (const [before, after] of Object.entries(fideslangTaxonomy.renamed))
      assert.ok(!keys.has(before) && keys.has(after), before);
    for (const key of Object.keys(fideslangTaxonomy.personal)) assert.ok(keys.has(key), key);
    for (const key of keys)
      assert.ok(!key.includes('.') || keys.has(key.slice(0, key.lastIndexOf('.'))), `${key} hangs in the air`);
  });

  for (const [kind, written, expected] of [
    ['data_category', 'user.contact.emial', 'user.contact.email'],
    ['data_category', 'user.derived.identifiable.race', 'user.demographic.race_ethnicity'],
    ['data_category', 'user.provided.identifiable.credentials.password', 'user.authorization.password'],
    ['data_category', 'account.contact.street', 'user.contact.address.street'],
    ['data_category', 'user.cookie_id', 'user.device.cookie_id'],
    ['data_category', 'user.shoe_size', undefined],
    ['data_use', 'improve.system', 'functional.service.improve'],
    ['data_use', 'provide', undefined],
    ['data_subject', 'custommer', 'customer'],
    ['data_subject', 'user.name', undefined],
  ] as const) {
    it(`${written} is ${expected ?? 'unknown'}`, () => assert.equal(suggestKey(kind, written, new Set()), expected));
  }

  it('that never changed are themselves', () => {
    for (const key of keys) assert.equal(presentKey(key), key);
  });

  it('of this manifest and of others of the project are known; of another project they are not', () => {
    const system = (category: string) =>
      `system:\n  - fides_key: s\n    system_type: x\n    privacy_declarations: [{data_categories: [${category}], data_use: essential}]\n`;
    const own = 'data_category:\n  - {fides_key: user.household, parent_key: user}\n';
    const terms = (files: Readonly<Record<string, string>>) => said(files, /unresolved-reference/);
    assert.deepEqual(terms({ '.fides/a.yml': `${own}${system('user.household')}` }), []);
    assert.deepEqual(terms({ '.fides/a.yml': system('user.household'), 'b/b.yml': own }), []);
    assert.deepEqual(terms({ '.fides/a.yml': system('user.houshold'), 'b/b.yml': own }), [
      'warning term user.houshold',
    ]);
    assert.deepEqual(terms({ 'a/.concordat.yaml': '{}\n', 'a/a.yml': system('user.household'), 'b/b.yml': own }), [
      'warning term user.household',
    ]);
    assert.deepEqual(terms({ '.fides/a.yml': system('<category>') }), []);
    // The text of a term may be a word of any other list.
    assert.deepEqual(terms({ '.fides/a.yml': `${system('user')}    meta: {data_categories: [anything]}\n` }), []);
  });
});

describe('references between datasets of Fideslang', () => {
  const refers = (other: string, path: string) =>
    dataset(`- name: f\n  fides_meta: {references: [{dataset: ${other}, field: ${path}, direction: to}]}\n- name: g`);
  const told = (files: Readonly<Record<string, string>>) => said(files, /unresolved-reference/);
  const other = dataset('- name: id').replace('fides_key: d', 'fides_key: e');

  it('within a manifest', () => {
    assert.deepEqual(told({ 'a.yml': refers('d', 'c.g') }), []);
    assert.deepEqual(told({ 'a.yml': refers('d', 'c.h') }), ['error nowhere c.h']);
  });

  it('to another one', () => {
    assert.deepEqual(told({ 'a.yml': refers('e', 'c.id'), 'b.yml': other }), []);
    assert.deepEqual(told({ 'a.yml': refers('e', 'c.idd'), 'b.yml': other }), ['error noPart e']);
    assert.deepEqual(told({ 'a.yml': refers('e', 'c.id') }), ['info elsewhere e']);
    assert.deepEqual(told({ 'a.yml': refers('<instance_fides_key>', 'c.id') }), []);
  });

  it('lead there', () =>
    assert.equal(definitionAt({ 'a.yml': refers('$0e', 'c.id'), 'b.yml': other }).split(':')[0], 'b.yml'));
});

describe('what the models of Fideslang forbid', () => {
  for (const [what, text, expected] of [
    ['two fields of a name', dataset('- name: f\n- name: f'), ['error unique f']],
    [
      'a stray parent',
      'data_category:\n  - {fides_key: user.a.b, parent_key: user}\n  - {fides_key: user.a, parent_key: user}\n',
      ['error choiceMeant user'],
    ],
    ['no parent', 'data_category:\n  - {fides_key: user.a}\n', ['error missing fides_key']],
    [
      'a flow that the system lacks',
      'system:\n  - fides_key: s\n    system_type: x\n    ingress: [{fides_key: d, type: dataset}]\n    privacy_declarations: [{data_categories: [user], data_use: essential, ingress: [e, d]}]\n',
      ['error choice e'],
    ],
    [
      'no flows at all',
      'system:\n  - fides_key: s\n    system_type: x\n    privacy_declarations: [{data_categories: [user], data_use: essential, egress: [e]}]\n',
      ['error dependent fides_key'],
    ],
    [
      'fields below a text',
      dataset('- name: f\n  fides_meta: {data_type: string}\n  fields: [{name: i}]'),
      ['error choice string'],
    ],
    [
      'all elements of what is no list',
      dataset('- name: f\n  fides_meta: {data_type: string, return_all_elements: true}'),
      ['error pattern string'],
    ],
    ['an unknown type', dataset('- name: f\n  fides_meta: {data_type: strng}'), ['error choiceMeant strng']],
    [
      'rights without a list',
      'data_subject:\n  - {fides_key: s, rights: {strategy: INCLUDE}}\n',
      ['error missing rights'],
    ],
  ] as const) {
    it(what, () => assert.deepEqual(said({ 'a.yml': text }, /schema-violation/), expected));
  }

  it('and what they let pass', () => {
    for (const text of [
      dataset(
        '- name: f\n  masking_strategy_override: {strategy: null_rewrite}\n  fides_meta: {primary_key: True, read_only: yes, length: 40}',
      ),
      'dataset:\n  - {fides_key: <instance_fides_key>, meta: null, fides_meta: null, collections: []}\n',
      'data_category:\n  - {fides_key: house, name: 7, tags: null, parent_key: null, is_default: true, version_added: 2.0.0}\n',
    ])
      assert.deepEqual(said({ 'a.yml': text }, /schema-violation/), []);
  });
});

describe('in the editor, a Fideslang manifest', () => {
  it('is completed', () => {
    const taxonomy = 'data_category:\n  - {fides_key: user.household, parent_key: user}\n';
    const found = completions({ '.fides/a.yml': MANIFEST.replace('[user.contact.email]', '[$0]'), 'b.yml': taxonomy });
    for (const label of ['user.contact.email', 'user.household', 'system.operations'])
      assert.ok(found.has(label), label);
    assert.ok(!found.has('user.health_and_medical'), 'what has been given up is not offered');
    assert.ok(
      completions({ 'a.yml': MANIFEST.replace('essential.service', 'ess$0') }).has('essential.service.security'),
    );
    assert.ok(completions({ 'a.yml': MANIFEST.replace('data_type: string', 'data_type: $0') }).has('integer[]'));
    assert.ok(completions({ 'a.yml': `${MANIFEST}pol$0` }).has('policy'));
  });

  it('is explained', () => {
    assert.match(hoverAt({ 'a.yml': MANIFEST.replace('primary_key', 'prim$0ary_key') }), /key of its collection/);
    assert.match(hoverAt({ 'a.yml': MANIFEST.replace('name: email', 'name: em$0ail') }), /EmailAddress/);
  });
});
