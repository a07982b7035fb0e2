import type { IsoDate } from '../base/iso-date.ts';
import { joinPath } from '../base/path.ts';
import { jurisdictions } from '../insight/new-agreement/jurisdictions.ts';
import {
  fieldsOfLine,
  usualEntity,
  usualStandardFile,
  usualStandardId,
} from '../insight/new-standard/standard-answers.ts';
import { standardText } from '../insight/new-standard/standard-text.ts';
import { usualStandard } from '../insight/new-standard/usual-standard.ts';
import { startingConfiguration } from '../insight/starting-configuration.ts';
import { PROFILES } from '../workspace/profiles.ts';
import { type NewFile, serveChoices } from './new-file-choices.ts';

/** What a client asks for to have its user answer questions, and then for the text. The questions are those of `concordat new standard`. */
export function serveNewStandard(from: NewFile, today: () => IsoDate): void {
  const { connection } = from;
  serveChoices(from, 'concordat/newStandard', (snapshot, folder, title) => {
    const usual = usualStandard(snapshot, folder);
    return {
      path: joinPath(usual.folder ?? `${folder}/standards`, usualStandardFile(title)),
      choices: {
        jurisdictions: jurisdictionsWith(usual.jurisdiction),
        takenIds: [...usual.takenIds],
        id: usualStandardId(title, usual.takenIds),
        entity: usualEntity(title),
      },
    };
  });

  /** Why a line of fields cannot be read; null when it can. */
  connection.onRequest('concordat/newStandard/fields', ({ line }: { line: string }): string | null => {
    const fields = fieldsOfLine(line);
    return 'why' in fields ? fields.why : null;
  });

  connection.onRequest(
    'concordat/newStandard',
    ({ fields, ownerRole, ownerContact, ...answers }: NewStandardParams) => {
      const read = fieldsOfLine(fields);
      return {
        text: standardText({
          ...answers,
          today: today(),
          owner: { role: ownerRole, contact: ownerContact },
          fields: 'why' in read ? [] : read,
        }),
      };
    },
  );

  /** The places whose law and classifications can be chosen, and the text of settings to begin with. */
  connection.onRequest('concordat/init/choices', () => ({ jurisdictions: jurisdictionsWith(undefined) }));
  connection.onRequest('concordat/init', ({ jurisdiction }: { jurisdiction?: string }) => ({
    text: startingConfiguration(jurisdiction, Object.keys(PROFILES)),
  }));
}

function jurisdictionsWith(usual: string | undefined): { code: string; name: string; usual: boolean }[] {
  return jurisdictions().map(({ code, name }) => ({ code, name, usual: code === usual }));
}

interface NewStandardParams {
  readonly title: string;
  readonly id: string;
  readonly jurisdiction: string | undefined;
  readonly ownerRole: string;
  readonly ownerContact: string;
  readonly entity: string;
  /** `name: type, name` */
  readonly fields: string;
}
