import assert from 'node:assert/strict';
import { HOUSE_CHECKLIST } from '../../src/rules/support/attestation-example.ts';
import { completions, definitionAt, hoverAt, referencesAt } from '../../src/testkit/cursor.ts';
import { FRAMES_OF } from '../../src/testkit/frames.ts';

const project = (entry: string): Record<string, string> => ({
  'standards/claim.yaml': FRAMES_OF.standard?.text ?? '',
  'agreements/a.yaml': FRAMES_OF.agreement?.text ?? '',
  'governance/attestations.yaml': `attestations:\n${entry}`,
});

describe('a file of attestations in the editor', () => {
  it('offers the items that a person may answer', () => {
    const found = completions(project('  - item: $0\n'));
    assert.ok(found.has('G1.2') && found.has('T1.1'));
    assert.ok(!found.has('G1.1'), 'files decide it');
    // Thirteen for people alone, eight for files and people, and one that either may show.
    assert.equal(found.size, 22);
  });

  it('offers the items of the checklists that the configuration names, with their roles', () => {
    const files = (entry: string) => ({ ...project(entry), ...HOUSE_CHECKLIST });
    const items = completions(files('  - item: $0\n'));
    assert.ok(items.has('X1') && items.has('G1.2'));
    assert.ok(!items.has('X2'), 'files decide it');
    const roles = completions(files('  - item: X1\n    by: {role: $0}\n'));
    assert.ok(roles.has('Service owner') && !roles.has('Data owner'));
    assert.ok(!completions(project('  - item: $0\n')).has('X1'));
  });

  it('offers what can be attested, answers, roles and organisations', () => {
    const has = (entry: string, ...labels: string[]) => {
      const found = completions(project(entry));
      for (const label of labels) assert.ok(found.has(label), `${label} among ${[...found.keys()]}`);
      return found;
    };
    has('  - item: G2.5\n    subject: $0\n', 'urn:gov.example:standard:claim', 'urn:gov.example:agreement:2026-0042');
    has('  - item: G2.5\n    answer: $0\n', 'yes', 'partial', 'no', 'not-applicable');
    has('  - by: {organisation: $0}\n', 'GB-LAE-EXS');
    const roles = has('  - item: G1.4\n    by: {role: $0}\n', 'Chief Data Officer', 'Senior Responsible Owner');
    assert.equal(roles.size, 2);
    has('  - $0\n', 'item', 'subject', 'digest');
  });

  it('says what an item asks, why, and who may attest it', () => {
    const said = hoverAt(project('  - item: G1$0.4\n'));
    assert.match(said, /A senior champion has approved openness as the default/);
    assert.match(said, /May attest: Chief Data Officer, Senior Responsible Owner/);
  });

  it('leads from a subject to its thing, and from the thing to its attestations', () => {
    const entry = '  - item: G2.5\n    subject: urn:gov.example:stan$0dard:claim\n';
    assert.match(definitionAt(project(entry)), /^standards\/claim\.yaml:/);
    assert.match(hoverAt(project(entry)), /\*\*Council tax claim\*\*/);
    assert.match(
      definitionAt(project(entry.replace('stan$0dard:claim', 'agree$0ment:2026-0042'))),
      /^agreements\/a\.yaml:/,
    );
    const files = project('  - item: G2.5\n    subject: urn:gov.example:standard:claim\n');
    const marked = {
      ...files,
      'standards/claim.yaml': (files['standards/claim.yaml'] ?? '').replace('id: urn:gov', 'id: urn$0:gov'),
    };
    assert.ok(referencesAt(marked).some((one) => one.startsWith('governance/attestations.yaml')));
  });

  it('offers items and roles inside an agreement', () => {
    const files = project('  - item: G2.5\n');
    const text = files['agreements/a.yaml'] ?? '';
    assert.ok(completions({ ...files, 'agreements/a.yaml': `${text}attestations:\n  - item: $0\n` }).has('T1.3'));
    assert.ok(
      completions({ ...files, 'agreements/a.yaml': `${text}attestations:\n  - {item: T1.3, by: {role: $0}}\n` }).has(
        'Ethics lead',
      ),
    );
  });
});
