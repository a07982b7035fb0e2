import { createRequire } from 'node:module';
import { Ajv } from 'ajv';
import { Ajv2019 } from 'ajv/dist/2019.js';
import { Ajv2020 } from 'ajv/dist/2020.js';
import AjvDraft04 from 'ajv-draft-04';
import { DRAFT_URIS, type Draft } from '../model/formats/json-schema/drafts.ts';

const require = createRequire(import.meta.url);

type MetaSchema = { properties: Record<string, object> };

/**
 * The official meta-schemas, as ajv and ajv-draft-04 carry them. Formats are not asserted, as the drafts leave that open. Slips of the carried
 * copies are put right: draft-07 only recommends that `enum` has distinct items and at least one, and knows `writeOnly`; draft-04 says in
 * words that `format` is a text, and leaves `$ref` to the draft on JSON Reference.
 */
export function metaSchemaValidator(draft: Draft): (schema: unknown) => boolean {
  const options = { strict: false, validateFormats: false };
  const carried = (path: string): MetaSchema => structuredClone(require(path)) as MetaSchema;
  const held = (ajv: Ajv2019 | Ajv2020) => {
    const validate = ajv.getSchema(DRAFT_URIS[draft]);
    return (schema: unknown): boolean => validate?.(schema) === true;
  };
  const compiled = (ajv: Ajv, { $id, id, ...meta }: MetaSchema & { $id?: string; id?: string }) => {
    const validate = ajv.compile({
      ...meta,
      ...($id && { $id: 'https://meta.example/schema' }),
      ...(id && { id: 'https://meta.example/schema' }),
      $schema: undefined,
    });
    return (schema: unknown): boolean => validate(schema);
  };
  switch (draft) {
    case 'draft-04': {
      const Draft04 = (AjvDraft04 as unknown as { default: new (options: object) => Ajv }).default;
      const meta = carried('ajv-draft-04/dist/refs/json-schema-draft-04.json');
      meta.properties.format = { type: 'string' };
      meta.properties.$ref = { type: 'string' };
      return compiled(new Draft04(options), meta);
    }
    case 'draft-06':
      return compiled(new Ajv(options), carried('ajv/dist/refs/json-schema-draft-06.json'));
    case 'draft-07': {
      const meta = carried('ajv/dist/refs/json-schema-draft-07.json');
      meta.properties.enum = { type: 'array', items: true };
      meta.properties.writeOnly = { type: 'boolean' };
      return compiled(new Ajv(options), meta);
    }
    case '2019-09':
      return held(new Ajv2019(options));
    case '2020-12':
      return held(new Ajv2020(options));
  }
}
