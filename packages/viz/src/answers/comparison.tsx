import type { Comparison as Answer, Paired } from '@basin/experiments';
import { axisOver, type Axis } from '../plot/axis.ts';
import { Figure, type FigureProps } from '../plot/figure.tsx';
import { LegendEntry } from '../plot/legend-entry.tsx';
import { Plot } from '../plot/plot.tsx';
import { countText, intervalText, seriesTitle } from '../plot/words.ts';
import { scaleTo } from '../chart/scale.ts';
import { DotRows, rowsHeight, type DotRow } from './dot-rows.tsx';
import { FormMark } from './marks.tsx';

export interface ComparisonProps extends FigureProps {
  readonly answer: Answer;
  /** What the two are: "without a budget", "with a budget". */
  readonly names: readonly [a: string, b: string];
  /** What the seeds are counted for; that they `survive` unless said otherwise. */
  readonly counted?: string | undefined;
}

/** A against B on the same seeds: each measure on a scale of its own, and the difference seed by seed in words. */
export function Comparison({ answer, names: [a, b], counted = SURVIVE, ...figure }: ComparisonProps) {
  const rows = [survivors(answer, counted), ...answer.measures.map(rowOf)];
  return (
    <Figure
      {...figure}
      legend={
        <>
          <LegendEntry mark={<FormMark meaning="offered" form="ring" />} word={`A: ${a}`} />
          <LegendEntry mark={<FormMark meaning="queue" form="diamond" />} word={`B: ${b}`} />
        </>
      }
      description={describeComparison(answer, [a, b], counted)}
      table={{
        columns: ['measure', `A: ${a}`, `B: ${b}`, 'B − A, seed by seed'],
        rows: [
          [counted, countText(answer.survivesA), countText(answer.survivesB), ''],
          ...answer.measures.map((each) => [
            titleOf(each.measure),
            intervalText(each.a),
            intervalText(each.b),
            intervalText(each.difference),
          ]),
        ],
      }}
    >
      {(ids) => (
        <Plot ids={ids} height={rowsHeight(rows)} x={{ axis: EMPTY, title: 'each row on a scale of its own' }}>
          <DotRows rows={rows} />
        </Plot>
      )}
    </Figure>
  );
}

function survivors({ survivesA, survivesB, onlyA, onlyB }: Answer, counted: string): DotRow {
  const only = [
    ...(onlyA.length > 0 ? [`${onlyA.length} only A`] : []),
    ...(onlyB.length > 0 ? [`${onlyB.length} only B`] : []),
  ];
  return {
    label: `share of seeds that ${counted}`,
    note: only.length === 0 ? 'on the same seeds' : only.join(', '),
    axis: axisOver(0, 1),
    hasEnds: true,
    marks: [
      { meaning: 'offered', form: 'ring', interval: survivesA },
      { meaning: 'queue', form: 'diamond', interval: survivesB },
    ],
  };
}

function rowOf({ measure, a, b, difference }: Paired): DotRow {
  return {
    label: titleOf(measure),
    note: `B − A: ${intervalText(difference)}${isClear(difference) ? '' : ', may be chance'}`,
    axis: axisOf([a, b].flatMap(({ value, high }) => [value, high])),
    hasEnds: true,
    marks: [
      { meaning: 'offered', form: 'ring', interval: a },
      { meaning: 'queue', form: 'diamond', interval: b },
    ],
  };
}

/** From zero, so that lengths compare; below it only as far as needed. */
function axisOf(values: readonly number[]): Axis {
  const known = values.filter(Number.isFinite);
  const { top } = scaleTo(Math.max(...known, 0) || 1, 4);
  return axisOver(Math.min(0, ...known), top);
}

function isClear({ low, high, value }: Paired['difference']): boolean {
  return Number.isFinite(high) ? low > 0 || high < 0 : value !== 0;
}

function titleOf(measure: string): string {
  return MEASURES[measure] ?? seriesTitle(measure);
}

/** The picture in words: how many seeds of each, and each difference with its interval. */
export function describeComparison(
  { survivesA, survivesB, measures }: Answer,
  [a, b]: readonly [string, string],
  counted: string = SURVIVE,
): string {
  const differences = measures.map(
    ({ measure, difference }) => `${titleOf(measure)}: B − A is ${intervalText(difference)}.`,
  );
  return [
    `Of A (${a}) ${countText(survivesA)} seeds ${counted}, of B (${b}) ${countText(survivesB)}.`,
    ...differences,
  ].join(' ');
}

const SURVIVE = 'survive';

/** The rows carry their own numbers. */
const EMPTY: Axis = { from: 0, to: 1, ticks: [], isLog: false };

const MEASURES: Readonly<Record<string, string>> = {
  goodputShare: 'goodput ÷ offered load',
  amplification: 'amplification: attempts ÷ calls',
};
