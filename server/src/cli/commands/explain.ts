import { rules } from '../../../generated/rules.ts';
import { didYouMean } from '../../base/did-you-mean.ts';
import { rulePage } from '../../check/rule-page.ts';
import { type Console, colorsOf } from '../console.ts';
import { Failure } from '../failure.ts';

/** Prints the page of a rule: as Markdown into a pipe, with headings set off on a terminal. */
export function runExplain(id: string, options: { readonly color: boolean }, console: Console): number {
  const rule = rules.find((one) => one.id === id) ?? soleEnding(id);
  if (!rule) {
    const meant = didYouMean(
      id,
      rules.map((one) => one.id),
    );
    throw new Failure(
      `there is no rule ${id}${meant === undefined ? '; `concordat rules` lists them' : `: did you mean ${meant}?`}`,
    );
  }
  const colors = colorsOf(console, options.color);
  const page = rulePage(rule);
  console.out(
    colors.isColorSupported
      ? page
          .replace(/^#+ (.*)$/gm, (_, heading: string) => colors.bold(heading))
          .replace(/\^+ \w+$/gm, (marker) => colors.red(marker))
      : page,
  );
  return 0;
}

/** The family may be left out where the name is unmistakable. */
function soleEnding(name: string) {
  const found = rules.filter((rule) => rule.id.endsWith(`/${name}`));
  return found.length === 1 ? found[0] : undefined;
}
