import type { Command } from 'commander';
import { placeKeys, sides, type PlaceKey } from '@basin/engine';
import { guardDefinitions, type GuardDefinition } from '@basin/engine/schema';
import { PASS } from '../exit-codes.ts';
import { didYouMean } from '../find/did-you-mean.ts';
import { inline } from '../find/written-guards.ts';
import { guardsJson } from '../json/guards-json.ts';
import { styleFor, type Style } from '../terminal/style.ts';
import { wrapped } from '../terminal/table.ts';
import { addGuardsExportCommand } from './guards-export.ts';
import { refuse, writeJson } from './refusal.ts';

interface GuardsCommandOptions {
  readonly json?: boolean;
}

/** What there is to set, from the very definitions that check what is set. */
export function addGuardsCommand(program: Command): void {
  const guards = program
    .command('guards')
    .summary('list the guards that can be set, explain one, or take them home')
    .description(
      'Lists every guard by the key of guards.yaml under which it is written, with what it does. With a name: whose rule it follows, an example, what may be set, and how well-known libraries set it.',
    )
    .argument('[guard]', 'the name of a guard, such as retryBudget')
    .option('--json', 'print as JSON; `pnpm basin help json` explains every field')
    .addHelpText('after', HELP)
    .action((word: string | undefined, options: GuardsCommandOptions) => {
      process.exitCode = show(word, options);
    });
  addGuardsExportCommand(guards);
}

function show(word: string | undefined, options: GuardsCommandOptions): number {
  const definitions: readonly GuardDefinition[] = guardDefinitions;
  const found = word === undefined ? definitions : definitions.filter(({ key }) => key === word);
  if (found.length === 0) {
    const keys = definitions.map(({ key }) => key);
    const near = didYouMean(word ?? '', keys);
    const instead = `${near === undefined ? '' : `Did you mean "${near}"? `}There are: ${keys.join(', ')}.`;
    return refuse({ missing: { says: `There is no guard named "${word}".`, instead } }, options);
  }
  const style = styleFor(process.stdout);
  if (options.json) writeJson(guardsJson(found));
  else if (word === undefined) process.stdout.write(`${listLines(found, style).join('\n')}\n`);
  else process.stdout.write(`${found.flatMap((each) => guardLines(each, style)).join('\n')}\n`);
  return PASS;
}

function listLines(found: readonly GuardDefinition[], style: Style): string[] {
  return placeKeys.flatMap((place) => [
    `${style('bold', `${place}:`)} ${sides[place].describe}`,
    ...found
      .filter(({ side }) => side === sides[place].side)
      .flatMap(({ key, summary }) => [
        `  ${style('cyan', key)}`,
        ...wrapped(summary, 74).map((line) => `      ${line}`),
      ]),
    '',
  ]);
}

function guardLines({ key, summary, source, example, params, presets, side }: GuardDefinition, style: Style): string[] {
  const place = placeKeys.find((each) => sides[each].side === side) ?? 'calls';
  const settings = Object.entries(params.shape).flatMap(([name, schema]) => [
    `  ${style('cyan', name)}`,
    ...wrapped(schema.description ?? '', 74).map((line) => `      ${line}`),
  ]);
  return [
    style('bold', key),
    ...wrapped(summary, 78),
    ...wrapped(`Source: ${source}`, 78),
    '',
    `${place}:`,
    `  ${PLACES[place]}: { ${key}: ${inline(example)} }`,
    '',
    'What may be set:',
    ...settings,
    ...presets.flatMap((preset) => [
      '',
      `${preset.name} (${preset.library})`,
      ...wrapped(inline(preset.params), 76).map((line) => `  ${line}`),
      `  ${preset.source}`,
    ]),
  ];
}

const PLACES: Readonly<Record<PlaceKey, string>> = {
  calls: 'users -> checkout',
  servers: 'checkout',
  balancers: 'front',
  caches: 'cache',
};

const HELP = `
Examples:
  $ pnpm basin guards
  $ pnpm basin guards retryBudget
  $ pnpm --silent basin guards hedging --json

Exit codes: 0 there it is, 2 there is no such guard.
`;
