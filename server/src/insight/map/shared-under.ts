import type { AgreementRow } from '../../model/facts.ts';
import { type JoinedItem, personalDataIn } from '../../rules/support/join.ts';
import { nodeAt, parsePointer, type SyntaxNode } from '../../syntax/tree.ts';
import type { Snapshot } from '../../workspace/workspace.ts';
import type { WrittenAt } from '../written-at.ts';
import { highestClassifications, readClassification } from './highest-classifications.ts';
import type { MapStandard, Shared, SharedStandard } from './parts.ts';

/** What an agreement shares, item by item and as a whole. */
export function sharedUnder(
  agreement: AgreementRow,
  items: readonly JoinedItem[],
  around: {
    readonly snapshot: Snapshot;
    readonly standardAt: (file: string, root: number) => MapStandard | undefined;
    readonly at: (node: SyntaxNode, file: string) => WrittenAt;
  },
): Shared {
  const { snapshot, standardAt, at } = around;
  const rows = items.flatMap(({ standard, fields }) =>
    fields.flatMap((field) => field.rows.map((row) => ({ row, standard }))),
  );
  const standards = items.map(({ item, standard, fields }): SharedStandard => {
    const known = standard && standardAt(standard.file, standard.root);
    const node = nodeAt(snapshot.files.get(agreement.file)?.parsed.roots[agreement.root], parsePointer(item.headAt));
    return {
      id: known?.id,
      label: known?.label ?? standard?.label ?? item.standard ?? item.label,
      fields: standard ? fields.length : item.fields.length,
      names: item.fields,
      at: node ? at(node, agreement.file) : { file: agreement.file, line: 1 },
    };
  });
  return {
    standards,
    fields: standards.reduce((sum, { fields }) => sum + fields, 0),
    classifications: highestClassifications(
      rows.flatMap(({ row, standard }) =>
        row.classification
          ? [readClassification(row.classification, standard?.jurisdiction, snapshot.configurationOf(row.file))]
          : [],
      ),
    ),
    personal: personalDataIn(items),
    special: rows.some(({ row }) => row.special),
    criminal: rows.some(({ row }) => row.criminal),
  };
}
