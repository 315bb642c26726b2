import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, statSync } from 'node:fs';
import path from 'node:path';
import type { ModelName } from './reference-model.ts';
import type { Tally } from './tally.ts';

export type BaselineName = 'heap' | 'ring';

/** Builds `baseline.cpp` if it is not built already. Without a compiler: a sentence that says so. */
export function buildBaseline(): { runs: true } | { runs: false; why: string } {
  if (spawnSync(COMPILER, ['--version'], { stdio: 'ignore' }).status !== 0) {
    return { runs: false, why: `there is no ${COMPILER} on this machine, so nothing to hold the engine against` };
  }
  if (existsSync(PROGRAM) && statSync(PROGRAM).mtimeMs > statSync(SOURCE).mtimeMs) return { runs: true };
  mkdirSync(path.dirname(PROGRAM), { recursive: true });
  const built = spawnSync(COMPILER, [...FLAGS, SOURCE, '-o', PROGRAM], { encoding: 'utf8' });
  return built.status === 0 ? { runs: true } : { runs: false, why: `baseline.cpp does not build:\n${built.stderr}` };
}

/** Runs the hand-written program; it times itself, so that starting it costs it nothing. */
export function runBaseline(name: BaselineName, model: ModelName, seeds: { first: number; count: number }): Tally {
  const out = execFileSync(PROGRAM, [name, model, String(seeds.first), String(seeds.count)], { encoding: 'utf8' });
  return JSON.parse(out) as Tally;
}

const COMPILER = 'g++';
const FLAGS = ['-O3', '-march=native', '-std=c++17'];
export const COMPILED_WITH = [COMPILER, ...FLAGS.slice(0, 2)].join(' ');
const SOURCE = path.join(import.meta.dirname, 'baseline.cpp');
const PROGRAM = path.join(import.meta.dirname, 'build/baseline');
