import type { BundledCode } from './bundled-lists.ts';
import { listFrom } from './bundled-rows.ts';
import data from './file-formats.json' with { type: 'json' };
import { FILE_TYPES, type FileFormat, fileFormats } from './file-formats.ts';

const { source, licence, date } = data;
const FORMATS = { title: 'File formats', source, licence, date };

/** By the names that people know them by. */
export const fileFormatList = listFrom({ id: 'file-formats', ...FORMATS }, () =>
  fileFormats().all.map((format) => code(format.name, kindOf(format), format)),
);

/** By the endings of files, without the dot. Where several formats have one, the best known comes first. */
export const fileExtensionList = listFrom({ id: 'file-extensions', ...FORMATS }, () => {
  const codes = new Map<string, BundledCode>();
  for (const format of fileFormats().all)
    for (const extension of format.extensions)
      if (!codes.has(extension)) codes.set(extension, code(extension, format.name, format));
  return [...codes.values()];
});

export const fileTypeAddressList = listFrom(
  { id: 'file-type-addresses', title: 'EU file types', source, licence, date },
  () =>
    fileFormats().all.flatMap((format) =>
      format.fileType === undefined ? [] : code(FILE_TYPES + format.fileType, format.name, format),
    ),
);

function code(value: string, label: string, { proprietary, open }: FileFormat): BundledCode {
  const definition = proprietary
    ? `Proprietary.${open === undefined ? '' : ` An open format beside it: ${open}.`}`
    : '';
  return { value, label, ...(definition !== '' && { definition }) };
}

function kindOf({ mediaType, extensions: [extension], kind }: FileFormat): string {
  return mediaType ?? (extension === undefined ? kind : `.${extension}`);
}
