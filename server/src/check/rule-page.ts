import type { Example, Rule } from '../rules/define.ts';

/** The page of a rule in Markdown: for docs/rules, `explain`, the editor and SARIF. */
export function rulePage(rule: Rule): string {
  const { docs, examples } = rule;
  const parts = [
    `# ${rule.id}`,
    `${docs.what}`,
    `*${capital(rule.severity)} by default · ${rule.formats === undefined ? 'all formats' : rule.formats.join(', ')} · since ${rule.since}${rule.stability === 'preview' ? ' · preview' : ''}*`,
    '## Avoid',
    ...examples.bad.map((example) => exampleText(example)),
    '## Prefer',
    docs.instead,
    ...examples.good.map((example) => exampleText(example)),
    '## Why',
    docs.why,
    '## Limits',
    docs.limits,
  ];
  const options = Object.entries(rule.options);
  if (options.length > 0) {
    parts.push(
      '## Options',
      options
        .map(
          ([name, option]) => `- \`${name}\` (default \`${defaultText(option.default)}\`): ${option.description ?? ''}`,
        )
        .join('\n'),
    );
  }
  parts.push('## Source', docs.references.map((reference) => `- ${reference}`).join('\n'));
  return `${parts.join('\n\n')}\n`;
}

/** Where the pages will be on the web once the project has a home; until then a name reserved for examples. */
export function rulePageUrl(id: string): string {
  return `https://concordat.example/rules/${id}`;
}

function exampleText(example: Example): string {
  const language = (example.file ?? '').endsWith('.json') ? 'json' : 'yaml';
  const lines = example.text.split('\n').filter((line) => line.length <= 300);
  const others = Object.entries(example.others ?? {}).map(
    ([path, text]) => `with \`${path}\`:\n\n\`\`\`yaml\n${text.trimEnd()}\n\`\`\``,
  );
  const title = example.title.endsWith('?') ? example.title : `${example.title}:`;
  return [title, `\`\`\`${language}\n${lines.join('\n').trimEnd()}\n\`\`\``, ...others].join('\n\n');
}

function defaultText(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
