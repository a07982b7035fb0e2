import { claimStandard } from './frames/claim-standard.ts';

/** The standard of the frame of agreements with a mark added or replaced, for examples that turn on it; its path is `standards/claim.yaml`. */
export function claimWith(mark: string, value: string): string {
  return [
    ...claimStandard
      .trimEnd()
      .split('\n')
      .filter((line) => !line.startsWith(`${mark}: `)),
    `${mark}: ${value}`,
    '',
  ].join('\n');
}
