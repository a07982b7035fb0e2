import { basename } from '../../../base/path.ts';
import { itemsOf, valueAt } from '../../../syntax/tree.ts';
import { certain, type FormatAdapter, NOTHING_LOWERED } from '../adapter.ts';
import { expectedInChecklists } from '../checklist/adapter.ts';
import { checklistProblems } from '../checklist/problems.ts';
import { expect } from '../expectation.ts';

const EXPECTS = [
  ...expect('classifications', 'dialects/*/*/classification/value'),
  // A classification of a dialect is a path, not a value.
  ...['inherits', 'standard/*', 'entity/*', 'field/*', 'codeList/*'].flatMap((place) =>
    expect('dialect-paths', `dialects/*/${place}`, `dialects/*/${place}/at`, `dialects/*/${place}/*`),
  ),
  ...expect('classifications', 'classification/default'),
  ...expect('profiles', 'extends/*'),
  ...expect('rules', 'exceptions/*/rule'),
  ...expect('languages', 'languages/*'),
  ...expectedInChecklists('checklists/*/'),
];

/** Name of the configuration file; the folder that holds it is a project. */
export const CONFIGURATION_NAME = '.concordat.yaml';

/** Our own configuration is one more format, so that it is validated, completed and hovered like the others. Known by its name alone. */
export const configuration: FormatAdapter = {
  id: 'configuration',
  title: 'Concordat configuration',
  expects: EXPECTS,
  markers: {},
  detect: (_root, file) =>
    basename(file.path) === CONFIGURATION_NAME ? certain(`its name is \`${CONFIGURATION_NAME}\``) : undefined,
  schemaFor: () => 'configuration',
  problems: (root) => itemsOf(valueAt(root, 'checklists')).flatMap((item) => [...checklistProblems(item)]),
  lower: () => NOTHING_LOWERED,
  place: () => undefined,
};
