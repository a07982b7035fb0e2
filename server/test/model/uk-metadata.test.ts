import assert from 'node:assert/strict';
import type { IsoDate } from '../../src/base/iso-date.ts';
import type { Dataset } from '../../src/model/entities.ts';
import { FRAMES } from '../../src/rules/support/frames.ts';
import { parse } from '../../src/syntax/parse.ts';
import { completions, hoverAt } from '../../src/testkit/cursor.ts';
import { checkFiles, sourceOf } from '../../src/testkit/memory.ts';
import { readFile } from '../../src/workspace/file-state.ts';

const RECORD = FRAMES['uk-metadata']?.text ?? '';
const SERVICE = RECORD.replace('dcat:Dataset', 'dcat:DataService')
  .replace(
    /^updateFrequency.*\n/m,
    'serviceType: REST\nserviceStatus: LIVE\nendpointDescription: https://api.example.gov.uk/docs\n',
  )
  .replace(/^distribution.*\n/m, 'endpointURL: https://api.example.gov.uk/v1\n');
const CONTACT = 'contactName: Data team\nemail: data@example.gov.uk\n';
const FORM =
  'identifier: https://example.gov.uk/d/1/csv\ntype: dcat:Distribution\ntitle: Claims as CSV\nlicence: DATA_SHARE_AGREEMENT\nmediaType: text/csv\n';

const read = (text: string, path = 'catalogue/a.yaml') => readFile(parse(sourceOf(path, text))).documents[0];

const recognised = (text: string, path?: string): string => {
  const detection = read(text, path)?.detection;
  return detection?.adapter.id === 'uk-metadata' ? detection.confidence : (detection?.adapter.id ?? 'nothing');
};

const datasetOf = (text: string): Dataset => {
  const found = read(text)?.lowered.datasets[0];
  assert.ok(found);
  return found;
};

const messages = (text: string, path = 'catalogue/a.yaml'): string[] =>
  checkFiles([[path, text]], '2026-11-21' as IsoDate).findings.map(
    (finding) => `${finding.severity}: ${finding.message}`,
  );

