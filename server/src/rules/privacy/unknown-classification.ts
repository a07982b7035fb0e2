import { didYouMean } from '../../base/did-you-mean.ts';
import { pushAll } from '../../base/push-all.ts';
import { judgeClassification, schemeById } from '../../model/classification.ts';
import type { Standard } from '../../model/entities.ts';
import type { Located } from '../../model/located.ts';
import type { Classification, Marks } from '../../model/marks.ts';
import { classificationSchemes } from '../../model/vocabularies/load.ts';
import { defineRule, type FileContext } from '../define.ts';
import { classificationNode } from '../support/nodes.ts';
import { inContract } from '../support/second-standard.ts';
import { dedent, quoted } from '../support/text.ts';

const messages = {
  spelling: '{scheme} writes {value}, not {written}.',
  withdrawn: '{written} belongs to {from}. {scheme} has {values}.',
  descriptor: '{written} says what the information is about, not how it is classified. {scheme} has {values}.',
  unknown: '{scheme} has no {written}. Its values are {values}.',
  oldScheme: '{scheme} is out of use since {since}, so nobody knows how to handle what it marks.{successor}',
  scheme: 'There is no classification scheme {written}{end}',
} as const;

export const rule = defineRule({
  id: 'privacy/unknown-classification',
  since: '0.1.0',
  stability: 'stable',
  severity: 'error',
  messages,
  docs: {
    what: 'A classification is not a value of the scheme that applies: misspelt, withdrawn, or never one of it.',
    why: 'Systems and people act on the exact marking. One that no policy knows gives no protection, or the wrong one.',
    instead:
      'Write a value of the scheme as its policy spells it. Name another scheme in the mark itself (`{scheme: …, value: …}`) where a document follows that.',
    limits:
      'Needs to know the scheme: named in the mark, set in `.concordat.yaml`, or that of the jurisdiction which the document names. Without any it is silent, because many formats leave the value free. A word at the place where a data contract takes any is only told when it is nearly one of the scheme.',
    references: ['The policy of each scheme, named in the list of schemes'],
  },
  examples: {
    good: [
      { title: 'A free value where no scheme is set', frame: 'odcs', text: schemaWith('classification: house rule 7') },
      {
        title: 'A free value at the place that the format leaves to the author',
        frame: 'odcs',
        text: inContract(dedent`
          - name: outcome
            logicalType: string
            description: What the authority decided.
            classification: restricted
        `),
        others: { '.concordat.yaml': 'classification: {scheme: uk-gscp}\n' },
      },
      {
        title: 'With a descriptor',
        frame: 'agreement',
        text: 'classification: {scheme: uk-gscp, value: "OFFICIAL-SENSITIVE [PERSONAL DATA]"}\n',
      },
    ],
    bad: [
      {
        title: 'Spelling',
        frame: 'agreement',
        text: 'classification: {scheme: uk-gscp, value: Official Sensitive}\n                                         ^^^^^^^^^^^^^^^^^^ spelling\n',
        fixed: 'classification: {scheme: uk-gscp, value: OFFICIAL-SENSITIVE}\n',
      },
      {
        title: 'A scheme of before',
        frame: 'agreement',
        text: 'classification: {scheme: uk-gscp, value: RESTRICTED}\n                                         ^^^^^^^^^^ withdrawn\n',
      },
      {
        title: 'A scheme that is out of use',
        frame: 'agreement',
        text: 'classification: {scheme: uk-gpms, value: RESTRICTED}\n                         ^^^^^^^ oldScheme\n',
      },
      {
        title: 'A descriptor',
        frame: 'agreement',
        text: 'classification: {scheme: uk-gscp, value: PERSONAL DATA}\n                                         ^^^^^^^^^^^^^ descriptor\n',
      },
      {
        title: 'Another country',
        frame: 'agreement',
        text: 'classification: PROTECTED B\n                ^^^^^^^^^^^ unknown\n',
      },
      {
        title: 'No such scheme',
        frame: 'agreement',
        text: 'classification: {scheme: uk-gcsp, value: OFFICIAL-SENSITIVE}\n                         ^^^^^^^ scheme\n',
        fixed: 'classification: {scheme: uk-gscp, value: OFFICIAL-SENSITIVE}\n',
      },
      {
        title: 'On a field',
        frame: 'standard',
        text: dedent`
          jurisdiction: uk
          entities:
            - name: Dwelling
              kind: place
              description: A home that is taxed.
              fields:
                - name: band
                  type: string
                  description: Band of its value in 1991.
                  classification: Official
                                  ^^^^^^^^ spelling
        `,
      },
    ],
  },
  on: {
    standard(standard, context) {
      for (const marks of marksWithin(standard))
        if (marks.classification) check(marks.classification, standard, context);
    },
    agreement(agreement, context) {
      if (agreement.classification)
        check(
          agreement.classification,
          { jurisdiction: agreement.jurisdiction?.value.toLowerCase(), marks: {} },
          context,
        );
    },
  },
});

