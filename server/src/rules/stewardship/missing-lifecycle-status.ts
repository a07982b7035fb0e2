import type { Located } from '../../model/located.ts';
import { isLifecycleStatus, stageMeant } from '../../model/vocabularies/lifecycle-words.ts';
import { type DocumentView, defineRule, type FileContext } from '../define.ts';
import { quoted } from '../support/text.ts';
import { isMissingStatus } from '../support/told-elsewhere.ts';

const messages = {
  missing: {
    text: 'There is no `status`, which the format demands: it says where this stands in its life, such as `draft` or `active`.',
    severity: 'error',
  },
  unknown: {
    text: '{written} is none of the usual words for a status, so nobody can tell whether to build on it. Write `draft`, `proposed`, `active`, `deprecated` or `retired`.',
    severity: 'warning',
  },
  meant: {
    text: '{written} is none of the usual words for a status, so tools cannot tell whether to build on it. Is {meant} meant?',
    severity: 'warning',
  },
} as const;

type Context = FileContext<typeof messages>;

export const rule = defineRule({
  id: 'stewardship/missing-lifecycle-status',
  since: '0.2.0',
  stability: 'preview',
  severity: 'info',
  messages,
  docs: {
    what: 'A document whose format demands a status has none, or the status of a standard or a dataset is a word of no list.',
    why: 'The status is the first thing that a user looks for: may I build on this, will it change tomorrow, is it still kept? A word that only its author knows answers none of that.',
    instead:
      'Write one of `draft`, `proposed`, `active`, `deprecated`, `retired`. Catalogues of linked data take theirs from the EU or the ADMS list.',
    limits:
      'Where the format leaves the status out, nobody is asked for one: most published schemas have no place for it. House dialects have words of their own. Words of ADMS, the EU list, LinkML and earlier versions of data contracts are accepted everywhere. A status that the schema of a format forbids is told by `structure/schema-violation`.',
    references: ['Open Data Contract Standard 3, status', 'ADMS, status', 'EU Vocabularies, distribution status'],
  },
  examples: {
    good: [
      { title: 'Active', frame: 'odcs', text: 'status: active\n' },
      {
        title: 'By the address of a list',
        frame: 'dcat-ap',
        text: '"@context":\n  dcat: http://www.w3.org/ns/dcat#\n  dct: http://purl.org/dc/terms/\n  foaf: http://xmlns.com/foaf/0.1/\n  rdfs: http://www.w3.org/2000/01/rdf-schema#\n  vcard: http://www.w3.org/2006/vcard/ns#\n  xsd: http://www.w3.org/2001/XMLSchema#\n  adms: http://www.w3.org/ns/adms#\nadms:status: {"@id": "http://publications.europa.eu/resource/authority/distribution-status/COMPLETED"}\n',
      },
      { title: 'A format without a place for one', frame: 'json-schema', text: 'title: Council tax claim\n' },
    ],
    bad: [
      {
        title: 'None in a contract',
        frame: 'odcs',
        without: ['status'],
        text: 'apiVersion: v3.1.0\n^^^^^^^^^^ missing\n',
        fixed: 'apiVersion: v3.1.0\nstatus: draft\n',
      },
      {
        title: 'None in an agreement',
        frame: 'agreement',
        without: ['status'],
        text: 'apiVersion: concordat/v1\n^^^^^^^^^^ missing\n',
      },
      {
        title: 'Another word for one',
        frame: 'odcs',
        text: 'status: in progress\n        ^^^^^^^^^^^ meant\n',
        fixed: 'status: draft\n',
      },
      { title: 'A word of nobody', frame: 'odps', text: 'status: golden\n        ^^^^^^ unknown\n' },
    ],
  },
  on: {
    document(view, context) {
      const { document, violations, head } = view;
      const lacking = violations.find(isMissingStatus);
      if (lacking)
        context.report('missing', {
          at: head,
          data: {},
          fixes: [
            {
              title: 'Insert the status draft',
              safety: 'suggestion',
              edits: [{ op: 'set', at: lacking.node, path: ['status'], value: 'draft' }],
            },
          ],
        });
      // A house dialect has words of its own.
      for (const { status, marks, markPlaces } of document.lowered.standards)
        if (!markPlaces) checkWord(status ?? marks.status, view, context);
      for (const { status } of document.lowered.datasets) checkWord(status, view, context);
    },
  },
});

function checkWord(
  status: Located<string> | undefined,
  { document, violations }: DocumentView,
  context: Context,
): void {
  if (!status || isLifecycleStatus(status.value) || status.value.trim() === '') return;
  // The schema has spoken, or a companion says it.
  if (violations.some(({ node }) => node === status.node)) return;
  const at = { node: status.node, part: 'value' } as const;
  const meant = stageMeant(status.value);
  const data = { written: quoted(status.value) };
  if (meant === undefined) return context.report('unknown', { at, data });
  // A term of linked data is an address, of which ours are none.
  const isWord = !/[:/]/.test(status.value) && document.lowered.standards.length > 0;
  context.report('meant', {
    at,
    data: { ...data, meant: quoted(meant) },
    fixes: isWord
      ? [
          {
            title: `Write ${quoted(meant)}`,
            safety: 'suggestion',
            edits: [{ op: 'set', at: status.node, path: [], value: meant }],
          },
        ]
      : [],
  });
}
