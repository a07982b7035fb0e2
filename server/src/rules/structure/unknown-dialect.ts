import { defineRule } from '../define.ts';
import { dedent, withArticle } from '../support/text.ts';

export const rule = defineRule({
  id: 'structure/unknown-dialect',
  since: '0.1.0',
  stability: 'stable',
  severity: 'warning',
  formats: ['json-schema', 'odcs', 'standard', 'agreement', 'dcat-us', 'dcat-ar'],
  messages: { unmarked: 'This looks like {format}, but without `{keys}` no tool can know by which rules to read it.' },
  docs: {
    what: 'A file has the shape of a known format but does not say which one, or which version of it.',
    why: 'Validators choose their rules by the marker. Without it one tool takes the file for draft-07, another for 2020-12, and a third passes it over.',
    instead:
      'Write the marker of the format at the top. The fix writes that of the newest version; choose an older one where your tools need it.',
    limits: 'Speaks only of files whose shape leaves little doubt, and then says nothing else about their structure.',
    references: ['JSON Schema 2020-12 core, section 8.1.1', 'Open Data Contract Standard 3.1, Fundamentals'],
  },
  examples: {
    good: [
      {
        title: 'The draft is named',
        frame: 'json-schema',
        text: '$schema: https://json-schema.org/draft/2020-12/schema\n',
      },
    ],
    bad: [
      {
        title: 'A schema without `$schema`',
        frame: 'json-schema',
        without: ['$schema'],
        text: '$id: https://data.gov.example/standards/claim/2.1.0\n^^^ unmarked\n',
        fixed:
          '$schema: https://json-schema.org/draft/2020-12/schema\n$id: https://data.gov.example/standards/claim/2.1.0\n',
      },
      {
        title: 'A contract without its kind',
        frame: 'odcs',
        without: ['kind'],
        text: 'apiVersion: v3.1.0\n^^^^^^^^^^ unmarked\n',
      },
      {
        title: 'A standard without its kind',
        frame: 'standard',
        without: ['kind'],
        text: dedent`
          apiVersion: concordat/v1
          ^^^^^^^^^^ unmarked
        `,
      },
    ],
  },
  on: {
    document({ document, missingMarkers, head }, context) {
      const { detection } = document;
      if (detection?.confidence !== 'likely' || missingMarkers.length === 0) return;
      const { title, markers } = detection.adapter;
      const edits = missingMarkers.map((key) => ({
        op: 'set' as const,
        at: head.node,
        path: [key],
        value: markers[key] ?? '',
        after: '',
      }));
      context.report('unmarked', {
        at: head,
        data: { format: withArticle(title), keys: missingMarkers.join('` and `') },
        fixes: [{ title: `Insert \`${missingMarkers.join('` and `')}\``, safety: 'suggestion', edits }],
      });
    },
  },
});
