import type { Dataset, Standard } from '../../model/entities.ts';
import type { Place } from '../../model/located.ts';
import type { Accountable } from '../../model/marks.ts';
import type { SyntaxNode } from '../../syntax/tree.ts';
import { defineRule, type FileContext } from '../define.ts';
import { datasetExample } from '../support/dataset-example.ts';
import { lonePerson, lonePersonToAsk } from '../support/lone-person.ts';
import { hasNearKey } from '../support/near-key.ts';
import { openStandard, openStandardFile } from '../support/open-example.ts';
import { isPersonalMailbox } from '../support/personal-mailbox.ts';
import { dedent, quoted } from '../support/text.ts';

const messages = {
  address: 'The contact of {name} has no mailbox, telephone or page.',
  person: 'The contact of {name} has no name, so nobody knows who reads {address}.',
  none: 'Nobody is named whom readers could ask about {name}.',
  personal:
    '{address} is the mailbox of one person, and nobody reads it when that person has left. A shared one stays.',
  freeMail: '{address} is a private mailbox of {provider}. It goes when its holder goes.',
} as const;

export const rule = defineRule({
  id: 'openness/contact-not-durable',
  since: '0.2.0',
  stability: 'stable',
  severity: 'info',
  messages,
  docs: {
    what: 'A dataset has no contact, or its contact lacks a name or an address; or the mailbox of a contact or an owner is one person’s, or one at a free provider.',
    why: 'Questions about data come years after their publication. A contact is of use when it names an office that answers, under an address that outlives the people in it.',
    instead: 'Name a unit and its shared mailbox: `fn: Open data team`, `hasEmail: mailto:open.data@agency.example`.',
    limits:
      'A mailbox is taken for one person’s when it is a common given name with another name behind it, or when the contact’s own name is a person’s and stands in it; words for an office (`data`, `team`, `office`) say otherwise. Other people’s mailboxes are not known as such. Where the schema of a format demands a contact, it says what is missing. An owner without a mailbox is left alone. Addresses of people in the team of a data contract and among the contributors of a table schema tell who they are, and are left alone. A contact or an owner whose name is a person’s too is told by `stewardship/owner-is-individual`, once. The fix would be an address that only you can know, so there is none. Small bodies may have nothing but such a mailbox: switch the rule off for them.',
    references: [
      'DCAT 3, contact point',
      'UK cross-government metadata exchange model, contactPoint',
      'data.europa.eu, Metadata Quality Assessment: contact point',
    ],
  },
  examples: {
    good: [
      {
        title: 'An office with a telephone',
        frame: 'dcat-us',
        text: datasetExample('contactPoint: {fn: Data office, hasEmail: "mailto:data@agency.example"}'),
      },
      {
        title: 'Two words with a dot between them, and no person',
        file: openStandardFile,
        text: openStandard('contact: {role: Gazetteer custodian, contact: street.works@council.gov.uk}'),
      },
      {
        title: 'The account of a member of a team',
        frame: 'odcs',
        text: dedent`
          team:
            name: Council tax
            members:
              - {username: jane.smith@council.example, role: data steward}
        `,
      },
    ],
    bad: [
      {
        title: 'A name alone',
        frame: 'dcat-ar',
        text: datasetAr('{fn: Equipo de datos abiertos}\n    ^^^^^^^^^^^^ address'),
      },
      {
        title: 'A mailbox alone',
        frame: 'dcat-ar',
        text: datasetAr('{hasEmail: datos@agencia.example}\n    ^^^^^^^^^^^^ person'),
      },
      {
        title: 'Nobody',
        frame: 'dcat-ar',
        text: datasetAr('').replace('title: Contrataciones\n', 'title: Contrataciones\n    ^^^^^ none\n'),
      },
      {
        title: 'Somebody’s own mailbox',
        file: openStandardFile,
        text: openStandard(
          'steward: {role: Custodian, contact: jane.smith@dept.gov.uk}\n^^^^^^^ personal\ncontact: {name: Daniel T. Snyder, contact: dtsnyder@dept.gov.uk}\n^^^^^^^ personal',
        ),
      },
      {
        title: 'Somebody’s private mailbox',
        frame: 'dcat-us',
        text: datasetExample(
          'contactPoint: {fn: Data office, hasEmail: "mailto:exampleshire.data@gmail.com"}\n^^^^^^^^^^^^ freeMail',
        ),
      },
    ],
  },
  on: { dataset: checkDataset, standard: checkStandard },
});

type Context = FileContext<typeof messages>;

function checkDataset(dataset: Dataset, context: Context): void {
  const { contact } = dataset;
  const name = dataset.label === '' ? 'the dataset' : quoted(dataset.label);
  if (!contact) {
    if (!dataset.contactExpected || hasNearKey(dataset.node, 'contactPoint')) return;
    return context.report('none', { at: dataset.head, data: { name } });
  }
  const at = { node: contact.node, part: 'key' } as const;
  const { name: fn, address } = contact.value;
  if (address === undefined) return context.report('address', { at, data: { name } });
  if (fn === undefined) context.report('person', { at, data: { name, address: quoted(address) } });
  if (lonePersonToAsk(dataset) === undefined) checkMailbox(address, fn, at, context);
}

/** Who answers for a standard; of a standard that is a dataset too the contact is judged there. */
function checkStandard({ marks, isDataset }: Standard, context: Context): void {
  if (isDataset) return;
  const seen = new Set<string>();
  for (const mark of [marks.owner, marks.steward, marks.contact]) {
    const address = mark && !isListed(mark.node) ? mailboxOf(mark.value) : undefined;
    if (!mark || address === undefined || seen.has(address)) continue;
    seen.add(address);
    // The mend of the one is the mend of the other: a post and its mailbox.
    if (mark === marks.owner && lonePerson(mark) !== undefined) continue;
    checkMailbox(address, mark.value.name, { node: mark.node, part: 'key' }, context);
  }
}

/** One in a list of people, such as a team or the authors: the address tells who it is rather than whom to ask. */
function isListed({ slot }: SyntaxNode): boolean {
  return typeof slot === 'number';
}

function mailboxOf({ contact, name }: Accountable): string | undefined {
  return [contact, name].find((text) => text !== undefined && /^\S+@\S+$/.test(text.trim()));
}

function checkMailbox(address: string, name: string | undefined, at: Place, context: Context): void {
  const provider = /@([\w.-]+)$/.exec(address)?.[1]?.toLowerCase();
  if (provider !== undefined && FREE_MAIL.test(provider))
    context.report('freeMail', { at, data: { address: quoted(address), provider: quoted(provider) } });
  else if (isPersonalMailbox(address, name)) context.report('personal', { at, data: { address: quoted(address) } });
}

/** Providers at which anybody can open a mailbox; those with many countries by their name alone. */
const FREE_MAIL =
  /^(?:gmail\.com|googlemail\.com|icloud\.com|me\.com|aol\.com|(?:yahoo|ymail|hotmail|outlook|live|msn)\.[a-z.]+|gmx\.[a-z]+|web\.de|proton(?:mail)?\.(?:com|me)|mail\.com)$/;

function datasetAr(contact: string): string {
  return dedent`
    dataset:
      - title: Contrataciones
        description: Procedimientos de contratación de la agencia.
        publisher: {name: Agencia de Ejemplo}
        ${contact === '' ? 'theme: []' : `contactPoint: ${contact.replace('\n', '\n    ')}`}
        superTheme: [GOVE]
        issued: "2024-04-01"
        accrualPeriodicity: R/P1Y
        distribution: []
  `;
}
