import { isAddress } from '../../base/address.ts';
import { didYouMean } from '../../base/did-you-mean.ts';
import { dirname, relativePath } from '../../base/path.ts';
import type { ReferenceRow } from '../../model/facts.ts';
import { defineRule, each, type ProjectContext } from '../define.ts';
import { importsOf, isBroken, resolveFile, resolvePlace, resolveStandards, sharesProject } from '../support/join.ts';
import { dedent, quoted } from '../support/text.ts';

const messages = {
  nowhere: '{text} leads to nothing in this file{end}',
  notImported: '{text} is defined neither in this file nor in those that it imports{end}',
  noFile: '{text}: there is no such file{end}',
  noPart: '{text}: the file is there, but it has nothing at {fragment}.',
  noStandard: '{text}: no standard of this workspace has this path or identifier{end}',
  term: {
    text: '{text} is a term neither of the format’s vocabulary nor of this workspace{end}',
    severity: 'warning',
  },
  noData: {
    text: '{text} is not beside this description, so nobody sees here whether the two agree{end}',
    severity: 'info',
  },
  elsewhere: { text: '{text} is not in this workspace, so what it defines is not checked.', severity: 'info' },
} as const;

type Context = ProjectContext<typeof messages>;

export const rule = defineRule({
  id: 'structure/unresolved-reference',
  since: '0.1.0',
  stability: 'stable',
  severity: 'error',
  messages,
  docs: {
    what: 'A reference (`$ref`, the standard of an agreement, a code list, a foreign key) names something that is not there.',
    why: 'Whoever follows it finds nothing. A validator stops, or takes the missing part as "anything goes".',
    instead:
      'Correct the name. For a file of another organisation keep a copy in the workspace; it is found by its `$id`.',
    limits:
      'A file of data that is not there is an info only, and one on the network is not asked for. Addresses on the network are never fetched: where no file of the workspace has the address, that is an info. Contracts that a data product names by identifier are only asked for where the workspace has some of them. A file with syntax errors is taken to hold whatever is asked of it. A term that no vocabulary has is a warning, since the vocabulary may be newer than our copy. In a file that another one includes, references count that lead somewhere in the including file. Names that a model may have from its imports are judged when all of them are in the workspace.',
    references: [
      'JSON Schema 2020-12 core, section 8.2',
      'RFC 6901 (JSON Pointer)',
      'Open Data Contract Standard 3.1, References',
    ],
  },
  examples: {
    good: [
      {
        title: 'A term that another file adds to the vocabulary',
        frame: 'fideslang',
        text: dedent`
          data_use:
            - fides_key: essential.benefits
              name: Benefits
              parent_key: essential
            - fides_key: essential.benefits.council_tax
              name: Council tax reduction
              parent_key: essential.benefits
          data_category:
            - {fides_key: user.household.size, name: Size of the household, parent_key: user.household}
        `,
        others: {
          '.fides/taxonomy.yml': dedent`
            data_category:
              - {fides_key: user.household, name: Household, parent_key: user}
          `,
        },
      },
      {
        title: 'By the address of another file',
        frame: 'json-schema',
        text: dedent`
          properties:
            home: {description: Where the claimant lives., $ref: https://data.gov.example/standards/address/1.0.0}
        `,
        others: { 'standards/address.schema.yaml': addressSchema() },
      },
    ],
    bad: [
      {
        title: 'A misspelt definition',
        frame: 'json-schema',
        text: dedent`
          properties:
            home: {description: Where the claimant lives., $ref: '#/$defs/Adress'}
                                                                 ^^^^^^^^^^^^^^^^ nowhere
          $defs:
            Address: {description: Where somebody lives., type: string}
        `,
        fixed: dedent`
          properties:
            home: {description: Where the claimant lives., $ref: '#/$defs/Address'}
          $defs:
            Address: {description: Where somebody lives., type: string}
        `,
      },
      {
        title: 'A file that is not there',
        frame: 'json-schema',
        text: dedent`
          properties:
            home: {description: Where the claimant lives., $ref: ./adress.schema.yaml}
                                                                 ^^^^^^^^^^^^^^^^^^^^ noFile
        `,
        others: { 'standards/address.schema.yaml': addressSchema() },
        fixed: dedent`
          properties:
            home: {description: Where the claimant lives., $ref: ./address.schema.yaml}
        `,
      },
      {
        title: 'A part that is not there',
        frame: 'json-schema',
        text: dedent`
          properties:
            home: {description: Where the claimant lives., $ref: './address.schema.yaml#/$defs/Home'}
                                                                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ noPart
        `,
        others: { 'standards/address.schema.yaml': addressSchema() },
      },
      {
        title: 'An address that nobody here has',
        frame: 'json-schema',
        text: dedent`
          properties:
            home: {description: Where the claimant lives., $ref: https://other.example/address}
                                                                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ elsewhere
        `,
      },
      {
        title: 'An earlier name of a data category, and one that nobody has',
        frame: 'fideslang',
        text: dedent`
          policy:
            - fides_key: no_advertising
              rules:
                - name: Contact details are not for advertising
                  data_categories:
                    matches: ANY
                    values: [user.provided.identifiable.contact.email, user.shoe_size]
                             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ term
                                                                       ^^^^^^^^^^^^^^ term
                  data_uses: {matches: ANY, values: [marketing]}
                  data_subjects: {matches: ANY, values: [citizen_voter]}
        `,
        fixed: dedent`
          policy:
            - fides_key: no_advertising
              rules:
                - name: Contact details are not for advertising
                  data_categories:
                    matches: ANY
                    values: [user.contact.email, user.shoe_size]
                  data_uses: {matches: ANY, values: [marketing]}
                  data_subjects: {matches: ANY, values: [citizen_voter]}
        `,
      },
      {
        title: 'An agreement over a standard that is not there',
        frame: 'agreement',
        text: dedent`
          data:
            - standard: ../standards/claims.yaml
                        ^^^^^^^^^^^^^^^^^^^^^^^^ noStandard
              version: 2.1.0
              fields: [claim_id]
              retention: {period: P2Y, trigger: decision-date, disposal: secure-erasure}
        `,
        fixed: dedent`
          data:
            - standard: ../standards/claim.yaml
              version: 2.1.0
              fields: [claim_id]
              retention: {period: P2Y, trigger: decision-date, disposal: secure-erasure}
        `,
      },
      {
        title: 'Misspelt parties of an agreement; a processor may stand outside it',
        frame: 'agreement',
        text: dedent`
          rights:
            contact: privacy@council.example
            sarLead: counsil
                     ^^^^^^^ nowhere
            propagateErasure: true
            complaints: The party that receives a complaint answers it within a month.
            foi: The party that is asked consults the other.
          processors:
            - {party: Example Hosting Ltd, contractRef: CON-2026-311}
            - {party: agenci, contractRef: CON-2026-312}
                      ^^^^^^ nowhere
        `,
      },
      {
        title: 'A key over a column that the table lacks',
        frame: 'table-schema',
        text: 'primaryKey: [claim_ids]\n             ^^^^^^^^^ nowhere\n',
        fixed: 'primaryKey: [claim_id]\n',
      },
      {
        title: 'A contract that is not kept beside the others',
        frame: 'odps',
        text: dedent`
          outputPorts:
            - {name: decisions, version: 1.0.0, contractId: urn:gov.example:contract:claim}
            - {name: households, version: 1.0.0, contractId: urn:gov.example:contract:household}
                                                             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ elsewhere
        `,
        others: { 'contracts/claim.odcs.yaml': claimContract() },
      },
      {
        title: 'A table of data that is kept elsewhere',
        frame: 'csvw',
        text: 'url: claims.csv\n     ^^^^^^^^^^ noData\n',
      },
      {
        title: 'Keys of a table that name no column, and a table that the group lacks',
        frame: 'csvw',
        text: dedent`
          tableSchema:
            columns:
              - {name: claim_id, titles: Claim, dc:description: Number of the application., datatype: string}
              - {name: ward, titles: Ward, dc:description: Ward of the dwelling., datatype: string}
            primaryKey: claimid
                        ^^^^^^^ nowhere
            foreignKeys:
              - columnReference: ward
                reference: {resource: wards.csv, columnReference: code}
                                      ^^^^^^^^^ nowhere
        `,
        fixed: dedent`
          tableSchema:
            columns:
              - {name: claim_id, titles: Claim, dc:description: Number of the application., datatype: string}
              - {name: ward, titles: Ward, dc:description: Ward of the dwelling., datatype: string}
            primaryKey: claim_id
            foreignKeys:
              - columnReference: ward
                reference: {resource: wards.csv, columnReference: code}
        `,
      },
      {
        title: 'A code that the list lacks',
        frame: 'codelist',
        text: dedent`
          codes:
            - {code: RENT, label: Rented}
            - {code: PR, label: Rented from a private landlord, broader: RNT}
                                                                         ^^^ nowhere
        `,
        fixed: dedent`
          codes:
            - {code: RENT, label: Rented}
            - {code: PR, label: Rented from a private landlord, broader: RENT}
        `,
      },
      {
        title: 'A relationship to a table that the contract lacks',
        frame: 'odcs',
        text: dedent`
          schema:
            - name: claims
              description: One row for each decided application.
              properties:
                - name: uprn
                  logicalType: string
                  description: Number of the property.
                  relationships:
                    - to: properties.uprn
                          ^^^^^^^^^^^^^^^ nowhere
        `,
      },
      {
        title: 'A range that neither the model nor what it imports defines',
        frame: 'linkml',
        text: dedent`
          imports: [linkml:types, core]
          classes:
            Claim:
              description: One application by one claimant.
              attributes:
                tenure:
                  description: How the claimant holds the dwelling.
                  range: TenureEnun
                         ^^^^^^^^^^ notImported
        `,
        others: { 'models/core.yaml': coreModel() },
        fixed: dedent`
          imports: [linkml:types, core]
          classes:
            Claim:
              description: One application by one claimant.
              attributes:
                tenure:
                  description: How the claimant holds the dwelling.
                  range: TenureEnum
        `,
      },
      {
        title: 'A refinement of a slot that the class does not have',
        frame: 'linkml',
        text: dedent`
          classes:
            Claim:
              description: One application by one claimant.
              slots: [award]
              slot_usage:
                awards: {required: true}
                ^^^^^^ nowhere
          slots:
            award: {range: decimal, description: Weekly reduction that was granted.}
        `,
        fixed: dedent`
          classes:
            Claim:
              description: One application by one claimant.
              slots: [award]
              slot_usage:
                award: {required: true}
          slots:
            award: {range: decimal, description: Weekly reduction that was granted.}
        `,
      },
    ],
  },
  project: [each('references', check)],
});

