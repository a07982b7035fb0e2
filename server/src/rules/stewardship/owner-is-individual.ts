import { isBefore, parseIsoDate } from '../../base/iso-date.ts';
import type { Located } from '../../model/located.ts';
import type { Accountable } from '../../model/marks.ts';
import { asMap, asText, valueAt } from '../../syntax/tree.ts';
import { defineRule, type FileContext } from '../define.ts';
import { datasetExample } from '../support/dataset-example.ts';
import { fillIn } from '../support/fill-in.ts';
import { lonePerson, lonePersonToAsk } from '../support/lone-person.ts';
import { isNamedPerson } from '../support/named-person.ts';
import { dedent, quoted } from '../support/text.ts';

const messages = {
  person:
    '{name} answers for this without a post. Name the post as well, so that somebody still answers when the holder has gone.',
  left: '{name} answered for this until {date}. Name the post, or whoever came after.',
  publisher: 'The publisher is {name}, a person. Name the body that answers for the data.',
  contact: 'Questions go to {name} alone, at a mailbox of one person. Name the office that answers.',
} as const;

type Context = FileContext<typeof messages>;

export const rule = defineRule({
  id: 'stewardship/owner-is-individual',
  since: '0.2.0',
  stability: 'preview',
  severity: 'info',
  messages,
  docs: {
    what: 'The owner of a standard or the publisher of a dataset is a named person without a post, or somebody who has left.',
    why: 'People change posts, and documents are read for years after. A question to somebody who has left is a question to nobody.',
    instead:
      'Name the post and a shared mailbox: `owner: {role: Data steward, Housing, contact: housing.data@council.example}`. The name of the holder may stand beside it.',
    limits:
      'A person is known by a title or a common given name in front; other names, account names and mailboxes of one person are passed over, so that no office is taken for somebody. Roles such as `owner` or `maintainer` say what somebody does, and name no post; authors and contributors only wrote. The description of a member of a team may name the post. The contact of a dataset counts only where both its name and its mailbox are those of one person. Who has left is known where the format says so (`dateOut`).',
    references: [
      'UK cross-government metadata exchange model, creator',
      'Open Data Contract Standard 3, team',
      'ISO/IEC 11179-6, responsible organisation',
    ],
  },
  examples: {
    good: [
      {
        title: 'A post with its holder',
        frame: 'standard',
        text: 'owner: {role: "Data steward, Housing", name: Jane Smith}\n',
      },
      { title: 'An office', frame: 'standard', text: 'owner: Ordnance Survey\n' },
      {
        title: 'Somebody came after',
        frame: 'odcs',
        text: dedent`
          team:
            members:
              - {username: jane, name: Jane Smith, role: owner, dateIn: "2020-01-01", dateOut: "2023-06-30", replacedByUsername: revenues.data}
              - {username: revenues.data, name: Revenues data team, role: owner, dateIn: "2023-07-01"}
        `,
      },
      {
        title: 'The post stands in the description',
        frame: 'odps',
        text: dedent`
          team:
            members:
              - {username: jsmith, name: Jane Smith, role: owner, description: Data product owner for revenues}
        `,
      },
      {
        title: 'Who wrote a schema does not answer for it',
        frame: 'table-schema',
        text: 'contributors:\n  - {title: Jane Smith, role: author, organisation: Exampleshire Council}\n',
      },
      { title: 'A body', frame: 'dcat-us', text: datasetExample('publisher: {name: Statistics Office}') },
    ],
    bad: [
      {
        title: 'A name',
        frame: 'standard',
        text: 'owner: Jane Smith\n^^^^^ person\n',
        fixed: 'owner: {role: "", name: Jane Smith, contact: ""}\n',
      },
      {
        title: 'Without a post',
        frame: 'json-schema',
        text: 'x-gov:\n  owner: {name: Dr Jane Smith, contact: data.owner@council.example}\n  ^^^^^ person\n  classification: OFFICIAL\n',
        fixed:
          'x-gov:\n  owner: {name: Dr Jane Smith, contact: data.owner@council.example, role: ""}\n  classification: OFFICIAL\n',
      },
      {
        title: 'Somebody who has left',
        frame: 'odcs',
        text: dedent`
          team:
            members:
              - {username: revenues.data, role: owner, dateIn: "2020-01-01", dateOut: "2023-06-30"}
                                                                                      ^^^^^^^^^^^^ left
        `,
      },
      {
        title: 'A person as publisher',
        frame: 'dcat-us',
        text: datasetExample('publisher: {name: Jane Smith}\n                  ^^^^^^^^^^ publisher'),
      },
      {
        title: 'A person as contact',
        frame: 'dcat-us',
        text: datasetExample(
          'contactPoint: {fn: Karen Miller, hasEmail: "mailto:karen.miller@landregister.gov"}\n^^^^^^^^^^^^ contact',
        ),
      },
    ],
  },
  on: {
    standard({ marks: { owner } }, context) {
      if (owner) checkOwner(owner, context);
    },
    dataset(dataset, context) {
      const { publisher, contact, describedAsStandard } = dataset;
      // Without the dataset's name: in a long catalogue the same person is told once.
      if (publisher && !describedAsStandard && isNamedPerson(publisher.value))
        context.report('publisher', {
          at: { node: publisher.node, part: 'value' },
          data: { name: quoted(publisher.value) },
        });
      const asked = lonePersonToAsk(dataset);
      if (contact && asked !== undefined)
        context.report('contact', { at: { node: contact.node, part: 'key' }, data: { name: quoted(asked) } });
    },
  },
});

function checkOwner(owner: Located<Accountable>, context: Context): void {
  const { role, name, until } = owner.value;
  const { node } = owner;
  const left = until === undefined ? undefined : parseIsoDate(until);
  const leaving = valueAt(node, 'dateOut');
  if (left && leaving && isBefore(left, context.now)) {
    const data = { name: quoted(name ?? role ?? 'The owner'), date: left };
    return context.report('left', { at: { node: leaving, part: 'value' }, data });
  }
  const person = lonePerson(owner);
  if (person === undefined) return;
  const isText = asText(node) !== undefined;
  const value = { role: '', name: person, contact: '' };
  const place = isText ? { op: 'set' as const, at: node, path: [], value } : undefined;
  const isMark = asMap(node) && role === undefined && valueAt(node, 'name');
  const added = isMark ? { op: 'set' as const, at: node, path: ['role'], value: '' } : undefined;
  context.report('person', {
    at: { node, part: node.parent?.kind === 'seq' ? 'value' : 'key' },
    data: { name: quoted(person) },
    fixes: fillIn('Insert a post to fill in', place ?? added),
  });
}
