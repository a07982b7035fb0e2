import { Command, CommanderError, Option } from 'commander';
import type { FileSystem } from '../host/file-system.ts';
import { adapters } from '../model/formats/registry.ts';
import type { Asker } from './asker.ts';
import { CHECK_FORMATS, type CheckOptions, FAIL_ON, runCheck } from './commands/check.ts';
import { CHECKLIST_FORMATS, type ChecklistCommandOptions, runChecklist } from './commands/checklist.ts';
import { runExplain } from './commands/explain.ts';
import { EXPORT_FORMATS, type ExportOptions, runExport } from './commands/export.ts';
import { type InitOptions, runInit } from './commands/init.ts';
import { INVENTORY_FORMATS, type InventoryOptions, runInventory } from './commands/inventory.ts';
import { runRules } from './commands/list-rules.ts';
import { MAP_FORMATS, type MapOptions, runMap } from './commands/map.ts';
import { type NewAgreementOptions, runNewAgreement } from './commands/new-agreement.ts';
import { type NewStandardOptions, runNewStandard } from './commands/new-standard.ts';
import { RENDER_FORMATS, type RenderOptions, runRender } from './commands/render.ts';
import type { Console } from './console.ts';
import { Failure } from './failure.ts';

export interface Environment {
  readonly console: Console;
  readonly files: FileSystem;
  readonly version: string;
  /** Starts the language server on standard input and output; resolves when it ends. */
  startLanguageServer(): Promise<void>;
  /** Somebody to ask; absent where there is no terminal. */
  readonly openAsker?: () => Promise<Asker>;
}

