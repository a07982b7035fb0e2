import * as vscode from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import { askFolder, exists, questions, unlessLeft, usualFirst } from './questions.ts';

/** What the command may be given; whatever is missing is asked. Names are those of `concordat new standard`. */
export interface SaidOfStandard {
  readonly title?: string;
  readonly jurisdiction?: string;
  readonly ownerRole?: string;
  readonly ownerContact?: string;
  readonly entity?: string;
  /** `name: type, name` */
  readonly fields?: string;
  readonly id?: string;
  /** Path from the folder. */
  readonly file?: string;
}

interface Choices {
  readonly jurisdictions: readonly Jurisdiction[];
  readonly takenIds: readonly string[];
  readonly id: string;
  readonly entity: string;
  readonly file: string;
}

interface Jurisdiction {
  readonly code: string;
  readonly name: string;
  readonly usual: boolean;
}

const ID_REFUSED = {
  empty: 'Agreements and other standards point to it: it cannot be empty.',
  taken: 'Another standard has it.',
};
const REQUEST = 'concordat/newStandard';
const SETTINGS = '.concordat.yaml';
const question = questions('New data standard');
const { input, pick } = question;

/** Asks what a new standard describes, writes it and opens it. Nothing is written when somebody leaves. */
export async function newStandard(
  client: LanguageClient | undefined,
  said: SaidOfStandard = {},
): Promise<vscode.Uri | undefined> {
  const folder = await askFolder('Open a folder first: the standard becomes a file in it.');
  if (!client || !folder) return undefined;
  return unlessLeft(async () => {
    const title = said.title ?? (await askTitle());
    const choices = await client.sendRequest<Choices>(`${REQUEST}/choices`, { folder: folder.toString(), title });
    const jurisdiction =
      said.jurisdiction ?? (await pick(usualFirst(choices.jurisdictions), 'Under whose law is it made?')).description;
    const ownerRole =
      said.ownerRole ??
      (await input({
        prompt: 'Which post answers for it? Empty if that is still open.',
        placeHolder: 'Head of revenues',
      }));
    const ownerContact =
      said.ownerContact ??
      (await input({ prompt: 'Under which shared mailbox can the owner be reached? Empty if that is still open.' }));
    const entity = said.entity ?? (await input({ prompt: 'What is one record of it called?', value: choices.entity }));
    const fields = said.fields ?? (await askFields(client));
    const identifier = said.id ?? (await question.id(choices.id, choices.takenIds, ID_REFUSED));
    const uri = vscode.Uri.joinPath(folder, said.file ?? (await question.file(folder, choices.file, 'standard')));
    if (await exists(uri)) throw new Error(`${vscode.workspace.asRelativePath(uri)} is there already.`);
    const { text } = await client.sendRequest<{ text: string }>(REQUEST, {
      title,
      id: identifier,
      jurisdiction,
      ownerRole,
      ownerContact,
      entity: entity || choices.entity,
      fields,
    });
    await writeAndShow(uri, text);
    return uri;
  });
}

/** Writes settings to begin with into the folder, and opens them; those that are there are opened as they are. */
export async function initialise(
  client: LanguageClient | undefined,
  said: { readonly jurisdiction?: string } = {},
): Promise<vscode.Uri | undefined> {
  const folder = await askFolder('Open a folder first: the settings become a file in it.');
  if (!client || !folder) return undefined;
  return unlessLeft(async () => {
    const uri = vscode.Uri.joinPath(folder, SETTINGS);
    if (await exists(uri)) {
      await vscode.window.showTextDocument(uri);
      return uri;
    }
    const { jurisdictions } = await client.sendRequest<{ jurisdictions: readonly Jurisdiction[] }>(
      'concordat/init/choices',
    );
    const jurisdiction =
      said.jurisdiction ??
      (await pick(usualFirst(jurisdictions), 'Whose classifications and rules hold in this folder?')).description;
    const { text } = await client.sendRequest<{ text: string }>('concordat/init', { jurisdiction });
    await writeAndShow(uri, text);
    return uri;
  });
}

async function writeAndShow(uri: vscode.Uri, text: string): Promise<void> {
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
  await vscode.window.showTextDocument(uri, { preview: false });
}

function askTitle(): Promise<string> {
  return input({
    prompt: 'What will people call the standard? The records that it describes, in a few words.',
    placeHolder: 'Council tax claims',
    validateInput: (text) =>
      text.trim() === '' ? 'It needs a name to be spoken of. You can change it later.' : undefined,
  });
}

function askFields(client: LanguageClient): Promise<string> {
  return input({
    prompt: 'Which fields has a record? Names with commas between them, and a type behind a colon where it is no text.',
    placeHolder: 'claim_id, received: date, income: number',
    validateInput: async (line) => {
      const why = await client.sendRequest<string | null>(`${REQUEST}/fields`, { line });
      return why === null ? undefined : `${why}.`;
    },
  });
}
