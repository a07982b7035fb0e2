import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { rules } from '../../generated/rules.ts';
import type { IsoDate } from '../../src/base/iso-date.ts';
import { applyEdits } from '../../src/base/text-edit.ts';
import { Checker } from '../../src/check/checker.ts';
import type { Finding } from '../../src/check/finding.ts';
import { symbols } from '../../src/ide/symbols.ts';
import { effectiveClassification } from '../../src/model/effective.ts';
import type { Field } from '../../src/model/entities.ts';
import { fieldsOf } from '../../src/model/formats/build.ts';
import { fieldPrivacy } from '../../src/model/inference/field-privacy.ts';
import { renderEdits } from '../../src/syntax/edit.ts';
import { checkAll, checkFiles, ROOT, schemas, sourceOf } from '../../src/testkit/memory.ts';
import { Workspace } from '../../src/workspace/workspace.ts';

const NOW = '2026-11-21' as IsoDate;

const PAGES = `dialects:
  - id: pages
    match: { files: "fields/*.md", where: { field: present } }
    entity: { name: field }
    field:
      name: field
      title: name
      description: description
      type: { at: datatype, map: { datetime: datetime, flag: boolean } }
      classification: { at: sensitivity, map: { low: OFFICIAL, high: OFFICIAL-SENSITIVE } }
      personalData: pii
      deprecated: end-date
      examples: examples[].value
`;
const PAGE =
  '---\nfield: birth-date\nname: Birth date\ndatatype: datetime\nsensitivity: high\npii: true\nend-date: ""\n---\n\n# Prose\n';

function workspaceOf(files: Readonly<Record<string, string>>): Workspace {
  const workspace = new Workspace({ root: ROOT });
  workspace.apply(
    ...Object.entries(files).map(([path, text]) => ({ kind: 'set' as const, source: sourceOf(path, text) })),
  );
  return workspace;
}
const set = (workspace: Workspace, path: string, text: string): void => {
  workspace.apply({ kind: 'set', source: sourceOf(path, text) });
};
const formatOf = (workspace: Workspace, path: string): string | undefined =>
  workspace.current.files.get(`${ROOT}/${path}`)?.documents[0]?.detection?.adapter.id;
const fieldsIn = (workspace: Workspace, path: string): Map<string, Field> =>
  new Map(
    (workspace.current.files.get(`${ROOT}/${path}`)?.documents ?? []).flatMap(({ lowered }) =>
      lowered.standards.flatMap((standard) =>
        [...fieldsOf(standard)].map((field) => [`${field.entity.name}.${field.path}`, field] as const),
      ),
    ),
  );
const fieldIn = (workspace: Workspace, path: string, name: string): Field => {
  const field = fieldsIn(workspace, path).get(name);
  assert.ok(field, `${name} among ${[...fieldsIn(workspace, path).keys()].join(', ')}`);
  return field;
};
const said = (findings: readonly Finding[], path: string): string[] =>
  findings.filter(({ file }) => file === `${ROOT}/${path}`).map(({ rule, messageId }) => `${rule}:${messageId}`);
const fixed = (workspace: Workspace, finding: Finding | undefined): string => {
  const parsed = finding && workspace.current.files.get(finding.file)?.parsed;
  assert.ok(parsed && finding);
  return applyEdits(parsed.source.text, renderEdits(parsed, finding.fixes[0]?.edits ?? []));
};

