import { didYouMean } from '../../base/did-you-mean.ts';
import { defineRule } from '../define.ts';
import { dedent, quoted } from '../support/text.ts';

export const rule = defineRule({
  id: 'configuration/idle-setting',
  since: '0.1.0',
  stability: 'stable',
  severity: 'warning',
  formats: ['configuration'],
  messages: {
    pattern: 'The pattern {pattern} matches no file.',
    exception: 'This exception for `{rule}` matches no finding. Remove it, or correct its file or pointer.',
    unknownRule: 'There is no rule {rule}{end}',
    expired: 'This exception for `{rule}` has expired on {day}; its findings are reported again.',
    profile: { text: 'There is no built-in profile {text}.', severity: 'error' },
    file: { text: '{text}: there is no such file to extend.', severity: 'error' },
    circular: { text: '{text} extends itself in the end.', severity: 'error' },
    path: 'The path {path} leads to nothing in {files} of the dialect `{dialect}`.',
    badPath: {
      text: '{path} is no path. Join names by dots, with `[]` for the items of a list and `*` for the values of a map; put other signs in quotes.',
      severity: 'error',
    },
    dialect: 'No file is of the dialect `{dialect}`: none that it names holds what `where` asks for.',
    builtIn: { text: '`{dialect}` is a built-in format. Give the dialect a name of its own.', severity: 'error' },
    second: '`{dialect}` is taught twice. Give each dialect a name of its own.',
    mapping: 'The path {path} leads to nothing in any file.',
  },
  docs: {
    what: 'A setting of `.concordat.yaml` has no effect: a pattern that matches no file, an exception that matches nothing or has expired, a profile that does not exist, a path of a dialect that leads nowhere.',
    why: 'Whoever wrote it believes that it does something. A pattern with a slip of the pen is a folder that nobody checks.',
    instead: 'Correct or remove it.',
    limits: 'Unknown keys, unknown rules and wrong values are found by `structure/schema-violation`.',
    references: ['`docs/configuration.md`'],
  },
  examples: {
    good: [
      {
        title: 'Every setting does something',
        frame: 'standard',
        text: 'licence: OGL-UK-3.0\n',
        others: { '.concordat.yaml': 'extends: [concordat:recommended]\nfiles: ["standards/**"]\n' },
      },
    ],
    bad: [
      {
        title: 'A pattern with a slip, an exception for nothing',
        frame: 'standard',
        text: 'licence: OGL-UK-3.0\n',
        others: {
          '.concordat.yaml':
            'files: ["standards/**", "agrements/**"]\n                        ^^^^^^^^^^^^^^ pattern\nexceptions:\n  - {rule: sharing/expired, reason: extension agreed}\n           ^^^^^^^^^^^^^^^ exception\n  - {rule: sharing/expird, reason: extension agreed}\n           ^^^^^^^^^^^^^^ unknownRule\n  - {rule: sharing/expired, reason: extension agreed, expires: 2025-01-01}\n           ^^^^^^^^^^^^^^^ expired\n',
        },
      },
      {
        title: 'Profiles and files that are not there',
        frame: 'standard',
        text: 'licence: OGL-UK-3.0\n',
        others: {
          '.concordat.yaml':
            'extends: [concordat:wales, ./house.yaml, ./loop.yaml]\n          ^^^^^^^^^^^^^^^ profile\n                           ^^^^^^^^^^^^ file\n                                         ^^^^^^^^^^^ circular\n',
          'loop.yaml': 'extends: [./.concordat.yaml]\n',
        },
      },
      {
        title: 'A dialect with slips',
        frame: 'standard',
        text: 'licence: OGL-UK-3.0\n',
        others: {
          '.concordat.yaml': dedent`
            dialects:
              - id: pages
                match: {files: [pages/*.md, page/*.md]}
                                            ^^^^^^^^^ pattern
                field: {name: field, title: titel, description: text, classification: use..level}
                                            ^^^^^ path
                                                                                      ^^^^^^^^^^ badPath
              - id: odcs
                    ^^^^ builtIn
                match: {files: pages/*.md}
              - id: pages
                    ^^^^^ second
                match: {files: pages/*.md}
              - id: views
                    ^^^^^ dialect
                match: {files: pages/*.md, where: {kind: view}}
            mapping: {classification: [x-security]}
                                       ^^^^^^^^^^ mapping
          `,
          'pages/uprn.md': '---\nfield: uprn\ntext: Number of the property.\n---\n',
        },
      },
    ],
  },
  on: {
    pattern({ pattern, matched, at }, context) {
      if (!matched) context.report('pattern', { at, data: { pattern: quoted(pattern) } });
    },
    exception({ rule: id, used, expired, at }, context) {
      if (!context.ruleIds.includes(id)) {
        const suggestion = didYouMean(id, context.ruleIds);
        context.report('unknownRule', {
          at,
          data: { rule: quoted(id), end: suggestion === undefined ? '.' : `: did you mean ${quoted(suggestion)}?` },
        });
      } else if (expired !== undefined) context.report('expired', { at, data: { rule: id, day: expired } });
      else if (!used) context.report('exception', { at, data: { rule: id } });
    },
    dialect({ kind, dialect, text, files, at }, context) {
      const path = quoted(text);
      if (kind === 'pattern') context.report('pattern', { at, data: { pattern: path } });
      else if (kind === 'path')
        context.report('path', {
          at,
          data: { path, dialect, files: files === 1 ? 'the one file' : `any of the ${files} files` },
        });
      else if (kind === 'bad-path') context.report('badPath', { at, data: { path } });
      else if (kind === 'mapping') context.report('mapping', { at, data: { path } });
      else
        context.report(kind === 'idle' ? 'dialect' : kind === 'second' ? 'second' : 'builtIn', {
          at,
          data: { dialect },
        });
    },
    profile({ kind, text, at }, context) {
      const id = kind === 'unknown-profile' ? 'profile' : kind === 'missing-file' ? 'file' : 'circular';
      context.report(id, { at, data: { text: quoted(text) } });
    },
  },
});
