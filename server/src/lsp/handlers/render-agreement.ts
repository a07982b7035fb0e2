import type { Connection } from 'vscode-languageserver';
import type { IsoDate } from '../../base/iso-date.ts';
import { basename } from '../../base/path.ts';
import { plain } from '../../insight/agreement/prose.ts';
import { agreementDocument, agreementsIn, type FoundAgreement } from '../../insight/agreement-document.ts';
import { agreementPage } from '../../insight/agreement-page.ts';
import { AGREEMENT_STYLE } from '../../insight/agreement-style.ts';
import { pathOfUri } from '../paths.ts';
import type { Session } from '../session.ts';

/** An agreement for an editor to show: content of a body in which everything is escaped, and its style. */
export interface RenderedAgreement {
  readonly title: string;
  readonly style: string;
  readonly body: string;
}

/** What the requests about agreements need of the server. */
interface Around {
  session(): Session | undefined;
  /** Resolves when the workspace has been read, so that standards are found. */
  ready(): Promise<void>;
  today(): IsoDate;
  readonly version: string;
}

/**
 * `concordat/renderAgreement`: the agreement of a document, written out. Of several the one at `line` (zero-based), else the first. `null` for
 * a document without one. `concordat/holdsAgreement`: whether it has any.
 */
export function onRenderAgreement(connection: Connection, { session, ready, today, version }: Around): void {
  connection.onRequest(
    'concordat/renderAgreement',
    async ({ uri, line }: { uri: string; line?: number }): Promise<RenderedAgreement | null> => {
      await ready();
      const current = session();
      const file = pathOfUri(uri);
      const found = current && at(agreementsIn(current.snapshot, file), line);
      if (!found) return null;
      const agreement = agreementDocument(found, current.snapshot, {
        day: today(),
        toolVersion: version,
        source: basename(file),
      });
      return { title: plain(agreement.title), style: AGREEMENT_STYLE, body: [...agreementPage(agreement)].join('') };
    },
  );
  connection.onRequest('concordat/holdsAgreement', async ({ uri }: { uri: string }): Promise<boolean> => {
    await ready();
    const current = session();
    return current !== undefined && agreementsIn(current.snapshot, pathOfUri(uri)).length > 0;
  });
}

function at(agreements: readonly FoundAgreement[], line = 0): FoundAgreement | undefined {
  const around = agreements.find(({ agreement: { node }, document }) => {
    const { lines } = document.file;
    return lines.lineOf(node.start) <= line && line <= lines.lineOf(node.end);
  });
  return around ?? agreements[0];
}
