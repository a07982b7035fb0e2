import type { DetectedFile, DocumentRoot, FormatAdapter, Recognition } from './adapter.ts';
import { agreement } from './agreement/adapter.ts';
import { attestations } from './attestations/adapter.ts';
import { checklist } from './checklist/adapter.ts';
import { codelist } from './codelist/adapter.ts';
import { configuration } from './configuration/adapter.ts';
import { csvw } from './csvw/adapter.ts';
import { dataPackage } from './data-package/adapter.ts';
import { dcatAp } from './dcat-ap/adapter.ts';
import { dcatAr } from './dcat-ar/adapter.ts';
import { dcatUs } from './dcat-us/adapter.ts';
import { dcs } from './dcs/adapter.ts';
import { dua } from './dua/adapter.ts';
import { fideslang } from './fideslang/adapter.ts';
import { glossary } from './glossary/adapter.ts';
import { jsonSchema } from './json-schema/adapter.ts';
import { linkml } from './linkml/adapter.ts';
import { odaa } from './odaa/adapter.ts';
import { odcs } from './odcs/adapter.ts';
import { odps } from './odps/adapter.ts';
import { odrl } from './odrl/adapter.ts';
import { openapi } from './openapi/adapter.ts';
import { standard } from './standard/adapter.ts';
import { tableSchema } from './table-schema/adapter.ts';
import { ukMetadata } from './uk-metadata/adapter.ts';

/** One line a format. Asked in this order; the first that is certain has the file, else the first that finds it likely. */
export const adapters: readonly FormatAdapter[] = [
  configuration,
  agreement,
  standard,
  attestations,
  checklist,
  odcs,
  tableSchema,
  dataPackage,
  dcatAr,
  dcatUs,
  dcatAp,
  odrl,
  linkml,
  fideslang,
  ukMetadata,
  odps,
  dcs,
  dua,
  odaa,
  openapi,
  csvw,
  glossary,
  codelist,
  jsonSchema,
];

export interface Detection extends Recognition {
  readonly adapter: FormatAdapter;
}

/** `asked`: the adapters in the order in which they are asked, where a configuration teaches others beside the built-in ones. */
export function detect(
  root: DocumentRoot,
  file: DetectedFile,
  asked: readonly FormatAdapter[] = adapters,
): Detection | undefined {
  let likely: Detection | undefined;
  for (const adapter of asked) {
    if (root.kind === 'seq' && !adapter.lists) continue;
    const recognition = adapter.detect(root, file);
    if (recognition?.confidence === 'certain') return { adapter, ...recognition };
    if (recognition) likely ??= { adapter, ...recognition };
  }
  return likely;
}