function check(row: ReferenceRow, context: Context): void {
  const { resource, fragment } = row.target;
  if (row.role === 'term') return checkTerm(row, context);
  if (row.role === 'standard') {
    if (resolveStandards(context.facts, row.file, row.text).length === 0 && !readsBroken(row, context))
      reportStandard(row, context);
    return;
  }
  if (row.role === 'contract') {
    if (!resolvesContract(row, context) && keepsContractsHere(row, context))
      context.report('elsewhere', { at: row, data: { text: quoted(row.text) } });
    return;
  }
  if (resource === undefined) {
    if (row.role === '$ref' && isResolvedByIncluder(row, fragment ?? '', context)) return;
    if (row.target.imported) return checkImported(row, fragment ?? '', context);
    const fixes = row.suggestion === undefined ? [] : [replace(row, row.suggestion)];
    context.report('nowhere', { at: row, data: { text: quoted(row.text), end: endingWith(row.suggestion) }, fixes });
    return;
  }
  const file = resolvePlace(context.facts, row.file, { ...row.target, fragment: undefined })?.file;
  if (file === undefined) return reportMissing(row, resource, context);
  if (fragment === undefined || isBroken(context.facts, file)) return;
  if (row.role === 'annotation' ? namesField(file, fragment, context) : context.facts.hasFragment(file, fragment))
    return;
  const related = [{ at: { file, root: 0, pointer: '', part: 'key' as const }, message: 'The file that is meant' }];
  context.report('noPart', { at: row, data: { text: quoted(row.text), fragment: quoted(fragment) }, related });
}

