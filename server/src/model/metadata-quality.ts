import { remembered } from '../base/remembered.ts';
import { isDescribedDataset } from './described-dataset.ts';
import type { Dataset, Distribution } from './entities.ts';
import type { Located, Place } from './located.ts';
import { shapeFaults } from './shape-faults.ts';
import { FILE_TYPES, fileFormats } from './vocabularies/file-formats.ts';
import { licenceList } from './vocabularies/licence-list.ts';
import { isOpenLicence } from './vocabularies/licences.ts';
import { mediaTypes } from './vocabularies/media-types.ts';
import {
  type QualityCriterion,
  type QualityCriterionId,
  type QualityMethod,
  type QualityRating,
  qualityMethod,
} from './vocabularies/metadata-quality.ts';

/** What the metadata quality assessment of data.europa.eu gives for a description, as far as it can be seen without a network. */
export interface MetadataQuality {
  readonly score: number;
  /** Points that can be had without a network: 325. */
  readonly maximum: number;
  /** Points for addresses that answer, which nobody here asks: 80. */
  readonly notChecked: number;
  /** By the score alone; what is not checked can only raise it. */
  readonly rating: QualityRating;
  readonly indicators: readonly QualityIndicator[];
}

export interface QualityIndicator extends Omit<QualityCriterion, 'id'> {
  readonly id: QualityCriterionId;
  readonly points: number;
  readonly got: boolean;
  /** `absent`: nothing is written; `other`: what is written does not count; `distribution`: there is no distribution that could have it. */
  readonly lack: Lack | undefined;
  /** A clause: "two keywords", "the format is on no list". */
  readonly why: string;
  readonly at: Place;
}

export type Lack = 'absent' | 'other' | 'distribution';

/**
 * Of several distributions the one with the most points in a dimension counts there: the method takes them for the same content in several
 * forms. Whether they count on the dataset or on a distribution, the portal's own software says.
 */
export const metadataQuality: (dataset: Dataset) => MetadataQuality = remembered((dataset) => {
  const method = qualityMethod();
  const verdicts = verdictsOf(dataset, method);
  const indicators = method.criteria.map((criterion): QualityIndicator => {
    const { got, lack, why, at } = verdicts[criterion.id];
    return { ...criterion, points: got ? criterion.of : 0, got, lack: got ? undefined : lack, why, at };
  });
  const score = indicators.reduce((total, { points }) => total + points, 0);
  const rating = method.ratings.find(({ from }) => score >= from)?.id ?? 'bad';
  return { score, maximum: method.maximum, notChecked: method.notChecked, rating, indicators };
});

/** Whether a score says anything: the dataset is described and not only spoken of, in a format with a place for what counts. */
export function isScored(dataset: Dataset): boolean {
  return isDescribedDataset(dataset) && !dataset.withoutPlaceFor?.includes('spatial');
}

/** Whether a good score is asked for: what is closed has no file to offer, and nobody harvests it. */
export function isScoreAsked(dataset: Dataset): boolean {
  return isScored(dataset) && dataset.distributions.length > 0 && dataset.access?.value !== 'non-public';
}

interface Verdict {
  readonly got: boolean;
  readonly lack: Lack;
  readonly why: string;
  readonly at: Place;
}

type Verdicts = Readonly<Record<QualityCriterionId, Verdict>>;
type OfDistribution = Pick<
  Verdicts,
  | 'downloadURL'
  | 'format'
  | 'mediaType'
  | 'formatVocabulary'
  | 'nonProprietary'
  | 'machineReadable'
  | 'licence'
  | 'licenceVocabulary'
  | 'rights'
  | 'byteSize'
>;

function verdictsOf(dataset: Dataset, method: QualityMethod): Verdicts {
  const { head } = dataset;
  const access = dataset.accessWritten ?? dataset.access;
  return {
    keyword: several(dataset.keywords, 'keyword', head),
    theme: several(dataset.themes ?? [], 'theme', head),
    spatial: several(
      (dataset.spatial ?? []).filter(({ national }) => !national),
      'place',
      head,
    ),
    temporal: several(dataset.temporal ?? [], 'period', head),
    ...distributionVerdicts(dataset, method),
    compliance: compliance(dataset),
    accessRights: present(access, head),
    accessRightsVocabulary: accessFromTable(dataset, method),
    contactPoint: present(dataset.contact, head),
    publisher: present(dataset.publisher, head),
    issued: present(dataset.issued, head),
    modified: present(dataset.modified, head),
  };
}

function verdict(got: boolean, why: string, at: Place, lack: Lack = 'other'): Verdict {
  return { got, lack, why, at };
}

