/**
 * What is the same in every way of naming a standard: the last part of its path, its address or its identifier. Different standards may have
 * the same, so that it finds candidates and settles nothing.
 */
export function standardHandle(name: string): string {
  const text = name.replace(/#.*$/, '');
  const last = text.slice(text.lastIndexOf('/') + 1);
  try {
    return decodeURIComponent(last);
  } catch {
    return last;
  }
}
