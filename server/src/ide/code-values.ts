import { dirname, relativePath } from '../base/path.ts';
import type { CodesRow, CodeUseRow, ListedCode } from '../model/facts.ts';
import { type BundledCode, bundledList, bundledListNamed } from '../model/vocabularies/bundled-lists.ts';
import { isRetiredCode } from '../model/vocabularies/code-status.ts';
import { pathOf, pointerOf } from '../syntax/tree.ts';
import { inProject } from '../workspace/resolve.ts';
import { codesOfUse } from '../workspace/resolve-codes.ts';
import type { KnownValue, ValueContext } from './value-providers.ts';

/** The codes of a list that the tool brings along. */
export function bundledCodes(id: string): readonly KnownValue[] {
  return bundledList(id)?.codes().map(knownBundled) ?? [];
}

/** What a value stands for in such a list; undefined too for what is no such list. */
export function bundledCode(id: string, value: string): KnownValue | undefined {
  const code = bundledList(id)?.codeOf(value);
  return code && knownBundled(code);
}

function knownBundled({ value, label, definition }: BundledCode): KnownValue {
  return { value, detail: label, ...about(definition) };
}

/** The codes that the field around the place may take: of the list that it refers to, else those that it writes out itself. */
export function codesOfField(context: ValueContext): readonly KnownValue[] {
  const use = useAround(context);
  if (!use) return [];
  const lists = codesOfUse(context.snapshot, use);
  if (lists.length > 0) return lists.flatMap((list) => list.listed.map(knownCode));
  const published = use.reference === undefined ? undefined : bundledListNamed(use.reference);
  if (published) return bundledCodes(published.id);
  // Among the codes themselves there is nothing to repeat.
  const at = pointerOf(context.path);
  return use.codesAt !== undefined && at.startsWith(`${use.codesAt}/`) ? [] : use.codes.map(knownCode);
}

/** The innermost field or list around a place that has to do with codes. */
function useAround({
  snapshot,
  file,
  root,
  path,
}: Pick<ValueContext, 'snapshot' | 'file' | 'root' | 'path'>): CodeUseRow | undefined {
  const document = snapshot.files.get(file)?.documents.find((one) => one.root === root);
  const pointer = pointerOf([...pathOf(root), ...path]);
  let found: CodeUseRow | undefined;
  for (const use of snapshot.facts.rows('codeUses', 'file', file)) {
    const around =
      use.root === (document?.index ?? 0) && (pointer === use.pointer || pointer.startsWith(`${use.pointer}/`));
    if (around && (!found || use.pointer.length >= found.pointer.length)) found = use;
  }
  return found;
}

/** The codes of the list that the document is. */
export function codesOfList({ snapshot, file }: ValueContext): readonly KnownValue[] {
  return snapshot.facts.rows('codes', 'file', file).flatMap((list) => list.listed.map(knownCode));
}

export function knownCode(code: ListedCode): KnownValue {
  const retired = isRetiredCode(code);
  const instead = code.replacedBy === undefined ? '' : ` Use \`${code.replacedBy}\`.`;
  const documentation = [code.definition, retired ? `*Retired.*${instead}` : undefined].filter(Boolean).join('\n\n');
  return {
    value: code.value,
    ...(code.label !== undefined && { detail: code.label }),
    ...(documentation !== '' && { documentation }),
    ...(retired && { deprecated: true as const }),
  };
}

/** The lists of the project, by path and by identifier. */
export function codeListsOfProject({ snapshot, file }: ValueContext): readonly KnownValue[] {
  return listsOfProject({ snapshot, file }).flatMap((list) => {
    const path = relativePath(dirname(file), list.file);
    const detail = `${list.name}, ${list.listed.length} ${list.listed.length === 1 ? 'code' : 'codes'}`;
    const documentation = sample(list);
    const byPath = { value: path.startsWith('.') ? path : `./${path}`, detail, ...about(documentation) };
    return list.identifier === undefined
      ? [byPath]
      : [byPath, { value: list.identifier, detail, ...about(documentation) }];
  });
}

/** Lists that are files of their own. */
export function listsOfProject({ snapshot, file }: Pick<ValueContext, 'snapshot' | 'file'>): CodesRow[] {
  return snapshot.facts
    .keys('codes', 'file')
    .filter((other) => other !== file && inProject(snapshot, file, other))
    .flatMap((other) => snapshot.facts.rows('codes', 'file', other).filter((row) => row.whole));
}

function sample({ listed }: CodesRow): string {
  const shown = listed.slice(0, 8).map(({ value, label }) => `- \`${value}\`${label === undefined ? '' : ` ${label}`}`);
  return listed.length > 8 ? [...shown, '- …'].join('\n') : shown.join('\n');
}

function about(documentation: string | undefined): { documentation?: string } {
  return documentation === undefined || documentation === '' ? {} : { documentation };
}
