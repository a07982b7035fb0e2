import { escapeHtml } from '../escape-html.ts';
import type { Ecosystem } from './ecosystem.ts';
import { mapKeys } from './map-keys.ts';
import type { Drawn, Picture, Placed } from './map-layout.ts';
import { summaryOf } from './map-report.ts';
import { type Box, type Card, LEADING, type Loose, type Paper, ROW_LEADING, type Sizes } from './map-scene.ts';
import { classificationsText, counted, personalText, stageText } from './map-words.ts';
import type { MapAgreement, MapDataset, MapStandard } from './parts.ts';

/**
 * The picture as an element of a page or, with `head`, as a file of its own: without script, style attribute or address. Elements carry
 * `data-keys`, the nodes that they stand for, and lines the boxes that they join.
 */
export function* mapSvg(ecosystem: Ecosystem, picture: Picture, head = ''): Generator<string> {
  const { boxes, lines, width, height, sizes } = picture;
  const keys = mapKeys(ecosystem);
  const indices = new Map(boxes.map(({ box }, index) => [box.id, index]));
  const wide = Math.max(width, NARROWEST);
  const legend = head === '' ? [] : legendLines(wide);
  const high = height + legend.length * LEGEND_LINE;
  const name = head === '' ? '' : 'xmlns="http://www.w3.org/2000/svg" ';
  yield `<svg ${name}class="map" role="img" aria-labelledby="map-name map-about" width="${wide}" height="${high}" viewBox="0 0 ${wide} ${high}">
<title id="map-name">Map of the data ecosystem</title>
<desc id="map-about">${summaryOf(ecosystem)}. Boxes are organisations with the standards and datasets that they hold; papers between them are agreements; arrows lead from who gives to who gets.</desc>
${head}<defs><marker id="map-arrow" viewBox="0 0 10 10" refX="9" refY="5" markerUnits="userSpaceOnUse" markerWidth="11" markerHeight="11" orient="auto-start-reverse"><path class="tip" d="M0 0L10 5L0 10z"/></marker></defs>
<g class="lines">
`;
  for (const line of lines) yield lineMarkup(line, indices);
  yield '</g>\n<g class="boxes">\n';
  for (const [index, placed] of boxes.entries()) yield boxMarkup(placed, index, keys, sizes);
  yield `</g>\n${legendGroup(legend, height)}</svg>\n`;
}

/** What the signs mean, each line of them as a picture of its own that can wrap. */
export function mapLegend(): string {
  const items = LEGEND.map(
    ({ drawn, text }) =>
      `<li><svg class="map" width="34" height="20" viewBox="0 -10 34 20" aria-hidden="true">${drawn}</svg> ${text}</li>`,
  );
  return `<ul class="signs" aria-label="What the signs mean">${items.join('')}</ul>`;
}

type LegendLine = readonly { readonly x: number; readonly drawn: string; readonly text: string }[];

function legendGroup(lines: readonly LegendLine[], top: number): string {
  if (lines.length === 0) return '';
  const rows = lines.map((line, index) => {
    const items = line.map(
      ({ x, drawn, text }) =>
        `<g transform="translate(${x} 0)">${drawn}<text x="34" y="4" font-size="12">${text}</text></g>`,
    );
    return `<g transform="translate(20 ${top + index * LEGEND_LINE + 6})">${items.join('')}</g>\n`;
  });
  return `<g class="legend">\n${rows.join('')}</g>\n`;
}

const NARROWEST = 560;
const LEGEND_LINE = 24;

function lineMarkup({ line, path }: Drawn, indices: ReadonlyMap<string, number>): string {
  const { kind, level, from, to } = line;
  const end = kind === 'gets' || kind === 'both' ? ' marker-end="url(#map-arrow)"' : '';
  const start = kind === 'both' ? ' marker-start="url(#map-arrow)"' : '';
  const drawn = kind === 'of' ? 'of' : `level-${level}`;
  return `<path class="line ${drawn}" data-ends="b${indices.get(from)} b${indices.get(to)}" d="${path}"${start}${end}/>\n`;
}

