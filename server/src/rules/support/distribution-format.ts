import type { Distribution } from '../../model/entities.ts';
import { type FileFormat, fileFormats } from '../../model/vocabularies/file-formats.ts';
import { quoted } from './text.ts';

/** The format of a distribution as it says, else as its media type or the name of its file does; undefined when nobody can tell. */
export function formatOf({ format, mediaType, downloadUrl, accessUrl }: Distribution): FileFormat | undefined {
  return (
    (format && fileFormats().of(format.value)) ??
    (mediaType && fileFormats().of(mediaType.value)) ??
    // A format that we do not know is another than that of the file's name.
    (format || mediaType ? undefined : (fileFormatIn(downloadUrl?.value) ?? fileFormatIn(accessUrl?.value)))
  );
}

/** By the extension of the file that an address or a path names. A query may choose the format as well. */
export function fileFormatIn(url: string | undefined): FileFormat | undefined {
  const extension = /^[^?#]*[^/?#]\.([a-z0-9]{2,8})(?:#.*)?$/i.exec(url ?? '')?.[1];
  return extension === undefined || !/[^/:]\/|^[^/:]+$|^\.{0,2}\//.test(url ?? '')
    ? undefined
    : fileFormats().ofExtension(extension);
}

/** What a distribution is called, with its dataset, for messages. */
export function distributionName({ label, dataset }: Distribution): string {
  const own = label === '' ? 'A distribution' : quoted(label);
  return dataset.label === '' || dataset.label === label ? own : `${own} of ${quoted(dataset.label)}`;
}
