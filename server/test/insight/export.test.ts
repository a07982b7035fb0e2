import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { IsoDate } from '../../src/base/iso-date.ts';
import { canonicalJson } from '../../src/base/json.ts';
import { exportDpv } from '../../src/insight/export/dpv.ts';
import {
  EXPORT_TARGETS,
  type ExportTarget,
  exportAgreement,
  exportTerms,
} from '../../src/insight/export/export-agreement.ts';
import { exportOdaa } from '../../src/insight/export/odaa.ts';
import { exportOdrl } from '../../src/insight/export/odrl.ts';
import { readBack } from '../../src/insight/export/read-back.ts';
import { type JsonMap, leavesOf, recordedTerms } from '../../src/insight/export/recorded-terms.ts';
import { readJsonLd } from '../../src/model/formats/jsonld/read.ts';
import { parse } from '../../src/syntax/parse.ts';
import { toValue } from '../../src/syntax/tree.ts';
import { FULL_AGREEMENT, someAgreement } from '../../src/testkit/every-term.ts';
import { EXAMPLE_DAY, FRAMES_OF } from '../../src/testkit/frames.ts';
import { checkFiles, ROOT, schemas, sourceOf } from '../../src/testkit/memory.ts';
import { projectFiles } from '../../src/testkit/project.ts';

const NOW = EXAMPLE_DAY as IsoDate;

/** Leaves by path, for comparing field by field. */
function fieldsOf(terms: JsonMap): Map<string, string> {
  return new Map(leavesOf(terms).map(({ path, value }) => [path, canonicalJson(value)]));
}

/** What was recorded and is not read back, field by field. */
function missingIn(recorded: JsonMap, found: JsonMap): string[] {
  const read = fieldsOf(found);
  return [...fieldsOf(recorded)].filter(([path, value]) => read.get(path) !== value).map(([path]) => path);
}

const ROUND_TRIPS = [
  ['odrl', exportOdrl, 'json'],
  ['odaa', exportOdaa, 'yaml'],
] as const;

describe('exports are read back', () => {
  for (const [target, write, language] of ROUND_TRIPS) {
    it(`${target}: every term of a full agreement`, () => {
      const { text, lost, own } = write(FULL_AGREEMENT);
      assert.deepEqual(missingIn(FULL_AGREEMENT, readBack(text, language)), []);
      assert.deepEqual(lost, []);
      assert.ok(own.length > 50);
    });

    it(`${target}: agreements with some terms, in all shapes`, () => {
      fc.assert(
        fc.property(someAgreement(), (terms) => {
          const { text, lost } = write(terms);
          assert.deepEqual(missingIn(terms, readBack(text, language)), []);
          assert.deepEqual(lost, []);
        }),
        { numRuns: 300, seed: 6 },
      );
    });

    it(`${target}: what it reads it can write again, the same`, () => {
      const { text } = write(FULL_AGREEMENT);
      const again = write(readBack(text, language)).text;
      assert.deepEqual(missingIn(readBack(text, language), readBack(again, language)), []);
    });
  }

  it('ODRL’s own words bring back what they say, without our terms', () => {
    const policy = JSON.parse(exportOdrl(FULL_AGREEMENT).text) as Record<string, unknown>;
    const plain = JSON.stringify(withoutOwn(policy));
    const read = readBack(plain, 'json');
    assert.deepEqual(
      [read.id, read.title, read.jurisdiction, read.term, read.review, read.breach, read.retention],
      [
        FULL_AGREEMENT.id,
        FULL_AGREEMENT.title,
        'uk',
        { start: '2026-09-01', end: '2028-08-31' },
        { next: '2027-09-01', interval: 'P1Y' },
        { notifyWithin: 'PT24H' },
        { period: 'P6Y', trigger: 'agreement-ended' },
      ],
    );
    assert.deepEqual(read.purpose, {
      category: 'dpv:ImprovePublicServices',
      prohibited: ['dpv:Marketing', 're-identification'],
    });
    assert.deepEqual(read.transfer, { locations: ['GB', 'IE'] });
    assert.deepEqual(read.onwardSharing, { rule: 'with-approval', approver: 'council' });
    assert.deepEqual(read.parties, [
      { id: 'council', role: ['provider'] },
      { id: 'urn:gov.example:organisation:eia', role: ['recipient'] },
    ]);
    assert.deepEqual(read.data, [
      {
        id: 'claims',
        standard: 'urn:gov.example:agreement:2026-0099#data/claims',
        fields: '*',
        retention: { period: 'P2Y', trigger: 'case-closed' },
      },
    ]);
  });

  it('one kind of passing on after the other', () => {
    const onward = (onwardSharing: JsonMap): unknown => {
      const { text } = exportOdrl({ ...FULL_AGREEMENT, onwardSharing });
      return readBack(JSON.stringify(withoutOwn(JSON.parse(text) as Record<string, unknown>)), 'json').onwardSharing;
    };
    assert.deepEqual(onward({ rule: 'prohibited' }), { rule: 'prohibited' });
    assert.deepEqual(onward({ rule: 'outputs-only' }), { rule: 'prohibited' });
    assert.deepEqual(onward({ rule: 'listed', organisations: ['ONS', 'urn:x:y'] }), {
      rule: 'listed',
      organisations: ['ONS', 'urn:x:y'],
    });
    assert.deepEqual(onward({ rule: 'with-approval' }), { rule: 'with-approval' });
    assert.equal(onward({ conditions: 'none' }), undefined);
  });
});

