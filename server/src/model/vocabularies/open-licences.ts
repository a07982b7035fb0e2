import { lazy } from '../../base/lazy.ts';
import data from './open-licences.json' with { type: 'json' };

/** Whether a licence, by its identifier, name or address, gives data to everybody for any use. What is not known is not open. */
export function isOpenLicence(written: string): boolean {
  const text = written.trim().slice(0, 200).toLowerCase();
  const parts = text.split(/[^a-z0-9]+/);
  if (parts.some((part) => words().not.has(part))) return false;
  if (/^https?:\/\//.test(text)) {
    const address = text.replace(/^https?:\/\/(?:www\.)?/, '');
    return data.addresses.some((start) => address.startsWith(start));
  }
  const name = fold(text.replace(/^the\s+/, ''));
  return words().names.some((start) => name.startsWith(start));
}

function fold(text: string): string {
  return text.replace(/[^a-z0-9]+/g, '');
}

const words = lazy(() => ({ names: data.names.map(fold), not: new Set(data.not) as ReadonlySet<string> }));
