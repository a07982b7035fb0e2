import { defineRule } from '../define.ts';
import { datasetExample } from '../support/dataset-example.ts';
import { dedent, quoted } from '../support/text.ts';

const messages = {
  address: 'The contact of {name} has no mailbox, telephone or page.',
  person: 'The contact of {name} has no name, so nobody knows who reads {address}.',
  freeMail: '{address} is a private mailbox of {provider}. It goes when its holder goes.',
} as const;

export const rule = defineRule({
  id: 'openness/contact-not-durable',
  since: '0.2.0',
  stability: 'stable',
  severity: 'info',
  messages,
  docs: {
    what: 'The contact of a dataset lacks a name or an address, or is a mailbox of a free provider.',
    why: 'Questions about data come years after their publication. A contact is of use when it names an office that answers, under an address that outlives the people in it.',
    instead: 'Name a unit and its shared mailbox: `fn: Open data team`, `hasEmail: mailto:open.data@agency.example`.',
    limits:
      'Whether a mailbox with a person’s name in it belongs to a person or to a role cannot be told, so it is left alone. Datasets without any contact are left to the rules of their format. Small bodies may have nothing but such a mailbox: switch the rule off for them.',
    references: ['DCAT 3, contact point', 'UK cross-government metadata exchange model, contactPoint'],
  },
  examples: {
    good: [
      {
        title: 'An office with a telephone',
        frame: 'dcat-us',
        text: datasetExample('contactPoint: {fn: Data office, hasEmail: "mailto:data@agency.example"}'),
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
        title: 'Somebody’s private mailbox',
        frame: 'dcat-us',
        text: datasetExample(
          'contactPoint: {fn: Data office, hasEmail: "mailto:exampleshire.data@gmail.com"}\n^^^^^^^^^^^^ freeMail',
        ),
      },
    ],
  },
  on: {
    dataset(dataset, context) {
      const { contact } = dataset;
      if (!contact) return;
      const at = { node: contact.node, part: 'key' } as const;
      const { name: fn, address } = contact.value;
      const name = dataset.label === '' ? 'the dataset' : quoted(dataset.label);
      if (address === undefined) return context.report('address', { at, data: { name } });
      if (fn === undefined) context.report('person', { at, data: { name, address: quoted(address) } });
      const provider = /@([\w.-]+)$/.exec(address)?.[1]?.toLowerCase();
      if (provider !== undefined && FREE_MAIL.test(provider))
        context.report('freeMail', { at, data: { address: quoted(address), provider: quoted(provider) } });
    },
  },
});

/** Providers at which anybody can open a mailbox; those with many countries by their name alone. */
const FREE_MAIL =
  /^(?:gmail\.com|googlemail\.com|icloud\.com|me\.com|aol\.com|(?:yahoo|ymail|hotmail|outlook|live|msn)\.[a-z.]+|gmx\.[a-z]+|web\.de|proton(?:mail)?\.(?:com|me)|mail\.com)$/;

function datasetAr(contact: string): string {
  return dedent`
    dataset:
      - title: Contrataciones
        description: Procedimientos de contratación de la agencia.
        publisher: {name: Agencia de Ejemplo}
        contactPoint: ${contact.replace('\n', '\n    ')}
        superTheme: [GOVE]
        issued: "2024-04-01"
        accrualPeriodicity: R/P1Y
        distribution: []
  `;
}