/** As a tool leaves it that drops what it does not know. */
function withoutOwn(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutOwn);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => !key.startsWith('gov:'))
      .map(([key, item]) => [key, key === '@context' ? item : withoutOwn(item)]),
  );
}

describe('every recorded value is in the text or among what is lost', () => {
  const standards = [
    {
      id: 'urn:gov.example:standard:claim',
      fields: [
        { name: 'claim_id', personal: 'marked', category: 'dpv-pd:Identifier', special: false },
        { name: 'award_amount', personal: 'unmarked', category: undefined, special: false },
      ],
    },
  ] as const;
  /** What a document holds without its text: what is read back from it, or a class or a property of the vocabulary that says it. */
  const otherwiseSaid = (
    terms: JsonMap,
    target: ExportTarget,
    text: string,
  ): ((path: string, value: unknown) => boolean) => {
    if (target === 'dpv')
      return (path, value) =>
        ['/automatedDecisions/used', '/onwardSharing/rule', '/data/0/fields'].includes(path) ||
        (/^\/parties\/\d+\/role/.test(path) && text.includes(`"dpv:${PROPERTIES[String(value)] ?? '?'}"`));
    const missing = new Set(missingIn(terms, readBack(text, target === 'odrl' ? 'json' : 'yaml')));
    return (path) => !missing.has(path);
  };
  const PROPERTIES: Readonly<Record<string, string>> = {
    provider: 'hasDataExporter',
    recipient: 'hasRecipient',
    controller: 'hasDataController',
    processor: 'hasDataProcessor',
  };
  const unaccounted = (terms: JsonMap, target: ExportTarget): string[] => {
    const { text, lost } = exportTerms(terms, standards, target);
    const absent = new Set(lost.map(({ path }) => path));
    const isSaid = otherwiseSaid(terms, target, text);
    const holds = (value: unknown): boolean =>
      typeof value === 'string'
        ? text.includes(JSON.stringify(value).slice(1, -1))
        : typeof value === 'number' && text.includes(String(value));
    return leavesOf(terms)
      .filter(({ path, value }) => !absent.has(path) && !isSaid(path, value) && !holds(value))
      .map(({ path }) => path);
  };

  for (const target of Object.keys(EXPORT_TARGETS) as ExportTarget[]) {
    it(`${target}: of a full agreement`, () => assert.deepEqual(unaccounted(FULL_AGREEMENT, target), []));
    it(`${target}: of others`, () => {
      fc.assert(
        fc.property(someAgreement(), (terms) => assert.deepEqual(unaccounted(terms, target), [])),
        { numRuns: 100, seed: 7 },
      );
    });
    it(`${target}: of none, and of nonsense`, () => {
      for (const terms of [
        {},
        { parties: 'x', data: { a: 1 }, purpose: [], term: null, id: 7 },
        { parties: [null, 3] },
      ] as JsonMap[])
        assert.deepEqual(unaccounted(terms, target), []);
    });
  }
});

