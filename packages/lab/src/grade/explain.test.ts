import type { GuardSettings, Run } from '@basin/engine';
import { sequentialRunner } from '@basin/experiments';
import { describe, expect, test } from 'vitest';
import { handMadeRun, seconds, triggerMarks, type HandMade, type Values } from '../../test/hand-made-run.fixture.ts';
import { STORM_SCENARIO } from '../../test/storm-lab.fixture.ts';
import { parseScenario } from '../lab-folder/parse-scenario.ts';
import { measureOf } from '../measures/index.ts';
import type { Window } from '../measures/measure.ts';
import { explain } from './explain.ts';

/** The explanation of a goal that a run has missed, with plain spaces. */
function why(measureKey: string, run: Run, window: Window = seconds(30, 60)) {
  const measure = measureOf(measureKey);
  const { says, mechanism } = explain({ measure, run, window, look: measure.look(run, window) });
  return { says: says.replaceAll('\u00a0', ' '), mechanism };
}

const AFTER: Pick<HandMade, 'marks'> = { marks: triggerMarks(10, 20) };

test('a storm is explained by the retries and by the queue that outlasts patience, both', () => {
  const run = handMadeRun({
    ...AFTER,
    users: { offered: 1000, failed: 1000 },
    arrow: { attempts: 4000, retries: 3000, timeout: 1300, shed: 2700 },
    checkout: {
      arrivals: 4000,
      served: 1300,
      wasted: 1300,
      shed: 2700,
      queue: 4096,
      utilisation: 1,
      waitP50: 3_100_000,
      waitP99: 3_200_000,
    },
  });

  expect(why('goodputShare', run)).toEqual({
    mechanism: 'retry-storm',
    says:
      'Goodput from 30 s to 60 s is 0/s of 1 000/s offered, with the trigger gone. Look at the stretch from 30 s to 50 s. ' +
      'checkout is 100 % busy, and 100 % of what it finishes was abandoned by its caller: an attempt waits 3.1 s among 4 096 in the queue, longer than callers wait. ' +
      'Retries make up 75 % of 4 000 attempts/s and keep the queue filled with work nobody waits for.',
  });
});

test('a backlog that drains is told as one, with the time it needs', () => {
  const queue = Array.from({ length: 60 }, (_, second) => 3000 - 40 * second);
  const run = handMadeRun({
    ...AFTER,
    users: { offered: 1000, failed: 1000 },
    arrow: { attempts: 1000, timeout: 1000 },
    checkout: { arrivals: 1000, served: 1040, wasted: 1040, queue, utilisation: 1, waitP50: 1_500_000 },
  });
  const { says, mechanism } = why('goodputShare', run);

  expect(mechanism).toBe('dead-work');
  expect(says).toContain('It is the old backlog that does it, not new load: retries are 0 % of the attempts.');
  expect(says).toContain(
    'It is a slow drain: the backlog, 720 at the end, falls by 40 a second and needs another 18 s.',
  );
});

test('a backlog that is gone by the end is not called a drain', () => {
  const queue = Array.from({ length: 60 }, (_, second) => Math.max(0, 3000 - 80 * second));
  const run = handMadeRun({
    ...AFTER,
    users: { offered: 1000, failed: 1000 },
    arrow: { attempts: 1000, timeout: 1000 },
    checkout: { arrivals: 1000, served: 1080, wasted: 1080, queue, utilisation: 1, waitP50: 1_500_000 },
  });

  expect(why('goodputShare', run).says).not.toContain('drain');
});

test('a full queue that stays full is not called a drain', () => {
  const run = handMadeRun({
    ...AFTER,
    users: { offered: 1000 },
    arrow: { attempts: 4000, retries: 3000 },
    checkout: { served: 1300, wasted: 1300, queue: 4096, utilisation: 1 },
  });

  expect(why('goodputShare', run).says).not.toContain('drain');
});

test('a queue that is too short is explained by what it turns away', () => {
  const run = handMadeRun({
    users: { offered: 1000, good: 700, failed: 300 },
    arrow: { attempts: 1000, ok: 700, shed: 300 },
    checkout: { arrivals: 1000, served: 700, shed: 300, utilisation: 0.55 },
  });

  expect(why('goodputShare', run)).toMatchObject({ mechanism: 'shedding' });
  expect(why('goodputShare', run).says).toMatch(
    /refuses 30 % of the attempts although it is only 55 % busy: its queue is so short/,
  );
});

test('errors without retries are explained by the want of retries', () => {
  const run = handMadeRun({
    users: { offered: 1000, good: 950, failed: 50 },
    arrow: { attempts: 1000, ok: 950, error: 50 },
    checkout: { utilisation: 0.7 },
  });

  expect(why('goodputShare', run)).toMatchObject({ mechanism: 'errors' });
  expect(why('goodputShare', run).says).toContain(
    '5 % of the attempts end in an error, and retries are 0 % of all attempts: a call whose one attempt fails is lost, for want of retries.',
  );
});

