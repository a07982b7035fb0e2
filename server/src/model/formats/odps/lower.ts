import { basename } from '../../../base/path.ts';
import { itemsOf, type MapNode, valueAt } from '../../../syntax/tree.ts';
import type { Lowered, Reference } from '../../entities.ts';
import { type Located, scalarTextAt, textAt } from '../../located.ts';
import { addMark, type MarkKey, type Marks, mergeMarks } from '../../marks.ts';
import { type DetectedFile, NOTHING_LOWERED } from '../adapter.ts';
import { buildStandard, headAt } from '../build.ts';
import { customMarks, describingMarks, teamMarks } from '../odcs/custom-marks.ts';

/** ODPS → model: a standard without entities of its own, and the contracts that its ports name. */
export function lowerOdps(root: MapNode, file: DetectedFile): Lowered {
  const title = textAt(root, 'name');
  const description = valueAt(root, 'description');
  const standard = buildStandard(
    {
      format: 'odps',
      node: root,
      head: headAt(root, ['name', 'id', 'kind', 'apiVersion']),
      label: title?.value ?? basename(file.path),
      id: textAt(root, 'id'),
      title,
      description: textAt(description, 'purpose') ?? textAt(description, 'usage') ?? textAt(description, 'limitations'),
      version: scalarTextAt(root, 'version'),
      status: textAt(root, 'status'),
      marks: marksOf(root),
    },
    () => [],
  );
  return { ...NOTHING_LOWERED, standards: [standard], references: contractsOf(root) };
}

function marksOf(root: MapNode): Marks {
  const own: Partial<Record<MarkKey, Located<unknown>>> = {};
  const purpose = valueAt(valueAt(root, 'description'), 'purpose');
  if (purpose) addMark(own, 'purpose', purpose);
  return mergeMarks(customMarks(root), { ...teamMarks(root), ...describingMarks(root), ...(own as Marks) });
}

/** The contracts of the ports, and those that an output is computed from. */
function contractsOf(root: MapNode): Reference[] {
  const outputs = itemsOf(valueAt(root, 'outputPorts'));
  const named = [
    ...[...itemsOf(valueAt(root, 'inputPorts')), ...outputs].map((port) => textAt(port, 'contractId')),
    ...outputs.flatMap((port) => itemsOf(valueAt(port, 'inputContracts'))).map((contract) => textAt(contract, 'id')),
  ];
  return named.flatMap((at): Reference[] =>
    at ? [{ kind: 'reference', at, role: 'contract', target: { resource: at.value, fragment: undefined } }] : [],
  );
}