describe('house dialects', () => {
  it('a page of Markdown is a field, by the paths of the configuration', () => {
    const workspace = workspaceOf({ '.concordat.yaml': PAGES, 'fields/birth-date.md': PAGE });
    const field = fieldIn(workspace, 'fields/birth-date.md', 'birth-date.birth-date');
    assert.equal(field.title?.value, 'Birth date');
    assert.equal(field.type?.value, 'datetime');
    assert.equal(field.deprecated, false, 'an empty day says nothing');
    assert.deepEqual(effectiveClassification(field)?.mark.value, { scheme: undefined, value: 'OFFICIAL-SENSITIVE' });
    assert.deepEqual(
      { source: fieldPrivacy(field, []).source, personal: fieldPrivacy(field, []).personal },
      { source: 'declared', personal: 'indirect' },
    );
  });

  it('glob and content decide together, and a dialect that names files goes before the built-in formats', () => {
    const schema =
      '{"$schema": "https://json-schema.org/draft/2020-12/schema", "type": "object", "elements": [{"n": "a"}]}';
    const dialect = (match: string) => `dialects:\n  - {id: own, match: ${match}, field: {each: elements, name: n}}\n`;
    const format = (match: string) =>
      formatOf(workspaceOf({ '.concordat.yaml': dialect(match), 's/a.json': schema }), 's/a.json');
    assert.equal(format('{files: s/*.json}'), 'own');
    assert.equal(format('{files: [t/*.json, "s/**"]}'), 'own');
    assert.equal(format('{files: t/*.json}'), 'json-schema');
    assert.equal(format('{files: s/*.json, where: {elements: absent}}'), 'json-schema');
    assert.equal(format('{files: s/*.json, where: {"elements[].n": a}}'), 'own');
    assert.equal(format('{files: s/*.json, where: {"elements[].n": [b, c]}}'), 'json-schema');
    assert.equal(format('{where: {elements: present}}'), 'json-schema', 'what a format is sure of stays its own');
  });

  it('content alone decides where no built-in format is sure', () => {
    const workspace = workspaceOf({
      '.concordat.yaml':
        'dialects:\n  - {id: own, match: {where: {elements: present}}, field: {each: elements, name: $key, type: .}}\n',
      'a.yaml': 'elements: {id: integer, name: varchar(20)}\n',
      'b.yaml': 'other: 1\n',
    });
    assert.equal(formatOf(workspace, 'a.yaml'), 'own');
    assert.equal(formatOf(workspace, 'b.yaml'), undefined);
    assert.deepEqual(
      [...fieldsIn(workspace, 'a.yaml').values()].map(({ name, type }) => [name, type?.value]),
      [
        ['id', 'integer'],
        ['name', 'string'],
      ],
    );
  });

  it('JSON: entities and fields as keys of maps, fields in fields, codes with meanings', () => {
    const dialect = `dialects:
  - id: register
    languages: [cy, en]
    match: { files: "*.dict.json" }
    standard: { id: urn, title: label, version: v, owner: { value: { role: Data office } }, classification: $.meta.class }
    entity: { each: classes, name: $key, primaryKey: keys, entityKind: about }
    field:
      each: attributes
      name: $key
      title: label
      type: type
      required: { at: occurs, map: { "1": true } }
      codeList: { codes: values, code: $key, label: . }
      fields: parts
      unit: measure
`;
    const text = JSON.stringify({
      urn: 'urn:r',
      label: { en: 'Register', cy: 'Cofrestr' },
      v: 3,
      meta: { class: 'OFFICIAL' },
      classes: {
        Person: {
          about: 'person',
          keys: ['id'],
          attributes: {
            id: { type: 'int', occurs: 1 },
            tenure: { label: { en: 'Tenure' }, values: { o: { en: 'Owner', cy: 'Perchennog' }, t: 'Tenant' } },
            address: { parts: { postcode: { type: 'text' } } },
          },
        },
      },
    });
    const { workspace, findings } = checkFiles(
      [
        ['.concordat.yaml', dialect],
        ['a.dict.json', text],
      ],
      NOW,
    );
    const [standard] = workspace.current.files.get(`${ROOT}/a.dict.json`)?.documents[0]?.lowered.standards ?? [];
    assert.deepEqual(
      [
        standard?.label,
        standard?.version?.value,
        standard?.marks.owner?.value.role,
        standard?.marks.classification?.value.value,
      ],
      ['Cofrestr', '3', 'Data office', 'OFFICIAL'],
    );
    const fields = fieldsIn(workspace, 'a.dict.json');
    assert.deepEqual([...fields.keys()], ['Person.id', 'Person.tenure', 'Person.address', 'Person.address.postcode']);
    assert.equal(fields.get('Person.id')?.key, true);
    assert.equal(fields.get('Person.id')?.required, true);
    assert.equal(fields.get('Person.tenure')?.title?.value, 'Tenure', 'the language that is there');
    assert.deepEqual(
      fields.get('Person.tenure')?.codeList?.codes.map(({ value, label }) => [value.value, label]),
      [
        ['o', 'Perchennog'],
        ['t', 'Tenant'],
      ],
    );
    assert.deepEqual(said(findings, '.concordat.yaml'), ['configuration/idle-setting:path'], 'nothing has a measure');
    assert.deepEqual(said(findings, 'a.dict.json'), [], 'a dialect without descriptions is not asked for them');
    const node = fields.get('Person.id')?.nameAt;
    assert.equal(node?.part, 'key');
    const state = workspace.current.files.get(`${ROOT}/a.dict.json`);
    const [outline] = state ? symbols(state) : [];
    assert.deepEqual(
      outline?.children[0]?.children.map(({ name }) => name),
      ['id', 'tenure', 'address'],
    );
  });

  it('a table: one row a field, grouped by the entity that a column names', () => {
    const dialect =
      'dialects:\n  - id: sheet\n    match: { files: dictionary.csv }\n    field: { each: $, entity: Table, name: Column, description: Meaning, type: Data type, personalData: PII, required: Needed, codeList: List }\n';
    const csv =
      'Table;Column;Meaning;Data type;PII;Needed;List\nclaim;id;Number of it;INT;no;yes;\nperson;email;;text;Yes;n;\nclaim;tenure;How it is held;code;;;tenure.csv\n';
    const { workspace, findings } = checkFiles(
      [
        ['.concordat.yaml', dialect],
        ['dictionary.csv', csv],
        ['tenure.csv', 'code,label\n'],
      ],
      NOW,
    );
    const fields = fieldsIn(workspace, 'dictionary.csv');
    assert.deepEqual([...fields.keys()], ['claim.id', 'claim.tenure', 'person.email']);
    assert.deepEqual(
      [...fields.values()].map((field) => [
        field.type?.value,
        field.required,
        field.marks.personalData?.value.identifiability,
      ]),
      [
        ['integer', true, 'none'],
        ['string', undefined, undefined],
        ['string', false, undefined],
      ],
    );
    assert.ok(fields.get('person.email')?.marks.personalData, 'personal, without saying of what kind');
    assert.equal(fields.get('claim.tenure')?.codeList?.reference?.value, 'tenure.csv');
    assert.deepEqual(said(findings, 'dictionary.csv'), ['semantics/missing-description:field']);
    const [finding] = findings.filter(({ file }) => file.endsWith('dictionary.csv'));
    assert.equal(finding && csv.slice(finding.span.start, finding.span.end), 'email');
    assert.deepEqual(finding?.fixes, [], 'the cell is there already');
  });

  it('lists of codes that stand on their own', () => {
    const workspace = workspaceOf({
      '.concordat.yaml':
        'dialects:\n  - {id: lists, match: {files: "*.valuesets"}, codeList: {each: $, name: name, description: about, codes: values, code: code, label: display}}\n',
      'common.valuesets':
        '# yes and no\n- name: yesno\n  about: Answers\n  values:\n    - {code: Y, display: "Yes"}\n    - {code: N, display: "No"}\n',
    });
    const [list] =
      workspace.current.files.get(`${ROOT}/common.valuesets`)?.documents[0]?.lowered.standards[0]?.codeLists ?? [];
    assert.deepEqual(
      [list?.name, list?.description?.value, list?.codes.map(({ label }) => label)],
      ['yesno', 'Answers', ['Yes', 'No']],
    );
  });

  it('fixes write through the mapping, in front matter as in YAML, and keep the prose', () => {
    const { workspace, findings } = checkFiles(
      [
        ['.concordat.yaml', PAGES],
        ['fields/birth-date.md', PAGE],
      ],
      NOW,
    );
    const missing = findings.find(({ rule }) => rule === 'semantics/missing-description');
    assert.equal(fixed(workspace, missing), PAGE.replace('name: Birth date\n', 'name: Birth date\ndescription: ""\n'));
    const bilingual = checkFiles(
      [
        [
          '.concordat.yaml',
          'dialects:\n  - {id: b, languages: [en, fr], match: {files: a.yaml}, field: {each: fields, name: id, title: label, description: text}}\n',
        ],
        ['a.yaml', 'fields:\n  - id: year\n    label: {en: Year, fr: Année}\n'],
      ],
      NOW,
    );
    const both = bilingual.findings.find(({ rule }) => rule === 'semantics/missing-description');
    assert.equal(
      fixed(bilingual.workspace, both),
      'fields:\n  - id: year\n    label: {en: Year, fr: Année}\n    text: {en: "", fr: ""}\n',
    );
  });

  it('a version is asked for where the dialect has a place for one', () => {
    const run = (standard: string) =>
      checkFiles(
        [
          [
            '.concordat.yaml',
            `classification: {default: OFFICIAL}\ndialects:\n  - {id: d, match: {files: a.yaml}, standard: ${standard}, field: {each: fields, name: .}}\n`,
          ],
          ['a.yaml', 'name: A\nfields: [a, b]\n'],
        ],
        NOW,
      );
    const { workspace, findings } = run('{title: name, version: edition, owner: {value: Office}}');
    assert.deepEqual(said(findings, 'a.yaml'), ['versioning/missing-version:missing']);
    assert.equal(
      fixed(
        workspace,
        findings.find(({ file }) => file.endsWith('a.yaml')),
      ),
      'name: A\nfields: [a, b]\nedition: 1.0.0\n',
    );
    assert.deepEqual(said(run('{title: name, owner: {value: Office}}').findings, 'a.yaml'), []);
  });

  it('what the configuration teaches holds from the moment it says so, and no longer', () => {
    const workspace = workspaceOf({ 'fields/birth-date.md': PAGE });
    assert.equal(formatOf(workspace, 'fields/birth-date.md'), undefined);
    set(workspace, '.concordat.yaml', PAGES);
    assert.equal(formatOf(workspace, 'fields/birth-date.md'), 'pages');
    const before = workspace.current.files.get(`${ROOT}/fields/birth-date.md`);
    set(workspace, '.concordat.yaml', `${PAGES}languages: [en]\n`);
    assert.equal(
      workspace.current.files.get(`${ROOT}/fields/birth-date.md`),
      before,
      'read anew only when its dialect changes',
    );
    set(workspace, '.concordat.yaml', PAGES.replace('fields/*', 'other/*'));
    assert.equal(formatOf(workspace, 'fields/birth-date.md'), undefined);
    set(workspace, '.concordat.yaml', 'extends: [./house.yaml]\n');
    assert.equal(formatOf(workspace, 'fields/birth-date.md'), undefined);
    set(workspace, 'house.yaml', PAGES);
    assert.equal(formatOf(workspace, 'fields/birth-date.md'), 'pages', 'taught by a file that is extended');
    workspace.apply({ kind: 'remove', path: `${ROOT}/.concordat.yaml` });
    assert.equal(formatOf(workspace, 'fields/birth-date.md'), undefined);
  });

  it('holds in its own project only', () => {
    const workspace = workspaceOf({ 'one/.concordat.yaml': PAGES, 'one/fields/a.md': PAGE, 'two/fields/a.md': PAGE });
    assert.deepEqual(
      [formatOf(workspace, 'one/fields/a.md'), formatOf(workspace, 'two/fields/a.md')],
      ['pages', undefined],
    );
    assert.ok(workspace.current.isTaught(`${ROOT}/one/fields/b.md`));
    assert.ok(
      !workspace.current.isTaught(`${ROOT}/one/README.md`) && !workspace.current.isTaught(`${ROOT}/fields/a.md`),
    );
  });

  it('takes any shape of configuration and of file without a throw', () => {
    const shapes = [
      '1',
      '[]',
      '{}',
      '[x]',
      '{id: d}',
      '[{id: d, match: 1}]',
      '[{id: d, match: {files: "**", where: 3}, field: [], entity: x, standard: {title: [1, {at: 2}]}}]',
    ];
    const dialect =
      '[{id: d, match: {files: "x.*"}, standard: {title: a, owner: b}, entity: {each: "*", name: $key}, field: {each: "*", name: ., type: c, codeList: {codes: d, code: e}, fields: "*", personalData: {at: f, map: {x: {category: y}}}}, inherits: g}]';
    const files = [
      '',
      '1',
      '[]',
      'a: &a {b: [*a, 1]}\n',
      '[[[1]]]',
      '{a: {b: {c: {d: 1}}}}',
      'a: {<<: {b: 1}}\ng: [1, [2], {h: i}]\n',
      '{',
    ];
    for (const text of files)
      for (const shape of [...shapes, dialect]) {
        const { findings } = checkFiles(
          [
            ['.concordat.yaml', `dialects: ${shape}\n`],
            ['x.yaml', text],
            ['x.md', `---\n${text}\n---\n`],
            ['x.csv', text],
          ],
          NOW,
        );
        assert.ok(!findings.some(({ messageId }) => messageId === 'internal-error'), `${shape} over ${text}`);
      }
  });
});

