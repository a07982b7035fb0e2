import type { Json } from '../base/json.ts';
import { basisCalled, conditionCalled, domesticCalled, recordedBasis } from '../model/lawful-basis.ts';
import type { Accountable } from '../model/marks.ts';
import { recordedRetention } from '../model/retention.ts';
import { purposes } from '../model/vocabularies/load.ts';
import { asMap, type SyntaxNode, toValue } from '../syntax/tree.ts';

/** Of one statement; what is longer is cut, with an ellipsis. UTF-16 units. */
const LONGEST = 1000;
const DEEPEST = 4;

/** Whatever is written, for people to read: lists and maps as one line, terms of DPV with their label. */
export function plainText(value: Json | undefined): string {
  const parts: string[] = [];
  let length = 0;
  const add = (one: unknown, prefix: string, depth: number): void => {
    if (length > LONGEST || one === null || one === undefined) return;
    if (typeof one !== 'object') {
      const text = `${prefix}${typeof one === 'string' ? withLabel(one.trim()) : String(one)}`;
      parts.push(text);
      length += text.length;
    } else if (depth < DEEPEST) {
      const entries = Array.isArray(one) ? one.map((item) => ['', item] as const) : Object.entries(one);
      for (const [key, inner] of entries) {
        add(inner, key === '' ? prefix : `${prefix}${key}: `, depth + 1);
        if (length > LONGEST) return;
      }
    }
  };
  add(value, '', 0);
  const text = parts.filter((part) => part !== '').join('; ');
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}

/** `Public task (Article 6(1)(e))` and what else a basis says; what is no known basis stays as it is written. */
export function basisText(node: SyntaxNode): string {
  const basis = recordedBasis(node);
  const article = (found: { readonly label?: string; readonly slug: string; readonly article: string } | undefined) =>
    found && `${found.label ?? found.slug} (Article ${found.article})`;
  const parts = [
    ...basis.article6.map(({ value }) => article(basisCalled(value)) ?? plainText(value)),
    ...basis.article9.map(({ value }) => article(conditionCalled(value)) ?? plainText(value)),
    ...basis.schedule1.map(({ value }) => {
      const found = domesticCalled(value);
      return found ? `${found.label} (Schedule 1, paragraph ${found.paragraph})` : plainText(value);
    }),
    ...(basis.officialAuthority ? ['under official authority'] : []),
    ...[basis.statute, basis.provision].flatMap((text) => (text === undefined ? [] : [plainText(text)])),
  ];
  return parts.length > 0 ? parts.join('; ') : plainText(toValue(node) as Json);
}

/** `6 years from decision-date, then secure-erasure`. */
export function retentionText(node: SyntaxNode): string {
  const { period, trigger, disposal } = recordedRetention(node);
  if (!period) return plainText(toValue(node) as Json);
  const from = trigger === undefined ? '' : ` from ${plainText(trigger)}`;
  const then = disposal === undefined ? '' : `, then ${plainText(disposal)}`;
  return `${periodText(period.text)}${from}${then}`;
}

export function accountableText({ role, name, contact }: Accountable): string {
  return plainText([...new Set([name, role, contact])].flatMap((part) => part ?? [])).replaceAll('; ', ', ');
}

/** Measures as a list, and whatever else is written beside them. */
export function securityText(node: SyntaxNode): string {
  const map = asMap(node);
  const { measures, ...others } = (map ? toValue(map) : { measures: toValue(node) }) as Record<string, Json>;
  return [plainText(measures), plainText(others)].filter((text) => text !== '').join('; ');
}

/** `P1Y6M` as `1 year 6 months`; any other text as it is written. */
export function periodText(text: string): string {
  const [, years, months, weeks, days, hours, minutes] =
    /^P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?)?$/.exec(text.trim()) ?? [];
  const parts = [
    [years, 'year'],
    [months, 'month'],
    [weeks, 'week'],
    [days, 'day'],
    [hours, 'hour'],
    [minutes, 'minute'],
  ].flatMap(([count, unit]) => (count === undefined ? [] : [`${count} ${unit}${count === '1' ? '' : 's'}`]));
  return parts.length > 0 ? parts.join(' ') : plainText(text);
}

function withLabel(text: string): string {
  const term = text.replace(/^https:\/\/w3id\.org\/dpv(?:\/[\d.]+)?#/, 'dpv:');
  const label = term.startsWith('dpv:') ? purposes.find((purpose) => purpose.term === term)?.label : undefined;
  return label === undefined ? text : `${label} (${text})`;
}
