import assert from 'node:assert/strict';
import { rules } from '../../generated/rules.ts';
import type { IsoDate } from '../../src/base/iso-date.ts';
import { Checker } from '../../src/check/checker.ts';
import type { Rule } from '../../src/rules/define.ts';
import { EXAMPLE_DAY, FRAMES_OF } from '../../src/testkit/frames.ts';
import { checkFiles, schemas } from '../../src/testkit/memory.ts';

const FRAME = FRAMES_OF.agreement;
const MINE: ReadonlySet<string> = new Set([
  'sharing/onward-sharing-unspecified',
  'sharing/onward-sharing-conflict',
  'sharing/rights-and-complaints',
  'sharing/transparency',
  'sharing/termination-and-exit',
  'sharing/automated-decisions',
  'sharing/missing-public-benefit',
  'sharing/five-safes-incomplete',
]);
const checker = new Checker(
  rules.filter((rule: Rule) => MINE.has(rule.id)),
  schemas,
);

type Lines = readonly (readonly [string | RegExp, string])[];

/** What my rules say of the complete agreement after some replacements: rule, message, and the text that is pointed at. */
function said(changes: Lines): string[] {
  assert.ok(FRAME);
  let { text } = FRAME;
  for (const [before, after] of changes) {
    const next = text.replace(before, after);
    assert.notEqual(next, text, String(before));
    text = next;
  }
  const { findings } = checkFiles(
    [...Object.entries(FRAME.others), [FRAME.file, text]],
    EXAMPLE_DAY as IsoDate,
    checker,
  );
  return findings.map(
    ({ rule, messageId, span }) => `${rule.slice('sharing/'.length)} ${messageId} @${text.slice(span.start, span.end)}`,
  );
}

/** A top-level block with all that is indented below it. */
function block(key: string): RegExp {
  return new RegExp(`^${key}:.*\\n(?:[ ]+.*\\n)*`, 'm');
}
const line = (start: string): RegExp => new RegExp(`^ +${start}.*\\n`, 'm');