/** Runs one command line and gives its exit code: 0 clean, 1 findings, 2 bad usage, 3 our own defect. Never throws. */
export async function runProgram(args: readonly string[], environment: Environment): Promise<number> {
  const { console } = environment;
  let exitCode = 0;
  const program = build(environment, (code) => {
    exitCode = code;
  });
  try {
    await program.parseAsync([...args], { from: 'user' });
    return exitCode;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    if (error instanceof Failure) {
      console.err(`concordat: ${error.message}\n`);
      return error.exitCode;
    }
    console.err(
      `concordat: something went wrong that is not your fault: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
    );
    return 3;
  }
}

/** An option that may be written several times. */
function repeated(value: string, all: string[]): string[] {
  return [...all, value];
}

// Options that several commands take.
const noColor = (): Option => new Option('--no-color', 'print without colours (as does NO_COLOR)');
const config = (): Option =>
  new Option(
    '--config <file>',
    'use this configuration for all files; its patterns are relative to the working folder',
  );
const profile = (): Option => new Option('--profile <names>', 'built-in profiles to start from, such as uk,eu');
const now = (what: string): Option => new Option('--now <day>', `${what} (YYYY-MM-DD) instead of today`);
const stdin = (verb: string): Option => new Option('--stdin', `${verb} the text on standard input`).default(false);
const stdinFilename = (): Option =>
  new Option('--stdin-filename <name>', 'the name that the text on standard input stands for');
const formatOf = (formats: readonly string[], usual: string): Option =>
  new Option(
    '--format <format>',
    `how to print: ${formats.join(', ')} (${usual}, unless --output writes it elsewhere)`,
  );
const output = (): Option =>
  new Option('--output <format=file>', 'write it to a file; may be repeated').argParser(repeated).default([]);

function build(environment: Environment, done: (code: number) => void): Command {
  const { console, files, version } = environment;
  const program = new Command('concordat');
  const settle = (command: Command): Command =>
    command
      .exitOverride()
      .configureOutput({
        writeOut: console.out,
        writeErr: console.err,
        outputError: (text, write) => write(text.replace(/^error: /, 'concordat: ')),
      })
      .showHelpAfterError('Run `concordat --help` for what there is.');

  settle(program)
    .description('Checks government data standards and data-sharing agreements.')
    .version(version, '--version', 'print the version')
    .helpOption('--help', 'print this help')
    .helpCommand(false)
    .addHelpText(
      'after',
      `\nReads ${adapters
        .filter((adapter) => adapter.id !== 'configuration')
        .map((adapter) => adapter.title)
        .join(
          ', ',
        )}.\n\nExit codes: 0 clean, 1 findings, 2 bad usage or configuration, 3 a defect of concordat.\n\nExample: concordat check standards agreements --format github`,
    );

  settle(program.command('check'))
    .description('check files and folders')
    .argument('[path...]', 'files and folders; the working folder when none is named')
    .option('--format <format>', `how to print: ${CHECK_FORMATS.join(', ')}`, 'pretty')
    .option('--output <format=file>', 'also write a report to a file; may be repeated', repeated, [])
    .addOption(config())
    .addOption(profile())
    .addOption(now('judge dates as of this day'))
    .option('--fail-on <severity>', `exit with 1 at this severity or a graver one: ${FAIL_ON.join(', ')}`, 'error')
    .option('--format-of', 'say only what each file is taken for, and why', false)
    .option('--quiet', 'print findings only', false)
    .addOption(noColor())
    .addOption(stdin('check'))
    .addOption(stdinFilename())
    .addHelpText('after', '\nExample: concordat check --format sarif --output json=report.json .')
    .action(async (paths: string[], options: CheckOptions) =>
      done(await runCheck(paths, options, files, console, version)),
    );

  settle(program.command('inventory'))
    .description('list every field with what is known of it as personal data, and what is recorded about it')
    .argument('[path...]', 'files and folders; the working folder when none is named')
    .addOption(formatOf(INVENTORY_FORMATS, 'markdown'))
    .addOption(output())
    .addOption(config())
    .addOption(profile())
    .addOption(now('the day that it is dated'))
    .addOption(stdin('read'))
    .addOption(stdinFilename())
    .addHelpText(
      'after',
      '\nExamples: concordat inventory standards --output html=inventory.html --output csv=inventory.csv\n          concordat inventory --format json',
    )
    .action(async (paths: string[], options: InventoryOptions) =>
      done(await runInventory(paths, options, files, console, version)),
    );

  settle(program.command('checklist'))
    .description(
      'say where governance stands: what the files show, what is missing, and what a person still has to attest',
    )
    .argument('[path...]', 'files and folders; the working folder when none is named')
    .addOption(formatOf(CHECKLIST_FORMATS, 'text'))
    .addOption(output())
    .option(
      '--view <view>',
      'group items (text, markdown) by pillar, odi-stage, odi-area, odi-pattern, eif, progress, five-safes or a view of your own',
    )
    .option('--subject <id>', 'only this standard, dataset or agreement (text, markdown, gates)')
    .option('--state <states>', 'only items in these states (text, markdown), such as not-met,needs-attestation')
    .option('--summary', 'only scores, gates and counts (text, markdown)', false)
    .option(
      '--gate <gate>',
      'exit with 1 when it is closed, and say why: publishable, shareable, interoperable or one of your own; may be repeated',
      repeated,
      [],
    )
    .option('--compare <report>', 'say what has changed since this earlier report of --format json')
    .addOption(config())
    .addOption(profile())
    .addOption(now('judge dates as of this day'))
    .option('--quiet', 'say nothing on standard error but what keeps a gate closed', false)
    .addOption(noColor())
    .addHelpText(
      'after',
      '\nExamples: concordat checklist --summary\n' +
        '          concordat checklist --state needs-attestation,stale\n' +
        '          concordat checklist agreements --gate shareable\n' +
        '          concordat checklist --output html=checklist.html --output json=checklist.json --compare last-month.json',
    )
    .action(async (paths: string[], options: ChecklistCommandOptions) =>
      done(await runChecklist(paths, options, files, console, version)),
    );

  settle(program.command('map'))
    .description('show who holds which standards and datasets, who shares what with whom, and where it goes from there')
    .argument('[path...]', 'files and folders; the working folder when none is named')
    .addOption(formatOf(MAP_FORMATS, 'text'))
    .addOption(output())
    .option('--focus <id>', 'show one organisation, standard, dataset or agreement and what is around it')
    .option('--depth <steps>', 'with --focus, how far around', '2')
    .addOption(config())
    .addOption(profile())
    .addOption(now('the day that it is dated'))
    .addOption(stdin('read'))
    .addOption(stdinFilename())
    .addHelpText(
      'after',
      '\nExamples: concordat map --output html=map.html --output svg=map.svg\n          concordat map --format text --focus "Exampleshire Council" --depth 2',
    )
    .action(async (paths: string[], options: MapOptions) =>
      done(await runMap(paths, options, files, console, version)),
    );

  const created = settle(program.command('new'))
    .description('write a new file to begin with')
    .addHelpText('after', '\nExamples: concordat new standard\n          concordat new agreement');
  settle(created.command('agreement'))
    .description(
      'write a data-sharing agreement in which everything that is still open is marked; on a terminal it asks for what options do not say',
    )
    .argument('[file]', 'where to write it, such as agreements/income.agreement.yaml; - for standard output')
    .option('--title <text>', 'what people will call it')
    .option('--jurisdiction <code>', 'under whose law it is made, such as uk, eu, us, au, nz, ca')
    .option('--regime <id>', 'the statutory scheme that governs the sharing, such as uk-dea-psd, or none')
    .option('--id <text>', 'its identifier')
    .option(
      '--party <name=…,role=…>',
      'a party, with role=provider+controller, id=… and identifier=… as you like; may be repeated',
      repeated,
      [],
    )
    .option(
      '--standard <path#field,…>',
      'a standard by path or identifier, with the fields that are shared; may be repeated',
      repeated,
      [],
    )
    .option('--all-fields', 'share all fields of the standards for which none are named', false)
    .option('--force', 'overwrite the file when it is there', false)
    .option('--no-input', 'ask nothing: what is not said stays open')
    .addOption(config())
    .addOption(profile())
    .addOption(now('the day on which it is begun'))
    .addHelpText(
      'after',
      '\nExamples: concordat new agreement\n' +
        '          concordat new agreement agreements/income.agreement.yaml --jurisdiction uk --regime uk-dea-psd \\\n' +
        '            --title "Income checks" --party "name=Exampleshire Council,role=provider+controller" \\\n' +
        '            --party "name=Income Agency,role=recipient+controller" --standard standards/claim.schema.json#nino,award_amount',
    )
    .action(async (file: string | undefined, options: NewAgreementOptions) =>
      done(await runNewAgreement(file, options, files, console, environment.openAsker)),
    );

  settle(created.command('standard'))
    .description(
      'write a data standard in which everything that is still open is marked; on a terminal it asks for what options do not say',
    )
    .argument('[file]', 'where to write it, such as standards/claim.standard.yaml; - for standard output')
    .option('--title <text>', 'what people will call it')
    .option('--jurisdiction <code>', 'under whose law it is made, such as uk, eu, us, au, nz, ca')
    .option('--id <text>', 'its identifier')
    .option('--owner-role <text>', 'the post that answers for it')
    .option('--owner-contact <text>', 'the mailbox of the owner')
    .option('--entity <name>', 'what one record of it is called')
    .option('--fields <name:type,…>', 'the fields of a record; text where no type is named')
    .option('--force', 'overwrite the file when it is there', false)
    .option('--no-input', 'ask nothing: what is not said stays open')
    .addOption(config())
    .addOption(profile())
    .addOption(now('the day on which it is begun'))
    .addHelpText(
      'after',
      '\nExamples: concordat new standard\n' +
        '          concordat new standard standards/claim.standard.yaml --title "Council tax claims" --jurisdiction uk \\\n' +
        '            --owner-role "Head of revenues" --fields "claim_id, received: date, income: number"',
    )
    .action(async (file: string | undefined, options: NewStandardOptions) =>
      done(await runNewStandard(file, options, files, console, environment.openAsker)),
    );

  settle(program.command('init'))
    .description('write settings to begin with into the working folder')
    .option('--jurisdiction <code>', 'whose classifications and rules hold, such as uk, eu, us, au, nz, ca')
    .option('--force', 'write them anew when they are there', false)
    .option('--no-input', 'ask nothing')
    .addHelpText('after', '\nExample: concordat init --jurisdiction uk')
    .action(async (options: InitOptions) => done(await runInit(options, console, environment.openAsker)));

  settle(program.command('render'))
    .description('write an agreement out as a document to be read and signed')
    .argument('[agreement]', 'the file of the agreement; with --stdin none')
    .addOption(formatOf(RENDER_FORMATS, 'markdown'))
    .addOption(output())
    .option('--id <identifier>', 'the agreement with this identifier, where the file holds several')
    .addOption(config())
    .addOption(profile())
    .addOption(now('the day that it is dated'))
    .addOption(stdin('read'))
    .addOption(stdinFilename())
    .addHelpText(
      'after',
      '\nExample: concordat render agreements/income.agreement.yaml --output html=income.html --output markdown=income.md',
    )
    .action(async (path: string | undefined, options: RenderOptions) =>
      done(await runRender(path, options, files, console, version)),
    );

  settle(program.command('export'))
    .description('write an agreement in another format, and say what that format cannot')
    .argument('<agreement>', 'the file of an agreement, in any format that holds one')
    .requiredOption('--to <format>', `what to write: ${EXPORT_FORMATS.join(', ')}`)
    .option('--output <file>', 'write it to a file instead of standard output')
    .option('--report <file>', 'write value by value what the format cannot say, as JSON')
    .option('--id <identifier>', 'which agreement, where the file holds several')
    .option('--config <file>', 'use this configuration; its patterns are relative to the working folder')
    .addOption(profile())
    .option('--quiet', 'do not say what the format cannot', false)
    .addHelpText(
      'after',
      '\nodrl: ODRL 2.2 as JSON-LD, with the agreement of the Dataspace Protocol; odaa: Open Data Access Agreement as YAML; dpv: a processing record in\nterms of the Data Privacy Vocabulary as JSON-LD. What the format cannot say is listed on standard error.\n\nExample: concordat export agreements/income.yaml --to odrl --output income.odrl.json',
    )
    .action(async (path: string, options: ExportOptions) => done(await runExport(path, options, files, console)));

  settle(program.command('explain'))
    .description('print the page of a rule')
    .argument('<rule>', 'a rule id')
    .addOption(noColor())
    .addHelpText('after', '\nExample: concordat explain sharing/unknown-field')
    .action((rule: string, options: { color: boolean }) => done(runExplain(rule, options, console)));

  settle(program.command('rules'))
    .description('list the rules')
    .option('--format <format>', 'how to print: pretty, json', 'pretty')
    .addOption(noColor())
    .addHelpText('after', '\nExample: concordat rules --format json')
    .action((options: { format: string; color: boolean }) => done(runRules(options, console)));

  settle(program.command('lsp'))
    .description('run the language server')
    .option('--stdio', 'speak over standard input and output', true)
    .addHelpText('after', '\nExample: concordat lsp --stdio')
    .action(async () => {
      await environment.startLanguageServer();
      done(0);
    });
  return program;
}