function present(found: Located<unknown> | undefined, head: Place): Verdict {
  return found
    ? verdict(true, 'it is written', { node: found.node, part: 'value' })
    : verdict(false, 'it is not written', head, 'absent');
}

function several(found: readonly { readonly node: Place['node'] }[], word: string, head: Place): Verdict {
  const [first] = found;
  if (!first) return verdict(false, `there is no ${word}`, head, 'absent');
  const count = found.length === 1 ? `one ${word}` : `${found.length} ${word}s`;
  return verdict(true, `there ${found.length === 1 ? 'is' : 'are'} ${count}`, { node: first.node, part: 'value' });
}

/** Linked data have the address of the term; in other formats a word that means it will do, since whoever harvests them translates it. */
function accessFromTable({ access, accessWritten, termsByAddress, head }: Dataset, method: QualityMethod): Verdict {
  const written = accessWritten ?? access;
  if (!written) return verdict(false, 'there are no access rights', head, 'absent');
  const at: Place = { node: written.node, part: 'value' };
  const known = termsByAddress ? String(written.value).startsWith(method.accessRights) : access !== undefined;
  return verdict(known, known ? 'a term of the table' : 'what is written is no term of the table', at);
}

/** The demands that can be seen in the description: what must be there, stands once, or is a thing and no text. */
function compliance(dataset: Dataset): Verdict {
  const { head, title, description, distributions } = dataset;
  if (dataset.resource) {
    const all = [dataset.resource, ...distributions.flatMap(({ resource }) => resource ?? [])];
    for (const thing of all) {
      const [fault] = shapeFaults(thing);
      if (fault) return verdict(false, FAULTS[fault.kind](fault.property), thing.head);
    }
    return verdict(true, 'nothing is missing, repeated or a text in the place of a thing', head);
  }
  if (!title || !description) return verdict(false, `there is no ${title ? 'description' : 'title'}`, head);
  const bare = distributions.find(({ accessUrl, downloadUrl }) => !accessUrl && !downloadUrl);
  if (bare) return verdict(false, 'a distribution has no address', bare.head);
  return verdict(true, 'title, description and addresses are there', head);
}

const FAULTS = {
  missing: (property: string) => `there is no \`${property}\``,
  repeated: (property: string) => `\`${property}\` may stand once only`,
  text: (property: string) => `\`${property}\` must be an address or a thing, not a text`,
} as const;

function distributionVerdicts(dataset: Dataset, method: QualityMethod): OfDistribution {
  const all = dataset.distributions.map((one) => distributionOf(one, method));
  const none = withoutDistribution(dataset, method);
  const best = (ids: readonly (keyof OfDistribution)[]): OfDistribution => {
    const of = (one: OfDistribution): number =>
      method.criteria.reduce((sum, { id, of: points }) => (isOne(ids, id) && one[id].got ? sum + points : sum), 0);
    return (
      all.reduce<OfDistribution | undefined>((top, one) => (top && of(top) >= of(one) ? top : one), undefined) ?? none
    );
  };
  const access = best(['downloadURL']);
  const interop = best(['format', 'mediaType', 'formatVocabulary', 'nonProprietary', 'machineReadable']);
  const reuse = best(['licence', 'licenceVocabulary']);
  const context = best(['rights', 'byteSize']);
  return {
    ...interop,
    downloadURL: access.downloadURL,
    licence: reuse.licence,
    licenceVocabulary: reuse.licenceVocabulary,
    rights: context.rights,
    byteSize: context.byteSize,
  };
}

function isOne(ids: readonly (keyof OfDistribution)[], id: QualityCriterionId): id is keyof OfDistribution {
  return (ids as readonly string[]).includes(id);
}

function withoutDistribution(dataset: Dataset, method: QualityMethod): OfDistribution {
  const none = verdict(false, 'there is no distribution', dataset.head, 'distribution');
  return {
    downloadURL: none,
    format: none,
    mediaType: none,
    formatVocabulary: none,
    nonProprietary: none,
    machineReadable: none,
    byteSize: none,
    // Formats that give one for the whole dataset give it without distributions too.
    ...(dataset.termsByAddress
      ? { licence: none, licenceVocabulary: none, rights: none }
      : {
          licence: present(dataset.licence, dataset.head),
          licenceVocabulary: licenceFromList(dataset.licence, dataset, dataset.head, method),
          rights: present(dataset.rights, dataset.head),
        }),
  };
}

