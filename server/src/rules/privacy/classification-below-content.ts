import { rankOf } from '../../model/classification.ts';
import type { Field, Standard } from '../../model/entities.ts';
import { fieldsOf } from '../../model/formats/build.ts';
import type { Located } from '../../model/located.ts';
import type { Classification } from '../../model/marks.ts';
import type { ClassificationScheme } from '../../model/vocabularies/load.ts';
import { defineRule, type FileContext } from '../define.ts';
import { classificationNode } from '../support/nodes.ts';
import { dedent, quoted } from '../support/text.ts';

const messages = {
  below:
    '`{name}` is classified {own}, and {content}. Whoever handles the whole goes by its own mark: raise it, or mark the part lower if it was marked too high.',
} as const;

export const rule = defineRule({
  id: 'privacy/classification-below-content',
  since: '0.2.0',
  stability: 'preview',
  severity: 'error',
  messages,
  docs: {
    what: 'A standard, or a table in it, has a lower security classification than one of its fields.',
    why: 'People handle a file by the mark on the whole. If one field needs more care than that mark says, it does not get it.',
    instead:
      'Give the whole at least the highest mark of its parts. The fix does that; if the field was marked too high, lower it instead.',
    limits:
      'Values are compared within one scheme only, and only those that the scheme knows. How many records there are raises nothing: several schemes say so explicitly. A field without a mark of its own has that of the whole.',
    references: ['Government Security Classifications Policy (UK)', 'FIPS PUB 199 and FIPS PUB 200, high-water mark'],
  },
  examples: {
    good: [
      {
        title: 'As high as its highest field',
        frame: 'standard',
        text: standard('OFFICIAL-SENSITIVE', 'OFFICIAL-SENSITIVE'),
      },
      {
        title: 'Another scheme is not compared',
        frame: 'standard',
        text: standard('OFFICIAL', '{scheme: tlp2, value: "TLP:RED"}'),
      },
      {
        title: 'A schema as high as what it refers to',
        frame: 'json-schema',
        text: dedent`
          x-gov:
            owner: {role: Estates data owner, contact: estates@council.example}
            classification: {scheme: uk-gscp, value: OFFICIAL-SENSITIVE}
          properties:
            site_id: {type: string, description: Number of the site in the register.}
            rota: {$ref: "#/$defs/Rota"}
          $defs:
            Rota:
              type: string
              description: When somebody walks round.
              x-gov: {classification: OFFICIAL-SENSITIVE}
        `,
      },
    ],
    bad: [
      {
        title: 'A field above the whole',
        frame: 'standard',
        text: dedent`
          classification: {scheme: uk-gscp, value: OFFICIAL}
                                                   ^^^^^^^^ below
          entities:
            - name: Site
              kind: place
              description: A place that is guarded.
              primaryKey: [site_id]
              fields:
                - {name: site_id, type: string, description: Number of the site in the register., classification: OFFICIAL}
                - {name: guard_rota, type: string, description: When somebody walks round., classification: SECRET}
        `,
        fixed: dedent`
          classification: {scheme: uk-gscp, value: SECRET}
          entities:
            - name: Site
              kind: place
              description: A place that is guarded.
              primaryKey: [site_id]
              fields:
                - {name: site_id, type: string, description: Number of the site in the register., classification: OFFICIAL}
                - {name: guard_rota, type: string, description: When somebody walks round., classification: SECRET}
        `,
      },
      {
        title: 'Through a reference',
        frame: 'json-schema',
        text: dedent`
          x-gov:
            owner: {role: Estates data owner, contact: estates@council.example}
            classification: {scheme: uk-gscp, value: OFFICIAL}
                                                     ^^^^^^^^ below
          properties:
            site_id: {type: string, description: Number of the site in the register.}
            rota: {$ref: "#/$defs/Rota"}
          $defs:
            Rota:
              type: string
              description: When somebody walks round.
              x-gov: {classification: OFFICIAL-SENSITIVE}
        `,
      },
    ],
  },
  on: {
    standard(standard, context) {
      const whole = standard.marks.classification;
      if (whole) check(whole, standard.label, standard, [...fieldsOf(standard)], context);
      for (const entity of standard.entities) {
        if (entity.marks.classification)
          check(entity.marks.classification, entity.name, standard, entity.fields, context);
      }
    },
  },
});

function check(
  whole: Located<Classification>,
  name: string,
  standard: Standard,
  fields: readonly Field[],
  context: FileContext<typeof messages>,
): void {
  const usual = whole.value.scheme ?? standard.marks.classification?.value.scheme;
  const scheme = context.schemeOf(usual, standard.jurisdiction);
  const own = scheme && rankOf(scheme, whole.value.value);
  if (!scheme || own === undefined) return;
  const above = fields.flatMap((field) => {
    const mark = (field.marks.classification ?? field.inherited.classification)?.value;
    const same = mark && (mark.scheme === undefined || mark.scheme === scheme.id);
    const rank = same ? rankOf(scheme, mark.value) : undefined;
    return rank !== undefined && rank > own ? [{ field, rank }] : [];
  });
  const highest = above.reduce((best, { rank }) => Math.max(best, rank), -1);
  const value = scheme.values[highest]?.value;
  const [first] = above.filter(({ rank }) => rank === highest);
  if (!first || value === undefined) return;
  const node = classificationNode(whole.node).value;
  context.report('below', {
    at: { node, part: 'value' },
    data: { name, own: whole.value.value, content: contentOf(first.field, above.length, value, scheme) },
    fixes: [
      {
        title: `Raise to ${value}`,
        safety: 'suggestion',
        edits: [{ op: 'set', at: node, path: [], value }],
      },
    ],
  });
}

function contentOf(first: Field, count: number, value: string, { title }: ClassificationScheme): string {
  const others = count === 1 ? '' : `, as ${count === 2 ? 'is one more' : `are ${count - 1} more`} above it`;
  return `its field ${quoted(first.path)} is ${value} (${title})${others}`;
}

function standard(whole: string, field: string): string {
  return dedent`
    classification: {scheme: uk-gscp, value: ${whole}}
    entities:
      - name: Site
        kind: place
        description: A place that is guarded.
        fields:
          - {name: site_id, type: string, description: Number of the site in the register.}
          - {name: guard_rota, type: string, description: When somebody walks round., classification: ${field}}
  `;
}
