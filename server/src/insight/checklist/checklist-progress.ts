import type {
  PublishedChange,
  PublishedChecklist,
  PublishedProgress,
  PublishedResult,
  PublishedScoreChange,
  PublishedState,
  PublishedSubject,
  PublishedSubjectName,
} from '../../../generated/checklist-report.types.ts';

/** What has become better or worse since an earlier report, and what is asked now or not any more. */
export function checklistProgress(before: PublishedChecklist, after: PublishedChecklist): PublishedProgress {
  const titles = new Map(
    [...before.checklists, ...after.checklists].flatMap(({ items }) => items.map(({ id, title }) => [id, title])),
  );
  const pairs = pairsOf(before.subjects, after.subjects);
  const matched = new Set(pairs.values());
  const changes = [...pairs].flatMap(([now, then]) => changesOf(then, now, titles));
  return {
    since: before.day,
    scores: scoreChanges(before, after),
    gates: [
      ...after.whole.gates,
      ...before.whole.gates.filter(({ id }) => !after.whole.gates.some((one) => one.id === id)),
    ].map(({ id, title }) => ({
      id,
      title,
      before: before.whole.gates.find((gate) => gate.id === id)?.state ?? null,
      after: after.whole.gates.find((gate) => gate.id === id)?.state ?? null,
    })),
    better: changes.filter((change) => directionOf(change) > 0),
    worse: changes.filter((change) => directionOf(change) < 0),
    new: changes.filter(({ before: then }) => then === null),
    gone: changes.filter(({ after: now }) => now === null),
    newSubjects: after.subjects.filter((subject) => !pairs.has(subject)).map(nameOf),
    goneSubjects: before.subjects.filter((subject) => !matched.has(subject)).map(nameOf),
  };
}

/** The earlier subject of each later one: the same key, else (of those that are left) the same place, since an identifier may be new or another. */
function pairsOf(
  before: readonly PublishedSubject[],
  after: readonly PublishedSubject[],
): Map<PublishedSubject, PublishedSubject> {
  const pairs = new Map<PublishedSubject, PublishedSubject>();
  const taken = new Set<PublishedSubject>();
  for (const nameIn of [({ key }: PublishedSubject) => key, placeOf]) {
    const left = new Map(before.filter((subject) => !taken.has(subject)).map((subject) => [nameIn(subject), subject]));
    for (const subject of after) {
      const found = left.get(nameIn(subject));
      if (!found || pairs.has(subject) || taken.has(found)) continue;
      pairs.set(subject, found);
      taken.add(found);
    }
  }
  return new Map(
    after.flatMap((subject) => {
      const found = pairs.get(subject);
      return found ? [[subject, found] as const] : [];
    }),
  );
}

function placeOf({ kind, file, document, pointer }: PublishedSubject): string {
  return JSON.stringify([kind, file, document ?? 0, pointer]);
}

function changesOf(
  then: PublishedSubject,
  now: PublishedSubject,
  titles: ReadonlyMap<string, string>,
): PublishedChange[] {
  const earlier = askedBy(then);
  const later = askedBy(now);
  return [...new Set([...later.keys(), ...earlier.keys()])].flatMap((item) => {
    const [one, other] = [earlier.get(item), later.get(item)];
    if (one?.state === other?.state && one?.score === other?.score) return [];
    return [
      {
        item,
        title: titles.get(item) ?? item,
        subject: nameOf(now),
        before: one ? { state: one.state, score: one.score } : null,
        after: other ? { state: other.state, score: other.score } : null,
      },
    ];
  });
}

function askedBy({ results }: PublishedSubject): Map<string, PublishedResult> {
  return new Map(results.filter(({ state }) => state !== 'not-applicable').map((result) => [result.item, result]));
}

/** Above 0 when it became better. Of equal scores the one is better that nothing speaks against. */
function directionOf({ before, after }: PublishedChange): number {
  if (!before || !after) return 0;
  return after.score - before.score || RANK[after.state] - RANK[before.state];
}

const RANK: Readonly<Record<PublishedState, number>> = {
  'not-met': 0,
  partly: 1,
  'needs-attestation': 1,
  stale: 1,
  attested: 2,
  met: 2,
  'not-applicable': 0,
};

function nameOf({ key, label, kind, file }: PublishedSubject): PublishedSubjectName {
  return { key, label, kind, file };
}

function scoreChanges({ whole: then }: PublishedChecklist, { whole: now }: PublishedChecklist): PublishedScoreChange[] {
  return [
    {
      id: 'whole',
      title: 'All together',
      before: then.score,
      after: now.score,
      levelBefore: then.level,
      levelAfter: now.level,
    },
    ...now.pillars.map(({ id, title, level }) => ({
      id,
      title,
      before: null,
      after: null,
      levelBefore: then.pillars.find((pillar) => pillar.id === id)?.level ?? null,
      levelAfter: level,
    })),
    ...now.elements.map(({ id, title, score, level }) => {
      const earlier = then.elements.find((element) => element.id === id);
      return {
        id,
        title,
        before: earlier?.score ?? null,
        after: score,
        levelBefore: earlier?.level ?? null,
        levelAfter: level,
      };
    }),
  ];
}
