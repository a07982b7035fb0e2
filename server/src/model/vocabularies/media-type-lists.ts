import registered from '../../../generated/media-types.json' with { type: 'json' };
import { lazy } from '../../base/lazy.ts';
import type { BundledCode, BundledList } from './bundled-lists.ts';
import { listFrom } from './bundled-rows.ts';
import formatData from './file-formats.json' with { type: 'json' };
import { fileFormats } from './file-formats.ts';
import { MEDIA_TYPES, mediaTypes } from './media-types.ts';

const IANA = {
  title: 'IANA media types',
  source: `IANA as the package ${registered.source} keeps it; types of data formats that were registered since, from IANA's pages`,
  licence: 'Facts; the selection of mime-db is MIT',
  date: formatData.date,
};

/** Those of formats in which data are published before all others. */
const codes = lazy((): BundledCode[] => {
  const ofData = fileFormats().all.flatMap(({ mediaType }) => mediaType ?? []);
  return [...new Set([...ofData, ...mediaTypes().keys()])].flatMap((value) => codeOf(value) ?? []);
});

export const mediaTypeList: BundledList = {
  ...listFrom({ id: 'media-types', ...IANA }, codes),
  codeOf: (value) => codeOf(value.toLowerCase()),
};

/** By the addresses of IANA's register, for formats that have an address in the place of the type. */
export const mediaTypeAddressList = listFrom({ id: 'media-type-addresses', ...IANA }, () =>
  codes().map(({ value, label }) => ({ value: MEDIA_TYPES + value, label, definition: value })),
);

function codeOf(value: string): BundledCode | undefined {
  const extensions = mediaTypes().get(value);
  if (!extensions) return undefined;
  const files = extensions.map((extension) => `.${extension}`).join(', ');
  const name = fileFormats().ofMediaType(value)?.name;
  if (name === undefined) return { value, label: files === '' ? 'registered with IANA' : files };
  return { value, label: name, ...(files !== '' && { definition: files }) };
}
