import assert from 'node:assert/strict';
import { fieldsOf } from '../../../src/model/formats/build.ts';
import { classifyField } from '../../../src/model/inference/classify-field.ts';
import { parse } from '../../../src/syntax/parse.ts';
import { sourceOf } from '../../../src/testkit/memory.ts';
import { readFile } from '../../../src/workspace/file-state.ts';

/**
 * Fields of one table and what is to be said of each. A key is a name, after commas its type and its format or its list of values, and after a bar its
 * description: `age,integer | Age of the pupil`, `contact,string,email`, `code,string,M/F`. A value is a verdict as `verdictsOn` writes it.
 */
export type Table = Readonly<Record<string, string>>;

/** A test for each table. The title is its name, in brackets before it the languages of the document, and after a bar its description. */
export function testTables(tables: Readonly<Record<string, Table>>): void {
  for (const [title, table] of Object.entries(tables))
    it(title, () => assert.deepEqual(verdictsOn(title, Object.keys(table)), table));
}

/** `direct name`, `indirect health/health` (category, then what is special about it), `mixed contact`, `none`. */
function verdictsOn(title: string, keys: readonly string[]): Table {
  const [, languages = '', name = ''] = /^(?:\[(.*?)\] )?(.*)$/.exec(title) ?? [];
  const standard = tableOf(name, keys);
  const fields = [...fieldsOf(standard)];
  assert.equal(fields.length, keys.length, `fields read of ${name}`);
  return Object.fromEntries(
    fields.map((field, index) => {
      const { personal, category, special } = classifyField(field, languages === '' ? [] : languages.split(' '));
      const verdict = personal === 'none' ? 'none' : `${personal} ${category}${special ? `/${special}` : ''}`;
      return [keys[index] ?? '', verdict];
    }),
  );
}

function tableOf(title: string, keys: readonly string[]) {
  const [name = '', about] = title.split(' | ');
  const fields = keys.map((key) => {
    const [head = '', description] = key.split(' | ');
    const [field = '', type = 'string', values = 'default'] = head.split(',');
    const format = values.includes('/') ? 'default' : values;
    const constraints = { required: true, ...(values.includes('/') && { enum: values.split('/') }) };
    return { name: field, type, format, ...(description !== undefined && { description }), constraints };
  });
  const document = {
    $schema: 'https://datapackage.org/profiles/2.0/tableschema.json',
    name,
    ...(about !== undefined && { description: about }),
    fields,
  };
  const [read] = readFile(parse(sourceOf(`${name}.json`, JSON.stringify(document)))).documents;
  const [standard] = read?.lowered.standards ?? [];
  assert.ok(standard, `${name} is read as a table schema`);
  return standard;
}
