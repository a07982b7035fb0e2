import type {
  Evidence,
  Gate,
  GovernanceReport,
  Item,
  ItemState,
  PublishedReport,
  Result,
  Subject,
  Tally,
} from './report.ts';

/** In which order the items are shown: by pillar and element, or by a further order of the report. */
export type Grouping = string;
export const BY_PILLAR: Grouping = 'pillar';

/** Which items are shown. */
export type Shown = 'all' | 'open' | 'attest';

/** A line of the tree. Plain: how it looks in the editor is `governance-view.ts`. */
export interface TreeLine {
  /** The same for the same thing after a refresh, so that what is unfolded stays so. */
  readonly id: string;
  readonly label: string;
  readonly description: string;
  readonly tooltip: string;
  readonly icon: ItemState | 'level' | 'gate-open' | 'gate-closed' | 'gate-none' | 'group' | Evidence['kind'];
  readonly children: readonly TreeLine[];
  readonly unfolded?: true;
  /** Where it leads. */
  readonly place?: { readonly file: string; readonly range: Evidence['range'] };
  /** A person can answer here. */
  readonly attest?: Attestable;
}

export interface Attestable {
  readonly item: string;
  /** Its identifier. */
  readonly subject: string;
  /** In which it is written, as the report names it. */
  readonly file: string;
  readonly mayAttest: readonly string[];
  /** Where the answer stands that no longer holds. */
  readonly stale?: { readonly file: string; readonly range: Evidence['range'] };
}

export const STATE_WORDS: Readonly<Record<ItemState, string>> = {
  met: 'met',
  partly: 'partly',
  'not-met': 'not met',
  'needs-attestation': 'needs attestation',
  attested: 'attested',
  stale: 'stale',
  'not-applicable': 'not applicable',
};

/** The lines at the top: where things stand, the gates, then the items in their order. `keys`: of the subjects that are shown, all when left out. */
export function governanceTree(
  { report }: GovernanceReport,
  {
    grouping,
    shown,
    keys,
  }: { readonly grouping: Grouping; readonly shown: Shown; readonly keys?: ReadonlySet<string> },
): TreeLine[] {
  const tree = new Tree(report, shown, keys);
  const standing = keys ? tree.standingOfSubjects() : [tree.standing(), tree.gates()];
  return [...standing, ...(grouping === BY_PILLAR ? tree.byPillar() : tree.byView(grouping))];
}

const LEVELS = ['absent', 'ad hoc', 'defined', 'managed', 'data-driven'];

class Tree {
  readonly #report: PublishedReport;
  readonly #shown: Shown;
  readonly #keys: ReadonlySet<string> | undefined;
  readonly #items: ReadonlyMap<string, Item>;
  readonly #subjects: ReadonlyMap<string, Subject>;
  readonly #results: ReadonlyMap<string, Result>;

