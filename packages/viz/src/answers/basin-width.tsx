import type { BasinWidth as Answer, SeedWidth } from '@basin/experiments';
import { formatNumber } from '../number.ts';
import { axisOver, percent, shareOn, type Axis } from '../plot/axis.ts';
import { Figure, type FigureProps } from '../plot/figure.tsx';
import { LegendEntry } from '../plot/legend-entry.tsx';
import { Plot } from '../plot/plot.tsx';
import { countText } from '../plot/words.ts';
import { FormMark, Mark } from './marks.tsx';

export interface BasinWidthProps extends FigureProps {
  readonly answer: Answer;
  /** What was varied: "length of the outage in seconds". */
  readonly along: string;
  /** Its values are in the engine's units: a duration in µs. */
  readonly format?: (value: number) => string;
  /** What somebody expected, in the same unit. */
  readonly guess?: number | undefined;
}

/** How large a trigger is survived: for each seed the largest survived and the smallest that it fell to, and the median's interval. */
export function BasinWidth({ answer, along, format = formatNumber, guess, ...figure }: BasinWidthProps) {
  const axis = axisOf(answer, guess);
  const height = HEAD + answer.perSeed.length * ROW;
  return (
    <Figure
      {...figure}
      legend={
        <>
          <LegendEntry mark={<FormMark meaning="healthy" form="ring" />} word="survived" />
          <LegendEntry mark={<FormMark meaning="failed" form="cross" />} word="fell" />
          <LegendEntry
            mark={<FormMark meaning="offered" form="dot" />}
            word={`median, ${Math.round(answer.width.confidence * 100)} % interval`}
          />
          {guess !== undefined && (
            <LegendEntry mark={<FormMark meaning="offered" form="diamond" />} word={`the guess: ${format(guess)}`} />
          )}
        </>
      }
      description={describeBasinWidth(answer, format)}
      table={{
        columns: ['seed', 'survived', 'fell'],
        rows: [
          ...answer.perSeed.map(({ seed, survived, fell }) => [
            `${seed}`,
            survived === null ? 'not even the smallest' : format(survived),
            fell === null ? 'not even to the largest' : format(fell),
          ]),
          ...answer.scanned.map(({ value, stuck }) => [
            `all seeds at ${format(value)}`,
            countText({ ...stuck, count: stuck.of - stuck.count }),
            countText(stuck),
          ]),
        ],
      }}
    >
      {(ids) => (
        <Plot ids={ids} height={height} x={{ axis, title: along, format }}>
          <Median answer={answer} axis={axis} height={height} format={format} />
          {guess !== undefined && <Guess at={shareOn(axis, guess)} height={height} />}
          <text className="viz-tick" x="-8" y="14" textAnchor="end">
            seed
          </text>
          {answer.perSeed.map((each, index) => (
            <Seed key={each.seed} of={each} axis={axis} y={HEAD + (index + 0.5) * ROW} />
          ))}
        </Plot>
      )}
    </Figure>
  );
}

/** All that was tried or guessed, so that nothing stands outside. */
function axisOf({ scanned, perSeed, width }: Answer, guess = width.value): Axis {
  const tried = [...scanned.map(({ value }) => value), ...perSeed.flatMap(({ survived, fell }) => [survived, fell])];
  const known = [...tried.filter((value) => value !== null), width.value, guess];
  return axisOver(Math.min(...known), Math.max(...known));
}

function Seed({ of, axis, y }: { readonly of: SeedWidth; readonly axis: Axis; readonly y: number }) {
  const survived = of.survived === null ? 0 : shareOn(axis, of.survived);
  const fell = of.fell === null ? 1 : shareOn(axis, of.fell);
  return (
    <g>
      <text className="viz-tick" x="-8" y={y + 4} textAnchor="end">
        {of.seed}
      </text>
      <line className="viz-rule" x2="100%" y1={y} y2={y} />
      <line className="viz-edge" x1={percent(survived)} x2={percent(fell)} y1={y} y2={y} />
      {of.survived !== null && <Mark meaning="healthy" form="ring" x={survived} y={y} />}
      {of.fell !== null && <Mark meaning="failed" form="cross" x={fell} y={y} />}
    </g>
  );
}

function Guess({ at, height }: { readonly at: number; readonly height: number }) {
  return (
    <g data-meaning="offered">
      <line className="viz-pin viz-pin-second" x1={percent(at)} x2={percent(at)} y1="26" y2={height} />
      <Mark meaning="offered" form="diamond" x={at} y={26} />
    </g>
  );
}

function Median(props: {
  readonly answer: Answer;
  readonly axis: Axis;
  readonly height: number;
  readonly format: (value: number) => string;
}) {
  const { answer, axis, height, format } = props;
  const [low, at, high] = [answer.width.low, answer.width.value, answer.width.high].map((value) =>
    shareOn(axis, value),
  ) as [number, number, number];
  const anchor = at < 0.3 ? 'start' : at > 0.7 ? 'end' : 'middle';
  const x = anchor === 'start' ? low : anchor === 'end' ? high : at;
  return (
    <g data-meaning="offered">
      <rect className="viz-band" x={percent(low)} width={percent(high - low)} y="26" height={height - 26} />
      <line className="viz-whisker" x1={percent(low)} x2={percent(high)} y1="26" y2="26" />
      <line className="viz-pin" x1={percent(at)} x2={percent(at)} y1="26" y2={height} />
      <Mark meaning="offered" form="dot" x={at} y={26} />
      <text className="viz-pin-words" x={percent(x)} y="14" textAnchor={anchor}>
        {widthWords(answer, format)}
      </text>
    </g>
  );
}

function widthWords({ width, isBelow, isAbove }: Answer, format: (value: number) => string): string {
  if (isBelow) return `narrower than ${format(width.value)}`;
  if (isAbove) return `wider than ${format(width.value)}`;
  return `${format(width.value)} (${format(width.low)} to ${format(width.high)})`;
}

export function describeBasinWidth(answer: Answer, format: (value: number) => string = formatNumber): string {
  const { width, everySeed, notMonotone, perSeed } = answer;
  const median =
    `The basin is ${widthWords(answer, format)} wide: the median over ${perSeed.length} seeds, at ${Math.round(width.confidence * 100)} %.`.replace(
      /(narrower|wider) than (.*?) wide/,
      '$1 than $2',
    );
  const all =
    everySeed === null ? 'Some seed falls to the smallest tried.' : `Every seed survives ${format(everySeed)}.`;
  const folds = notMonotone.map(
    ({ seed, fellAt, survivedAt }) => `Seed ${seed} fell at ${format(fellAt)} and survived ${format(survivedAt)}.`,
  );
  return [median, all, ...folds].join(' ');
}

const HEAD = 40;
const ROW = 16;
