'use client';

import type { ReactNode } from 'react';
import { ChoosableLoadCurve, ChoosableSweep, describeLoadCurve, describeSweep, type TheoryCurve } from '@basin/viz';
import { latencyInTheory, nameOf, stationOf } from './closed-forms.ts';
import { settingsWith, type CurveAnswer, type CurveFigure, type SweepAsked } from './curve-figure.ts';

interface CurvePictureProps {
  readonly figure: CurveFigure;
  readonly answer: CurveAnswer;
  /** Where the sliders stood for this answer. */
  readonly values: readonly number[];
  readonly caption?: ReactNode;
  readonly shownTo?: number | undefined;
  readonly guess?: { readonly x: number; readonly value: number } | undefined;
  readonly chosen?: number | undefined;
  readonly onChoose?: (index: number) => void;
}

/** The picture of the answer, whichever it is. */
export function CurvePicture({ figure, answer, values, ...seen }: CurvePictureProps) {
  const { question, title } = figure;
  if (question.kind === 'sweep' && answer.sweep) {
    const { x, y, curves, threshold, isLog } = question;
    const theory = question.isTheoryShown ? theoryOf(figure, question, values) : [];
    return <ChoosableSweep {...{ title, x, y, curves, threshold, isLog, theory }} answer={answer.sweep} {...seen} />;
  }
  if (question.kind === 'load' && answer.load)
    return <ChoosableLoadCurve title={title} answer={answer.load} lines={question.lines} {...seen} />;
  return null;
}

/** What the picture shows, in numbers, and of which seeds. */
export function describeAnswer({ question }: CurveFigure, { sweep, load }: CurveAnswer): string {
  if (question.kind === 'sweep' && sweep) return `${describeSweep(sweep, question)} ${seedsText(sweep.seeds)}`;
  if (load) return `${describeLoadCurve(load)} ${seedsText(load.seeds)}`;
  return '';
}

function seedsText(seeds: readonly number[]): string {
  const [first, last] = [seeds[0], seeds.at(-1)];
  if (first === undefined) return '';
  return first === last ? `Seed ${first}.` : `Seeds ${first} to ${last}.`;
}

/** Formulas on a finer grid than the runs, and at each of their values. */
function theoryOf(
  figure: Pick<CurveFigure, 'along' | 'controls'>,
  { lines, curves, measures }: Pick<SweepAsked, 'lines' | 'curves' | 'measures'>,
  values: readonly number[],
): TheoryCurve[] {
  const fine = figure.along.flatMap((value, index) => {
    const step = ((figure.along[index + 1] ?? value) - value) / FINER;
    return step === 0 ? [value] : Array.from({ length: FINER }, (_, part) => value + part * step);
  });
  return curves.flatMap(({ line, measure, of, word: curve }) => {
    const asked = lines[line];
    if (!asked) return [];
    const { scenario } = settingsWith(figure, asked, values);
    const stationAt = (x: number) => stationOf(scenario, x * asked.times);
    const points = fine.flatMap((x) => {
      const station = stationAt(x);
      const y = station && latencyInTheory(measures[measure] ?? '', station);
      return y === undefined ? [] : [{ x, y }];
    });
    const station = stationAt(0);
    return points.length === 0 || !station ? [] : [{ word: nameOf(station), curve, of, points }];
  });
}

const FINER = 8;
