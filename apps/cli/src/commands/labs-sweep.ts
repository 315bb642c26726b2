import type { Command } from 'commander';
import { NO_GUARDS, type GuardSettings } from '@basin/engine';
import { basinMap, type BasinMap, type System } from '@basin/experiments';
import type { Lab } from '@basin/lab';
import { rounded, formedNumber } from '../border/number-form.ts';
import { axisOf, readAxis, type FormedAxis } from '../border/range.ts';
import { PASS } from '../exit-codes.ts';
import { rateAxis, usualAxis } from '../experiments/axes.ts';
import type { Missing } from '../find/folder.ts';
import { findLab } from '../find/lab.ts';
import { MAP_LEGEND, mapLines } from '../report/map-lines.ts';
import { interruptible } from '../runs/interruption.ts';
import { Threads } from '../runs/thread-runner.ts';
import { Progress } from '../terminal/progress.ts';
import { styleFor } from '../terminal/style.ts';
import { readCount } from './options.ts';
import { refuse } from './refusal.ts';

interface SweepOptions {
  readonly x?: string;
  readonly y?: string;
  readonly columns: number;
  readonly rows: number;
}

export function addLabsSweep(labs: Command): void {
  labs
    .command('sweep')
    .summary('where the cliff is: the basin of a lab, as it is and with its exemplar')
    .description(
      [
        'Draws two basin maps over how long the first trigger lasts and how hard it pushes (or over the load, where it has no such',
        'number): the system as it is, and with the exemplar. The ring is where the lab stands: far enough from the edge, in both',
        'directions, that no seed crosses it.',
      ].join(' '),
    )
    .argument('<lab>', 'slug or folder')
    .option('--x <range>', 'path=from..to, across (default: how long the first trigger lasts)')
    .option('--y <range>', 'path=from..to, upwards (default: how hard it pushes)')
    .option('--columns <number>', 'values across', readCount, 25)
    .option('--rows <number>', 'values upwards', readCount, 9)
    .addHelpText('after', HELP)
    .action(async (word: string, options: SweepOptions) => {
      process.exitCode = await sweep(word, options);
    });
}

async function sweep(word: string, options: SweepOptions): Promise<number> {
  const found = await findLab(word);
  if ('refused' in found) return refuse(found.refused, {});
  const { lab } = found;
  const axes = axesOf({ scenario: lab.scenario, guards: NO_GUARDS }, options);
  if ('missing' in axes) return refuse(axes, {});
  const style = styleFor(process.stdout);
  process.stdout.write(`${style('bold', lab.title)}\n`);
  for (const { name, system } of systemsOf(lab)) {
    const answer = await mapOf({ system, axes, seeds: lab.seeds.public }, `sweep of ${lab.slug}, ${name}`);
    process.stdout.write(`\n${style('bold', name)}\n${drawn(answer, axes).join('\n')}\n`);
  }
  process.stdout.write(`\n  ${MAP_LEGEND}   ○ ◐ ● the lab itself\n  Seeds ${lab.seeds.public.join(', ')}.\n`);
  return PASS;
}

interface Axes {
  readonly x: FormedAxis & { readonly count: number };
  readonly y: FormedAxis & { readonly count: number };
}

function axesOf(system: System, options: SweepOptions): Axes | { readonly missing: Missing } {
  const x = options.x === undefined ? usualAxis(system) : readAxis(options.x, system);
  if ('missing' in x) return x;
  const y = options.y === undefined ? strengthAxis(system) : readAxis(options.y, system);
  if ('missing' in y) return y;
  return { x: { ...x.axis, count: options.columns }, y: { ...y.axis, count: options.rows } };
}

/** How hard the first trigger pushes: up to twice as hard; the load, where that is not a number. */
function strengthAxis(system: System): { axis: FormedAxis } | { missing: Missing } {
  const [first] = Object.entries(system.scenario.triggers);
  if (first === undefined) return rateAxis(system);
  const [name, trigger] = first;
  for (const [kind, settings] of Object.entries(trigger)) {
    if (typeof settings !== 'object' || settings === null) continue;
    const key = Object.entries(settings).find(([, value]) => typeof value === 'number' && value > 0)?.[0];
    if (key === undefined) continue;
    const at = formedNumber(system, `triggers["${name}"].${kind}.${key}`);
    if ('missing' in at) return at;
    const { value, isWhole } = at.number;
    const from = isWhole ? Math.max(1, Math.round(value / 8)) : value / 8;
    return { axis: axisOf(at.number, from, 2 * value) };
  }
  return rateAxis(system);
}

function systemsOf(lab: Lab): { readonly name: string; readonly system: System }[] {
  const of = (name: string, scenario: System['scenario'], guards: GuardSettings) => ({
    name,
    system: { scenario, guards },
  });
  const exemplar = lab.solutions.find(({ name }) => name === 'exemplar');
  return [
    of('as it is', lab.scenario, NO_GUARDS),
    ...(exemplar ? [of('with the exemplar', exemplar.scenario, exemplar.guards)] : []),
  ];
}

interface Asked {
  readonly system: System;
  readonly axes: Axes;
  readonly seeds: readonly number[];
}

async function mapOf({ system, axes, seeds }: Asked, title: string): Promise<BasinMap> {
  const threads = new Threads();
  const progress = new Progress(title);
  try {
    return await interruptible((signal) =>
      basinMap({ system, seeds, ...axes }, threads.runner({ reproduce: () => title }), {
        signal,
        onProgress: ({ done, planned }) => progress.say(`${done} of ${planned} runs`),
      }),
    );
  } finally {
    progress.done();
    await threads.close();
  }
}

function drawn(answer: BasinMap, { x, y }: Axes): string[] {
  const show = (axis: FormedAxis) => (value: number | undefined) => rounded(value ?? NaN, axis.number.unit);
  return mapLines(answer, {
    x: { path: x.path, show: show(x) },
    y: { path: y.path, show: show(y) },
    marked: { column: nearest(answer.x, x.number.value), row: nearest(answer.y, y.number.value) },
  });
}

function nearest(values: readonly number[], wanted: number): number {
  const distances = values.map((value) => Math.abs(value - wanted));
  return distances.indexOf(Math.min(...distances));
}

const HELP = `
Examples:
  $ pnpm basin labs sweep retry-storm --columns 9 --rows 5
  $ pnpm basin labs sweep retry-storm --y components.users.client.arrivals.poisson=200/s..1200/s --columns 9 --rows 5

Exit codes: 0 it is drawn, 2 there is no such lab or number, 3 our fault, 130 Ctrl-C.
`;
