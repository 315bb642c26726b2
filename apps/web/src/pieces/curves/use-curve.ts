'use client';

import { useEffect, useEffectEvent, useState } from 'react';
import { useExperiment, type Experiment } from '../experiment/index.ts';
import { readSetting, type Control } from '../live-figure/settings.ts';
import { linkTo, readState } from '../live-figure/state-link.ts';
import { ask, settingsWith, systemsOf, type CurveAnswer, type CurveFigure } from './curve-figure.ts';
import type { CurveGuess } from './guess-form.tsx';
import type { StepJob } from './step-down.tsx';

/** Which run a reader looks into. */
export interface Chosen {
  readonly index: number;
  readonly line: number;
  readonly seed: number;
}

export interface CurveState {
  readonly values: readonly number[];
  readonly change: (values: readonly number[]) => void;
  readonly experiment: Experiment<CurveAnswer>;
  /** All the seeds that the figure offers. */
  readonly runAll: () => void;
  readonly guess: CurveGuess | undefined;
  readonly isHidden: boolean;
  readonly onGuess: (guess: CurveGuess) => void;
  readonly chosen: Chosen | undefined;
  readonly job: StepJob | undefined;
  readonly choose: (chosen: Partial<Chosen>) => void;
  /** An address that opens the page with this figure as it is. */
  readonly link: string;
}

/** The figure's memory: what was guessed, what was changed, what ran, and which run is looked into. */
export function useCurve(figure: CurveFigure): CurveState {
  const experiment = useExperiment<CurveAnswer>(figure.first);
  const [values, setValues] = useState<readonly number[]>(() => firstValues(figure));
  const [guess, setGuess] = useState<CurveGuess | 'waived'>();
  const [chosen, setChosen] = useState<Chosen>();
  const [job, setJob] = useState<StepJob>();

  const run = (next: readonly number[], seeds: readonly number[]): void =>
    experiment.start(async (runner, options) => {
      const experiments = await import('@basin/experiments');
      return ask(experiments, { figure, values: next, seeds })(runner, options);
    });
  const change = (next: readonly number[]): void => {
    setValues(next);
    setChosen(undefined);
    setJob(undefined);
    run(next, seedsOf(figure.first));
  };
  const choose = (part: Partial<Chosen>): void => {
    const next = { ...(chosen ?? { index: figure.along.length - 1, line: 0, seed: 1 }), ...part };
    setChosen(next);
    void jobAt(figure, values, next).then(setJob);
  };
  const restore = useEffectEvent(() => {
    const saved = readState(linked(figure), window.location.search);
    if (!saved) return;
    const [index = -1, line = 0, ...set] = saved.values;
    setGuess('waived');
    if (set.some((value, place) => value !== values[place])) change(set);
    if (index < 0) return;
    const next = { index: Math.round(index), line: Math.round(line), seed: saved.seed };
    setChosen(next);
    void jobAt(figure, set, next).then(setJob);
  });
  useEffect(() => restore(), []);

  return {
    values,
    change,
    experiment,
    chosen,
    job,
    choose,
    runAll: () => run(values, seedsTo(figure.seeds)),
    guess: guess === 'waived' ? undefined : guess,
    isHidden: figure.prediction !== undefined && guess === undefined,
    onGuess: setGuess,
    link: linkTo(figure, {
      seed: chosen?.seed ?? 1,
      values: [chosen?.index ?? -1, chosen?.line ?? 0, ...values],
    }),
  };
}

/** As an address holds it: which point and which line, then the sliders. */
function linked(figure: CurveFigure): { readonly id: string; readonly controls: readonly Control[] } {
  const place = (label: string, from: number, to: number): Control => ({ label, at: '', from, to });
  return {
    id: figure.id,
    controls: [
      place('point', -1, figure.along.length - 1),
      place('line', 0, systemsOf(figure).length - 1),
      ...figure.controls,
    ],
  };
}

/** The run behind a point: the changes that every point of an answer carries, to its line's system as the sliders have it. */
async function jobAt(figure: CurveFigure, values: readonly number[], { index, line, seed }: Chosen): Promise<StepJob> {
  const { jobOf } = await import('@basin/experiments');
  const { sweep, load } = figure.first;
  const changes = (sweep ? sweep.lines[line]?.[index] : load?.points[index])?.changes ?? [];
  const system = systemsOf(figure)[line] ?? systemsOf(figure)[0];
  if (!system) throw new Error('A curve has a system.');
  return jobOf(settingsWith(figure, system, values), { changes, seed });
}

function firstValues({ controls, ...figure }: CurveFigure): number[] {
  const system = systemsOf(figure)[0];
  return controls.map((control) => (system && readSetting(system, control)) ?? control.from);
}

function seedsOf({ sweep, load }: CurveAnswer): readonly number[] {
  return (sweep ?? load)?.seeds ?? [1];
}

function seedsTo(last: number): number[] {
  return Array.from({ length: last }, (_, index) => index + 1);
}
