import { defineRule } from '../define.ts';

export const rule = defineRule({
  id: 'versioning/missing-version',
  since: '0.1.0',
  stability: 'stable',
  severity: 'warning',
  formats: ['json-schema'],
  messages: { missing: '`{name}` has no version, so nobody can say which one they follow.' },
  docs: {
    what: 'A schema carries no version, neither in a key nor in its address.',
    why: 'An agreement, a contract or a supplier must be able to say which text they mean. Without a version every change reaches everybody at once, unannounced.',
    instead:
      'Write `version` (or `x-version`), or an address that carries it: `$id: https://data.gov.example/standards/claim/2.1.0`.',
    limits:
      'For data contracts and our own formats the schema of the format already asks for the version. Files that only hold definitions for others need none.',
    references: ['W3C Data on the Web Best Practices, BP 7', 'SEMIC Style Guide, PC-R3', 'Semantic Versioning 2.0.0'],
  },
  examples: {
    good: [
      {
        title: 'In the address',
        frame: 'json-schema',
        without: ['version'],
        text: '$id: https://data.gov.example/standards/claim/v2\n',
      },
    ],
    bad: [
      {
        title: 'Nowhere',
        frame: 'json-schema',
        without: ['version'],
        text: '$id: https://data.gov.example/standards/claim\ntitle: Council tax claim\n^^^^^ missing\nx-gov:\n  owner: Revenues\n  classification: OFFICIAL\n',
        fixed:
          '$id: https://data.gov.example/standards/claim\ntitle: Council tax claim\nx-gov:\n  owner: Revenues\n  classification: OFFICIAL\n  version: 1.0.0\n',
      },
    ],
  },
  on: {
    standard(standard, context) {
      if (standard.version || standard.marks.version || standard.fragment) return;
      const edit = context.place(standard, 'version', '1.0.0');
      const fixes = edit ? [{ title: 'Insert version 1.0.0', safety: 'suggestion' as const, edits: [edit] }] : [];
      context.report('missing', { at: standard.head, data: { name: standard.label }, fixes });
    },
  },
});
