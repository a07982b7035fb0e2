import { expect } from '../expectation.ts';

/** What Table Schemas and Data Packages want where. */
export const FRICTIONLESS_EXPECTS = [
  ...expect(
    'fields-of-table',
    '**/primaryKey',
    '**/primaryKey/*',
    '**/uniqueKeys/*/*',
    '**/foreignKeys/*/fields',
    '**/foreignKeys/*/fields/*',
  ),
  ...expect('resources', '**/reference/resource'),
  ...expect('fields-of-other-table', '**/reference/fields', '**/reference/fields/*'),
  ...expect(
    'codes',
    '**/fields/*/example',
    '**/fields/*/constraints/enum/*',
    '**/fields/*/categories/*',
    '**/fields/*/categories/*/value',
  ),
  ...expect('concepts', '**/rdfType'),
  ...expect('licences', '**/licenses/*/name'),
  ...expect('licence-addresses', '**/licenses/*/path'),
  ...expect('media-types', '**/mediatype'),
  ...expect('file-extensions', 'resources/*/format'),
  ...expect('languages', 'languages/*', 'language', 'resources/*/languages/*'),
];