describe('a UK metadata record', () => {
  for (const [what, text, path, expected] of [
    ['a dataset', RECORD, undefined, 'certain'],
    ['a data service', SERVICE, undefined, 'certain'],
    [
      'the same as JSON',
      JSON.stringify({
        accessRights: 'OPEN',
        securityClassification: 'SECRET',
        identifier: 'x',
        title: 'x',
        licence: 'x',
        version: '1',
        publisher: 'hm-treasury',
      }),
      'a.json',
      'certain',
    ],
    [
      'without its type and classification',
      RECORD.replace(/^(?:type|securityClassification).*\n/gm, ''),
      undefined,
      'certain',
    ],
    [
      'two signs only',
      RECORD.replace(/^(?:type|securityClassification|publisher|creator|updateFrequency).*\n/gm, ''),
      undefined,
      'likely',
    ],
    ['a distribution', FORM, undefined, 'certain'],
    [
      'a distribution without its type',
      `${FORM.replace(/^type.*\n/m, '')}accessRights: OPEN\nbyteSize: 3\n`,
      undefined,
      'certain',
    ],
    ['a contact point by its shape', CONTACT, undefined, 'likely'],
    ['a contact point by its shape and place', CONTACT, 'ContactPoint/fsa.yaml', 'certain'],
    ['half a contact point in its place', 'email: data@example.gov.uk\n', 'examples/ContactPoint-fsa.yaml', 'certain'],
    ['an address elsewhere', 'email: data@example.gov.uk\n', undefined, 'nothing'],
    ['something else in a folder of contact points', 'name: x\nemail: a@b.example\n', 'ContactPoint/a.yaml', 'nothing'],
    ['a page', 'title: About us\ndescription: Who we are.\nemail: a@b.example\ntype: page\n', undefined, 'nothing'],
    [
      'a DCAT-US distribution',
      'title: CSV\nlicense: x\nmediaType: text/csv\ndownloadURL: https://a.example/b.csv\n',
      undefined,
      'nothing',
    ],
    [
      'a catalogue page of another country',
      'identifier: a\ntitle: b\ndescription: c\nversion: "1"\nissued: 2026-01-01\nmodified: 2026-01-01\npublisher: Ministry\ncreator: [x]\naccessRights: public\n',
      undefined,
      'nothing',
    ],
    ['JSON-LD', `"@context": https://www.w3.org/ns/dcat\n${RECORD}`, undefined, 'dcat-ap'],
    ['nothing', '', undefined, 'nothing'],
  ] as const) {
    it(`is recognised: ${what}: ${expected}`, () => assert.equal(recognised(text, path), expected));
  }

  it('is a dataset', () => {
    const dataset = datasetOf(RECORD);
    assert.equal(dataset.label, 'Council tax reduction claims');
    assert.equal(dataset.publisher?.value, 'hm-revenue-customs');
    assert.deepEqual(dataset.contact?.value, {
      name: 'Local taxation statistics team',
      address: 'ct.statistics@example.gov.uk',
    });
    assert.equal(dataset.access?.value, 'public');
    assert.equal(dataset.frequency?.value, 'freq:quarterly');
    assert.equal(dataset.version?.value, '2.1.0');
    assert.deepEqual(
      dataset.keywords.map(({ value }) => value),
      ['council tax', 'benefits'],
    );
    assert.deepEqual(dataset.marks.classification?.value, { scheme: 'uk-gscp', value: 'OFFICIAL' });
    assert.deepEqual(
      dataset.distributions.map((one) => one.accessUrl?.value),
      ['https://data.example.gov.uk/dataset/reduction-claims/csv'],
    );
  });

  it('of a service has its endpoint as the one form of the data', () =>
    assert.deepEqual(
      datasetOf(SERVICE).distributions.map((one) => one.accessUrl?.value),
      ['https://api.example.gov.uk/v1'],
    ));

  for (const [written, scheme, value] of [
    ['TOP_SECRET', 'uk-gscp', 'TOP SECRET'],
    ['NOT_APPLICABLE', 'uk-gscp', 'NOT_APPLICABLE'],
    ['OFFICIAL_SENSITIVE', undefined, 'OFFICIAL_SENSITIVE'],
    ['constructor', undefined, 'constructor'],
  ] as const) {
    it(`is classified ${written}`, () =>
      assert.deepEqual(datasetOf(RECORD.replace('OFFICIAL', written)).marks.classification?.value, { scheme, value }));
  }

  for (const [written, access] of [
    ['INTERNAL', 'non-public'],
    ['COMMERCIAL', 'restricted'],
    ['SENSITIVE', undefined],
  ] as const) {
    it(`with ${written} is ${access}`, () =>
      assert.equal(datasetOf(RECORD.replace('OPEN', written)).access?.value, access));
  }

  it('shared by agreement has conditions and no licence', () => {
    const { licence, rights } = datasetOf(RECORD.replace(/^licence: .*$/m, 'licence: DATA_SHARE_AGREEMENT'));
    assert.equal(licence, undefined);
    assert.equal(rights?.value, 'DATA_SHARE_AGREEMENT');
  });

  it('of a distribution or a contact point says nothing by itself', () => {
    for (const text of [FORM, CONTACT]) assert.deepEqual(read(text)?.lowered.datasets, []);
  });

  it('is told what is wrong', () => {
    assert.deepEqual(messages(RECORD), []);
    assert.deepEqual(messages(RECORD.replace('licence:', 'license:')), [
      'error: The file cannot have a key `license`: did you mean `licence`?',
    ]);
    assert.deepEqual(
      messages(RECORD.replace('[valuation-office-agency]', '[valuation-ofice-agency, 7, null]')).sort(),
      [
        'error: Item 2 of `creator` must be text, but without quotes `7` is read as a number. Put it in quotes.',
        'error: Item 3 of `creator` must be text; you wrote nothing.',
        'warning: The list of UK government organisations (May 2023) has no `valuation-ofice-agency`: did you mean `valuation-office-agency`?',
      ],
    );
    assert.deepEqual(messages('email: data@example.gov.uk\n', 'ContactPoint/fsa.yaml'), [
      'error: The file needs `contactName`.',
    ]);
  });

  it('is completed and explained', () => {
    assert.ok(completions({ 'a.yaml': `${RECORD}cre$0\n` }).has('created'));
    const frequencies = completions({ 'a.yaml': RECORD.replace('freq:quarterly', '$0') });
    assert.ok(frequencies.has('freq:monthly'));
    assert.ok(completions({ 'a.yaml': RECORD.replace('hm-revenue-customs', 'hm-t$0') }).has('hm-treasury'));
    assert.ok(
      completions({ 'a.yaml': RECORD.replace('valuation-office-agency', 'food$0') }).has('food-standards-agency'),
    );
    assert.match(
      hoverAt({ 'a.yaml': RECORD.replace('updateFrequency', 'update$0Frequency') }),
      /How often the dataset is renewed/,
    );
    assert.match(hoverAt({ 'a.yaml': RECORD.replace('OPEN', 'OP$0EN') }), /Anyone may have them/);
  });

  it('says of a contact that is no map only that it must be one', () => {
    const text = RECORD.replace(/^contactPoint:\n(?: .*\n)+/m, 'contactPoint: data@example.gov.uk\n');
    assert.deepEqual(messages(text), ['error: `contactPoint` must be a map; you wrote `data@example.gov.uk`.']);
  });
});
