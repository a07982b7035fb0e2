import { defineRule } from '../define.ts';
import { dedent, quoted } from '../support/text.ts';

export const rule = defineRule({
  id: 'structure/unknown-property',
  since: '0.2.0',
  stability: 'preview',
  severity: 'warning',
  messages: {
    meant: '{format} does not know {key} and passes over it in silence. Is {suggestion} meant?',
  },
  docs: {
    what: 'A key that the format does not know, one or two letters away from one that it does.',
    why: 'Formats that leave room for extensions ignore what they do not know. The file is valid, and what the key was to say is lost: a description that no reader sees, a limit that no validator applies.',
    instead: 'Correct the spelling. A key of your own keeps clear of doubt with a prefix, such as `x-` or `gov:`.',
    limits:
      'Speaks only where the format allows unknown keys; where it does not, `structure/schema-violation` names them. Only near misses count: one slip in four letters, two in eight, other capitals or separators. The key that is meant must be missing beside it, and the value must be one that it allows. Names that the author chooses, such as those of `properties`, are no keys of the format.',
    references: ['JSON Schema core, unknown keywords', 'Frictionless Table Schema, descriptor'],
  },
  examples: {
    good: [
      {
        title: 'A key of one’s own',
        frame: 'json-schema',
        text: dedent`
          x-desciption: Kept for the old importer.
          properties:
            desciption: {type: string, description: What the claimant wrote.}
        `,
      },
    ],
    bad: [
      {
        title: 'A limit that holds nobody',
        frame: 'json-schema',
        text: dedent`
          properties:
            claim_id:
              type: string
              description: Number under which the authority keeps the application.
              maxLenght: 12
              ^^^^^^^^^ meant
        `,
        fixed: dedent`
          properties:
            claim_id:
              type: string
              description: Number under which the authority keeps the application.
              maxLength: 12
        `,
      },
      {
        title: 'Other capitals',
        frame: 'table-schema',
        text: dedent`
          fields:
            - {name: claim_id, type: string, description: Number of the application., rdftype: "https://data.gov.example/def/claim"}
                                                                                      ^^^^^^^ meant
          primarykey: [claim_id]
          ^^^^^^^^^^ meant
        `,
        fixed: dedent`
          fields:
            - {name: claim_id, type: string, description: Number of the application., rdfType: "https://data.gov.example/def/claim"}
          primarykey: [claim_id]
        `,
        without: ['primaryKey'],
      },
    ],
  },
  on: {
    document({ document, nearKeys }, context) {
      if (document.detection?.confidence !== 'certain') return;
      for (const { node, key = '', suggestion = '' } of nearKeys) {
        const { title } = document.detection.adapter;
        context.report('meant', {
          at: { node, part: 'key' },
          data: { format: title, key: quoted(key), suggestion: quoted(suggestion) },
          fixes: [
            {
              title: `Rename to \`${suggestion}\``,
              safety: 'suggestion',
              edits: [{ op: 'rename', at: node, to: suggestion }],
            },
          ],
        });
      }
    },
  },
});
