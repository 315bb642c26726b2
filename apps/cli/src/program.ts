import { Command, CommanderError } from 'commander';
import { engineVersion } from '@basin/engine';
import { addGradeCommand } from './commands/grade.ts';
import { addGuardsCommand } from './commands/guards.ts';
import { addHelpCommand } from './commands/help.ts';
import { addLabsCommand } from './commands/labs.ts';
import { addRunCommand } from './commands/run.ts';
import { INVALID, PASS } from './exit-codes.ts';
import { addExperiment } from './experiments/command.ts';
import { experiments } from './experiments/index.ts';
import { explainFault } from './terminal/fault.ts';

/** Does what the arguments say. Sets the exit code and never throws. */
export async function main(): Promise<void> {
  try {
    await program().parseAsync();
  } catch (error) {
    if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? PASS : INVALID;
    else process.exitCode = explainFault(error, (text) => process.stderr.write(text));
  }
}

function program(): Command {
  const basin = new Command('basin')
    .description('Basin: run scenarios, ask what would happen if, grade guards, prove that labs are sound.')
    .version(`basin, engine ${engineVersion}`)
    .usage('<command> [options]')
    .helpCommand(false)
    .showSuggestionAfterError()
    .addHelpText('after', HELP)
    .exitOverride();

  addRunCommand(basin);
  for (const experiment of experiments) addExperiment(basin, experiment);
  addGradeCommand(basin);
  addLabsCommand(basin);
  addGuardsCommand(basin);
  addHelpCommand(basin);
  return basin;
}

const HELP = `
Start with:
  $ pnpm basin run retry-storm
  $ pnpm basin loops retry-storm
  $ pnpm basin grade retry-storm labs/retry-storm/start.guards.yaml
  $ pnpm basin help json

Exit codes: 0 pass, 1 fail, 2 invalid input, 3 our fault. Colour is for terminals; NO_COLOR switches it off.
`;
