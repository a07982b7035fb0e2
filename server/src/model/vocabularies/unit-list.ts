import type { BundledList } from './bundled-lists.ts';
import { listFrom } from './bundled-rows.ts';
import data from './units.json' with { type: 'json' };
import { commonUnits, unitOf } from './units.ts';

/** The units that data of governments are often in; any other term of UCUM is understood. */
export const unitList: BundledList = {
  ...listFrom({ id: 'units', title: 'UCUM', source: data.source, licence: data.licence, date: data.date }, () =>
    commonUnits().map(({ code, label, quantity }) => ({ value: code, label, definition: quantity })),
  ),
  codeOf(value) {
    const label = unitOf(value);
    return label === undefined ? undefined : { value, label };
  },
};
