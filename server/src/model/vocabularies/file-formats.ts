import { lazy } from '../../base/lazy.ts';
import { wordsOfAnyScript } from '../../base/words.ts';
import data from './file-formats.json' with { type: 'json' };

/** A format in which data are published. */
export interface FileFormat {
  readonly name: string;
  /** Without the dot, the usual one first. */
  readonly extensions: readonly string[];
  readonly mediaType: string | undefined;
  /** Code in the authority table of the EU, `FILE_TYPES` apart. */
  readonly fileType: string | undefined;
  /** `page`, `document` and `image` are for people to read. */
  readonly kind: 'data' | 'page' | 'document' | 'image' | 'text' | 'archive' | 'service';
  readonly proprietary: boolean;
  /** The open format to offer beside a proprietary one. */
  readonly open: string | undefined;
  /** As data.europa.eu counts it, where its list has the format; else our own judgement, undefined where it depends. */
  readonly machineReadable: boolean | undefined;
  /** The two lists of the metadata quality assessment, as they are. */
  readonly mqa: { readonly machineReadable: boolean; readonly nonProprietary: boolean };
  /** Formats of which a file of this one is a file as well. */
  readonly broader: readonly string[];
}

/** Formats, found by whatever may stand for one. */
export interface FileFormatTable {
  readonly all: readonly FileFormat[];
  /** Registered by IANA since the list of media types was made. */
  readonly registeredSince: readonly string[];
  /** By a code, an address of the authority table, an extension with or without its dot, a media type or its address, or a name. */
  of(written: string): FileFormat | undefined;
  ofMediaType(type: string): FileFormat | undefined;
  /** By a media type that is none: `text/x-csv`. */
  ofSlip(type: string): FileFormat | undefined;
  ofExtension(extension: string): FileFormat | undefined;
}

/** Where the authority table of the EU has its codes. */
export const FILE_TYPES = 'http://publications.europa.eu/resource/authority/file-type/';

interface Row extends Partial<Omit<FileFormat, 'name' | 'kind' | 'proprietary' | 'mqa'>> {
  readonly name: string;
  readonly kind: string;
  readonly proprietary: boolean;
  readonly also?: readonly string[];
  readonly slips?: readonly string[];
  readonly names?: readonly string[];
}

export const fileFormats: () => FileFormatTable = lazy(() => {
  const rows = data.formats as readonly Row[];
  const readable = new Set(data.mqa.machineReadable);
  const free = new Set(data.mqa.nonProprietary);
  const [byMediaType, bySlip, byExtension, byName] = [0, 0, 0, 0].map(() => new Map<string, FileFormat>()) as [
    Map<string, FileFormat>,
    Map<string, FileFormat>,
    Map<string, FileFormat>,
    Map<string, FileFormat>,
  ];
  const all = rows.map((row): FileFormat => {
    const { name, kind, proprietary, extensions = [], mediaType, fileType, machineReadable, broader = [], open } = row;
    const mqa = { machineReadable: readable.has(fileType ?? ''), nonProprietary: free.has(fileType ?? '') };
    const format = {
      name,
      kind: kind as FileFormat['kind'],
      proprietary,
      open,
      extensions,
      mediaType,
      fileType,
      machineReadable: mqa.machineReadable || machineReadable,
      mqa,
      broader,
    };
    for (const type of [...(mediaType === undefined ? [] : [mediaType]), ...(row.also ?? [])])
      byMediaType.set(type, format);
    for (const slip of row.slips ?? []) bySlip.set(slip, format);
    for (const extension of extensions) byExtension.set(extension, format);
    const code = fileType === undefined ? [] : [fileType];
    for (const one of [name, ...code, ...extensions, ...(row.names ?? [])])
      if (!byName.has(folded(one))) byName.set(folded(one), format);
    return format;
  });
  const ofMediaType = (type: string): FileFormat | undefined => byMediaType.get(bareMediaType(type));
  const ofSlip = (type: string): FileFormat | undefined => bySlip.get(bareMediaType(type));
  return {
    all,
    registeredSince: data.registeredSince,
    ofMediaType,
    ofSlip,
    ofExtension: (extension) => byExtension.get(extension.toLowerCase()),
    of(written) {
      const text = written.trim().replace(ADDRESSES, '');
      if (text.length > 120) return undefined;
      return ofMediaType(text) ?? ofSlip(text) ?? byName.get(folded(text));
    },
  };
});

/** Tables in which formats and media types have addresses. */
const ADDRESSES =
  /^https?:\/\/(?:publications\.europa\.eu\/resource\/authority\/file-type|(?:www\.)?iana\.org\/assignments\/media-types|(?:www\.)?w3id\.org\/uri4uri\/mime)\//i;

/** Without parameters, in lower case. */
function bareMediaType(type: string): string {
  return (type.split(';')[0] ?? '').trim().toLowerCase();
}

function folded(text: string): string {
  return wordsOfAnyScript(text.toLowerCase()).join(' ');
}
