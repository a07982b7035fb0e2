/** No markup, no HTML, no address that becomes a link, nobody who is mentioned. */
export function escapeMarkdown(text: string): string {
  return text
    .replace(/[\\|*_`<>[\]&~$#!]/g, '\\$&')
    .replaceAll('@', '&#64;')
    .replace(/:\/\//g, '\\://')
    .replace(/\s+/g, ' ');
}
