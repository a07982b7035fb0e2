import { surroundingsOf } from './new-agreement/jurisdictions.ts';
import { comment, entry, type Lines } from './yaml-lines.ts';

/** The text of a `.concordat.yaml` to begin with. `jurisdiction`: a code of `jurisdictions`, or undefined for none in particular. */
export function startingConfiguration(jurisdiction: string | undefined, profiles: readonly string[]): string {
  const profile = jurisdiction !== undefined && profiles.includes(`concordat:${jurisdiction}`);
  const scheme = jurisdiction === undefined ? undefined : surroundingsOf(jurisdiction).scheme?.id;
  const lines: Lines = [
    ...comment(
      'Settings of Concordat for this folder and all below it. Every key is explained where the pointer rests on it.',
    ),
    `extends: [concordat:recommended${profile ? `, concordat:${jurisdiction}` : ''}]`,
    ...(scheme === undefined || profile ? [] : [`classification: {scheme: ${scheme}}`]),
    entry('languages', 'en').replace(/: (.*)$/, ': [$1]'),
    '# files: ["standards/**", "agreements/**"]   # only these are checked; all when left out',
    '# rules: {semantics/missing-title: off}      # severities and options, rule by rule',
  ];
  return `${lines.join('\n')}\n`;
}
