import assert from 'node:assert/strict';
import type { IsoDate } from '../../src/base/iso-date.ts';
import { fieldsOf } from '../../src/model/formats/build.ts';
import { checkFiles, ROOT } from '../../src/testkit/memory.ts';

const HEAD =
  'apiVersion: concordat/v1\nkind: DataStandard\ntitle: Marks\ndescription: Marks for others.\nversion: 1.0.0\nstatus: active\nowner: Data office\n';

/** What counts for a field when the file says `own` of it and a companion `other`, and what is told. */
function judged(own: string, other: string): { held: unknown; told: string[] } {
  const { findings, workspace } = checkFiles(
    [
      ['a.yaml', `${HEAD}id: urn:x:a\nentities: [{name: A, fields: [{name: b, type: string, ${own}}]}]\n`],
      ['marks.yaml', `${HEAD}id: urn:x:marks\nannotations: [{at: ./a.yaml#A.b, ${other}}]\n`],
    ],
    '2026-11-21' as IsoDate,
  );
  const standard = workspace.current.files.get(`${ROOT}/a.yaml`)?.documents[0]?.lowered.standards[0];
  const [field] = standard ? [...fieldsOf(standard)] : [];
  const key = own.split(':')[0] as 'classification' | 'personalData' | 'retention';
  return {
    held: field?.marks[key]?.value,
    told: findings
      .filter(({ rule }) => rule === 'structure/conflicting-marks')
      .map(({ messageId, file }) => `${file.slice(ROOT.length + 1)} ${messageId}`),
  };
}

describe('marks of a companion beside those of the file', () => {
  const told = (id: string): string[] => [`marks.yaml ${id}`];

  it('the higher classification counts, whoever says it', () => {
    const scheme = 'scheme: uk-gscp, value';
    assert.deepEqual(judged('classification: SECRET', 'classification: OFFICIAL').told, told('there'));
    const raised = judged('classification: OFFICIAL', `classification: {${scheme}: SECRET}`);
    assert.deepEqual(raised, { held: { scheme: 'uk-gscp', value: 'SECRET' }, told: told('here') });
  });

  it('one scheme must judge both, else what the file says counts', () => {
    const both = judged(
      'classification: {scheme: uk-gscp, value: OFFICIAL}',
      'classification: {scheme: us-cui, value: CUI}',
    );
    assert.deepEqual(both, { held: { scheme: 'uk-gscp', value: 'OFFICIAL' }, told: told('unlike') });
    assert.deepEqual(judged('classification: Blue', 'classification: Red').told, told('unlike'));
  });

  it('neither a direct identifier nor a special category is lost', () => {
    const { held, told: said } = judged(
      'personalData: {identifiability: quasi, specialCategory: health}',
      'personalData: {identifiability: direct, category: Name}',
    );
    assert.deepEqual(said, told('each'));
    const { identifiability, specialCategory, category } = held as Record<string, unknown>;
    assert.deepEqual([identifiability, specialCategory, category], ['direct', 'health', 'Name']);
  });

  it('that something is personal contradicts that it is not', () => {
    assert.deepEqual(judged('personalData: true', 'personalData: none').told, told('there'));
    assert.deepEqual(judged('personalData: none', 'personalData: dpv-pd:Name').told, told('here'));
  });

  it('the shorter period counts, from the same event', () => {
    assert.deepEqual(judged('retention: P6Y', 'retention: {period: P2Y}'), {
      held: { period: 'P2Y' },
      told: told('here'),
    });
    assert.deepEqual(judged('retention: P2Y', 'retention: {period: 6 years}').told, told('there'));
    const apart = judged('retention: {period: P6Y, trigger: birth}', 'retention: {period: P2Y, trigger: death}');
    assert.deepEqual(apart.told, told('unlike'));
  });

  it('what completes is no contradiction', () => {
    const same = [
      ['personalData: true', 'personalData: {identifiability: direct}'],
      [
        'personalData: {category: "dpv-pd:Name"}',
        'personalData: {category: "https://w3id.org/dpv/pd#Name", identifiability: direct}',
      ],
      ['retention: P1Y', 'retention: {period: P1Y, trigger: birth}'],
      ['dataSubjects: [a, b]', 'dataSubjects: [b, a]'],
      ['owner: Office', 'owner: {name: Office, contact: x@y.example}'],
    ] as const;
    for (const [own, other] of same) assert.deepEqual(judged(own, other).told, [], own);
  });
});
