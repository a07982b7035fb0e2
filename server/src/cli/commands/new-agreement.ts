import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { normalizePath } from '../../base/path.ts';
import type { FileSystem } from '../../host/file-system.ts';
import {
  type AnsweredItem,
  type AnsweredParty,
  usualFileName,
  usualId,
} from '../../insight/new-agreement/agreement-answers.ts';
import { agreementText, placesToFill } from '../../insight/new-agreement/agreement-text.ts';
import { offeredItem, offeredStandards } from '../../insight/new-agreement/offered-standards.ts';
import { usualAnswers } from '../../insight/new-agreement/usual-answers.ts';
import type { Snapshot } from '../../workspace/workspace.ts';
import { type Asker, Cancelled } from '../asker.ts';
import type { Console } from '../console.ts';
import { Failure } from '../failure.ts';
import {
  askForAgreement,
  type ChosenStandard,
  type DecidedAgreement,
  type SaidOfAgreement,
  type Workplace,
} from '../new-agreement/ask-for-agreement.ts';
import {
  fieldsNamed,
  jurisdictionOf,
  type NamedStandard,
  type NewAgreementOptions,
  namedStandard,
  partyOf,
  regimeOf,
  standardNamed,
} from '../new-agreement/new-agreement-options.ts';
import { loadTargets, shownFrom } from './load-targets.ts';
import { dayOf } from './settings.ts';
import { LEFT, refusedFile, writeNew } from './write-new.ts';

export type { NewAgreementOptions };

/**
 * Writes a new agreement: what options do not say is asked where there is somebody to ask, and stays open otherwise. `file` may be `-` for
 * standard output. @throws Failure for bad usage, and for a file that is there already.
 */
export async function runNewAgreement(
  file: string | undefined,
  options: NewAgreementOptions,
  files: FileSystem,
  console: Console,
  openAsker: (() => Promise<Asker>) | undefined,
): Promise<number> {
  const today = dayOf(options.now);
  const jurisdiction = options.jurisdiction === undefined ? undefined : jurisdictionOf(options.jurisdiction);
  if (options.regime !== undefined && jurisdiction === undefined)
    throw new Failure('--regime needs --jurisdiction: a scheme belongs to a jurisdiction');
  const asks = options.input && openAsker !== undefined;
  if (!asks) needed({ '--title': options.title?.trim(), '--jurisdiction': jurisdiction });
  const refuseFile = (name: string): string | undefined => refusedFile(name, console.cwd, 'agreement', options.force);
  const refused = file === undefined ? undefined : refuseFile(file);
  if (refused !== undefined) throw new Failure(`${file}: ${refused}`);

  const named = options.standard.map((text) => namedStandard(text, (name) => existsSync(resolve(console.cwd, name))));
  const snapshot = await load(named, options, files, console);
  const within = normalizePath(console.cwd);
  const offered = offeredStandards(snapshot);
  const usual = usualAnswers(snapshot, within);
  const usualFolder = usual.folder === undefined ? '' : folderShown(shownFrom(console.cwd, `${usual.folder}/x`));
  const workplace: Workplace = {
    offered,
    today,
    usualJurisdiction: usual.jurisdiction,
    takenIds: usual.takenIds,
    usualFolder,
    fieldsOf: (standard) => offeredItem(snapshot, standard, `${within}/new`)?.fields ?? [],
    shown: (path) => shownFrom(console.cwd, path),
    refuseFile,
  };
  const said: SaidOfAgreement = {
    title: options.title?.trim() || undefined,
    jurisdiction,
    regime:
      options.regime === undefined || jurisdiction === undefined ? undefined : regimeOf(options.regime, jurisdiction),
    parties: options.party.length === 0 ? undefined : partiesOf(options.party),
    standards:
      named.length === 0 ? undefined : named.map((one) => choiceOf(one, options.allFields, workplace, console)),
    id: options.id,
    file,
  };
  if (said.id !== undefined && usual.takenIds.has(said.id)) throw new Failure(`--id: another agreement has ${said.id}`);
  if (!asks) {
    const say = (text: string): void => console.out(`${text.trimEnd()}\n`);
    return write(withoutQuestions(said, workplace), snapshot, workplace, options.force, console.cwd, say);
  }
  try {
    const asker = await openAsker();
    const decided = await askForAgreement(asker, said, workplace);
    return write(decided, snapshot, workplace, options.force, console.cwd, file === '-' ? console.out : asker.end);
  } catch (error) {
    if (error instanceof Cancelled) return LEFT;
    throw error;
  }
}

/** @throws Failure that names what is missing. */
function needed(options: Readonly<Record<string, string | undefined>>): void {
  const missing = Object.entries(options).flatMap(([name, value]) =>
    value === undefined || value === '' ? [name] : [],
  );
  if (missing.length > 0)
    throw new Failure(
      `${missing.join(' and ')} ${missing.length === 1 ? 'is' : 'are'} missing, and there is no terminal to ask on. \`concordat new agreement --help\` shows an example`,
    );
}

async function load(
  named: readonly NamedStandard[],
  options: NewAgreementOptions,
  files: FileSystem,
  console: Console,
): Promise<Snapshot> {
  const paths = named.map(({ name }) => name).filter((name) => existsSync(resolve(console.cwd, name)));
  return (await loadTargets(['.', ...paths], { ...options, stdin: false }, files, console)).snapshot;
}

function folderShown(path: string): string {
  return path.slice(0, path.lastIndexOf('/') + 1);
}

function partiesOf(texts: readonly string[]): AnsweredParty[] {
  const parties: AnsweredParty[] = [];
  for (const text of texts) parties.push(partyOf(text, new Set(parties.map(({ id }) => id))));
  return parties;
}

function choiceOf(named: NamedStandard, allFields: boolean, workplace: Workplace, console: Console): ChosenStandard {
  const standard = standardNamed(named.name, workplace.offered, console.cwd);
  const fields = workplace.fieldsOf(standard);
  const names = named.fields ?? (allFields ? fields.map(({ name }) => name) : []);
  return { standard, chosen: fieldsNamed(names, { label: standard.label, fields }) };
}

/** Title and jurisdiction have been said. */
function withoutQuestions(said: SaidOfAgreement, { today, takenIds, usualFolder }: Workplace): DecidedAgreement {
  const { title = '', jurisdiction = '', regime, parties = [], standards = [] } = said;
  const { id = usualId(title, today, takenIds), file = usualFolder + usualFileName(title) } = said;
  return { title, jurisdiction, regime, parties, standards, id, file };
}

function write(
  decided: DecidedAgreement,
  snapshot: Snapshot,
  { today, refuseFile }: Workplace,
  force: boolean,
  cwd: string,
  say: (text: string) => void,
): number {
  const { file, standards, ...answers } = decided;
  const path = resolve(cwd, file === '-' ? 'new.agreement.yaml' : file);
  const items = standards.flatMap(({ standard, chosen }): AnsweredItem[] => {
    const item = offeredItem(snapshot, standard, normalizePath(path));
    return item ? [{ ...item, chosen }] : [];
  });
  const text = agreementText({ ...answers, today, items });
  if (file === '-') {
    say(text);
    return 0;
  }
  const refused = refuseFile(file);
  if (refused !== undefined) throw new Failure(`${file}: ${refused}`);
  writeNew(path, text, { shown: file, force });
  say(
    [
      `Wrote ${file}: a draft with ${placesToFill(text)} open places, each marked TO FILL.`,
      'Fill them in, then',
      `  concordat check ${file}    says what is missing or does not fit`,
      `  concordat render ${file}   shows it as a document, with its blanks`,
    ].join('\n'),
  );
  return 0;
}