test('errors with a budget that refuses retries are explained by the budget', () => {
  const run = handMadeRun({
    users: { offered: 1000, good: 960 },
    arrow: { attempts: 1010, retries: 10, vetoed: 40, ok: 960, error: 50 },
    checkout: { utilisation: 0.7 },
  });

  expect(why('goodputShare', run).says).toContain('a guard refuses 40/s of the retries that are due.');
});

test('a timeout that is too short is explained by the time a service takes', () => {
  const run = handMadeRun({
    users: { offered: 1000, good: 300 },
    arrow: { attempts: 1000, ok: 300, timeout: 700 },
    checkout: { utilisation: 0.7 },
  });

  expect(why('goodputShare', run)).toMatchObject({ mechanism: 'impatience' });
  expect(why('goodputShare', run).says).toContain('70 % of the attempts time out although checkout is 70 % busy');
});

test('answers that come too late are told from answers that never come', () => {
  const late = handMadeRun({
    users: { offered: 1000, late: 1000 },
    arrow: { attempts: 1000, ok: 1000 },
    checkout: { served: 1300, utilisation: 1, queue: 900, waitP99: 2_000_000 },
  });
  const never = handMadeRun({
    users: { offered: 1000 },
    arrow: { attempts: 1000, inFlight: Array.from({ length: 60 }, (_, second) => 900 * second) },
  });

  expect(why('goodputShare', late)).toMatchObject({ mechanism: 'late' });
  expect(why('goodputShare', late).says).toContain('100 % of the calls do end OK, but later than `goodWithin`');
  expect(why('goodputShare', late).says).toContain(
    '900 attempts wait at checkout on average, one in a hundred for 2 s or more',
  );
  expect(why('goodputShare', never)).toMatchObject({ mechanism: 'unanswered' });
  expect(why('goodputShare', never).says).toContain('900 more are in flight each second');
});

test('late answers are not blamed where more calls fail than are late', () => {
  const run = handMadeRun({
    users: { offered: 1000, good: 700, late: 100, failed: 200 },
    arrow: { attempts: 1000, ok: 800, error: 200 },
    checkout: { utilisation: 0.6 },
  });

  expect(why('goodputShare', run)).toMatchObject({ mechanism: 'errors' });
});

test('a backlog that falls at an idle server is no slow drain', () => {
  const run = handMadeRun({
    ...AFTER,
    users: { offered: 1000, good: 700, failed: 300 },
    arrow: {
      attempts: 1000,
      ok: 700,
      shed: 300,
      backingOff: Array.from({ length: 60 }, (_, second) => 3000 - 50 * second),
    },
    checkout: { utilisation: 0.4 },
  });

  expect(why('goodputShare', run).says).not.toContain('drain');
});

test('more load than can be served is told with and without retries', () => {
  const byRetries = handMadeRun({
    users: { offered: 1000, good: 800 },
    arrow: { attempts: 2000, retries: 1000, ok: 800, shed: 1200 },
    checkout: { arrivals: 2000, served: 800, shed: 1200, utilisation: 1 },
  });
  const byLoad = handMadeRun({
    users: { offered: 1000, good: 800 },
    arrow: { attempts: 1000, ok: 800, shed: 200 },
    checkout: { arrivals: 1000, served: 800, shed: 200, utilisation: 1 },
  });

  expect(why('goodputShare', byRetries)).toMatchObject({ mechanism: 'overload-by-retries' });
  expect(why('goodputShare', byRetries).says).toContain(
    'Retries make up 50 % of 2 000 attempts/s, more than checkout can serve',
  );
  expect(why('goodputShare', byLoad)).toMatchObject({ mechanism: 'overload' });
  expect(why('goodputShare', byLoad).says).toContain(
    'checkout is 100 % busy: 1 000/s arrive, it serves 800/s and refuses 200/s.',
  );
});

test('what hurts on a good day is told as that', () => {
  const shed = {
    users: { offered: 1000, good: 700 },
    arrow: { attempts: 1000, ok: 700, shed: 300 },
    checkout: { utilisation: 0.5 },
  };

  expect(why('goodputShare', handMadeRun({ ...shed, marks: triggerMarks(40, 50) }), seconds(0, 30)).says).toContain(
    'on a good day, before anything has happened',
  );
  expect(why('goodputShare', handMadeRun({ ...shed, marks: triggerMarks(10, 20) })).says).toContain(
    'with the trigger gone',
  );
  expect(why('goodputShare', handMadeRun({ ...shed, marks: triggerMarks(10, 40) })).says).not.toMatch(
    /good day|trigger gone/,
  );
});

