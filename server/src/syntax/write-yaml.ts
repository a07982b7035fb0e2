import { Document, isScalar, visit } from 'yaml';
import type { Json } from '../base/json.ts';

/** A value as a YAML document in block style. Texts that another YAML reader would take for a date or a number are quoted. */
export function writeYaml(value: Json): string {
  const document = new Document(value);
  visit(document, {
    Scalar(_, node) {
      if (isScalar(node) && typeof node.value === 'string' && LOOKS_TYPED.test(node.value)) node.type = 'QUOTE_DOUBLE';
    },
  });
  return document.toString({ lineWidth: 0 });
}

/** Dates and times, sexagesimal numbers, and the other words for yes and no of YAML 1.1. */
const LOOKS_TYPED = /^(?:\d{4}-\d\d?-\d\d?(?:[Tt ].*)?|[-+]?\d[\d_]*(?::[0-5]?\d)+(?:\.\d*)?|y|n|yes|no|on|off)$/i;
