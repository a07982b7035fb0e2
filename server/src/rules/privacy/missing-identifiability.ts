import { personalDataCategories } from '../../model/vocabularies/load.ts';
import { asMap } from '../../syntax/tree.ts';
import { defineRule } from '../define.ts';
import { dedent } from '../support/text.ts';

export const rule = defineRule({
  id: 'privacy/missing-identifiability',
  since: '0.2.0',
  stability: 'preview',
  severity: 'info',
  options: {
    shortForms: {
      description: 'Whether a mark that only says "personal" (`true`, a tag, a bare category) is enough.',
      type: 'string',
      enum: ['enough', 'incomplete'],
      default: 'enough',
    },
  },
  messages: {
    identifiability:
      '`{field}` is declared personal data, and nothing says how closely it points to somebody: `direct`, `quasi` or `pseudonymous`.',
    category: '`{field}` is declared personal data, and nothing says of what kind.',
    short:
      '`{field}` is declared personal data and nothing more. Say of what kind, and how closely it points to somebody.',
  },
  docs: {
    what: 'A mark of personal data lacks its category or how closely the value points to one person.',
    why: 'Both decide what may be done: a direct identifier goes before data are published, a quasi-identifier is made coarser. An inventory that knows neither can only count.',
    instead:
      'Write both: `personalData: {category: "dpv-pd:EmailAddress", identifiability: direct}`. Where the lexicon knows the category, the fix fills in what it says there.',
    limits:
      'Short forms (`true`, a tag `pii`, a bare category) are accepted unless the option `shortForms` says otherwise. Categories of Fideslang bring their own.',
    references: ['NIST SP 800-122, section 3.2.1'],
  },
  examples: {
    good: [
      {
        title: 'Both',
        frame: 'json-schema',
        text: field('personalData: {category: "dpv-pd:EmailAddress", identifiability: direct}'),
      },
      { title: 'A tag', frame: 'odcs', text: column('tags: [pii]') },
    ],
    bad: [
      {
        title: 'A category alone',
        frame: 'json-schema',
        text: field('personalData: {category: "dpv-pd:EmailAddress"}', '^^^^^^^^^^^^ identifiability'),
        fixed: field('personalData: {category: "dpv-pd:EmailAddress", identifiability: direct}'),
      },
      {
        title: 'How closely, but not what',
        frame: 'odcs',
        text: column(
          'customProperties: [{property: personalData, value: {identifiability: direct}}]',
          '                                            ^^^^^ category',
        ),
      },
      {
        title: 'A short form, where more is wanted',
        frame: 'odcs',
        text: column('tags: [pii]', '       ^^^ short'),
        others: {
          '.concordat.yaml': 'rules:\n  privacy/missing-identifiability: {shortForms: incomplete}\n',
        },
      },
    ],
  },
  on: {
    field(field, context) {
      const mark = field.marks.personalData;
      if (!mark || mark.value.identifiability === 'none') return;
      const { identifiability, category, specialCategory, criminal } = mark.value;
      const at = { node: mark.node, part: 'key' as const };
      const data = { field: field.name };
      const map = asMap(mark.node);
      if (!map) {
        const told = identifiability !== undefined && category !== undefined;
        if (!told && context.option('shortForms') === 'incomplete') context.report('short', { at, data });
        return;
      }
      const insert = (key: string, value: string, title: string) => [
        { title, safety: 'suggestion' as const, edits: [{ op: 'set' as const, at: map, path: [key], value }] },
      ];
      if (identifiability === undefined) {
        const known = usualFor(category);
        const fixes = known === undefined ? [] : insert('identifiability', known, `Write ${known}`);
        context.report('identifiability', { at, data, fixes });
      } else if (category === undefined && specialCategory === undefined && !criminal)
        context.report('category', { at, data, fixes: insert('category', '', 'Insert a category to fill in') });
    },
  },
});

/** How closely values of a category point to somebody, as the lexicon has it. */
function usualFor(category: string | undefined): string | undefined {
  const rows = personalDataCategories.filter(({ dpv }) => dpv === category);
  const kinds = new Set(
    rows.map(({ identifies }) => (identifies === 'direct' || identifies === 'pseudonymous' ? identifies : 'quasi')),
  );
  return kinds.size === 1 ? [...kinds][0] : undefined;
}

function field(mark: string, marker?: string): string {
  return dedent`
    properties:
      email:
        type: string
        format: email
        description: Where letters are sent if the person agreed to that.
        x-gov:
          ${mark}${marker === undefined ? '' : `\n          ${marker}`}
  `;
}

function column(mark: string, marker?: string): string {
  return dedent`
    schema:
      - name: claimants
        description: One row for each person who applies.
        properties:
          - name: email
            logicalType: string
            description: Where letters are sent if the person agreed to that.
            ${mark}${marker === undefined ? '' : `\n            ${marker}`}
  `;
}
