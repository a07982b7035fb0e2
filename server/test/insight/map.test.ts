import assert from 'node:assert/strict';
import { type Ecosystem, ecosystemOf } from '../../src/insight/map/ecosystem.ts';
import { focusedOn, nodeCalled } from '../../src/insight/map/focus.ts';
import { pictureOf } from '../../src/insight/map/map-layout.ts';
import { cutText, widthOf, wrapText } from '../../src/insight/map/map-text.ts';
import { madeUpEcosystem } from '../../src/testkit/made-up-ecosystem.ts';
import { ROOT, sourceOf } from '../../src/testkit/memory.ts';
import { projectFiles } from '../../src/testkit/project.ts';
import { Workspace } from '../../src/workspace/workspace.ts';

const shown = (path: string): string => path.slice(ROOT.length + 1);

function ecosystem(files: Iterable<readonly [string, string]>): Ecosystem {
  const workspace = new Workspace({ root: ROOT });
  workspace.apply(...[...files].map(([path, text]) => ({ kind: 'set' as const, source: sourceOf(path, text) })));
  const { current } = workspace;
  return ecosystemOf(current, [...current.files.keys()], shown);
}

/** An ecosystem in short lines. */
function told({ organisations, standards, datasets, agreements, flows, chains }: Ecosystem): string[] {
  const short = (id: string | undefined): string => (id ?? 'nobody').replace('organisation:', '');
  return [
    ...organisations.map(
      ({ id, label, mentions }) =>
        `${short(id)} ${label}: ${mentions.map(({ as, byName, at }) => `${as}${byName ? ' by name' : ''} ${shown(at.file)}:${at.line}`).join(', ')}`,
    ),
    ...standards.map(
      (one) =>
        `${one.label} of ${short(one.holder)}: ${one.fields} fields, ${one.classifications.map(({ value }) => value).join(' / ')}, ${one.personal}${one.special ? ', special' : ''} ${shown(one.at.file)}:${one.at.line}`,
    ),
    ...datasets.map(
      (one) =>
        `dataset ${one.label} of ${short(one.holder)}: ${one.conformsTo.map(({ text, id }) => id ?? `? ${text}`).join(', ')}`,
    ),
    ...agreements.map(
      (one) => `${one.label}: ${one.stage}, ${one.marking?.value}, ${shown(one.at.file)}:${one.at.line}`,
    ),
    ...flows.map((flow) => {
      const under = agreements.find(({ id }) => id === flow.agreement)!;
      return `${short(flow.from)} → ${short(flow.to)}: ${under.standards.map(({ label, fields }) => `${fields} of ${label}`).join(', ')}; ${under.classifications.map(({ value }) => value).join(' / ')}; ${under.personal}${under.special ? ', special' : ''}; ${under.purpose.category}`;
    }),
    ...chains.map(
      (one) =>
        `${one.stations.map((ids) => ids.map(short).join('+')).join(' → ')}: ${one.fields.join(', ')}; ${one.permissions.map(({ verdict }) => verdict).join(', ')}${one.circle ? '; circle' : ''}`,
    ),
  ];
}

const agreement = (parts: {
  readonly id: string;
  readonly parties: string;
  readonly standard?: string;
  readonly more?: string;
}): string => `apiVersion: concordat/v1
kind: DataSharingAgreement
id: ${parts.id}
version: 1.0.0
title: ${parts.id}
status: active
jurisdiction: uk
parties:
${parts.parties}
data:
  - {id: data, standard: ${parts.standard ?? 'urn:x:people'}, fields: [nino]}
${parts.more ?? ''}`;

const STANDARD = `apiVersion: concordat/v1
kind: DataStandard
id: urn:x:people
title: People
version: 1.0.0
status: active
entities:
  - name: Person
    kind: person
    fields:
      - {name: nino, type: string, classification: {scheme: uk-gscp, value: SECRET}}
      - {name: district, type: string, classification: {scheme: uk-gscp, value: OFFICIAL}}
`;

const party = (id: string, role: string, rest = `, name: ${id.toUpperCase()}, identifier: X-${id}`): string =>
  `  - {id: ${id}, role: [${role}]${rest}}`;

