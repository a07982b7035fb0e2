import { didYouMean } from '../../base/did-you-mean.ts';
import { listOf } from '../../base/words.ts';
import type { AttestationRow, FileRow, PointedText } from '../../model/facts.ts';
import { parsePointer } from '../../syntax/tree.ts';
import { defineRule, each, type FactQueries, type ProjectContext } from '../define.ts';
import { AGREEMENT_ATTESTATION, attestation } from '../support/attestation-example.ts';
import { itemOf, textPlace } from '../support/attested.ts';
import { subjectIds, subjectsNamed } from '../support/subjects.ts';

const messages = {
  unknown: 'Nothing in this project has the identifier `{subject}`.',
  near: 'Nothing in this project has the identifier `{subject}`; perhaps `{suggestion}` is meant.',
  unasked: '{item} is asked of {kinds}; {subject} is none.',
  whole: '{item} is asked of the workspace as a whole; write `"*"` for it.',
} as const;

export const rule = defineRule({
  id: 'governance/unknown-subject',
  since: '0.2.0',
  stability: 'preview',
  severity: 'warning',
  messages,
  docs: {
    what: 'An attestation is about something that the project does not have, or that the item is not asked of.',
    why: 'The answer counts for nothing: nobody who looks at the standard, the dataset or the agreement will find it.',
    instead: 'Write the identifier as its file has it, or `"*"` for all that the item is asked of.',
    limits:
      'Identifiers are compared as they are written. Things that are published elsewhere and are not among the files of the project are unknown here.',
    references: ['OECD, The Path to Becoming a Data-Driven Public Sector (2019)'],
  },
  examples: {
    good: [
      { title: 'A standard of the project', frame: 'attestations', text: attestation('item: G2.5') },
      {
        title: 'All that the item is asked of',
        frame: 'attestations',
        text: attestation('subject: "*"'),
      },
      { title: 'Inside the agreement that it is about', frame: 'agreement', text: AGREEMENT_ATTESTATION },
    ],
    bad: [
      {
        title: 'A slip of the finger',
        frame: 'attestations',
        text: attestation('subject: urn:gov.example:standard:clam', '         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ near'),
        fixed: attestation('subject: urn:gov.example:standard:claim'),
      },
      {
        title: 'Something of another project',
        frame: 'attestations',
        text: attestation(
          'subject: [urn:gov.example:standard:claim, "https://elsewhere.example/datasets/17"]',
          '                                          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ unknown',
        ),
      },
      {
        title: 'An item that is asked of agreements',
        frame: 'attestations',
        text: attestation(
          'item: V3.5',
          '',
          'by: {role: Service owner}',
          'subject: urn:gov.example:standard:claim',
          '         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ unasked',
        ),
      },
      {
        title: 'An item that is asked of everything together',
        frame: 'attestations',
        text: attestation(
          'item: G1.5',
          '',
          'subject: urn:gov.example:standard:claim',
          '         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ whole',
        ),
      },
    ],
  },
  project: [each('attestations', check)],
});

function check(row: AttestationRow, context: ProjectContext<typeof messages>): void {
  for (const { text, at } of row.subjects) {
    if (text === '*') continue;
    const place = textPlace(row, { text, at });
    const found = subjectsNamed(context.facts, row.file, text);
    const kinds = itemOf(row, context.facts)?.asks;
    if (found.length === 0) reportUnknown(row, { text, at }, context);
    else if (kinds?.every((kind) => kind === 'workspace'))
      context.report('whole', { at: place, data: { item: row.item?.text ?? '' } });
    else if (kinds && !found.some(({ kind }) => kinds.includes(kind)))
      context.report('unasked', {
        at: place,
        data: {
          item: row.item?.text ?? '',
          kinds: listOf(
            kinds.filter((kind) => kind !== 'workspace').map((kind) => `${kind}s`),
            'and',
          ),
          subject: text,
        },
      });
  }
}

function reportUnknown(row: AttestationRow, subject: PointedText, context: ProjectContext<typeof messages>): void {
  const [file] = context.facts.rows('files', 'file', row.file);
  const ids = file ? context.facts.derived(idsAround, file) : [];
  const suggestion = ids.length > MOST ? undefined : didYouMean(subject.text, ids);
  const at = textPlace(row, subject);
  if (suggestion === undefined) return context.report('unknown', { at, data: { subject: subject.text } });
  context.report('near', {
    at,
    data: { subject: subject.text, suggestion },
    fixes: [
      {
        title: `Write \`${suggestion}\``,
        safety: 'suggestion',
        edits: [{ op: 'set', root: row.root, path: parsePointer(subject.at), value: suggestion }],
      },
    ],
  });
}

/** Identifiers among which one that is misspelt is looked for. */
const MOST = 5000;

/** Once for all unknown subjects of a file. */
function idsAround({ file }: FileRow, facts: FactQueries): readonly string[] {
  return subjectIds(facts, file);
}