/** A term is an address that any file of the project may define. */
function checkTerm(row: ReferenceRow, context: Context): void {
  const { resource = '' } = row.target;
  if (resolveFile(context.facts, row.file, resource) !== undefined) return;
  const start = resource.slice(0, resource.length - row.text.length);
  const defined = context.facts
    .keys('names', 'resource')
    // What begins with the term is narrower, and was not meant by it.
    .flatMap((name) => (name.startsWith(start) && !name.startsWith(resource) ? name.slice(start.length) : []));
  const suggestion = row.suggestion ?? didYouMean(row.text, defined);
  const fixes = suggestion === undefined ? [] : [replace(row, suggestion)];
  context.report('term', { at: row, data: { text: quoted(row.text), end: endingWith(suggestion) }, fixes });
}

function resolvesContract(row: ReferenceRow, context: Context): boolean {
  return resolveStandards(context.facts, row.file, row.text).length > 0;
}

/** Contracts are as often kept elsewhere. One that is missing is worth a word where another of the same file is here. */
function keepsContractsHere(row: ReferenceRow, context: Context): boolean {
  return context.facts
    .rows('references', 'file', row.file)
    .some((other) => other.role === 'contract' && resolvesContract(other, context));
}

/**
 * Some publishers keep each definition in a file of its own that refers to its siblings as if they were in the same one, and a schema that
 * puts them together. Such a reference is judged by the file that includes this one.
 */
