import assert from 'node:assert/strict';
import { rules } from '../../generated/rules.ts';
import type { IsoDate } from '../../src/base/iso-date.ts';
import { Checker } from '../../src/check/checker.ts';
import { checkAll, ROOT, schemas, sourceOf } from '../../src/testkit/memory.ts';
import { projectFiles } from '../../src/testkit/project.ts';
import { Workspace } from '../../src/workspace/workspace.ts';

const NOW = '2026-11-21' as IsoDate;
const CLAIM = 'standards/claim.schema.json';

function councilTax(): { workspace: Workspace; checker: Checker; files: Map<string, string> } {
  const files = projectFiles('council-tax');
  const workspace = new Workspace({ root: ROOT });
  workspace.apply(...[...files].map(([path, text]) => ({ kind: 'set' as const, source: sourceOf(path, text) })));
  return { workspace, checker: new Checker(rules, schemas), files };
}

const set = (workspace: Workspace, path: string, text: string): void => {
  workspace.apply({ kind: 'set', source: sourceOf(path, text) });
};

describe('workspace', () => {
  it('an edit of a description reruns the file’s own rules and what compares definitions', () => {
    const { workspace, checker, files } = councilTax();
    checkAll(workspace, checker, NOW);
    const before = { ...checker.counts };
    const { facts } = workspace.current;
    set(
      workspace,
      CLAIM,
      (files.get(CLAIM) ?? '').replace('Weekly income of all adults', 'Weekly income, before rent, of all adults'),
    );
    const tables = new Set([...workspace.current.facts.differences(facts)].map((topic) => topic.split(/[/ ]/)[0]));
    assert.deepEqual([...tables], ['definitions'], 'nothing but the definition is another');
    checkAll(workspace, checker, NOW);
    const projectRuns = checker.counts.projectRuns - before.projectRuns;
    const comparing = rules.filter((rule) => rule.project.some((handler) => handler.each === 'definitions')).length;
    assert.equal(checker.counts.fileRuns - before.fileRuns, 1);
    assert.ok(projectRuns > 0 && projectRuns <= comparing, `${projectRuns} runs`);
  });

  it('an edit that changes no fact reruns nothing over several files', () => {
    const { workspace, checker, files } = councilTax();
    checkAll(workspace, checker, NOW);
    const before = { ...checker.counts };
    const { facts } = workspace.current;
    set(workspace, CLAIM, `\n${files.get(CLAIM) ?? ''}`);
    assert.equal(workspace.current.facts, facts, 'the facts are the very same');
    checkAll(workspace, checker, NOW);
    assert.deepEqual(
      { file: checker.counts.fileRuns - before.fileRuns, project: checker.counts.projectRuns - before.projectRuns },
      { file: 1, project: 0 },
    );
  });

  it('a renamed field reruns what read the fields of that file, and nothing else', () => {
    const { workspace, checker, files } = councilTax();
    checkAll(workspace, checker, NOW);
    const before = { ...checker.counts };
    set(workspace, CLAIM, (files.get(CLAIM) ?? '').replaceAll('"claim_id"', '"claim_ref"'));
    const findings = checkAll(workspace, checker, NOW);
    const unknown = findings
      .filter((finding) => finding.rule === 'sharing/unknown-field')
      .map((finding) => finding.message);
    assert.equal(unknown.length, 3, unknown.join('\n'));
    assert.equal(checker.counts.fileRuns - before.fileRuns, 1);
    // Two agreements, and of the rules that join them those that look at fields; in the file itself what compares fields, and what asks for the
    // personal ones; in the other standard that they share, what asks whether they cover it; nothing elsewhere.
    const projectRuns = checker.counts.projectRuns - before.projectRuns;
    const over = (table: string): number =>
      rules.filter((rule) => rule.project.some((handler) => handler.each === table)).length;
    assert.ok(
      projectRuns > 0 &&
        projectRuns <=
          2 * over('agreements') +
            over('shapes') +
            over('definitions') +
            over('lists') +
            over('editions') +
            2 * over('standards') +
            over('people'),
      `${projectRuns} runs`,
    );
  });

  it('positions in other files follow an edit that changes no fact', () => {
    const { workspace, checker, files } = councilTax();
    checkAll(workspace, checker, NOW);
    set(workspace, CLAIM, `\n\n${files.get(CLAIM) ?? ''}`);
    const tooLow = checkAll(workspace, checker, NOW).find(
      (finding) => finding.rule === 'sharing/classification-too-low',
    );
    const related = tooLow?.related[0];
    assert.ok(related);
    const text = workspace.current.files.get(`${ROOT}/${CLAIM}`)?.parsed.source.text ?? '';
    assert.match(text.slice(related.span.start, related.span.end), /^"\w+"$/);
    assert.ok(tooLow.message.includes(text.slice(related.span.start + 1, related.span.end - 1)));
  });

  it('the order in which files arrive does not matter', () => {
    const { files } = councilTax();
    const run = (entries: [string, string][]) => {
      const workspace = new Workspace({ root: ROOT });
      for (const [path, text] of entries) set(workspace, path, text);
      return checkAll(workspace, new Checker(rules, schemas), NOW);
    };
    assert.deepEqual(run([...files].reverse()), run([...files]));
    assert.ok(run([...files]).length > 15);
  });

  it('a file that goes takes its facts along', () => {
    const { workspace, checker } = councilTax();
    workspace.apply({ kind: 'remove', path: `${ROOT}/${CLAIM}` });
    const findings = checkAll(workspace, checker, NOW).filter(
      (finding) => finding.rule === 'structure/unresolved-reference',
    );
    assert.deepEqual(
      findings.map(({ messageId }) => messageId),
      ['noStandard', 'noStandard'],
    );
  });

  it('a standard with broken syntax is not accused of lacking what cannot be read', () => {
    const { workspace, checker, files } = councilTax();
    set(workspace, CLAIM, (files.get(CLAIM) ?? '').replace('"nino": {', '"nino": '));
    const rulesSaid = new Set(
      checkAll(workspace, checker, NOW)
        .filter((finding) => finding.file.includes('income-'))
        .map((finding) => finding.rule),
    );
    assert.ok(!rulesSaid.has('sharing/unknown-field') && !rulesSaid.has('structure/unresolved-reference'));
  });

  it('an agreement finds its standard by path, by address, by identifier and of several versions the pinned one', () => {
    const agreement = (standard: string, version: string) =>
      `apiVersion: concordat/v1\nkind: DataSharingAgreement\nid: a\ntitle: A\nversion: "1"\nstatus: draft\ndata:\n  - {standard: "${standard}", version: "${version}", fields: [only_in_two]}\n`;
    const schema = (version: string, field: string) =>
      `$schema: https://json-schema.org/draft/2020-12/schema\n$id: urn:gov:claim\nversion: ${version}\ntype: object\nproperties: {${field}: {type: string}}\n`;
    const unknown = (standard: string, version: string) => {
      const workspace = new Workspace({ root: ROOT });
      set(workspace, 'a/x.yaml', agreement(standard, version));
      set(workspace, 's/one.yaml', schema('1.0.0', 'only_in_one'));
      set(workspace, 's/two.yaml', schema('2.0.0', 'only_in_two'));
      return checkAll(workspace, new Checker(rules, schemas), NOW).some(
        (finding) => finding.rule === 'sharing/unknown-field',
      );
    };
    assert.equal(unknown('urn:gov:claim', '2.0.0'), false);
    assert.equal(unknown('urn:gov:claim', '1.0.0'), true);
    assert.equal(unknown('../s/two.yaml', '1.0.0'), false, 'a path names one file, whatever its version');
  });

  it('identifiers count within a project, paths lead anywhere', () => {
    const workspace = new Workspace({ root: ROOT });
    set(workspace, 'one/.concordat.yaml', 'files: ["**"]\n');
    set(workspace, 'two/.concordat.yaml', 'files: ["**"]\n');
    const standard =
      'apiVersion: concordat/v1\nkind: DataStandard\nid: urn:x:s\ntitle: S\nversion: "1"\nstatus: draft\nentities: [{name: E, fields: [{name: f, type: string}]}]\n';
    set(workspace, 'one/s.yaml', standard);
    const agreement = (name: string) =>
      `apiVersion: concordat/v1\nkind: DataSharingAgreement\nid: a\ntitle: A\nversion: "1"\nstatus: draft\ndata: [{standard: "${name}", version: "1", fields: [f]}]\n`;
    set(workspace, 'two/by-id.yaml', agreement('urn:x:s'));
    set(workspace, 'two/by-path.yaml', agreement('../one/s.yaml'));
    const files = checkAll(workspace, new Checker(rules, schemas), NOW)
      .filter((finding) => finding.rule === 'structure/unresolved-reference')
      .map((finding) => finding.file);
    assert.deepEqual(files, [`${ROOT}/two/by-id.yaml`]);
  });

  it('fields are found through references and inheritance, and by every way of naming them', () => {
    const workspace = new Workspace({ root: ROOT });
    set(
      workspace,
      's/person.json',
      JSON.stringify({
        $schema: 'https://json-schema.org/draft/2020-12/schema',
        $id: 'https://x.example/person',
        title: 'Person',
        allOf: [{ $ref: '#/$defs/Thing' }],
        properties: {
          home: { $ref: 'address.json#/$defs/Address' },
          job: { type: 'object', properties: { employer: { type: 'string' } } },
        },
        $defs: { Thing: { properties: { id: { type: 'string' } } } },
      }),
    );
    set(
      workspace,
      's/address.json',
      JSON.stringify({
        $schema: 'https://json-schema.org/draft/2020-12/schema',
        $defs: { Address: { properties: { postcode: { type: 'string' } } } },
      }),
    );
    const names = [
      'home.postcode',
      'Person.home.postcode',
      'job.employer',
      'employer',
      'Person.id',
      'id',
      '/properties/job/properties/employer',
      'nothing.here',
    ];
    const agreement = `apiVersion: concordat/v1\nkind: DataSharingAgreement\nid: a\ntitle: A\nversion: "1"\nstatus: draft\ndata: [{standard: ../s/person.json, version: "1", fields: ${JSON.stringify(names)}}]\n`;
    set(workspace, 'a/a.yaml', agreement);
    const unknown = checkAll(workspace, new Checker(rules, schemas), NOW).filter(
      (finding) => finding.rule === 'sharing/unknown-field',
    );
    assert.deepEqual(
      unknown.map((finding) => agreement.slice(finding.span.start, finding.span.end)),
      ['"nothing.here"'],
    );
  });

  it('a companion’s marks count as marks of the file, and follow the companion', () => {
    const workspace = new Workspace({ root: ROOT });
    const checker = new Checker(rules, schemas);
    set(
      workspace,
      'person.json',
      JSON.stringify({
        $schema: 'https://json-schema.org/draft/2020-12/schema',
        $id: 'https://x.example/p/1.0.0',
        title: 'Claimant',
        description: 'A person who claims.',
        properties: { nino: { type: 'string', description: 'Number in the national insurance.' } },
      }),
    );
    const said = () =>
      checkAll(workspace, checker, NOW)
        .filter((finding) => finding.file.endsWith('person.json'))
        .map((finding) => finding.rule)
        .filter((rule) => /owner|classification|undeclared/.test(rule))
        .sort();
    assert.deepEqual(said(), ['privacy/missing-classification', 'privacy/undeclared-direct-identifier']);
    const companion =
      'apiVersion: concordat/v1\nkind: DataStandard\nid: urn:c\ntitle: Claimants\ndescription: Who claims.\nversion: "1.0.0"\nstatus: active\nowner: {role: R}\nclassification: OFFICIAL\nschemas: [{path: ./person.json, entity: Claimant}]\nannotations:\n  - at: ./person.json#/properties/nino\n    personalData: {category: "dpv-pd:OfficialID", identifiability: direct}\n';
    set(workspace, 'companion.yaml', companion);
    assert.deepEqual(said(), []);
    set(workspace, 'companion.yaml', companion.replace('#/properties/nino', '#/properties/name'));
    assert.deepEqual(said(), ['privacy/undeclared-direct-identifier']);
    workspace.apply({ kind: 'remove', path: `${ROOT}/companion.yaml` });
    assert.equal(said().length, 2);
  });
});
