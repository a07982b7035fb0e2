import { asMap, asScalar, entriesOf, itemsOf, type SyntaxNode, textOf, valueAt } from '../../syntax/tree.ts';
import type { Agreement, Attestation, Dataset, Standard } from '../entities.ts';
import { headAt } from '../formats/build.ts';
import { type Located, locate, scalarTextAt, textAt, textFrom } from '../located.ts';
import { textsOf } from '../marks.ts';

/** One answer as it is written, in a file of attestations or inside the thing that it is about (`of`). */
export function readAttestation(node: SyntaxNode, of?: Standard | Dataset | Agreement): Attestation | undefined {
  const map = asMap(node);
  if (!map) return undefined;
  const by = valueAt(map, 'by');
  return {
    kind: 'attestation',
    node: map,
    head: headAt(map, ['item', 'subject']),
    ...(of && { of }),
    item: scalarTextAt(map, 'item'),
    subjects: textsOf(valueAt(map, 'subject')).filter(({ value }) => value.trim() !== ''),
    answer: answerAt(map),
    reason: textAt(map, 'reason'),
    by: asMap(by) && {
      node: by as SyntaxNode,
      name: textAt(by, 'name')?.value,
      role: textAt(by, 'role'),
      organisation: textAt(by, 'organisation')?.value,
    },
    date: textAt(map, 'date'),
    validUntil: textAt(map, 'validUntil'),
    evidence: itemsOf(valueAt(map, 'evidence')).flatMap((one) => evidenceOf(one) ?? []),
    digest: digestAt(map),
  };
}

/** Files of older tools know `yes` and `no` as truths. */
function answerAt(map: SyntaxNode): Located<string> | undefined {
  const node = valueAt(map, 'answer');
  const value = asScalar(node)?.value;
  return node && typeof value === 'boolean' ? locate(value ? 'yes' : 'no', node) : textAt(map, 'answer');
}

/** A document by title or address; a lone text is the one or the other. */
function evidenceOf(node: SyntaxNode): Attestation['evidence'][number] | undefined {
  const alone = textFrom(node)?.value;
  const isAddress = alone !== undefined && /^https?:/i.test(alone);
  const title = alone === undefined ? textAt(node, 'title')?.value : isAddress ? undefined : alone;
  const url = isAddress ? alone : textAt(node, 'url')?.value;
  return title === undefined && url === undefined ? undefined : { title, url, node };
}

/** An empty map says that there was nothing of what the item covers; a key without a value says nothing. */
function digestAt(map: SyntaxNode): Attestation['digest'] {
  const node = asMap(valueAt(map, 'digest'));
  if (!node) return undefined;
  const noted = [...entriesOf(node)].flatMap(({ key, value }): [string, string][] => {
    const text = asScalar(value)?.value;
    return text === undefined || text === null || text === '' ? [] : [[textOf(key), String(text)]];
  });
  return locate(Object.fromEntries(noted), node);
}
