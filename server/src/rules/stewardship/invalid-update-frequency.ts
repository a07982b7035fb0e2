import type { Located } from '../../model/located.ts';
import { frequencies } from '../../model/vocabularies/frequencies.ts';
import { defineRule, type FileContext } from '../define.ts';
import { datasetExample } from '../support/dataset-example.ts';
import { dedent, quoted } from '../support/text.ts';
import { frequencySlip, isRepetition, rhythmDays } from '../support/update-frequency.ts';

const messages = {
  unknown: '{written} is no frequency that readers of this format know. It takes {wanted}.',
  meant: '{written} is no frequency that readers of this format know. Write {meant}.',
  words:
    '{written} says how often the data are updated in words that no tool reads. Write a repetition such as `R/P1M`.',
} as const;

export const rule = defineRule({
  id: 'stewardship/invalid-update-frequency',
  since: '0.2.0',
  stability: 'preview',
  severity: 'warning',
  messages,
  docs: {
    what: 'The update frequency is no term of the list that the format takes it from.',
    why: 'Portals sort by it and harvesters plan by it. `monthly` in a catalogue whose readers expect `R/P1M` is the same to them as nothing.',
    instead:
      'Write the term of the format: an address of the EU authority table in DCAT-AP (terms of Dublin Core are understood as well), `R/P1M` in DCAT-US 1.1, `freq:monthly` in the UK model. The fix writes it where it is clear what is meant.',
    limits:
      'Repetitions that no list names, such as `R/P18M`, are fine where repetitions are. DCAT-US itself gives `R/P0.5M` for two rhythms; both readings are accepted. A prefix of linked data is believed whatever it stands for. In standards, which have no list, terms of all four vocabularies, repetitions and bare periods are accepted.',
    references: [
      'EU Vocabularies, authority table frequency',
      'Dublin Core Collection Description Frequency Vocabulary',
      'Project Open Data metadata schema 1.1, accrualPeriodicity',
      'ISO 8601-1, repeating intervals',
    ],
  },
  examples: {
    good: [
      { title: 'A rhythm that no list names', frame: 'dcat-us', text: datasetExample('accrualPeriodicity: R/P18M') },
      {
        title: 'Dublin Core in linked data',
        frame: 'dcat-ap',
        text: 'dct:accrualPeriodicity: {"@id": "http://purl.org/cld/freq/quarterly"}\n',
      },
      { title: 'Another edition of the term', frame: 'uk-metadata', text: 'updateFrequency: freq:monthly\n' },
      { title: 'A standard', frame: 'standard', text: 'updateFrequency: daily\n' },
    ],
    bad: [
      {
        title: 'A word where repetitions are read',
        frame: 'dcat-us',
        text: datasetExample('accrualPeriodicity: annual\n                    ^^^^^^ meant'),
        fixed: datasetExample('accrualPeriodicity: R/P1Y'),
      },
      {
        title: 'A code of another authority',
        frame: 'dcat-ap',
        text: dedent`
          dct:accrualPeriodicity: {"@id": "http://publications.europa.eu/resource/authority/frequency/M"}
                                          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ unknown
        `,
      },
      {
        title: 'Without its prefix',
        frame: 'uk-metadata',
        text: 'updateFrequency: quarterly\n                 ^^^^^^^^^ meant\n',
        fixed: 'updateFrequency: freq:quarterly\n',
      },
      {
        title: 'Words in a standard',
        frame: 'standard',
        text: 'updateFrequency: whenever the board has met\n                 ^^^^^^^^^^^^^^^^^^^^^^^^^^ words\n',
      },
    ],
  },
  on: {
    standard({ marks }, context) {
      const written = marks.updateFrequency;
      if (written && typeof written.value === 'string') checkWords(written as Located<string>, context);
    },
    dataset(dataset, context) {
      const slip = frequencySlip(dataset);
      if (!slip) return;
      const { written, wanted, meant } = slip;
      const at = { node: written.node, part: 'value' } as const;
      const data = { written: quoted(written.value) };
      if (meant === undefined) return context.report('unknown', { at, data: { ...data, wanted } });
      context.report('meant', {
        at,
        data: { ...data, meant: quoted(meant) },
        fixes: [
          {
            title: `Write ${quoted(meant)}`,
            safety: 'suggestion',
            edits: [{ op: 'set', at: written.node, path: [], value: meant }],
          },
        ],
      });
    },
  },
});

/** A standard may use any vocabulary, or say a period as it would say any other. */
function checkWords(written: Located<string>, context: FileContext<typeof messages>): void {
  const text = written.value.trim();
  if (text === '' || isRepetition(text) || rhythmDays(text) !== undefined || frequencies().meant(text)) return;
  // Service levels name a number and a unit that nobody has a list of.
  if (/^\d+(?:[.,]\d+)? ?\p{L}*$/u.test(text)) return;
  context.report('words', { at: { node: written.node, part: 'value' }, data: { written: quoted(text) } });
}
