import { basename } from './path.ts';
import { wordsOf } from './words.ts';

/** The words of a name in lower case, joined by hyphens: one spelling for a title and for the name of a file. */
export function slugOf(name: string): string {
  return wordsOf(name.slice(0, 200)).join('-');
}

/** The slug of the file that a path or an address names, without endings and without the words that only say what kind of file it is. */
export function fileSlug(path: string): string {
  const file = basename(
    path
      .slice(0, 1000)
      .replace(/[?#].*$/s, '')
      .replace(/\/+$/, ''),
  );
  return slugOf(file.replace(/(?<=.)\..*$/s, '')).replace(
    /(?:-(?:table|json|schema|standard|contract|metadata))+$/,
    '',
  );
}

/** An address without the version in it: `…/claim/2.1.0` and `…/claim/v3` are of one family. */
export function familyOf(address: string): string {
  return address.replace(VERSION_PARTS, '');
}

/** The version in an address or a path, without its `v`. */
export function versionIn(address: string): string | undefined {
  return /(?:^|[/:_.-])v?(\d+(?:\.\d+){1,3}|(?<=v)\d+)(?=$|[/:_#.-](?!\d))/i.exec(address)?.[1];
}

const VERSION_PARTS = /[/:_.-](?:v?\d+(?:\.\d+){1,3}|v\d+)(?=$|[/:_#.-](?!\d))/gi;
