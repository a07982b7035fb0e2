import type { IsoDate } from '../../base/iso-date.ts';
import {
  type AnsweredParty,
  usualFileName,
  usualId,
  usualPartyId,
} from '../../insight/new-agreement/agreement-answers.ts';
import { jurisdictions, regimesOf, surroundingsOf } from '../../insight/new-agreement/jurisdictions.ts';
import type { OfferedField, OfferedStandard } from '../../insight/new-agreement/offered-standards.ts';
import { exchangeRoles, PROTECTION_ROLES, ROLE_MEANINGS } from '../../insight/new-agreement/party-roles.ts';
import { regimeCalled } from '../../model/vocabularies/regimes.ts';
import type { Asker } from '../asker.ts';

/** What has been said of an agreement; what is undefined is still to be asked. */
export interface SaidOfAgreement {
  readonly title: string | undefined;
  readonly jurisdiction: string | undefined;
  readonly regime: string | undefined;
  readonly parties: readonly AnsweredParty[] | undefined;
  readonly standards: readonly ChosenStandard[] | undefined;
  readonly id: string | undefined;
  /** As the person typed it. */
  readonly file: string | undefined;
}

export interface ChosenStandard {
  readonly standard: OfferedStandard;
  readonly chosen: ReadonlySet<string>;
}

/** All of it; only the regime may be undecided. */
export type DecidedAgreement = {
  readonly [K in Exclude<keyof SaidOfAgreement, 'regime'>]: NonNullable<SaidOfAgreement[K]>;
} & Pick<SaidOfAgreement, 'regime'>;

/** What the questions are about. */
export interface Workplace {
  readonly offered: readonly OfferedStandard[];
  readonly today: IsoDate;
  /** Of the configuration or of the standards. */
  readonly usualJurisdiction: string | undefined;
  /** Identifiers of the agreements that there are. */
  readonly takenIds: ReadonlySet<string>;
  /** Where new agreements go, as the person sees it, with a slash at the end; empty for the working folder. */
  readonly usualFolder: string;
  fieldsOf(standard: OfferedStandard): readonly OfferedField[];
  shown(path: string): string;
  /** Why the file cannot be written; undefined when it can. */
  refuseFile(file: string): string | undefined;
}

/** Asks for whatever has not been said. @throws Cancelled */
export async function askForAgreement(
  asker: Asker,
  said: SaidOfAgreement,
  workplace: Workplace,
): Promise<DecidedAgreement> {
  asker.begin('A new data-sharing agreement');
  asker.tell(
    'Nothing is written before the last question, and Ctrl-C leaves nothing behind.\nWhat you do not know yet can stay empty: it will be marked in the file.',
  );
  const title = said.title ?? (await askTitle(asker));
  const jurisdiction = said.jurisdiction ?? (await askJurisdiction(asker, workplace.usualJurisdiction));
  const regime = said.regime ?? (await askRegime(asker, jurisdiction));
  const parties = said.parties ?? (await askParties(asker, jurisdiction, regime));
  const standards = said.standards ?? (await askStandards(asker, workplace));
  const id = said.id ?? (await askId(asker, title, workplace));
  const file = said.file ?? (await askFile(asker, title, workplace));
  return { title, jurisdiction, regime, parties, standards, id, file };
}

function askTitle(asker: Asker): Promise<string> {
  return asker.text({
    message: 'What will people call the agreement? The service and what is shared, in one line.',
    example: 'Blue badge renewal: check of mobility awards',
    refuse: (text) => (text === '' ? 'It needs a name to be spoken of. You can change it later.' : undefined),
  });
}

export function askJurisdiction(asker: Asker, usual: string | undefined): Promise<string> {
  return asker.one({
    message: 'Under whose law is it made?',
    choices: jurisdictions().map(({ code, name }) => ({ value: code, label: name, hint: code })),
    ...(usual !== undefined && { initial: usual }),
  });
}

function askRegime(asker: Asker, jurisdiction: string): Promise<string | undefined> {
  const regimes = regimesOf(jurisdiction);
  if (regimes.length === 0) return Promise.resolve(undefined);
  return asker.one<string | undefined>({
    message: 'Does a statutory scheme govern the sharing? It decides which terms are asked for.',
    choices: [
      ...regimes.map(({ id, title, reference }) => ({ value: id, label: title, hint: `${id}: ${reference}` })),
      { value: 'none', label: 'No such scheme', hint: 'recorded as none' },
      { value: undefined, label: 'Not decided yet' },
    ],
    initial: 'none',
  });
}

