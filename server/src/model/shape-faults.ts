import type { CatalogueResource, ResourceValue } from './entities.ts';
import type { Located } from './located.ts';
import { dcatApShape } from './vocabularies/dcat-ap-shapes.ts';

/** What a thing of a catalogue lacks or has too much of, by DCAT-AP; places of values where there are any. */
export interface ShapeFault {
  readonly kind: 'missing' | 'repeated' | 'text';
  /** Short name. */
  readonly property: string;
  readonly at: Located<string> | undefined;
}

export function shapeFaults({ type, properties }: CatalogueResource): ShapeFault[] {
  const shape = dcatApShape(type);
  const valuesOf = (property: string): readonly ResourceValue[] => properties.get(property) ?? [];
  return [
    ...shape.mandatory.flatMap((property): ShapeFault[] =>
      valuesOf(property).length > 0 ? [] : [{ kind: 'missing', property, at: undefined }],
    ),
    ...shape.once.flatMap((property): ShapeFault[] => {
      const further = furtherOf(valuesOf(property));
      return further ? [{ kind: 'repeated', property, at: further }] : [];
    }),
    ...shape.things.flatMap((property) =>
      valuesOf(property)
        .filter((value) => value.as === 'text')
        .map((at): ShapeFault => ({ kind: 'text', property, at })),
    ),
  ];
}

/** What stands beside the first value: not the same again, and not the same text in another language. */
function furtherOf(values: readonly ResourceValue[]): ResourceValue | undefined {
  const [first, ...rest] = values;
  return rest.find(
    (value) =>
      !(value.language !== undefined && value.language !== first?.language) &&
      (value.value === '' || value.value !== first?.value),
  );
}
