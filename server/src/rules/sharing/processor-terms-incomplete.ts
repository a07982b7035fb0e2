import type { Json } from '../../base/json.ts';
import type { AgreementRow, PartyFact } from '../../model/facts.ts';
import { defineRule, each, type ProjectContext } from '../define.ts';
import { missingParts } from '../support/missing-parts.ts';
import { asksForDataProtection, nameOf } from '../support/parties.ts';
import { partiesExample, signaturesExample } from '../support/party-example.ts';
import { schemeExample } from '../support/scheme-example.ts';
import { isOver } from '../support/sharing-stage.ts';
import { type Terms, termsOf } from '../support/terms.ts';

/** The points of Article 28(3) by the keys of our format. */
const POINTS = {
  subjectMatter: 'the subject matter',
  duration: 'the duration',
  nature: 'the nature and purpose of the work',
  dataTypes: 'the types of data and groups of people',
  instructions: 'how instructions are given and documented',
  confidentiality: 'the duty of confidence',
  security: 'the security measures',
  subProcessing: 'the conditions for other processors',
  assistance: 'the help with requests, breaches and assessments',
  deletion: 'deletion or return at the end',
  audit: 'evidence and audits',
};

const messages = {
  none: '{party} is a processor, and `processors` has no entry with the terms under which it works.',
  nobody: 'The agreement is called one between a controller and a processor ({regime}), and names no processor.',
  nameless: 'An entry of `processors` does not say whose terms it holds.',
  terms: 'No terms are recorded under which {party} works on the data, and no contract that holds them.',
  incomplete: 'The terms for {party} do not record {missing}.',
} as const;

export const rule = defineRule({
  id: 'sharing/processor-terms-incomplete',
  since: '0.2.0',
  stability: 'preview',
  severity: 'error',
  messages,
  docs: {
    what: 'A processor works on the shared data, and its terms are missing or leave out a point that such contracts have.',
    why: 'A processor may do with the data what it is told and nothing else. What the contract does not say, the controller cannot ask for: deletion, help after a breach, a look at the evidence.',
    instead:
      'Write a few words or the number of the clause for each point under `terms`, or name the contract that holds them: `contractRef: CON-2026-311`.',
    limits:
      'Looks whether each point is recorded, not what it says. A contract that is named answers for all of them. Silent where all shared fields are known not to be personal, outside the GDPR, and on agreements that have ended.',
    references: ['GDPR and UK GDPR, Article 28(2) to (4)'],
  },
  examples: {
    good: [
      { title: 'All points', frame: 'agreement', text: example(`{party: office, terms: {${points()}}}`) },
      { title: 'In a contract', frame: 'agreement', text: example('{party: office, contractRef: CON-2026-311}') },
      {
        title: 'One that is not a party',
        frame: 'agreement',
        text: 'processors:\n  - {party: Example Hosting Ltd, contractRef: CON-2026-312}\n',
      },
    ],
    bad: [
      {
        title: 'A processor without an entry',
        frame: 'agreement',
        text: `${partiesExample({}, {}, { id: 'office\n    ^^ none', role: 'processor', lawfulBasis: null, legalPower: null })}${signaturesExample('council', 'agency', 'office')}`,
      },
      {
        title: 'Two points only, and nothing',
        frame: 'agreement',
        text: [
          'processors:',
          '  - party: Example Hosting Ltd',
          '    terms: {subjectMatter: Hosting, security: clause 6}',
          '    ^^^^^ incomplete',
          '  - party: Example Print Ltd',
          '    ^^^^^ terms',
          '  - contractRef: CON-2026-313',
          '    ^^^^^^^^^^^ nameless',
          '',
        ].join('\n'),
        fixed: [
          'processors:',
          '  - party: Example Hosting Ltd',
          '    terms: {subjectMatter: Hosting, security: clause 6, duration: "", nature: "", dataTypes: "", instructions: "", confidentiality: "", subProcessing: "", assistance: "", deletion: "", audit: ""}',
          '  - party: Example Print Ltd',
          '  - contractRef: CON-2026-313',
          '',
        ].join('\n'),
      },
      {
        title: 'A contract with nobody',
        frame: 'agreement',
        text: `${schemeExample('eu-art28')}^^^^^^ nobody\n`,
      },
    ],
  },
  project: [each('agreements', check)],
});

