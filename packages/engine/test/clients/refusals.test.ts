import { describe, expect, test } from 'vitest';
import { scenarioSchema } from '../../src/schema.ts';
import { calling } from './client.fixture.ts';

const POISSON = { arrivals: { poisson: '10/s' } };
const CLOSED = { closed: { users: 10, think: { exponential: '1s' } } };

/** What the schema says about a client: the place below it and the words. */
function refusals(client: Record<string, unknown>): [string, string][] {
  const parsed = scenarioSchema.safeParse({ version: 1, ...calling({ duration: '10s', client }) });
  return (parsed.error?.issues ?? []).map(({ path, message }) => [path.slice(3).join('.'), message]);
}

/** As written, read. */
function read(client: Record<string, unknown>): unknown {
  const scenario = scenarioSchema.parse({ version: 1, ...calling({ duration: '10s', client }) });
  return scenario.components['users']!['client'];
}

test('a client calls somehow: by arrivals, in a closed loop, in crowds, or in crowds beside one of these', () => {
  const crowds = [{ at: '1s', calls: 5 }];

  for (const client of [POISSON, CLOSED, { crowds }, { ...POISSON, crowds }, { ...CLOSED, crowds }]) {
    expect(refusals(client)).toEqual([]);
  }
  expect(refusals({})).toEqual([['', 'write `arrivals`, `closed` or `crowds`']]);
  expect(refusals({ ...POISSON, ...CLOSED })).toEqual([
    ['', 'write one of `arrivals`, `closed`: users wait for their answers or they do not'],
  ]);
});

describe('what changes a rate stands beside a rate', () => {
  const schedule = [{ at: '1s', rate: '5/s' }];
  const sine = { period: '5s', amplitude: 0.5 };
  const bursty = { rate: '10/s', factor: 2, burstFor: '1s', calmFor: '1s' };

  test.each<[string, Record<string, unknown>]>([
    ['users who wait', CLOSED],
    ['recorded rates', { arrivals: { trace: { perSecond: [1] } } }],
    ['recorded times', { arrivals: { replay: { seconds: [1] } } }],
  ])('and not beside %s', (_, client) => {
    expect(refusals({ ...client, schedule }).map(([path]) => path)).toEqual(['schedule']);
    expect(refusals({ ...client, sine }).map(([path]) => path)).toEqual(['sine']);
  });

  test('which bursts have, too', () => {
    expect(refusals({ arrivals: { bursty }, schedule, sine })).toEqual([]);
  });
});

test.each<[string, Record<string, unknown>, string]>([
  ['a ramp that takes no time', { ...POISSON, schedule: [{ at: '1s', rate: '5/s', over: '0s' }] }, 'schedule.0.over'],
  ['a sine that goes below nothing', { ...POISSON, sine: { period: '9s', amplitude: 1.1 } }, 'sine.amplitude'],
  ['a sine of too many chords', { ...POISSON, sine: { period: '999ms', amplitude: 1 } }, 'sine.period'],
  [
    'bursts above what the average allows',
    { arrivals: { bursty: { rate: '1/s', factor: 2.1, burstFor: '1s', calmFor: '1s' } } },
    'arrivals.bursty.factor',
  ],
  [
    'bursts shorter than a millisecond',
    { arrivals: { bursty: { rate: '1/s', factor: 2, burstFor: '999us', calmFor: '1s' } } },
    'arrivals.bursty.burstFor',
  ],
  ['a trace without rates', { arrivals: { trace: { perSecond: [] } } }, 'arrivals.trace.perSecond'],
  ['a trace of negative rates', { arrivals: { trace: { perSecond: [1, -1] } } }, 'arrivals.trace.perSecond.1'],
  ['recorded times out of order', { arrivals: { replay: { seconds: [1, 3, 2] } } }, 'arrivals.replay.seconds'],
  ['users who do not think', { closed: { users: 10, think: { constant: '0s' } } }, 'closed.think.constant'],
  ['half a user', { closed: { users: 0.5, think: { constant: '1s' } } }, 'closed.users'],
  ['a crowd of nobody', { crowds: [{ at: '1s', calls: 0 }] }, 'crowds.0.calls'],
  ['a crowd that comes without a pause', { crowds: [{ at: '1s', calls: 1, every: '0s' }] }, 'crowds.0.every'],
  ['no keys', { ...POISSON, keys: { uniform: { count: 0 } } }, 'keys.uniform.count'],
  ['keys under two laws', { ...POISSON, keys: { uniform: { count: 2 }, zipf: { count: 2, exponent: 1 } } }, 'keys'],
  ['classes of less than all calls', { ...POISSON, priorities: [{ name: 'one', share: 0.9 }] }, 'priorities'],
  [
    'two classes of one name',
    {
      ...POISSON,
      priorities: [
        { name: 'one', share: 0.5 },
        { name: 'one', share: 0.5 },
      ],
    },
    'priorities',
  ],
  [
    'two classes of one priority',
    {
      ...POISSON,
      priorities: [
        { name: 'one', share: 0.5, priority: 1 },
        { name: 'two', share: 0.5 },
      ],
    },
    'priorities',
  ],
  ['a class without a name', { ...POISSON, priorities: [{ name: '', share: 1 }] }, 'priorities.0.name'],
])('the schema refuses %s', (_, client, path) => {
  expect(refusals(client).map(([place]) => place)).toEqual([path]);
});

test('what is left out has its usual value, and words become numbers', () => {
  expect(
    read({ ...POISSON, sine: { period: '10s', amplitude: 0.5 }, schedule: [{ at: '1s', rate: '5/s', over: '2s' }] }),
  ).toEqual({
    arrivals: { law: 'poisson', perSecond: 10 },
    sine: { period: 10_000_000, amplitude: 0.5, peakAt: 2_500_000 },
    schedule: [{ at: 1_000_000, perSecond: 5, over: 2_000_000 }],
    goodWithin: 1_000_000,
  });
  expect(
    read({
      ...CLOSED,
      crowds: [{ at: '1s', calls: 5 }],
      priorities: [
        { name: 'one', share: 0.1, priority: 4 },
        { name: 'two', share: 0.9 },
      ],
    }),
  ).toEqual({
    closed: { users: 10, think: { law: 'exponential', mean: 1_000_000 } },
    crowds: [{ at: 1_000_000, calls: 5, over: 0 }],
    priorities: [
      { name: 'one', share: 0.1, priority: 4 },
      { name: 'two', share: 0.9, priority: 1 },
    ],
    schedule: [],
    goodWithin: 1_000_000,
  });
  expect(
    read({ arrivals: { trace: { perSecond: [1, 2.5] } }, keys: { zipf: { count: 9, exponent: 1.3 } } }),
  ).toMatchObject({
    arrivals: { law: 'trace', rates: [1, 2.5], bucket: 1_000_000 },
    keys: { law: 'zipf', count: 9, exponent: 1.3 },
  });
  expect(read({ arrivals: { replay: { seconds: [0.5, 1.0000004] } } })).toMatchObject({
    arrivals: { law: 'replay', at: [500_000, 1_000_000] },
  });
});
