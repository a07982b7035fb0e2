import {
  fieldsOfLine,
  type StandardAnswers,
  usualEntity,
  usualStandardFile,
  usualStandardId,
} from '../../insight/new-standard/standard-answers.ts';
import type { Asker } from '../asker.ts';
import { askJurisdiction } from '../new-agreement/ask-for-agreement.ts';

/** All that is asked about a new standard. */
export interface DecidedStandard extends Omit<StandardAnswers, 'today'> {
  /** As the person typed it. */
  readonly file: string;
}

/** What has been said of it; what is undefined is still to be asked. */
export type SaidOfStandard = {
  readonly [K in Exclude<keyof DecidedStandard, 'owner'>]: DecidedStandard[K] | undefined;
} & { readonly ownerRole: string | undefined; readonly ownerContact: string | undefined };

/** What the questions are about. */
export interface StandardWorkplace {
  readonly usualJurisdiction: string | undefined;
  /** Identifiers of the standards that there are. */
  readonly takenIds: ReadonlySet<string>;
  /** Where new standards go, as the person sees it, with a slash at the end; empty for the working folder. */
  readonly usualFolder: string;
  /** Why the file cannot be written; undefined when it can. */
  refuseFile(file: string): string | undefined;
}

/** Asks for whatever has not been said. @throws Cancelled */
export async function askForStandard(
  asker: Asker,
  said: SaidOfStandard,
  { usualJurisdiction, takenIds, usualFolder, refuseFile }: StandardWorkplace,
): Promise<DecidedStandard> {
  asker.begin('A new data standard');
  asker.tell(
    'Nothing is written before the last question, and Ctrl-C leaves nothing behind.\nWhat you do not know yet can stay empty: it will be marked in the file.',
  );
  const title =
    said.title ??
    (await asker.text({
      message: 'What will people call the standard? The records that it describes, in a few words.',
      example: 'Council tax claims',
      refuse: (text) => (text === '' ? 'It needs a name to be spoken of. You can change it later.' : undefined),
    }));
  const jurisdiction = said.jurisdiction ?? (await askJurisdiction(asker, usualJurisdiction));
  const role =
    said.ownerRole ??
    (await asker.text({
      message: 'Which post answers for it? Empty if that is still open.',
      example: 'Head of revenues',
    }));
  const contact =
    said.ownerContact ??
    (await asker.text({
      message: 'Under which shared mailbox can the owner be reached? Empty if that is still open.',
    }));
  const entity =
    said.entity ??
    (await asker.text({ message: 'What is one record of it called?', initial: usualEntity(title) })) ??
    usualEntity(title);
  const fields = said.fields ?? fieldsIn(await asker.text(FIELDS));
  const id =
    said.id ??
    (await asker.text({
      message: 'Which identifier does it get? It stays the same through all versions.',
      initial: usualStandardId(title, takenIds),
      refuse: (text) =>
        text === ''
          ? 'Agreements point to it: it cannot be empty.'
          : takenIds.has(text)
            ? 'Another standard has it.'
            : undefined,
    }));
  const file =
    said.file ??
    (await asker.text({
      message: 'Into which file? This is the last question.',
      initial: usualFolder + usualStandardFile(title),
      refuse: (text) => (text === '' ? 'It needs a file.' : refuseFile(text)),
    }));
  return { title, jurisdiction, owner: { role, contact }, entity, fields, id, file };
}

const FIELDS = {
  message: 'Which fields has a record? Names with commas between them, and a type behind a colon where it is no text.',
  example: 'claim_id, received: date, income: number',
  refuse: (text: string): string | undefined => {
    const fields = fieldsOfLine(text);
    return 'why' in fields ? `${fields.why}.` : undefined;
  },
};

function fieldsIn(line: string): StandardAnswers['fields'] {
  const fields = fieldsOfLine(line);
  return 'why' in fields ? [] : fields;
}
