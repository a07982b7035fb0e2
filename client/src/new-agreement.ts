import * as vscode from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import { askFolder, exists, questions, unlessLeft, usualFirst } from './questions.ts';

/** What the command may be given; whatever is missing is asked. Names are those of `concordat new agreement`. */
export interface SaidOfAgreement {
  readonly title?: string;
  readonly jurisdiction?: string;
  /** `undecided` leaves it open. */
  readonly regime?: string;
  readonly parties?: readonly Party[];
  /** Paths from the folder, each with the names of the fields that are shared. */
  readonly standards?: readonly { readonly path: string; readonly fields: readonly string[] }[];
  readonly id?: string;
  /** Path from the folder. */
  readonly file?: string;
}

interface Party {
  readonly name: string;
  readonly roles: readonly string[];
  readonly identifier?: string;
}

interface Choices {
  readonly jurisdictions: readonly {
    readonly code: string;
    readonly name: string;
    readonly usual: boolean;
    readonly regimes: readonly { readonly id: string; readonly title: string; readonly reference: string }[];
  }[];
  readonly standards: readonly Standard[];
  readonly takenIds: readonly string[];
  readonly id: string;
  readonly file: string;
}

interface Standard {
  readonly file: string;
  readonly root: number;
  readonly pointer: string;
  readonly label: string;
  readonly version?: string;
  readonly fields: number;
  readonly shown: string;
}

interface Field {
  readonly name: string;
  readonly title?: string;
  readonly classification?: string;
  readonly verdict: string;
  readonly deprecated: boolean;
}

const question = questions('New data-sharing agreement');
const { input, pick, pickSome } = question;
const ID_REFUSED = {
  empty: 'Registers and other agreements point to it: it cannot be empty.',
  taken: 'Another agreement has it.',
};
const REQUEST = 'concordat/newAgreement';
const UNDECIDED = 'undecided';

/** Asks what a new agreement is about, writes it and opens it. Nothing is written when somebody leaves. */
export async function newAgreement(
  client: LanguageClient | undefined,
  said: SaidOfAgreement = {},
): Promise<vscode.Uri | undefined> {
  const folder = await askFolder('Open the folder of your standards first: the agreement refers to them.');
  if (!client || !folder) return undefined;
  return unlessLeft(() => write(client, folder, said));
}

async function write(client: LanguageClient, folder: vscode.Uri, said: SaidOfAgreement): Promise<vscode.Uri> {
  const title = said.title ?? (await askTitle());
  const choices = await client.sendRequest<Choices>(`${REQUEST}/choices`, { folder: folder.toString(), title });
  const jurisdiction = said.jurisdiction ?? (await askJurisdiction(choices));
  const regime = said.regime ?? (await askRegime(choices, jurisdiction));
  const decided = regime === UNDECIDED ? undefined : regime;
  const parties = said.parties ?? (await askParties(client, jurisdiction, decided));
  const standards = await standardsOf(client, choices, said);
  const identifier = said.id ?? (await question.id(choices.id, choices.takenIds, ID_REFUSED));
  const uri = vscode.Uri.joinPath(folder, said.file ?? (await question.file(folder, choices.file, 'agreement')));
  if (await exists(uri)) throw new Error(`${vscode.workspace.asRelativePath(uri)} is there already.`);
  const { text } = await client.sendRequest<{ text: string }>(REQUEST, {
    uri: uri.toString(),
    title,
    id: identifier,
    jurisdiction,
    regime: decided,
    parties,
    standards,
  });
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
  await vscode.window.showTextDocument(uri, { viewColumn: vscode.ViewColumn.Beside, preview: false });
  return uri;
}

function askTitle(): Promise<string> {
  return input({
    prompt: 'What will people call the agreement? The service and what is shared, in one line.',
    placeHolder: 'Blue badge renewal: check of mobility awards',
    validateInput: (text) =>
      text.trim() === '' ? 'It needs a name to be spoken of. You can change it later.' : undefined,
  });
}

async function askJurisdiction({ jurisdictions }: Choices): Promise<string> {
  return (await pick(usualFirst(jurisdictions), 'Under whose law is it made?')).description;
}

