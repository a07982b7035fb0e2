import type { PartChange } from '../../model/attestations/attestation-standing.ts';
import type { AttestationRow } from '../../model/facts.ts';
import { defineRule, each, type ProjectContext } from '../define.ts';
import { renewals } from '../support/attest-again.ts';
import { AGREEMENT_ATTESTATION, attestation } from '../support/attestation-example.ts';
import { aboutOf, attestedBy, headOf, isSuperseded, textPlace } from '../support/attested.ts';
import { claimStandard as CLAIM } from '../support/frames/claim-standard.ts';

const messages = {
  changed: 'Since {item} was attested for {about} on {day}, {changes}.',
} as const;

export const rule = defineRule({
  id: 'governance/attestation-stale',
  since: '0.2.0',
  stability: 'preview',
  severity: 'warning',
  messages,
  docs: {
    what: 'A part of a standard, a dataset or an agreement has changed since somebody attested an item that covers it.',
    why: 'The person looked at something else than what stands there now. Their word no longer counts until they have looked again.',
    instead:
      'Look at the parts that are named, and answer again: as before, or otherwise. The digests are then those of today.',
    limits:
      'Only attestations that note digests and are about one thing can be compared. Wording of titles, definitions and examples of fields is not covered: it is mended far more often than the data change. What was there before is in the history of the files, not here.',
    references: ['FIPS 180-4, Secure Hash Standard'],
  },
  examples: {
    good: [
      { title: 'Unchanged', frame: 'attestations', text: attestation('date: 2026-10-01') },
      {
        title: 'A definition was worded better',
        frame: 'attestations',
        text: attestation('item: V2.4', '', 'digest: {fields/Claim: 517b4599654f6826}'),
        others: {
          'standards/claim.yaml': CLAIM.replace(
            'One application by one claimant.',
            'An application that one claimant makes.',
          ),
        },
      },
      { title: 'In an agreement', frame: 'agreement', text: AGREEMENT_ATTESTATION },
    ],
    bad: [
      {
        title: 'Another owner',
        frame: 'attestations',
        text: attestation('date: 2026-10-01', '      ^^^^^^^^^^ changed'),
        others: { 'standards/claim.yaml': CLAIM.replace('Revenues data owner', 'Head of revenues') },
        fixed: attestation('answer: ""'),
      },
      {
        title: 'A field more than there was',
        frame: 'attestations',
        text: attestation(
          'item: V2.4',
          '',
          'date: 2026-10-01',
          '      ^^^^^^^^^^ changed',
          'digest: {fields/Claim: 517b4599654f6826, fields/Household: a3d10c8e77b2f419}',
        ),
        others: {
          'standards/claim.yaml': `${CLAIM.trimEnd()}\n      - name: decided_on\n        type: date\n        description: Day of the decision on the application.\n        personalData: none\n`,
        },
      },
      {
        title: 'Another party to an agreement',
        frame: 'agreement',
        text: AGREEMENT_ATTESTATION.replace('0b22876cda417ae3', '1c33987deb528bf4')
          .replace('date: 2026-09-01', 'date: 2026-09-01')
          .concat('                                                            ^^^^^^^^^^ changed\n'),
      },
    ],
  },
  project: [each('attestations', check)],
});

function check(row: AttestationRow, context: ProjectContext<typeof messages>): void {
  const attested = attestedBy(row, context);
  if (attested?.standing.state !== 'changed' || isSuperseded(attested, context)) return;
  const { standing, item } = attested;
  const places = new Map(standing.parts?.map((part) => [part.name, part]));
  context.report('changed', {
    at: row.date ? textPlace(row, row.date) : headOf(row),
    data: { item: item.id, about: aboutOf(attested), day: standing.date ?? '', changes: inWords(standing.changes) },
    related: standing.changes.flatMap(({ name, how }) => {
      const part = places.get(name);
      if (!part) return [];
      const { file, root, pointer } = part;
      return [
        {
          at: { file, root, pointer, part: part.part },
          message: how === 'new' ? `\`${name}\` is new` : `\`${name}\` has changed`,
        },
      ];
    }),
    fixes: renewals(attested, context),
  });
}

const VERBS = {
  changed: ['has changed', 'have changed'],
  new: ['is new', 'are new'],
  gone: ['is gone', 'are gone'],
} as const;

function inWords(changes: readonly PartChange[]): string {
  const parts = (['changed', 'new', 'gone'] as const).flatMap((how) => {
    const names = changes.filter((change) => change.how === how).map(({ name }) => `\`${name}\``);
    const shown = names.length > MOST ? [...names.slice(0, MOST), `${names.length - MOST} more`] : names;
    return shown.length === 0 ? [] : [`${joined(shown)} ${VERBS[how][shown.length > 1 ? 1 : 0]}`];
  });
  return joined(parts);
}

/** Names in a message. */
const MOST = 4;

function joined(parts: readonly string[]): string {
  return parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`;
}
