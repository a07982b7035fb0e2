// The layer law of docs/architecture.md. A folder may import from itself and from the folders listed behind it, nothing else.
const below = {
  base: [],
  syntax: ['base'],
  schema: ['base', 'syntax'],
  model: ['base', 'syntax', 'schema'],
  workspace: ['base', 'syntax', 'schema', 'model'],
  rules: ['base', 'syntax', 'schema', 'model', 'workspace'],
  check: ['base', 'syntax', 'schema', 'model', 'workspace', 'rules'],
  insight: ['base', 'syntax', 'schema', 'model', 'workspace', 'rules', 'check'],
  ide: ['base', 'syntax', 'schema', 'model', 'workspace', 'rules', 'check', 'insight'],
  host: ['base', 'syntax', 'schema', 'model', 'workspace', 'rules', 'check', 'insight', 'ide'],
  lsp: ['base', 'syntax', 'schema', 'model', 'workspace', 'rules', 'check', 'insight', 'ide', 'host'],
  cli: ['base', 'syntax', 'schema', 'model', 'workspace', 'rules', 'check', 'insight', 'ide', 'host'],
};
const layers = Object.keys(below);
const src = (names) => `^server/src/(${names.join('|')})/`;
const pure = layers.slice(0, layers.indexOf('host'));

module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    ...layers.map((layer) => ({
      name: `layer-${layer}`,
      comment: `${layer}/ imports only downwards`,
      severity: 'error',
      from: { path: src([layer]) },
      to: { path: '^server/src/', pathNot: src([layer, ...below[layer]]) },
    })),
    {
      name: 'rules-know-only-define',
      comment:
        'A rule imports rules/define.ts, the helpers of rules/, model and base; of syntax/ and schema/ only the types in which problems are told: no parser, no validator, no other rule',
      severity: 'error',
      from: { path: '^server/src/rules/[^/]+/', pathNot: '^server/src/rules/support/' },
      to: {
        path: '^server/src/',
        pathNot: [
          '^server/src/rules/define\\.ts$',
          '^server/src/rules/support/',
          src(['model', 'base']),
          '^server/src/(syntax|schema)/(tree|problem|schema-problem)\\.ts$',
        ],
      },
    },
    {
      name: 'parsers-stay-in-syntax',
      severity: 'error',
      from: { path: '^server/src/', pathNot: '^server/src/(syntax|testkit)/' },
      to: { path: 'node_modules/(yaml|jsonc-parser)/' },
    },
    {
      name: 'core-is-pure',
      comment: 'L0–L5 do no IO',
      severity: 'error',
      from: { path: src(pure) },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'lsp-types-stay-in-lsp',
      severity: 'error',
      from: { path: '^server/src/', pathNot: '^server/src/(lsp|testkit)/' },
      to: { path: 'node_modules/vscode-languageserver' },
    },
    {
      name: 'client-knows-no-server',
      severity: 'error',
      from: { path: '^client/src/' },
      to: { path: '^server/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: { extensions: ['.ts', '.js', '.json', '.mjs', '.cjs'] },
  },
};
