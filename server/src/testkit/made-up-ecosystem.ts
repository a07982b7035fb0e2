/** How many of each there are to be. */
export interface EcosystemSize {
  readonly organisations: number;
  readonly standards: number;
  readonly agreements: number;
}

/**
 * Files of a workspace that nobody has: a few bodies that many get data from, and many that share with a few. The same for the same size.
 * `text` may make something else of each name.
 */
export function madeUpEcosystem(
  { organisations, standards, agreements }: EcosystemSize,
  text: (name: string) => string = (name) => name,
): Map<string, string> {
  const random = numbersFrom(organisations * 10_007 + standards * 101 + agreements);
  const below = (limit: number): number => Math.floor(random() * limit);
  /** The first ones more often than the others. */
  const early = (limit: number): number => Math.floor(limit * random() ** 2.2);
  const bodies = Array.from({ length: organisations }, (_, index) => ({
    name: text(bodyName(index)),
    identifier: `GB-XMP-${String(index).padStart(3, '0')}`,
  }));
  const files = new Map<string, string>([['.concordat.yaml', 'extends: [concordat:recommended, concordat:uk]\n']]);
  const held: number[] = [];
  for (let index = 0; index < standards; index++) {
    const holder = index < organisations ? index : early(organisations);
    held.push(holder);
    const level = index % 7 === 6 ? 'OFFICIAL' : index % 11 === 10 ? 'SECRET' : 'OFFICIAL-SENSITIVE';
    const body = bodies[holder] ?? { name: '', identifier: '' };
    files.set(
      `standards/${String(index).padStart(3, '0')}.standard.yaml`,
      json({
        apiVersion: 'concordat/v1',
        kind: 'DataStandard',
        id: `urn:example:standard:${index}`,
        title: text(standardName(index)),
        description: 'Made up.',
        version: `${1 + (index % 3)}.0.0`,
        status: 'active',
        publisher: body,
        classification: { scheme: 'uk-gscp', value: level },
        entities: [
          {
            name: 'Record',
            kind: index % 3 === 0 ? 'place' : 'person',
            description: 'One of them.',
            fields: FIELDS.slice(0, 3 + (index % 5)).map(([name, personal]) => ({
              name,
              type: 'string',
              description: 'Made up.',
              ...(personal !== undefined && index % 3 !== 0 && { personalData: personal }),
            })),
          },
        ],
      }),
    );
  }
  const shared: { readonly standard: number; readonly getter: number }[] = [];
  for (let index = 0; index < agreements; index++) {
    // One in six passes on what its provider got under the agreement before.
    const onward = index % 6 === 5;
    const standard = onward ? (shared.at(-1)?.standard ?? 0) : early(standards);
    const giver = onward ? (shared.at(-1)?.getter ?? 0) : (held[standard] ?? 0);
    let getter = below(organisations);
    if (getter === giver) getter = (getter + 1) % organisations;
    shared.push({ standard, getter });
    const party = (at: number, id: string, role: string[]) => ({ id, ...bodies[at], role });
    files.set(
      `agreements/${String(index).padStart(3, '0')}.agreement.yaml`,
      json({
        apiVersion: 'concordat/v1',
        kind: 'DataSharingAgreement',
        id: `urn:example:agreement:${index}`,
        version: '1.0.0',
        title: text(`${PURPOSES[index % PURPOSES.length]} ${2020 + (index % 7)}/${index}`),
        status: ['active', 'active', 'active', 'draft', 'active', 'expired'][index % 6],
        jurisdiction: 'uk',
        parties: [
          party(giver, 'giver', ['provider', 'controller']),
          party(getter, 'getter', ['recipient', 'controller']),
          ...(index % 9 === 8 ? [party((getter + 3) % organisations, 'other', ['recipient'])] : []),
        ],
        purpose: { category: 'dpv:ImprovePublicServices', statement: text('Made up.') },
        data: [
          {
            id: 'data',
            standard: `urn:example:standard:${standard}`,
            fields: FIELDS.slice(0, 2 + (index % 2)).map(([name]) => name),
          },
        ],
        onwardSharing: { rule: ['prohibited', 'with-approval', 'listed'][index % 3] },
      }),
    );
  }
  return files;
}

const FIELDS: readonly (readonly [name: string, personal?: object])[] = [
  ['case_id'],
  ['full_name', { category: 'dpv-pd:Name', identifiability: 'direct' }],
  ['postcode', { category: 'dpv-pd:PhysicalAddress', identifiability: 'quasi' }],
  ['diagnosis', { category: 'dpv-pd:MedicalHealth', identifiability: 'quasi', specialCategory: 'health' }],
  ['decided_on'],
  ['amount'],
  ['district'],
];

const PLACES = ['Northvale', 'Eastmoor', 'Westbrook', 'Southmere', 'Millford', 'Ashby', 'Hartwell', 'Redcliffe'];
const BODIES = ['Borough Council', 'Health Trust', 'Police Authority', 'Fire and Rescue Service', 'University'];
const AGENCIES = [
  'Example Income Agency',
  'Office for Example Statistics',
  'Department for Example Transport and Infrastructure',
  'Example Pensions Service',
  'National Example Registry of Addresses and Property',
];

function bodyName(index: number): string {
  const agency = AGENCIES[index];
  if (agency !== undefined) return agency;
  const at = index - AGENCIES.length;
  return `${PLACES[at % PLACES.length]} ${BODIES[Math.floor(at / PLACES.length) % BODIES.length]}${at >= 40 ? ` ${at}` : ''}`;
}

const THINGS = ['Claims', 'Admissions', 'Vehicles', 'Dwellings', 'School places', 'Licences', 'Incidents', 'Payments'];
const SORTS = [
  'of households',
  'of residents',
  'by district and ward, with the history of their changes',
  'in care',
  'of businesses',
];

function standardName(index: number): string {
  return `${THINGS[index % THINGS.length]} ${SORTS[Math.floor(index / THINGS.length) % SORTS.length]}${index >= 40 ? ` ${index}` : ''}`;
}

const PURPOSES = [
  'Income verification for council tax reduction',
  'Fraud referral',
  'Study of readmissions to hospital',
  'Free school meals',
  'Debt recovery',
  'Planning of bus services for rural areas',
  'Blue badge eligibility',
];

/** JSON is YAML. */
function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

/** Numbers from 0 to 1 that look like chance (a linear congruential generator). */
function numbersFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}
