import type { SyntaxNode } from '../../../syntax/tree.ts';
import type { PathAt } from './dialect.ts';
import { select } from './path.ts';

/** The things of one kind: where the path leads, or without one the thing around itself. */
export function thingsOf(each: PathAt | undefined, around: SyntaxNode): readonly SyntaxNode[] {
  return each ? select(each.path, around).map(({ node }) => node) : [around];
}
