import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Option, type Command } from 'commander';
import { exportGuards, exportTargets, type ExportedGuards, type TargetName } from '@basin/lab';
import { PASS } from '../exit-codes.ts';
import { shownPath } from '../find/folder.ts';
import { findGuards, findScenario } from '../find/scenario.ts';
import { exportJson } from '../json/export-json.ts';
import { styleFor } from '../terminal/style.ts';
import { wrapped } from '../terminal/table.ts';
import { refuse, writeJson } from './refusal.ts';

interface ExportOptions {
  readonly guards?: string;
  readonly to: TargetName;
  readonly into?: string;
  readonly json?: boolean;
}

export function addGuardsExportCommand(guards: Command): void {
  const names = exportTargets.map(({ name, title }) => `${name} (${title})`).join(', ');
  guards
    .command('export')
    .summary('take guards home: as the configuration of a system that people run')
    .description(
      [
        'Writes the guards that are in force as the configuration of a real system, wherever that has the same rule, and',
        'says where it has not. <scenario> is the slug of a lab or of a published scenario, or a path.',
      ].join(' '),
    )
    .argument('<scenario>', 'slug, folder or scenario file')
    .option('--guards <file>', 'a guards file, laid over the guards of the scenario')
    .addOption(
      new Option('--to <system>', `one of ${names}`)
        .choices(exportTargets.map(({ name }) => name))
        .makeOptionMandatory(),
    )
    .option('--into <folder>', 'write the files there instead of printing them')
    .option('--json', 'print as JSON; `pnpm basin help json` explains every field')
    .addHelpText('after', HELP)
    .action(async (word: string, _: unknown, command: Command) => {
      // The command above has a `--json` of its own, which takes it first.
      process.exitCode = await exportTo(word, command.optsWithGlobals<ExportOptions>());
    });
}

async function exportTo(word: string, options: ExportOptions): Promise<number> {
  const scenario = await findScenario(word);
  if ('refused' in scenario) return refuse(scenario.refused, options);
  const guards = await findGuards(options.guards, scenario.found.scenario);
  if ('refused' in guards) return refuse(guards.refused, options);

  const answer = exportGuards(scenario.found.scenario, guards.guards, options.to);

  if (options.into !== undefined) await writeInto(options.into, answer);
  if (options.json) writeJson(exportJson(options.to, answer));
  else {
    if (options.into === undefined) process.stdout.write(filesText(answer));
    process.stderr.write(leftText(answer));
  }
  return PASS;
}

async function writeInto(folder: string, { files }: ExportedGuards): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const { name, text } of files) {
    const file = path.join(folder, name);
    await writeFile(file, text);
    process.stderr.write(`${shownPath(file)}\n`);
  }
}

/** One file as it is, so that it can be piped into place; several below their names. */
function filesText({ files }: ExportedGuards): string {
  const [first, ...others] = files;
  if (first !== undefined && others.length === 0) return first.text;
  const style = styleFor(process.stdout);
  return files.map(({ name, text }) => `${style('bold', `== ${name} ==`)}\n${text}`).join('\n');
}

function leftText({ files, notCarried }: ExportedGuards): string {
  const style = styleFor(process.stderr);
  const nothing = files.length === 0 ? ['Nothing could be carried over.'] : [];
  const lines = notCarried.flatMap(({ place, guard, why, instead }) => [
    `${style('yellow', 'not carried:')} ${guard} of ${place}`,
    ...wrapped(`${why}.`, 74).map((line) => `  ${line}`),
    ...(instead === undefined ? [] : wrapped(`Instead: ${instead}.`, 74).map((line) => `  ${line}`)),
  ]);
  return [...nothing, ...lines].map((line) => `${line}\n`).join('');
}

const HELP = `
Examples:
  $ pnpm basin guards export retry-storm --to envoy
  $ pnpm --silent basin guards export retry-storm --guards labs/retry-storm/solutions/exemplar.guards.yaml --to polly > Guards.cs

Exit codes: 0 there it is, whatever could not be carried; 2 the scenario, the guards or an option cannot be used.
`;
