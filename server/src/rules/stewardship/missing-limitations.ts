import type { Standard } from '../../model/entities.ts';
import { openingOf, openingOfDataset } from '../../model/openness.ts';
import { defineRule } from '../define.ts';
import { fillIn } from '../support/fill-in.ts';
import { governedMarks } from '../support/governed-marks.ts';
import { isExpected } from '../support/is-expected.ts';
import { dedent, quoted } from '../support/text.ts';

const dataset3 = dedent`
  "@type": Dataset
  title: Awards of council tax reduction
  ^^^^^ dataset
  description: Number and mean amount of awards by month and ward.
  identifier: awards
  modified: "2026-10-02"
  issued: "2026-10-02"
  accrualPeriodicity: monthly
  keyword: [council tax]
  accessRights: public
  license: https://creativecommons.org/publicdomain/zero/1.0/
  source: ["https://data.agency.example/decisions"]
  publisher: {"@type": Organization, name: Example Revenue Agency}
  contactPoint: {"@type": Kind, fn: Open data team, hasEmail: "mailto:open.data@agency.example"}
`;

export const rule = defineRule({
  id: 'stewardship/missing-limitations',
  since: '0.2.0',
  stability: 'preview',
  severity: 'hint',
  messages: {
    standard: '{name} {use}, and says nothing of what the data cannot tell.',
    dataset: 'These data are open to everybody, and nothing says what they cannot tell.',
  },
  docs: {
    what: 'Data for everybody or for statistics come without a word on their limits.',
    why: 'Those who made the data know what is left out, estimated or late. Those who read them elsewhere do not, and draw conclusions that the data do not bear.',
    instead:
      'Say in a sentence what is left out and where the figures are thin: `limitations: Excludes visits out of hours.` In a data contract it stands under `description.limitations`, in DCAT-US 3 under `scopeNote`.',
    limits:
      'Speaks of standards that are governed in our own terms (their marks name an owner and say `status: active`), of active contracts with an owner, where the access or the licence opens the data to everybody or an entity is an aggregate; and of open datasets of DCAT-US 3, which has a key for it. Other catalogues have none, and nobody is asked there.',
    references: [
      'Open Data Institute, Data Ethics Canvas',
      'Open Data Contract Standard 3, description.limitations',
      'DCAT-US 3.0, scopeNote',
    ],
  },
  examples: {
    good: [
      {
        title: 'A sentence',
        frame: 'standard',
        text: 'accessRights: public\nlimitations: Excludes visits out of hours.\n',
      },
      { title: 'For few', frame: 'standard', without: ['limitations'], text: 'accessRights: restricted\n' },
      { title: 'A schema that nobody has begun to govern', frame: 'json-schema', text: 'title: Council tax claim\n' },
    ],
    bad: [
      {
        title: 'For everybody',
        frame: 'standard',
        without: ['limitations', 'classification'],
        text: 'title: Council tax claim\n^^^^^ standard\naccessRights: public\nclassification: {scheme: uk-gscp, value: OFFICIAL}\nentities:\n  - name: Award\n    kind: record\n    description: One award by ward and month.\n    primaryKey: [award_id]\n    fields:\n      - {name: award_id, type: string, description: Number under which the award is listed.}\n',
      },
      {
        title: 'Statistics',
        frame: 'json-schema',
        text: `title: Council tax claim\n^^^^^ standard\nx-gov:\n${governedMarks('limitations')}  entityKind: aggregate\n`,
      },
      {
        title: 'An open dataset',
        file: 'catalogue/awards.yaml',
        text: dataset3,
      },
    ],
  },
  on: {
    standard(standard, context) {
      if (standard.marks.limitations || !(isExpected('limitations', standard) || isActiveContract(standard))) return;
      const use = useOf(standard);
      if (use === undefined) return;
      const edit = context.place(standard, 'limitations', '');
      context.report('standard', {
        at: standard.head,
        data: { name: quoted(standard.label), use },
        fixes: fillIn('Insert a place for limitations', edit),
      });
    },
    dataset(dataset, context) {
      const { limitations, marks, withoutPlaceFor = [], termsByAddress } = dataset;
      if (limitations || marks.limitations || withoutPlaceFor.includes('limitations') || termsByAddress) return;
      if (!openingOfDataset(dataset)) return;
      const edit = context.placeInDataset(dataset, 'limitations', '');
      context.report('dataset', { at: dataset.head, data: {}, fixes: fillIn('Insert a place for limitations', edit) });
    },
  },
});

function isActiveContract({ status, marks, describesHeldData }: Standard): boolean {
  return describesHeldData === true && status?.value === 'active' && marks.owner !== undefined;
}

function useOf({ marks, entities }: Standard): string | undefined {
  if (openingOf(marks)) return 'is open to everybody';
  return entities.some(({ thing, thingIsDeclared }) => thing === 'aggregate' && thingIsDeclared)
    ? 'describes statistics'
    : undefined;
}
