import assert from 'node:assert/strict';
import type { IsoDate } from '../../src/base/iso-date.ts';
import { type OutlineSymbol, symbols } from '../../src/ide/symbols.ts';
import type { Dataset } from '../../src/model/entities.ts';
import { detect } from '../../src/model/formats/registry.ts';
import { parse } from '../../src/syntax/parse.ts';
import { asMap } from '../../src/syntax/tree.ts';
import { completions, hoverAt } from '../../src/testkit/cursor.ts';
import { checkFiles, ROOT, sourceOf } from '../../src/testkit/memory.ts';
import { Workspace } from '../../src/workspace/workspace.ts';

const NOW = '2026-11-21' as IsoDate;
const POD = 'https://project-open-data.cio.gov/v1.1/schema';
type Json = Record<string, unknown>;

const dataset: Json = {
  '@type': 'dcat:Dataset',
  title: 'Bridges',
  description: 'Each bridge with its load.',
  identifier: 'bridges',
  accessLevel: 'restricted public',
  rights: 'On request.',
  publisher: { name: 'Department of Roads' },
  contactPoint: { fn: 'Data desk', hasEmail: 'mailto:data@roads.example' },
  license: 'https://creativecommons.org/publicdomain/zero/1.0/',
  keyword: ['bridges', 'roads'],
  modified: '2026-05-01',
  issued: '2020-01-01',
  accrualPeriodicity: 'R/P1Y',
  conformsTo: 'https://standards.example/bridge',
  describedBy: 'https://roads.example/dictionary.json',
  systemOfRecords: 'https://roads.example/sorn',
  'gov:classification': 'OFFICIAL',
  distribution: [
    { title: 'All bridges', downloadURL: 'https://roads.example/bridges.csv', mediaType: 'text/csv' },
    { accessURL: 'https://roads.example/api', format: 'API' },
  ],
};
const catalog = (...datasets: Json[]): Json => ({ conformsTo: POD, dataset: datasets });
const dataset3: Json = {
  '@type': 'Dataset',
  title: 'Bridges',
  description: 'Each bridge with its load.',
  identifier: 'bridges',
  keyword: ['bridges', 'roads'],
  theme: [{ '@type': 'Concept', prefLabel: 'Transport' }],
  accrualPeriodicity: 'annually',
  publisher: { '@type': 'Organization', name: 'Department of Roads' },
  contactPoint: { '@type': 'Kind', fn: 'Data desk', hasEmail: 'mailto:data@roads.example' },
  source: [
    {
      '@type': 'Dataset',
      title: 'Inspections',
      description: 'Each inspection.',
      identifier: 'inspections',
      publisher: { '@type': 'Organization', name: 'Department of Roads' },
      contactPoint: { '@type': 'Kind', fn: 'Data desk', hasEmail: 'mailto:data@roads.example' },
    },
  ],
  scopeNote: 'Footbridges are left out.',
};
const catalog3 = (more: Json): Json => ({
  '@type': 'Catalog',
  conformsTo: { '@type': 'Standard', title: 'DCAT-US 3.0' },
  ...more,
});

function formatOf(value: unknown): string | undefined {
  const root = asMap(parse(sourceOf('data.json', JSON.stringify(value))).roots[0]);
  const found = root && detect(root, { path: '/w/data.json', language: 'json' });
  return found && `${found.adapter.id} ${found.confidence}`;
}

function stateOf(value: unknown) {
  const workspace = new Workspace({ root: ROOT });
  workspace.apply({ kind: 'set', source: sourceOf('data.json', JSON.stringify(value, null, 2)) });
  const state = workspace.current.files.get(`${ROOT}/data.json`);
  assert.ok(state);
  return state;
}

function datasetsOf(value: unknown): readonly Dataset[] {
  return stateOf(value).documents.flatMap((document) => document.lowered.datasets);
}

function findings(value: unknown): string[] {
  return checkFiles([['data.json', JSON.stringify(value, null, 2)]], NOW).findings.map(
    (finding) => `${finding.rule} ${finding.message}`,
  );
}

