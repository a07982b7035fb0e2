import data from '../../../generated/media-types.json' with { type: 'json' };
import { lazy } from '../../base/lazy.ts';
import { fileFormats } from './file-formats.ts';

/** Where the register of IANA has an address for each type. */
export const MEDIA_TYPES = 'https://www.iana.org/assignments/media-types/';

/** What IANA has registered: extensions of files by media type in lower case, the usual one first; none where it knows none. */
export const mediaTypes: () => ReadonlyMap<string, readonly string[]> = lazy(() => {
  const types = new Map<string, readonly string[]>();
  for (const [top, rows] of Object.entries(data.types)) {
    for (const row of rows.split(' ')) {
      const [subtype = '', extensions = ''] = row.split(':');
      types.set(`${top}/${subtype.toLowerCase()}`, extensions === '' ? [] : extensions.split(','));
    }
  }
  for (const type of fileFormats().registeredSince) types.set(type, fileFormats().ofMediaType(type)?.extensions ?? []);
  return types;
});