function isResolvedByIncluder(row: ReferenceRow, fragment: string, context: Context): boolean {
  const name = row.file.slice(row.file.lastIndexOf('/') + 1);
  return context.facts
    .rows('references', 'basename', name)
    .filter(
      (other) =>
        other.target.resource !== undefined &&
        resolveFile(context.facts, other.file, other.target.resource) === row.file,
    )
    .some((other) => context.facts.hasFragment(other.file, fragment));
}

/** A name that a file may have from those that it imports. While one of them is missing or unreadable, it may be there. */
function checkImported(row: ReferenceRow, fragment: string, context: Context): void {
  const { files, complete } = importsOf(context.facts, row.file);
  if (!complete || files.some((file) => context.facts.hasFragment(file, fragment))) return;
  const suggestion = row.suggestion ?? nearestName(row, fragment, [row.file, ...files], context);
  const fixes = suggestion === undefined ? [] : [replace(row, suggestion)];
  context.report('notImported', { at: row, data: { text: quoted(row.text), end: endingWith(suggestion) }, fixes });
}

/** The nearest name of the same kind (`class:Person`) in the files, put into the text as it is written. */
function nearestName(
  row: ReferenceRow,
  fragment: string,
  files: readonly string[],
  context: Context,
): string | undefined {
  const kind = fragment.slice(0, fragment.indexOf(':') + 1);
  const name = fragment.slice(kind.length);
  const names = files
    .flatMap((file) => context.facts.rows('names', 'file', file))
    .flatMap((one) => (one.fragment?.startsWith(kind) ? one.fragment.slice(kind.length) : []));
  const meant = didYouMean(name, names);
  return meant === undefined ? undefined : row.text.replace(name, meant);
}

/** Annotations name fields as agreements do: by pointer, by path or as `Entity.field`. */
function namesField(file: string, fragment: string, context: Context): boolean {
  if (fragment.startsWith('/')) return context.facts.hasFragment(file, fragment);
  return context.facts
    .rows('fields', 'file', file)
    .some((row) => row.path === fragment || `${row.entity}.${row.path}` === fragment);
}

function reportStandard(row: ReferenceRow, context: Context): void {
  const ids = context.facts.keys('standards', 'id');
  const paths = context.facts
    .keys('standards', 'file')
    .filter((file) => sharesProject(context.facts, row.file, file))
    .map((file) => relativePath(dirname(row.file), file));
  const suggestion = nearestPath(row.text, [...ids, ...paths]);
  const fixes = suggestion === undefined ? [] : [replace(row, suggestion)];
  context.report('noStandard', { at: row, data: { text: quoted(row.text), end: endingWith(suggestion) }, fixes });
}

