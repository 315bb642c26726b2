import type { Sweep as Answer } from '@basin/experiments';
import type { ReactNode } from 'react';
import type { ChartSize } from '../chart/layout.ts';
import { formatNumber } from '../number.ts';
import { axisFromZero, axisOver, logAxis, percent, shareOn } from '../plot/axis.ts';
import { Curve, type Axes } from '../plot/curve.tsx';
import { Figure, type FigureProps } from '../plot/figure.tsx';
import { LegendEntry } from '../plot/legend-entry.tsx';
import { Plot } from '../plot/plot.tsx';
import { decadeText, intervalText } from '../plot/words.ts';
import { HEIGHTS } from './heights.ts';
import { FormMark, Mark, type Form } from './marks.tsx';
import { Pointed, type Seen } from './pointed.tsx';
import {
  describeSweep,
  readingAt,
  unitOf,
  written,
  type SweepCurve,
  type SweepWords,
  type TheoryCurve,
} from './sweep-words.ts';

export interface SweepProps extends FigureProps, SweepWords, Seen {
  readonly answer: Answer;
  /** Formulas, as dashed lines without points. */
  readonly theory?: readonly TheoryCurve[];
  /** A line across, such as a promise that was made: "1 s". */
  readonly threshold?: { readonly value: number; readonly word: string } | undefined;
  readonly isLog?: boolean;
  readonly size?: ChartSize;
  /** Controls laid over the points. */
  readonly over?: ReactNode;
}

/** Measures over one number, with intervals over the seeds, and what theory says. */
export function Sweep(props: SweepProps) {
  const { answer, x, y, curves, theory = [], threshold, size = 'regular', shownTo = Infinity } = props;
  const shown = answer.along.filter((value) => value <= shownTo);
  const axes = axesOf(props, shown.length, HEIGHTS[size]);
  return (
    <Figure
      title={props.title}
      caption={props.caption}
      legend={<Legend {...props} at={props.pointed ?? shown.length - 1} />}
      description={describeSweep({ ...answer, along: shown }, { x, y, curves })}
      table={tableOf(props, shown)}
    >
      {(ids) => (
        <Plot
          ids={ids}
          height={axes.height}
          x={{ axis: axes.x, title: x.title, format: written(x) }}
          y={{ axis: axes.y, title: y.title, format: props.isLog ? decadeText : written(y) }}
          over={props.over}
        >
          {threshold && <Threshold {...threshold} axes={axes} />}
          {curves.map((curve, index) => (
            <MeasuredCurve
              key={curve.word}
              curve={curve}
              form={formOf(index)}
              {...{ answer, axes, count: shown.length }}
            />
          ))}
          {theory.map((line) => (
            <Curve
              key={line.curve}
              of={line.of}
              axes={axes}
              isDashed
              points={line.points
                .filter((point) => point.x <= shownTo)
                .map((point) => ({ x: point.x, y: { value: point.y, low: -Infinity, high: Infinity } }))}
            />
          ))}
          <Pointed axes={axes} along={answer.along} {...props} />
        </Plot>
      )}
    </Figure>
  );
}

/** It is the readout, too: of the point somebody points at, else of the last one that is shown. */
function Legend({ answer, x, y, curves, theory = [], at }: SweepProps & { readonly at: number }) {
  return (
    <>
      {curves.map((curve, index) => (
        <LegendEntry key={curve.word} mark={<FormMark meaning={curve.of} form={formOf(index)} />} word={curve.word}>
          {intervalText(readingAt(answer, curve, at), written(y))}
          {unitOf(y)} at {written(x)(answer.along[at] ?? NaN)}
        </LegendEntry>
      ))}
      {theory[0] && (
        <LegendEntry
          mark={<TheoryMark of={theory[0].of} />}
          word={`theory: ${[...new Set(theory.map(({ word }) => word))].join(', ')}`}
        />
      )}
    </>
  );
}

interface MeasuredCurveProps {
  readonly curve: SweepCurve;
  readonly form: Form;
  readonly answer: Answer;
  readonly axes: Axes;
  /** So many points, from the first. */
  readonly count: number;
}

function MeasuredCurve({ curve, form, answer, axes, count }: MeasuredCurveProps) {
  const points = answer.along.slice(0, count).map((x, index) => {
    const y = readingAt(answer, curve, index);
    return { x, y: Number.isNaN(y.value) ? null : y };
  });
  return (
    <>
      <Curve of={curve.of} axes={axes} points={points} />
      {points.map(
        ({ x, y }) =>
          y && (
            <Mark
              key={x}
              meaning={curve.of}
              form={form}
              x={shareOn(axes.x, x)}
              y={axes.height * (1 - shareOn(axes.y, y.value))}
            />
          ),
      )}
    </>
  );
}

function Threshold({ value, word, axes }: { readonly value: number; readonly word: string; readonly axes: Axes }) {
  const y = Math.round(axes.height * (1 - shareOn(axes.y, value)));
  return (
    <>
      <line className="viz-pin viz-pin-second" x2={percent(1)} y1={y} y2={y} />
      <text className="viz-pin-words" x="4" y={y - 5}>
        {word}
      </text>
    </>
  );
}

function TheoryMark({ of }: Pick<TheoryCurve, 'of'>) {
  return (
    <svg className="viz-meaning-mark" data-meaning={of} viewBox="0 0 24 12" aria-hidden="true" focusable="false">
      <path className="viz-mark-line" strokeDasharray="5 3.5" d="M1 6H23" />
    </svg>
  );
}

/** Before the guess the height of the axis must not tell what is coming. */
function axesOf({ answer, curves, threshold, isLog, guess }: SweepProps, count: number, height: number): Axes {
  const ends = curves.flatMap((curve) =>
    Array.from({ length: count }, (_, index) => readingAt(answer, curve, index)).flatMap(({ value, high }) => [
      value,
      high,
    ]),
  );
  const values = [...ends, ...(threshold ? [threshold.value] : []), ...(guess ? [guess.value] : [])].filter(
    Number.isFinite,
  );
  return {
    x: axisOver(Math.min(...answer.along), Math.max(...answer.along), 6),
    y: isLog ? logAxis(values) : axisFromZero(values),
    height,
  };
}

function tableOf({ answer, x, y, curves, theory = [] }: SweepProps, shown: readonly number[]) {
  const named = theory.filter(({ points }) => shown.some((value) => points.some((point) => point.x === value)));
  return {
    columns: [
      x.title,
      ...curves.map(({ word }) => `${word}${unitOf(y) && `,${unitOf(y)}`}`),
      ...named.map(({ word, curve }) => `${curve} by ${word}`),
    ],
    rows: shown.map((value, index) => [
      written(x)(value),
      ...curves.map((curve) => intervalText(readingAt(answer, curve, index), written(y))),
      ...named.map(({ points }) => formatNumber(points.find((point) => point.x === value)?.y ?? NaN)),
    ]),
  };
}

function formOf(index: number): Form {
  return FORMS[index % FORMS.length] ?? 'dot';
}

const FORMS: readonly Form[] = ['dot', 'ring', 'diamond', 'cross'];