async function askParties(asker: Asker, jurisdiction: string, regime: string | undefined): Promise<AnsweredParty[]> {
  const parties: AnsweredParty[] = [];
  const asked: Roles = {
    inExchange: exchangeRoles(regimeCalled(regime)),
    protection: surroundingsOf(jurisdiction).gdpr ? PROTECTION_ROLES : [],
  };
  for (const role of asked.inExchange.slice(0, 2)) {
    const party = await askParty(
      asker,
      WHO[role] ?? `Who is the ${role.replaceAll('-', ' ')}?`,
      [role],
      asked,
      parties,
    );
    if (party) parties.push(party);
  }
  while (await asker.confirm('Does another organisation take part?')) {
    const party = await askParty(asker, 'Which organisation?', [], asked, parties);
    if (!party) break;
    parties.push(party);
  }
  return parties;
}

interface Roles {
  readonly inExchange: readonly string[];
  readonly protection: readonly string[];
}

const WHO: Readonly<Record<string, string>> = {
  provider: 'Which organisation provides the data? Its official name; empty if that is still open.',
  recipient: 'Which organisation receives the data? Its official name; empty if that is still open.',
};

/** Undefined where it is still open who that is. */
async function askParty(
  asker: Asker,
  message: string,
  known: readonly string[],
  { inExchange, protection }: Roles,
  parties: readonly AnsweredParty[],
): Promise<AnsweredParty | undefined> {
  const name = await asker.text({ message });
  if (name === '') return undefined;
  const first =
    known.length > 0
      ? known
      : await asker.some({
          message: `What does ${name} do in the exchange?`,
          choices: inExchange.map((role) => ({ value: role, label: role })),
        });
  const second =
    protection.length === 0
      ? undefined
      : await asker.one<string | undefined>({
          message: `What is ${name} under data-protection law?`,
          choices: [
            ...protection.map((role) => ({ value: role, label: `${role}: ${ROLE_MEANINGS[role]}` })),
            { value: undefined, label: 'Not decided yet, or no personal data' },
          ],
          initial: undefined,
        });
  const identifier = await asker.text({
    message: `The number of ${name} in a register of organisations? Empty if you do not know it.`,
  });
  const id = usualPartyId(name, new Set(parties.map((party) => party.id)));
  const roles = [...first, ...(second === undefined ? [] : [second])];
  return { id, name, roles, ...(identifier !== '' && { identifier }) };
}

async function askStandards(asker: Asker, workplace: Workplace): Promise<ChosenStandard[]> {
  const { offered, shown } = workplace;
  if (offered.length === 0) {
    asker.tell('There is no standard with fields in this folder. You can name the data in the file.');
    return [];
  }
  const standards = await asker.some({
    message: 'Which standards describe the data?',
    choices: offered.map((standard) => ({
      value: standard,
      label: `${standard.label}${standard.version === undefined ? '' : ` ${standard.version}`} · ${shown(standard.file)}`,
      hint: `${standard.fields} fields`,
    })),
  });
  const chosen: ChosenStandard[] = [];
  for (const standard of standards) chosen.push({ standard, chosen: await askFields(asker, standard, workplace) });
  return chosen;
}

async function askFields(asker: Asker, standard: OfferedStandard, workplace: Workplace): Promise<ReadonlySet<string>> {
  const fields = workplace.fieldsOf(standard);
  const widest = Math.min(Math.max(...fields.map(({ name }) => name.length)), WIDEST_NAME);
  const names = await asker.some({
    message: `Which fields of ${standard.label} does the purpose need? The others stay in the file as comments.`,
    choices: fields.map(({ name, title, classification, verdict, deprecated }) => ({
      value: name,
      label: `${name.padEnd(widest)}  ${[classification?.value ?? 'not classified', verdict, ...(deprecated ? ['deprecated'] : [])].join(' · ')}`,
      ...(title !== undefined && title !== name && { hint: title }),
    })),
  });
  return new Set(names);
}

/** Columns. */
const WIDEST_NAME = 32;

function askId(asker: Asker, title: string, { today, takenIds }: Workplace): Promise<string> {
  return asker.text({
    message: 'Which identifier does it get? It stays the same through all versions.',
    initial: usualId(title, today, takenIds),
    refuse: (text) =>
      text === ''
        ? 'Registers and other agreements point to it: it cannot be empty.'
        : takenIds.has(text)
          ? 'Another agreement has it.'
          : undefined,
  });
}

function askFile(asker: Asker, title: string, { usualFolder, refuseFile }: Workplace): Promise<string> {
  const usual = usualFileName(title);
  let initial = usualFolder + usual;
  for (let count = 2; refuseFile(initial) !== undefined && count < 100; count++)
    initial = usualFolder + usual.replace('.agreement', `-${count}.agreement`);
  return asker.text({
    message: 'Into which file? This is the last question.',
    initial,
    refuse: (text) => (text === '' ? 'It needs a file.' : refuseFile(text)),
  });
}
