import bundled from '../../../generated/bundled-lists.json' with { type: 'json' };
import { listFrom, rowsOf } from './bundled-rows.ts';
import currencyData from './currencies.json' with { type: 'json' };
import currencyNames from './currency-names.json' with { type: 'json' };

const ISO_3166 = {
  source: 'ISO 3166 as the package iso-3166 keeps it',
  licence: 'MIT',
  date: bundled.countries.date,
};

export const countryList = listFrom({ id: 'countries', title: 'ISO 3166-1 alpha-2', ...ISO_3166 }, () =>
  rowsOf(bundled.countries.rows).map(([value = '', , , label = '']) => ({ value, label })),
);

export const countryThreeLetterList = listFrom(
  { id: 'countries-alpha-3', title: 'ISO 3166-1 alpha-3', ...ISO_3166 },
  () => rowsOf(bundled.countries.rows).map(([, value = '', , label = '']) => ({ value, label })),
);

export const subdivisionList = listFrom({ id: 'subdivisions', title: 'ISO 3166-2', ...ISO_3166 }, () =>
  rowsOf(bundled.subdivisions.rows).map(([value = '', label = '']) => ({ value, label })),
);

export const currencyList = listFrom(
  {
    id: 'currencies',
    title: 'ISO 4217',
    source: `${currencyData.source}. Names: ${currencyNames.source}`,
    licence: currencyNames.licence,
    date: currencyData.date,
  },
  () => rowsOf(currencyNames.names).map(([value = '', label = '']) => ({ value, label })),
);
