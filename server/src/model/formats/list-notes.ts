import { type SyntaxNode, toValue, valueAt } from '../../syntax/tree.ts';
import type { CodeList } from '../entities.ts';
import { type Located, scalarTextAt } from '../located.ts';

/**
 * What stands beside a list, or beside its name, in formats that leave room for keys of one's own: the version of the list that is meant, and
 * that it concerns nobody else. `around`: the maps in which it may be written.
 */
export function listNotes(...around: readonly (SyntaxNode | undefined)[]): Pick<CodeList, 'version' | 'local'> {
  const version = firstAt(around, ['codeListVersion', 'x-codeListVersion', 'code_set_version', 'code_set_tag']);
  const local = around.some((node) => ['local', 'x-local'].some((key) => toValue(valueAt(node, key)) === true));
  return { ...(version && { version }), ...(local && { local }) };
}

function firstAt(around: readonly (SyntaxNode | undefined)[], keys: readonly string[]): Located<string> | undefined {
  for (const node of around) {
    for (const key of keys) {
      const found = scalarTextAt(node, key);
      if (found) return found;
    }
  }
  return undefined;
}
