import type { PhaseField, PhaseFieldQuestion, Push, RunRef, System, Trajectory } from '@basin/experiments';
import { experimentPath } from '../curves/experiment-path.ts';
import { perUnit } from '../varied/index.ts';

/** A portrait as a figure of a page: plain data, made on the server. */
export interface PhaseFigure {
  /** Of its element, and of its state in an address. */
  readonly id: string;
  readonly title: string;
  readonly system: System;
  readonly x: string;
  readonly y: string;
  readonly pushes: readonly PushFamily[];
  /** Seeds 1 to so many, when the reader asks. */
  readonly seeds: number;
  readonly settleUs?: number | undefined;
  readonly bins: { readonly x: number; readonly y: number };
  readonly tops?: PhaseFieldQuestion['tops'];
  /** The title of the landscape along x. */
  readonly landscape?: string | undefined;
  readonly first: PhaseField;
}

/** Pushes of one kind and different size. */
interface PushFamily {
  readonly says: string;
  /** The triggers that are left. */
  readonly only?: readonly string[];
  readonly at: string;
  readonly values: readonly number[];
  readonly unit?: 's' | 'ms';
}

export function questionOf(figure: Omit<PhaseFigure, 'first'>, most = figure.seeds): PhaseFieldQuestion {
  const { system, x, y, bins, tops, settleUs } = figure;
  return {
    system,
    x,
    y,
    bins,
    tops,
    pushes: figure.pushes.flatMap((family) => family.values.map((value) => pushOf(family, value, system))),
    seeds: Array.from({ length: most }, (_, index) => index + 1),
    ...(settleUs !== undefined && { settleUs }),
  };
}

function pushOf({ only, at, ...family }: PushFamily, value: number, { scenario }: System): Push {
  const left = Object.keys(scenario.triggers).filter((name) => only !== undefined && !only.includes(name));
  return [
    ...left.map((name) => ({ remove: `triggers["${name}"]` })),
    { path: experimentPath(at), value: value * perUnit(family) },
  ];
}

/** `a burst of 8 s, seed 2: comes back`, in the order of the trajectories: push by push, seed by seed. */
export function wordsOf({ pushes }: Pick<PhaseFigure, 'pushes'>, { trajectories }: PhaseField): string[] {
  const all = pushes.flatMap(({ says, values, unit }) =>
    values.map((value) => `${says} ${value}${unit === undefined ? '' : `\u202f${unit}`}`),
  );
  const seeds = trajectories.length / all.length;
  return trajectories.map(({ ref, survives }, index) => {
    return `${all[Math.floor(index / seeds)]}, seed ${ref.seed}: ${survives ? 'comes back' : 'stays down'}`;
  });
}

/** On its way into a page a field keeps a tenth of what it counts: finer than it is drawn, and a third of the size. */
export function shortened(field: PhaseField): PhaseField {
  const short = (values: readonly number[]) => values.map((value) => Math.round(value * 10) / 10);
  const trajectories = field.trajectories.map((each): Trajectory => ({ ...each, x: short(each.x), y: short(each.y) }));
  return { ...field, trajectories };
}

/** The run of a trajectory, found again in a field of other seeds. */
export function isSameRun(one: RunRef, other: RunRef): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
