import { expect, test } from 'vitest';
import { changed, jobOf, sequentialRunner, sweep, type Change, type Interval, type System } from '../../src/index.ts';
import { readingOf } from '../../src/sweep/reading.ts';
import { publishedSystem, seedsTo } from '../written.fixture.ts';

/** What the lesson `almost-full` says of its runs. `FULL=1` asks the twenty seeds that it names, else fewer. */
const SEEDS = seedsTo(process.env['FULL'] === '1' ? 20 : 5);
const RATE = 'components.shops.client.arrivals.rate';

const maker = publishedSystem('label-maker');

/** What is said lies within twice the half-width of Student's interval, and a quantile of the histogram within 1 %. */
function expectSaid(said: number, { value, high }: Interval): void {
  expect(Math.abs(value - said), `${value} for ${said}`).toBeLessThan(2 * (high - value) + 0.01 * said);
}

async function latenciesAt(along: readonly number[], system: System, workers = 1): Promise<(readonly Interval[])[]> {
  const lines = [{ system, path: RATE, times: 10 * workers }];
  const question = { along, lines, measures: ['latencyP99', 'latencyMean'], seeds: SEEDS };
  const answer = await sweep(question, sequentialRunner);
  return (answer.lines[0] ?? []).map(({ readings }) => readings);
}

test('p99 is 0.77 s at 40 %, three times as much at 80 %, and doubles to 90 %', async () => {
  const said = [0.77, 2.3, 4.6];

  for (const [index, [p99]] of (await latenciesAt([0.4, 0.8, 0.9], maker)).entries()) expectSaid(said[index]!, p99!);
});

test('at 80 % even work takes 0.3 s on average, exponential work 0.5 s, uneven work 1.1 s', async () => {
  for (const [slug, said] of [
    ['label-maker-steady', 0.3],
    ['label-maker', 0.5],
    ['label-maker-mixed', 1.1],
  ] as const) {
    const [[, mean] = []] = await latenciesAt([0.8], publishedSystem(slug));
    expectSaid(said, mean!);
  }
});

test('at 80 % one worker has a p99 of 2.3 s, two of 1.2 s, ten of 0.5 s', async () => {
  for (const [workers, said] of [
    [1, 2.3],
    [2, 1.2],
    [10, 0.5],
  ] as const) {
    const changes: Change[] = [
      { set: 'components.labels.server.workers', to: workers },
      { set: 'duration', to: 3600e6 / workers },
    ];
    const [[p99] = []] = await latenciesAt([0.8], changed(maker, changes), workers);
    expectSaid(said, p99!);
  }
});

test.each([
  ['the promise is broken with less than 5.8 per second', 5.6, { p99: [1, Infinity], offered: [0, 5.8] }],
  ['a call takes ten times its work, and the worker has time off', 9.2, { mean: [1, Infinity], busy: [0, 0.97] }],
  ['2 s are kept at 70 %', 7.2, { p99: [0, 2], busy: [0.7, 1] }],
] as const)(
  'a task can be done on the first seeds: %s',
  async (_, rate, wanted: Readonly<Record<string, readonly number[]>>) => {
    for (const seed of [1, 3]) {
      const [run] = await runsOf([{ set: RATE, to: rate }], seed);
      const whole = { fromUs: 0, toUs: run!.durationUs };
      for (const [name, [least, most]] of Object.entries(wanted)) {
        const value = readingOf(run!, MEASURES[name]!, whole);
        expect(value, name).toBeGreaterThanOrEqual(least!);
        expect(value, name).toBeLessThanOrEqual(most!);
      }
    }
  },
);

test('at 80 % two wait or fewer for half of the hour, and five to ten times a dozen do', async () => {
  for (const seed of [1, 2, 3, 4, 5]) {
    const [run] = await runsOf([], seed);
    const queue = [...run!.parts.find(({ name }) => name === 'labels')!.series['queue']!];

    expect(queue.toSorted((a, b) => a - b)[180]).toBeLessThan(2.5);
    expect(peaksOf(queue)).toBeGreaterThanOrEqual(5);
    expect(peaksOf(queue)).toBeLessThanOrEqual(10);
  }
});

/** Times at which it has come to twelve, having been below four before. */
function peaksOf(queue: readonly number[]): number {
  let isHigh = false;
  return queue.filter((length) => {
    const isPeak = !isHigh && length >= 12;
    isHigh = isPeak || (isHigh && length >= 4);
    return isPeak;
  }).length;
}

function runsOf(changes: readonly Change[], seed: number) {
  return sequentialRunner([jobOf(maker, { changes, seed })], () => {}, new AbortController().signal);
}

const MEASURES: Readonly<Record<string, string>> = {
  p99: 'latencyP99',
  mean: 'latencyMean',
  offered: 'offered',
  busy: 'labels.utilisation',
};
