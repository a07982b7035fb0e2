import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..', '..', '..');
export const GENERATED = join(ROOT, 'server', 'generated');
export const SCHEMAS = join(ROOT, 'schemas');
export const RULES = join(ROOT, 'server', 'src', 'rules');