const BASED = `dialects:
  - id: elements
    match: { files: "**/*.schema", where: { elements: present } }
    standard: { id: name, title: name, owner: { value: Office }, classification: { value: OFFICIAL } }
    inherits: [extends, basedOn]
    field: { each: elements, name: name, description: documentation, type: type, personalData: pii, codeList: values }
`;
const BASE =
  'name: base\nelements:\n  - {name: dob, type: date, pii: true, documentation: Day of birth., values: [a, b]}\n  - {name: lab, type: text, pii: false}\n  - {name: note, type: text}\n';
const MIDDLE = 'name: middle\nbasedOn: base\nelements:\n  - {name: dob}\n';
const LEAF =
  'name: leaf\nextends: middle\nelements:\n  - {name: dob}\n  - {name: lab, pii: true}\n  - {name: note}\n  - {name: own, type: text}\n';

describe('docs/configuration.md', () => {
  it('teaches a dialect that works', () => {
    const page = readFileSync(new URL('../../../docs/configuration.md', import.meta.url), 'utf8');
    const blocks = [...page.slice(page.indexOf('## House dialects')).matchAll(/```yaml\n([\s\S]*?)```/g)].map(
      ([, text]) => text ?? '',
    );
    const [claimants = '', taught = ''] = blocks;
    assert.ok(taught.trim().split('\n').length <= 13, 'about ten lines');
    const files: [string, string][] = [
      ['.concordat.yaml', `classification: {default: OFFICIAL}\n${taught}`],
      ['dictionary/claimants.yaml', claimants],
      [
        'dictionary/common.yaml',
        'dataset: common\nabout: What all use.\ncolumns: {birth_date: {text: Day of birth., kind: date, pii: true}}\n',
      ],
    ];
    const { workspace, findings } = checkFiles(files, NOW);
    assert.deepEqual(
      findings.map(({ file, message }) => `${file.slice(ROOT.length + 1)} ${message}`),
      ['dictionary/claimants.yaml `tenure` has no description: nobody outside your team can know what it holds.'],
    );
    assert.match(fixed(workspace, findings[0]), /Tenant }, text: "" }/);
    const birth = fieldIn(workspace, 'dictionary/claimants.yaml', 'claimants.birth_date');
    assert.deepEqual([birth.description?.value, birth.type?.value], ['Day of birth.', 'date']);
    assert.equal(birth.inherited.personalData !== undefined, true);
  });
});

