import { listFrom } from './bundled-rows.ts';
import { licenceList } from './licence-list.ts';
import data from './licences.json' with { type: 'json' };

/** Licences of data by their addresses in the EU's authority table, as DCAT-AP wants them. */
export const licenceAuthorityList = listFrom(
  {
    id: 'licence-authorities',
    title: 'EU licences',
    source: data.source,
    licence: data.licence,
    date: data.date,
  },
  () =>
    Object.entries(data.authority.offered).map(([code, id]) => {
      const label = licenceList.codeOf(id)?.label ?? data.licences.find((row) => row.id === id)?.title ?? id;
      return { value: data.authority.base + code, label, definition: id };
    }),
);
