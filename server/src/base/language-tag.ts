const LANGUAGE = '(?:[a-z]{2,3}(?:-[a-z]{3}){0,3}|[a-z]{4,8})';
const SCRIPT = '(?:-[a-z]{4})?';
const REGION = '(?:-(?:[a-z]{2}|[0-9]{3}))?';
const VARIANTS = '(?:-(?:[a-z0-9]{5,8}|[0-9][a-z0-9]{3}))*';
const EXTENSIONS = '(?:-[0-9a-wy-z](?:-[a-z0-9]{2,8})+)*';
const PRIVATE = 'x(?:-[a-z0-9]{1,8})+';
const WELL_FORMED = new RegExp(
  `^(?:${LANGUAGE}${SCRIPT}${REGION}${VARIANTS}${EXTENSIONS}(?:-${PRIVATE})?|${PRIVATE}|i-[a-z]{3,8})$`,
  'i',
);
/** Grandfathered tags that the grammar would not let in. */
const IRREGULAR = new Set(['en-gb-oed', 'sgn-be-fr', 'sgn-be-nl', 'sgn-ch-de']);

/** Whether a language tag is well formed (BCP 47: RFC 5646, section 2.2.9); whether its parts are registered is not looked up. */
export function isLanguageTag(tag: string): boolean {
  return WELL_FORMED.test(tag) || IRREGULAR.has(tag.toLowerCase());
}
