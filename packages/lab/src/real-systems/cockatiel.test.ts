import { compile, partOf, simulate, type Run } from '@basin/engine';
import { scenarioSchema } from '@basin/engine/schema';
import { BrokenCircuitError, BulkheadRejectedError } from 'cockatiel';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { ARROW, exported, settingsOf, type Written } from '../../test/exported.fixture.ts';
import { loaded } from '../../test/loaded-module.fixture.ts';

beforeEach(() => void vi.useFakeTimers({ now: 0 }));
afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
});

describe('the module that is written, run by cockatiel', () => {
  test.each([
    [{ maxAttempts: 1 }, [0]],
    [{ maxAttempts: 4 }, [0, 0, 0, 0]],
    [{ maxAttempts: 5, baseDelay: '100ms', multiplier: 2, maxDelay: '300ms' }, [0, 100, 300, 600, 900]],
    [{ maxAttempts: 3, baseDelay: '100ms', multiplier: 3, jitter: 'full' }, [0, 25, 100]],
    [{ maxAttempts: 3, baseDelay: '100ms', jitter: 'equal' }, [0, 62.5, 187.5]],
    [{ maxAttempts: 3, baseDelay: '100ms', jitter: 'proportional' }, [0, 90, 270]],
    // A quarter of the way from 100 to 300, then from 100 to 450.
    [{ maxAttempts: 3, baseDelay: '100ms', jitter: 'decorrelated' }, [0, 150, 337.5]],
  ])('%j: a call that fails and fails is tried at %j ms', async (retry, instants) => {
    vi.spyOn(Math, 'random').mockReturnValue(0.25);
    const call = callOf({ retry });

    const tried: number[] = [];
    const outcome = call(async () => {
      tried.push(Date.now());
      throw new Error('no');
    }).catch((error: Error) => error.message);
    await vi.advanceTimersByTimeAsync(2_000);

    expect(await outcome).toBe('no');
    expect(tried.length).toBe(instants.length);
    // Timers count whole milliseconds, and one at least.
    for (const [index, at] of tried.entries()) expect(Math.abs(at - instants[index]!)).toBeLessThanOrEqual(index + 1);
  });

  test('an attempt that is not answered is given up at its timeout, and told so', async () => {
    const call = callOf({ timeout: { after: '250ms' }, retry: { maxAttempts: 3 } });

    const heard: boolean[] = [];
    const outcome = call((signal) => {
      signal.addEventListener('abort', () => heard.push(true));
      return NEVER;
    }).catch(() => Date.now());
    await vi.advanceTimersByTimeAsync(2_000);

    expect(await outcome).toBeGreaterThanOrEqual(750);
    expect(await outcome).toBeLessThan(760);
    expect(heard).toEqual([true, true, true]);
  });

  test('after the deadline of a call no attempt is made', async () => {
    const call = callOf({
      deadline: { within: '250ms' },
      retry: { maxAttempts: 9, baseDelay: '100ms', multiplier: 1 },
    });

    const tried: number[] = [];
    const outcome = call(async () => {
      tried.push(Date.now());
      throw new Error('no');
    }).catch(() => Date.now());
    await vi.advanceTimersByTimeAsync(2_000);

    expect(await outcome).toBe(250);
    expect(tried.length).toBe(3);
  });

  test('a bulkhead lets so many through at a time, and what it blocks is not tried again', async () => {
    const call = callOf({ bulkhead: { maxInFlight: 3 }, retry: { maxAttempts: 4 } });

    let tried = 0;
    const outcomes = Array.from({ length: 10 }, () =>
      call(() => {
        tried++;
        return NEVER;
      }).catch((error: unknown) => error),
    );
    await vi.advanceTimersByTimeAsync(1_000);

    expect(tried).toBe(3);
    for (const outcome of outcomes.slice(3)) expect(await outcome).toBeInstanceOf(BulkheadRejectedError);
  });

  test('a server has so many at work, so many waiting, and refuses the rest', async () => {
    const { serveCheckout: serve } = loaded(moduleOf({ servers: { queueLimit: { capacity: 4 } } }));

    let begun = 0;
    const outcomes = Array.from({ length: 30 }, () =>
      serve!(() => {
        begun++;
        return new Promise((resolve) => setTimeout(resolve, 12));
      }).catch((error: unknown) => error),
    );
    await vi.advanceTimersByTimeAsync(11);
    expect(begun).toBe(16);
    await vi.advanceTimersByTimeAsync(100);

    expect(begun).toBe(20);
    const refused = (await Promise.all(outcomes)).filter((each) => each instanceof BulkheadRejectedError);
    expect(refused.length).toBe(10);
  });

  test('a throttle stops retries while half of its tokens are gone', async () => {
    const call = callOf({ retry: { maxAttempts: 5 }, retryThrottle: { maxTokens: 4, tokenRatio: 0.5 } });

    // 4 → 3: again; → 2, which is half: stop.
    expect(await attemptsOf(call, false)).toBe(2);
    expect(await attemptsOf(call, false)).toBe(1);
    for (let i = 0; i < 5; i++) expect(await attemptsOf(call, true)).toBe(1);
    // 1 + 2.5 = 3.5 → 2.5: again; → 1.5: stop.
    expect(await attemptsOf(call, false)).toBe(2);
  });

  test('a budget that successes fund earns by them alone', async () => {
    const call = callOf({ retry: { maxAttempts: 5 }, retryBudget: { ratio: 0.5, burst: 1, fundedBy: 'successes' } });

    expect(await attemptsOf(call, false)).toBe(2);
    expect(await attemptsOf(call, false)).toBe(1);
    for (let i = 0; i < 2; i++) await attemptsOf(call, true);
    expect(await attemptsOf(call, false)).toBe(2);
  });

  test('a budget earns by time as well, where it may', async () => {
    const call = callOf({ retry: { maxAttempts: 9 }, retryBudget: { ratio: 0, burst: 3, minPerSecond: 2 } });

    expect(await attemptsOf(call, false)).toBe(4);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(await attemptsOf(call, false)).toBe(3);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(await attemptsOf(call, false)).toBe(4);
  });

  test('an answer that comes after its timeout is no success', async () => {
    const call = callOf({
      timeout: { after: '50ms' },
      retry: { maxAttempts: 2 },
      retryBudget: { ratio: 1, burst: 1, fundedBy: 'successes' },
    });
    const late = () => call(() => new Promise<void>((resolve) => setTimeout(resolve, 80))).catch(() => undefined);

    expect(await attemptsOf(call, false)).toBe(2);
    const outcome = late();
    await vi.advanceTimersByTimeAsync(200);
    await outcome;

    expect(await attemptsOf(call, false)).toBe(1);
  });
});

