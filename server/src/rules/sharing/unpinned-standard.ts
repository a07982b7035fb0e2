import type { AgreementRow, SharedItem } from '../../model/facts.ts';
import { defineRule, each, type ProjectContext } from '../define.ts';
import { resolveStandards, standardOf } from '../support/join.ts';
import { isUnpinned } from '../support/pinned-version.ts';
import { isOver, isUnsigned } from '../support/sharing-stage.ts';
import { type Terms, termsOf } from '../support/terms.ts';
import { dedent, quoted } from '../support/text.ts';

const messages = {
  missing:
    '{item} names {standard} without a version, so a later one changes what was agreed. Pin the one that is supplied.',
  moving:
    '{item} takes {version} of {standard}, so a later version changes what was agreed. Pin the one that is supplied.',
  draft: {
    text: 'No version of {standard} is pinned yet for {item}. Pin the one that is supplied before the agreement is signed.',
    severity: 'info',
  },
} as const;

type Context = ProjectContext<typeof messages>;

export const rule = defineRule({
  id: 'sharing/unpinned-standard',
  since: '0.2.0',
  stability: 'preview',
  severity: 'warning',
  messages,
  docs: {
    what: 'A data item names a standard without its version, or takes whichever is the latest.',
    why: 'Two parties sign for what the standard says on that day. When the next version adds a field or changes a code, what is sent and what was agreed part ways, and nobody is asked.',
    instead:
      'Write the version that is supplied: `version: 2.1.0`. A range with an upper end (`^2.1.0`, `2.x`) is a choice that both sides can see.',
    limits:
      'Silent where the standard has no version of its own, and where the version stands in its identifier or path. In drafts it is only a reminder; agreements that have ended are left alone.',
    references: ['SEMIC Style Guide for Semantic Engineers, versions of specifications', 'Semantic Versioning 2.0.0'],
  },
  examples: {
    good: [
      { title: 'A range with an end', frame: 'agreement', text: shares('version: ^2.1.0') },
      {
        title: 'A format that knows no versions of what it shares',
        frame: 'odrl',
        text: 'assigner: https://council.example/\n',
      },
    ],
    bad: [
      {
        title: 'None',
        frame: 'agreement',
        text: shares('fields: [claim_id, award_amount]').replace('id: claims\n', 'id: claims\n    ^^ missing\n'),
        fixed: `${shares('fields: [claim_id, award_amount]')}    version: 2.1.0\n`,
      },
      {
        title: 'The latest',
        frame: 'agreement',
        text: shares('version: latest').replace('version: latest\n', 'version: latest\n             ^^^^^^ moving\n'),
        fixed: shares('version: 2.1.0'),
      },
      {
        title: 'Not yet, in a draft',
        frame: 'agreement',
        text: `status: draft\n${shares('version: ">=2.0.0"').replace('">=2.0.0"\n', '">=2.0.0"\n             ^^^^^^^^^ draft\n')}`,
      },
    ],
  },
  project: [each('agreements', check)],
});

function check(row: AgreementRow, context: Context): void {
  if (row.withoutPlaceFor.includes('version') || isOver(row)) return;
  const terms = termsOf(context.facts, row);
  for (const item of row.items) if (isUnpinned(item)) report(row, item, terms.at(item), context);
}

function report(row: AgreementRow, item: SharedItem, terms: Terms, context: Context): void {
  const name = item.standard ?? '';
  const versions = resolveStandards(context.facts, row.file, name).map(({ version }) => version);
  if (versions.length > 0 && versions.every((version) => version === undefined)) return;
  const standard = standardOf(context.facts, row.file, name, item.version);
  const [only] = versions;
  const edit = versions.length === 1 && only !== undefined ? terms.insert(['version'], only) : undefined;
  const written = item.version !== undefined && item.version.trim() !== '';
  const data = {
    item: item.label === name ? 'An item of the data' : quoted(item.label),
    standard: quoted(standard?.label ?? name),
    version: quoted(item.version ?? ''),
  };
  context.report(isUnsigned(row) ? 'draft' : written ? 'moving' : 'missing', {
    at: written ? terms.valuePlace('version') : terms.place('version'),
    data,
    fixes: [edit && { title: `Pin version ${only}`, safety: 'suggestion', edits: [edit] }],
  });
}

function shares(line: string): string {
  const fields = line.startsWith('fields') ? '' : '    fields: [claim_id, award_amount]\n';
  return `${dedent`
    data:
      - id: claims
        standard: ../standards/claim.yaml
        ${line}
  `}${fields}    necessity: Finds the application and shows the award that is checked.
    dataSubjects: [benefit-claimant]
    retention: {period: P2Y, trigger: case-closed, disposal: secure-erasure, certificate: true}
`;
}