const FAULTS: readonly (readonly [string, Lines, string | readonly string[]])[] = [
  ['nothing', [['status: active', 'status: signed']], []],
  ['onwardSharing removed', [[block('onwardSharing'), '']], 'onward-sharing-unspecified missing @title'],
  [
    'onwardSharing blank',
    [[block('onwardSharing'), 'onwardSharing:\n']],
    'onward-sharing-unspecified missing @onwardSharing',
  ],
  [
    'its rule removed',
    [['{rule: prohibited}', '{conditions: none}']],
    'onward-sharing-unspecified rule @onwardSharing',
  ],
  ['its rule blank', [['{rule: prohibited}', '{rule: "", conditions: none}']], 'onward-sharing-unspecified rule @rule'],
  [
    'a list of nobody',
    [['{rule: prohibited}', '{rule: listed, organisations: [""]}']],
    'onward-sharing-unspecified organisations @organisations',
  ],
  [
    'approval by nobody',
    [['{rule: prohibited}', '{rule: with-approval}']],
    'onward-sharing-unspecified approver @onwardSharing',
  ],
  ['rights removed', [[block('rights'), '']], 'rights-and-complaints missing @title'],
  ['rights blank', [[block('rights'), 'rights: {}\n']], 'rights-and-complaints missing @rights'],
  ...['contact: privacy', 'sarLead', 'propagateErasure', 'complaints', 'foi'].map(
    (key) => [`rights without ${key}`, [[line(key), '']], 'rights-and-complaints part @rights'] as const,
  ),
  ['a blank contact', [['contact: privacy@council.example', 'contact: ""']], 'rights-and-complaints part @contact'],
  ['an unknown lead', [['sarLead: council', 'sarLead: nobody']], []],
  ['transparency removed', [[block('transparency'), '']], 'transparency missing @title'],
  ['no privacy notice', [[line('privacyNotice'), '']], 'transparency missing @transparency'],
  [
    'a blank privacy notice',
    [['privacyNotice: https://council.example/privacy', 'privacyNotice: ""']],
    'transparency missing @privacyNotice',
  ],
  ['a notice that is none', [['https://council.example/privacy', 'yes, it is']], 'transparency notice @yes, it is'],
  ['termination removed', [[block('termination'), '']], 'termination-and-exit missing @title'],
  ...['notice: P90D', 'triggers', 'onEnd'].map(
    (key) => [`termination without ${key}`, [[line(key), '']], 'termination-and-exit part @termination'] as const,
  ),
  ['variation removed', [[block('variation'), '']], 'termination-and-exit variation @title'],
  ['automatedDecisions removed', [[block('automatedDecisions'), '']], 'automated-decisions effect @title'],
  [
    'automatedDecisions removed, with a word for it',
    [
      [block('automatedDecisions'), ''],
      ['Check the earned income', 'Decide on the eligibility'],
    ],
    'automated-decisions cue @title',
  ],
  [
    'automatedDecisions removed where nobody is decided about',
    [
      [block('automatedDecisions'), ''],
      ['effect: administrative', 'effect: non-administrative'],
    ],
    [],
  ],
  ...['logic', 'humanReview', 'verificationBeforeAdverseAction', 'notice: Applicants'].map(
    (key) =>
      [`automatedDecisions without ${key}`, [[line(key), '']], 'automated-decisions part @automatedDecisions'] as const,
  ),
  ['benefit removed', [[block('benefit'), '']], 'missing-public-benefit missing @title'],
  ['benefit without a statement', [[line('statement: Fewer'), '']], 'missing-public-benefit statement @benefit'],
  ['no measures', [[/ {2}measures:\n {4}- .*\n/, '']], 'missing-public-benefit measures @benefit'],
  ['measures blank', [[/ {2}measures:\n {4}- .*\n/, '  measures: []\n']], 'missing-public-benefit measures @measures'],
  ...['baseline: 21, ', 'target: 7, ', ', by: 2027-03-31'].map(
    (key) => [`a measure without ${key}`, [[key, '']], 'missing-public-benefit measure @indicator'] as const,
  ),
  [
    'ended, with nothing at all',
    [
      ['status: active', 'status: expired'],
      [block('rights'), ''],
      [block('benefit'), ''],
      [block('onwardSharing'), ''],
    ],
    [],
  ],
  [
    'draft without a notice',
    [
      ['status: active', 'status: draft'],
      [block('transparency'), ''],
    ],
    [],
  ],
  [
    'dea: no register',
    [['jurisdiction: uk', 'jurisdiction: uk\nregime: uk-dea-psd']],
    'transparency regime @transparency',
  ],
  [
    'dea: nothing of transparency',
    [
      ['jurisdiction: uk', 'jurisdiction: uk\nregime: uk-dea-fraud'],
      [block('transparency'), ''],
    ],
    'transparency regime @title',
  ],
  [
    'us: no notice to individuals, no savings',
    [
      ['jurisdiction: uk', 'jurisdiction: us\nregime: us-cmppa'],
      [line('individualNotice'), ''],
    ],
    ['transparency regime @transparency', 'missing-public-benefit savings @benefit'],
  ],
  [
    'nz: no notice before adverse action',
    [
      ['jurisdiction: uk', 'jurisdiction: nz\nregime: nz-aisa'],
      [line('notice: Applicants'), ''],
      ['individualNotice:', 'register: order-in-council\n  individualNotice:'],
    ],
    'automated-decisions partByRegime @automatedDecisions',
  ],
  [
    'au: no five safes',
    [
      ['jurisdiction: uk', 'jurisdiction: au\nregime: au-data-scheme'],
      ['individualNotice:', 'register: data-register\n  individualNotice:'],
    ],
    'five-safes-incomplete missingByRegime @title',
  ],
  ...['project', 'people', 'settings', 'data', 'outputs'].map((key) => {
    const safes = ['project', 'people', 'settings', 'data', 'outputs']
      .filter((one) => one !== key)
      .map((one) => `${one}: x`);
    return [
      `research without safe ${key}`,
      [
        ['category: dpv:ImprovePublicServices', 'category: dpv:ScientificResearch'],
        ['variation:', `fiveSafes: {${safes.join(', ')}}\nvariation:`],
      ],
      'five-safes-incomplete part @fiveSafes',
    ] as const;
  }),
];

describe('terms of an agreement, one at a time', () => {
  for (const [title, changes, expected] of FAULTS)
    it(title, () => {
      const found = said(changes);
      assert.deepEqual(found.sort(), [expected].flat().sort());
    });
});
