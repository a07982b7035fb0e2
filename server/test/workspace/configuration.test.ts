import assert from 'node:assert/strict';
import type { IsoDate } from '../../src/base/iso-date.ts';
import { checkFiles } from '../../src/testkit/memory.ts';
import { defaultConfiguration, isWanted, readConfiguration, ruleSetting } from '../../src/workspace/configuration.ts';

const read = (text: string, files: Record<string, string> = {}) =>
  readConfiguration('/w/.concordat.yaml', text, { readText: (path) => files[path], base: defaultConfiguration('/w') });

describe('configuration', () => {
  it('later settings win over earlier ones: profiles, own files, this file', () => {
    const { configuration } = read(
      'extends: [concordat:uk, ./house.yaml]\nrules: {versioning/missing-version: info}\n',
      {
        '/w/house.yaml':
          'extends: [concordat:au]\nrules: {versioning/missing-version: hint, semantics/missing-description: off}\n',
      },
    );
    assert.equal(configuration.scheme, 'au-pspf');
    assert.equal(ruleSetting(configuration, 'versioning/missing-version', '/w/a.json').severity, 'info');
    assert.equal(ruleSetting(configuration, 'semantics/missing-description', '/w/a.json').severity, 'off');
    assert.equal(ruleSetting(configuration, 'interop/date-not-iso8601', '/w/a.json').severity, 'error');
  });

  it('overrides hold for the files they name, the last of them first', () => {
    const { configuration } = read(
      'rules: {a/b: error}\noverrides:\n  - {files: drafts/**, rules: {a/b: hint}}\n  - {files: ["**/final.json"], rules: {a/b: {severity: info, x: 1}}}\n',
    );
    assert.deepEqual(ruleSetting(configuration, 'a/b', '/w/a.json').severity, 'error');
    assert.deepEqual(ruleSetting(configuration, 'a/b', '/w/drafts/a.json').severity, 'hint');
    assert.deepEqual(ruleSetting(configuration, 'a/b', '/w/drafts/final.json'), {
      severity: 'info',
      options: { x: 1 },
    });
  });

  it('files and ignore say what is wanted; folders may be written with a slash', () => {
    const { configuration } = read('files: [standards/, "./agreements/**"]\nignore: ["**/archive/**"]\n');
    assert.deepEqual(
      ['standards/a.json', 'agreements/x/b.yaml', 'standards/archive/c.json', 'd.json'].map((path) =>
        isWanted(configuration, `/w/${path}`),
      ),
      [true, true, false, false],
    );
  });

  it('takes what has the wrong shape for not written', () => {
    for (const text of [
      '',
      '- a\n',
      'extends: x\nfiles: {a: 1}\nrules: [1]\noverrides: x\nexceptions: [1, {rule: 2}]\nclassification: 3\n',
      '{',
      '\0',
    ])
      assert.equal(read(text).configuration.root, '/w');
  });

  it('tells profiles and files that are not there, and circles', () => {
    const { problems } = read('extends: [concordat:wales, ./none.yaml, ./a.yaml]\n', {
      '/w/a.yaml': 'extends: [./b.yaml]\n',
      '/w/b.yaml': 'extends: [./a.yaml]\n',
    });
    assert.deepEqual(
      problems.map(({ kind, pointer }) => [kind, pointer]),
      [
        ['unknown-profile', '/extends/0'],
        ['missing-file', '/extends/1'],
        ['circular', '/extends/2'],
      ],
    );
  });

  it('severities: configured, one step milder in drafts, and messages that are milder than their rule stay so', () => {
    const agreement = (status: string, end: string) =>
      `apiVersion: concordat/v1\nkind: DataSharingAgreement\nid: a\ntitle: A\nversion: "1"\nstatus: ${status}\nclassification: {scheme: uk-gscp, value: OFFICIAL}\nterm: {start: 2020-01-01, end: ${end}}\n`;
    const severity = (text: string, configuration = '') => {
      const files: [string, string][] = [
        ['a.yaml', text],
        ...(configuration ? [['.concordat.yaml', configuration] as [string, string]] : []),
      ];
      return checkFiles(files, '2026-11-21' as IsoDate).findings.find(
        (finding) => finding.rule === 'sharing/expired' || finding.rule === 'sharing/missing-purpose',
      )?.severity;
    };
    assert.equal(severity(agreement('active', '2025-01-01')), 'error');
    assert.equal(severity(agreement('draft', '2025-01-01')), 'warning', 'a missing purpose in a draft');
    assert.equal(
      severity(agreement('active', '2025-01-01'), 'rules: {sharing/expired: info, sharing/missing-purpose: off}\n'),
      'info',
    );
    assert.equal(
      severity(agreement('active', '2026-12-01'), 'rules: {sharing/expired: error, sharing/missing-purpose: off}\n'),
      'warning',
      'soon is milder',
    );
  });

  it('exceptions accept findings by file and pointer until they expire', () => {
    const schema =
      'apiVersion: concordat/v1\nkind: DataStandard\nid: u\ntitle: T\ndescription: Some things.\nversion: "1"\nstatus: proposed\nowner: {role: R}\nclassification: OFFICIAL\nentities:\n  - {name: E, description: One thing., fields: [{name: f, type: string}, {name: g, type: string}]}\n';
    const run = (exception: string) =>
      checkFiles(
        [
          ['s/a.yaml', schema],
          ['.concordat.yaml', `exceptions:\n  - ${exception}\n`],
        ],
        '2026-11-21' as IsoDate,
      ).findings.map((finding) => `${finding.rule}:${finding.messageId}`);
    assert.deepEqual(run('{rule: semantics/missing-description, pointer: /entities/0/fields/0, reason: legacy}'), [
      'semantics/missing-description:field',
    ]);
    assert.deepEqual(run('{rule: semantics/missing-description, file: "s/**", reason: legacy}'), []);
    assert.deepEqual(run('{rule: semantics/missing-description, reason: legacy, expires: 2026-11-20}').sort(), [
      'configuration/idle-setting:expired',
      'semantics/missing-description:field',
      'semantics/missing-description:field',
    ]);
    assert.deepEqual(run('{rule: semantics/missing-description, file: "t/**", reason: legacy}').length, 3);
  });
});