describe('the module and the engine, given the same calls', () => {
  test.each([
    { retry: { maxAttempts: 4 } },
    { retry: { maxAttempts: 4 }, retryBudget: { ratio: 0.25, burst: 3 } },
    { retry: { maxAttempts: 3 }, retryThrottle: { maxTokens: 10, tokenRatio: 0.1 } },
    { circuitBreaker: { window: { count: 10 }, minimum: 10, openFor: '500ms' } },
    { circuitBreaker: { window: { count: 10 }, minimum: 10, failureRatio: 1, openFor: '230ms', probes: 3 } },
    { circuitBreaker: { window: { time: '10s' }, minimum: 20, openFor: '1s' } },
    { retry: { maxAttempts: 3 }, circuitBreaker: { window: { count: 20 }, minimum: 5, openFor: '300ms' } },
  ])('%j: so many attempts are sent to a callee that fails, and so many calls blocked', async (calls) => {
    const arrow = partOf(failing(calls), ARROW).totals;

    const told = await sameCalls(calls, arrow['calls']!);

    expect(arrow['calls']).toBeGreaterThan(190);
    expect(told).toEqual({ attempts: arrow['attempts'], blocked: arrow['blocked'] });
  });
});

/** A hundred calls a second to a callee that takes a millisecond and fails: none overlaps the next. */
function failing(calls: Record<string, unknown>): Run {
  const scenario = scenarioSchema.parse({
    version: 1,
    duration: '2s',
    components: {
      users: { client: { arrivals: { constant: '100/s' }, goodWithin: '1s' } },
      checkout: { server: { workers: 16, service: { constant: '1ms' }, errors: 1 } },
    },
    arrows: { [ARROW]: {} },
  });
  return simulate(compile(scenario, settingsOf({ calls })).plan!, 1);
}

/** The same for the module. */
async function sameCalls(calls: Record<string, unknown>, count: number) {
  const call = callOf(calls);
  const told = { attempts: 0, blocked: 0 };
  for (let i = 0; i < count; i++) {
    call(() => {
      told.attempts++;
      return new Promise((_, reject) => setTimeout(() => reject(new Error('no')), 1));
    }).catch((error: unknown) => {
      if (error instanceof BrokenCircuitError) told.blocked++;
    });
    await vi.advanceTimersByTimeAsync(10);
  }
  return told;
}

const moduleOf = (written: Written): string => exported('cockatiel', written).files[0]!.text;

const callOf = (calls: Record<string, unknown>) => loaded(moduleOf({ calls }))['usersToCheckout']!;

/** How many attempts a call makes to a callee that answers at once. */
async function attemptsOf(call: ReturnType<typeof callOf>, isOk: boolean): Promise<number> {
  let attempts = 0;
  const outcome = call(async () => {
    attempts++;
    if (!isOk) throw new Error('no');
  }).catch(() => undefined);
  await vi.advanceTimersByTimeAsync(100);
  await outcome;
  return attempts;
}

const NEVER = new Promise<never>(() => undefined);
