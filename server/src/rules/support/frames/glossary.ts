import type { Frame } from '../frames.ts';
import { dedent } from '../text.ts';

export const glossaryFrame: Frame = {
  file: 'glossary.yaml',
  others: {},
  text: dedent`
    apiVersion: concordat/v1
    kind: Glossary
    title: Words of local taxation
    terms:
      - {term: Claimant, abbreviation: clmt, definition: Person who applies for a reduction of council tax.}
  `,
};
