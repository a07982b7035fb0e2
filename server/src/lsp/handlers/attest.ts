import type { Connection, Position, WorkspaceEdit } from 'vscode-languageserver';
import type { IsoDate } from '../../base/iso-date.ts';
import { attestAgainEdit, attestEdit } from '../../insight/attestation-edit.ts';
import { placesIn } from '../../insight/checklist/places.ts';
import { factQueries } from '../../insight/fact-queries.ts';
import { toWorkspaceEdit } from '../convert.ts';
import { pathOfUri } from '../paths.ts';
import type { Session } from '../session.ts';

/** Which item is to be attested for what: an identifier, or the place of a thing in the document. */
interface AttestParams {
  /** A document of the project; needed for an identifier where the server has several folders. */
  readonly uri?: string;
  readonly item: string;
  readonly subject: string | { readonly root: number; readonly pointer: string };
  readonly by?: { readonly name?: string; readonly role?: string; readonly organisation?: string };
}

/** What the requests need of the server. */
interface Around {
  session(): Session | undefined;
  /** Resolves when the workspace has been read, so that subjects are found. */
  ready(): Promise<void>;
  today(): IsoDate;
}

/**
 * `concordat/attest`: the edit that opens an attestation for somebody to give, in the project's `governance/attestations.yaml`.
 * `concordat/attestAgain`: the edit that gives one again as of today. `null` where there is nothing to attest.
 */
export function onAttest(connection: Connection, { session, ready, today }: Around): void {
  connection.onRequest(
    'concordat/attest',
    async ({ uri, item, subject, by }: AttestParams): Promise<WorkspaceEdit | null> => {
      await ready();
      const current = session();
      const from = uri === undefined ? fileNaming(current, subject) : pathOfUri(uri);
      if (!current || from === undefined) return null;
      const edit = attestEdit(current.snapshot, {
        item,
        subject: typeof subject === 'string' ? subject : { ...subject, file: from },
        from,
        day: today(),
        ...(by && { by }),
      });
      return edit ? toWorkspaceEdit(current.places, [edit]) : null;
    },
  );
  connection.onRequest('concordat/attestAgain', async (params: AgainParams): Promise<WorkspaceEdit | null> => {
    await ready();
    const current = session();
    const place = current && placeOf(current, params);
    const edit = place && attestAgainEdit(current.snapshot, place, today());
    return edit ? toWorkspaceEdit(current.places, [edit]) : null;
  });
}

/** Which attestation is given again: by its node, or by the position at which reports show it. */
type AgainParams = { readonly uri: string } & (
  | { readonly root: number; readonly pointer: string }
  | { readonly position: Position }
);

function placeOf({ snapshot }: Session, params: AgainParams): Parameters<typeof attestAgainEdit>[1] | undefined {
  const file = pathOfUri(params.uri);
  if ('pointer' in params) return { file, root: params.root, pointer: params.pointer };
  const offset = snapshot.files.get(file)?.parsed.lines.offset(params.position);
  const places = placesIn(snapshot);
  return factQueries(snapshot)
    .rows('attestations', 'file', file)
    .find(({ root, headAt }) => places.at({ file, root, pointer: headAt, part: 'value' }).span.start === offset);
}

/** The file of the first thing that has an identifier. */
function fileNaming(session: Session | undefined, subject: AttestParams['subject']): string | undefined {
  if (typeof subject !== 'string') return undefined;
  const facts = session?.snapshot.facts;
  const rows = (['standards', 'agreements', 'datasets'] as const).flatMap(
    (table) => facts?.rows(table, 'id', subject) ?? [],
  );
  return rows[0]?.file;
}
