import type { Json } from '../../base/json.ts';
import { writeYaml } from '../../syntax/write-yaml.ts';
import { type Exported, notReadBack, type Unsaid, unreadParts } from './exported.ts';
import { partiesByRole } from './party-roles.ts';
import { readBack } from './read-back.ts';
import { isMap, type JsonMap, mapsIn, textIn, textsIn } from './recorded-terms.ts';

/**
 * Open Data Access Agreement: one port of one provider for one consumer. Parties and data items beyond the first, and all terms that the
 * proposal has no key for, stand among its custom properties under our names for them.
 */
export function exportOdaa(terms: JsonMap): Exported {
  const document = documentOf(terms);
  const native = readBack(writeYaml(document), 'yaml');
  const custom = Object.entries(unreadParts(terms, native)).map(([term, value]) => ({
    property: `gov:${term}`,
    value,
  }));
  const text = writeYaml(custom.length === 0 ? document : { ...document, customProperties: custom });
  const lost = notReadBack(terms, readBack(text, 'yaml'));
  return {
    text,
    own: [...notReadBack(terms, native)]
      .filter((path) => !lost.has(path))
      .map((path) => ({ path, why: 'ODAA has no key for it' })),
    lost: [...lost].map((path) => ({ path, why: 'ODAA has no place for it' })),
    blank: blanksOf(terms, document),
  };
}

type Document = { readonly [key: string]: Json };

function documentOf(terms: JsonMap): Document {
  const { givers, receivers } = partiesByRole(terms);
  const [item] = mapsIn(terms.data);
  const [purpose, term, review, onward] = ['purpose', 'term', 'review', 'onwardSharing'].map((key) =>
    mapAt(terms, key),
  );
  return {
    apiVersion: 'v0.9.0',
    kind: 'AccessAgreement',
    id: textIn(terms, 'id') ?? '',
    ...textual('name', textIn(terms, 'title')),
    ...textual('version', textIn(terms, 'version')),
    status: STATES.get(textIn(terms, 'status') ?? '') ?? 'requested',
    description: {
      purpose: textIn(purpose, 'statement') ?? textIn(purpose, 'category') ?? '',
      ...textual('limitations', limitations(purpose, onward)),
    },
    ...textual('startTimestamp', timestamp(textIn(term, 'start'), 'T00:00:00Z')),
    // The last day is one of those on which the data may be used.
    ...textual('endTimestamp', timestamp(textIn(term, 'end'), 'T23:59:59Z')),
    ...textual('nextReassessmentTimestamp', timestamp(textIn(review, 'next'), 'T00:00:00Z')),
    provider: {
      teamId: nameOf(givers[0]),
      dataProductId: '',
      outputPortId: textIn(item, 'id') ?? '',
      ...textual('dataContractId', textIn(item, 'standard')),
      ...textual('dataContractVersion', textIn(item, 'version')),
    },
    consumer: { teamId: nameOf(receivers[0]) },
  };
}

/** Platforms open the data by `approved`, so an agreement that is not in force must not say so; its own status is kept beside this. */
const STATES: ReadonlyMap<string, string> = new Map([
  ['draft', 'requested'],
  ['under-review', 'requested'],
  ['signed', 'approved'],
  ['registered', 'approved'],
  ['active', 'approved'],
  ['suspended', 'rejected'],
  ['expired', 'rejected'],
  ['terminated', 'rejected'],
]);

/** What people read; our own terms say the same for machines. */
function limitations(purpose: JsonMap | undefined, onward: JsonMap | undefined): string | undefined {
  const prohibited = textsIn(purpose?.prohibited);
  const rule = textIn(onward, 'rule');
  const sentences = [
    ...(prohibited.length > 0 ? [`Not for: ${prohibited.join(', ')}.`] : []),
    ...(rule === undefined ? [] : [`Onward sharing: ${rule}.`]),
  ];
  return sentences.length === 0 ? undefined : sentences.join(' ');
}

function timestamp(day: string | undefined, time: string): string | undefined {
  if (day === undefined) return undefined;
  return /^\d{4}-\d{2}-\d{2}$/.test(day) ? day + time : MOMENT.test(day) ? day : undefined;
}

const MOMENT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?Z$/i;

function nameOf(party: JsonMap | undefined): string {
  return textIn(party, 'id') ?? textIn(party, 'identifier') ?? textIn(party, 'name') ?? '';
}

function blanksOf(terms: JsonMap, document: Document): Unsaid[] {
  const provider = isMap(document.provider) ? document.provider : {};
  const consumer = isMap(document.consumer) ? document.consumer : {};
  const description = isMap(document.description) ? document.description : {};
  const blank = (path: string, value: Json | undefined, why: string): Unsaid[] => (value === '' ? [{ path, why }] : []);
  return [
    ...blank('/id', document.id, 'the agreement records no identifier'),
    ...(textIn(terms, 'status') === undefined
      ? [{ path: '/status', why: 'no status is recorded, so nothing is granted' }]
      : []),
    ...blank('/description/purpose', description.purpose, 'no purpose is recorded'),
    ...blank('/provider/teamId', provider.teamId, 'no party is recorded as the provider'),
    ...blank('/provider/dataProductId', provider.dataProductId, 'agreements do not name the data product'),
    ...blank('/provider/outputPortId', provider.outputPortId, 'no data item with an identifier is recorded'),
    ...blank('/consumer/teamId', consumer.teamId, 'no party is recorded as the recipient'),
  ];
}

function mapAt(terms: JsonMap, key: string): JsonMap | undefined {
  const value = terms[key];
  return isMap(value) ? value : undefined;
}

function textual(key: string, text: string | undefined): { readonly [key: string]: Json } {
  return text === undefined ? {} : { [key]: text };
}
