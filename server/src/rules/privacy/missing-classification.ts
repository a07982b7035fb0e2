import type { Agreement, Standard } from '../../model/entities.ts';
import { valueAt } from '../../syntax/tree.ts';
import { defineRule, type FileContext } from '../define.ts';
import { dedent } from '../support/text.ts';

const messages = {
  standard: '`{name}` does not say how the data are classified, so nobody knows how they must be handled.',
  agreement: 'The agreement does not say how the shared data are classified.',
} as const;

export const rule = defineRule({
  id: 'privacy/missing-classification',
  since: '0.1.0',
  stability: 'stable',
  severity: 'warning',
  messages,
  docs: {
    what: 'A standard or an agreement carries no security classification.',
    why: 'Handling, transport and access follow from it. What is not marked is treated as each reader thinks fit.',
    instead:
      'Write the classification of your scheme. Where a whole project has the same, set `classification.default` in `.concordat.yaml`.',
    limits: 'Files that only hold definitions for others, and code lists without entities, need none.',
    references: [
      'Government Security Classifications (UK)',
      'Protective Security Policy Framework (Australia)',
      'UK cross-government metadata exchange model, securityClassification',
    ],
  },
  examples: {
    good: [
      {
        title: 'By the scheme of the project or by its own',
        frame: 'standard',
        text: 'classification: {scheme: uk-gscp, value: SECRET}\n',
      },
      {
        title: 'In a schema',
        frame: 'table-schema',
        text: 'gov:classification: {scheme: au-pspf, value: "OFFICIAL: Sensitive"}\n',
      },
    ],
    bad: [
      {
        title: 'A schema',
        frame: 'json-schema',
        text: dedent`
          title: Council tax claim
          ^^^^^ standard
          x-gov:
            owner: {role: Revenues data owner, contact: data.owner@council.example}
        `,
      },
      {
        title: 'A standard of a country with a scheme',
        frame: 'standard',
        without: ['classification'],
        text: dedent`
          title: Council tax claim
          ^^^^^ standard
          jurisdiction: nz
          entities:
            - name: Claim
              kind: record
              description: One application.
              fields:
                - {name: claim_id, type: string, description: Number of the application.}
        `,
        fixed: dedent`
          title: Council tax claim
          jurisdiction: nz
          entities:
            - name: Claim
              kind: record
              description: One application.
              fields:
                - {name: claim_id, type: string, description: Number of the application.}
          classification: UNCLASSIFIED
        `,
      },
      {
        title: 'An agreement',
        frame: 'agreement',
        without: ['classification'],
        text: 'title: Income check for council tax reduction\n^^^^^ agreement\n',
      },
      {
        title: 'An agreement with an open place',
        frame: 'agreement',
        text: 'classification: {scheme: uk-gscp, value: }\n^^^^^^^^^^^^^^ agreement\n',
      },
    ],
  },
  on: {
    standard(standard, context) {
      if (standard.fragment || standard.entities.length === 0 || standard.marks.classification) return;
      if (context.defaultClassification !== undefined) return;
      context.report('standard', {
        at: standard.head,
        data: { name: standard.label },
        fixes: choices(standard, context),
      });
    },
    agreement(agreement: Agreement, context) {
      if (agreement.classification || agreement.withoutPlaceFor.includes('classification')) return;
      if (context.defaultClassification !== undefined) return;
      // Where a place is left open for it, that is where to look.
      const blank = valueAt(agreement.node, 'classification');
      context.report('agreement', { at: blank ? { node: blank, part: 'key' } : agreement.head, data: {} });
    },
  },
});

/** One fix for each value of the scheme, the lowest first: the author chooses. */
function choices(standard: Standard, context: FileContext<typeof messages>) {
  const scheme = context.schemeOf(undefined, standard.jurisdiction);
  return (scheme?.values ?? []).map(({ value }) => {
    const edit = context.place(standard, 'classification', value);
    return edit && { title: `Classify as ${value}`, safety: 'suggestion' as const, edits: [edit] };
  });
}
