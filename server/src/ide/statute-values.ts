import { hasLawfulBases } from '../model/lawful-basis.ts';
import { regimeCalled } from '../model/vocabularies/regimes.ts';
import { type Statute, statutes } from '../model/vocabularies/statutes.ts';
import { asText, nodeAt, valueAt } from '../syntax/tree.ts';
import { jurisdictionOf } from './scheme-at.ts';
import type { KnownValue, ValueContext } from './value-providers.ts';

// Laws are picked by people: what the regime of the agreement names comes first, and nothing is written by the tool.

/** Acts on which public bodies of the jurisdiction rely. */
export function acts(context: ValueContext): KnownValue[] {
  const gateways = gatewaysOf(context).map(({ act }) => act);
  const known = statutesHere(context).map(({ act, sections }) => ({
    value: act,
    detail: gateways.includes(act)
      ? 'gateway of the regime'
      : sections
          .map(({ about }) => about)
          .join(', ')
          .slice(0, 80),
    documentation: sections.map(({ section, about }) => `- ${section}: ${about}`).join('\n'),
  }));
  return gatewaysFirst(known, gateways);
}

/** Sections of the act that is named beside. */
export function sectionsOfAct(context: ValueContext): KnownValue[] {
  const { root, path } = context;
  const act = asText(valueAt(nodeAt(root, path.slice(0, -1)), 'act'))
    ?.trim()
    .toLowerCase();
  const gateways = gatewaysOf(context).flatMap((gateway) =>
    gateway.act.toLowerCase() === act ? [...gateway.sections] : [],
  );
  const known = statutesHere(context)
    .filter((statute) => statute.act.toLowerCase() === act)
    .flatMap(({ sections }) => sections)
    .map(({ section, about }) => ({ value: section, detail: about }));
  return gatewaysFirst(known, gateways);
}

/** An act with its section as one text. */
export function citations(context: ValueContext): KnownValue[] {
  return statutesHere(context).flatMap(({ act, sections }) =>
    sections.length === 0
      ? [{ value: act }]
      : sections.map(({ section, about }) => ({ value: `${act}, section ${section}`, detail: about })),
  );
}

function gatewaysOf({ root }: ValueContext) {
  return regimeCalled(asText(valueAt(root, 'regime')))?.gateway ?? [];
}

function gatewaysFirst(known: readonly KnownValue[], gateways: readonly string[]): KnownValue[] {
  const isGateway = ({ value }: KnownValue): boolean => gateways.includes(value);
  return [...known.filter(isGateway), ...known.filter((one) => !isGateway(one))];
}

/** Those of the jurisdiction, those of the European Union for its members; all where nobody has said which it is. */
function statutesHere(context: ValueContext): readonly Statute[] {
  const jurisdiction = jurisdictionOf(context);
  const all = statutes();
  if (jurisdiction === undefined) return [...all.values()].flat();
  return all.get(jurisdiction) ?? (hasLawfulBases(jurisdiction) ? (all.get('eu') ?? []) : []);
}
