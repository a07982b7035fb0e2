import type { IsoDate } from '../base/iso-date.ts';
import { joinPath, relativePath } from '../base/path.ts';
import {
  type AnsweredItem,
  type AnsweredParty,
  usualFileName,
  usualId,
  usualPartyId,
} from '../insight/new-agreement/agreement-answers.ts';
import { agreementText } from '../insight/new-agreement/agreement-text.ts';
import { jurisdictions, regimesOf, surroundingsOf } from '../insight/new-agreement/jurisdictions.ts';
import { type OfferedStandard, offeredItem, offeredStandards } from '../insight/new-agreement/offered-standards.ts';
import { exchangeRoles, PROTECTION_ROLES, ROLE_MEANINGS } from '../insight/new-agreement/party-roles.ts';
import { usualAnswers } from '../insight/new-agreement/usual-answers.ts';
import { regimeCalled } from '../model/vocabularies/regimes.ts';
import { type NewFile, serveChoices } from './new-file-choices.ts';
import { pathOfUri } from './paths.ts';

type StandardKey = Pick<OfferedStandard, 'file' | 'root' | 'pointer'>;

/** What a client asks for to have its user answer questions, and then for the text. The questions are those of `concordat new agreement`. */
export function serveNewAgreement(from: NewFile, today: () => IsoDate): void {
  const { connection, session } = from;
  serveChoices(from, 'concordat/newAgreement', (snapshot, folder, title) => {
    const usual = usualAnswers(snapshot, folder);
    return {
      path: joinPath(usual.folder ?? folder, usualFileName(title)),
      choices: {
        jurisdictions: jurisdictions().map(({ code, name }) => ({
          code,
          name,
          regimes: regimesOf(code).map(({ id, title: label, reference }) => ({ id, title: label, reference })),
          usual: code === usual.jurisdiction,
        })),
        standards: offeredStandards(snapshot).map((standard) => ({
          ...standard,
          shown: relativePath(folder, standard.file),
        })),
        takenIds: [...usual.takenIds],
        id: usualId(title, today(), usual.takenIds),
      },
    };
  });

  /** The roles that a party can have. */
  connection.onRequest(
    'concordat/newAgreement/roles',
    ({ jurisdiction, regime }: { jurisdiction: string; regime?: string }) => ({
      exchange: exchangeRoles(regimeCalled(regime)),
      protection: surroundingsOf(jurisdiction).gdpr
        ? PROTECTION_ROLES.map((role) => ({ role, meaning: ROLE_MEANINGS[role] }))
        : [],
    }),
  );

  connection.onRequest('concordat/newAgreement/fields', (standard: StandardKey) => {
    const snapshot = session()?.snapshot;
    const fields = (snapshot && offeredItem(snapshot, standard, standard.file)?.fields) ?? [];
    return fields.map(({ name, title, classification, verdict, deprecated }) => ({
      name,
      title,
      classification: classification?.value,
      verdict,
      deprecated,
    }));
  });

  connection.onRequest('concordat/newAgreement', (asked: NewAgreementParams) => {
    const snapshot = session()?.snapshot;
    if (!snapshot) return null;
    const path = pathOfUri(asked.uri);
    const ids = new Set<string>();
    const parties = asked.parties.map((party): AnsweredParty => {
      const id = usualPartyId(party.id ?? party.name, ids);
      ids.add(id);
      return { ...party, id };
    });
    const items = asked.standards.flatMap(({ fields, ...standard }): AnsweredItem[] => {
      const item = offeredItem(snapshot, standard, path);
      return item ? [{ ...item, chosen: new Set(fields) }] : [];
    });
    const { title, id, jurisdiction, regime } = asked;
    return { text: agreementText({ today: today(), title, id, jurisdiction, regime, parties, items }) };
  });
}

interface NewAgreementParams {
  /** Of the file that is to be. */
  readonly uri: string;
  readonly title: string;
  readonly id: string;
  readonly jurisdiction: string;
  readonly regime: string | undefined;
  readonly parties: readonly (Omit<AnsweredParty, 'id'> & { readonly id?: string })[];
  readonly standards: readonly (StandardKey & { readonly fields: readonly string[] })[];
}
