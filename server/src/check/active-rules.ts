import type { FormatAdapter } from '../model/formats/adapter.ts';
import type { FileEvents, Rule } from '../rules/define.ts';
import { type Configuration, matches, ruleSetting } from '../workspace/configuration.ts';

/** A rule that is switched on for a file, with its options. */
export interface ActiveRule {
  readonly rule: Rule;
  readonly options: Readonly<Record<string, unknown>>;
}

/** Who listens to what, in the order of the rules. */
export type Listeners = ReadonlyMap<keyof FileEvents, readonly ActiveRule[]>;

/** The rules that are switched on, by what they listen to. */
class ActiveRules {
  /** Whatever the format. */
  readonly listeners: Listeners;
  /** Those over several files. */
  readonly ofProject: readonly ActiveRule[];
  readonly #active: readonly ActiveRule[];
  readonly #byFormat = new Map<string, Listeners>();

  constructor(active: readonly ActiveRule[]) {
    this.#active = active;
    this.listeners = listenersOf(active);
    this.ofProject = active.filter(({ rule }) => rule.project.length > 0);
  }

  /** The rules themselves, whatever they listen to. */
  get all(): readonly Rule[] {
    return this.#active.map(({ rule }) => rule);
  }

  /** Those that look at documents of one of the formats, or at what files know of each other. */
  lookingAt(adapters: readonly (FormatAdapter | undefined)[]): readonly Rule[] {
    const listening = adapters.flatMap((adapter) => [...this.listenersFor(adapter).values()].flat());
    const found = new Set([...this.ofProject, ...listening].map(({ rule }) => rule));
    return this.all.filter((rule) => found.has(rule));
  }

  /** Those that apply to documents of a format; undefined for one that is not known. */
  listenersFor(adapter: FormatAdapter | undefined): Listeners {
    const formats = [adapter?.id, adapter?.ruledAs];
    const key = formats.join();
    const known = this.#byFormat.get(key);
    if (known) return known;
    const listeners = listenersOf(
      this.#active.filter(
        ({ rule }) => rule.formats === undefined || rule.formats.some((format) => formats.includes(format)),
      ),
    );
    this.#byFormat.set(key, listeners);
    return listeners;
  }
}

function listenersOf(active: readonly ActiveRule[]): Listeners {
  const listeners = new Map<keyof FileEvents, ActiveRule[]>();
  for (const one of active) {
    for (const event of Object.keys(one.rule.on) as (keyof FileEvents)[]) {
      const known = listeners.get(event);
      if (known) known.push(one);
      else listeners.set(event, [one]);
    }
  }
  return listeners;
}

/** Which rules a configuration switches on for a file. All files to which the same overrides apply have the same. */
export class RuleSelection {
  readonly #rules: readonly Rule[];
  readonly #known = new WeakMap<Configuration, Map<string, ActiveRules>>();

  constructor(rules: readonly Rule[]) {
    this.#rules = rules;
  }

  of(configuration: Configuration, path: string): ActiveRules {
    const byOverrides = this.#known.get(configuration) ?? new Map<string, ActiveRules>();
    this.#known.set(configuration, byOverrides);
    const key = configuration.overrides.map(({ files }) => Number(matches(configuration, files, path))).join('');
    const known = byOverrides.get(key);
    if (known) return known;
    const active = this.#rules.flatMap((rule) => {
      const setting = ruleSetting(configuration, rule.id, path);
      return setting.severity === 'off' ? [] : [{ rule, options: setting.options }];
    });
    const selected = new ActiveRules(active);
    byOverrides.set(key, selected);
    return selected;
  }
}