describe('map: the ecosystem', () => {
  it('is for the council what was worked out by hand', () => {
    assert.deepEqual(told(ecosystem(projectFiles('council-tax'))), [
      'GB-GOR-EIA Example Income Agency: party agreements/income-verification.agreement.yaml:17',
      'GB-LAE-EXF Examplefordshire County Council: party agreements/fraud-referral.agreement.yaml:17',
      'GB-LAE-EXS Exampleshire Council: party agreements/fraud-referral.agreement.yaml:10, party agreements/income-verification.agreement.yaml:10, publisher standards/dwelling.standard.yaml:4',
      'Council tax payments of nobody: 6 fields, OFFICIAL-SENSITIVE, personal contracts/payments.odcs.yaml:4',
      'Council tax reduction claim of nobody: 8 fields, OFFICIAL-SENSITIVE, personal standards/claim.schema.json:4',
      'Dwellings of GB-LAE-EXS: 5 fields, OFFICIAL-SENSITIVE, unclear standards/dwelling.standard.yaml:4',
      'Referral of suspected fraud to the county team: in-force, OFFICIAL, agreements/fraud-referral.agreement.yaml:5',
      'Income verification for council tax reduction: in-force, OFFICIAL-SENSITIVE, agreements/income-verification.agreement.yaml:5',
      'GB-LAE-EXS → GB-LAE-EXF: 2 of Council tax reduction claim, 2 of Council tax payments; OFFICIAL-SENSITIVE; personal; undefined',
      'GB-LAE-EXS → GB-GOR-EIA: 4 of Council tax reduction claim; OFFICIAL-SENSITIVE; personal; dpv:ImprovePublicServices',
    ]);
  });

  it('is for the study what was worked out by hand, with what the university passes on', () => {
    const lines = told(ecosystem(projectFiles('health-research')));
    assert.deepEqual(lines.slice(3), [
      'Hospital admissions of GB-NHS-RX9: 7 fields, OFFICIAL-SENSITIVE, personal, special standards/admissions.odcs.yaml:5',
      'Cohort of admissions of GB-UKPRN-10009999: 3 fields, OFFICIAL-SENSITIVE, personal, special standards/cohort.schema.json:4',
      'Deprivation of areas of GB-GOR-ESO: 3 fields, OFFICIAL, none standards/deprivation.tableschema.json:4',
      'Screening episodes of GB-NHS-RX9: 4 fields, OFFICIAL-SENSITIVE, personal, special standards/screening.schema.json:4',
      'Admissions for the study of readmissions: in-force, OFFICIAL-SENSITIVE, agreements/1-admissions-to-university.agreement.yaml:6',
      'Cohort of admissions for statistics of readmission: in-force, OFFICIAL-SENSITIVE, agreements/2-cohort-to-office.agreement.yaml:6',
      'Screening episodes for the study of attendance: in-force, OFFICIAL, agreements/3-screening-to-university.agreement.yaml:6',
      'Admissions for the statistic of waiting times: in-force, OFFICIAL-SENSITIVE, agreements/4-admissions-to-office.agreement.yaml:6',
      'Deprivation of areas for the study of readmissions: in-force, OFFICIAL, agreements/5-areas-to-university.agreement.yaml:7',
      'GB-NHS-RX9 → GB-UKPRN-10009999: 6 of Hospital admissions; OFFICIAL-SENSITIVE; personal, special; dpv:ScientificResearch',
      'GB-UKPRN-10009999 → GB-GOR-ESO: 3 of Cohort of admissions, 3 of Hospital admissions; OFFICIAL-SENSITIVE; personal, special; dpv:ScientificResearch',
      'GB-NHS-RX9 → GB-UKPRN-10009999: 4 of Screening episodes; OFFICIAL-SENSITIVE; personal, special; dpv:ScientificResearch',
      'GB-NHS-RX9 → GB-GOR-ESO: 3 of Hospital admissions; OFFICIAL-SENSITIVE; personal, special; dpv:ImproveHealthcare',
      'GB-GOR-ESO → GB-UKPRN-10009999: 3 of Deprivation of areas; OFFICIAL; none; dpv:ScientificResearch',
      'GB-NHS-RX9 → GB-UKPRN-10009999 → GB-GOR-ESO: admission.admitted_on, admission.patient_key; prohibited',
    ]);
    assert.match(lines[0]!, /^GB-NHS-RX9 Example Health Trust: .*owner by name standards\/admissions.odcs.yaml:13/);
  });

  it('has the publisher of a catalogue and a standard that is not among the files', () => {
    const lines = told(ecosystem(projectFiles('address-register')));
    assert.ok(lines.every((line) => !line.startsWith('Address custodian')));
    // `projectFiles` reads no catalogue in JSON-LD.
    const catalogue = JSON.stringify({
      '@context': { dcat: 'http://www.w3.org/ns/dcat#', dct: 'http://purl.org/dc/terms/' },
      '@id': 'urn:x:d',
      '@type': 'dcat:Dataset',
      'dct:title': 'Streets',
      'dct:publisher': 'Example Council',
      'dct:conformsTo': [{ '@id': 'urn:x:people' }, { '@id': 'urn:x:gone' }],
    });
    const found = told(
      ecosystem([
        ['people.standard.yaml', STANDARD],
        ['c.jsonld', catalogue],
      ]),
    );
    assert.ok(
      found.includes('dataset Streets of Example Council: standard:urn:x:people, ? urn:x:gone'),
      found.join('\n'),
    );
  });

  it('joins organisations by identifier, by name where neither has one, and a bare name to the one that is called so', () => {
    const files = (second: string): [string, string][] => [
      ['people.standard.yaml', STANDARD],
      [
        '1.agreement.yaml',
        agreement({
          id: 'urn:a:1',
          parties: `${party('one', 'provider', ', name: Registry, identifier: X-1')}\n${party('two', 'recipient', ', name: Council')}`,
        }),
      ],
      [
        '2.agreement.yaml',
        agreement({
          id: 'urn:a:2',
          parties: `${party('one', 'provider', second)}\n${party('two', 'recipient', ', name: Council')}`,
        }),
      ],
    ];
    const ids = (second: string): string[] =>
      ecosystem(files(second))
        .organisations.map(({ id }) => id)
        .sort();
    assert.deepEqual(ids(', name: Other name, identifier: X-1'), ['organisation:Council', 'organisation:X-1']);
    assert.deepEqual(ids(', name: Registry'), ['organisation:Council', 'organisation:X-1']);
    assert.deepEqual(ids(', name: Registry, identifier: X-2'), [
      'organisation:Council',
      'organisation:X-1',
      'organisation:X-2',
    ]);
    // A short name belongs to its agreement, even where it is the name of another.
    assert.deepEqual(ids(''), ['organisation:Council', 'organisation:X-1', 'organisation:one (urn:a:2)']);
  });

  it('leaves a bare name alone where two organisations have it', () => {
    const parties = ['X-1', 'X-2'].map((id, at) =>
      party(`p${at}`, at === 0 ? 'provider' : 'recipient', `, name: Registry, identifier: ${id}`),
    );
    const { organisations } = ecosystem([
      ['people.standard.yaml', `${STANDARD}publisher: {name: Registry}\n`],
      ['1.agreement.yaml', agreement({ id: 'urn:a:1', parties: parties.join('\n') })],
    ]);
    assert.deepEqual(organisations.map(({ id }) => id).sort(), [
      'organisation:Registry',
      'organisation:X-1',
      'organisation:X-2',
    ]);
  });

  it('makes no organisation of an owner that may be a person', () => {
    const { organisations, standards } = ecosystem([
      ['people.standard.yaml', `${STANDARD}owner: {role: Data owner, name: R. Example}\n`],
    ]);
    assert.deepEqual(organisations, []);
    assert.equal(standards[0]?.owner, 'Data owner, R. Example');
    assert.equal(standards[0]?.holder, undefined);
  });

  it('follows a circle once, and says that it is one', () => {
    const pass = (id: string, from: string, to: string): [string, string] => [
      `${id}.agreement.yaml`,
      agreement({
        id: `urn:a:${id}`,
        parties: `${party(from, 'provider')}\n${party(to, 'recipient')}`,
        more: 'onwardSharing: {rule: with-approval, approver: c}\n',
      }),
    ];
    const { chains, flows } = ecosystem([
      ['people.standard.yaml', STANDARD],
      pass('1', 'a', 'b'),
      pass('2', 'b', 'c'),
      pass('3', 'c', 'a'),
    ]);
    assert.equal(flows.length, 3);
    assert.equal(chains.length, 1);
    assert.deepEqual(
      chains[0]?.stations.flat(),
      ['a', 'b', 'c', 'a'].map((id) => `organisation:X-${id}`),
    );
    assert.equal(chains[0]?.circle, true);
  });

  it('does not take for passed on what a party has of its own', () => {
    const own = agreement({ id: 'urn:a:2', parties: `${party('b', 'provider')}\n${party('c', 'recipient')}` }).replace(
      'fields: [nino]',
      'fields: [nino], source: self',
    );
    const { chains } = ecosystem([
      ['people.standard.yaml', STANDARD],
      [
        '1.agreement.yaml',
        agreement({ id: 'urn:a:1', parties: `${party('a', 'provider')}\n${party('b', 'recipient')}` }),
      ],
      ['2.agreement.yaml', own],
    ]);
    assert.deepEqual(chains, []);
  });

  it('takes the highest classification of the shared fields alone', () => {
    const share = (fields: string): Ecosystem => {
      const text = agreement({ id: 'urn:a:1', parties: `${party('a', 'provider')}\n${party('b', 'recipient')}` });
      return ecosystem([
        ['people.standard.yaml', STANDARD],
        ['1.agreement.yaml', text.replace('[nino]', fields)],
      ]);
    };
    const values = ({ agreements }: Ecosystem): string[] => agreements[0]!.classifications.map(({ value }) => value);
    assert.deepEqual(values(share('[district]')), ['OFFICIAL']);
    assert.deepEqual(values(share('["*"]')), ['SECRET']);
    assert.deepEqual(values(share('[nobody_knows]')), []);
  });

  it('stands what is broken, empty or only half there', () => {
    const texts = [
      '',
      '{',
      'kind: DataSharingAgreement',
      'apiVersion: concordat/v1\nkind: DataSharingAgreement\nparties: [1, null, {}]\ndata: [null, {}]\n',
      STANDARD.slice(0, 90),
    ];
    for (const text of texts) {
      const found = ecosystem([['a.agreement.yaml', text]]);
      assert.ok(pictureOf(found).width > 0);
      assert.deepEqual(found.flows, []);
    }
    const none = ecosystem([]);
    assert.deepEqual(told(none), []);
    assert.ok(pictureOf(none).height > 0);
  });

  it('gives equal identifiers ids of their own', () => {
    const { standards } = ecosystem([
      ['a.standard.yaml', STANDARD],
      ['b.standard.yaml', STANDARD],
      ['c.standard.yaml', STANDARD.replace('1.0.0', '2.0.0')],
    ]);
    assert.deepEqual(
      standards.map(({ id }) => id),
      ['standard:urn:x:people', 'standard:urn:x:people@1.0.0', 'standard:urn:x:people@2.0.0'],
    );
  });
});

