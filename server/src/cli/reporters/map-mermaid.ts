import { mapKeys } from '../../insight/map/map-keys.ts';
import { type MapReport, summaryOf } from '../../insight/map/map-report.ts';
import { classificationsText, counted, marksText, stageText } from '../../insight/map/map-words.ts';
import type { MapAgreement, MapDataset, MapStandard } from '../../insight/map/parts.ts';

/**
 * A flowchart for Mermaid: organisations as boxes around what they hold, agreements between them. Every name stands in quotation marks, with all
 * but letters, digits and spaces as entity codes, and ids are ours, so that no text is read as grammar.
 */
export function* mapMermaid(report: MapReport): Generator<string> {
  const { organisations, standards, datasets, agreements } = report.ecosystem;
  const keys = mapKeys(report.ecosystem);
  const keyOf = (id: string): string => keys.get(id) ?? 'none';
  yield `flowchart LR\n  accTitle: Map of the data ecosystem\n  accDescr: ${summaryOf(report.ecosystem)}\n`;
  const held = new Map<string | undefined, (MapStandard | MapDataset)[]>();
  for (const node of [...standards, ...datasets]) {
    const known = held.get(node.holder);
    if (known) known.push(node);
    else held.set(node.holder, [node]);
  }
  const line = (node: MapStandard | MapDataset, indent: string): string =>
    `${indent}${keyOf(node.id)}${shaped(node)}\n`;
  for (const { id, label } of organisations) {
    const own = held.get(id) ?? [];
    if (own.length === 0) yield `  ${keyOf(id)}[[${quoted(label)}]]\n`;
    else {
      yield `  subgraph ${keyOf(id)}[${quoted(label)}]\n`;
      for (const node of own) yield line(node, '    ');
      yield '  end\n';
    }
  }
  for (const node of held.get(undefined) ?? []) yield line(node, '  ');
  for (const one of agreements) yield `  ${keyOf(one.id)}{{${quoted(agreementLabel(one))}}}\n`;
  const loose = new Set((held.get(undefined) ?? []).map(({ id }) => id));
  for (const agreement of agreements) {
    yield* links(agreement, keyOf);
    for (const id of new Set(agreement.standards.flatMap((one) => one.id ?? [])))
      if (loose.has(id)) yield `  ${keyOf(id)} -.- ${keyOf(agreement.id)}\n`;
  }
}

/** A line for what is given, an arrow to those who get it; thick where it is classified above the lowest value. */
function* links(agreement: MapAgreement, keyOf: (id: string) => string): Generator<string> {
  const { id, parties, classifications } = agreement;
  const ends = (isEnd: (party: MapAgreement['parties'][number]) => boolean): string[] => [
    ...new Set(parties.filter(isEnd).flatMap(({ organisation }) => organisation ?? [])),
  ];
  const givers = ends(({ gives }) => gives);
  const getters = ends(({ gets }) => gets);
  const high = classifications.some(({ rank = 0 }) => rank > 0);
  const own = keyOf(id);
  for (const one of givers)
    yield `  ${keyOf(one)} ${getters.includes(one) ? (high ? '<==>' : '<-->') : high ? '===' : '---'} ${own}\n`;
  for (const one of getters) if (!givers.includes(one)) yield `  ${own} ${high ? '==>' : '-->'} ${keyOf(one)}\n`;
}

function shaped(node: MapStandard | MapDataset): string {
  if (node.kind === 'dataset') return `[(${quoted(node.label)})]`;
  const mark = marksText(node);
  return `[${quoted(mark === '' ? node.label : `${node.label} (${mark})`)}]`;
}

function agreementLabel(agreement: MapAgreement): string {
  const { label, fields, classifications } = agreement;
  const parts = [
    classificationsText(classifications),
    marksText(agreement),
    counted(fields, 'field'),
    stageText(agreement),
  ];
  return `${label}: ${parts.filter((part) => part !== '').join(', ')}`;
}

/** Characters of a label: Mermaid lays out nothing longer. */
const LONGEST = 120;

/** Codes have the form `#number;` (mermaid.js.org, “Entity codes to escape characters”). What is no character of a page is left out. */
function quoted(text: string): string {
  const plain = text
    .replace(/\s+/g, ' ')
    .replace(/[\p{C}]/gu, '')
    .trim();
  const characters = [...plain];
  const cut = characters.length > LONGEST ? [...characters.slice(0, LONGEST - 1), '…'] : characters;
  const safe = cut.map((one) => (/[\p{L}\p{M}\p{N} ]/u.test(one) ? one : `#${one.codePointAt(0)};`));
  return `"${safe.join('') || '#63;'}"`;
}
