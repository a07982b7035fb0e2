import bundled from '../../../generated/bundled-lists.json' with { type: 'json' };
import { lazy } from '../../base/lazy.ts';
import type { BundledCode } from './bundled-lists.ts';
import { listFrom, rowsOf } from './bundled-rows.ts';

const SPDX = {
  source: 'SPDX licence list as the package spdx-license-list keeps it',
  licence: 'CC0-1.0',
  date: bundled.licences.date,
};

/** Licences under which governments publish data, before the many of software. */
const FOR_DATA = [
  'OGL-UK-3.0',
  'CC-BY-4.0',
  'CC0-1.0',
  'CC-BY-SA-4.0',
  'ODC-By-1.0',
  'ODbL-1.0',
  'PDDL-1.0',
  'etalab-2.0',
  'DL-DE-BY-2.0',
  'DL-DE-ZERO-2.0',
  'NLOD-2.0',
  'OGL-Canada-2.0',
];

interface Licence extends BundledCode {
  readonly address: string;
}

const licences = lazy((): Licence[] => {
  const all = rowsOf(bundled.licences.rows).map(
    ([value = '', label = '', address = '']): Licence => ({
      value,
      label,
      address,
      ...(address !== '' && { definition: address }),
    }),
  );
  const rank = new Map(FOR_DATA.map((id, index) => [id, index]));
  const rankOf = ({ value }: Licence): number => rank.get(value) ?? FOR_DATA.length;
  return all.sort((a, b) => rankOf(a) - rankOf(b));
});

/** By their identifiers. */
export const licenceList = listFrom({ id: 'licences', title: 'SPDX', ...SPDX }, licences);

/** By the addresses of their texts, for formats that have an address in the place of the licence. */
export const licenceAddressList = listFrom({ id: 'licence-addresses', title: 'SPDX', ...SPDX }, () => {
  const seen = new Set<string>();
  return licences().flatMap(({ value, label, address }) =>
    address === '' || seen.has(address) || !seen.add(address) ? [] : [{ value: address, label, definition: value }],
  );
});
