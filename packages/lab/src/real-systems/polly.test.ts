import { expect, test } from 'vitest';
import { differs, exported, type Written } from '../../test/exported.fixture.ts';

/** The code without what stands before it. */
const code = (written: Written): string => {
  const { text } = exported('polly', written).files[0]!;
  return text.slice(text.indexOf('public static class'));
};

test('strategies are added from the outside in: deadline, retries, limits, breaker, timeout, however they are written', () => {
  const text = code({
    calls: {
      timeout: { after: '250ms' },
      circuitBreaker: {},
      bulkhead: { maxInFlight: 10 },
      clientRateLimit: { rate: '1000/s', burst: 100 },
      retry: { maxAttempts: 3 },
      deadline: { within: '2s' },
    },
  });

  expect([...text.matchAll(/\.(Add\w+)/g)].map(([, name]) => name)).toEqual([
    'AddTimeout',
    'AddRetry',
    'AddConcurrencyLimiter',
    'AddRateLimiter',
    'AddCircuitBreaker',
    'AddTimeout',
  ]);
  expect(text).toContain('.AddTimeout(TimeSpan.FromMilliseconds(2000)) // of the whole call');
  expect(text).toContain('.AddTimeout(TimeSpan.FromMilliseconds(250)) // of each attempt');
});

test('a retry counts retries, takes its delay in ms from our own rule, and asks the budget last', () => {
  const text = code({
    calls: {
      retry: { maxAttempts: 4, baseDelay: '100ms', multiplier: 3, maxDelay: '1s', jitter: 'equal' },
      retryBudget: { ratio: 0.1 },
      retryThrottle: { maxTokens: 10, tokenRatio: 0.1 },
    },
  });

  expect(text).toContain('MaxRetryAttempts = 3,');
  expect(text).toContain('var ceiling = Math.Min(1000, 100 * Math.Pow(3, args.AttemptNumber));');
  expect(text).toContain('var delay = (0.5 + 0.5 * Random.Shared.NextDouble()) * ceiling;');
  expect(text).toContain('return hasFailed && retries < 3 && RetryThrottle.MayRetry() && RetryBudget.MayRetry();');
  expect(text).toContain('RetryBudget = new(ratio: 0.1, burst: 10, minPerSecond: 0);');
  expect(text).toContain('        RetryBudget.Earn();\n        return Pipeline.ExecuteAsync(attempt, cancelled);');
});

test('a budget that successes fund earns where outcomes are heard, not where calls begin', () => {
  const text = code({ calls: { retry: { maxAttempts: 2 }, retryBudget: { ratio: 0.1, fundedBy: 'successes' } } });

  expect(text).toContain('if (!hasFailed && outcome.Exception is null) RetryBudget.Earn();');
  expect(text.match(/RetryBudget\.Earn\(\)/g)).toHaveLength(1);
});

test('the preset of Polly comes out as its own defaults', () => {
  const preset = { failureRatio: 0.1, window: { time: '30s' }, buckets: 10, minimum: 100, openFor: '5s', probes: 1 };
  const text = code({ calls: { circuitBreaker: preset } });

  expect(text).toContain('FailureRatio = 0.1,');
  expect(text).toContain('SamplingDuration = TimeSpan.FromMilliseconds(30000),');
  expect(text).toContain('MinimumThroughput = 100,');
  expect(text).toContain('BreakDuration = TimeSpan.FromMilliseconds(5000),');
  expect(text).not.toContain('BreakDurationGenerator');
  expect(differs(exported('polly', { calls: { circuitBreaker: preset } }), 'circuitBreaker')).toHaveLength(1);
});

test('a window of counts, or times that are too short, Polly does not have', () => {
  for (const breaker of [{ window: { count: 10 } }, { openFor: '400ms' }, { window: { time: '499ms' } }])
    expect(exported('polly', { calls: { circuitBreaker: breaker } }).notCarried).toMatchObject([
      { guard: 'circuitBreaker' },
    ]);
  expect(exported('polly', { calls: { timeout: { after: '9ms' } } }).notCarried).toMatchObject([{ guard: 'timeout' }]);
});

test('hedges are counted without the first attempt, and do not stand beside retries', () => {
  const hedging = { maxAttempts: 3, delay: { fixed: '50ms' }, maxExtraLoad: 'unlimited' };

  expect(code({ calls: { hedging } })).toContain(
    'MaxHedgedAttempts = 2,\n            Delay = TimeSpan.FromMilliseconds(50),',
  );
  expect(exported('polly', { calls: { hedging, retry: { maxAttempts: 2 } } }).notCarried).toMatchObject([
    { guard: 'hedging' },
  ]);
});

test('a server is a limiter with room for its workers and its queue, newest first where that is its order', () => {
  const queueLimit = { capacity: 400 };
  const room =
    'PermitLimit = 16,\n            QueueLimit = 400,\n            QueueProcessingOrder = QueueProcessingOrder';

  expect(code({ servers: { queueLimit } })).toContain(`${room}.OldestFirst,`);
  expect(code({ servers: { queueLimit, queueOrder: { kind: 'lifo' } } })).toContain(`${room}.NewestFirst,`);
  expect(exported('polly', { servers: { queueLimit, queueOrder: { kind: 'adaptiveLifo' } } }).notCarried).toMatchObject(
    [{ guard: 'queueOrder' }],
  );
});