describe('inheritance between files', () => {
  const files = { '.concordat.yaml': BASED, 'a/leaf.schema': LEAF, 'b/middle.schema': MIDDLE, 'c/base.schema': BASE };
  const verdict = (workspace: Workspace, name: string) => {
    const { source, personal } = fieldPrivacy(fieldIn(workspace, 'a/leaf.schema', `leaf.${name}`), []);
    return `${source} ${personal !== 'none'}`;
  };

  it('marks and definitions come from the field of the same name, along the whole chain; what is said here wins', () => {
    const workspace = workspaceOf(files);
    const dob = fieldIn(workspace, 'a/leaf.schema', 'leaf.dob');
    assert.deepEqual(
      [dob.description?.value, dob.type?.value, dob.codeList?.codes.length],
      ['Day of birth.', 'date', 2],
    );
    assert.equal(verdict(workspace, 'dob'), 'inherited true');
    assert.equal(verdict(workspace, 'lab'), 'declared true');
    assert.equal(verdict(workspace, 'note'), 'inferred false');
    assert.equal(verdict(workspace, 'own'), 'inferred false');
    assert.equal(fieldIn(workspace, 'a/leaf.schema', 'leaf.own').description, undefined);
  });

  it('in whatever order the files arrive', () => {
    const entries = Object.entries(files);
    const results = [
      entries,
      [...entries].reverse(),
      [2, 0, 3, 1].map((index) => entries[index] as [string, string]),
    ].map((order) => {
      const workspace = new Workspace({ root: ROOT });
      for (const [path, text] of order) set(workspace, path, text);
      const findings = checkAll(workspace, new Checker(rules, schemas), NOW);
      return [verdict(workspace, 'dob'), findings.map(({ file, message }) => `${file} ${message}`)];
    });
    assert.deepEqual(results[1], results[0]);
    assert.deepEqual(results[2], results[0]);
  });

  it('is worked out again when what is inherited changes, and not otherwise', () => {
    const workspace = workspaceOf(files);
    const checker = new Checker(rules, schemas);
    checkAll(workspace, checker, NOW);
    const counted = (change: () => void): { inherited: number; fileRuns: number } => {
      const before = { inherited: workspace.inherited, fileRuns: checker.counts.fileRuns };
      change();
      checkAll(workspace, checker, NOW);
      return {
        inherited: workspace.inherited - before.inherited,
        fileRuns: checker.counts.fileRuns - before.fileRuns,
      };
    };
    assert.deepEqual(
      counted(() => set(workspace, 'other.yaml', 'a: 1\n')),
      { inherited: 0, fileRuns: 1 },
    );
    assert.deepEqual(
      counted(() => set(workspace, 'c/base.schema', `# moved\n${BASE}  - {name: unused, type: text}\n`)),
      { inherited: 0, fileRuns: 1 },
      'the same is inherited from another line',
    );
    assert.deepEqual(
      counted(() => set(workspace, 'c/base.schema', BASE.replace('pii: true', 'pii: false'))),
      { inherited: 2, fileRuns: 3 },
    );
    assert.equal(verdict(workspace, 'dob'), 'inherited false');
    assert.deepEqual(
      counted(() => set(workspace, 'a/leaf.schema', LEAF.replace('own', 'mine'))),
      { inherited: 1, fileRuns: 1 },
    );
    assert.deepEqual(
      counted(() => workspace.apply({ kind: 'remove', path: `${ROOT}/b/middle.schema` })),
      { inherited: 0, fileRuns: 1 },
    );
    assert.equal(verdict(workspace, 'dob'), 'inferred true');
    assert.deepEqual(
      counted(() => set(workspace, 'b/middle.schema', MIDDLE)),
      { inherited: 2, fileRuns: 2 },
    );
  });

  it('whatever is edited in whatever order, the findings are those of a fresh run', () => {
    const variants: Readonly<Record<string, readonly (string | undefined)[]>> = {
      '.concordat.yaml': [BASED, BASED.replace('inherits:', 'x-inherits:'), BASED.replace('"**/*', '"a/*'), undefined],
      'a/leaf.schema': [LEAF, LEAF.replace('middle', '../c/base.schema'), undefined],
      'b/middle.schema': [
        MIDDLE,
        MIDDLE.replace('base', 'leaf'),
        MIDDLE.replace('{name: dob}', '{name: note, pii: true}'),
        undefined,
      ],
      'c/base.schema': [
        BASE,
        BASE.replace('pii: true', 'pii: false'),
        `# x\n${BASE}`,
        BASE.replace('name: base', 'name: other'),
        undefined,
      ],
    };
    const paths = Object.keys(variants);
    const workspace = new Workspace({ root: ROOT });
    const checker = new Checker(rules, schemas);
    const now = new Map<string, string>();
    let seed = 7;
    const random = (below: number): number => {
      seed = (seed * 1103515245 + 12345) % 2 ** 31;
      return Math.floor((seed / 2 ** 31) * below);
    };
    for (let step = 0; step < 150; step++) {
      const path = paths[random(paths.length)] ?? '';
      const text = variants[path]?.[random(variants[path].length)];
      if (text === undefined) {
        now.delete(path);
        workspace.apply({ kind: 'remove', path: `${ROOT}/${path}` });
      } else {
        now.set(path, text);
        set(workspace, path, text);
      }
      assert.deepEqual(checkAll(workspace, checker, NOW), checkFiles(now, NOW).findings, `step ${step}: ${path}`);
    }
  });

  it('a base that is not there is a finding, and a path is as good as an identifier', () => {
    const { findings } = checkFiles(
      Object.entries({ ...files, 'a/leaf.schema': LEAF.replace('middle', 'midle') }),
      NOW,
    );
    const [finding] = findings.filter(({ rule }) => rule === 'structure/unresolved-reference');
    assert.match(finding?.message ?? '', /`midle`.*did you mean `middle`/);
    const workspace = workspaceOf({ ...files, 'a/leaf.schema': LEAF.replace('middle', '../c/base.schema') });
    assert.equal(verdict(workspace, 'dob'), 'inherited true');
  });

  it('circles end, and give the same from wherever they are entered', () => {
    const circle = {
      '.concordat.yaml': BASED,
      'a.schema': 'name: a\nbasedOn: b\nelements: [{name: x}, {name: y, pii: true}]\n',
      'b.schema': 'name: b\nbasedOn: c\nelements: [{name: x}, {name: y}]\n',
      'c.schema': 'name: c\nbasedOn: [a, c]\nelements: [{name: x, pii: true}, {name: y}]\n',
    };
    for (const order of [Object.entries(circle), Object.entries(circle).reverse()]) {
      const workspace = new Workspace({ root: ROOT });
      for (const [path, text] of order) set(workspace, path, text);
      for (const name of ['a', 'b', 'c'])
        for (const field of ['x', 'y'])
          assert.equal(
            fieldPrivacy(fieldIn(workspace, `${name}.schema`, `${name}.${field}`), []).personal,
            'indirect',
            `${name}.${field}`,
          );
    }
  });

  it('a field may name the one it takes over: beside it, or alone in a file of its own', () => {
    const workspace = workspaceOf({
      '.concordat.yaml':
        'dialects:\n  - {id: f, match: {files: "*.md"}, standard: {id: field}, entity: {name: field}, field: {name: field, description: text, inherits: parent, personalData: pii}}\n  - {id: l, match: {files: l.yaml}, field: {each: fields, name: $key, inherits: like, description: text}}\n',
      'a.md': '---\nfield: a\nparent: b\n---\n',
      'b.md': '---\nfield: b\ntext: One.\npii: true\nparent: a\n---\n',
      'l.yaml': 'fields: {x: {like: y}, y: {text: Two.}, z: {like: b}}\n',
    });
    assert.deepEqual(
      [fieldIn(workspace, 'a.md', 'a.a'), fieldIn(workspace, 'l.yaml', 'l.x'), fieldIn(workspace, 'l.yaml', 'l.z')].map(
        ({ description, inherited }) => [description?.value, inherited.personalData !== undefined],
      ),
      [
        ['One.', true],
        ['Two.', false],
        ['One.', true],
      ],
    );
  });

  it('what a companion says of the base is inherited too', () => {
    const workspace = workspaceOf({
      ...files,
      'companion.yaml':
        'apiVersion: concordat/v1\nkind: DataStandard\nid: urn:c\ntitle: C\nversion: "1"\nstatus: active\nannotations:\n  - {at: "c/base.schema#note", personalData: {category: "dpv-pd:Name", identifiability: direct}}\n',
    });
    assert.equal(verdict(workspace, 'note'), 'inherited true');
    workspace.apply({ kind: 'remove', path: `${ROOT}/companion.yaml` });
    assert.equal(verdict(workspace, 'note'), 'inferred false');
  });
});