describe('map: a part of it', () => {
  const whole = ecosystem(projectFiles('council-tax'));

  it('is found by id, identifier, label and path', () => {
    for (const text of ['GB-GOR-EIA', 'organisation:GB-GOR-EIA', 'Example Income Agency', 'example income agency']) {
      const found = nodeCalled(whole, text, shown);
      assert.ok('node' in found && found.node.id === 'organisation:GB-GOR-EIA', text);
    }
    const byPath = nodeCalled(whole, 'standards/dwelling.standard.yaml', shown);
    assert.ok('node' in byPath && byPath.node.label === 'Dwellings');
    assert.deepEqual(nodeCalled(whole, 'nobody', shown), { among: [] });
  });

  it('is what is so many steps away, with what it names', () => {
    const around = (depth: number): string[] => {
      const { organisations, agreements, standards, flows } = focusedOn(whole, 'organisation:GB-GOR-EIA', depth);
      return [...organisations, ...agreements, ...standards, ...flows].map((one) =>
        'label' in one ? one.label : 'flow',
      );
    };
    assert.deepEqual(around(0), ['Example Income Agency']);
    // An agreement brings its parties and what it shares.
    const agreement = [
      'Example Income Agency',
      'Exampleshire Council',
      'Income verification for council tax reduction',
      'Council tax reduction claim',
      'flow',
    ];
    assert.deepEqual(around(1), agreement);
    assert.deepEqual(around(2), agreement);
    assert.ok(around(3).includes('Dwellings') && around(3).includes('Examplefordshire County Council'));
  });
});

