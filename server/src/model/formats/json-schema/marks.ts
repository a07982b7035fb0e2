import { type MapNode, type SyntaxNode, valueAt } from '../../../syntax/tree.ts';
import { type Located, textAt } from '../../located.ts';
import { addMark, type MarkKey, type Marks, mergeMarks, readMarks } from '../../marks.ts';
import { conceptOf, contextOf, type LinkedContext, NO_CONTEXT, typeConcept, writtenOut } from './linked-data.ts';

const SINGLE_KEYS: Readonly<Record<string, MarkKey>> = {
  'x-concept': 'concept',
  'x-unit': 'unit',
  'x-codeList': 'codeList',
  'x-primaryKey': 'primaryKey',
  'x-owner': 'owner',
  'x-version': 'version',
  'x-classification': 'classification',
};

/** Marks of a field: its own, the concept that the linked data around it names for it, and a unit under keys that are in no vocabulary. */
export function fieldMarks(schema: MapNode, name: string, context: LinkedContext): Marks {
  const own = keyedMarks(schema);
  const concept = own.concept ? writtenOut(own.concept, context) : conceptOf(context, name);
  const unitNamed = textAt(schema, 'unit') ?? textAt(schema, 'units') ?? textAt(schema, 'x-units');
  if (!concept && !unitNamed) return own;
  return { ...own, ...(concept && { concept }), ...(unitNamed && { unitNamed }) };
}

/** Marks of an object, and the concept that `x-jsonld-type` names. */
export function schemaMarks(schema: MapNode, context: LinkedContext = contextOf(schema, NO_CONTEXT)): Marks {
  const own = keyedMarks(schema);
  const concept = own.concept ? writtenOut(own.concept, context) : typeConcept(schema, context);
  return concept ? { ...own, concept } : own;
}

/** Marks of a definition that hold wherever it is used: those on governance. What it means, its own unit and list, is read elsewhere. */
export function personalMarks(definition: MapNode): Marks {
  if (!valueAt(definition, 'x-gov')) return {};
  const { classification, personalData, purpose, retention, justification } = readMarks(valueAt(definition, 'x-gov'));
  return Object.fromEntries(
    Object.entries({ classification, personalData, purpose, retention, justification }).filter(([, mark]) => mark),
  ) as Marks;
}

/** The single `x-` keys, and over them those in `x-gov`. */
export function keyedMarks(schema: SyntaxNode | undefined): Marks {
  const single: Partial<Record<MarkKey, Located<unknown>>> = {};
  for (const [key, mark] of Object.entries(SINGLE_KEYS)) {
    const node = valueAt(schema, key);
    if (node) addMark(single, mark, node);
  }
  return mergeMarks(single as Marks, readMarks(valueAt(schema, 'x-gov')));
}
