import { defineRule } from '../define.ts';
import { coordinatesWithoutCrs } from '../support/crs.ts';
import { dedent } from '../support/text.ts';

const messages = {
  pair: '`{first}` and `{second}` are coordinates, and nothing says of which reference system.',
  geometry: '`{field}` holds a place on the map, and nothing says in which coordinate reference system.',
} as const;

export const rule = defineRule({
  id: 'interop/crs-missing',
  since: '0.2.0',
  stability: 'preview',
  severity: 'warning',
  messages,
  docs: {
    what: 'A table has coordinates or a geometry, and nothing names their coordinate reference system.',
    why: 'The same pair of numbers lies metres or kilometres apart in WGS 84, ETRS89 or OSGB36. A point a hundred metres off is in another street.',
    instead:
      'Name the system in the description, best by its code: `EPSG:4326` (WGS 84), `EPSG:4258` (ETRS89), `EPSG:27700` (British National Grid). Or use GeoJSON, which is always in WGS 84, or add a field for the code where it differs from row to row.',
    limits:
      'Knows pairs of fields by the words for latitude, longitude, easting and northing in seven languages, and fields called geometry, WKT or geopoint. Silent when any field of the entity, its description or that of the standard names a system, GeoJSON or a datum, or when a key made for it is there under whatever name. Reports the first coordinates of an entity. Boxes that bound the extent of a dataset need none, and catalogues of datasets are not looked at.',
    references: [
      'GOV.UK, Exchange of location point',
      'INSPIRE, Regulation (EU) 1089/2010, Annex II',
      'RFC 7946 (GeoJSON), section 4',
    ],
  },
  examples: {
    good: [
      {
        title: 'Named in a description, and GeoJSON',
        frame: 'table-schema',
        text: dedent`
          fields:
            - name: claim_id
              type: string
              description: Number under which the authority keeps the application.
            - name: latitude
              type: number
              description: Of the entrance of the office, in degrees of ETRS89 (EPSG:4258).
            - name: longitude
              type: number
              description: East of Greenwich, of that entrance.
            - name: outline
              type: geojson
              description: Of the building in which the office is.
        `,
      },
      {
        title: 'In the name, and a field that says it',
        frame: 'json-schema',
        text: dedent`
          properties:
            lat_wgs84: {type: number, description: Of the entrance of the office.}
            lon_wgs84: {type: number, description: 'East of Greenwich, of that entrance.'}
            long_name: {type: string, description: The office as it is called in full.}
        `,
      },
    ],
    bad: [
      {
        title: 'Two bare numbers',
        frame: 'json-schema',
        text: dedent`
          properties:
            office_lat: {type: number, description: Of the entrance of the office.}
            ^^^^^^^^^^ pair
            office_lon: {type: number, description: 'East of Greenwich, of that entrance.'}
        `,
      },
      {
        title: 'A geometry as text',
        frame: 'odcs',
        text: dedent`
          schema:
            - name: offices
              description: One row for each office.
              properties:
                - name: outline_wkt
                        ^^^^^^^^^^^ geometry
                  logicalType: string
                  description: Of the building in which the office is, as text.
        `,
      },
    ],
  },
  on: {
    entity(entity, context) {
      const found = coordinatesWithoutCrs(entity);
      if (!found) return;
      const { first, second } = found;
      if (second) context.report('pair', { at: first.nameAt, data: { first: first.path, second: second.path } });
      else context.report('geometry', { at: first.nameAt, data: { field: first.path } });
    },
  },
});
