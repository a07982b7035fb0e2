import type { Span } from '../base/span.ts';
import type { Agreement, Dataset, Entity, Field, Standard } from '../model/entities.ts';
import type { Place } from '../model/located.ts';
import { anchorSpan, keyOf, keySpan, type SyntaxNode, textOf } from '../syntax/tree.ts';
import type { FileState } from '../workspace/file-state.ts';

export interface OutlineSymbol {
  readonly name: string;
  readonly detail: string;
  readonly kind:
    | 'standard'
    | 'entity'
    | 'field'
    | 'codes'
    | 'agreement'
    | 'section'
    | 'party'
    | 'item'
    | 'dataset'
    | 'distribution';
  /** All of it, and the name in it. */
  readonly span: Span;
  readonly nameSpan: Span;
  readonly children: readonly OutlineSymbol[];
}

/** The outline of a file, by its model rather than by its keys. */
export function symbols(state: FileState): OutlineSymbol[] {
  return state.documents.flatMap((document) => [
    ...document.lowered.standards.map(standardSymbol),
    ...document.lowered.agreements.map(agreementSymbol),
    ...document.lowered.datasets.map(datasetSymbol),
  ]);
}

function standardSymbol(standard: Standard): OutlineSymbol {
  const lists = standard.codeLists.map((list) =>
    symbol(list.name, `${list.codes.length} codes`, 'codes', list.at.node, {
      node: list.at.node.parent ?? list.at.node,
      part: 'key',
    }),
  );
  return symbol(standard.label, standard.version?.value ?? '', 'standard', standard.node, standard.head, [
    ...standard.entities.map(entitySymbol),
    ...lists,
  ]);
}

function entitySymbol(entity: Entity): OutlineSymbol {
  return symbol(
    entity.name,
    entity.title?.value ?? '',
    'entity',
    entity.node,
    entity.nameAt,
    entity.fields.map(fieldSymbol),
  );
}

function fieldSymbol(field: Field): OutlineSymbol {
  const marks = [field.type?.value, field.marks.classification?.value.value].filter(Boolean).join(' · ');
  return symbol(field.name, marks, 'field', field.node, field.nameAt, field.fields.map(fieldSymbol));
}

function agreementSymbol(agreement: Agreement): OutlineSymbol {
  const sections = agreement.node.entries
    .filter((entry) => entry.value.kind === 'map' || entry.value.kind === 'seq')
    .map((entry) => {
      const name = textOf(entry.key);
      const children = name === 'parties' ? parties(agreement) : name === 'data' ? items(agreement) : [];
      return symbol(name, '', 'section', entry.value, { node: entry.value, part: 'key' }, children);
    });
  return symbol(agreement.label, agreement.status?.value ?? '', 'agreement', agreement.node, agreement.head, sections);
}

function datasetSymbol(dataset: Dataset): OutlineSymbol {
  const distributions = dataset.distributions.map((one) =>
    symbol(one.label, one.format?.value ?? one.mediaType?.value ?? '', 'distribution', one.node, one.head),
  );
  return symbol(dataset.label, dataset.access?.value ?? '', 'dataset', dataset.node, dataset.head, distributions);
}

function parties(agreement: Agreement): OutlineSymbol[] {
  return agreement.parties.map((party) =>
    symbol(
      party.name?.value ?? party.id?.value ?? '',
      party.roles.map(({ value }) => value).join(', '),
      'party',
      party.node,
      party.head,
    ),
  );
}

function items(agreement: Agreement): OutlineSymbol[] {
  return agreement.items.map((item) =>
    symbol(item.id?.value ?? item.standard?.value ?? '', `${item.fields.length} fields`, 'item', item.node, item.head),
  );
}

function symbol(
  name: string,
  detail: string,
  kind: OutlineSymbol['kind'],
  node: SyntaxNode,
  at: Place,
  children: readonly OutlineSymbol[] = [],
): OutlineSymbol {
  const nameSpan = at.part === 'key' ? keySpan(at.node) : anchorSpan(at.node);
  const key = keyOf(node);
  const whole = { start: Math.min(key?.start ?? node.start, nameSpan.start), end: Math.max(node.end, nameSpan.end) };
  // An outline holds its parts.
  const span = children.reduce(
    (around, child) => ({ start: Math.min(around.start, child.span.start), end: Math.max(around.end, child.span.end) }),
    whole,
  );
  return { name: name === '' ? '(unnamed)' : name, detail, kind, span, nameSpan, children };
}