describe('latency', () => {
  const slow = { offered: 1000, good: 1000, latencyP99: 800_000 };

  test('that comes from waiting is explained by the queue', () => {
    const run = handMadeRun({
      users: slow,
      arrow: { attempts: 1000, ok: 1000 },
      checkout: { served: 1000, queue: 500, waitP99: 700_000, utilisation: 0.8 },
    });
    const withService = {
      ...run,
      parts: run.parts.map((part) =>
        part.kind === 'server' ? { ...part, durations: { wait: record(0), sojourn: record(12_000) } } : part,
      ),
    };

    expect(why('latencyP99', withService)).toMatchObject({ mechanism: 'waiting' });
    expect(why('latencyP99', withService).says).toContain('The 99th percentile of latency from 30 s to 60 s is 800 ms');
    expect(why('latencyP99', withService).says).toContain('one in a hundred for 700 ms or more');
  });

  test('that comes from a long pause before the second try is not put down to a short queue', () => {
    const run = (waitP99: number) =>
      handMadeRun({
        users: slow,
        arrow: { attempts: 1050, retries: 50, ok: 1000, error: 50, backingOff: 25 },
        checkout: { served: 1000, queue: 3, waitP99, utilisation: 0.8 },
      });

    // 25 calls between two attempts, 50 retries a second: half a second each.
    expect(why('latencyP99', run(90_000))).toMatchObject({ mechanism: 'backing-off' });
    expect(why('latencyP99', run(90_000)).says).toContain('a retry is put off for 500 ms on average');
    expect(why('latencyP99', run(600_000)).mechanism).not.toBe('backing-off');
  });

  test('that comes from second tries is explained by the retries', () => {
    const run = handMadeRun({
      users: slow,
      arrow: { attempts: 1050, retries: 50, ok: 1000, error: 50, backingOff: 0 },
      checkout: { utilisation: 0.5 },
    });

    expect(why('latencyP99', run)).toMatchObject({ mechanism: 'retrying' });
    expect(why('latencyP99', run).says).toContain(
      'retries are 4.76 % of the attempts, and on average 0 calls are between two attempts',
    );
  });
});

test('amplification is explained by what is tried again', () => {
  const run = handMadeRun({
    users: { offered: 1000, good: 1000 },
    arrow: { attempts: 1300, retries: 300, ok: 1000, error: 200, timeout: 100 },
    checkout: { utilisation: 0.6 },
  });

  expect(why('amplification', run)).toMatchObject({ mechanism: 'retried' });
  expect(why('amplification', run).says).toContain(
    'Of the attempts 7.69 % time out, 15.4 % end in an error, and failed attempts are sent again',
  );
});

test('a growing backlog is explained by what arrives and what is served', () => {
  const queue = Array.from({ length: 60 }, (_, second) => 50 * second);
  const run = handMadeRun({
    users: { offered: 1000, good: 900 },
    arrow: { attempts: 1000, ok: 950 },
    checkout: { arrivals: 1000, served: 950, queue, utilisation: 1 },
  });

  expect(why('backlogTrend', run)).toMatchObject({ mechanism: 'growing' });
  expect(why('backlogTrend', run).says).toContain(
    'grows by 50 a second. At checkout 1 000/s arrive and 950/s are served',
  );
});

test('where nothing known applies, the outcomes are counted', () => {
  const run = handMadeRun({
    users: { offered: 1000, good: 999 },
    arrow: { attempts: 1000, ok: 999, error: 1 },
    checkout: { utilisation: 0.6 },
  });

  expect(why('goodputShare', run)).toEqual({
    mechanism: undefined,
    says: 'Goodput from 30 s to 60 s is 999/s of 1 000/s offered. Attempts end as 999 OK, 1 error, 0 timeout, 0 shed a second.',
  });
});

test('a goal about one client is explained by what that client is connected with, not by a busier system beside it', () => {
  const one = handMadeRun({
    users: { offered: 100, good: 80 },
    arrow: { attempts: 100, ok: 80, shed: 20 },
    checkout: { arrivals: 100, served: 80, shed: 20, utilisation: 0.5 },
  });
  const other = handMadeRun({
    users: { offered: 1000, good: 1000 },
    arrow: { attempts: 1000, ok: 1000 },
    checkout: { arrivals: 1000, served: 1000, utilisation: 0.8 },
  });
  const beside = other.parts.map((part) => ({
    ...part,
    name: part.name.replace('users', 'guests').replace('checkout', 'search'),
  }));
  const both = { ...one, parts: [...one.parts, ...beside] };

  expect(why('goodputShare', both, { ...seconds(30, 60), of: 'users' }).says).toBe(
    'Goodput of users from 30 s to 60 s is 80/s of 100/s offered. Look at the stretch from 30 s to 50 s. ' +
      'checkout refuses 20 % of the attempts although it is only 50 % busy: its queue is so short that it turns away work it could have done.',
  );
});

