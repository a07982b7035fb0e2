import { wordsOf } from '../../base/words.ts';
import type { Field } from '../../model/entities.ts';
import { defineRule, type FileContext } from '../define.ts';
import { dedent, quoted } from '../support/text.ts';

const messages = {
  format:
    '`{field}` is written as {format}: a time of day without its offset from UTC. Nobody can tell which moment is meant once the data leave the building.',
  none: '`{field}` is said to be without a time zone, and no zone is named that would hold for all its values.',
  optional: '`{field}` may be written without its offset from UTC, as `dateTime` allows. `dateTimeStamp` demands one.',
  example:
    'The example {example} of `{field}` has no offset from UTC. Write `Z` or an offset such as `+01:00` behind it.',
} as const;

export const rule = defineRule({
  id: 'interop/datetime-without-timezone',
  since: '0.2.0',
  stability: 'preview',
  severity: 'warning',
  messages,
  docs: {
    what: 'A field with a date and a time of day does not say how far its clock is from UTC: by its format, by its type, or in its example.',
    why: '09:00 in London and 09:00 in Lisbon are the same moment in some months and not in others. Without an offset, two systems sort the same events differently, and an hour of every autumn happens twice.',
    instead:
      'Write values such as `2026-03-01T09:00:00Z` or `2026-03-01T09:00:00+01:00`, and a format that ends in the offset. In ODCS `timezone: true` or a `defaultTimezone` will do, in CSVW the type `dateTimeStamp`.',
    limits:
      'Speaks of fields typed as a date with a time, where the format says something about offsets; times of day without a date are left alone. Fields are left alone whose description or whose table names a time zone, local time or UTC, and those beside a field that holds the time zone.',
    references: ['ISO 8601-1:2019, local time', 'RFC 3339'],
  },
  examples: {
    good: [
      {
        title: 'With an offset',
        frame: 'table-schema',
        text: dedent`
          fields:
            - name: claim_id
              type: datetime
              format: "%Y-%m-%dT%H:%M:%S%z"
              description: Moment at which the application arrived.
              example: "2026-04-03T09:00:00Z"
        `,
      },
      {
        title: 'A zone for all values, and clocks on walls',
        frame: 'odcs',
        text: dedent`
          schema:
            - name: counters
              description: One row for each day on which a counter is open.
              properties:
                - name: changed_at
                  logicalType: timestamp
                  logicalTypeOptions: {format: "yyyy-MM-dd HH:mm:ss", timezone: false, defaultTimezone: Europe/London}
                  description: Moment of the last change.
                - name: opens_at
                  logicalType: timestamp
                  logicalTypeOptions: {timezone: false}
                  description: When the doors open, in local time.
        `,
      },
    ],
    bad: [
      {
        title: 'A format that ends too early',
        frame: 'table-schema',
        text: dedent`
          fields:
            - name: claim_id
              type: datetime
              format: "%Y-%m-%dT%H:%M:%S"
                      ^^^^^^^^^^^^^^^^^^^ format
              description: Moment at which the application arrived.
        `,
        fixed: dedent`
          fields:
            - name: claim_id
              type: datetime
              format: "%Y-%m-%dT%H:%M:%S%z"
              description: Moment at which the application arrived.
        `,
      },
      {
        title: 'Without a zone, and none for all',
        frame: 'odcs',
        text: dedent`
          schema:
            - name: claims
              description: One row for each decided application.
              properties:
                - name: received_at
                  logicalType: timestamp
                  logicalTypeOptions: {timezone: false}
                                                 ^^^^^ none
                  description: Moment at which the application arrived.
        `,
        fixed: dedent`
          schema:
            - name: claims
              description: One row for each decided application.
              properties:
                - name: received_at
                  logicalType: timestamp
                  logicalTypeOptions: {timezone: true}
                  description: Moment at which the application arrived.
        `,
      },
      {
        title: 'A type that lets the offset out',
        frame: 'csvw',
        text: dedent`
          tableSchema:
            columns:
              - name: received_at
                titles: Received
                dc:description: Moment at which the application arrived.
                datatype: dateTime
                          ^^^^^^^^ optional
        `,
        fixed: dedent`
          tableSchema:
            columns:
              - name: received_at
                titles: Received
                dc:description: Moment at which the application arrived.
                datatype: dateTimeStamp
        `,
      },
      {
        title: 'An example without an offset',
        frame: 'json-schema',
        text: dedent`
          properties:
            received_at:
              type: string
              format: date-time
              description: Moment at which the application arrived.
              examples: ["2026-04-03T09:00:00"]
                         ^^^^^^^^^^^^^^^^^^^^^ example
        `,
      },
    ],
  },
  on: {
    field(field, context) {
      if (field.type?.value !== 'datetime' || field.offset?.value === 'required' || namesZone(field)) return;
      if (!checkFormat(field, context) && !checkOffset(field, context)) checkExamples(field, context);
    },
  },
});