function reportMissing(row: ReferenceRow, resource: string, context: Context): void {
  if (row.assumed) return;
  // Within an embedded resource a relative name is a part of that one's address, and no path.
  if (isAddress(resource) || row.target.base !== undefined)
    return context.report('elsewhere', { at: row, data: { text: quoted(row.text) } });
  const paths = context.facts
    .keys('files', 'file')
    // Data have descriptions beside them whose names begin as theirs do; those are not meant.
    .filter((file) => row.role !== 'resource' || (file !== row.file && extensionOf(file) === extensionOf(resource)))
    .map((file) => relativePath(dirname(row.file), file));
  const path = nearestPath(resource, paths);
  const suggestion = path === undefined ? undefined : asWritten(path, resource, row.text);
  // Data are often published apart from what describes them.
  context.report(row.role === 'resource' ? 'noData' : 'noFile', {
    at: row,
    data: { text: quoted(row.text), end: endingWith(suggestion) },
    fixes: suggestion === undefined ? [] : [replace(row, suggestion)],
  });
}

function extensionOf(path: string): string {
  return /\.[^./]*$/.exec(path)?.[0].toLowerCase() ?? '';
}

/** A path in the manner of the text that it is to replace: with `./` where that has it, without the ending that the format leaves out. */
function asWritten(path: string, resource: string, text: string): string {
  const relative = resource.startsWith('./') && !path.startsWith('.') ? `./${path}` : path;
  const ending = resource.startsWith(text) ? resource.slice(text.length) : '';
  if (ending === '') return text.replace(resource, relative);
  return relative.endsWith(ending) ? relative.slice(0, -ending.length) : relative;
}

/** The nearest of paths is one in the same folder with nearly the same name, or one of the same name in another folder. */
function nearestPath(written: string, paths: readonly string[]): string | undefined {
  const plain = written.replace(/^\.\//, '');
  const name = plain.slice(plain.lastIndexOf('/') + 1);
  const same = paths.filter((path) => path.slice(path.lastIndexOf('/') + 1) === name);
  return didYouMean(plain, paths) ?? (same.length === 1 ? same[0] : undefined);
}

function readsBroken(row: ReferenceRow, context: Context): boolean {
  const file = resolveFile(context.facts, row.file, row.text);
  return file !== undefined && isBroken(context.facts, file);
}

function endingWith(suggestion: string | undefined): string {
  return suggestion === undefined ? '.' : `: did you mean ${quoted(suggestion, 100)}?`;
}

function replace(row: ReferenceRow, value: string) {
  return {
    title: `Write ${quoted(value, 100)}`,
    safety: 'suggestion' as const,
    edits: [
      row.part === 'key'
        ? { op: 'rename' as const, root: row.root, path: pathOf(row.pointer), to: value }
        : { op: 'set' as const, root: row.root, path: pathOf(row.pointer), value },
    ],
  };
}

function pathOf(pointer: string): string[] {
  return pointer
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
}

function coreModel(): string {
  return dedent`
    id: https://data.gov.example/models/core
    name: core
    title: Core
    description: Code lists that several models share.
    imports: [linkml:types]
    enums:
      TenureEnum:
        description: How a dwelling is held.
        permissible_values: {owner: {}, tenant: {}}
  `;
}

function addressSchema(): string {
  return dedent`
    $schema: https://json-schema.org/draft/2020-12/schema
    $id: https://data.gov.example/standards/address/1.0.0
    title: Address
    description: Where somebody or something can be found.
    version: 1.0.0
    x-gov: {owner: Address data owner, classification: OFFICIAL}
    type: object
    properties:
      uprn: {type: string, description: Number of the property.}
  `;
}

function claimContract(): string {
  return dedent`
    apiVersion: v3.1.0
    kind: DataContract
    id: urn:gov.example:contract:claim
    name: Council tax claims
    version: 2.1.0
    status: active
    description: {purpose: Gives analysts the decisions on applications.}
    team: {members: [{username: revenues.data@council.example, role: owner}]}
  `;
}
