import { type SyntaxNode, valueAt } from '../../syntax/tree.ts';

/** The nodes of the two parts of a classification, which may be written as a bare value. */
export function classificationNode(node: SyntaxNode): { readonly value: SyntaxNode; readonly scheme: SyntaxNode } {
  return { value: valueAt(node, 'value') ?? node, scheme: valueAt(node, 'scheme') ?? node };
}
