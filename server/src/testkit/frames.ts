export type { BadExample, Example } from '../rules/define.ts';
export { EXAMPLE_DAY, FRAMES as FRAMES_OF } from '../rules/support/frames.ts';
