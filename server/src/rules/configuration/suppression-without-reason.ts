import { defineRule } from '../define.ts';

export const rule = defineRule({
  id: 'configuration/suppression-without-reason',
  since: '0.1.0',
  stability: 'stable',
  severity: 'warning',
  messages: {
    noReason: 'This comment switches a rule off without saying why. Add ` -- ` and the reason.',
    noRule: 'This comment names no rule, so it accepts nothing.',
    unknownRule: 'There is no rule `{rule}`.',
    unused: 'There is nothing of `{rule}` on the next line to accept. Remove it.',
  },
  docs: {
    what: 'A `# concordat-disable-next-line` comment gives no reason, names no rule or an unknown one, or accepts nothing.',
    why: 'An accepted finding is a decision. Whoever reads the file next year must see why it was taken, and that it still applies.',
    instead:
      'Write `# concordat-disable-next-line RULE -- reason` on the line above, and remove it when the finding is gone.',
    limits: 'JSON has no comments; there, write an exception in `.concordat.yaml`.',
    references: ['`concordat explain`, configuration'],
  },
  examples: {
    good: [
      {
        title: 'With a reason',
        frame: 'agreement',
        text: '# concordat-disable-next-line sharing/expired -- extension agreed, signature on its way\nterm: {start: 2026-09-01, end: 2026-10-31}\n',
      },
    ],
    bad: [
      {
        title: 'Without a reason',
        frame: 'agreement',
        text: '# concordat-disable-next-line sharing/expired\n^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ noReason\nterm: {start: 2026-09-01, end: 2026-10-31}\n',
      },
      {
        title: 'For nothing',
        frame: 'agreement',
        text: '# concordat-disable-next-line sharing/expired, sharing/exprired -- why\n                              ^^^^^^^^^^^^^^^ unused\n                                               ^^^^^^^^^^^^^^^^ unknownRule\nterm: {start: 2026-09-01, end: 2028-08-31}\n',
      },
      {
        title: 'Without a rule',
        frame: 'agreement',
        text: '# concordat-disable-next-line -- all of it\n^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ noRule\nterm: {start: 2026-09-01, end: 2028-08-31}\n',
      },
    ],
  },
  on: {
    suppression(comment, context) {
      const whole = { start: comment.start, end: comment.end };
      if (comment.rules.length === 0) return context.report('noRule', { at: whole, data: {} });
      if (comment.reason === undefined) context.report('noReason', { at: whole, data: {} });
      for (const { id, known, used, start, end } of comment.rules) {
        const at = { start, end };
        if (!known) context.report('unknownRule', { at, data: { rule: id } });
        else if (!used) context.report('unused', { at, data: { rule: id } });
      }
    },
  },
});
