/**
 * How fast the engine is, held against two hand-written C++ programs of the same model in the same minutes.
 *
 *     pnpm bench [--rounds 5] [--memory]
 *
 * Prints ratios: absolute figures mean nothing on another machine, nor on this one tomorrow.
 */
import { execFileSync } from 'node:child_process';
import os from 'node:os';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { engineVersion, simulate, type Plan } from '../src/index.ts';
import { buildBaseline, COMPILED_WITH } from './baseline.ts';
import { canonicalPerSecond, graphPlan } from './graph-model.ts';
import { HEALING_GUARDS, MODELS, referencePlan } from './reference-model.ts';
import { agreement, speeds } from './report.ts';
import { PROGRAMS, runRounds, RUNS_PER_LAP, type Laps } from './rounds.ts';

const options = readOptions();
console.log(`${machine()}\n`);
const baseline = buildBaseline();
if (!baseline.runs) console.log(`Without the C++ baseline: ${baseline.why}.\n`);

const laps = runRounds(options.rounds, baseline.runs ? PROGRAMS : ['engine'], (round) =>
  process.stderr.write(`round ${round + 1} of ${options.rounds}\n`),
);
console.log(`${MODELS.map((model) => speeds(model, laps)).join('\n\n')}\n`);
if (baseline.runs) sayWhetherTheSame(laps);
console.log(`${graph(options.rounds)}\n\n${grading()}\n\n${memory(options.memory)}`);

function readOptions(): { rounds: number; memory: boolean } {
  const { values } = parseArgs({
    options: { rounds: { type: 'string', default: '5' }, memory: { type: 'boolean', default: false } },
  });
  const rounds = Number(values.rounds);
  if (!Number.isInteger(rounds) || rounds < 1) {
    console.error(`--rounds ${values.rounds}: write a whole number, 1 or more.`);
    process.exit(2);
  }
  return { rounds, memory: values.memory };
}

function machine(): string {
  const [cpu] = os.cpus();
  const load = os.loadavg().map((value) => value.toFixed(2));
  const up = Math.round(os.uptime() / 60);
  return [
    `Basin engine ${engineVersion} · Node ${process.version} · ${os.availableParallelism()} × ${cpu?.model ?? 'unknown'}`,
    `up ${up} min, load ${load.join(' ')} at the start · ${COMPILED_WITH}`,
    `${options.rounds} rounds, programs interleaved, ${RUNS_PER_LAP} runs of 300 simulated seconds per program and round; medians`,
  ].join('\n');
}

function sayWhetherTheSame(all: Laps): void {
  const found = MODELS.map((model) => agreement(model, all));
  console.log(`Do both simulate the same thing?\n${found.map(({ text }) => text).join('\n')}\n`);
  if (!found.every(({ isSame }) => isSame)) process.exitCode = 1;
}

/** How much a system of many parts costs per event, against the reference model in the same minute. */
function graph(rounds: number): string {
  const [small, large] = [referencePlan('S'), graphPlan()];
  canonicalPerSecond(large, 0);
  const laps = Array.from({ length: 2 * rounds }, (_, seed) => ({
    small: canonicalPerSecond(small, seed),
    large: canonicalPerSecond(large, seed),
  }));
  const middle = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[values.length >> 1] ?? NaN;
  const [ofSmall, ofLarge] = [middle(laps.map((lap) => lap.small)), middle(laps.map((lap) => lap.large))];
  const ratio = middle(laps.map((lap) => lap.large / lap.small));
  return [
    'A shop of twelve components with breakers, retry budgets, a cache and a balancer, in canonical events of CPU time:',
    `  ${(ofLarge / 1e6).toFixed(2)} M/s, on S ${(ofSmall / 1e6).toFixed(2)} M/s: ${ratio.toFixed(2)} × its own rate on S. Goal: 0.5.`,
  ].join('\n');
}

/** What a *Check* costs: 23 seeds of 300 s at 1000 calls/s, one after another on one core. */
function grading(): string {
  const timeOf = (plan: Plan): string => {
    const startedAtMs = performance.now();
    const cpuBefore = process.cpuUsage();
    for (let seed = 1; seed <= 23; seed++) simulate(plan, seed);
    const { user, system } = process.cpuUsage(cpuBefore);
    return `${((performance.now() - startedAtMs) / 1e3).toFixed(2)} s (${((user + system) / 1e6).toFixed(2)} s of CPU)`;
  };
  return [
    'Grading, 23 seeds of S one after the other on one core; the goal is 2.5 s on two:',
    `  ${timeOf(referencePlan('S'))} for an answer that stays down`,
    `  ${timeOf(referencePlan('S', { guards: HEALING_GUARDS }))} for one that heals`,
  ].join('\n');
}

function memory(isLong: boolean): string {
  const peak = (name: string): string => {
    const out = execFileSync(process.execPath, [fileURLToPath(new URL('memory.ts', import.meta.url)), name], {
      encoding: 'utf8',
    });
    return `${out.trim()} MB`;
  };
  const text = `Peak memory of a process that makes one run: ${peak('H')} for H, ${peak('S')} for S`;
  if (!isLong) return `${text}.`;
  return `${text}, ${peak('hour')} for an hour of 10 000 calls/s (goal: below 150 MB).`;
}
