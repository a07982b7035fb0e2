import { basename } from '../../../base/path.ts';
import { certain, type FormatAdapter, NOTHING_LOWERED } from '../adapter.ts';

/** Name of the configuration file; the folder that holds it is a project. */
export const CONFIGURATION_NAME = '.concordat.yaml';

/** Our own configuration is one more format, so that it is validated, completed and hovered like the others. Known by its name alone. */
export const configuration: FormatAdapter = {
  id: 'configuration',
  title: 'Concordat configuration',
  markers: {},
  detect: (_root, file) =>
    basename(file.path) === CONFIGURATION_NAME ? certain(`its name is \`${CONFIGURATION_NAME}\``) : undefined,
  schemaFor: () => 'configuration',
  lower: () => NOTHING_LOWERED,
  place: () => undefined,
};
