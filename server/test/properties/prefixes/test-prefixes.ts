import assert from 'node:assert/strict';
import { rules } from '../../../generated/rules.ts';
import type { IsoDate } from '../../../src/base/iso-date.ts';
import { Checker } from '../../../src/check/checker.ts';
import { codeActions } from '../../../src/ide/code-actions.ts';
import { codeLenses, lensDetail } from '../../../src/ide/code-lenses.ts';
import { complete } from '../../../src/ide/complete.ts';
import { definition } from '../../../src/ide/definition.ts';
import { hover } from '../../../src/ide/hover.ts';
import { ALL_HINTS, hintDetail, inlayHints } from '../../../src/ide/inlay-hints.ts';
import { references } from '../../../src/ide/references.ts';
import { rename } from '../../../src/ide/rename.ts';
import { symbols } from '../../../src/ide/symbols.ts';
import { ROOT, schemas, sourceOf } from '../../../src/testkit/memory.ts';
import { prefixLengths } from '../../../src/testkit/prefix-lengths.ts';
import { allFixtureTexts, projectFiles } from '../../../src/testkit/project.ts';
import { assertSound, assertSpans } from '../../../src/testkit/sound.ts';
import { Workspace } from '../../../src/workspace/workspace.ts';

const NOW = '2026-11-21' as IsoDate;

/** Files `prefixes-1.test.ts` and so on, each with a share of the fixtures, so that no worker waits for another. */
export const SHARES = 4;

/** Every prefix that can tell something, of every fixture. `share` counts from 1. */
export function testPrefixes(share: number): void {
  describe(`prefixes of every fixture, share ${share}`, () => {
    const fixtures = [...allFixtureTexts()].filter((_, index) => index % SHARES === share - 1);
    const seen = new Map<string, Map<string, number>>();
    for (const [name, text] of fixtures) {
      // `income.agreement.yaml` is of the format of all others that are called so.
      const format = /\/[^/.]*(\.[^/.]+\.[^/.]+)$/.exec(name)?.[1] ?? name;
      const seenLines = seen.get(format) ?? new Map<string, number>();
      seen.set(format, seenLines);
      it(name, () => {
        const path = name.replace(/^(?:projects|formats)\/[^/]+\//, '');
        const others = [...projectFiles('council-tax')].filter(([other]) => other !== path);
        const workspace = new Workspace({ root: ROOT });
        workspace.apply(
          ...others.map(([other, content]) => ({ kind: 'set' as const, source: sourceOf(other, content) })),
        );
        const checker = new Checker(rules, schemas);
        for (const length of prefixLengths(text, seenLines)) {
          const file = `${ROOT}/${path}`;
          workspace.apply({ kind: 'set', source: sourceOf(path, text.slice(0, length)) });
          const snapshot = workspace.current;
          for (const root of snapshot.files.get(file)?.parsed.roots ?? []) assertSpans(root, length);
          const { findings } = checker.check(snapshot, file, NOW);
          assertSound(findings, workspace);
          const state = snapshot.files.get(file);
          assert.ok(state);
          for (const item of complete(snapshot, schemas, file, length, []))
            assert.ok(item.replace.start >= 0 && item.replace.end <= length);
          hover(snapshot, schemas, file, Math.floor(length / 2));
          definition(snapshot, file, Math.floor(length / 2));
          references(snapshot, file, Math.floor(length / 2), true);
          rename(snapshot, file, Math.floor(length / 2), 'x');
          for (const lens of codeLenses(snapshot, file)) {
            assert.ok(lens.span.start >= 0 && lens.span.end <= length);
            lensDetail(snapshot, file, lens, NOW);
          }
          for (const hint of inlayHints(snapshot, file, { start: 0, end: length }, ALL_HINTS)) {
            assert.ok(hint.at >= 0 && hint.at <= length);
            hintDetail(snapshot, file, hint);
          }
          for (const symbol of symbols(state))
            assert.ok(symbol.span.start <= symbol.nameSpan.start && symbol.nameSpan.end <= symbol.span.end);
          codeActions(snapshot, file, { start: 0, end: length }, findings);
        }
      }).timeout(120_000);
    }
  });
}
