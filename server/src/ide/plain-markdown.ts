/** A text of a file as it stands, within Markdown: no mark-up, no link, on one line. `most`: in UTF-16 units; what is longer is cut. */
export function plainMarkdown(text: string, most = 1000): string {
  const line = text.replace(/\s+/g, ' ').trim();
  const short = line.length > most ? `${line.slice(0, most).trimEnd()}…` : line;
  return short.replace(/[\\`*_{}[\]<>#|~&!]/g, '\\$&');
}
