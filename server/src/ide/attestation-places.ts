import type { AttestationRow } from '../model/facts.ts';
import { sharesProject } from '../rules/support/join.ts';
import { type AttestableSubject, subjectsNamed } from '../rules/support/subjects.ts';
import { anchorSpan, nodeAt, parsePointer, type SyntaxNode } from '../syntax/tree.ts';
import type { Document } from '../workspace/file-state.ts';
import type { Snapshot } from '../workspace/workspace.ts';
import type { Location } from './definition.ts';
import { queriesOf } from './lookup.ts';

/** What the subject of an attestation names, when that is what stands at a node. */
export function subjectNamedAt(
  snapshot: Snapshot,
  file: string,
  document: Document,
  node: SyntaxNode,
): AttestableSubject | undefined {
  for (const { subjects } of document.lowered.attestations ?? [])
    for (const subject of subjects)
      if (subject.node === node) return subjectsNamed(queriesOf(snapshot), file, subject.value)[0];
  return undefined;
}

/** The attestations that name a thing by the identifier that stands at a node, or at whose head it is. */
export function attestationsNaming(
  snapshot: Snapshot,
  file: string,
  document: Document,
  node: SyntaxNode,
): readonly Location[] {
  const { standards, agreements, datasets } = document.lowered;
  const own = [...standards, ...agreements, ...datasets].find(({ id, head, title }) =>
    [id?.node, head.node, title?.node].includes(node),
  );
  const id = own?.id?.value ?? subjectNamedAt(snapshot, file, document, node)?.id;
  if (id === undefined) return [];
  const facts = queriesOf(snapshot);
  return facts
    .rows('attestations', 'subject', id)
    .filter((row) => sharesProject(facts, file, row.file))
    .flatMap((row) => locationsIn(snapshot, row, id));
}

function locationsIn(snapshot: Snapshot, { file, root, subjects }: AttestationRow, id: string): Location[] {
  return subjects.flatMap(({ text, at }) => {
    const node = text === id ? nodeAt(snapshot.files.get(file)?.parsed.roots[root], parsePointer(at)) : undefined;
    return node ? [{ file, span: anchorSpan(node) }] : [];
  });
}