describe('DCAT-US is recognised', () => {
  const SEEN: readonly (readonly [string, unknown, string | undefined])[] = [
    ['by its standard', catalog(dataset), 'dcat-us certain'],
    ['by its context', { '@context': `${POD}/catalog.jsonld`, dataset: [] }, 'dcat-us certain'],
    ['by what its datasets have', { dataset: [dataset] }, 'dcat-us likely'],
    ['as a dataset alone', dataset, 'dcat-us certain'],
    ['in version 3', catalog3({ dataset: [] }), 'dcat-us certain'],
    [
      'in the draft of version 3',
      { '@context': 'https://raw.example/DOI-DO/dcat-us/main/context/dcat-us-3.0.jsonld', '@type': 'Dataset' },
      'dcat-us certain',
    ],
    ['as a dataset of version 3', dataset3, 'dcat-us certain'],
    [
      'as a service of version 3',
      { '@type': 'DataService', title: 'API', endpointURL: ['https://a.example'] },
      'dcat-us certain',
    ],
    ['but not a dataset of schema.org', { '@context': 'https://schema.org', ...dataset3 }, undefined],
    ['as a graph', { '@context': 'https://x.example/dcat-us-3.0.jsonld', '@graph': [] }, 'dcat-us certain'],
    ['but not any graph', { '@context': 'https://x.example/dcat.jsonld', '@graph': [dataset3] }, 'dcat-ap likely'],
    ['but not any map with datasets', { dataset: [{ title: 'a', publisher: 'b' }] }, undefined],
    ['but not a class without its keys', { '@type': 'Dataset', name: 'bridges' }, undefined],
    ['nor Argentina’s profile', { superThemeTaxonomy: 'http://datos.gob.ar/x.json', dataset: [] }, 'dcat-ar certain'],
    [
      'nor a catalog of that profile which does not say so',
      { publisher: { mbox: 'a@b.ar' }, dataset: [{ superTheme: ['ECON'] }] },
      'dcat-ar likely',
    ],
    ['nor a contract', { kind: 'DataContract', dataset: [dataset] }, 'odcs certain'],
  ];
  for (const [title, value, format] of SEEN) it(title, () => assert.equal(formatOf(value), format));
});

describe('DCAT-US becomes datasets', () => {
  it('with all that the rules read', () => {
    const [found] = datasetsOf(catalog(dataset));
    assert.ok(found);
    assert.equal(found.label, 'Bridges');
    assert.equal(found.access?.value, 'restricted');
    assert.equal(found.rights?.value, 'On request.');
    assert.equal(found.licence?.value, dataset.license);
    assert.deepEqual(found.contact?.value, { name: 'Data desk', address: 'data@roads.example' });
    assert.equal(found.publisher?.value, 'Department of Roads');
    assert.equal(found.frequency?.value, 'R/P1Y');
    assert.deepEqual(
      found.keywords.map(({ value }) => value),
      ['bridges', 'roads'],
    );
    assert.deepEqual(
      found.conformsTo.map(({ value }) => value),
      [dataset.conformsTo, dataset.describedBy],
    );
    assert.equal(found.marks.classification?.value.value, 'OFFICIAL');
    assert.equal(found.marks.sorn?.value, dataset.systemOfRecords);
    assert.deepEqual(
      found.distributions.map((one) => [one.label, one.downloadUrl?.value ?? one.accessUrl?.value, one.format?.value]),
      [
        ['All bridges', 'https://roads.example/bridges.csv', undefined],
        ['API', 'https://roads.example/api', 'API'],
      ],
    );
    assert.equal(found.distributions[0]?.dataset, found);
  });

  it('from catalogs in catalogs and from series', () => {
    const named = (title: string): Json => ({ ...dataset3, title });
    const value = catalog3({
      dataset: [named('a')],
      datasetSeries: [
        { '@type': 'DatasetSeries', title: 's', description: 's', seriesMember: [named('b'), 'https://x.example'] },
      ],
      catalog: [{ '@type': 'Catalog', dataset: [named('c')] }],
    });
    assert.deepEqual(
      datasetsOf(value).map(({ label }) => label),
      ['a', 'c', 'b'],
    );
  });

  it('in version 3 with access, restrictions, services and dictionaries as they are written there', () => {
    const [found] = datasetsOf({
      ...dataset3,
      identifier: { '@type': 'Identifier', notation: 'R-17' },
      contactPoint: [{ fn: 'Data desk', hasEmail: 'mailto:data@roads.example' }],
      accessRights: 'https://data.gov.example/access-right/NON_PUBLIC',
      describedBy: { '@type': 'Distribution', downloadURL: './dictionary.json' },
      distribution: [
        {
          accessService: [{ '@type': 'DataService', title: 'API' }],
          accessRestriction: [{ restrictionStatus: 'Restricted', restrictionNote: 'Names of owners.' }],
        },
      ],
    });
    assert.equal(found?.id?.value, 'R-17');
    assert.equal(found?.access?.value, 'non-public');
    assert.equal(found?.rights?.value, 'Names of owners.');
    assert.equal(found?.distributions[0]?.accessUrl?.value, 'API');
    assert.ok(found?.conformsTo.some(({ value }) => value === './dictionary.json'));
  });

  it('and never fails on what is of another kind', () => {
    for (const odd of [null, 1, 'x', [], [null], {}, [[]], { '@id': 3 }])
      for (const key of [...Object.keys(dataset), 'datasetSeries', 'catalog', 'service'])
        for (const value of [
          catalog({ ...dataset, [key]: odd }),
          catalog3({ dataset: [{ ...dataset3, [key]: odd }], [key]: odd }),
        ])
          datasetsOf(value);
  });
});

