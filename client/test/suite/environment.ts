/** What the script that starts the editor says. @throws Error when it has not said it. */
export function environment(name: 'CONCORDAT_TEST_RESULTS' | 'CONCORDAT_TEST_CLI'): string {
  const value = process.env[name];
  if (value === undefined || value === '') throw new Error(`${name} is not set.`);
  return value;
}
