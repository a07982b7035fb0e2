import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { type Regime, regimes } from '../../src/model/vocabularies/regimes.ts';
import type { Rule } from '../../src/rules/define.ts';
import { ROOT } from './paths.ts';
import { writeIfChanged } from './write-if-changed.ts';

/** As much of a JSON Schema as the page reads. */
interface Schema {
  readonly title?: string;
  readonly description?: string;
  readonly type?: string | readonly string[];
  readonly format?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly examples?: readonly unknown[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly allOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly required?: readonly string[];
  readonly additionalProperties?: Schema | boolean;
  readonly $ref?: string;
  readonly $defs?: Readonly<Record<string, Schema>>;
  readonly 'x-values'?: Readonly<Record<string, { readonly description: string }>>;
}

/** Which rules read a key of the root; pages of rules say the rest. Regimes' own demands come from `regimes.json`. */
const RULES: Readonly<Record<string, readonly string[]>> = {
  classification: ['privacy/missing-classification', 'sharing/classification-too-low'],
  parties: [
    'sharing/missing-parties',
    'sharing/party-without-identifier',
    'sharing/missing-data-protection-role',
    'sharing/missing-legal-power',
    'sharing/missing-lawful-basis',
    'sharing/special-category-condition-missing',
  ],
  regime: ['sharing/regime-terms-missing'],
  legalGateway: ['sharing/missing-legal-power'],
  lawfulBasis: ['sharing/missing-lawful-basis', 'sharing/special-category-condition-missing'],
  purpose: [
    'sharing/missing-purpose',
    'sharing/vague-purpose',
    'sharing/purpose-not-in-vocabulary',
    'sharing/purpose-incompatible',
    'sharing/public-task-of-recipient',
    'sharing/reidentification-and-outputs',
  ],
  data: [
    'sharing/missing-data-items',
    'sharing/unknown-field',
    'sharing/all-fields',
    'sharing/field-without-necessity',
    'sharing/unpinned-standard',
    'sharing/standard-version-mismatch',
    'sharing/missing-retention',
    'sharing/retention-exceeds-source',
    'privacy/missing-data-subjects',
  ],
  retention: ['sharing/missing-retention', 'sharing/retention-exceeds-source'],
  frequency: ['sharing/frequency-exceeds-source'],
  transfer: ['sharing/security-below-sensitivity', 'sharing/international-transfer'],
  security: ['sharing/missing-security-measures', 'sharing/security-below-sensitivity'],
  onwardSharing: ['sharing/onward-sharing-unspecified', 'sharing/onward-sharing-conflict'],
  processors: ['sharing/processor-terms-incomplete'],
  jointControllerArrangement: ['sharing/joint-controller-arrangement'],
  automatedDecisions: ['sharing/automated-decisions'],
  dpia: ['sharing/dpia-missing', 'sharing/dpia-stale'],
  childrensInterests: ['privacy/child-data'],
  rights: ['sharing/rights-and-complaints'],
  transparency: ['sharing/transparency'],
  breach: ['sharing/breach-procedure'],
  benefit: ['sharing/missing-public-benefit'],
  fiveSafes: ['sharing/five-safes-incomplete'],
  term: ['sharing/dates-invalid', 'sharing/expired', 'sharing/term-too-long'],
  review: ['sharing/review-overdue'],
  termination: ['sharing/termination-and-exit'],
  signatures: ['sharing/unsigned'],
};

/** `docs/agreement.md`: the format field by field, made from its schema, the regimes and the rules. Committed; CI compares. */
export function generateAgreementPage(rules: readonly Rule[]): void {
  const schema = JSON.parse(readFileSync(join(ROOT, 'schemas/agreement/agreement.schema.json'), 'utf8')) as Schema;
  const known = new Set(rules.map(({ id }) => id));
  const page = new Page(schema, known);
  const sections = Object.entries(schema.properties ?? {}).map(([key, property]) => page.section(key, property));
  writeIfChanged(join(ROOT, 'docs', 'agreement.md'), `${intro()}\n${sections.join('\n')}\n${regimeTable()}`);
}

function intro(): string {
  return `# The data-sharing agreement, field by field

Made from \`schemas/agreement/agreement.schema.json\`, \`regimes.json\` and the rules by \`npm run generate\`; edit those.

An agreement is a YAML (or JSON) file with \`apiVersion: concordat/v1\` and \`kind: DataSharingAgreement\`. \`concordat new agreement\` writes one to fill in, \`concordat check\` holds it against the standards that it shares, and
\`concordat render\` makes the document that people sign. \`test-fixtures/projects/regimes\` has a complete one for each regime.

A key that is left blank counts as not recorded. A key that begins with \`x-\` is yours. Dates are days (\`2027-03-31\`), periods are ISO 8601 (\`P2Y\`, \`PT24H\`). Nothing below says what is lawful: it says what is written down, and who asks for it.
`;
}

class Page {
  readonly #schema: Schema;
  readonly #rules: ReadonlySet<string>;

  constructor(schema: Schema, rules: ReadonlySet<string>) {
    this.#schema = schema;
    this.#rules = rules;
  }

  section(key: string, property: Schema): string {
    const rows = this.#rows(property, '');
    const table = rows.length === 0 ? [] : ['', '| key | what it is | values |', '|---|---|---|', ...rows];
    const example = this.#example(key, property);
    return [
      `## ${code(key)}`,
      '',
      property.description ?? '',
      ...table,
      ...(example === undefined ? [] : ['', '```yaml', example.trimEnd(), '```']),
      ...this.#values(property),
      ...askedBy(key),
      ...this.#readBy(key),
      '',
    ].join('\n');
  }

