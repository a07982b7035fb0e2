import type { Marks } from '../../model/marks.ts';
import { contractDimensionOf, isQualityDimension } from '../../model/vocabularies/quality-dimensions.ts';
import { asText, itemsOf, type SyntaxNode, valueAt } from '../../syntax/tree.ts';
import { defineRule, type FileContext } from '../define.ts';
import { dedent, quoted } from '../support/text.ts';
import { isDimension } from '../support/told-elsewhere.ts';

const messages = {
  unknown: 'Data contracts have no dimension of quality {written}. Choose one of theirs, such as `completeness`.',
  meant: 'Data contracts have no dimension of quality {written}. Theirs is {meant}.',
  word: {
    text: 'No list of dimensions of quality has {written}, so nobody can compare this statement with others.',
    severity: 'warning',
  },
  wordMeant: {
    text: 'No list of dimensions of quality has {written}. Is {meant} meant?',
    severity: 'warning',
  },
} as const;

type Context = FileContext<typeof messages>;

export const rule = defineRule({
  id: 'stewardship/unknown-quality-dimension',
  since: '0.2.0',
  stability: 'preview',
  severity: 'error',
  messages,
  docs: {
    what: 'A statement or rule on quality names a dimension that its format does not know, or that no published list has.',
    why: 'Dimensions let people compare: how complete is this register, and how complete that one? Tools that run the rules of a contract reject what is not on the list.',
    instead:
      'In data contracts write one of `accuracy`, `completeness`, `conformity`, `consistency`, `coverage`, `timeliness`, `uniqueness`; what the UK framework calls validity is conformity there. In marks any dimension of these, of the UK framework or of ISO/IEC 25012 will do.',
    limits:
      'The meaning of a dimension is not compared with what the statement measures. Statements without a dimension are left alone. In marks a word of no list is a warning, since organisations have lists of their own.',
    references: [
      'Open Data Contract Standard 3.1, quality',
      'The Government Data Quality Framework (UK)',
      'ISO/IEC 25012, data quality model',
    ],
  },
  examples: {
    good: [
      {
        title: 'Validity, as the UK framework has it',
        frame: 'standard',
        text: 'quality: [{dimension: validity, measure: share of dates that exist, target: 100 %}]\n',
      },
      {
        title: 'A list of ISO',
        frame: 'standard',
        text: 'quality: [{dimension: currentness, measure: days since the last change, target: 30}]\n',
      },
    ],
    bad: [
      {
        title: 'Validity in a contract',
        frame: 'odcs',
        text: contract('validity', 'meant'),
        fixed: contract('conformity'),
      },
      { title: 'A word of nobody in a contract', frame: 'odcs', text: contract('goodness', 'unknown') },
      {
        title: 'A word of one’s own',
        frame: 'standard',
        text: 'quality: [{dimension: fitness, measure: share of records that fit, target: 98 %}]\n                      ^^^^^^^ word\n',
      },
      {
        title: 'Another word for one',
        frame: 'standard',
        text: 'quality: [{dimension: freshness, measure: days since the last change, target: 30}]\n                      ^^^^^^^^^ wordMeant\n',
        fixed: 'quality: [{dimension: timeliness, measure: days since the last change, target: 30}]\n',
      },
    ],
  },
  on: {
    // What the schema of a format has a list for.
    document({ violations }, context) {
      for (const problem of violations) {
        if (!isDimension(problem)) continue;
        const written = asText(problem.node);
        if (written !== undefined) reportAt(problem.node, written, 'contract', context);
      }
    },
    standard: ({ marks }, context) => checkMark(marks, context),
    entity: ({ marks }, context) => checkMark(marks, context),
    field: ({ marks }, context) => checkMark(marks, context),
    dataset: ({ marks }, context) => checkMark(marks, context),
  },
});

function checkMark({ quality }: Marks, context: Context): void {
  if (!quality) return;
  for (const item of itemsOf(quality.node)) {
    const node = valueAt(item, 'dimension');
    const written = asText(node);
    // A word that contracts have another for is told by their schema, where there is one; in a mark it is known to somebody.
    if (!node || written === undefined || isQualityDimension(written) || isInContract(item)) continue;
    reportAt(node, written, 'mark', context);
  }
}

/** Rules of a contract have kinds and metrics, which statements have not; their schema has a list of dimensions. */
function isInContract(item: SyntaxNode): boolean {
  return (
    isOfProperty(item) ||
    ['type', 'metric', 'rule', 'query', 'engine', 'implementation'].some((key) => valueAt(item, key))
  );
}

function isOfProperty(item: SyntaxNode): boolean {
  const holder = item.parent?.parent;
  return holder?.slot !== undefined && (valueAt(holder, 'logicalType') ?? valueAt(holder, 'properties')) !== undefined;
}

function reportAt(node: SyntaxNode, written: string, where: 'contract' | 'mark', context: Context): void {
  const at = { node, part: 'value' } as const;
  const meant = contractDimensionOf(written);
  const data = { written: quoted(written) };
  if (meant === undefined) return context.report(where === 'contract' ? 'unknown' : 'word', { at, data });
  context.report(where === 'contract' ? 'meant' : 'wordMeant', {
    at,
    data: { ...data, meant: quoted(meant) },
    fixes: [
      {
        title: `Write ${quoted(meant)}`,
        safety: 'suggestion',
        edits: [{ op: 'set', at: node, path: [], value: meant }],
      },
    ],
  });
}

function contract(dimension: string, message?: string): string {
  return dedent`
    schema:
      - name: claims
        description: One row for each decided application.
        quality:
          - type: text
            description: Every decision has a date that exists.
            dimension: ${dimension}
            ${message === undefined ? '' : `           ${'^'.repeat(dimension.length)} ${message}`}
        properties:
          - {name: claim_id, logicalType: string, description: Number under which the authority keeps the application.}
  `.replace(/\n *\n/, '\n');
}