test('of two servers that are full, the one where more wait is told', () => {
  const full = { arrivals: 160, served: 100, wasted: 100, utilisation: 1 };
  const run = handMadeRun({
    users: { offered: 160, failed: 160 },
    arrow: { attempts: 160, timeout: 160 },
    checkout: { ...full, queue: 1500, utilisation: 0.999, waitP50: 14e6 },
    others: { till: ['server', { ...full, queue: 30, waitP50: 3e5 }] },
  });

  expect(why('goodputShare', run).says).toContain('an attempt waits 14 s among 1 500 in the queue');
});

test('what is down together is told together, and nothing else is blamed', () => {
  const down = { arrivals: 20, turnedAway: 20 };
  const run = (second: Values) =>
    handMadeRun({
      users: { offered: 100, good: 60, failed: 40 },
      arrow: { attempts: 100, ok: 60, error: 40 },
      checkout: { arrivals: 60, served: 60, utilisation: 0.6 },
      others: { 'store.1': ['server', down], 'store.2': ['server', second] },
    });

  expect(why('goodputShare', run(down))).toEqual({
    mechanism: 'down',
    says: 'Goodput from 30 s to 60 s is 60/s of 100/s offered. Look at the stretch from 30 s to 50 s. store.1 and store.2 are down at the same time, and 40 % of all attempts fail.',
  });
  expect(why('goodputShare', run({ arrivals: 20, turnedAway: 10, served: 10 })).says).toContain('store.1 is down, and');
});

test('retries of one arrow in a tall stack are a storm, though most attempts are first ones', () => {
  const run = handMadeRun({
    users: { offered: 40, failed: 40 },
    arrow: { attempts: 40, error: 40 },
    checkout: { arrivals: 120, served: 100, wasted: 100, queue: 390, utilisation: 1, waitP50: 3.9e6 },
    others: {
      'web -> api': ['arrow', { attempts: 120 }],
      'api -> checkout': ['arrow', { attempts: 120, retries: 80, timeout: 120 }],
    },
  });

  expect(why('goodputShare', run)).toMatchObject({ mechanism: 'retry-storm' });
});

test('a client that is unlike the others is told by what either does', () => {
  const run = handMadeRun({
    users: { offered: 160, failed: 160 },
    arrow: { attempts: 640, retries: 480, timeout: 640, inFlight: 600 },
    others: {
      probe: ['client', { offered: 150, good: 150 }],
      copy: ['server', { arrivals: 150, served: 150, utilisation: 0.9 }],
      'probe -> copy': ['arrow', { attempts: 150, ok: 150, inFlight: 20 }],
    },
  });

  expect(why('goodputAgreement', run, { ...seconds(30, 60), of: 'probe' }).says).toContain(
    'It offers 150/s in 150 attempts, 0 of them retries, with 20 in flight on average; the others offer 160/s in 640, 480 of them retries, with 600 in flight.',
  );
});

test('where nobody waits, nothing drains', () => {
  const run = handMadeRun({
    users: { offered: 160, good: 80 },
    arrow: { attempts: 160, ok: 80, shed: 80 },
    checkout: { arrivals: 160, served: 80, shed: 80, utilisation: 0.95 },
  });

  expect(why('goodputShare', run).says).not.toContain('slow drain');
});

describe('real runs', () => {
  const { scenario } = parseScenario(STORM_SCENARIO);
  const runOf = async (calls: Record<string, 'off' | object>, servers: Record<string, 'off' | object> = {}) => {
    const guards = { calls: { 'users -> checkout': calls }, servers: { checkout: servers } } as GuardSettings;
    const [run] = await sequentialRunner(
      [{ scenario: scenario!, guards, seed: 3 }],
      () => {},
      new AbortController().signal,
    );
    return run!;
  };

  test.each([
    ['the scenario left alone', {}, {}, 'goodputShare', 'retry-storm'],
    ['no retries', { retry: 'off' }, {}, 'goodputShare', 'queue-outlasts-patience'],
    ['no queue', {}, { queueLimit: { capacity: 0 } }, 'goodputShare', 'shedding'],
    ['timeouts of 5 ms', { timeout: { after: 5_000 } }, {}, 'goodputShare', 'retry-storm'],
    ['no timeouts and no limit', { timeout: 'off' }, { queueLimit: 'off' }, 'goodputShare', 'late'],
  ] as const)('%s', async (_, calls, servers, measure, mechanism) => {
    expect(why(measure, await runOf(calls, servers), seconds(32, 90)).mechanism).toBe(mechanism);
  });
});

function record(meanUs: number) {
  return { count: 1, sumUs: meanUs, maxUs: meanUs, bins: new Uint32Array(1) };
}
