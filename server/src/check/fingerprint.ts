import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { canonicalJson } from '../base/json.ts';
import { asScalar, resolve, type SyntaxNode, valueAt } from '../syntax/tree.ts';

/**
 * Identity of a finding within its file: rule, message, the path of names that leads to its place, and its data. No line, no offset and no
 * index, so that baselines and exceptions survive edits elsewhere; `ordinal` tells apart what would else be equal.
 */
export function fingerprintOf(parts: {
  readonly rule: string;
  readonly messageId: string;
  readonly path: string;
  readonly data: Readonly<Record<string, string>>;
  readonly ordinal: number;
}): string {
  const text = [parts.rule, parts.messageId, parts.path, canonicalJson(parts.data), String(parts.ordinal)].join('\n');
  return bytesToHex(sha256(utf8ToBytes(text))).slice(0, 16);
}

/** The way to a node by names: items of lists go by what they call themselves. */
export function namePathOf(node: SyntaxNode): string {
  const steps: string[] = [];
  for (let at: SyntaxNode | undefined = node; at?.parent !== undefined; at = at.parent) {
    steps.unshift(typeof at.slot === 'number' ? `[${itemName(at)}]` : String(at.slot ?? ''));
  }
  return steps.join('/');
}

const NAMING_KEYS = ['name', 'id', '@id', 'identifier', 'code', 'property', 'at', 'path', 'rule', 'party', 'title'];

function itemName(item: SyntaxNode): string {
  const node = resolve(item);
  if (node?.kind === 'scalar') return String(node.value);
  for (const key of NAMING_KEYS) {
    const value = asScalar(valueAt(node, key))?.value;
    if (value !== undefined && value !== null) return String(value);
  }
  return '';
}