describe('DCAT-US is judged', () => {
  it('as federal where any dataset has the codes of federal agencies', () => {
    const federal = { ...dataset, bureauCode: ['015:11'], programCode: ['015:001'] };
    assert.deepEqual(findings(catalog(dataset)), []);
    assert.deepEqual(findings(catalog(federal)), []);
    assert.deepEqual(findings(catalog(federal, { ...dataset, identifier: 'other' })), [
      'openness/dcat-us-required `Bridges` has no `bureauCode` or `programCode`, which DCAT-US requires there.',
    ]);
  });

  it('with examples in the place of patterns', () => {
    const wrong = { ...dataset, temporal: '2015 to 2016', accrualPeriodicity: 'yearly' };
    assert.deepEqual(
      findings(catalog(wrong)),
      [
        'structure/schema-violation `temporal` must look like `2025-01-01/2025-12-31`; you wrote `"2015 to 2016"`.',
        'stewardship/invalid-update-frequency `yearly` is no frequency that readers of this format know. Write `R/P1Y`.',
      ].sort(),
    );
  });

  it('once for each mistake: what the schema says, no rule says again, and the other way round', () => {
    const { modified, contactPoint, ...rest } = dataset;
    assert.deepEqual(
      findings(catalog({ ...rest, modified: '5/1/2026', contactPoint: { hasEmail: 'mailto:a@b.example' } })),
      [
        'structure/schema-violation `modified` must look like `2026-09-01`, or `R/P1D` for data that change all the time; you wrote `"5/1/2026"`.',
        'openness/dcat-us-required `contactPoint` has no `fn`, which DCAT-US requires there.',
      ],
    );
  });

  it('in version 3 by what the class of each thing demands', () => {
    const open3: Record<string, unknown> = {
      ...dataset3,
      accessRights: { label: 'public' },
      license: 'https://creativecommons.org/publicdomain/zero/1.0/',
      keyword: ['bridges'],
      accrualPeriodicity: 'annually',
      source: ['https://data.agency.example/inspections'],
      scopeNote: 'Footbridges are left out.',
    };
    assert.deepEqual(findings(catalog3({ dataset: [open3] })), []);
    const { contactPoint, ...without } = open3;
    assert.deepEqual(findings(catalog3({ dataset: [without] })), [
      'openness/dcat-us-required `Bridges` has no `contactPoint`, which DCAT-US requires there.',
    ]);
    assert.deepEqual(findings({ ...open3, accrualPeriodicity: 'monthlyish' }), [
      'stewardship/invalid-update-frequency `monthlyish` is no frequency that readers of this format know. It takes an ISO 8601 repetition such as `R/P1M`.',
    ]);
  });

  it('by nothing but its missing mark, when it does not say what it follows', () => {
    assert.match(
      findings({ dataset: [{ ...dataset, title: 3 }] }).join('; '),
      /^structure\/unknown-dialect [^;]*conformsTo[^;]*$/,
    );
  });

  it('with references to files beside it', () => {
    const value = catalog3({
      dataset: [
        {
          ...dataset3,
          accessRights: { label: 'public' },
          license: 'https://creativecommons.org/publicdomain/zero/1.0/',
          keyword: ['bridges'],
          accrualPeriodicity: 'annually',
          source: ['https://data.agency.example/inspections'],
          scopeNote: 'Footbridges are left out.',
          describedBy: { downloadURL: 'dictionary.json' },
        },
      ],
    });
    const told = checkFiles([['data.json', JSON.stringify(value)]], NOW).findings;
    assert.deepEqual(
      told.map(({ rule }) => rule),
      ['structure/unresolved-reference'],
    );
  });

  it('with marks in the shape that they have everywhere', () =>
    assert.match(findings(catalog({ ...dataset, 'gov:personalData': { kategory: 'x' } })).join(), /kategory/));
});

