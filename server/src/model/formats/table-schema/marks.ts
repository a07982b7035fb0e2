import { didYouMean } from '../../../base/did-you-mean.ts';
import { problem, type SchemaProblem } from '../../../schema/schema-problem.ts';
import { asMap, entriesOf, itemsOf, keySpan, type SyntaxNode, textOf, valueAt } from '../../../syntax/tree.ts';
import { type Located, locate, textAt } from '../../located.ts';
import { type Accountable, addMark, isMarkKey, MARK_KEYS, type MarkKey, type Marks, textsOf } from '../../marks.ts';

const PREFIX = 'gov:';

export function markKeyOf(key: MarkKey): string {
  return `${PREFIX}${key}`;
}

/** The marks that stand as `gov:<key>` among the entries of a descriptor (ruling 3). */
export function govMarks(node: SyntaxNode | undefined): Marks {
  const marks: Partial<Record<MarkKey, Located<unknown>>> = {};
  for (const { key, node: value } of govNodes(node)) addMark(marks, key, value);
  return marks as Marks;
}

export function* govNodes(node: SyntaxNode | undefined): Generator<{ key: MarkKey; node: SyntaxNode }> {
  for (const entry of entriesOf(node)) {
    const key = textOf(entry.key);
    const name = key.slice(PREFIX.length);
    if (key.startsWith(PREFIX) && isMarkKey(name)) yield { key: name, node: entry.value };
  }
}

/** Descriptors are open to any key, but the prefix is ours: what it does not know is misspelt. */
export function* govProblems(node: SyntaxNode | undefined): Generator<SchemaProblem> {
  for (const entry of entriesOf(node)) {
    const key = textOf(entry.key);
    if (!key.startsWith(PREFIX) || isMarkKey(key.slice(PREFIX.length))) continue;
    const suggestion = didYouMean(key, MARK_KEYS.map(markKeyOf));
    const found = { ...problem('unknown-key', entry.value, []), key, span: keySpan(entry.value) };
    yield suggestion === undefined ? found : { ...found, suggestion };
  }
}

/** Owner and steward among `contributors`. A role that only helped to write counts where nobody with a stronger one is named. */
export function contributorMarks(root: SyntaxNode): { readonly strong: Marks; readonly weak: Marks } {
  const contributors = contributorsOf(root);
  const steward = contributors.find(({ roles }) => /steward/i.test(roles));
  const owner = firstByRole(contributors, ANSWERABLE);
  const helper = firstByRole(contributors, [/author|creat|produc|contact/i, /(?:)/]);
  return {
    strong: {
      ...(owner && { owner: locate(accountableOf(owner), owner.node) }),
      ...(steward && { steward: locate(accountableOf(steward), steward.node) }),
    },
    weak: helper ? { owner: locate(accountableOf(helper), helper.node) } : {},
  };
}

/** Roles of those who answer for data, the strongest first. */
export const ANSWERABLE = [
  /owner|responsible|accountable|controller|custodian/i,
  /publish|distribut/i,
  /maint|curat/i,
  /rights ?holder/i,
];

export interface Contributor {
  readonly node: SyntaxNode;
  /** `role` and `roles` together. */
  readonly roles: string;
  readonly name: Located<string> | undefined;
  readonly organisation: Located<string> | undefined;
  /** Electronic address or page. */
  readonly address: Located<string> | undefined;
}

export function contributorsOf(root: SyntaxNode): Contributor[] {
  return itemsOf(valueAt(root, 'contributors')).flatMap((node) => {
    if (!asMap(node)) return [];
    const roles = [...textsOf(valueAt(node, 'role')), ...textsOf(valueAt(node, 'roles'))];
    const organisation = textAt(node, 'organization') ?? textAt(node, 'organisation');
    const name = textAt(node, 'title') ?? personOf(node) ?? organisation;
    const address = textAt(node, 'email') ?? textAt(node, 'path');
    return name || address
      ? [{ node, roles: roles.map(({ value }) => value).join(' '), name, organisation, address }]
      : [];
  });
}

export function firstByRole(contributors: readonly Contributor[], roles: readonly RegExp[]): Contributor | undefined {
  for (const role of roles) {
    const found = contributors.find((contributor) => role.test(contributor.roles));
    if (found) return found;
  }
  return undefined;
}

function personOf(node: SyntaxNode): Located<string> | undefined {
  const parts = ['givenName', 'familyName'].flatMap((key) => textAt(node, key) ?? []);
  return parts[0] && locate(parts.map(({ value }) => value).join(' '), parts[0].node);
}

function accountableOf({ roles, name, address }: Contributor): Accountable {
  return { role: roles === '' ? undefined : roles, name: name?.value, contact: address?.value };
}
