import { createRequire } from 'node:module';
import { join } from 'node:path';
import { GENERATED } from './paths.ts';
import { writeIfChanged } from './write-if-changed.ts';

interface Entry {
  readonly source?: string;
  readonly extensions?: readonly string[];
}

/**
 * `media-types.json`: of mime-db what IANA has registered, one text for each top-level type (`csv:csv json:json,map`). The whole of it is four
 * times as large, and its rows for web servers are of no use here.
 */
export function generateMediaTypes(): void {
  const require = createRequire(import.meta.url);
  const database = require('mime-db') as Readonly<Record<string, Entry>>;
  const { version } = require('mime-db/package.json') as { version: string };
  const types = new Map<string, string[]>();
  for (const [name, { source, extensions = [] }] of Object.entries(database)) {
    const [top = '', subtype = ''] = name.split('/');
    if (source !== 'iana' || subtype === '') continue;
    const row = extensions.length === 0 ? subtype : `${subtype}:${extensions.join(',')}`;
    types.set(top, [...(types.get(top) ?? []), row]);
  }
  const texts = Object.fromEntries([...types].map(([top, rows]) => [top, rows.join(' ')]));
  writeIfChanged(
    join(GENERATED, 'media-types.json'),
    `${JSON.stringify({ source: `mime-db ${version}`, types: texts })}\n`,
  );
}
