/** Lines of YAML without the line feed. */
export type Lines = readonly string[];

/** What stands behind a key that is left empty. The one convention for all that must be filled in. */
export const TO_FILL = 'TO FILL';

/** A comment of as many lines as it needs. */
export function comment(text: string, indent = ''): Lines {
  const lines: string[] = [];
  let line = '';
  for (const word of onOneLine(text, Number.POSITIVE_INFINITY).split(' ')) {
    if (line !== '' && indent.length + 2 + line.length + 1 + word.length > WIDTH) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line].map((one) => `${indent}# ${one}`);
}

/** Columns. */
const WIDTH = 110;

/** A key with an empty value, which counts as not recorded, and what belongs there. */
export function toFill(key: string, what = ''): string {
  return `${key}: # ${what === '' ? TO_FILL : `${TO_FILL}: ${onOneLine(what)}`}`;
}

export function entry(key: string, value: string): string {
  return `${key}: ${scalar(value)}`;
}

/** A value when somebody has said it, else the empty key. */
export function entryOr(key: string, value: string | undefined, what: string): string {
  return value === undefined || value.trim() === '' ? toFill(key, what) : entry(key, value);
}

export function flowList(values: readonly string[]): string {
  return `[${values.map((value) => (/^[\w.-]+$/.test(value) ? scalar(value) : JSON.stringify(value))).join(', ')}]`;
}

/** Everything below a key. */
function indented(lines: Lines): Lines {
  return lines.map((line) => (line === '' ? '' : `  ${line}`));
}

/** An item of a list: its lines behind a dash. */
export function item(lines: Lines): Lines {
  return lines.map((line, index) => (line === '' ? '' : `${index === 0 ? '- ' : '  '}${line}`));
}

export function block(key: string, lines: Lines): Lines {
  return [`${key}:`, ...indented(lines)];
}

/** Plain where every version of YAML reads it back as the same text, else in double quotes. */
export function scalar(value: string): string {
  const plain =
    /^[A-Za-z/.][^\n\r\t:#"'`{}[\],&*!|>%@\\\p{C}\p{Z}]*(?:[ :][^\n\r\t:#"'`{}[\],&*!|>%@\\\p{C}\p{Z}]+)*$/u.test(
      value,
    ) &&
    value.length <= LONGEST_PLAIN &&
    !/^(?:true|false|null|yes|no|on|off|y|n|\.(?:nan|inf))$/i.test(value) &&
    !/^\.(?!\.?\/)/.test(value);
  // JSON is YAML, save for signs that YAML does not print.
  return plain
    ? value
    : JSON.stringify(value).replace(
        /[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/g,
        (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
      );
}

const LONGEST_PLAIN = 200;

/** Text of others for a comment: without line feeds and signs that nobody sees, and not too long. */
export function onOneLine(text: string, longest = LONGEST_NOTE): string {
  const line = text.replace(/[\p{C}\p{Z}\s]+/gu, ' ').trim();
  return line.length <= longest ? line : `${line.slice(0, longest - 1).trimEnd()}…`;
}

/** UTF-16 units. */
const LONGEST_NOTE = 200;

/** `a, b or c`. */
export function oneOf(values: readonly string[]): string {
  const last = values.at(-1) ?? '';
  return values.length < 2 ? last : `${values.slice(0, -1).join(', ')} or ${last}`;
}
