import { wordsOf } from '../../base/words.ts';
import type { DefinitionRow } from '../../model/facts.ts';
import { defineRule, each, type ProjectContext, type TextFunctions } from '../define.ts';
import {
  anchorOf,
  areComparable,
  fileIn,
  inOrder,
  isGenericName,
  relatedTo,
  similarity,
} from '../support/comparison.ts';
import { CONTRACT, contract, inContract, inSchema, SCHEMA, schema } from '../support/second-standard.ts';
import { quoted } from '../support/text.ts';
import { isCompatible } from '../support/type-lattice.ts';

const messages = {
  concepts: '{field} means {here} here and {there} in {file}. A name that says which of the two keeps them apart.',
  definitions:
    '{field} is another thing in {file}: neither the definitions nor the types have anything in common. A name that says which of the two keeps them apart.',
} as const;

type Context = ProjectContext<typeof messages>;

export const rule = defineRule({
  id: 'semantics/homonym',
  since: '0.2.0',
  stability: 'preview',
  severity: 'info',
  messages,
  docs: {
    what: 'Two standards of a project use one name for different things.',
    why: 'People and programs join columns by name. A `reference` that is a case here and a place there joins as well, and the result is wrong.',
    instead: 'Add what tells the two apart to the name: `case_reference`, `location_reference`.',
    limits:
      'Different means: both fields have concepts and these differ, or both have definitions of eight words or more that share less than a fifth of their words, and types that do not go together. Names that are general everywhere (`name`, `date`, `status`) are not spoken of. The first of the two by path is told nothing. Without a configuration only files of one folder, or of one below it, are compared.',
    references: ['European Interoperability Framework, semantic interoperability', 'ISO/IEC 11179-5'],
  },
  examples: {
    good: [
      {
        title: 'Two ways to say the same',
        frame: 'json-schema',
        text: inSchema(
          'rateable_band: {type: string, description: Band of the dwelling on the valuation list that was in force on the first day of April.}',
        ),
        others: {
          [SCHEMA]: schema(
            'rateable_band: {type: string, description: Letter that the valuation office gave to the home for which council tax is paid.}',
          ),
        },
      },
    ],
    bad: [
      {
        title: 'Two concepts under one name',
        frame: 'json-schema',
        text: inSchema(
          'ward: {type: string, description: Part of the district that elects councillors., x-gov: {concept: "https://data.gov.example/def/electoral-ward"}}\n' +
            '^^^^ concepts',
        ),
        others: {
          [SCHEMA]: schema(
            'ward: {type: string, description: Person who is looked after by a guardian., x-gov: {concept: "https://data.gov.example/def/ward-of-court"}}',
          ),
        },
      },
      {
        title: 'Two definitions under one name',
        frame: 'odcs',
        text: inContract(
          '- {name: session_held, logicalType: date, description: Day on which the panel of councillors met and voted about exceptional hardship.}\n' +
            '         ^^^^^^^^^^^^ definitions',
        ),
        others: {
          [CONTRACT]: contract(
            '{name: session_held, logicalType: boolean, description: Whether the tribunal heard both parties orally before reaching its judgment.}',
          ),
        },
      },
    ],
  },
  project: [each('definitions', check)],
});

function check(row: DefinitionRow, context: Context): void {
  if (isGenericName(row.nameKey)) return;
  const { facts } = context;
  const others = facts.rows('definitions', 'name', row.nameKey).filter(
    (other) =>
      // The first by path stays as it is.
      inOrder(other, row) < 0 &&
      other.file !== row.file &&
      isOtherThing(row, other, context) !== undefined &&
      areComparable(facts, row, other),
  );
  const [first] = [...others].sort(inOrder);
  if (!first) return;
  const message = isOtherThing(row, first, context) ?? 'definitions';
  const data = { field: quoted(row.name), file: fileIn(first, row) };
  const at = anchorOf(row, row.nameAt);
  const related = relatedTo(others, () => undefined, `${quoted(first.name)} there`);
  if (message === 'definitions') context.report(message, { at, data, related });
  else {
    const concepts = { here: quoted(row.concept ?? '', 90), there: quoted(first.concept ?? '', 90) };
    context.report(message, { at, data: { ...data, ...concepts }, related });
  }
}

function isOtherThing(
  row: DefinitionRow,
  other: DefinitionRow,
  texts: TextFunctions,
): keyof typeof messages | undefined {
  if (row.concept !== undefined && other.concept !== undefined) {
    const isOneThing =
      localName(row.concept) === localName(other.concept) ||
      (isCompatible(row.type, other.type) && similarity(row.text ?? '', other.text ?? '', texts) > AKIN);
    return isOneThing ? undefined : 'concepts';
  }
  if (isCompatible(row.type, other.type)) return undefined;
  if (row.text === undefined || other.text === undefined || row.language !== other.language) return undefined;
  if (Math.min(wordsOf(row.text).length, wordsOf(other.text).length) < WORDS_OF_A_DEFINITION) return undefined;
  return similarity(row.text, other.text, texts) < UNLIKE ? 'definitions' : undefined;
}

const WORDS_OF_A_DEFINITION = 8;
const UNLIKE = 0.2;
/** Two vocabularies have each their own term for the same. */
const AKIN = 0.3;

/** `keyword` of one vocabulary and `keywords` of another are one thing. */
function localName(concept: string): string {
  return (/[^/#:]*$/.exec(concept)?.[0] ?? '').toLowerCase().replace(/s$/, '');
}
