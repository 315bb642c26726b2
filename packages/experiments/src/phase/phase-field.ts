import type { Run } from '@basin/engine';
import { calmFromUs } from '../outcome/calm.ts';
import { seriesOf } from '../outcome/measured.ts';
import { outcomeOf, survives, type OutcomeRule } from '../outcome/outcome.ts';
import { Laboratory, type Options } from '../runs/laboratory.ts';
import type { Runner } from '../runs/runner.ts';
import { share, type Share } from '../statistics/interval.ts';
import { changed, type Change, type RunRef } from '../vary/change.ts';
import type { System } from '../vary/system.ts';
import { settings } from '../basin/axis.ts';
import { boundaryOf, type BoundaryPoint } from './boundary.ts';
import { binOf, middleOf, Steps, type Bins } from './grid.ts';

export interface PhaseFieldQuestion {
  readonly system: System;
  /** Two series of `seriesOf`, such as `queue` and `backingOff`. */
  readonly x: string;
  readonly y: string;
  /**
   * Pushes of different size or kind, from which the system is let go. Together they decide how much of the plane is seen.
   */
  readonly pushes: readonly Push[];
  readonly seeds: readonly number[];
  /** How many cells across and up. */
  readonly bins?: { readonly x: number; readonly y: number };
  /** Where the plane ends; what is beyond belongs to its last cells. Else at the highest value seen. */
  readonly tops?: { readonly x?: number; readonly y?: number } | undefined;
  readonly settleUs?: number;
  readonly rule?: OutcomeRule;
}

/** Numbers set, such as the duration of a trigger, or a trigger left out. */
export type Push = readonly ({ readonly path: string; readonly value: number } | { readonly remove: string })[];

export interface PhaseField {
  readonly x: string;
  readonly y: string;
  readonly bucketUs: number;
  readonly binsX: Bins;
  readonly binsY: Bins;
  /** Only cells that were visited. */
  readonly cells: readonly FieldCell[];
  readonly trajectories: readonly Trajectory[];
  /** The line between cells from which most trajectories recover and cells from which most do not. */
  readonly boundary: readonly BoundaryPoint[];
}

export interface FieldCell {
  readonly column: number;
  readonly row: number;
  readonly x: number;
  readonly y: number;
  /** Change per second on average, over the steps that began here. */
  readonly driftX: number;
  readonly driftY: number;
  readonly count: number;
  /** Of the trajectories that came through, how many ended down. */
  readonly stuck: Share;
}

/** One run from the moment on at which nothing pushes it any more; one value per bucket. */
export interface Trajectory {
  readonly ref: RunRef;
  readonly x: readonly number[];
  readonly y: readonly number[];
  readonly survives: boolean;
}

/**
 * How the state moves when nothing pushes it: drift in two measures, measured from trajectories, and the basins by where
 * they end. What no trajectory came through stays empty.
 */
export async function phaseField(
  question: PhaseFieldQuestion,
  runner: Runner,
  options: Options = {},
): Promise<PhaseField> {
  const { system, pushes, seeds, settleUs, rule, bins = { x: 24, y: 24 }, tops = {} } = question;
  const laboratory = new Laboratory(system, runner, options);
  const refs = pushes.flatMap((push) => {
    const changes = changesOf(system, push, settleUs);
    return seeds.map((seed) => ({ changes, seed }));
  });
  const trajectories = await laboratory.readAll(refs, (run, ref): Trajectory => {
    const { scenario } = changed(system, ref.changes);
    const since = calmFromUs(scenario);
    return {
      ref,
      x: after(run, question.x, since),
      y: after(run, question.y, since),
      survives: survives(outcomeOf(run, scenario, rule).kind),
    };
  });
  const binsX = { count: bins.x, top: tops.x ?? topOf(trajectories.map(({ x }) => x)) };
  const binsY = { count: bins.y, top: tops.y ?? topOf(trajectories.map(({ y }) => y)) };
  const { bucket } = system.scenario;
  const cells = fieldOf(trajectories, { binsX, binsY, bucketUs: bucket });
  const boundary = boundaryOf(cells, binsX, binsY);
  return { x: question.x, y: question.y, bucketUs: bucket, binsX, binsY, cells, trajectories, boundary };
}

function changesOf(system: System, push: Push, settleUs: number | undefined): Change[] {
  const removals = push.filter((part) => 'remove' in part);
  const numbers = push.filter((part) => 'path' in part);
  return [...removals, ...settings(changed(system, removals), numbers, settleUs)];
}

function after(run: Run, name: string, sinceUs: number): number[] {
  return [...seriesOf(run, name).subarray(Math.ceil(sinceUs / run.bucketUs))];
}

function topOf(all: readonly (readonly number[])[]): number {
  const top = all.reduce((most, values) => values.reduce((a, b) => Math.max(a, b), most), 0);
  return top > 0 ? top : 1;
}

interface Visits {
  readonly stepsX: Steps;
  readonly stepsY: Steps;
  readonly down: Set<Trajectory>;
  readonly all: Set<Trajectory>;
}

function fieldOf(
  trajectories: readonly Trajectory[],
  { binsX, binsY, bucketUs }: { readonly binsX: Bins; readonly binsY: Bins; readonly bucketUs: number },
): FieldCell[] {
  const visits = new Map<number, Visits>();
  for (const trajectory of trajectories) {
    for (const [index, x] of trajectory.x.entries()) {
      const y = trajectory.y[index] ?? 0;
      const place = binOf(binsY, y) * binsX.count + binOf(binsX, x);
      const here = visits.get(place) ?? newVisits();
      visits.set(place, here);
      here.all.add(trajectory);
      if (!trajectory.survives) here.down.add(trajectory);
      const next = trajectory.x[index + 1];
      if (next === undefined) continue;
      here.stepsX.add(next - x);
      here.stepsY.add((trajectory.y[index + 1] ?? 0) - y);
    }
  }
  const perSecond = 1e6 / bucketUs;
  return [...visits]
    .filter(([, { stepsX }]) => stepsX.count > 0)
    .toSorted(([a], [b]) => a - b)
    .map(([place, { stepsX, stepsY, down, all }]) => {
      const [column, row] = [place % binsX.count, Math.floor(place / binsX.count)];
      return {
        column,
        row,
        x: middleOf(binsX, column),
        y: middleOf(binsY, row),
        driftX: stepsX.mean * perSecond,
        driftY: stepsY.mean * perSecond,
        count: stepsX.count,
        stuck: share(down.size, all.size),
      };
    });
}

function newVisits(): Visits {
  return { stepsX: new Steps(), stepsY: new Steps(), down: new Set(), all: new Set() };
}