describe('map: the picture', () => {
  for (const size of [
    { organisations: 2, standards: 2, agreements: 1 },
    { organisations: 12, standards: 18, agreements: 20 },
    { organisations: 40, standards: 80, agreements: 80 },
  ])
    it(`lays out ${size.organisations + size.standards + size.agreements} nodes without overlaps, the same each time`, () => {
      const found = ecosystem(madeUpEcosystem(size));
      assert.equal(found.organisations.length, size.organisations);
      assert.equal(found.standards.length, size.standards);
      assert.equal(found.agreements.length, size.agreements);
      const { boxes, width, height, lines } = pictureOf(found);
      for (const [index, one] of boxes.entries()) {
        assert.ok(one.x >= 0 && one.y >= 0 && one.x + one.box.width <= width && one.y + one.box.height <= height);
        for (const other of boxes.slice(index + 1))
          assert.ok(
            one.x + one.box.width <= other.x ||
              other.x + other.box.width <= one.x ||
              one.y + one.box.height <= other.y ||
              other.y + other.box.height <= one.y,
            `${one.box.id} lies over ${other.box.id}`,
          );
      }
      assert.ok(
        lines.every(({ path }) => /^M[-\d. MCH]+$/.test(path)),
        'a line has no place',
      );
      assert.deepEqual(pictureOf(ecosystem(madeUpEcosystem(size))), pictureOf(found));
    });

  it('cuts texts to the room that they have', () => {
    const texts = [
      'short',
      'averylongwordwithoutanyplacetobreakit',
      'several words that do not fit',
      '',
      ' \n ',
      '漢字の組織名はとても長いので',
      '👩‍👩‍👧 family',
    ];
    for (const text of texts)
      for (const width of [20, 60, 200]) {
        assert.ok(widthOf(cutText(text, width, 12), 12) <= Math.max(width, widthOf('…', 12)), text);
        const lines = wrapText(text, width, 12, 2);
        assert.ok(lines.length <= 2, text);
        assert.ok(
          lines.every((line) => widthOf(line, 12) <= Math.max(width, widthOf('…', 12) + 13)),
          `${text}: ${lines}`,
        );
      }
  });
});
