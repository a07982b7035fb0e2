import { wordsOf } from '../../base/words.ts';
import type { Entity, Field } from '../../model/entities.ts';
import { asText, entriesOf, type SyntaxNode, textOf } from '../../syntax/tree.ts';

/** Fields that say where something is: two that go together, or one that holds a geometry. */
export interface Coordinates {
  readonly first: Field;
  readonly second: Field | undefined;
}

/** The first coordinates of an entity beside which nothing names a coordinate reference system. */
export function coordinatesWithoutCrs(entity: Entity): Coordinates | undefined {
  const found = coordinatesIn(entity.fields);
  if (!found || isBox(wordsOf(entity.name))) return undefined;
  const { standard } = entity;
  const around: SyntaxNode[] = [entity.node, standard.node];
  const texts = [entity.name, entity.description?.value, standard.title?.value, standard.description?.value];
  if (texts.some((text) => namesCrs(text ?? '')) || around.some(hasCrsKey)) return undefined;
  return anyTellsCrs(entity.fields) ? undefined : found;
}

const LATITUDE = /^(?:lat|latitude|latitud|latitudine|breitengrad|breedtegraad|northing|northings)$/;
const LONGITUDE =
  /^(?:lon|lng|long|longitude|longitud|longitudine|langengrad|laengengrad|lengtegraad|easting|eastings)$/;
const GEOMETRY = /^(?:the )?(?:geom|geometry)$|^geo ?point$|(?:^| )wkt(?: geom(?:etry)?)?$/;

/** Boxes that say roughly where a dataset lies need no system (ISO 19115-1, EX_GeographicBoundingBox). */
function isBox(words: readonly string[]): boolean {
  return words.some((word) => /^(?:bound(?:s|ing)?|bbox|extent|envelope)$/.test(word));
}

function coordinatesIn(fields: readonly Field[]): Coordinates | undefined {
  let latitude: Field | undefined;
  let longitude: Field | undefined;
  for (const field of fields) {
    const words = wordsOf(field.name);
    if (isBox(words)) continue;
    if (!holdsText(field) && words.some((word) => LATITUDE.test(word))) latitude ??= field;
    else if (!holdsText(field) && words.some((word) => LONGITUDE.test(word))) longitude ??= field;
    else if (isGeometry(field, words)) return { first: field, second: undefined };
    const inner = coordinatesIn(field.fields);
    if (inner) return inner;
  }
  return latitude && longitude ? { first: latitude, second: longitude } : undefined;
}

/** `long` is a word, too: of a description, a list. */
function holdsText({ codeList, type }: Field): boolean {
  return codeList !== undefined || type?.value === 'boolean' || type?.value === 'date' || type?.value === 'array';
}

function isGeometry({ type, codeList, refersTo, describedElsewhere }: Field, words: readonly string[]): boolean {
  if (codeList || refersTo || describedElsewhere) return false;
  if (type?.value === 'geometry') return true;
  return type?.value === 'string' && GEOMETRY.test(words.join(' '));
}

function anyTellsCrs(fields: readonly Field[]): boolean {
  return fields.some((field) => tellsCrs(field) || anyTellsCrs(field.fields));
}

function tellsCrs(field: Field): boolean {
  const { name, title, description, format, pattern, marks, refersTo, type, examples } = field;
  const texts = [
    name,
    title?.value,
    description?.value,
    format?.value,
    pattern?.value,
    marks.concept?.value,
    marks.unit?.value,
    refersTo?.resource,
    asText(type?.node),
    ...examples.map(({ value }) => (typeof value === 'string' ? value.slice(0, 200) : '')),
  ];
  return texts.some((text) => text !== undefined && namesCrs(text)) || hasCrsKey(field.node);
}

const CRS =
  /(?:^|[^a-z])(?:epsg|crs(?:84)?|srs|srid|datum|geojson|ogc:crs|wgs[ _-]?(?:19)?84|etrs[ _-]?(?:19)?89|osgb(?:36)?|british national grid|national grid|irish grid|bng|gda[ _-]?(?:94|2020)|nad[ _-]?(?:27|83)|nztm|nzgd|rgf[ _-]?93|lambert|itm|rijksdriehoek|amersfoort|utm|mercator|gauss|ed50|sirgas|pulkovo|lv95|spatial reference|reference system|coordinate system|projection|r[ée]f[ée]rentiel|sistema de referencia|sistema di riferimento|bezugssystem|referentiesysteem)(?:[^a-z]|$)|schema\.org\/(?:latitude|longitude|geo)|wgs84_pos|geojson|spatialreference|coordinatereference/i;

/** UTF-16 units. Nobody names it behind so much text. */
const LONGEST_TEXT = 5000;

function namesCrs(text: string): boolean {
  return CRS.test(text.length > LONGEST_TEXT ? text.slice(0, LONGEST_TEXT) : text);
}

/** A key of whatever vocabulary that is made for it. */
function hasCrsKey(node: SyntaxNode): boolean {
  for (const { key } of entriesOf(node))
    if (/crs|srid|epsg|spatial_?ref|coordinate_?ref/i.test(textOf(key))) return true;
  return false;
}