describe('mapping of names of the house', () => {
  const schema = (extra: string) =>
    `$schema: https://json-schema.org/draft/2020-12/schema\n$id: https://x.example/p/1.0.0\ntitle: Claimant\ndescription: A person who claims.\nmeta: {class: OFFICIAL}\nx-gov: {owner: Office}\ntype: object\nproperties:\n  nino: {type: string, description: Number in the national insurance.${extra}}\n`;
  const run = (mapping: string, extra: string) =>
    checkFiles(
      [...(mapping ? [['.concordat.yaml', `mapping: ${mapping}\n`] as const] : []), ['p.schema.yaml', schema(extra)]],
      NOW,
    );

  it('marks under other names count, the format’s own first', () => {
    const asked = (findings: readonly Finding[]) =>
      said(findings, 'p.schema.yaml').filter((one) => /classification|undeclared/.test(one));
    assert.deepEqual(asked(run('', ', x-pii: direct').findings).sort(), [
      'privacy/missing-classification:standard',
      'privacy/undeclared-direct-identifier:undeclared',
    ]);
    const { workspace, findings } = run(
      '{classification: [x-security, $.meta.class], personalData: x-pii}',
      ', x-pii: direct, x-security: SECRET',
    );
    assert.deepEqual(asked(findings), []);
    const field = fieldIn(workspace, 'p.schema.yaml', 'Claimant.nino');
    assert.equal(field.marks.classification?.value.value, 'SECRET');
    assert.equal(field.entity.standard.marks.classification?.value.value, 'OFFICIAL', 'of the whole');
    const own = run('{personalData: x-pii}', ', x-pii: direct, x-gov: {personalData: none}');
    assert.equal(
      fieldIn(own.workspace, 'p.schema.yaml', 'Claimant.nino').marks.personalData?.value.identifiability,
      'none',
    );
  });

  it('fixes write under the name of the house', () => {
    const { workspace, findings } = run('{classification: $.meta.class, personalData: x-pii}', '');
    const finding = findings.find(({ rule }) => rule === 'privacy/undeclared-direct-identifier');
    assert.match(fixed(workspace, finding), /x-pii: /);
  });
});
