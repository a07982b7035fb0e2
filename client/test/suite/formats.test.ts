import * as assert from 'node:assert/strict';
import type * as vscode from 'vscode';
import { completionsAt } from './completions.ts';
import { findingOf } from './findings.ts';
import { rangeOf, show } from './project.ts';
import { withFiles } from './temporary-files.ts';

/** Files of other people's formats, as they stand in the project while this is tested. */
const FILES = {
  'standards/claims.tableschema.json': `{
  "$schema": "https://datapackage.org/profiles/2.0/tableschema.json",
  "name": "claims",
  "fields": [
    {"name": "claim_id", "type": "strng", "description": "Number under which the authority keeps the application."},
    {"name": "received", "type": "date", "description": "Day on which the application came in."}
  ],
  "primaryKey": ["claim"]
}
`,
  'standards/data.json': `{
  "conformsTo": "https://project-open-data.cio.gov/v1.1/schema",
  "dataset": [
    {
      "identifier": "https://data.agency.example/id/awards",
      "title": "Awards of council tax reduction",
      "description": "Reductions that were granted, by month and ward.",
      "keyword": ["council tax"],
      "modified": "2026-09-01",
      "publisher": {"name": "Office of Revenues"},
      "contactPoint": {"fn": "Revenues data desk", "hasEmail": "mailto:data@agency.example"},
      "accessLevel": "publc"
    }
  ]
}
`,
  'standards/claims.model.yaml': `id: https://data.gov.example/models/claims
name: claims
title: Claims
description: What an authority records about an application.
version: 1.0.0
prefixes:
  linkml: https://w3id.org/linkml/
imports:
  - linkml:types
default_range: string
classes:
  Claim:
    description: One application by one claimant.
    attributes:
      received:
        description: Day on which the application came in.
        range: date
      decision:
        description: What the authority answered.
        range: Decison
  Decision:
    description: An answer to an application.
    attributes:
      reason:
        description: Why the authority answered so.
`,
} as const;

type Path = keyof typeof FILES;

describe('the formats of others', () => {
  withFiles(FILES);

  for (const { path, rule, at, meant, typed, offered } of [
    {
      path: 'standards/claims.tableschema.json',
      rule: 'structure/schema-violation',
      at: '"strng"',
      meant: '`string`',
      typed: 'strng',
      offered: ['string', 'date', 'geopoint'],
    },
    {
      path: 'standards/data.json',
      rule: 'openness/invalid-access-rights',
      at: '"publc"',
      meant: '`public`',
      typed: 'publc',
      offered: ['public', 'restricted public', 'non-public'],
    },
    {
      path: 'standards/claims.model.yaml',
      rule: 'structure/unresolved-reference',
      at: 'Decison',
      meant: '`Decision`',
      typed: 'Decison',
      offered: ['Decision', 'Claim', 'date'],
    },
  ] as const satisfies readonly { readonly path: Path; readonly [key: string]: unknown }[]) {
    it(`says in ${path} what is wrong, and offers what may stand there`, async () => {
      const document = await show(path);
      const finding = await findingOf(path, rule, meant);
      assert.equal(document.getText(finding.range), at);
      const labels = await labelsAt(document, rangeOf(document, typed).start);
      for (const label of offered) assert.ok(labels.includes(label), `${label} is not among ${labels.join(', ')}`);
    });
  }

  it('follows a key of a table to the field that it does not name', async () => {
    const document = await show('standards/claims.tableschema.json');
    const finding = await findingOf(
      'standards/claims.tableschema.json',
      'structure/unresolved-reference',
      '`claim_id`',
    );
    assert.equal(document.getText(finding.range), '"claim"');
  });

  it('offers the keys of a class that are not there yet', async () => {
    const document = await show('standards/claims.model.yaml');
    const labels = await labelsAt(document, rangeOf(document, 'attributes').start);
    for (const key of ['is_a', 'mixins', 'slots']) assert.ok(labels.includes(key), labels.join(', '));
    assert.ok(!labels.includes('description'), 'it is there already');
  });
});

async function labelsAt(document: vscode.TextDocument, position: vscode.Position): Promise<string[]> {
  return [...(await completionsAt(document, position)).keys()];
}