async function askRegime({ jurisdictions }: Choices, jurisdiction: string): Promise<string> {
  const regimes = jurisdictions.find(({ code }) => code === jurisdiction)?.regimes ?? [];
  if (regimes.length === 0) return UNDECIDED;
  const items = [
    { label: 'No such scheme', description: 'recorded as none', detail: '', id: 'none' },
    ...regimes.map(({ id, title, reference }) => ({ label: title, description: id, detail: reference, id })),
    { label: 'Not decided yet', description: '', detail: '', id: UNDECIDED },
  ];
  return (await pick(items, 'Does a statutory scheme govern the sharing?')).id;
}

interface Roles {
  readonly exchange: readonly string[];
  readonly protection: readonly { readonly role: string; readonly meaning: string }[];
}

async function askParties(client: LanguageClient, jurisdiction: string, regime: string | undefined): Promise<Party[]> {
  const roles = await client.sendRequest<Roles>(`${REQUEST}/roles`, { jurisdiction, regime });
  const parties: Party[] = [];
  for (const role of roles.exchange.slice(0, 2)) {
    const party = await askParty(WHO[role] ?? `Who is the ${role.replaceAll('-', ' ')}?`, [role], roles);
    if (party) parties.push(party);
  }
  const more = [{ label: 'No other organisation takes part' }, { label: 'Another organisation takes part' }] as const;
  while ((await pick(more, 'Does another organisation take part?')) === more[1]) {
    const party = await askParty('Which organisation?', [], roles);
    if (!party) break;
    parties.push(party);
  }
  return parties;
}

const WHO: Readonly<Record<string, string>> = {
  provider: 'Which organisation provides the data? Its official name; empty if that is still open.',
  recipient: 'Which organisation receives the data? Its official name; empty if that is still open.',
};

/** Undefined where it is still open who that is. */
async function askParty(prompt: string, known: readonly string[], roles: Roles): Promise<Party | undefined> {
  const name = await input({ prompt });
  if (name === '') return undefined;
  const exchange =
    known.length > 0
      ? known
      : (
          await pickSome(
            roles.exchange.map((role) => ({ label: role })),
            `What does ${name} do in the exchange?`,
          )
        ).map(({ label }) => label);
  const protection = roles.protection.length === 0 ? undefined : await askProtection(name, roles);
  const identifier = await input({
    prompt: `The number of ${name} in a register of organisations? Empty if you do not know it.`,
  });
  return {
    name,
    roles: [...exchange, ...(protection === undefined ? [] : [protection])],
    ...(identifier !== '' && { identifier }),
  };
}

async function askProtection(name: string, { protection }: Roles): Promise<string | undefined> {
  const items = [
    { label: 'Not decided yet, or no personal data', detail: '', role: undefined },
    ...protection.map(({ role, meaning }) => ({ label: role, detail: meaning, role })),
  ];
  return (await pick<(typeof items)[number]>(items, `What is ${name} under data-protection law?`)).role;
}

type ChosenStandard = Pick<Standard, 'file' | 'root' | 'pointer'> & { readonly fields: readonly string[] };

async function standardsOf(client: LanguageClient, choices: Choices, said: SaidOfAgreement): Promise<ChosenStandard[]> {
  if (said.standards)
    return said.standards.flatMap(({ path, fields }) =>
      choices.standards.filter(({ shown }) => shown === path).map((standard) => ({ ...keyOf(standard), fields })),
    );
  if (choices.standards.length === 0) return [];
  const picked = await pickSome(
    choices.standards.map((standard) => ({
      label: standard.label,
      description: standard.version ?? '',
      detail: `${standard.shown}, ${standard.fields} fields`,
      standard,
    })),
    'Which standards describe the data?',
  );
  const chosen: ChosenStandard[] = [];
  for (const { standard } of picked) chosen.push({ ...keyOf(standard), fields: await askFields(client, standard) });
  return chosen;
}

function keyOf({ file, root, pointer }: Standard): Pick<Standard, 'file' | 'root' | 'pointer'> {
  return { file, root, pointer };
}

async function askFields(client: LanguageClient, standard: Standard): Promise<string[]> {
  const fields = await client.sendRequest<Field[]>(`${REQUEST}/fields`, keyOf(standard));
  const picked = await pickSome(
    fields.map(({ name, title, classification, verdict, deprecated }) => ({
      label: name,
      description: [classification ?? 'not classified', verdict, ...(deprecated ? ['deprecated'] : [])].join(' · '),
      ...(title !== undefined && title !== name && { detail: title }),
    })),
    `Which fields of ${standard.label} does the purpose need?`,
  );
  return picked.map(({ label }) => label);
}
