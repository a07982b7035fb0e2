import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { completionsAt, documentationOf } from './completions.ts';
import { findingOf } from './findings.ts';
import { pathOf, rangeOf, show } from './project.ts';
import { withFiles } from './temporary-files.ts';

const BAYS = 'parking/standards/bays.odcs.yaml';
const PERMITS = 'parking/standards/permits.schema.json';

/** A small project of its own: two standards that do not agree, and the code list that one of them uses. */
const FILES = {
  'parking/.concordat.yaml': 'languages: [en]\n',
  'parking/lists/zones.csv':
    'code,label,definition\nC,City centre,Streets within the walls.\nR,Residents,Streets for permit holders only.\n',
  [PERMITS]: `{
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "title": "Parking permits",
  "type": "object",
  "properties": {
    "permit_zone": {
      "type": "string",
      "description": "Zone of streets in which the permit holds.",
      "x-gov": {"codeList": "../lists/zones.csv", "concept": "https://parking.example/def/zone"},
      "default": "C"
    },
    "bay_length": {"type": "number", "description": "Length of the bay along the kerb.", "x-unit": "m"}
  }
}
`,
  [BAYS]: `apiVersion: v3.1.0
kind: DataContract
id: urn:parking.example:bays
version: 1.0.0
status: active
schema:
  - name: bays
    description: One row for each marked bay.
    properties:
      - name: permit_zone
        logicalType: integer
        description: Zone of streets that the bay belongs to.
        authoritativeDefinitions:
          - {type: businessDefinition, url: "https://parking.example/def/zone"}
`,
};

describe('standards that are to fit together', () => {
  withFiles(FILES);

  it('offer the codes of the list that a field refers to, with their labels', async () => {
    const document = await show(PERMITS);
    const offered = await completionsAt(document, rangeOf(document, '"C"').start.translate(0, 1));
    assert.deepEqual([...offered.keys()], ['C', 'R']);
    const residents = offered.get('R');
    assert.equal(residents?.detail, 'Residents');
    assert.match(documentationOf(residents), /Streets for permit holders only/);
  });

  it('offer units', async () => {
    const document = await show(PERMITS);
    const offered = await completionsAt(document, rangeOf(document, '"m"').start.translate(0, 1));
    assert.equal(offered.get('km')?.detail, 'kilometre');
    assert.equal(offered.get('har')?.detail, 'hectare');
  });

  it('say where one field has two types, and link to the other', async () => {
    const document = await show(PERMITS);
    const finding = await findingOf(PERMITS, 'interop/divergent-type', '`permit_zone`');
    assert.equal(document.getText(finding.range), '"string"');
    const [related, ...others] = finding.relatedInformation ?? [];
    assert.ok(related);
    assert.deepEqual(others, []);
    assert.equal(pathOf(related.location.uri), BAYS);
    const other = await vscode.workspace.openTextDocument(related.location.uri);
    assert.equal(other.getText(related.location.range), 'integer');
  });
});
