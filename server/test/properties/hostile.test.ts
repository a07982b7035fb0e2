import assert from 'node:assert/strict';
import type { IsoDate } from '../../src/base/iso-date.ts';
import { checkFiles } from '../../src/testkit/memory.ts';

// Small files on which a careless reader spends minutes or overflows its stack. Time is not measured here: a test that hangs has failed.

const times = <T>(count: number, make: (index: number) => T): T[] => Array.from({ length: count }, (_, i) => make(i));

const CONTEXT = {
  dcat: 'http://www.w3.org/ns/dcat#',
  dct: 'http://purl.org/dc/terms/',
  foaf: 'http://xmlns.com/foaf/0.1/',
};
const ODRL = 'http://www.w3.org/ns/odrl.jsonld';
const MANY = 5_000;

const HOSTILE: Record<string, () => unknown> = {
  'a publisher described anew by each dataset': () => ({
    '@context': CONTEXT,
    '@graph': times(MANY, (i) => ({
      '@id': `x:d${i}`,
      '@type': 'dcat:Dataset',
      'dct:publisher': { '@id': 'x:p', 'foaf:name': { '@value': `Name ${i}`, '@language': 'fr' } },
    })),
  }),
  'a distribution listed thousands of times': () => ({
    '@context': CONTEXT,
    '@type': 'dcat:Dataset',
    'dct:title': 'T',
    'dct:description': 'D',
    'dcat:keyword': 'k',
    'dcat:distribution': times(MANY, (i) => ({ '@id': 'x:a', 'dcat:accessURL': `text ${i}` })),
  }),
  'an action described anew by each rule': () => ({
    '@context': ODRL,
    '@type': 'Set',
    permission: times(MANY, () => ({ action: { '@id': 'x:a', 'rdf:value': { '@id': 'odrl:usee' } } })),
  }),
  'agreements that share one large rule': () => ({
    '@context': ODRL,
    '@graph': [
      ...times(3000, (i) => ({ '@type': 'Agreement', uid: `x:${i}`, permission: ['x:rule'] })),
      {
        '@type': 'Permission',
        uid: 'x:rule',
        target: times(3000, (i) => `x:t${i}`),
        constraint: times(3000, (i) => ({ leftOperand: 'purpose', operator: 'eq', rightOperand: `${i}` })),
      },
    ],
  }),
  'thousands of contexts over each other': () => ({
    '@context': [...times(MANY, (i) => ({ [`t${i}`]: `x:${i}` })), CONTEXT],
    '@type': 'dcat:Dataset',
    ...Object.fromEntries(times(MANY, (i) => [`k${i}`, 'v'])),
  }),
  'thousands of keys that name no field': () => ({
    fields: times(MANY, (i) => ({ name: `f${i}`, type: 'string', constraints: {} })),
    primaryKey: times(MANY, (i) => `z${i}`),
  }),
  'values without end for one property': () => ({
    '@context': CONTEXT,
    '@graph': [
      { '@id': 'x:a', '@type': 'dcat:Dataset', 'dct:title': 'x' },
      { '@id': 'x:a', 'dct:title': times(200_000, () => 'x') },
    ],
  }),
  'a list without end in a manifest': () => ({
    dataset: [{ fides_key: 'a', collections: [], x: times(200_000, () => 1) }],
  }),
};

describe('hostile files', () => {
  for (const [title, make] of Object.entries(HOSTILE))
    it(title, () => {
      assertChecked(JSON.stringify(make()));
    });

  it('one key without end', () => {
    assertChecked(`{"fields": [], ${times(200_000, () => '"a": 1').join()}}`);
  });
});

function assertChecked(text: string): void {
  const { findings } = checkFiles([['a.json', text]], '2026-11-21' as IsoDate);
  assert.deepEqual(
    findings.filter(({ messageId }) => messageId === 'internal-error'),
    [],
  );
}
