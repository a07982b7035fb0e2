import type { Connection } from 'vscode-languageserver';
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
import { pathOfUri } from './paths.ts';
import type { Session } from './session.ts';

type StandardKey = Pick<OfferedStandard, 'file' | 'root' | 'pointer'>;

/** What a client asks for to have its user answer questions, and then for the text. The questions are those of `concordat new agreement`. */
export function serveNewAgreement(
  connection: Connection,
  session: () => Session | undefined,
  ready: () => Promise<void>,
  today: () => IsoDate,
): void {
  /** What there is to choose from, and what to begin with for an agreement of the title. */
  connection.onRequest(
    'concordat/newAgreement/choices',
    async ({ folder, title }: { folder: string; title: string }) => {
      await ready();
      const snapshot = session()?.snapshot;
      if (!snapshot) return null;
      const within = pathOfUri(folder).replace(/\/$/, '');
      const usual = usualAnswers(snapshot, within);
      const path = joinPath(usual.folder ?? within, usualFileName(title));
      return {
        jurisdictions: jurisdictions().map(({ code, name }) => ({
          code,
          name,
          regimes: regimesOf(code).map(({ id, title: label, reference }) => ({ id, title: label, reference })),
          usual: code === usual.jurisdiction,
        })),
        standards: offeredStandards(snapshot).map((standard) => ({
          ...standard,
          shown: relativePath(within, standard.file),
        })),
        takenIds: [...usual.takenIds],
        id: usualId(title, today(), usual.takenIds),
        file: relativePath(within, path),
      };
    },
  );

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