function check(row: AgreementRow, context: ProjectContext<typeof messages>): void {
  if (row.withoutPlaceFor.includes('processors') || isOver(row) || !asksForDataProtection(row, context)) return;
  const terms = termsOf(context.facts, row);
  const entries = terms.list('processors');
  const processors = row.parties.filter(({ roles }) => roles.includes('processor'));
  if (row.regime === 'eu-art28' && entries.length === 0 && processors.length === 0)
    return context.report('nobody', { at: terms.place('regime'), data: { regime: 'eu-art28' } });
  const names = entries.map((entry) => textIn(entry, 'party'));
  for (const party of processors) {
    if (names.some((name) => name !== undefined && isCalled(party, name))) continue;
    // An entry without a name, or with a misspelt one, may be the one that seems to be missing.
    if (names.some((name) => name === undefined || !row.parties.some((one) => isCalled(one, name)))) continue;
    context.report('none', {
      at: terms.at(party).place(),
      data: { party: nameOf(party) },
      fixes: [append(row, terms, { party: party.id ?? party.label, terms: blanks(Object.keys(POINTS)) })],
    });
  }
  for (const [index, entry] of entries.entries())
    checkEntry(entry, terms.within(undefined, 'processors', index), row, context);
}

function checkEntry(entry: Json, own: Terms, row: AgreementRow, context: ProjectContext<typeof messages>): void {
  // What is no entry, the schema says.
  if (typeof entry !== 'object' || entry === null || Array.isArray(entry)) return;
  const name = textIn(entry, 'party');
  if (name === undefined) {
    const [first = 'party'] = own.keys();
    return context.report('nameless', {
      at: own.place(own.place('party').pointer === own.place().pointer ? first : 'party'),
      data: {},
    });
  }
  if (own.has('contractRef')) return;
  const party = row.parties.find((one) => isCalled(one, name))?.label ?? name;
  const missing = missingParts(own, ['terms'], POINTS);
  if (!missing) return;
  if (!own.has('terms')) {
    const edit = own.insert(['terms'], blanks(missing.keys));
    const fixes = [edit && { title: 'Insert terms to fill in', safety: 'suggestion' as const, edits: [edit] }];
    const at = own.place('terms');
    return context.report('terms', {
      at: at.pointer === own.place().pointer ? own.place('party') : at,
      data: { party },
      fixes,
    });
  }
  const edits = missing.keys.flatMap((key) => own.insert(['terms', key], '') ?? []);
  const fixes = [{ title: 'Insert what is missing, to fill in', safety: 'suggestion' as const, edits }];
  context.report('incomplete', { at: missing.at, data: { party, missing: missing.words }, fixes });
}

function isCalled({ id, label, identifier }: PartyFact, name: string): boolean {
  return name === id || name === label || name === identifier;
}

function textIn(entry: Json, key: string): string | undefined {
  const value =
    typeof entry === 'object' && entry !== null ? (entry as Readonly<Record<string, Json>>)[key] : undefined;
  return typeof value === 'string' ? value.trim() : undefined;
}

function append(row: AgreementRow, terms: Terms, value: Json) {
  const edit = terms.insert(['processors'], [value]);
  if (!edit) return undefined;
  const edits = terms.has('processors')
    ? [{ op: 'append' as const, root: row.root, path: ['processors'], value }]
    : [edit];
  return { title: 'Insert terms to fill in', safety: 'suggestion' as const, edits };
}

function blanks(keys: readonly string[]): Json {
  return Object.fromEntries(keys.map((key) => [key, '']));
}

function points(): string {
  return Object.keys(POINTS)
    .map((key, index) => `${key}: clause ${index + 1}`)
    .join(', ');
}

function example(entry: string): string {
  const parties = partiesExample({}, {}, { role: 'processor', lawfulBasis: null, legalPower: null });
  return `${parties}${signaturesExample('council', 'agency', 'office')}processors:\n  - ${entry}\n`;
}
