import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import type { PublishedChecklist } from '../../generated/checklist-report.types.ts';
import { runCli } from '../../src/testkit/cli.ts';
import { fixturePath } from '../../src/testkit/project.ts';

/** Worked out by hand from the files, before anything was computed; see `test-fixtures/projects/README.md`. */
interface Sheet {
  readonly day: string;
  readonly subjects: readonly (Sums & {
    readonly kind: string;
    readonly id: string | null;
    readonly file: string;
    /** The state, for a part how much of it, then where that is to be seen: `file:line what stands there`, or `rule at file:line`. */
    readonly items: Readonly<Record<string, readonly [string, ...string[]]>>;
  })[];
  readonly whole: Sums & { readonly level: number; readonly pillars: Readonly<Record<string, number>> };
}

interface Sums {
  readonly tally: string;
  readonly score: string;
  readonly gates: Readonly<Record<string, 'open' | 'none' | readonly string[]>>;
  readonly elements: Readonly<Record<string, string>>;
}

type Subject = PublishedChecklist['subjects'][number];
type Result = Subject['results'][number];

for (const project of ['council-tax', 'health-research', 'address-register']) {
  const root = fixturePath('projects', project);
  const sheet = JSON.parse(readFileSync(`${root}/expected-checklist.json`, 'utf8')) as Sheet;

  describe(`the checklist of ${project}`, () => {
    let report: PublishedChecklist;
    before(async () => {
      const { out } = await runCli(['checklist', '.', '--format', 'json', '--now', sheet.day], { cwd: root });
      report = JSON.parse(out) as PublishedChecklist;
    });

    it('asks of the same things', () =>
      assert.deepEqual(
        report.subjects.map(({ kind, id, file }) => `${kind} ${id} ${file}`),
        sheet.subjects.map(({ kind, id, file }) => `${kind} ${id} ${file}`),
      ));

    for (const [index, expected] of sheet.subjects.entries()) {
      it(`is, item by item, what was worked out by hand: ${expected.kind} ${expected.file}`, () => {
        const subject = report.subjects[index];
        assert.ok(subject);
        assert.deepEqual(subject.results.map(shownState), Object.entries(expected.items).map(expectedState));
        assert.deepEqual(sumsOf(subject), sumsExpected(expected));
      });

      it(`leads to the evidence: ${expected.kind} ${expected.file}`, () => {
        for (const { item, evidence } of report.subjects[index]?.results ?? []) {
          const [, ...places] = expected.items[item] ?? [];
          // Where something would stand that is not there, is asked and shows nothing.
          const shown = evidence.flatMap(({ kind, rule, file, range }) => {
            const place = `${file}:${range.start.line + 1}`;
            return kind === 'asked' ? [] : [{ kind, place: kind === 'finding' ? `${rule} at ${place}` : place }];
          });
          const wanted = places.map((text) => (/^\S+\/\S+ at /.test(text) ? text : (/^.*?:\d+/.exec(text)?.[0] ?? '')));
          for (const place of wanted)
            assert.ok(
              shown.some((one) => one.place === place),
              `${item}: ${place} is not among ${JSON.stringify(shown)}`,
            );
          // More may be shown than decides; but no other objection and nobody else's word.
          const others = shown.filter(({ kind, place }) => kind !== 'recorded' && !wanted.includes(place));
          assert.deepEqual(others, [], item);
        }
      });
    }

    it('quotes in the sheet what stands in the files', () => {
      for (const { items } of sheet.subjects)
        for (const text of Object.values(items).flatMap(([, ...places]) => places)) {
          const [, file, line, quoted] = /^(\S+):(\d+) (.*)$/.exec(text) ?? [];
          if (file === undefined) continue;
          const written = readFileSync(`${root}/${file}`, 'utf8').split('\n')[Number(line) - 1]?.trim() ?? '';
          assert.ok(written.startsWith((quoted ?? '').replace(/\.{3}$/, '')), text);
        }
    });

    it('adds up', () => {
      const { whole } = report;
      assert.deepEqual(sumsOf(whole), sumsExpected(sheet.whole));
      assert.equal(whole.level, sheet.whole.level);
      assert.deepEqual(Object.fromEntries(whole.pillars.map(({ id, level }) => [id, level])), sheet.whole.pillars);
    });
  });
}

function shownState({ item, state, score }: Result): string {
  return state === 'partly' ? `${item} partly ${score.toFixed(3)}` : `${item} ${state}`;
}

function expectedState([item, [state]]: readonly [string, readonly [string, ...string[]]]): string {
  const [, over, under] = /^partly (\d+)\/(\d+)$/.exec(state) ?? [];
  return over === undefined ? `${item} ${state}` : `${item} partly ${(Number(over) / Number(under)).toFixed(3)}`;
}

function sumsOf({ tally, score, elements, gates }: Pick<Subject, 'tally' | 'score' | 'elements' | 'gates'>): Sums {
  return {
    tally: `${tally.done} of ${tally.asked}`,
    score: percent(score),
    gates: Object.fromEntries(
      gates.map(({ id, state, missing }) => [
        id,
        state === 'closed' ? [...new Set(missing.map((one) => one.item ?? 'status'))].sort() : state,
      ]),
    ) as Sums['gates'],
    elements: Object.fromEntries(
      elements
        .filter((element) => element.tally.asked > 0)
        .map((element) => [
          element.id,
          `${percent(element.score)}, level ${element.level}, ${element.tally.done} of ${element.tally.asked}`,
        ]),
    ),
  };
}

function sumsExpected({ tally, score, gates, elements }: Sums): Sums {
  const sorted = Object.entries(gates).map(([id, gate]) => [id, typeof gate === 'string' ? gate : [...gate].sort()]);
  return { tally, score, gates: Object.fromEntries(sorted), elements };
}

/** Rounded down, as everywhere. */
function percent(score: number | null | undefined): string {
  return `${Math.floor((score ?? 0) * 100 + 1e-9)} %`;
}
