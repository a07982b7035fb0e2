import { addYears, type IsoDate, isBefore, parseIsoDate } from '../../base/iso-date.ts';
import { isInside } from '../../base/path.ts';
import type { ChecklistItem } from '../../model/checklists/checklist.ts';
import type { Attestation } from '../../model/entities.ts';
import type { Snapshot } from '../../workspace/workspace.ts';
import { isCovered } from './coverage.ts';
import type { Places } from './places.ts';
import type { Evidence } from './report.ts';
import type { KnownSubject } from './subjects.ts';

export type AnswerWord = 'yes' | 'partial' | 'no' | 'not-applicable';

/** What a person says of an item and a subject. */
export interface Answer {
  readonly word: AnswerWord;
  readonly date: IsoDate;
  /** Why it holds no more, as a sentence. */
  readonly stale: string | undefined;
  /** As a sentence. */
  readonly because: string;
  readonly evidence: Evidence;
}

/** An attestation that is well-formed enough to count, and where it stands. */
export interface WrittenAttestation {
  readonly attestation: Attestation;
  readonly file: string;
  readonly root: number;
}

/** All attestations of a snapshot, by item, in the order of their files. */
export function attestationsIn(snapshot: Snapshot): ReadonlyMap<string, readonly WrittenAttestation[]> {
  const found = new Map<string, WrittenAttestation[]>();
  for (const file of [...snapshot.files.keys()].sort()) {
    for (const { index, lowered } of snapshot.files.get(file)?.documents ?? []) {
      for (const attestation of lowered.attestations ?? []) {
        const item = attestation.item?.value;
        if (item === undefined) continue;
        const known = found.get(item);
        const written = { attestation, file, root: index };
        if (known) known.push(written);
        else found.set(item, [written]);
      }
    }
  }
  return found;
}

/** The attestations that speak of a subject: by its identifier, by `*` within the project, or from inside of it. */
export function attestationsAbout(
  written: readonly WrittenAttestation[],
  { subject, parts, kind }: KnownSubject,
  projectOf: (file: string) => string,
): WrittenAttestation[] {
  return written.filter(({ attestation, file, root }) => {
    if (attestation.subjects.length === 0) return parts.some((part) => part.file === file && part.root === root);
    const inProject = kind === 'workspace' ? isInside(subject.file, file) : projectOf(file) === projectOf(subject.file);
    return attestation.subjects.some(({ value }) => (value === '*' ? inProject : value === subject.id));
  });
}

/** The latest of those that count (of equal dates the last written); none where nobody who may has said anything. */
export function answerOf(
  item: ChecklistItem,
  about: readonly WrittenAttestation[],
  known: KnownSubject,
  { day, places }: { readonly day: IsoDate; readonly places: Places },
): Answer | undefined {
  const { attest } = item;
  if (!attest) return undefined;
  let latest: { written: WrittenAttestation; date: IsoDate; word: AnswerWord } | undefined;
  for (const written of about) {
    const { attestation } = written;
    const word = wordOf(attestation);
    const date = parseIsoDate(attestation.date?.value ?? '');
    if (!word || !date || !mayAttest(attest.mayAttest, attestation.by?.role?.value)) continue;
    if (!latest || !isBefore(date, latest.date)) latest = { written, date, word };
  }
  if (!latest) return undefined;
  const { written, date, word } = latest;
  const { attestation, file } = written;
  const until = parseIsoDate(attestation.validUntil?.value ?? '') ?? addYears(date, 1);
  const who = [attestation.by?.name, attestation.by?.role?.value].filter((one) => one !== undefined).join(', ');
  const said = `${who === '' ? 'Somebody' : who} answered ${WORDS[word]} on ${date}`;
  const reason = attestation.reason?.value.trim() ?? '';
  const changed = isBefore(until, day) ? undefined : isCovered(attestation, known, attest.covers);
  const stale = isBefore(until, day)
    ? `${said}, which held until ${until}.`
    : changed && `${said}; since then ${changed}.`;
  return {
    word,
    date,
    stale,
    because: reason === '' ? `${said}.` : `${said}: ${reason}${/[.!?]$/.test(reason) ? '' : '.'}`,
    evidence: {
      kind: 'attestation',
      text: reason === '' ? said : `${said}: ${reason}`,
      ...(places.of(attestation.head) ?? { file, span: { start: 0, end: 0 } }),
      links: attestation.evidence.flatMap(({ title, url }) =>
        url !== undefined && /^https?:\/\//i.test(url) ? [{ title: title ?? url, url }] : [],
      ),
    },
  };
}

const WORDS: Readonly<Record<AnswerWord, string>> = {
  yes: 'yes',
  partial: 'partly',
  no: 'no',
  'not-applicable': 'that it does not apply',
};

/** Nobody is let off an item without a reason. */
function wordOf({ answer, reason }: Attestation): AnswerWord | undefined {
  const word = answer?.value.trim().toLowerCase();
  if (word === undefined || !Object.hasOwn(WORDS, word)) return undefined;
  return word === 'not-applicable' && (reason?.value.trim() ?? '') === '' ? undefined : (word as AnswerWord);
}

/** Compared without case; anybody may where no role is named. */
export function mayAttest(roles: readonly string[], role: string | undefined): boolean {
  if (roles.length === 0) return true;
  const written = role?.trim().toLowerCase();
  return written !== undefined && roles.some((one) => one.toLowerCase() === written);
}
