import { listOf } from '../../base/words.ts';
import type { AccessPlace, Dataset } from '../../model/entities.ts';
import type { Located } from '../../model/located.ts';
import { type AccessList, accessLists, accessValueMeant } from '../../model/vocabularies/access-rights.ts';
import { asText } from '../../syntax/tree.ts';
import { defineRule, type FileContext } from '../define.ts';
import { datasetExample } from '../support/dataset-example.ts';
import { quoted } from '../support/text.ts';

const messages = {
  value: '`{key}` has no value {written}: {choices}.',
  meant: '`{key}` has no value {written}: did you mean `{meant}`?',
} as const;

export const rule = defineRule({
  id: 'openness/invalid-access-rights',
  since: '0.2.0',
  stability: 'preview',
  severity: 'error',
  messages,
  docs: {
    what: 'A dataset says who may see it with a word that its format does not know.',
    why: 'Portals sort by these values: a dataset with another word is shown as neither open nor closed, or not at all.',
    instead:
      'Write one of the format’s own: `public`, `restricted public` or `non-public` in DCAT-US 1.1; `OPEN`, `INTERNAL` or `COMMERCIAL` in a record of the UK model; a term of the EU authority table access-right, by its address, in DCAT-AP.',
    limits:
      'In linked data only what claims to be of the EU table is compared with it, and single words; addresses of other vocabularies and statements in prose are left alone, as plain DCAT allows them. From version 3.0 on DCAT-US has no list.',
    references: [
      'EU Vocabularies, authority table access-right',
      'Project Open Data Metadata Schema v1.1, accessLevel',
      'UK cross-government metadata exchange model, accessRights',
    ],
  },
  examples: {
    good: [
      {
        title: 'Another vocabulary',
        frame: 'dcat-ap',
        text: 'dct:accessRights: {"@id": "http://purl.org/coar/access_right/c_abf2"}\n',
      },
      {
        title: 'A value of two words',
        frame: 'dcat-us',
        text: datasetExample('accessLevel: restricted public\nrights: Small numbers. Researchers can apply.'),
      },
    ],
    bad: [
      {
        title: 'A word of another list',
        frame: 'dcat-us',
        text: datasetExample('accessLevel: private\n             ^^^^^^^ meant'),
        fixed: datasetExample('accessLevel: non-public'),
      },
      {
        title: 'A value that nobody has',
        frame: 'uk-metadata',
        text: 'accessRights: SENSITIVE\n              ^^^^^^^^^ value\n',
      },
      {
        title: 'A term that the table lacks',
        frame: 'dcat-ap',
        text: termExample('OPEN', 'meant'),
        fixed: termExample('PUBLIC'),
      },
    ],
  },
  on: {
    dataset(dataset, context) {
      const { accessPlace: place, accessWritten: written } = dataset;
      if (place?.list !== undefined && written)
        checkValue(dataset, { ...place, written }, accessLists[place.list], context);
    },
  },
});

function checkValue(
  { termsByAddress }: Dataset,
  { key, written }: AccessPlace & { readonly written: Located<string> },
  list: AccessList,
  context: FileContext<typeof messages>,
): void {
  const { base } = list;
  const text = written.value.trim();
  const inTable = base !== undefined && withoutScheme(text).startsWith(withoutScheme(base));
  // Whole sentences explain themselves, and other vocabularies have other terms.
  if (termsByAddress && !inTable && !/^[\p{L}_ -]{2,24}$/u.test(text)) return;
  const value = inTable ? withoutScheme(text).slice(withoutScheme(base).length) : text;
  const isValue = list.values.some((one) => one.value === value);
  if (isValue && (inTable || !termsByAddress)) return;
  const meant = accessValueMeant(value, list);
  const data = { key, written: quoted(inTable ? value : text) };
  if (meant === undefined) {
    const choices = listOf(
      list.values.filter(({ means }) => means !== undefined).map((one) => quoted(one.value)),
      'or',
    );
    return context.report('value', { at: written, data: { ...data, choices: `it may be ${choices}` } });
  }
  const corrected = (base ?? '') + meant;
  const edit =
    asText(written.node) === undefined
      ? undefined
      : ({
          op: 'set',
          at: written.node,
          path: [],
          value: termsByAddress && !inTable ? { '@id': corrected } : corrected,
        } as const);
  context.report('meant', {
    at: written,
    data: { ...data, meant: inTable ? meant : corrected },
    fixes: [edit && { title: `Write ${quoted(corrected, 100)}`, safety: 'suggestion', edits: [edit] }],
  });
}

function withoutScheme(address: string): string {
  return address.replace(/^https?:\/\//i, '');
}

function termExample(term: string, message = ''): string {
  const address = `"http://publications.europa.eu/resource/authority/access-right/${term}"`;
  const line = `dct:accessRights: {"@id": ${address}}\n`;
  return message === ''
    ? line
    : `${line}${' '.repeat(line.indexOf('"http'))}${'^'.repeat(address.length)} ${message}\n`;
}