  constructor(report: PublishedReport, shown: Shown, keys: ReadonlySet<string> | undefined) {
    this.#report = report;
    this.#shown = shown;
    this.#keys = keys;
    this.#items = new Map(report.checklists.flatMap(({ items }) => items.map((item) => [item.id, item])));
    this.#subjects = new Map(report.subjects.map((subject) => [subject.key, subject]));
    this.#results = new Map(
      report.subjects.flatMap(({ key, results }) => results.map((result) => [`${key}\n${result.item}`, result])),
    );
  }

  standing(): TreeLine {
    const { level, tally, pillars, score } = this.#report.whole;
    return {
      id: 'standing',
      label: level === null ? 'Nothing is asked yet' : `Level ${level} of 4: ${LEVELS[level] ?? ''}`,
      description: tallyText(tally),
      tooltip: `As of ${this.#report.day}. Score ${percent(score)}. Public trust caps the whole.`,
      icon: 'level',
      children: pillars.map(({ id, title, level: own }) => ({
        id: `standing/${id}`,
        label: title,
        description: own === null ? 'not asked' : `level ${own}, ${LEVELS[own] ?? ''}`,
        tooltip: '',
        icon: 'level',
        children: [],
      })),
    };
  }

  /** Where the subjects stand that are looked at alone. */
  standingOfSubjects(): TreeLine[] {
    return this.#report.subjects
      .filter(({ key }) => this.#keys?.has(key))
      .map(({ key, label, kind, tally, score, file, range, gates }) => ({
        id: `standing/${key}`,
        label,
        description: `${tallyText(tally)}, ${percent(score)}`,
        tooltip: `${kind} in ${file}`,
        icon: 'level',
        children: gates.map((gate) => this.#gate(gate, `standing/${key}/`)),
        place: { file, range },
      }));
  }

  gates(): TreeLine {
    const { gates } = this.#report.whole;
    const open = gates.filter(({ state }) => state === 'open').length;
    return {
      id: 'gates',
      label: 'Gates',
      description: `${open} of ${gates.filter(({ state }) => state !== 'none').length} open`,
      tooltip: 'What a build can ask for with `concordat checklist --gate`.',
      icon: 'group',
      children: gates.map((gate) => this.#gate(gate)),
    };
  }

  #gate(gate: Gate, below = ''): TreeLine {
    const words = { open: 'open', closed: `closed: ${gate.missing.length} missing`, none: 'nothing to ask' };
    return {
      id: `${below}gates/${gate.id}`,
      label: gate.title,
      description: words[gate.state],
      tooltip: '',
      icon: `gate-${gate.state}`,
      children: gate.missing.flatMap(({ item, subject: key, because }) => {
        const subject = this.#subjects.get(key);
        if (!subject) return [];
        const id = `${below}gates/${gate.id}/${key}/${item ?? 'status'}`;
        const result = item === null ? undefined : this.#results.get(`${key}\n${item}`);
        return [
          {
            ...(result ? this.#result(subject, result, id) : {}),
            id,
            label: item === null ? because : `${item} ${this.#items.get(item)?.title ?? ''}`,
            description: subject.label,
            tooltip: because,
            icon: result?.state ?? 'gate-closed',
            children: result ? this.#evidence(result, id) : [],
            place: { file: subject.file, range: subject.range },
          } satisfies TreeLine,
        ];
      }),
    };
  }

  byPillar(): TreeLine[] {
    const scores = new Map(this.#report.whole.elements.map((element) => [element.id, element]));
    return this.#report.checklists.flatMap(({ pillars, items }) =>
      pillars.flatMap((pillar) => {
        const elements = pillar.elements.flatMap((element): TreeLine[] => {
          const lines = items.filter((item) => item.element === element.id).flatMap((item) => this.#item(item.id));
          const score = scores.get(element.id);
          if (lines.length === 0) return [];
          return [
            {
              id: `element/${element.id}`,
              label: element.title,
              description: score && !this.#keys ? `${tallyText(score.tally)}, ${percent(score.score)}` : '',
              tooltip: this.#keys || score?.level == null ? '' : `Level ${score.level}, ${LEVELS[score.level] ?? ''}`,
              icon: 'group',
              children: lines,
            },
          ];
        });
        const level = this.#report.whole.pillars.find(({ id }) => id === pillar.id)?.level ?? null;
        return elements.length === 0
          ? []
          : [
              {
                id: `pillar/${pillar.id}`,
                label: pillar.title,
                description: level === null || this.#keys ? '' : `level ${level}`,
                tooltip: '',
                icon: 'group' as const,
                children: elements,
                unfolded: true as const,
              },
            ];
      }),
    );
  }

  byView(id: string): TreeLine[] {
    const view = this.#report.whole.views.find((one) => one.id === id);
    return (view?.values ?? []).flatMap((value): TreeLine[] => {
      const lines = value.items.flatMap((item) => this.#item(item, `${id}/${value.id}`));
      return lines.length === 0
        ? []
        : [
            {
              id: `view/${id}/${value.id}`,
              label: value.title,
              description: this.#keys ? '' : `${tallyText(value.tally)}, ${percent(value.score)}`,
              tooltip: '',
              icon: 'group',
              children: lines,
              unfolded: true,
            },
          ];
    });
  }

  #item(id: string, below = ''): TreeLine[] {
    const item = this.#items.get(id);
    const whole = this.#report.whole.items.find((one) => one.item === id);
    if (!item || !whole || (!this.#keys && !this.#isShown(whole.state))) return [];
    const at = `${below}/item/${id}`;
    const keys = whole.subjects.filter((key) => this.#keys?.has(key) !== false);
    const concerned = keys.flatMap((key) => {
      const subject = this.#subjects.get(key);
      const result = this.#results.get(`${key}\n${id}`);
      return subject && result && this.#isShown(result.state) ? [{ subject, result }] : [];
    });
    if (concerned.length === 0) return [];
    const [only] = concerned.length === 1 ? concerned : [];
    const children = only
      ? this.#evidence(only.result, at)
      : concerned.map(({ subject, result }) => this.#result(subject, result, at));
    const answer = only && attestation(item, only.subject, only.result);
    // With a filter the state is that of the one which is left.
    const { state, because } = only?.result ?? whole;
    return [
      {
        id: at,
        label: `${id} ${item.title}`,
        description: only && keys.length === 1 ? STATE_WORDS[state] : this.#countText(keys, id),
        tooltip: `${item.why}\n\n${item.how}\n\n${because}`,
        icon: state,
        children,
        ...(only && children.length === 0 && { place: { file: only.subject.file, range: only.subject.range } }),
        ...(answer && { attest: answer }),
      },
    ];
  }

  #result(subject: Subject, result: Result, below: string): TreeLine {
    const item = this.#items.get(result.item);
    const at = `${below}/${subject.key}`;
    const answer = item && attestation(item, subject, result);
    return {
      id: at,
      label: subject.label,
      description: STATE_WORDS[result.state],
      tooltip: result.because,
      icon: result.state,
      children: this.#evidence(result, at),
      place: { file: subject.file, range: subject.range },
      ...(answer && { attest: answer }),
    };
  }

  #evidence({ because, evidence }: Result, below: string): TreeLine[] {
    return evidence.map(({ kind, text, file, range }, index) => ({
      id: `${below}/evidence/${index}`,
      label: text,
      description: `${file}:${range.start.line + 1}`,
      tooltip: because === text ? '' : because,
      icon: kind,
      children: [],
      place: { file, range },
    }));
  }

  #isShown(state: ItemState): boolean {
    if (this.#shown === 'all') return state !== 'not-applicable';
    if (this.#shown === 'attest') return state === 'needs-attestation' || state === 'stale';
    return state !== 'met' && state !== 'attested' && state !== 'not-applicable';
  }

  #countText(keys: readonly string[], item: string): string {
    const states = keys.flatMap((key) => this.#results.get(`${key}\n${item}`)?.state ?? []);
    const asked = states.filter((state) => state !== 'not-applicable').length;
    const done = states.filter((state) => state === 'met' || state === 'attested').length;
    return tallyText({ done, asked });
  }
}

/** What a person's word could change: an item that waits for one, or whose last one no longer holds. */
function attestation(item: Item, { id, file }: Subject, { state, evidence }: Result): Attestable | undefined {
  const waits = state === 'needs-attestation' || state === 'stale';
  if (!waits || item.type === 'automatic' || id === null) return undefined;
  const answer = state === 'stale' ? evidence.find(({ kind }) => kind === 'attestation') : undefined;
  return {
    item: item.id,
    subject: id,
    file,
    mayAttest: item.mayAttest,
    ...(answer && { stale: { file: answer.file, range: answer.range } }),
  };
}

function tallyText({ done, asked }: Tally): string {
  return `${done} of ${asked}`;
}

function percent(score: number | null): string {
  // Rounded down, as in the report.
  return score === null ? 'no score' : `${Math.floor(score * 100 + 1e-9)} %`;
}