describe('export to DPV', () => {
  const standard = (special: boolean) => [
    {
      id: 's',
      fields: [
        { name: 'claim_id', personal: 'marked' as const, category: 'dpv-pd:Identifier', special },
        { name: 'award_amount', personal: 'unmarked' as const, category: undefined, special: false },
      ],
    },
  ];
  const graphOf = (terms: JsonMap, special = false) => {
    const { text, blank } = exportDpv(terms, standard(special));
    const [root] = parse(sourceOf('a.jsonld', text)).roots;
    assert.ok(root?.kind === 'map');
    const document = readJsonLd(root);
    const [record] = document.ofType('https://w3id.org/dpv#Process');
    assert.ok(record);
    const typesAt = (property: string) =>
      document.valuesOf(record, `https://w3id.org/dpv#${property}`).map((value) => {
        const thing = document.follow(value);
        return thing && document.types(thing).length > 0 ? document.types(thing) : value.ref;
      });
    return { document, record, typesAt, blank };
  };
  const DPV = 'https://w3id.org/dpv#';

  it('expands to a processing record', () => {
    const { document, record, typesAt, blank } = graphOf(FULL_AGREEMENT);
    assert.equal(record.id?.value, 'urn:gov.example:agreement:2026-0099#processing');
    assert.deepEqual(typesAt('hasPurpose'), [[`${DPV}Purpose`, `${DPV}ImprovePublicServices`]]);
    assert.deepEqual(typesAt('hasPersonalData'), [[`${DPV}PersonalData`, 'https://w3id.org/dpv/pd#Identifier']]);
    assert.deepEqual(typesAt('hasData'), [[`${DPV}Data`]]);
    assert.deepEqual(
      blank.map(({ why }) => why),
      ['`award_amount` looks like personal data and its standard does not say whether it is'],
    );
    assert.deepEqual(typesAt('hasDataSubject'), [[`${DPV}DataSubject`], [`${DPV}DataSubject`, `${DPV}Applicant`]]);
    assert.deepEqual(typesAt('hasLocation'), ['https://w3id.org/dpv/loc#GB', 'https://w3id.org/dpv/loc#IE']);
    assert.deepEqual(typesAt('hasStorageCondition'), [
      [`${DPV}StorageDuration`],
      [`${DPV}StorageDeletion`],
      [`${DPV}StorageDuration`],
      [`${DPV}StorageDeletion`],
    ]);
    assert.deepEqual(typesAt('hasDataController').flat(), [`${DPV}LegalEntity`, `${DPV}LegalEntity`]);
    assert.deepEqual(typesAt('hasDataProcessor').flat(), [`${DPV}LegalEntity`]);
    assert.deepEqual(typesAt('hasAssessment').flat(), [`${DPV}DPIA`, `${DPV}Assessment`]);
    assert.deepEqual(typesAt('hasRight').flat(), [`${DPV}DataSubjectRight`]);
    // Every property has an address: nothing falls out when it is read as a graph.
    const raw = JSON.parse(exportDpv(FULL_AGREEMENT, []).text) as Record<string, unknown>;
    assert.equal(record.properties.size, Object.keys(raw).filter((key) => !key.startsWith('@')).length + 1);
    assert.ok(document.nodes().length > 30);
  });

  it('names special categories, and bases by the law that holds', () => {
    assert.ok(
      graphOf(FULL_AGREEMENT, true).typesAt('hasPersonalData').flat().includes(`${DPV}SpecialCategoryPersonalData`),
    );
    const bases = (jurisdiction: string) =>
      new Set(
        graphOf({ ...FULL_AGREEMENT, jurisdiction })
          .typesAt('hasLegalBasis')
          .flat(),
      );
    assert.ok(bases('uk').has(`${DPV}PublicInterest`));
    assert.ok(![...bases('uk')].some((one) => one?.includes('/eu/')));
    assert.ok(bases('eu').has('https://w3id.org/dpv/legal/eu/gdpr#A6-1-e'));
  });

  it('says of several data items each as a process of its own', () => {
    const [item] = FULL_AGREEMENT.data as readonly JsonMap[];
    const { document } = graphOf({ ...FULL_AGREEMENT, data: [item as JsonMap, item as JsonMap] });
    assert.equal(
      JSON.stringify(document.nodes().map((node) => document.types(node))).match(/dpv#PersonalData/g)?.length,
      1,
    );
  });
});

describe('exported documents in a workspace', () => {
  const frame = FRAMES_OF.agreement;
  assert.ok(frame);
  const others = Object.entries(frame.others);
  const exported = (target: ExportTarget) => {
    const { workspace } = checkFiles([[frame.file, frame.text], ...others], NOW);
    const path = `${ROOT}/${frame.file}`;
    const agreement = workspace.current.files.get(path)?.documents[0]?.lowered.agreements[0];
    assert.ok(agreement);
    return exportAgreement(agreement, path, workspace.current, target);
  };

  for (const [target, , language] of ROUND_TRIPS)
    it(`${target}: of a complete agreement have no finding`, () => {
      const { text, lost } = exported(target);
      const { findings } = checkFiles([[`agreements/exported.${language}`, text], ...others], NOW);
      assert.deepEqual(
        findings.map(({ rule, message }) => `${rule}: ${message}`),
        [],
      );
      // Whoever gets the document has other paths.
      assert.deepEqual(
        lost.map(({ path }) => path),
        ['/data/0/standard'],
      );
      assert.ok(text.includes('urn:gov.example:standard:claim'));
    });

  it('ODRL: what our own terms say is asked for and found where it is written', () => {
    const text = exported('odrl').text.replace('"award_amount",', '').replace('"award_amount"', '"award_amt"');
    const { findings } = checkFiles([['agreements/exported.json', text], ...others], NOW);
    assert.ok(findings.some(({ rule }) => rule === 'sharing/unknown-field'));
  });

  it('ODAA: by the schema of the proposal', () => {
    const value = toValue(parse(sourceOf('a.yaml', exportOdaa(FULL_AGREEMENT).text)).roots[0]);
    assert.ok(schemas.isValid('odaa', value));
    fc.assert(
      fc.property(someAgreement(), (terms) =>
        schemas.isValid('odaa', toValue(parse(sourceOf('a.yaml', exportOdaa(terms).text)).roots[0])),
      ),
      { numRuns: 100, seed: 8 },
    );
  });

  for (const project of ['regimes', 'health-research', 'council-tax', 'council-tax-clean'])
    it(`brings back every agreement of the project ${project}, field by field`, () => {
      const files = projectFiles(project);
      const { workspace } = checkFiles(files, NOW);
      let count = 0;
      for (const [path, { documents }] of workspace.current.files)
        for (const agreement of documents[0]?.lowered.agreements ?? []) {
          count++;
          const recorded = recordedTerms(agreement);
          for (const [target, write, language] of ROUND_TRIPS) {
            assert.deepEqual(missingIn(recorded, readBack(write(recorded).text, language)), []);
            const { lost } = exportAgreement(agreement, path, workspace.current, target);
            assert.ok(
              lost.every((one) => /^\/data\/\d+\/standard$/.test(one.path)),
              JSON.stringify(lost),
            );
          }
        }
      assert.ok(count >= 2);
    });

  it('keep complete agreements of every regime without a finding', () => {
    const files = projectFiles('regimes');
    const { workspace, findings: before } = checkFiles(files, NOW);
    for (const [path, { documents }] of workspace.current.files) {
      const agreement = documents[0]?.lowered.agreements[0];
      if (!agreement) continue;
      for (const [target, , language] of ROUND_TRIPS) {
        const name = path.slice(ROOT.length + 1);
        const { text } = exportAgreement(agreement, path, workspace.current, target);
        const others = [...files].filter(([other]) => other !== name);
        const { findings } = checkFiles([[`agreements/exported.${language}`, text], ...others], NOW);
        const known = new Set(before.map(({ rule, file }) => `${rule} ${file}`));
        assert.deepEqual(
          findings
            .filter(({ rule, file }) => !known.has(`${rule} ${file}`))
            .map(({ rule, message, file }) => `${target} ${name} ${rule} ${file}: ${message}`),
          [],
        );
      }
    }
  });
});
