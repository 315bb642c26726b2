import type { Run } from '@basin/engine';
import { loadOverTime } from '../load/load.ts';
import { calmChanges } from '../outcome/calm.ts';
import { meanIn } from '../outcome/measured.ts';
import { Laboratory, type Options } from '../runs/laboratory.ts';
import type { Runner } from '../runs/runner.ts';
import { meanOf, share, type Interval, type Share } from '../statistics/interval.ts';
import type { Change, RunRef } from '../vary/change.ts';
import type { System } from '../vary/system.ts';

export interface HysteresisQuestion {
  readonly system: System;
  /** Calls per second that all clients together offer, growing: gone through upwards, then downwards. */
  readonly loads: readonly number[];
  /** How long each load is held; the second half of that time is measured. Long enough for a backlog to drain. */
  readonly holdUs: number;
  readonly seeds: readonly number[];
  /** Of offered load, from which on the system serves; 0.95 unless said. */
  readonly goodputShare?: number;
}

export interface Hysteresis {
  readonly steps: readonly HysteresisStep[];
  readonly perSeed: readonly SeedLoop[];
  /**
   * Over the seeds that fell: the load at which they fell on the way up, that at which they were well again on the way
   * down, and the difference. Null where none fell.
   */
  readonly tripsAt: Interval | null;
  readonly healsAt: Interval | null;
  readonly width: Interval | null;
  /** On how many seeds the way back was not the way there, by more than a step of the loads. */
  readonly hasLoop: Share;
  readonly changes: readonly Change[];
}

export interface HysteresisStep {
  readonly perSecond: number;
  readonly direction: 'up' | 'down';
  readonly goodput: Interval;
  readonly attempts: Interval;
  readonly goodputShare: Interval;
}

export interface SeedLoop {
  readonly ref: RunRef;
  /** The first load on the way up that it did not serve; null: it served them all. */
  readonly tripsAt: number | null;
  /** The highest load on the way down from which on it served all; null: it served not even the lowest. */
  readonly healsAt: number | null;
}

/** Load up, then down again, in one run: does the system come back where it fell? */
export async function hysteresis(
  question: HysteresisQuestion,
  runner: Runner,
  options: Options = {},
): Promise<Hysteresis> {
  const { system, loads, holdUs, seeds, goodputShare = 0.95 } = question;
  const laboratory = new Laboratory(system, runner, options);
  const way = wayOf(loads);
  const changes = changesOf(system, way, holdUs);
  const refs = seeds.map((seed) => ({ changes, seed }));
  const walks = await laboratory.readAll(refs, (run) => way.map((_, index) => flowAt(run, index, holdUs)));
  const steps = way.map((step, index): HysteresisStep => {
    const here = walks.flatMap((walk) => walk[index] ?? []);
    return {
      ...step,
      goodput: meanOf(here.map(({ good }) => good)),
      attempts: meanOf(here.map(({ attempts }) => attempts)),
      goodputShare: meanOf(here.map(({ good, offered }) => good / offered)),
    };
  });
  const perSeed = walks.map((walk, index): SeedLoop => {
    const serves = walk.map(({ good, offered }) => !(good < goodputShare * offered));
    return { ref: refs[index] ?? { changes, seed: 0 }, ...edgesOf(loads, serves) };
  });
  return { steps, perSeed, ...summary(perSeed, loads), changes };
}

interface Way {
  readonly perSecond: number;
  readonly direction: 'up' | 'down';
}

/** The highest load is held once. */
function wayOf(loads: readonly number[]): Way[] {
  const up = loads.map((perSecond) => ({ perSecond, direction: 'up' as const }));
  const down = loads.slice(0, -1).toReversed();
  return [...up, ...down.map((perSecond) => ({ perSecond, direction: 'down' as const }))];
}

function changesOf({ scenario }: System, way: readonly Way[], holdUs: number): Change[] {
  const steps = way.map(({ perSecond }, index) => ({ atUs: index * holdUs, perSecond }));
  return [
    ...calmChanges(scenario),
    { set: 'duration', to: Math.ceil((way.length * holdUs) / scenario.bucket) * scenario.bucket },
    ...loadOverTime(scenario, steps),
  ];
}

function flowAt(run: Run, index: number, holdUs: number): { good: number; offered: number; attempts: number } {
  const window = { fromUs: (index + 0.5) * holdUs, toUs: (index + 1) * holdUs };
  const mean = (name: string): number => meanIn(run, name, window);
  return { good: mean('good'), offered: mean('offered'), attempts: mean('attempts') };
}

function edgesOf(
  loads: readonly number[],
  serves: readonly boolean[],
): { tripsAt: number | null; healsAt: number | null } {
  const up = serves.slice(0, loads.length);
  const trip = up.indexOf(false);
  // From the lowest load up, on the way down: how far it is served without a gap. The top is part of both ways.
  const down = serves.slice(loads.length - 1).toReversed();
  const gap = down.indexOf(false);
  const highestServed = gap === -1 ? loads.at(-1) : loads[gap - 1];
  return { tripsAt: loads[trip] ?? null, healsAt: highestServed ?? null };
}

function summary(
  perSeed: readonly SeedLoop[],
  loads: readonly number[],
): Pick<Hysteresis, 'tripsAt' | 'healsAt' | 'width' | 'hasLoop'> {
  const fallen = perSeed.filter(({ tripsAt }) => tripsAt !== null);
  // Who does not heal at the lowest load heals below it: its loop is at least so wide.
  const trips = fallen.map(({ tripsAt }) => tripsAt ?? 0);
  const heals = fallen.map(({ healsAt }) => healsAt ?? 0);
  const widths = trips.map((trip, index) => trip - (heals[index] ?? 0));
  const loops = fallen.filter(({ tripsAt, healsAt }) => isLoop(loads, tripsAt, healsAt));
  const mean = (values: readonly number[]): Interval | null => (values.length === 0 ? null : meanOf(values));
  return {
    tripsAt: mean(trips),
    healsAt: mean(heals),
    width: mean(widths),
    hasLoop: share(loops.length, perSeed.length),
  };
}

/** Without a loop a system is well again one step below where it fell; half a step of chance makes that two. */
function isLoop(loads: readonly number[], tripsAt: number | null, healsAt: number | null): boolean {
  const trip = loads.indexOf(tripsAt ?? NaN);
  const heal = healsAt === null ? -1 : loads.indexOf(healsAt);
  return trip - heal > 2;
}
