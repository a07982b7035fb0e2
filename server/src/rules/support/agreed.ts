import { compareText } from '../../base/json.ts';
import { listOf } from '../../base/words.ts';
import type { AgreementRow, FieldRow, StandardRow } from '../../model/facts.ts';
import { standardHandle } from '../../model/standard-handle.ts';
import type { Anchor, FactQueries } from '../define.ts';
import { standardOf } from './join.ts';
import { quoted } from './text.ts';

/** The agreements of the project that share fields of a standard, or of one that describes its file as a companion. */
export function agreementsOn(facts: FactQueries, standard: StandardRow): AgreementRow[] {
  const companions = facts.rows('standards', 'schema', standard.file);
  const handles = new Set([standard, ...companions].flatMap((row) => handlesOf(facts, row)));
  const candidates = new Set([...handles].flatMap((handle) => facts.rows('agreements', 'standard', handle)));
  return [...candidates]
    .filter((agreement) =>
      agreement.items.some((item) => {
        const found =
          item.standard === undefined ? undefined : standardOf(facts, agreement.file, item.standard, item.version);
        return (
          found !== undefined &&
          ((found.file === standard.file && found.root === standard.root) || found.schemas.includes(standard.file))
        );
      }),
    )
    .sort((a, b) => compareText(a.file, b.file) || a.root - b.root || compareText(a.pointer, b.pointer));
}

/** The short names under which agreements may speak of a standard. */
function handlesOf(facts: FactQueries, { file, id }: StandardRow): string[] {
  const addresses = facts.rows('names', 'file', file).map(({ resource }) => resource);
  return [file, id, ...addresses].flatMap((name) => (name === undefined ? [] : standardHandle(name)));
}

/** "`nino`, `income` and 3 more", as `namesOf` says it of fields. */
export function namesOfFacts(found: readonly { readonly name: string }[]): string {
  const names = [...new Set(found.map(({ name }) => quoted(name)))];
  return names.length <= 3 ? listOf(names, 'and') : `${names.slice(0, 2).join(', ')} and ${names.length - 2} more`;
}

export function headOf({ file, root, headAt }: StandardRow): Anchor {
  return { file, root, pointer: headAt, part: 'key' };
}

/** The same of fields that an agreement shares. */
export function namesOfShared(fields: readonly { readonly row: FieldRow }[]): string {
  return namesOfFacts(fields.map(({ row }) => row));
}
