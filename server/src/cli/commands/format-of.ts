import type { Snapshot } from '../../workspace/workspace.ts';

export interface FormatReport {
  readonly shown: (path: string) => string;
  readonly json: boolean;
}

/** What each file was taken for, how sure that is, and what in it said so. */
export function reportFormats(paths: readonly string[], snapshot: Snapshot, { shown, json }: FormatReport): string {
  const rows = paths.flatMap((path) => {
    const documents = snapshot.files.get(path)?.documents ?? [];
    if (documents.length === 0) return [{ file: shown(path), format: null, confidence: null, because: [] }];
    return documents.map(({ detection }) => ({
      file: shown(path),
      format: detection?.adapter.id ?? null,
      confidence: detection?.confidence ?? null,
      because: detection?.because ?? [],
    }));
  });
  if (json) return `${JSON.stringify({ version: 1, files: rows }, null, 2)}\n`;
  return rows
    .map(({ file, format, confidence, because }) =>
      format === null ? `${file}: no known format\n` : `${file}: ${format}, ${confidence}: ${because.join('; ')}\n`,
    )
    .join('');
}
