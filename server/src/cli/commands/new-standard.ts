import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { normalizePath } from '../../base/path.ts';
import type { FileSystem } from '../../host/file-system.ts';
import { placesToFill } from '../../insight/new-agreement/agreement-text.ts';
import {
  type AnsweredField,
  fieldsOfLine,
  usualEntity,
  usualStandardFile,
  usualStandardId,
} from '../../insight/new-standard/standard-answers.ts';
import { standardText } from '../../insight/new-standard/standard-text.ts';
import { usualStandard } from '../../insight/new-standard/usual-standard.ts';
import { type Asker, Cancelled } from '../asker.ts';
import type { Console } from '../console.ts';
import { Failure } from '../failure.ts';
import { jurisdictionOf } from '../new-agreement/new-agreement-options.ts';
import {
  askForStandard,
  type DecidedStandard,
  type SaidOfStandard,
  type StandardWorkplace,
} from '../new-standard/ask-for-standard.ts';
import { loadTargets, shownFrom } from './load-targets.ts';
import { dayOf } from './settings.ts';
import { LEFT, refusedFile, writeNew } from './write-new.ts';

/** As commander gives them. */
export interface NewStandardOptions {
  readonly title?: string;
  readonly jurisdiction?: string;
  readonly id?: string;
  readonly ownerRole?: string;
  readonly ownerContact?: string;
  readonly entity?: string;
  /** `name: type, name` */
  readonly fields?: string;
  readonly force: boolean;
  /** `--no-input`: nothing is asked. */
  readonly input: boolean;
  readonly config?: string;
  readonly profile?: string;
  readonly now?: string;
}

/**
 * Writes a new standard in our own format: what options do not say is asked where there is somebody to ask, and stays open otherwise. `file`
 * may be `-` for standard output. @throws Failure for bad usage, and for a file that is there already.
 */
export async function runNewStandard(
  file: string | undefined,
  options: NewStandardOptions,
  files: FileSystem,
  console: Console,
  openAsker: (() => Promise<Asker>) | undefined,
): Promise<number> {
  const today = dayOf(options.now);
  const said: SaidOfStandard = {
    title: options.title?.trim() || undefined,
    jurisdiction: options.jurisdiction === undefined ? undefined : jurisdictionOf(options.jurisdiction),
    ownerRole: options.ownerRole?.trim(),
    ownerContact: options.ownerContact?.trim(),
    entity: options.entity?.trim() || undefined,
    fields: options.fields === undefined ? undefined : fieldsSaid(options.fields),
    id: options.id,
    file,
  };
  const asks = options.input && openAsker !== undefined;
  if (!asks && said.title === undefined)
    throw new Failure(
      '--title is missing, and there is no terminal to ask on. `concordat new standard --help` shows an example',
    );
  const refuseFile = (name: string): string | undefined => refusedFile(name, console.cwd, 'standard', options.force);
  const refused = file === undefined ? undefined : refuseFile(file);
  if (refused !== undefined) throw new Failure(`${file}: ${refused}`);

  const workplace = await workplaceOf(options, files, console, refuseFile);
  if (said.id !== undefined && workplace.takenIds.has(said.id))
    throw new Failure(`--id: another standard has ${said.id}`);
  try {
    const asker = asks ? await openAsker() : undefined;
    const decided = asker ? await askForStandard(asker, said, workplace) : withoutQuestions(said, workplace);
    const say = asker && decided.file !== '-' ? asker.end : (text: string): void => console.out(`${text.trimEnd()}\n`);
    const { file: target, ...answers } = decided;
    const text = standardText({ ...answers, today });
    if (target === '-') {
      say(text);
      return 0;
    }
    const late = refuseFile(target);
    if (late !== undefined) throw new Failure(`${target}: ${late}`);
    writeNew(resolve(console.cwd, target), text, { shown: target, force: options.force });
    say(
      [
        `Wrote ${target}: a draft with ${placesToFill(text)} open places, each marked TO FILL.`,
        'Fill them in, then',
        `  concordat check ${target}      says what is missing or unclear`,
        `  concordat checklist ${target}  says what governance asks of it`,
      ].join('\n'),
    );
    return 0;
  } catch (error) {
    if (error instanceof Cancelled) return LEFT;
    throw error;
  }
}

async function workplaceOf(
  options: NewStandardOptions,
  files: FileSystem,
  console: Console,
  refuseFile: StandardWorkplace['refuseFile'],
): Promise<StandardWorkplace> {
  // An empty folder is where a first standard is written.
  const there = existsSync(console.cwd) ? ['.'] : [];
  const { snapshot } = await loadTargets(there, { ...options, stdin: false }, files, console);
  const { jurisdiction, takenIds, folder } = usualStandard(snapshot, normalizePath(console.cwd));
  const shown = folder === undefined ? 'standards/x' : shownFrom(console.cwd, `${folder}/x`);
  return {
    usualJurisdiction: jurisdiction,
    takenIds,
    usualFolder: shown.slice(0, shown.lastIndexOf('/') + 1),
    refuseFile,
  };
}

/** The title has been said. */
function withoutQuestions(said: SaidOfStandard, workplace: StandardWorkplace): DecidedStandard {
  const { title = '', ownerRole = '', ownerContact = '', fields = [] } = said;
  return {
    title,
    jurisdiction: said.jurisdiction ?? workplace.usualJurisdiction,
    owner: { role: ownerRole, contact: ownerContact },
    entity: said.entity ?? usualEntity(title),
    fields,
    id: said.id ?? usualStandardId(title, workplace.takenIds),
    file: said.file ?? workplace.usualFolder + usualStandardFile(title),
  };
}

/** @throws Failure */
function fieldsSaid(line: string): readonly AnsweredField[] {
  const fields = fieldsOfLine(line);
  if ('why' in fields) throw new Failure(`--fields: ${fields.why}`);
  return fields;
}