function* marksWithin(standard: Standard): Generator<Marks> {
  yield standard.marks;
  for (const annotation of standard.annotations) yield annotation.marks;
  for (const entity of standard.entities) {
    yield entity.marks;
    const stack = [...entity.fields];
    for (let field = stack.pop(); field; field = stack.pop()) {
      yield field.marks;
      pushAll(stack, field.fields);
    }
  }
}

function check(
  mark: Located<Classification>,
  document: Pick<Standard, 'jurisdiction' | 'marks'>,
  context: FileContext<typeof messages>,
): void {
  const { scheme: named, value } = mark.value;
  const nodes = classificationNode(mark.node);
  const scheme = context.schemeOf(named ?? document.marks.classification?.value.scheme, document.jurisdiction);
  if (!scheme) {
    if (named !== undefined) reportScheme(named, nodes.scheme, context);
    return;
  }
  const verdict = judgeClassification(scheme, value);
  if (mark.value.free && (verdict.kind !== 'misspelt' || isCommon(value))) return;
  const at = { node: nodes.value, part: 'value' as const };
  const replace = (to: string) => ({
    title: `Write ${to}`,
    safety: 'suggestion' as const,
    edits: [{ op: 'set' as const, at: nodes.value, path: [], value: to }],
  });
  const written = quoted(value);
  const values = scheme.values.map((one) => one.value).join(', ');
  switch (verdict.kind) {
    case 'misspelt':
      return context.report('spelling', {
        at,
        data: { scheme: scheme.title, value: quoted(verdict.value), written },
        fixes: [replace(verdict.value)],
      });
    case 'withdrawn':
      return context.report('withdrawn', { at, data: { written, from: verdict.from, scheme: scheme.title, values } });
    case 'old-scheme':
      return context.report('oldScheme', {
        at: { node: nodes.scheme, part: 'value' },
        data: {
          scheme: scheme.title,
          since: verdict.since,
          successor: verdict.successor === undefined ? '' : ` ${verdict.successor} took its place.`,
        },
      });
    case 'descriptor':
      return context.report('descriptor', { at, data: { written, scheme: scheme.title, values } });
    case 'unknown':
      return context.report('unknown', {
        at,
        data: { scheme: scheme.title, written, values },
        fixes: verdict.suggestion === undefined ? [] : [replace(verdict.suggestion)],
      });
    default:
  }
}

/** A level of those that are in common use. */
function isCommon(value: string): boolean {
  const common = schemeById('generic');
  return common?.values.some((one) => one.value === value) === true;
}

function reportScheme(
  named: string,
  node: ReturnType<typeof classificationNode>['scheme'],
  context: FileContext<typeof messages>,
): void {
  const suggestion = didYouMean(
    named,
    classificationSchemes.map(({ id }) => id),
  );
  const end = suggestion === undefined ? '.' : `: did you mean ${quoted(suggestion)}?`;
  const fixes =
    suggestion === undefined
      ? []
      : [
          {
            title: `Write ${suggestion}`,
            safety: 'suggestion' as const,
            edits: [{ op: 'set' as const, at: node, path: [], value: suggestion }],
          },
        ];
  context.report('scheme', { at: { node, part: 'value' }, data: { written: quoted(named), end }, fixes });
}

function schemaWith(line: string): string {
  return dedent`
    customProperties:
      - {property: owner, value: Revenues data owner}
      - {property: classification, value: house rule 7}
    schema:
      - name: claims
        description: One row for each decided application.
        properties:
          - name: claim_id
            logicalType: string
            description: Number under which the authority keeps the application.
            ${line}
  `;
}