  /** A row for each key below, however deep. */
  #rows(schema: Schema, prefix: string, depth = 0): string[] {
    if (depth > 4) return [];
    const shapes = this.#shapes(schema);
    // One, or a list of such: the keys are told once.
    const told = shapes.some(({ properties }) => properties) ? shapes.filter(({ items }) => !items) : shapes;
    return told.flatMap((shape) => {
      const list = this.#shapes(shape.items ?? {}).filter(({ properties }) => properties);
      if (list.length > 0)
        return list.flatMap((item) => this.#rows(item, `${prefix}[].`.replace('.[]', '[]'), depth + 1));
      return Object.entries(shape.properties ?? {}).flatMap(([key, property]) => {
        const name = `${prefix}${key}`;
        return [
          `| ${code(name)} | ${cell(property.description ?? this.#shapes(property)[0]?.description ?? '')} | ${this.#kind(property)} |`,
          ...this.#rows(property, `${name}.`, depth + 1),
        ];
      });
    });
  }

  /** The alternatives of a schema, references followed. */
  #shapes(schema: Schema, depth = 0): Schema[] {
    if (depth > 6) return [];
    const target = schema.$ref === undefined ? undefined : this.#schema.$defs?.[schema.$ref.replace('#/$defs/', '')];
    if (target) return this.#shapes(target, depth + 1);
    const parts = [...(schema.allOf ?? []), ...(schema.oneOf ?? [])];
    return parts.length === 0 ? [schema] : parts.flatMap((part) => this.#shapes(part, depth + 1));
  }

  #kind(schema: Schema): string {
    const kinds = this.#shapes(schema).map((shape) => {
      if (shape.enum) return shape.enum.map((value) => code(String(value))).join(', ');
      if (shape.format === 'date') return 'day';
      if (shape.type === 'array') {
        const items = this.#shapes(shape.items ?? {}).map(({ type, enum: values }) =>
          values ? 'these' : ({ string: 'texts', object: 'maps' }[String(type)] ?? 'values'),
        );
        return `list of ${[...new Set(items)].join(' or ')}`;
      }
      return (
        { string: 'text', object: 'map', null: '`null`', integer: 'whole number', boolean: 'true or false' }[
          String(shape.type)
        ] ?? String(shape.type ?? 'any')
      );
    });
    return cell([...new Set(kinds)].join('; or '));
  }

  #values(schema: Schema): string[] {
    const values = Object.entries(schema['x-values'] ?? {});
    return values.length === 0
      ? []
      : ['', ...values.map(([value, { description }]) => `- ${code(value)}: ${description}`)];
  }

  #example(key: string, schema: Schema): string | undefined {
    const value = this.#exampleOf(schema, 0);
    return value === undefined ? undefined : stringify({ [key]: value }, { lineWidth: 110 });
  }

  /** The example of a schema, else one put together from those of its parts. */
  #exampleOf(schema: Schema, depth: number): unknown {
    if (schema.const !== undefined) return schema.const;
    if (schema.examples && schema.examples.length > 0) return schema.examples[0];
    if (depth > 4) return undefined;
    if (schema.enum) return schema.enum[0];
    for (const shape of this.#shapes(schema)) {
      if (shape !== schema && shape.examples && shape.examples.length > 0) return shape.examples[0];
      if (shape.properties) {
        const entries = Object.entries(shape.properties).flatMap(([key, property]) => {
          const value = this.#exampleOf(property, depth + 1);
          return value === undefined ? [] : [[key, value] as const];
        });
        if (entries.length > 0) return Object.fromEntries(entries);
      }
      const item = shape.items && this.#exampleOf(shape.items, depth + 1);
      if (item !== undefined) return [item];
      if (shape.enum) return shape.enum[0];
    }
    return undefined;
  }

  #readBy(key: string): string[] {
    const rules = (RULES[key] ?? []).filter((rule) => this.#rules.has(rule));
    return rules.length === 0 ? [] : ['', `Read by ${rules.map((rule) => `[${rule}](rules/${rule}.md)`).join(', ')}.`];
  }
}

/** Regimes that ask for something of a key, in their words. */
function askedBy(key: string): string[] {
  const asked = regimes().flatMap((regime) => {
    const terms = regime.terms.filter(({ path }) => path.split('|').some((one) => one.split('.')[0] === key));
    return terms.length === 0
      ? []
      : [`- ${code(regime.id)}: ${terms.map(({ words, reference }) => `${words} (${reference})`).join('; ')}`];
  });
  return asked.length === 0 ? [] : ['', 'Asked for by', '', ...asked];
}

function regimeTable(): string {
  const rows = regimes().map(
    (regime) => `| ${code(regime.id)} | ${regime.title} | ${regime.reference} | ${limitsOf(regime)} |`,
  );
  return [
    '## Regimes',
    '',
    'A regime counts where the agreement names it (`regime`), and nowhere else.',
    '',
    '| regime | what it is | law | limits |',
    '|---|---|---|---|',
    ...rows,
    '',
  ].join('\n');
}

function limitsOf({ longestTerm, longestRenewal, sunset, register }: Regime): string {
  return [
    longestTerm && `term up to ${longestTerm}`,
    longestRenewal && `renewal up to ${longestRenewal}`,
    sunset && `the scheme itself ends on ${sunset}`,
    register && `entered in ${register.map(code).join(', ')}`,
  ]
    .filter(Boolean)
    .join('; ');
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('\n', ' ');
}

function code(text: string): string {
  return `\`${text}\``;
}
