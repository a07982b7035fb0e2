import assert from 'node:assert/strict';
import { addDuration, durationDays, parseDuration } from '../../src/base/duration.ts';
import type { IsoDate } from '../../src/base/iso-date.ts';

describe('durations', () => {
  it('lengths in days, by a mean year and month', () => {
    const days = {
      P1Y: 365.25,
      P1M: 30.4375,
      P18M: 547.875,
      'P0,5Y': 182.625,
      P2W: 14,
      P90D: 90,
      PT24H: 1,
      PT36H: 1.5,
      P1DT12H: 1.5,
      PT0S: 0,
      ' P6Y ': 2191.5,
    };
    for (const [text, length] of Object.entries(days)) assert.equal(durationDays(text), length, text);
  });

  it('what is no duration', () => {
    for (const wrong of [
      '',
      'P',
      'PT',
      '1Y',
      'P1',
      'P1H',
      'PT1D',
      'p1y',
      '-P1Y',
      'P1Y2',
      'yearly',
      `P${'1'.repeat(200)}Y`,
    ])
      assert.equal(durationDays(wrong), undefined, wrong);
  });

  it('by the calendar: ends of months, leap years, no day beyond the calendar', () => {
    const after = (date: string, text: string) =>
      addDuration(date as IsoDate, parseDuration(text) ?? { years: 0, months: 0, days: 0 });
    assert.equal(after('2026-09-01', 'P18M'), '2028-03-01');
    assert.equal(after('2026-01-31', 'P1M'), '2026-02-28');
    assert.equal(after('2024-02-29', 'P1Y'), '2025-02-28');
    assert.equal(after('2024-02-28', 'P2D'), '2024-03-01');
    assert.equal(after('2026-12-31', 'P0.5Y'), '2027-06-30');
    assert.equal(after('2026-01-01', 'P1W'), '2026-01-08');
    assert.equal(after('9999-01-01', 'P2Y'), undefined);
    assert.equal(after('2026-01-01', 'P99999999999Y'), undefined);
  });
});
