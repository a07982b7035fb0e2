import type { ChecklistItem } from '../model/checklists/checklist.ts';
import { sharesProject } from '../rules/support/join.ts';
import { subjectIds, subjectsNamed } from '../rules/support/subjects.ts';
import { asText, nodeAt, valueAt } from '../syntax/tree.ts';
import { itemsInUse } from '../workspace/configured-checklists.ts';
import { queriesOf } from './lookup.ts';
import type { KnownValue, ValueContext } from './value-providers.ts';

/** The items that a person may answer, with what they ask. */
export function attestableItems({ snapshot, file }: ValueContext): KnownValue[] {
  return [...itemsInUse(snapshot, file).values()]
    .filter(({ attest }) => attest !== undefined)
    .map((item) => ({ value: item.id, detail: `${item.title} · ${item.weight}`, documentation: describeItem(item) }));
}

/** An item in Markdown: why, what to do, and whose word counts. */
function describeItem({ why, how, type, attest }: ChecklistItem): string {
  const roles = attest?.mayAttest ?? [];
  const files = type === 'mixed' ? ' Files decide a part of it.' : '';
  return [why, how, roles.length > 0 ? `May attest: ${roles.join(', ')}.${files}` : `Anybody may attest.${files}`].join(
    '\n\n',
  );
}

/** Identifiers of the standards, datasets and agreements of the project, with their titles. */
export function attestableSubjects({ snapshot, file }: ValueContext): KnownValue[] {
  const facts = queriesOf(snapshot);
  return [
    ...subjectIds(facts, file).map((value) => {
      const [first] = subjectsNamed(facts, file, value);
      return { value, ...(first && { detail: `${first.label} · ${first.kind}` }) };
    }),
    { value: '*', detail: 'all that the item is asked of' },
  ];
}

/** The roles whose word counts for the item; before one is written, those of any. */
export function attestingRoles({ snapshot, file, root, path }: ValueContext): KnownValue[] {
  const written = asText(valueAt(nodeAt(root, path.slice(0, -2)), 'item'));
  const items = itemsInUse(snapshot, file);
  const item = written === undefined ? undefined : items.get(written.trim());
  const roles = item ? [item] : [...items.values()];
  const names = new Set(roles.flatMap(({ attest }) => attest?.mayAttest ?? []));
  return [...names].map((value) => ({ value, detail: item ? `may attest ${item.id}` : 'may attest some items' }));
}

/** Organisations that agreements of the project name, by their identifiers. */
export function organisationsOfProject({ snapshot, file }: ValueContext): KnownValue[] {
  const facts = queriesOf(snapshot);
  const found = new Map<string, KnownValue>();
  for (const agreement of snapshot.facts.keys('agreements', 'file')) {
    if (!sharesProject(facts, file, agreement)) continue;
    for (const row of facts.rows('agreements', 'file', agreement))
      for (const party of row.parties)
        if (party.identifier !== undefined)
          found.set(party.identifier, { value: party.identifier, detail: party.label });
  }
  return [...found.values()];
}
