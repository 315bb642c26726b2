import {
  basinWidth,
  hysteresis,
  jobOf,
  medianOf,
  seriesOf,
  sequentialRunner,
  type BasinWidth,
  type Change,
} from '@basin/experiments';
import { expect, test, vi } from 'vitest';
import { lessonText, publishedSystem, runsOf, seedsTo, stuckOf } from './lesson.fixture.ts';

// Hundreds of runs for a sentence: seconds by themselves, more beside other tests.
vi.setConfig({ testTimeout: 240_000 });

const { text, row } = lessonText('the-ridge');
const SLUG = 'hotos25-three-pushes';
const s = 1e6;
const LOAD = 'components.clients.client.arrivals.rate';
const LIMIT = 'guards.servers.server.queueLimit.capacity';
const TIMEOUT = 'guards.calls["clients -> server"].timeout.after';
const ATTEMPTS = 'guards.calls["clients -> server"].retry.maxAttempts';

const width = (trigger: string, changes: readonly Change[] = []) => {
  const system = publishedSystem(SLUG, [trigger]);
  const [load] = changes;
  const asked = load && 'set' in load ? jobOf(system, { changes, seed: 1 }) : system;
  const along = { path: `triggers.${trigger}.for`, from: 1 * s, to: 60 * s, step: 1e5 };
  return basinWidth({ system: asked, along, seeds: seedsTo(20), settleUs: 300 * s }, sequentialRunner);
};
const seconds = (us: number | null) => `${(us ?? NaN) / s} s`;

/** The queue at the end of the shortest trigger that each seed fell to. */
async function letGo(trigger: string, { perSeed }: BasinWidth) {
  const system = publishedSystem(SLUG, [trigger]);
  const queues: number[] = [];
  for (const { fellRun } of perSeed) {
    if (!fellRun) continue;
    const { scenario } = jobOf(system, fellRun);
    const { at = 0, for: lasts = 0 } = scenario.triggers[trigger] ?? {};
    const [run] = await runsOf(system, fellRun.changes, [fellRun.seed]);
    const bucket = Math.ceil((at + lasts) / s);
    if (run) queues.push(Math.max(...seriesOf(run, 'queue').slice(bucket - 1, bucket + 2)));
  }
  return [medianOf(queues).value, Math.min(...queues), Math.max(...queues)].map(Math.round);
}

test('the longest burst and the longest stop that are survived, and what both leave behind', async () => {
  const [burst, stop] = [await width('burst'), await width('stop')];

  expect(text).toContain(
    `the median is ${seconds(burst.width.value)}. All of 20 survive ${seconds(burst.everySeed)}, and none survives 20 s`,
  );
  expect(Math.max(...burst.perSeed.map(({ fell }) => fell ?? Infinity))).toBeLessThanOrEqual(20 * s);
  expect(text).toContain(`The median is ${seconds(stop.width.value)}.`);
  expect([...burst.notMonotone, ...stop.notMonotone]).toEqual([]);
  const [atBurst, atStop] = [await letGo('burst', burst), await letGo('stop', stop)];
  expect(row('queue when it let go, median')).toEqual([atBurst[0], atStop[0]]);
  expect(row('smallest and largest of 20')).toEqual([...atBurst.slice(1), ...atStop.slice(1)]);
});

test('on seed 1 a burst of 13 s heals and one of 14 s does not', async () => {
  const burst = (length: number): Change[] => [{ set: 'triggers.burst.for', to: length * s }];
  const system = publishedSystem(SLUG, ['burst']);

  expect([await stuckOf(system, burst(13), 1), await stuckOf(system, burst(14), 1)]).toEqual([0, 1]);
});

test('how long the relief has to be', async () => {
  const system = publishedSystem(SLUG, ['burst', 'relief']);
  const lengths = row('relief');

  const stuck: number[] = [];
  for (const length of lengths) stuck.push(await stuckOf(system, [{ set: 'triggers.relief.for', to: length * s }]));

  expect(lengths).toHaveLength(6);
  expect(row('still down, of 20')).toEqual(stuck);
});

test('load up and down: it falls near capacity and heals near capacity ÷ 6', async () => {
  const loads = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12];
  const system = publishedSystem(SLUG, []);

  const { perSeed } = await hysteresis({ system, loads, holdUs: 120 * s, seeds: seedsTo(10) }, sequentialRunner);

  for (const { tripsAt } of perSeed) expect([10, 11]).toContain(tripsAt);
  expect(perSeed.filter(({ healsAt }) => healsAt === 1)).toHaveLength(9);
  expect(perSeed.filter(({ healsAt }) => healsAt === null)).toHaveLength(1);
});

/**
 * The map's edge against λ(1 + r) > C and K ÷ C + s > T, along two lines through it. The band is what chance makes of an
 * edge: outside of what the lesson says of it every seed agrees.
 */
test.each([
  ['load, at a queue limit of 100', LIMIT, 100, LOAD, [1.5, 3]],
  ['queue limit, at 5 calls per second', LOAD, 5, LIMIT, [45, 65]],
] as const)('the edge over %s lies within its band', async (_, fixed, at, path, [below, beyond]) => {
  const stuck = (to: number) =>
    stuckOf(
      publishedSystem(SLUG, ['stop']),
      [
        { set: fixed, to: at },
        { set: path, to },
      ],
      5,
    );

  expect([await stuck(below), await stuck(beyond)]).toEqual([0, 5]);
});

test.each([
  ['queue limit', LIMIT, [49, 55, 60, 65], [0, 0, 15, 20], 1],
  ['timeout', TIMEOUT, [12, 14, 15, 16], [20, 9, 0, 0], s],
  ['attempts per call', ATTEMPTS, [1, 2, 3], [0, 2, 20], 1],
])(
  'ten minutes of three times the load, by %s',
  async (head, path, values, down, unit) => {
    const long: Change[] = [
      { set: 'triggers.burst.for', to: 600 * s },
      { set: 'duration', to: 1260 * s },
    ];
    const stuck: number[] = [];
    for (const value of values)
      stuck.push(await stuckOf(publishedSystem(SLUG, ['burst']), [...long, { set: path, to: value * unit }]));

    expect(stuck).toEqual(down);
    expect(row(head)).toEqual(values);
    expect(text).toContain(`| still down, of 20 | ${down.join(' | ')} |`);
  },
  60_000,
);

test.each(row('calls per second').map((load, column) => [load, column] as const))(
  'how long a stop is survived at %i calls per second',
  async (load, column) => {
    const found = await width('stop', [{ set: LOAD, to: load }]);

    const { value, low, high } = found.width;
    const written = [value, low, high].map((each) => Math.round(each / 1e5) / 10);
    expect(row('longest stop survived').slice(3 * column, 3 * column + 3)).toEqual(written);
    expect(row('survived by all')[column]).toBe((found.everySeed ?? NaN) / s);
  },
);

test('near capacity no push is needed', async () => {
  const down: number[] = [];
  for (const load of [8, 8.5, 9, 9.5]) {
    const alone: Change[] = [
      { set: LOAD, to: load },
      { set: 'duration', to: 1800 * s },
    ];
    down.push(await stuckOf(publishedSystem(SLUG, []), alone));
  }

  expect(down).toEqual([0, 2, 13, 20]);
  expect(text).toContain('2 of 20 runs fall at 8.5 per second, 13 at 9, and all of 20 at 9.5');
});
