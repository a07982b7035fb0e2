import type { SchemaProblem } from '../../schema/schema-problem.ts';
import type { SyntaxNode } from '../../syntax/tree.ts';
import type { Document } from '../../workspace/file-state.ts';

/** What DCAT-US always asks of a catalog, a dataset, a service, a contact or a distribution, by the words for messages. */
const REQUIRED: ReadonlySet<string> = new Set([
  'title',
  'description',
  'keyword',
  'modified',
  'publisher',
  'contactPoint',
  'identifier',
  'accessLevel',
  'bureauCode',
  'programCode',
  'dataset',
  'fn',
  'hasEmail',
  'endpointURL',
  'mediaType',
]);

/** Codes of the United States government: what they are, one as an example, and their form. */
export const US_CODES: Readonly<
  Record<string, { readonly what: string; readonly like: string; readonly digits: string; readonly form: RegExp }>
> = {
  bureauCode: {
    what: 'bureau code',
    like: '015:11',
    digits: 'three digits, a colon and two digits',
    form: /^\d{3}:\d{2}$/,
  },
  programCode: {
    what: 'program code',
    like: '015:001',
    digits: 'three digits, a colon and three digits',
    form: /^\d{3}:\d{3}$/,
  },
  primaryITInvestmentUII: {
    what: 'investment identifier',
    like: '015-000000001',
    digits: 'three digits, a hyphen and nine digits',
    form: /^\d{3}-\d{9}$/,
  },
};

/** Problems with the schema that `openness/dcat-us-required` tells better. */
export function isToldAsRequired({ code, node, expected, key }: SchemaProblem, { detection }: Document): boolean {
  if (detection?.adapter.id !== 'dcat-us') return false;
  if (code === 'required') return [...expected, ...(key === undefined ? [] : [key])].every((one) => REQUIRED.has(one));
  return code === 'pattern' && codeKeyOf(node) !== undefined;
}

/** The key of a code at which a value stands, alone or in a list. */
export function codeKeyOf(node: SyntaxNode): string | undefined {
  const key = typeof node.slot === 'string' ? node.slot : node.parent?.slot;
  return typeof key === 'string' && Object.hasOwn(US_CODES, key) ? key : undefined;
}
