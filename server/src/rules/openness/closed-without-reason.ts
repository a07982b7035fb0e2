import { rankOf } from '../../model/classification.ts';
import type { AccessRights, Standard } from '../../model/entities.ts';
import { accessRightsOf } from '../../model/formats/dataset.ts';
import type { Marks } from '../../model/marks.ts';
import { personalFieldsOf } from '../../model/personal-content.ts';
import { type ContextBase, defineRule, type FileContext } from '../define.ts';
import { datasetExample } from '../support/dataset-example.ts';
import { fillIn } from '../support/fill-in.ts';
import { openStandard, openStandardFile } from '../support/open-example.ts';
import { marksWithin } from '../support/personal-content.ts';
import { quoted } from '../support/text.ts';

const messages = {
  reason: '{name} is {access}, and nothing says why, or who can get it nevertheless.',
  nothing:
    '{name} is {access} and does not say why. As far as it tells, it holds nothing personal and nothing classified.',
} as const;

export const rule = defineRule({
  id: 'openness/closed-without-reason',
  since: '0.2.0',
  stability: 'stable',
  severity: 'warning',
  messages,
  docs: {
    what: 'A dataset is restricted or not public, and the catalog gives no reason; or the data of a standard are, and nothing in it is one.',
    why: 'Data are open unless there is a reason. Whoever needs them must be able to read it, to judge whether it still holds, and to learn how access can be had.',
    instead:
      'Say in a sentence why access is restricted and to whom it is given: `rights: Contains personal data. Researchers can apply to the data office.` Name the kind of reason where the details are sensitive themselves.',
    limits:
      'Looks whether a reason is there (`rights`, a restriction of a distribution, a mark `closedReason`), not whether it is a good one. Of a standard, personal fields and a classification above the lowest of its scheme are reason enough, declared or evident; those without fields are left alone. Access that is described in prose is not judged, nor are formats that have no place for a reason, such as the UK cross-government metadata model.',
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
        title: 'Personal fields are the reason',
        frame: 'standard',
        text: 'accessRights: restricted\n',
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
      {
        title: 'Streets, and not for everybody',
        file: openStandardFile,
        text: openStandard('accessRights: restricted\n              ^^^^^^^^^^ nothing'),
        fixed: openStandard('accessRights: restricted\nclosedReason: ""'),
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
    standard: checkStandard,
  },
});

function checkStandard(standard: Standard, context: FileContext<typeof messages>): void {
  const { marks, markPlaces, entities } = standard;
  const { accessRights } = marks;
  if (typeof accessRights?.value !== 'string' || marks.closedReason || standard.isDataset || standard.fragment) return;
  const access = accessRightsOf(accessRights.value);
  if (!access || access === 'public' || (markPlaces && !markPlaces.has('closedReason'))) return;
  if (entities.every(({ fields }) => fields.length === 0) || holdsPersons(standard, context)) return;
  if ([...marksWithin(standard)].some((one) => isRaised(one, standard, context))) return;
  context.report('nothing', {
    at: accessRights,
    data: { name: quoted(standard.label), access: WORDS[access] },
    fixes: fillIn('Insert a place for the reason', context.place(standard, 'closedReason', '')),
  });
}

function holdsPersons(standard: Standard, { languages }: ContextBase): boolean {
  const { personalData, dataSubjects, lawfulBasis, sorn } = standard.marks;
  return (
    Boolean(personalData ?? dataSubjects ?? lawfulBasis ?? sorn) || !personalFieldsOf(standard, languages).next().done
  );
}

/** Classified above the lowest value of its scheme; what no scheme knows may be that. */
function isRaised({ classification }: Marks, { jurisdiction }: Standard, context: ContextBase): boolean {
  if (!classification) return false;
  const scheme = context.schemeOf(classification.value.scheme, jurisdiction);
  return !scheme || rankOf(scheme, classification.value.value) !== 0;
}

const WORDS: Readonly<Record<AccessRights, string>> = {
  public: 'public',
  restricted: 'restricted',
  'non-public': 'not public',
};
