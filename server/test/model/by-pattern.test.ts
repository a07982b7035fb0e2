import assert from 'node:assert/strict';
import { fieldsOf } from '../../src/model/formats/build.ts';
import { inferredPrivacy } from '../../src/model/inference/field-privacy.ts';
import { parse } from '../../src/syntax/parse.ts';
import { sourceOf } from '../../src/testkit/memory.ts';
import { readFile } from '../../src/workspace/file-state.ts';

/** What is inferred of the only field of a JSON Schema. */
function inferred(name: string, keywords: string, title = 'Record'): string {
  const text = `$schema: https://json-schema.org/draft/2020-12/schema\ntitle: ${title}\ntype: object\nproperties:\n  ${name}: {type: string, ${keywords}}\n`;
  const standard = readFile(parse(sourceOf('a.yaml', text))).documents[0]?.lowered.standards[0];
  const [field] = standard ? fieldsOf(standard) : [];
  assert.ok(field);
  const { personal, confidence, evidence } = inferredPrivacy(field, []);
  return personal === 'none' ? personal : `${personal} ${confidence}: ${evidence.join('; ')}`;
}

describe('Personal data by pattern and format', () => {
  it('knows a national number by its pattern', () => {
    assert.match(
      inferred('ref', "pattern: '^[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z][0-9]{6}[A-D]$'"),
      /^direct medium: pattern of uk\/nino/,
    );
    assert.equal(inferred('ref', "pattern: '^[A-Z]{2}[0-9]{6}[A-Z]$'"), 'none');
  });

  it('is surer where the name agrees', () => {
    const nino = "pattern: '^[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z][0-9]{6}[A-D]$'";
    assert.match(inferred('nino', nino), /^direct high: /);
  });

  it('asks whose an address is, and gives way to words that speak against it', () => {
    assert.match(inferred('reach_at', 'format: email', 'Patient'), /^direct low: format email/);
    assert.equal(inferred('reach_at', 'format: email', 'Department'), 'none');
    assert.equal(inferred('reach_at_helpdesk', 'format: email', 'Patient'), 'none');
    assert.equal(inferred('gateway', 'format: ipv4'), 'none');
    assert.equal(inferred('code', 'format: uuid', 'Patient'), inferred('code', 'minLength: 36', 'Patient'));
  });
});
