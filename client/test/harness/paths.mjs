import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
/** Whatever a run leaves behind; git ignores it. */
export const OUT = join(ROOT, 'out');
export const EXAMPLE = join(ROOT, 'test-fixtures', 'projects', 'council-tax');
