import type { Checklist, Weight } from '../../model/checklists/checklist.ts';
import { pillarsOf } from '../../model/checklists/pillars.ts';
import { isDone } from './checklist-words.ts';
import type { ElementScore, ItemResult, ItemState, Level, PillarScore, Tally, ViewScores } from './report.ts';

/** An item with how it stands: of one subject, or over all. */
export type Scored = Pick<ItemResult, 'item' | 'weight' | 'state' | 'score'>;

/** What else the highest levels ask for (checklist.md B2.2). */
export interface Maturity {
  /** Some impact was measured. */
  readonly impact: boolean;
  /** Somebody looked at it within the last twelve months. */
  readonly reviewed: boolean;
}

const WEIGHTS: Readonly<Record<Weight, number>> = { must: 3, should: 2, could: 1 };

export function tallyOf(results: readonly Scored[]): Tally {
  const asked = results.filter(isAsked);
  return { done: asked.filter(({ state }) => isDone(state)).length, asked: asked.length };
}

/** 0 to 1, weighted; what does not apply is left out, and what is not evidenced counts 0. */
export function scoreOf(results: readonly Scored[]): number | undefined {
  let sum = 0;
  let weights = 0;
  for (const { weight, score } of results.filter(isAsked)) {
    sum += WEIGHTS[weight] * score;
    weights += WEIGHTS[weight];
  }
  return weights === 0 ? undefined : sum / weights;
}

function isAsked({ state }: { readonly state: ItemState }): boolean {
  return state !== 'not-applicable';
}

/** The elements in which something is asked, in the order of the checklists. */
export function elementScores(
  checklists: readonly Checklist[],
  results: readonly Scored[],
  maturity: Maturity,
): ElementScore[] {
  const byElement = new Map<string, Scored[]>();
  for (const one of results) {
    const known = byElement.get(one.item.element);
    if (known) known.push(one);
    else byElement.set(one.item.element, [one]);
  }
  return pillarsOf(checklists).flatMap((pillar) =>
    pillar.elements.flatMap(({ id, title }): ElementScore[] => {
      const own = byElement.get(id);
      if (!own) return [];
      const score = scoreOf(own);
      const ripe = pillar.id === 'public-value' ? maturity.impact : maturity.reviewed;
      return [{ id, title, score, level: levelOf(score, own, ripe), tally: tallyOf(own) }];
    }),
  );
}

/** Scores are sums of fractions: .5 + .25 is not always .75. */
const EPSILON = 1e-9;

function levelOf(score: number | undefined, results: readonly Scored[], ripe: boolean): Level | undefined {
  if (score === undefined) return undefined;
  const musts = results.filter((one) => isAsked(one) && one.weight === 'must');
  const hold = musts.every(({ state }) => isDone(state));
  if (score + EPSILON >= 0.9 && hold && ripe) return 4;
  if (score + EPSILON >= 0.75 && hold) return 3;
  if (score + EPSILON >= 0.5) return 2;
  return score + EPSILON >= 0.2 ? 1 : 0;
}

/** The mean of the elements, and at most one above the lowest of them. */
export function pillarScores(checklists: readonly Checklist[], elements: readonly ElementScore[]): PillarScore[] {
  const levels = new Map(elements.map(({ id, level }) => [id, level]));
  return pillarsOf(checklists).map(({ id, title, elements: own }) => {
    const known = own.flatMap((element) => levels.get(element.id) ?? []);
    if (known.length === 0) return { id, title, level: undefined };
    return { id, title, level: Math.min(floorOfMean(known), Math.min(...known) + 1) as Level };
  });
}

/** The mean of the pillars, and at most one above public trust, which is lost more easily than it is won (checklist.md B2.3). */
export function overallLevel(pillars: readonly PillarScore[]): Level | undefined {
  const known = pillars.flatMap(({ level }) => level ?? []);
  if (known.length === 0) return undefined;
  const trust = pillars.find(({ id }) => id === 'public-trust')?.level ?? 4;
  return Math.min(floorOfMean(known), trust + 1) as Level;
}

function floorOfMean(levels: readonly number[]): number {
  return Math.floor(levels.reduce((sum, level) => sum + level, 0) / levels.length);
}

/** The items by each further order of the checklists. */
export function viewScores(checklists: readonly Checklist[], results: readonly Scored[]): ViewScores[] {
  const views = new Map<string, { title: string; values: Map<string, string>; inOrder: boolean }>();
  for (const checklist of checklists) {
    for (const [id, { title, values, inOrder }] of Object.entries(checklist.views)) {
      const known = views.get(id) ?? { title, values: new Map(), inOrder: inOrder === true };
      views.set(id, known);
      for (const [value, name] of Object.entries(values)) if (!known.values.has(value)) known.values.set(value, name);
    }
  }
  return [...views].map(([id, { title, values, inOrder }]) => {
    const scored = [...values].map(([value, name]) => {
      const own = results.filter(({ item }) => item.maps[id]?.includes(value) === true);
      return {
        id: value,
        title: name,
        score: scoreOf(own),
        tally: tallyOf(own),
        items: own.map(({ item }) => item.id),
      };
    });
    return { id, title, values: scored, ...(inOrder && { reached: reachedIn(scored) }) };
  });
}

/** Stages build on each other: one is reached when it and all before it are half done. Those in which nothing is asked are passed over. */
function reachedIn(values: readonly { readonly id: string; readonly score: number | undefined }[]): string[] {
  const end = values.findIndex(({ score }) => score !== undefined && score + EPSILON < 0.5);
  const reached = end < 0 ? values : values.slice(0, end);
  return reached.filter(({ score }) => score !== undefined).map(({ id }) => id);
}

/** How an item stands over all subjects that it is asked of. */
export function stateOver(results: readonly { readonly state: ItemState; readonly score: number }[]): {
  readonly state: ItemState;
  readonly score: number;
} {
  const asked = results.filter(isAsked);
  if (asked.length === 0) return { state: 'not-applicable', score: 0 };
  const score = asked.reduce((sum, one) => sum + one.score, 0) / asked.length;
  const has = (state: ItemState): boolean => asked.some((one) => one.state === state);
  if (asked.every(({ state }) => isDone(state))) return { state: has('attested') ? 'attested' : 'met', score };
  const wrong = has('not-met') || has('partly');
  if (wrong) return { state: score === 0 ? 'not-met' : 'partly', score };
  return { state: has('stale') ? 'stale' : 'needs-attestation', score };
}