function boxMarkup({ box, x, y }: Placed, index: number, keys: ReadonlyMap<string, string>, sizes: Sizes): string {
  const drawn =
    box.kind === 'card'
      ? cardMarkup(box, keys, sizes)
      : nodeMarkup(box, keys, box.kind === 'paper' ? paperMarkup(box, sizes) : looseMarkup(box, sizes));
  return `<g class="box ${box.kind}${isIdle(box) ? ' idle' : ''}" id="b${index}" transform="translate(${round(x)} ${round(y)})">${drawn}</g>\n`;
}

/** What can be chosen: it stands for nodes. */
function nodeMarkup(box: Box, keys: ReadonlyMap<string, string>, content: string): string {
  const own = nodesIn(box).flatMap((id) => keys.get(id) ?? []);
  const data = own.length > 0 ? `class="node" data-keys="${own.join(' ')}"` : 'class="plain"';
  return `<g ${data}><title>${escapeHtml(fullText(box))}</title>${content}${farMarkup(box)}</g>`;
}

function farMarkup({ width, height, far }: Box): string {
  const { lines, size } = far;
  const top = height / 2 - ((lines.length - 1) * size * 1.1) / 2;
  const texts = lines.map(
    (line, at) =>
      `<text x="${width / 2}" y="${round(top + at * size * 1.1 + size * 0.35)}" text-anchor="middle" font-size="${size}">${escapeHtml(line)}</text>`,
  );
  return `<g class="far" aria-hidden="true">${texts.join('')}</g>`;
}

function nodesIn(box: Box): string[] {
  if (box.kind === 'card') return box.organisation ? [box.organisation.id] : [];
  return box.kind === 'paper' ? box.agreements.map(({ id }) => id) : [box.node.id];
}

function isIdle(box: Box): boolean {
  return box.kind === 'paper' ? box.idle : box.kind === 'card' && !box.organisation;
}

function fullText(box: Box): string {
  if (box.kind === 'loose') return standardText(box.node);
  if (box.kind === 'paper') return box.agreements.map(agreementText).join('\n');
  const { organisation, rows, more } = box;
  const held = [...rows.map(({ node }) => node.label), ...(more === undefined ? [] : [more])];
  const name = organisation
    ? `Organisation: ${organisation.label}${organisation.identifier === undefined ? '' : ` (${organisation.identifier})`}`
    : 'No organisation is recorded for these';
  return held.length > 0 ? `${name}\n${held.join('\n')}` : name;
}

function agreementText(agreement: MapAgreement): string {
  const { label, classifications, fields } = agreement;
  return [
    `Agreement: ${label}`,
    classificationsText(classifications),
    personalText(agreement),
    counted(fields, 'field'),
    ...[stageText(agreement)].filter((text) => text !== ''),
  ].join(', ');
}

function standardText(node: MapStandard | MapDataset): string {
  if (node.kind === 'dataset') return `Dataset: ${node.label}`;
  return [`Standard: ${node.label}`, classificationsText(node.classifications), personalText(node)].join(', ');
}

function cardMarkup(card: Card, keys: ReadonlyMap<string, string>, sizes: Sizes): string {
  const { width, height, title, rows, more, organisation } = card;
  const { pad, title: size, row, note } = sizes;
  const line = size * LEADING;
  const icon = organisation ? `<path class="icon" transform="translate(${pad} ${pad + 1})" d="${BUILDING}"/>` : '';
  const name = title.map(
    (text, index) =>
      `<text class="name" x="${pad + (organisation ? 22 : 0)}" y="${round(pad + index * line + size * 0.95)}" font-size="${size}">${escapeHtml(text)}</text>`,
  );
  const top = pad + title.length * line + 6;
  const step = row * ROW_LEADING;
  const items = rows.map(({ node, text, mark }, index) => {
    const told =
      mark === ''
        ? ''
        : `<text class="mark" x="${width - 2 * pad}" y="${round(step * 0.68)}" text-anchor="end" font-size="${note}">${escapeHtml(mark)}</text>`;
    return `<g class="node row near" data-keys="${keys.get(node.id) ?? ''}" transform="translate(${pad} ${round(top + index * step)})"><title>${escapeHtml(standardText(node))}</title><rect class="hit" x="-3" y="0" width="${width - 2 * pad + 6}" height="${round(step)}" rx="3"/><path class="icon" transform="translate(0 ${round(step / 2 - 6)})" d="${node.kind === 'dataset' ? DRUM : SHEET}"/><text x="17" y="${round(step * 0.68)}" font-size="${row}">${escapeHtml(text)}</text>${told}</g>`;
  });
  const rest =
    more === undefined
      ? ''
      : `<text class="mark" x="${pad + 17}" y="${round(top + rows.length * step + step * 0.68)}" font-size="${note}">${more}</text>`;
  const rule = rows.length > 0 ? `<path class="rule" d="M0 ${round(top - 3)}H${width}"/>` : '';
  const head = `<rect class="shape" width="${width}" height="${round(height)}" rx="8"/><g class="near">${icon}${name.join('')}${rule}${rest}</g>`;
  return nodeMarkup(card, keys, head) + items.join('');
}