describe('Argentina’s profile', () => {
  it('is judged by its own schema', () => {
    const value = {
      title: 'Datos',
      description: 'Datos abiertos.',
      publisher: { name: 'Agencia', mbox: 'datos@agencia.example' },
      superThemeTaxonomy: 'http://datos.example/superThemeTaxonomy.json',
      dataset: [
        {
          title: 'Compras',
          description: 'Compras por mes.',
          publisher: { name: 'Agencia' },
          contactPoint: { fn: '', hasEmail: 'datos@agencia.example' },
          superTheme: ['GOVE', 'FOO'],
          issued: '2024-01-01',
          accrualPeriodicity: 'mensual',
          distribution: [],
        },
      ],
    };
    assert.deepEqual(
      findings(value).map((text) => text.replace(/; you wrote.*/, '')),
      [
        'openness/contact-not-durable The contact of `Compras` has no name, so nobody knows who reads `datos@agencia.example`.',
        'structure/schema-violation Item 2 of `superTheme` must be one of `AGRI`, `ECON`, `EDUC`, `ENER`, `ENVI`, `GOVE` and 20 others',
        'stewardship/invalid-update-frequency `mensual` is no frequency that readers of this format know. Write `R/P1M`.',
      ],
    );
    assert.equal(datasetsOf(value)[0]?.publisher?.value, 'Agencia');
  });
});

describe('In the editor', () => {
  const text = (value: unknown, at: string): Record<string, string> => ({
    'data.json': JSON.stringify(value, null, 2).replace(at, `$0${at}`),
  });

  it('hover tells what keys and codes mean, by version', () => {
    assert.match(hoverAt(text(catalog(dataset), 'accessLevel')), /how far the data/i);
    assert.match(hoverAt(text(catalog(dataset), 'restricted public')), /under conditions/);
    assert.match(hoverAt(text(catalog(dataset), 'downloadURL')), /Address of the file itself/);
    assert.match(hoverAt(text(catalog3({ dataset: [dataset3] }), 'hasEmail')), /Mailbox/);
  });

  it('completion offers keys and codes, by version', () => {
    const at = (value: Json, slot: string) =>
      completions({
        'data.json': JSON.stringify(value).replace(`"${slot}":"?"`, slot === '' ? '$0' : `"${slot}":"$0"`),
      });
    const keys = at(catalog({ ...dataset, '': '?' }), '');
    assert.ok(keys.has('landingPage') && keys.has('bureauCode') && !keys.has('title') && !keys.has('inSeries'));
    assert.ok(at(catalog({ ...dataset, accessLevel: '?' }), 'accessLevel').has('non-public'));
    assert.ok(at(catalog({ ...dataset, accrualPeriodicity: '?' }), 'accrualPeriodicity').has('R/P3M'));
    const keys3 = at(catalog3({ dataset: [{ ...dataset3, '': '?' }] }), '');
    assert.ok(keys3.has('inSeries') && keys3.has('accessRights') && !keys3.has('accessLevel'));
    assert.ok(at({ ...dataset3, accrualPeriodicity: '?' }, 'accrualPeriodicity').has('quarterly'));
  });

  it('the outline shows datasets and their distributions', () => {
    const names = (list: readonly OutlineSymbol[]): unknown[] =>
      list.map((one) => [one.kind, one.name, one.detail, ...names(one.children)]);
    assert.deepEqual(names(symbols(stateOf(catalog(dataset)))), [
      ['dataset', 'Bridges', 'restricted', ['distribution', 'All bridges', 'text/csv'], ['distribution', 'API', 'API']],
    ]);
  });
});
