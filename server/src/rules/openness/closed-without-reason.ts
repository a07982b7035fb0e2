import type { AccessRights } from '../../model/entities.ts';
import { defineRule } from '../define.ts';
import { datasetExample } from '../support/dataset-example.ts';
import { quoted } from '../support/text.ts';

export const rule = defineRule({
  id: 'openness/closed-without-reason',
  since: '0.2.0',
  stability: 'stable',
  severity: 'warning',
  messages: {
    reason: '{name} is {access}, and nothing says why, or who can get it nevertheless.',
  },
  docs: {
    what: 'A dataset is restricted or not public, and the catalog gives no reason.',
    why: 'Data are open unless there is a reason. Whoever needs them must be able to read it, to judge whether it still holds, and to learn how access can be had.',
    instead:
      'Say in a sentence why access is restricted and to whom it is given: `rights: Contains personal data. Researchers can apply to the data office.` Name the kind of reason where the details are sensitive themselves.',
    limits:
      'Looks whether a reason is there (`rights`, a restriction of a distribution, a mark `closedReason`), not whether it is a good one. Access that is described in prose is not judged, nor are formats that have no place for a reason, such as the UK cross-government metadata model.',
    references: [
      'Project Open Data Metadata Schema v1.1, rights',
      'European Interoperability Framework, recommendation 2',
      'OPEN Government Data Act, 44 USC 3506',
    ],
  },
  examples: {
    good: [
      {
        title: 'The reason as a mark',
        frame: 'dcat-us',
        text: datasetExample('accessLevel: non-public\ngov:closedReason: Contains personal data.'),
      },
      {
        title: 'A format that has no place for the reason',
        frame: 'uk-metadata',
        text: 'accessRights: INTERNAL\n',
      },
    ],
    bad: [
      {
        title: 'Restricted, and no word about it',
        frame: 'dcat-us',
        text: datasetExample('accessLevel: restricted public\n             ^^^^^^^^^^^^^^^^^ reason'),
        fixed: datasetExample('accessLevel: restricted public\nrights: ""'),
      },
    ],
  },
  on: {
    dataset(dataset, context) {
      const { access, rights, marks } = dataset;
      if (!access || access.value === 'public' || rights || marks.closedReason) return;
      if (dataset.withoutPlaceFor?.includes('rights')) return;
      const edit = context.placeInDataset(dataset, 'closedReason', '');
      const fixes = edit
        ? [{ title: 'Insert a place for the reason', safety: 'suggestion' as const, edits: [edit] }]
        : [];
      const name = dataset.label === '' ? 'The dataset' : quoted(dataset.label);
      context.report('reason', { at: access, data: { name, access: WORDS[access.value] }, fixes });
    },
  },
});

const WORDS: Readonly<Record<AccessRights, string>> = {
  public: 'public',
  restricted: 'restricted',
  'non-public': 'not public',
};
