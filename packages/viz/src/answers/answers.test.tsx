import type {
  BasinWidth as WidthAnswer,
  EarlyWarning as WarningAnswer,
  Hysteresis,
  Interval,
  LoadCurve as CurveAnswer,
} from '@basin/experiments';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import { BasinWidth, describeBasinWidth } from './basin-width.tsx';
import { Comparison } from './comparison.tsx';
import { EarlyWarning } from './early-warning.tsx';
import { branchesOf, describeHysteresis, HysteresisLoop } from './hysteresis-loop.tsx';
import { describeLoadCurve, LoadCurve } from './load-curve.tsx';

const near = (value: number, by = 1): Interval => ({ value, low: value - by, high: value + by });
const alone = (value: number): Interval => ({ value, low: -Infinity, high: Infinity });
const share = (count: number, of: number) => ({ value: count / of, low: 0, high: 1, count, of });
const plain = (text: string): string => text.replaceAll('\u202f', ' ');

describe('the load curve', () => {
  const point = (perSecond: number, goodput: number, interval = near): CurveAnswer['points'][number] => ({
    perSecond,
    offered: interval(perSecond),
    goodput: interval(goodput),
    throughput: interval(Math.min(perSecond, 100)),
    attempts: interval(4 * perSecond),
    changes: [],
  });
  const bent: CurveAnswer = {
    points: [point(50, 50), point(100, 90), point(150, 30), point(200, 0)],
    bend: { fromPerSecond: 100, toPerSecond: 150, lostShare: 1 },
    seeds: [1, 2],
  };
  const draw = (answer: CurveAnswer) => renderToStaticMarkup(<LoadCurve answer={answer} title="curve" />);

  test('is marked where it is best and where it is worse beyond chance', () => {
    // The axis goes from 0 to 200.
    expect(draw(bent)).toContain('class="viz-pin" x1="50%" x2="50%"');
    expect(draw(bent)).toContain('class="viz-pin viz-pin-second" x1="75%" x2="75%"');
    expect(draw({ ...bent, bend: null })).not.toContain('viz-pin');
  });

  test('says the same in words', () => {
    expect(describeLoadCurve(bent)).toContain(
      'highest at 100 calls per second and lower, beyond chance, from 150 on; at the end 100 % of its best is lost.',
    );
    expect(describeLoadCurve({ ...bent, bend: null })).toContain('does not bend back');
  });

  test('has a band of intervals, of which one seed has none', () => {
    const one = { ...bent, points: [point(50, 50, alone), point(100, 90, alone)] };

    expect(draw(bent)).toMatch(/class="viz-band" d="M/);
    expect(draw(one)).not.toMatch(/class="viz-band" d="M/);
  });
});

describe('the hysteresis loop', () => {
  const step = (perSecond: number, direction: 'up' | 'down', good: number): Hysteresis['steps'][number] => ({
    perSecond,
    direction,
    goodput: near(good),
    attempts: near(good),
    goodputShare: near(good / perSecond, 0.01),
  });
  const loop: Hysteresis = {
    steps: [
      step(25, 'up', 25),
      step(50, 'up', 50),
      step(75, 'up', 75),
      step(100, 'up', 0),
      step(75, 'down', 0),
      step(50, 'down', 0),
      step(25, 'down', 25),
    ],
    perSeed: [{ ref: { changes: [], seed: 1 }, tripsAt: 100, healsAt: 25 }],
    tripsAt: near(100, 0),
    healsAt: near(25, 0),
    width: near(75, 0),
    hasLoop: share(2, 2),
    changes: [],
  };
  const draw = (answer: Hysteresis) => renderToStaticMarkup(<HysteresisLoop answer={answer} title="loop" />);

  test('comes back from the load that was reached', () => {
    const { up, down } = branchesOf(loop);

    expect(up.map(({ x }) => x)).toEqual([25, 50, 75, 100]);
    expect(down.map(({ x }) => x)).toEqual([100, 75, 50, 25]);
  });

  test('has arrows to the right on the way up and to the left on the way down', () => {
    const arrows = [...draw(loop).matchAll(/viz-direction" x1="([\d.]+)%" y1="[^"]+" x2="([\d.]+)%"/g)];
    const isUp = arrows.map(([, from, to]) => Number(to) > Number(from));

    expect(isUp).toEqual([true, true, true, false, false, false]);
  });

  test('is as wide as from where it heals to where it falls', () => {
    expect(draw(loop)).toContain('class="viz-fill" x="25%" width="75%"');
    expect(draw(loop)).toContain('width 75 per second');
  });

  test('that never healed is at least so wide', () => {
    const open = { ...loop, perSeed: [{ ref: { changes: [], seed: 1 }, tripsAt: 100, healsAt: null }] };

    expect(draw(open)).toContain('width at least 75');
  });

  test('is none where the way back is the way there, or where nothing fell', () => {
    expect(draw({ ...loop, hasLoop: share(0, 2) })).not.toContain('width 75');
    expect(describeHysteresis({ ...loop, hasLoop: share(0, 2) })).toContain('there is no loop');
    expect(describeHysteresis({ ...loop, tripsAt: null, healsAt: null, width: null })).toContain(
      'On no seed did it fall',
    );
  });
});

describe('the width of a basin', () => {
  const seed = (id: number, survived: number | null, fell: number | null): WidthAnswer['perSeed'][number] => ({
    seed: id,
    survived,
    fell,
    survivedRun: null,
    fellRun: null,
  });
  const width: WidthAnswer = {
    width: { ...near(4, 2), confidence: 0.75 },
    isBelow: false,
    isAbove: false,
    everySeed: 2,
    perSeed: [seed(1, 2, 3), seed(2, 6, 8), seed(3, null, 0), seed(4, 8, null)],
    scanned: [0, 8].map((value) => ({ value, stuck: share(1, 4), changes: [] })),
    notMonotone: [{ seed: 2, fellAt: 8, survivedAt: 9 }],
    resolution: 1,
  };
  const html = renderToStaticMarkup(<BasinWidth answer={width} title="width" along="seconds" />);

  test('has for every seed the largest survived and the smallest that it fell to', () => {
    expect(html.match(/class="viz-point" data-meaning="healthy"/g)).toHaveLength(3);
    expect(html.match(/class="viz-point" data-meaning="failed"/g)).toHaveLength(3);
    expect(html).toContain('<svg x="25%" y="48" class="viz-point" data-meaning="healthy">');
    expect(html).toContain('<svg x="37.5%" y="48" class="viz-point" data-meaning="failed">');
  });

  test('spans the interval of the median', () => {
    expect(html).toContain('class="viz-whisker" x1="25%" x2="75%"');
  });

  test('has room for a guess beyond all that was tried', () => {
    const guessed = renderToStaticMarkup(<BasinWidth answer={width} title="width" along="seconds" guess={16} />);

    expect(guessed).toContain('the guess: 16');
    expect(guessed).toContain('<line class="viz-pin viz-pin-second" x1="100%" x2="100%"');
    expect(guessed).toContain('class="viz-whisker" x1="12.5%" x2="37.5%"');
  });

  test('is said with its exceptions', () => {
    expect(plain(describeBasinWidth(width))).toBe(
      'The basin is 4 (2 to 6) wide: the median over 4 seeds, at 75 %. Every seed survives 2. Seed 2 fell at 8 and survived 9.',
    );
    expect(describeBasinWidth({ ...width, isAbove: true })).toContain('The basin is wider than 4:');
  });
});

test('a difference whose interval holds zero is called chance', () => {
  const measure = (difference: Interval) => ({
    measure: 'goodputShare',
    a: near(0.5, 0.1),
    b: near(0.6, 0.1),
    difference,
  });
  const draw = (difference: Interval) =>
    renderToStaticMarkup(
      <Comparison
        title="A and B"
        names={['a', 'b']}
        answer={{
          survivesA: share(1, 2),
          survivesB: share(2, 2),
          onlyA: [],
          onlyB: [2],
          measures: [measure(difference)],
          perSeed: [],
        }}
      />,
    );

  expect(draw(near(0.1, 0.2))).toContain('may be chance');
  expect(draw(near(0.1, 0.05))).not.toContain('may be chance');
  expect(draw(near(-0.1, 0.05))).not.toContain('may be chance');
  expect(draw(near(0.1))).toContain('1 only B');
});

test('a recovery that never came leaves a gap and an arrow with the number of runs', () => {
  const point = (perSecond: number, recovered: number): WarningAnswer['points'][number] => ({
    perSecond,
    mean: near(5),
    variance: near(2),
    lag1: near(0.5, 0.1),
    recoveryUs: recovered === 0 ? null : near(2e6, 1e5),
    recovered: share(recovered, 4),
    changes: [],
    pulsed: [],
  });
  const answer = {
    watch: 'backlog',
    points: [point(10, 4), point(20, 3), point(30, 0)],
    trend: { variance: 1, lag1: 1, recoveryUs: 1 },
  };

  const html = renderToStaticMarkup(<EarlyWarning answer={answer} title="signs" />);

  expect(html.match(/viz-never/g)).toHaveLength(2);
  expect(html).toContain('1 of 4');
  expect(html).toContain('4 of 4');
  expect(html).toContain('<td>never</td>');
});

test('seeds are counted for what was asked of them', () => {
  const answer = {
    survivesA: share(1, 4),
    survivesB: share(3, 4),
    onlyA: [],
    onlyB: [2, 3],
    measures: [],
    perSeed: [],
  };
  const html = renderToStaticMarkup(<Comparison title="t" names={['a', 'b']} counted="meet both" answer={answer} />);

  expect(html).toContain('share of seeds that meet both');
  expect(html).toContain('Of A (a) 1 of 4 seeds meet both, of B (b) 3 of 4.');
});
