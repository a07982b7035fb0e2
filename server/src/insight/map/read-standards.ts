import type { Dataset, Standard } from '../../model/entities.ts';
import type { FieldRow, StandardRow } from '../../model/facts.ts';
import type { Located } from '../../model/located.ts';
import type { Accountable } from '../../model/marks.ts';
import { fieldsOfStandard } from '../../rules/support/join.ts';
import { Pointers, type SyntaxNode } from '../../syntax/tree.ts';
import { resolveStandard } from '../../workspace/resolve.ts';
import type { Snapshot } from '../../workspace/workspace.ts';
import { factQueries } from '../fact-queries.ts';
import type { WrittenAt } from '../written-at.ts';
import { highestClassifications, readClassification } from './highest-classifications.ts';
import type { Named } from './organisations.ts';
import type { MapDataset, MapStandard, Personal } from './parts.ts';

/** A standard and those who are named at it. */
export interface ReadStandard extends Holders {
  readonly node: Omit<MapStandard, 'id' | 'holder'>;
  /** Whether it is the standard of a document, or describes its fields as a companion. */
  isAt(file: string, root: number): boolean;
}

interface Holders {
  readonly owner?: Named;
  readonly publisher?: Named;
}

export interface ReadDataset extends Holders {
  readonly node: Omit<MapDataset, 'id' | 'holder' | 'conformsTo'>;
  readonly conformsTo: readonly { readonly text: string; readonly row: StandardRow | undefined }[];
}

type At = (node: SyntaxNode, file: string) => WrittenAt;

/** Those of the files, and `needed` ones from elsewhere. Lists of codes, glossaries and mere parts of others are none; nor is a schema that has a companion. */
export function readStandards(
  snapshot: Snapshot,
  files: readonly string[],
  needed: readonly StandardRow[],
  at: At,
): ReadStandard[] {
  const rows = files.flatMap((file) => [...snapshot.facts.rows('standards', 'file', file)]);
  const wanted = [
    ...new Set([
      ...rows.filter(({ fragment, format }) => !fragment && format !== 'codelist' && format !== 'glossary'),
      ...needed,
    ]),
  ];
  const companions = wanted.filter(({ schemas }) => schemas.length > 0);
  const described = new Set(companions.flatMap(({ schemas }) => schemas));
  return wanted
    .filter(({ file }) => !described.has(file) || companions.some((one) => one.file === file))
    .sort((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : a.root - b.root))
    .flatMap((row) => readStandard(snapshot, row, at) ?? []);
}

function readStandard(snapshot: Snapshot, row: StandardRow, at: At): ReadStandard | undefined {
  const { file, root } = row;
  const pointers = new Pointers();
  const standard = snapshot.files
    .get(file)
    ?.documents[root]?.lowered.standards.find((one) => pointers.of(one.node) === row.pointer);
  if (!standard) return undefined;
  const configuration = snapshot.configurationOf(file);
  const fields = fieldsOfStandard(factQueries(snapshot), row);
  const own = row.classification ? [readClassification(row.classification, row.jurisdiction, configuration)] : [];
  const marked = fields.flatMap(({ classification }) =>
    classification ? [readClassification(classification, row.jurisdiction, configuration)] : [],
  );
  return {
    node: {
      kind: 'standard',
      label: row.label,
      identifier: row.id,
      version: row.version,
      status: row.status,
      format: row.format,
      owner: ownerText(standard.marks.owner?.value),
      publisher: standard.publisher?.name ?? standard.publisher?.identifier,
      fields: fields.length,
      classifications: highestClassifications(marked.length > 0 ? marked : own),
      personal: personalIn(fields),
      special: fields.some(({ special }) => special),
      criminal: fields.some(({ criminal }) => criminal),
      at: at(standard.head.node, file),
    },
    isAt: (other, index) => (other === file && index === root) || row.schemas.includes(other),
    ...holders(standard, file, at),
  };
}

/** An owner is a post, a person or a body: which of them, its name alone does not say. */
function holders({ marks, publisher, head }: Standard, file: string, at: At): Holders {
  return {
    ...ownerAt(marks.owner, file, at),
    ...(publisher &&
      (publisher.name ?? publisher.identifier) !== undefined && {
        publisher: { as: 'publisher', ...publisher, at: at(head.node, file) },
      }),
  };
}

function ownerAt(owner: Located<Accountable> | undefined, file: string, at: At): Holders {
  const name = owner?.value.name;
  if (!owner || name === undefined) return {};
  return { owner: { as: 'owner', name, identifier: undefined, unsure: true, at: at(owner.node, file) } };
}

function ownerText(owner: Accountable | undefined): string | undefined {
  const parts = [owner?.role, owner?.name].filter((part) => part !== undefined);
  return parts.length > 0 ? parts.join(', ') : owner?.contact;
}

function personalIn(fields: readonly FieldRow[]): Personal {
  if (fields.some(({ personal }) => personal === 'declared' || personal === 'inferred')) return 'personal';
  const clear = fields.every(({ personal }) => personal === 'declared-none' || personal === 'clearly-none');
  return clear && fields.length > 0 ? 'none' : 'unclear';
}

/** The datasets of the files, each with the standards that it obeys. */
export function readDatasets(snapshot: Snapshot, files: readonly string[], at: At): ReadDataset[] {
  return files.flatMap((file) =>
    (snapshot.files.get(file)?.documents ?? []).flatMap(({ lowered }) =>
      lowered.datasets.map((dataset) => readDataset(snapshot, dataset, file, at)),
    ),
  );
}

function readDataset(snapshot: Snapshot, dataset: Dataset, file: string, at: At): ReadDataset {
  const { label, id, status, access, publisher, marks, conformsTo, distributions, head } = dataset;
  const named = [
    ...conformsTo,
    ...distributions.flatMap((one) => [...(one.conformsTo ?? []), ...(one.describedBy ? [one.describedBy] : [])]),
  ];
  const written = publisher?.value.trim();
  // An address names the organisation as an identifier does; a mailbox does not.
  const isAddress = written !== undefined && /^[a-z][a-z0-9+.-]*:\S+$/i.test(written);
  return {
    node: {
      kind: 'dataset',
      label,
      identifier: id?.value,
      status: status?.value,
      publisher: written,
      access: access?.value,
      at: at(head.node, file),
    },
    conformsTo: [...new Set(named.map(({ value }) => value))].map((text) => ({
      text,
      row: resolveStandard(snapshot, file, text)[0],
    })),
    ...ownerAt(marks.owner, file, at),
    ...(publisher &&
      written !== undefined &&
      !/^\S+@\S+$/.test(written) && {
        publisher: {
          as: 'publisher',
          name: isAddress ? undefined : written,
          identifier: isAddress ? written : undefined,
          at: at(publisher.node, file),
        },
      }),
  };
}