function distributionOf(one: Distribution, method: QualityMethod): OfDistribution {
  const { dataset, head } = one;
  // Things of linked data have names here, and are known by their addresses.
  const licence =
    addressed(one, 'dct:license') ?? one.licence ?? (dataset.termsByAddress ? undefined : dataset.licence);
  const format = addressed(one, 'dct:format') ?? one.format;
  const mediaType = addressed(one, 'dcat:mediaType') ?? one.mediaType;
  return {
    downloadURL: present(one.downloadUrl, head),
    format: present(format, head),
    mediaType: present(mediaType, head),
    ...formatVerdicts({ format, mediaType, dataset, head }),
    licence: present(licence, head),
    licenceVocabulary: licenceFromList(licence, dataset, head, method),
    rights: present(one.rights ?? (dataset.termsByAddress ? undefined : dataset.rights), head),
    byteSize: present(one.byteSize, head),
  };
}

function addressed({ resource }: Distribution, property: string): Located<string> | undefined {
  return resource?.properties.get(property)?.find(({ value }) => value !== '');
}

function formatVerdicts({
  format,
  mediaType,
  dataset,
  head,
}: Pick<Distribution, 'format' | 'mediaType' | 'dataset' | 'head'>): Pick<
  OfDistribution,
  'formatVocabulary' | 'nonProprietary' | 'machineReadable'
> {
  const { termsByAddress } = dataset;
  const inTable = format && (!termsByAddress || format.value.startsWith(FILE_TYPES));
  const known = inTable ? fileFormats().of(format.value) : undefined;
  const at: Place = format ? { node: format.node, part: 'value' } : head;
  const listed = (got: boolean, list: string): Verdict => {
    if (!format) return verdict(false, 'there is no format', head, 'absent');
    return verdict(
      got,
      got ? `its format is on the list of ${list} formats` : `its format is not on the list of ${list} formats`,
      at,
    );
  };
  return {
    formatVocabulary: fromTables(format, mediaType, {
      known: inTable === true && (termsByAddress || known?.fileType !== undefined),
      termsByAddress,
      head,
    }),
    nonProprietary: listed(known?.mqa.nonProprietary === true, 'open'),
    machineReadable: listed(known?.mqa.machineReadable === true, 'machine-readable'),
  };
}

/** Both must be there, and both from their tables. */
function fromTables(
  format: Located<string> | undefined,
  mediaType: Located<string> | undefined,
  {
    known,
    termsByAddress,
    head,
  }: { readonly known: boolean | undefined; readonly termsByAddress: true | undefined; readonly head: Place },
): Verdict {
  if (!format || !mediaType)
    return verdict(false, `there is no ${format ? 'media type' : 'format'}, and both are needed`, head, 'absent');
  if (!known) return verdict(false, 'the format is no term of its table', { node: format.node, part: 'value' });
  const bare = mediaType.value.trim().toLowerCase().replace(IANA, '').replace(/;.*$/s, '').trim();
  const registered = mediaTypes().has(bare) && (!termsByAddress || IANA.test(mediaType.value.trim().toLowerCase()));
  const at: Place = { node: mediaType.node, part: 'value' };
  return verdict(
    registered,
    registered ? 'both are terms of their tables' : 'the media type is no term of its table',
    at,
  );
}

const IANA = /^https?:\/\/(?:www\.)?iana\.org\/assignments\/media-types\//;

function licenceFromList(
  licence: Located<string> | undefined,
  { termsByAddress }: Dataset,
  head: Place,
  method: QualityMethod,
): Verdict {
  if (!licence) return verdict(false, 'there is no licence', head, 'absent');
  const { value, node } = licence;
  const known = method.isKnownLicence(value) || (!termsByAddress && (isOpenLicence(value) || isSpdx(value)));
  return verdict(known, known ? 'the portal knows it' : 'the portal’s list does not have it', { node, part: 'value' });
}

function isSpdx(written: string): boolean {
  return licenceList.codeOf(written.trim()) !== undefined;
}

/** What would raise the score, the most first; of one property what is worth most, and of a missing distribution all that it could bring. */
export function pointsToWin({ indicators }: MetadataQuality): Gain[] {
  const best = new Map<string, Gain>();
  const distribution = indicators.filter(({ lack }) => lack === 'distribution');
  const [first] = distribution;
  const of = distribution.reduce((sum, one) => sum + one.of, 0);
  if (first)
    best.set('', {
      ...first,
      on: 'dataset',
      property: 'dcat:distribution',
      name: 'a distribution',
      of,
      lack: 'absent',
    });
  for (const indicator of indicators)
    if (!indicator.got && indicator.lack !== 'distribution') {
      const key = `${indicator.on} ${indicator.property}`;
      if ((best.get(key)?.of ?? 0) < indicator.of) best.set(key, indicator);
    }
  return [...best.values()].sort((a, b) => b.of - a.of);
}

export type Gain = Pick<QualityIndicator, 'id' | 'on' | 'property' | 'name' | 'of' | 'lack' | 'at'>;
