import { asMap, itemsOf, type MapNode, valueAt } from '../../../syntax/tree.ts';
import type { TableForm } from '../../entities.ts';
import { type Located, locate, scalarTextAt, textAt, textFrom } from '../../located.ts';
import { namePlace } from '../build.ts';
import { characterAt, dialectOf, tableForm } from '../table-form.ts';
import { customProperty } from './custom-marks.ts';

/**
 * How the files of a server are written. The standard has no keys for it, so they stand among the custom properties. (`delimiter` beside `format` is what
 * stands between the documents of a file of JSON.)
 */
export function tableFormsOf(root: MapNode): TableForm[] {
  return itemsOf(valueAt(root, 'servers')).flatMap((item) => {
    const server = asMap(item);
    if (!server) return [];
    const name = textAt(server, 'server');
    const text = (key: string): Located<string> | undefined => {
      const node = customProperty(server, key);
      return node && textFrom(node);
    };
    const direction = text('direction');
    const encoding = scalarTextAt(server, 'encoding') ?? text('encoding');
    const delimiter = text('delimiter') ?? ofCsv(server);
    const said = {
      ...dialectOf(customProperty(server, 'dialect')),
      ...(encoding && { encoding }),
      ...(delimiter && { delimiter }),
    };
    const form = tableForm(
      {
        head: namePlace(name, server),
        label: name?.value ?? '',
        format: textAt(server, 'format'),
        tagged: [server],
      },
      said,
    );
    return form ? { ...form, inbound: form.inbound || direction?.value === 'inbound' } : [];
  });
}

function ofCsv(server: MapNode): Located<string> | undefined {
  const delimiter = /csv/i.test(textAt(server, 'format')?.value ?? '') ? characterAt(server, 'delimiter') : undefined;
  return delimiter && [...delimiter.value].length === 1 ? locate(delimiter.value, delimiter.node) : undefined;
}
