import { describe, expect, test } from 'vitest';
import { ARROW, runOf, shop, shopGuards, totalsOf } from '../../../test/written.fixture.ts';
import { chain, tiered } from '../../../test/tiers.fixture.ts';
import { CANCELLED } from '../../traffic/outcome.ts';
import { arrange } from './server.fixture.ts';

/** A server with one worker, and a caller who can let go of an attempt and say so. */
function cancellable(params: Parameters<typeof arrange>[0] = {}) {
  const left: string[] = [];
  const door = {
    admits: () => true,
    onEntered: () => {},
    onLeft: (attempt: number, outcome: number, sojournUs: number) =>
      void left.push(`${attempt}: ${outcome} ${sojournUs}`),
  };
  const arranged = arrange({ workers: 1, ...params }, { door: [door] });
  const cancel = (attempt: number) => {
    arranged.callee.cancel!(attempt);
    arranged.world.attempts.callerLetsGo(attempt);
  };
  return { ...arranged, cancel, left };
}

test('what waits leaves the queue, whoever stands before and behind it, and the door hears of it', () => {
  const { answers, cancel, counts, left, levels, send, world } = cancellable();
  const [first, second, third] = [send(), send(), send()].map(({ attempt }) => attempt);
  world.kernel.run(300, Infinity);

  cancel(second!);

  expect(levels['queue']!.value).toBe(1);
  expect(left).toEqual([`${second}: ${CANCELLED} 300`]);
  world.kernel.run(1e6, Infinity);
  expect(answers.map(({ attempt, atUs }) => [attempt, atUs])).toEqual([
    [first, 1_000],
    [third, 2_000],
  ]);
  expect(counts).toMatchObject({ served: 2, wasted: 0, cancelled: 1 });
  expect(world.attempts.liveCount).toBe(0);
});

test('what is worked on is finished in vain', () => {
  const { cancel, counts, levels, send, world } = cancellable();
  const [first] = [send(), send()].map(({ attempt }) => attempt);
  world.kernel.run(300, Infinity);

  cancel(first!);

  expect([levels['busy']!.value, levels['queue']!.value]).toEqual([1, 1]);
  world.kernel.run(1_500, Infinity);
  expect(counts).toMatchObject({ served: 1, wasted: 1, cancelled: 0 });
});

test('a server that stops what is cancelled turns to the next at once', () => {
  const { answers, cancel, counts, left, send, world } = cancellable({ stopsCancelled: true });
  const [first, second] = [send(), send()].map(({ attempt }) => attempt);
  world.kernel.run(300, Infinity);

  cancel(first!);
  world.kernel.run(1e6, Infinity);

  expect(answers.map(({ attempt, atUs }) => [attempt, atUs])).toEqual([[second, 1_300]]);
  expect(left[0]).toBe(`${first}: ${CANCELLED} 300`);
  expect(counts).toMatchObject({ served: 1, wasted: 0, cancelled: 1 });
  expect(world.attempts.liveCount).toBe(0);
});

test('what is being refused is refused', () => {
  const { answers, callee, counts, send, world } = arrange(
    { workers: 1, refusalCost: 0.5, stopsCancelled: true },
    { door: [{ admits: () => false, onEntered: () => {}, onLeft: () => {} }] },
  );
  const { attempt } = send();

  callee.cancel!(attempt);
  world.kernel.run(1e6, Infinity);

  expect(answers.length).toBe(1);
  expect(counts).toMatchObject({ shed: 1, cancelled: 0 });
});

