import { describe, expect, test } from 'vitest';
import { parseGuards, parseScenario, shop, type WrittenScenario } from '../../test/written.fixture.ts';
import { compile } from './compile.ts';

const SERVER = { workers: 1, service: { constant: '1ms' } };
const found = (written: WrittenScenario) => compile(parseScenario(written), parseGuards({})).diagnostics;
const said = (written: WrittenScenario) =>
  found(written).map(({ path, says }) => `${path.slice(2).join('.')}: ${says}`);

interface Written {
  readonly client: Record<string, unknown>;
  readonly duration?: string;
  readonly triggers?: Record<string, unknown>;
}

function calling({ client, duration = '100s', triggers = {} }: Written): WrittenScenario {
  const written = shop({ duration, arrivals: {}, server: SERVER, triggers });
  return { ...written, components: { ...written.components, users: { client: { goodWithin: '1s', ...client } } } };
}

const spike = (factor: number, at: string, lasts: string) => ({ loadSpike: { of: 'users', factor }, at, for: lasts });

describe('nothing passes that would make more than 50 million calls', () => {
  test.each<[string, Written, string]>([
    [
      'a ramp to a high rate',
      { client: { arrivals: { poisson: '1/s' }, schedule: [{ at: '1s', rate: '600000/s', over: '9s' }] } },
      'client.arrivals: At 600000 calls per second this run would make 60000000 calls; 50000000 is the most.',
    ],
    [
      'a sine about a high rate',
      { client: { arrivals: { constant: '400000/s' }, sine: { period: '9s', amplitude: 0.5 } } },
      'client.arrivals: At 600000 calls per second this run would make 60000000 calls; 50000000 is the most.',
    ],
    [
      'bursts',
      { client: { arrivals: { bursty: { rate: '600000/s', factor: 2, burstFor: '1s', calmFor: '9s' } } } },
      'client.arrivals: At 600000 calls per second this run would make 60000000 calls; 50000000 is the most.',
    ],
    [
      'recorded rates',
      { client: { arrivals: { trace: { perSecond: [6e6, 4e6], bucket: '6s' } } } },
      'client.arrivals: With these rates this run would make 60000000 calls; 50000000 is the most.',
    ],
    [
      'recorded times under a spike',
      {
        client: { arrivals: { replay: { seconds: Array.from({ length: 60_000 }, () => 0) } } },
        triggers: { spike: spike(1000, '0s', '1s') },
      },
      'client.arrivals: With 60000 recorded calls this run would make 60000000 calls; 50000000 is the most.',
    ],
    [
      'users who think fast',
      { client: { closed: { users: 6000, think: { exponential: '10ms' } } } },
      'client.closed: With 6000 users who think for 10ms, if all were answered at once, this run would make 60000000 calls; 50000000 is the most.',
    ],
    [
      'crowds that come often',
      { client: { crowds: [{ at: '0s', calls: 600, every: '1ms' }] } },
      'client.crowds.0: With 100001 crowds of 600 this run would make 60000600 calls; 50000000 is the most.',
    ],
    [
      'a crowd of a trigger under a spike',
      {
        client: { arrivals: { poisson: '0/s' } },
        triggers: { crowd: { crowd: { of: 'users', calls: 60_000 }, at: '5s' }, spike: spike(1000, '4s', '2s') },
      },
      'crowd.calls: With a crowd of 60000 this run would make 60000000 calls; 50000000 is the most.',
    ],
    [
      'spikes that multiply where they overlap',
      {
        client: { arrivals: { poisson: '100/s' } },
        triggers: { one: spike(1000, '10s', '20s'), other: spike(1000, '29s', '20s') },
      },
      'client.arrivals: At 100 calls per second this run would make 103806100 calls; 50000000 is the most.',
    ],
  ])('by %s', (_, written, says) => {
    expect(said(calling(written))).toEqual([says]);
  });

  test('by several clients that would each pass', () => {
    const users = { client: { arrivals: { poisson: '300000/s' }, goodWithin: '1s' } };
    const written = calling({ client: users.client });
    const both = {
      ...written,
      components: { ...written.components, robots: users },
      arrows: { ...written.arrows, 'robots -> checkout': {} },
    };

    expect(found(both).map(({ path, says }) => [path, says])).toEqual([
      [['components'], 'With all its clients this run would make 60000000 calls; 50000000 is the most.'],
    ]);
  });

  test.each<[string, Written]>([
    [
      'a trace whose high rates lie behind the end',
      { client: { arrivals: { trace: { perSecond: [1, 9e8], bucket: '100s' } } } },
    ],
    [
      'a spike that is high but short',
      { client: { arrivals: { poisson: '9/s' } }, triggers: { s: spike(1000, '1s', '1s') } },
    ],
    [
      'a spike of nobody else’s load',
      { client: { closed: { users: 10, think: { constant: '1s' } } }, triggers: { s: spike(900, '1s', '9s') } },
    ],
    ['a crowd that comes once', { client: { crowds: [{ at: '0s', calls: 1_000_000, over: '9s' }] } }],
  ])('but %s does', (_, written) => {
    expect(said(calling(written))).toEqual([]);
  });
});

test('a crowd comes within the run', () => {
  expect(
    found(
      calling({
        client: {
          crowds: [
            { at: '1s', calls: 1 },
            { at: '100s', calls: 1 },
          ],
        },
      }),
    ),
  ).toEqual([
    {
      source: 'scenario',
      path: ['components', 'users', 'client', 'crowds', 1, 'at'],
      says: 'This crowd comes after the run has ended.',
      instead: 'Write a time before 100s.',
    },
  ]);
});
