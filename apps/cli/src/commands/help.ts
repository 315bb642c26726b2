import type { Command } from 'commander';
import { INVALID } from '../exit-codes.ts';
import { didYouMean } from '../find/did-you-mean.ts';
import { jsonReference } from '../json/reference.ts';

/** `help` explains commands, and topics that are none. */
export function addHelpCommand(program: Command): void {
  program
    .command('help')
    .summary('explain a command, or `json`: every field of what --json prints')
    .argument('[topic...]', 'a command, or `json`')
    .action((words: string[]) => {
      process.exitCode = explain(program, words);
    });
}

function explain(program: Command, words: readonly string[]): number {
  if (words[0] === 'json') {
    process.stdout.write(jsonReference());
    return 0;
  }
  let command = program;
  for (const word of words) {
    const next = command.commands.find((each) => each.name() === word);
    if (next === undefined) {
      const near = didYouMean(word, [...command.commands.map((each) => each.name()), 'json']);
      process.stderr.write(
        `error: There is nothing to explain about "${word}".${near === undefined ? '' : ` Did you mean "${near}"?`}\n`,
      );
      return INVALID;
    }
    command = next;
  }
  command.outputHelp();
  return 0;
}