describe('a caller that tells when it stops waiting', () => {
  const OVERLOADED = shop({
    duration: '20s',
    arrivals: { constant: '100/s' },
    server: { workers: 1, service: { constant: '20ms' } },
  });
  const served = (timeout: Record<string, unknown>, server: Record<string, unknown> = {}) => {
    const written = { ...OVERLOADED, components: { ...OVERLOADED.components } };
    written.components['checkout'] = { server: { workers: 1, service: { constant: '20ms' }, ...server } };
    return totalsOf(runOf(written, shopGuards({ timeout })), 'checkout');
  };

  test('keeps the queue free of what nobody waits for, and yet whoever’s turn comes is about to leave', () => {
    const silent = served({ after: '100ms' });
    const telling = served({ after: '100ms', cancels: true });

    // A hundred a second for 100 ms are ten; of those not told half of all that come stay.
    expect(telling['queue']).toBeLessThan(10);
    expect(silent['queue']).toBeGreaterThan(400);
    expect(telling['cancelled']).toBeGreaterThan(800);
    for (const { served: done, wasted } of [silent, telling]) expect(wasted! / done!).toBeGreaterThan(0.9);
  });

  test('and a server that stops serves nobody in vain', () => {
    const { cancelled, served: done, wasted } = served({ after: '100ms', cancels: true }, { stopsCancelled: true });

    expect(wasted).toBe(0);
    expect(done! + cancelled!).toBeGreaterThan(1_950);
  });

  test('is the same as before where nothing times out', () => {
    const guards = (cancels: boolean) => shopGuards({ timeout: { after: '10s', cancels } });
    const calm = { ...OVERLOADED, duration: '5s' };

    expect(runOf(calm, guards(true)).digest).toBe(runOf(calm, guards(false)).digest);
    expect(totalsOf(runOf(calm, guards(true)), ARROW)['cancelled']).toBe(0);
  });
});

describe('up the tiers', () => {
  test('work is wasted if nobody waits for what it is for, though its own caller does', () => {
    const { written, lastName } = chain(3, {
      duration: '20s',
      arrivals: { constant: '10/s' },
      last: { workers: 1_000, service: { constant: '500ms' } },
    });
    const patient = runOf(written);
    const hasty = runOf(written, { calls: { 'users -> front': { timeout: { after: '100ms' } } } });

    expect(totalsOf(patient, lastName)['wasted']).toBe(0);
    expect(totalsOf(hasty, lastName)['wasted']).toBe(totalsOf(hasty, lastName)['served']);
    expect(totalsOf(hasty, lastName)['served']).toBeGreaterThan(100);
  });

  test('a server that has had enough answers does not wait for the rest', () => {
    const written = tiered({
      duration: '20s',
      arrivals: { constant: '10/s' },
      servers: {
        front: { calls: { inParallel: ['quick', 'slow'], until: 'first' } },
        quick: {},
        slow: { service: { constant: '500ms' } },
      },
      arrows: ['front -> quick', 'front -> slow'],
    });

    const run = runOf(written);

    expect(totalsOf(run, 'quick')['wasted']).toBe(0);
    expect(totalsOf(run, 'slow')['wasted']).toBe(totalsOf(run, 'slow')['served']);
    // Nor while its own answer is still on the wire.
    const far = { ...written, arrows: { ...written.arrows, 'users -> front': { delay: '2s' } } };
    const farRun = runOf(far);
    expect(totalsOf(farRun, 'quick')['wasted']).toBe(0);
    expect(totalsOf(farRun, 'slow')['wasted']).toBe(totalsOf(farRun, 'slow')['served']);
  });

  test('servers that stop pass it on: a timeout at the front ends the work at the back', () => {
    const { written, arrows, lastName } = chain(3, {
      duration: '20s',
      arrivals: { constant: '10/s' },
      last: { workers: 1_000, service: { constant: '500ms' } },
    });
    const components = Object.fromEntries(
      Object.entries(written.components).map(([name, each]) => {
        const { server } = each as { server?: Record<string, unknown> };
        return [name, server === undefined ? each : { server: { ...server, stopsCancelled: true } }];
      }),
    );
    const guards = { calls: { 'users -> front': { timeout: { after: '100ms', cancels: true } } } };

    const run = runOf({ ...written, components }, guards);

    const last = totalsOf(run, lastName);
    expect(last['served']).toBe(0);
    expect(last['cancelled']).toBeGreaterThan(190);
    for (const name of ['front', 'tier-2']) expect(totalsOf(run, name)['cancelled']).toBe(last['cancelled']);
    for (const arrow of arrows.slice(1)) expect(totalsOf(run, arrow)['cancelled']).toBe(last['cancelled']);
    expect(totalsOf(run, 'front')['busy']).toBeLessThan(1.2);
  });
});
