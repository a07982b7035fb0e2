import { isDescribedAtLength, isNamedInPassing } from '../../model/described-dataset.ts';
import { isUngoverned } from '../../model/ungoverned.ts';
import { defineRule } from '../define.ts';
import { datasetExample } from '../support/dataset-example.ts';
import { fillIn } from '../support/fill-in.ts';
import { dedent, quoted } from '../support/text.ts';
import { namesNobody } from '../support/told-elsewhere.ts';

export const rule = defineRule({
  id: 'stewardship/missing-owner',
  since: '0.1.0',
  stability: 'stable',
  severity: 'warning',
  messages: {
    standard: '`{name}` names nobody who answers for it.',
    dataset: '{name} names neither a publisher nor a creator, one of whom would answer for it.',
    demanded: {
      text: '{name} names no publisher, who would answer for it; its format demands one.',
      severity: 'error',
    },
    agreement: 'No party of the agreement names the officer who answers for the sharing.',
  },
  docs: {
    what: 'A standard names no owner, a dataset no publisher, or an agreement no accountable officer.',
    why: 'Standards die of unanswered questions. Someone must be able to say what a field means, and to decide when it changes.',
    instead:
      'Name a role with a mailbox that outlives its holder: `owner: {role: Address data owner, contact: address.data@council.example}`. In a data contract a member of the team with the role owner counts.',
    limits:
      'Schemas whose language has no word for an owner (JSON Schema, Table Schema, CSVW, LinkML, OpenAPI) are asked once somebody has begun to say who may have the data and why: when the file bears a mark on that, such as a classification, or the project classifies all its files; datasets of Fideslang, whose systems say so, only then. Files that only hold definitions for others need none, nor do standards and datasets of a project whose configuration names an `owner` for all. A data package is a standard and a dataset, and told once. Of linked data only datasets that are described at length are looked at, since another graph may tell the rest; a publisher that is there without its name is told by `openness/dcat-ap-mandatory`. Whether the person knows of it cannot be seen from here.',
    references: [
      'ISO/IEC 11179-6, responsible organisation',
      'UK cross-government metadata exchange model, creator and publisher',
    ],
  },
  examples: {
    good: [
      {
        title: 'The team of a contract',
        frame: 'odcs',
        text: dedent`
          team:
            members:
              - {username: revenues.data@council.example, role: Data Owner}
        `,
      },
      { title: 'A team with a name', frame: 'odcs', text: 'team: {name: Revenues data team}\n' },
      {
        title: 'A schema that nobody has begun to govern',
        frame: 'json-schema',
        without: ['x-gov'],
        text: 'title: Council tax claim\n',
        others: { '.concordat.yaml': 'rules: {privacy/missing-classification: off}\n' },
      },
    ],
    bad: [
      {
        title: 'A standard',
        frame: 'standard',
        without: ['owner'],
        text: 'title: Council tax claim\n^^^^^ standard\n',
      },
      {
        title: 'A schema',
        frame: 'json-schema',
        text: dedent`
          title: Council tax claim
          ^^^^^ standard
          x-gov:
            classification: OFFICIAL
        `,
        fixed: dedent`
          title: Council tax claim
          x-gov:
            classification: OFFICIAL
            owner: {role: "", contact: ""}
        `,
      },
      {
        title: 'A dataset of a catalogue',
        frame: 'dcat-ap',
        without: ['dct:publisher'],
        text: '"@type": dcat:Dataset\ndct:title: {"@value": Council tax claims by ward, "@language": en}\n^^^^^^^^^ dataset\n',
        fixed:
          '"@type": dcat:Dataset\ndct:title: {"@value": Council tax claims by ward, "@language": en}\ndct:publisher: {"@id": ""}\n',
      },
      {
        title: 'Where the format demands a publisher',
        frame: 'dcat-us',
        text: datasetExample('title: Awards\n^^^^^ demanded', ['publisher']),
      },
      {
        title: 'An agreement',
        frame: 'agreement',
        text: dedent`
          title: Income check for council tax reduction
          ^^^^^ agreement
          parties:
            - {id: council, name: Exampleshire Council, identifier: GB-LAE-EXS, contact: data@council.example, role: [provider, controller], legalPower: {act: Local Government Finance Act 1992, section: 13A}, lawfulBasis: {article6: public-task}}
            - {id: agency, name: Example Income Agency, identifier: GB-GOR-EIA, contact: data@agency.example, role: [recipient, controller], legalPower: {act: Example Agency Act 2005, section: "20"}, lawfulBasis: {article6: public-task}}
        `,
      },
    ],
  },
  on: {
    standard(standard, context) {
      if (standard.marks.owner || standard.fragment || context.defaultOwner !== undefined) return;
      // Such a schema is asked for a classification first: who is asked for everything at once does nothing.
      if (isUngoverned(standard) && context.defaultClassification === undefined) return;
      const edit = context.place(standard, 'owner', { role: '', contact: '' });
      const fixes = edit ? [{ title: 'Insert an owner to fill in', safety: 'suggestion' as const, edits: [edit] }] : [];
      context.report('standard', { at: standard.head, data: { name: standard.label }, fixes });
    },
    dataset(dataset, context) {
      if (!namesNobody(dataset, context) || dataset.describedAsStandard) return;
      if (!isDescribedAtLength(dataset) || isNamedInPassing(dataset)) return;
      const demanded = dataset.demands?.includes('owner') === true;
      const edit = context.placeInDataset(dataset, 'owner', '');
      context.report(demanded ? 'demanded' : 'dataset', {
        at: dataset.head,
        data: { name: dataset.label === '' ? 'The dataset' : quoted(dataset.label) },
        fixes: fillIn('Insert a publisher to fill in', edit),
      });
    },
    agreement(agreement, context) {
      if (agreement.withoutPlaceFor.includes('accountable')) return;
      if (agreement.parties.length > 0 && !agreement.parties.some((party) => party.accountable))
        context.report('agreement', { at: agreement.head, data: {} });
    },
  },
});
