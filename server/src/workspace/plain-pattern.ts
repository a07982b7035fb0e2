/** `./standards` and `standards/` mean all that is in the folder. */
export function plainPattern(pattern: string): string {
  const plain = pattern.replace(/^\.\//, '');
  return plain.endsWith('/') ? `${plain}**` : plain;
}
