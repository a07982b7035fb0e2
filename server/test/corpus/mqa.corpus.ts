import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import type { IsoDate } from '../../src/base/iso-date.ts';
import { metadataQuality } from '../../src/model/metadata-quality.ts';
import { checkFiles, ROOT } from '../../src/testkit/memory.ts';
import { corpusFiles } from './corpus.ts';

interface Sheet {
  readonly dataset: string;
  readonly score: number;
  readonly rating: string;
  readonly rows: readonly { readonly indicator: string; readonly points: number; readonly of: number }[];
}

const sheets = JSON.parse(readFileSync(new URL('mqa-sheets.json', import.meta.url), 'utf8')) as {
  readonly files: readonly { readonly file: string; readonly datasets: readonly Sheet[] }[];
};

const NOW = '2026-11-22' as IsoDate;

describe('The metadata score of published files equals the sheet that was worked out by hand', () => {
  const texts = corpusFiles('dcat', /\.jsonld$/);
  for (const { file, datasets } of sheets.files)
    it(file, () => {
      const text = texts.get(file);
      assert.ok(text);
      const { workspace } = checkFiles([['a.jsonld', text]], NOW);
      const lowered = workspace.current.files.get(`${ROOT}/a.jsonld`)?.documents[0]?.lowered.datasets ?? [];
      assert.equal(lowered.length, datasets.length);
      for (const sheet of datasets) {
        const dataset = lowered.find((one) => one.id?.value === sheet.dataset || one.resource?.id === sheet.dataset);
        assert.ok(dataset, sheet.dataset);
        const { score, rating, maximum, notChecked, indicators } = metadataQuality(dataset);
        assert.deepEqual(
          indicators.map(({ id, points, of }) => `${id} ${points} of ${of}`),
          sheet.rows.map(({ indicator, points, of }) => `${indicator} ${points} of ${of}`),
        );
        assert.deepEqual([score, rating, maximum, notChecked], [sheet.score, sheet.rating, 325, 80]);
      }
    });
});