function paperMarkup({ width, height, title, notes, agreements }: Paper, { pad, row, note }: Sizes): string {
  const fold = 12;
  const high = round(height);
  const outline = `M0 0H${width - fold}L${width} ${fold}V${high}H0z`;
  const behind =
    agreements.length > 1
      ? `<path class="shape" d="M5 ${high}V${round(height + 4)}H${width + 4}V${fold + 4}H${width}"/>`
      : '';
  let y = pad - 1;
  const lines = [
    ...title.map((text) => ({ text, size: row, kind: 'name' })),
    ...notes.map((text) => ({ text, size: note, kind: 'note' })),
  ].map(({ text, size, kind }) => {
    y += size * LEADING;
    return `<text class="${kind}" x="${pad}" y="${round(y - size * 0.3)}" font-size="${size}">${escapeHtml(text)}</text>`;
  });
  return `${behind}<path class="shape" d="${outline}"/><path class="rule" d="M${width - fold} 0V${fold}H${width}"/><g class="near">${lines.join('')}</g>`;
}

function looseMarkup({ width, height, title, mark }: Loose, { pad, row, note }: Sizes): string {
  const name = title.map(
    (text, index) =>
      `<text x="${pad + 18}" y="${round(pad - 1 + (index + 1) * row * LEADING - row * 0.3)}" font-size="${row}">${escapeHtml(text)}</text>`,
  );
  const told =
    mark === ''
      ? ''
      : `<text class="mark" x="${pad + 18}" y="${round(height - pad)}" font-size="${note}">${escapeHtml(mark)}</text>`;
  return `<rect class="shape" width="${width}" height="${round(height)}"/><g class="near"><path class="icon" transform="translate(${pad} ${pad + 1})" d="${SHEET}"/>${name.join('')}${told}</g>`;
}

/** Outlines of 14 and 11 pixels. */
const BUILDING = 'M1 14V5L7.5 1L14 5V14M0 14H15M4 14V7M7.5 14V7M11 14V7';
const SHEET = 'M1 0H10V12H1zM3 3H8M3 6H8M3 9H8';
const DRUM = 'M1 2V10C1 12.6 10 12.6 10 10V2C10 -0.6 1 -0.6 1 2C1 4.6 10 4.6 10 2';

const LEGEND = [
  { drawn: `<path class="icon" transform="translate(8 -7)" d="${BUILDING}"/>`, text: 'organisation' },
  { drawn: `<path class="icon" transform="translate(10 -6)" d="${SHEET}"/>`, text: 'standard' },
  { drawn: `<path class="icon" transform="translate(10 -6)" d="${DRUM}"/>`, text: 'dataset' },
  { drawn: '<path class="shape paper" d="M4 -8H22L28 -2V8H4z"/>', text: 'agreement; dashed edge: not in force' },
  { drawn: '<path class="line level-0" d="M0 0H28"/>', text: 'not classified' },
  { drawn: '<path class="line level-1" d="M0 0H28"/>', text: 'lowest classification' },
  { drawn: '<path class="line level-4" d="M0 0H28"/>', text: 'thicker: higher' },
  { drawn: '<path class="line of" d="M0 0H28"/>', text: 'shares this standard' },
] as const;

function legendLines(width: number): LegendLine[] {
  const lines: { x: number; drawn: string; text: string }[][] = [[]];
  let x = 0;
  for (const { drawn, text } of LEGEND) {
    const wide = 34 + text.length * 6.6 + 22;
    if (x > 0 && x + wide > width - 40) {
      lines.push([]);
      x = 0;
    }
    lines.at(-1)?.push({ x: Math.round(x), drawn, text });
    x += wide;
  }
  return lines;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