type Context = FileContext<typeof messages>;

/** A pattern of strftime or of Java with an hour and no offset, as far as it is one. */
function checkFormat({ name, format }: Field, context: Context): boolean {
  if (!format) return false;
  const { value } = format;
  const strftime = value.includes('%');
  const local = strftime
    ? /%[HIT]/.test(value) && !/%[zZs]|Z/.test(value)
    : /y{2,4}.*[Hh]{1,2}/.test(value) &&
      !/[zZxXO]/.test(value.replace(/'[^']*'/g, (text) => (text === "'Z'" ? 'Z' : '')));
  if (!local) return false;
  const whole = value + (strftime ? '%z' : 'XXX');
  const edits = [{ op: 'set' as const, at: format.node, path: [], value: whole }];
  const fixes = [{ title: `Write ${quoted(whole)}`, safety: 'suggestion' as const, edits }];
  context.report('format', { at: format, data: { field: name, format: quoted(value) }, fixes });
  return true;
}

function checkOffset({ name, format, offset }: Field, context: Context): boolean {
  if (!offset || offset.value === 'required') return false;
  const none = offset.value === 'none';
  // A format that was let pass ends in an offset, whatever the type would allow.
  if (!none && format) return false;
  const edits = [{ op: 'set' as const, at: offset.node, path: [], value: none ? true : 'dateTimeStamp' }];
  const fixes = [{ title: 'Demand an offset', safety: 'suggestion' as const, edits }];
  context.report(none ? 'none' : 'optional', { at: offset, data: { field: name }, fixes });
  return true;
}

function checkExamples(field: Field, context: Context): void {
  for (const example of field.examples) {
    const text = typeof example.value === 'string' ? example.value.trim() : '';
    if (/^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?$/i.test(text))
      context.report('example', { at: example, data: { field: field.name, example: quoted(text) } });
  }
}

const ZONE =
  /\blocal (?:date |clock )?time|\btime[- ]?zones?\b|\b(?:utc|gmt|bst|cet|cest)\b|\bwall[- ]clock|\bheure locale|\bfuseau|\bhora local|\bortszeit|\bzeitzone|\bora locale|\blokale tijd|\btijdzone/i;

/** The texts around it tell the zone or that the clock on the wall is meant, or another field holds the zone. */
function namesZone(field: Field): boolean {
  const { entity, parent } = field;
  const texts = [field.description, field.title, parent?.description, entity.description, entity.standard.description];
  if (texts.some((text) => ZONE.test(text?.value ?? ''))) return true;
  if (wordsOf(field.name).some((word) => /^(?:utc|gmt|local|wall)$/.test(word))) return true;
  return (parent ?? entity).fields.some((sibling) => isZone(wordsOf(sibling.name).join(' ')));
}

function isZone(name: string): boolean {
  return /\b(?:time ?zone|tz|utc offset|zone offset|fuseau|zona horaria|zeitzone|tijdzone)\b/.test(name);
}
