/** A licence of Creative Commons by its parts. */
export interface CreativeCommons {
  /** As SPDX names it, with the country of a ported version: `CC-BY-3.0-NL`. Without a version where none is written. */
  readonly id: string;
  readonly versioned: boolean;
  readonly open: boolean;
}

/** By an address of creativecommons.org, without its scheme and `www`. */
export function creativeCommonsAt(address: string): CreativeCommons | undefined {
  const [, kind, version, port] =
    /^creativecommons\.org\/(licenses\/[a-z+-]+|publicdomain\/[a-z]+)(?:\/(\d\.\d))?(?:\/([a-z]{2,4}))?(?:[/#?.]|$)/.exec(
      address,
    ) ?? [];
  if (kind === undefined) return undefined;
  if (kind === 'publicdomain/zero') return made('CC0', [], version ?? '1.0', undefined);
  if (kind === 'publicdomain/mark') return made('CC-PDM', [], version ?? '1.0', undefined);
  const [, code = ''] = kind.split('/');
  return madeOf(code.split('-'), version, port === 'deed' ? undefined : port?.toUpperCase());
}

/** By a name or an identifier, however it is put: `CC BY 4.0`, `cc-by-nc-40`, `CC_BYSA_4_0`, "Creative Commons Attribution-ShareAlike 4.0". */
export function creativeCommonsNamed(name: string): CreativeCommons | undefined {
  const text = name
    .toLowerCase()
    .replace(/(?:non|no)[ -]?(commercial|deriv(?:ative)?s?)/g, (_, what: string) =>
      what === 'commercial' ? 'nc' : 'nd',
    )
    .replace(/share[ -]?alike/g, 'sa')
    .replace(/\battribution\b/g, 'by');
  if (!/^(?:the )?(?:cc|creative commons)/.test(text)) return undefined;
  const words = text.match(/[a-z]+|\d+/g) ?? [];
  const digits = words.filter((word) => /^\d/.test(word));
  // `cc0`, where the nought is part of the name.
  const zero = /^(?:the )?(?:cc|creative commons)[ _-]?(?:cc)?[ _-]?(?:0|zero)\b|^cc0/.test(text);
  if (zero) {
    const version = versionOf(digits[0] === '0' ? digits.slice(1) : digits);
    return version === undefined || version === '1.0' ? made('CC0', [], '1.0', undefined) : undefined;
  }
  const parts = words.flatMap((word) => SPLIT[word] ?? word).filter((word) => !/^\d/.test(word) && !FILLERS.has(word));
  if (parts.some((word) => !PARTS.includes(word) && !/^[a-z]{2}$|^igo$/.test(word))) return undefined;
  const port = parts.filter((word) => !PARTS.includes(word));
  return port.length > 1 ? undefined : madeOf(parts, versionOf(digits), port[0]?.toUpperCase());
}

function madeOf(
  words: readonly string[],
  version: string | undefined,
  port: string | undefined,
): CreativeCommons | undefined {
  const parts = PARTS.filter((part) => words.includes(part));
  return parts.length === 0 ? undefined : made('CC', parts, version, port);
}

function made(
  start: string,
  parts: readonly string[],
  version: string | undefined,
  port: string | undefined,
): CreativeCommons {
  const id = [start, ...parts.map((part) => part.toUpperCase()), version, version && port].filter(
    (part) => part !== undefined && part !== '',
  );
  return { id: id.join('-'), versioned: version !== undefined, open: !parts.includes('nc') && !parts.includes('nd') };
}

function versionOf(digits: readonly string[]): string | undefined {
  const [first = '', second] = digits;
  if (/^[1-4]$/.test(first)) return `${first}.${/^\d$/.test(second ?? '') ? second : '0'}`;
  return /^[1-4]\d$/.test(first) ? `${first[0]}.${first[1]}` : undefined;
}

/** In the order in which identifiers have them. */
const PARTS: readonly string[] = ['by', 'nc', 'nd', 'sa'];
const FILLERS: ReadonlySet<string> = new Set(
  'the cc creative commons licence license international intl unported generic public version v deed legalcode'.split(
    ' ',
  ),
);
const SPLIT: Readonly<Record<string, readonly string[]>> = {
  bysa: ['by', 'sa'],
  bync: ['by', 'nc'],
  bynd: ['by', 'nd'],
  byncsa: ['by', 'nc', 'sa'],
  byncnd: ['by', 'nc', 'nd'],
  ccby: ['by'],
  ccbysa: ['by', 'sa'],
  ncsa: ['nc', 'sa'],
  ncnd: ['nc', 'nd'],
};
