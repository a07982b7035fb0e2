import { listOf } from '../../base/words.ts';
import type { ChecklistItem } from '../../model/checklists/checklist.ts';
import type { AttestationRow } from '../../model/facts.ts';
import { defineRule, each, type ProjectContext } from '../define.ts';
import { blankIn } from '../support/attest-again.ts';
import { AGREEMENT_ATTESTATION, attestation } from '../support/attestation-example.ts';
import { headOf, isForFilesAlone, itemOf } from '../support/attested.ts';
import { fillIn } from '../support/fill-in.ts';

const messages = {
  draft: 'The attestation of {item} is not given yet: {missing} to be filled in.',
  blank:
    'An attestation begins with the item that it answers and the thing that it is about: {missing} to be filled in.',
} as const;

export const rule = defineRule({
  id: 'governance/attestation-incomplete',
  since: '0.2.0',
  stability: 'preview',
  severity: 'info',
  messages,
  docs: {
    what: 'An attestation lacks its item, its subject, its answer, its date, or the role of whoever gives it.',
    why: 'Somebody began it, and until it is complete the item stays open.',
    instead:
      'Let the person who may attest the item fill in the answer, the date, and their name and role; or remove the entry.',
    limits:
      'What is written is not judged here. Whether the name belongs to the person who holds the role cannot be seen from files.',
    references: ['OECD, The Path to Becoming a Data-Driven Public Sector (2019)'],
  },
  examples: {
    good: [
      { title: 'Given', frame: 'attestations', text: attestation('answer: yes') },
      { title: 'In an agreement, where the subject is plain', frame: 'agreement', text: AGREEMENT_ATTESTATION },
    ],
    bad: [
      {
        title: 'A draft',
        frame: 'attestations',
        text: 'attestations:\n  - {item: G2.5, subject: "urn:gov.example:standard:claim", by: {name: A. Example}}\n     ^^^^ draft\n',
        fixed:
          'attestations:\n  - {item: G2.5, subject: "urn:gov.example:standard:claim", by: {name: A. Example, role: ""}, answer: "", date: ""}\n',
      },
      {
        title: 'Blank places in an agreement',
        frame: 'agreement',
        text: 'attestations:\n  - {item: T1.3, answer: "", by: {name: "", role: ""}, date: ""}\n     ^^^^ draft\n',
      },
      {
        title: 'About what?',
        frame: 'attestations',
        text: 'attestations:\n  - item: G2.5\n    ^^^^ blank\n    answer: yes\n    by: {role: Chief Data Officer}\n    date: 2026-10-01\n',
      },
    ],
  },
  project: [each('attestations', check)],
});

function check(row: AttestationRow, context: ProjectContext<typeof messages>): void {
  const about: string[] = [];
  if (!row.item) about.push('`item`');
  if (row.of === undefined && row.subjects.length === 0) about.push('`subject`');
  const item = itemOf(row, context.facts);
  const missing = missingKeys(row, item);
  if (about.length > 0)
    context.report('blank', {
      at: headOf(row),
      data: { missing: areMissing([...about, ...missing.map(({ name }) => name)]) },
    });
  else if (missing.length > 0 && !isForFilesAlone(item)) {
    const absent = missing.filter(
      ({ path }) => !context.facts.hasFragment(row.file, `${row.pointer}/${path.join('/')}`),
    );
    context.report('draft', {
      at: headOf(row),
      data: { item: row.item?.text ?? '', missing: areMissing(missing.map(({ name }) => name)) },
      fixes: fillIn('Insert the places to fill in', ...absent.map(({ path }) => blankIn(row, path))),
    });
  }
}

interface MissingKey {
  readonly name: string;
  readonly path: readonly string[];
}

function missingKeys(row: AttestationRow, item: ChecklistItem | undefined): readonly MissingKey[] {
  const missing: MissingKey[] = [];
  if (!row.answer) missing.push({ name: '`answer`', path: ['answer'] });
  const roles = item?.attest?.mayAttest ?? [];
  if (!row.role && (roles.length > 0 || row.name === undefined))
    missing.push({ name: '`by.role`', path: ['by', 'role'] });
  if (!row.date) missing.push({ name: '`date`', path: ['date'] });
  return missing;
}

function areMissing(names: readonly string[]): string {
  return `${listOf(names, 'and')} ${names.length === 1 ? 'is' : 'are'}`;
}
