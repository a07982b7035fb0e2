import { rankOf } from '../../model/classification.ts';
import { effectiveClassification, effectiveMark } from '../../model/effective.ts';
import type { Dataset, Standard } from '../../model/entities.ts';
import { isCriminal, specialOf } from '../../model/inference/declared-kind.ts';
import type { Located } from '../../model/located.ts';
import { isPublicByLaw, openingOfField } from '../../model/openness.ts';
import { type PersonalField, personalFieldsOf } from '../../model/personal-content.ts';
import { defineRule, type FileContext } from '../define.ts';
import { classificationNode } from '../support/nodes.ts';
import { namesOf } from '../support/personal-content.ts';
import { landlords } from '../support/personal-example.ts';
import { dedent } from '../support/text.ts';

const messages = {
  open: '`{name}` is marked as open to everybody ({mark}), and {fields} {are} declared {kind}. Restrict it, or name the law that makes the register public.',
  dataset:
    '`{name}` is open to everybody and says that it holds {kind}. Restrict it, or name the law that makes the register public.',
} as const;

export const rule = defineRule({
  id: 'privacy/personal-data-unmarked',
  since: '0.2.0',
  stability: 'preview',
  severity: 'error',
  messages,
  docs: {
    what: 'Data with declared direct identifiers, special categories or data on offences carry the lowest, public handling mark.',
    why: 'Public means everybody, for ever. What names people, or tells of their health or their offences, is rarely meant to go there.',
    instead:
      'Write `accessRights: restricted` or `non-public`, or raise the classification. If a law opens the register to the public, name it: `register: {name: …, legalBasis: {act: …, section: …}}`.',
    limits:
      'Counts what is declared, not what is guessed from names. A field that is classified higher than the whole is left alone, and so is a document whose access is restricted, whatever its classification. Identifiers under an open licence are told of by `privacy/personal-data-open-licence`.',
    references: ['NIST SP 800-122, section 3', 'DCAT-US, accessLevel', 'GDPR and UK GDPR, Article 5(1)(f)'],
  },
  examples: {
    good: [
      { title: 'Restricted', frame: 'standard', text: landlords('accessRights: restricted') },
      {
        title: 'A register that a law opens',
        frame: 'standard',
        text: landlords(
          'accessRights: public\nregister: {name: register-of-landlords, legalBasis: {act: Housing Act 2004, section: "232"}}',
        ),
      },
      {
        title: 'Open, and nobody is named',
        frame: 'table-schema',
        text: 'gov:accessRights: public\n',
      },
    ],
    bad: [
      {
        title: 'Open to everybody',
        frame: 'standard',
        text: landlords('accessRights: public\n              ^^^^^^ open'),
        fixed: landlords('accessRights: restricted'),
      },
      {
        title: 'Cleared for everybody',
        frame: 'table-schema',
        text: dedent`
          gov:classification: {scheme: tlp2, value: "TLP:CLEAR"}
                                                    ^^^^^^^^^^^ open
          gov:lawfulBasis: {article6: public-task, article9: archiving-research-statistics}
          fields:
            - name: answer_id
              type: string
              description: Number of the answer.
              constraints: {required: true, unique: true}
            - name: faith
              type: string
              description: What was answered to the question about faith.
              gov:personalData: {category: "dpv-pd:Religion", identifiability: quasi}
          primaryKey: [answer_id]
        `,
      },
      {
        title: 'A dataset of a catalogue',
        frame: 'data-package',
        text: dedent`
          title: Council tax decisions
          ^^^^^ dataset
          gov:personalData: {category: "dpv-pd:OfficialID", identifiability: direct}
          resources:
            - name: decisions
              type: table
              path: https://data.council.example/decisions.csv
              format: csv
              mediatype: text/csv
              encoding: utf-8
              description: One row for each decided application.
        `,
      },
    ],
  },
  on: {
    standard(standard, context) {
      if (isPublicByLaw(standard.marks)) return;
      const found = [...exposed(standard, context)];
      const [first] = found;
      if (!first) return;
      const same = found.filter(({ at }) => at.node === first.at.node).map(({ personal }) => personal);
      const names = new Set(same.map(({ field }) => field.name));
      context.report('open', {
        at: { node: classificationNode(first.at.node).value, part: 'value' },
        data: {
          name: standard.label,
          mark: first.at.value,
          fields: namesOf(same),
          are: names.size === 1 ? 'is' : 'are',
          kind: kindsOf(same),
        },
        fixes: ['restricted', 'non-public'].map((value) => {
          const edit = context.place(standard, 'accessRights', value);
          return edit && { title: `Mark as ${value}`, safety: 'suggestion' as const, edits: [edit] };
        }),
      });
    },
    dataset(dataset, context) {
      const kind = declaredKind(dataset);
      if (kind === undefined || dataset.access?.value !== 'public' || isPublicByLaw(dataset.marks)) return;
      if (dataset.distributions.some(({ described }) => described)) return;
      context.report('dataset', { at: dataset.head, data: { name: dataset.label, kind } });
    },
  },
});

/** The declared fields that a public mark holds for, each with that mark. */
function* exposed(
  standard: Standard,
  context: FileContext<typeof messages>,
): Generator<{ readonly personal: PersonalField; readonly at: Located<string> }> {
  for (const personal of personalFieldsOf(standard, [])) {
    if (personal.source === 'inferred' || !isTold(personal)) continue;
    const { field } = personal;
    const rights = effectiveMark(field, 'accessRights')?.mark;
    const written = typeof rights?.value === 'string' ? rights.value : '';
    if (rights && written !== '' && !/^(?:public|open)$/i.test(written)) continue;
    const classification = effectiveClassification(field)?.mark;
    const scheme = context.schemeOf(classification?.value.scheme, standard.jurisdiction);
    const rank = scheme && classification ? rankOf(scheme, classification.value.value) : undefined;
    const lowest = rank !== undefined && scheme?.values[rank]?.open === true;
    const raised = (field.marks.classification ?? field.inherited.classification) !== undefined && !lowest;
    if (raised) continue;
    if (rights && written !== '') yield { personal, at: { value: written, node: rights.node } };
    else if (lowest && classification)
      yield { personal, at: { value: classification.value.value, node: classification.node } };
  }
}

/** Of identifiers under an open licence `personal-data-open-licence` speaks. */
function isTold({ field, direct, special, criminal }: PersonalField): boolean {
  return special !== undefined || criminal || (direct && openingOfField(field)?.by !== 'licence');
}

function kindsOf(found: readonly PersonalField[]): string {
  if (found.some(({ special }) => special !== undefined)) return 'as special categories of personal data';
  return found.some(({ criminal }) => criminal) ? 'as data on offences' : 'as direct identifiers';
}

function declaredKind({ marks }: Dataset): string | undefined {
  const mark = marks.personalData?.value;
  if (!mark || mark.identifiability === 'none') return undefined;
  if (specialOf(mark) !== undefined) return 'special categories of personal data';
  if (isCriminal(mark)) return 'data on offences';
  return mark.identifiability === 'direct' ? 'direct identifiers' : undefined;
}
