import { describe, expect, test } from 'vitest';
import {
  parseGuards,
  parseScenario,
  planOf,
  runOf,
  seriesOf,
  sum,
  totalsOf,
  type WrittenScenario,
} from '../../../test/written.fixture.ts';
import { begin, compile, compileActions, micros, simulate, type Run } from '../../index.ts';

interface Watched {
  readonly duration?: string;
  readonly arrow?: Record<string, unknown>;
  readonly server?: Record<string, unknown>;
  readonly triggers?: Record<string, unknown>;
}

const SIGNAL = { of: 'users', metric: 'good', per: 'offered', below: 0.9 };
const SHED = { do: { shed: { of: 'users -> checkout', share: 0.5 } } };
const NO_RETRIES = { do: { disableRetries: { of: 'users -> checkout' } } };
const OUTAGE = { down: { at: '60s', for: '100s', errorBurst: { of: 'checkout' } } };

/** `users -> checkout`, calm but for what is said, and somebody on call who looks every 10 s. */
function watched(
  operator: Record<string, unknown>,
  { arrow = {}, duration = '600s', server, triggers = OUTAGE }: Watched = {},
): WrittenScenario {
  return {
    duration,
    components: {
      users: { client: { arrivals: { constant: '10/s' }, goodWithin: '1s' } },
      checkout: { server: { workers: 10, service: { constant: '10ms' }, ...server } },
      oncall: {
        operator: {
          signal: SIGNAL,
          every: '10s',
          noticesAfter: '30s',
          actsAfter: { constant: '25s' },
          runbook: [NO_RETRIES],
          ...operator,
        },
      },
    },
    arrows: { 'users -> checkout': arrow },
    triggers,
  };
}

/** What they do and when, in seconds. */
const story = (run: Run): string[] =>
  run.marks
    .filter(({ kind }) => kind.startsWith('operator'))
    .map(({ atUs, kind, name }) =>
      `${atUs / 1e6} ${kind.slice(9)} ${kind.startsWith('operator-n') || kind.startsWith('operator-s') ? '' : name}`.trim(),
    );

describe('an operator', () => {
  test('notices after the signal has been bad for so long, acts later, stands down when it is good again', () => {
    // Looks at 70, 80, 90 s see the last 10 s each; good again at 170 s.
    expect(story(runOf(watched({})))).toEqual(['90 notices', '115 acts disableRetries', '170 stands-down']);
    expect(story(runOf(watched({ every: '60s' })))).toEqual([
      '120 notices',
      '145 acts disableRetries',
      '240 stands-down',
    ]);
  });

  test('does what the runbook says: half of the calls are blocked from then on, for so long', () => {
    const run = runOf(watched({ runbook: [{ ...SHED, for: '200s' }] }));
    const blocked = seriesOf(run, 'users -> checkout', 'blocked');

    expect(sum(blocked.slice(0, 115))).toBe(0);
    // 2000 calls, each blocked with 1/2: five standard errors.
    expect(Math.abs(sum(blocked.slice(115, 315)) - 1_000)).toBeLessThan(5 * Math.sqrt(2_000 / 4));
    expect(sum(blocked.slice(315))).toBe(0);
  });

  test('takes one step after another and stops when it is good', () => {
    const runbook = [NO_RETRIES, { do: { dropQueue: { of: 'checkout' } } }, { do: { restart: { of: 'checkout' } } }];

    expect(story(runOf(watched({ runbook })))).toEqual([
      '90 notices',
      '115 acts disableRetries',
      '140 acts dropQueue',
      '165 acts restart',
      '170 stands-down',
    ]);
    expect(story(runOf(watched({ runbook, actsAfter: { constant: '35s' } })))).toEqual([
      '90 notices',
      '125 acts disableRetries',
      '160 acts dropQueue',
      '200 stands-down',
    ]);
  });

  test('who sees that it is good again does not act', () => {
    const brief = { down: { at: '60s', for: '35s', errorBurst: { of: 'checkout' } } };

    expect(story(runOf(watched({}, { triggers: brief })))).toEqual(['90 notices', '120 stands-down']);
  });

  test('takes back what was done when it has been good for long enough, the last first, and begins anew the next time', () => {
    const triggers = { ...OUTAGE, again: { at: '400s', for: '50s', errorBurst: { of: 'checkout' } } };
    const runbook = [{ do: { disableRetries: {} } }, SHED];
    // Shed calls are no good calls: as long as half are shed it is never good, so here it is errors that they look at.
    const signal = { of: 'users -> checkout', metric: 'error', per: 'attempts', above: 0.1 };
    const run = runOf(watched({ runbook, signal, undoesAfter: '60s', actsAfter: { constant: '20s' } }, { triggers }));

    expect(story(run)).toEqual([
      '90 notices',
      '110 acts disableRetries',
      '130 acts shed',
      '220 takes-back shed',
      '220 takes-back disableRetries',
      '220 stands-down',
      '430 notices',
      '450 acts disableRetries',
      '510 takes-back disableRetries',
      '510 stands-down',
    ]);
    expect(totalsOf(run, 'oncall')).toMatchObject({ notices: 2, acts: 3, undos: 3 });
    // From 90 to 220 and from 430 to 510 of 600 s.
    expect(totalsOf(run, 'oncall')['engaged']).toBeCloseTo(210 / 600, 9);
  });

  test('in a run without an incident does nothing, and changes nothing', () => {
    const calm = watched({}, { triggers: {} });
    const { oncall: _, ...others } = calm.components;

    expect(story(runOf(calm))).toEqual([]);
    expect(runOf(calm).digest).toBe(runOf({ ...calm, components: others }).digest);
  });

  test('rolls a trigger back', () => {
    const run = runOf(watched({ runbook: [{ do: { rollBack: { of: 'down' } } }] }));

    expect(story(run)).toEqual(['90 notices', '115 acts rollBack', '130 stands-down']);
    expect(run.marks.find(({ kind }) => kind === 'trigger-ends')!.atUs).toBe(115e6);
  });

  test('reacts in a time that is drawn anew for each action, by dice of their own', () => {
    const acts = (seed: number) => story(runOf(watched({ actsAfter: { exponential: '30s' } }), {}, seed))[1];

    expect(new Set([1, 2, 3, 4].map(acts)).size).toBeGreaterThan(1);
    expect(acts(2)).toBe(acts(2));
  });
});

describe('what an operator looks at', () => {
  test('a level, of an arrow or a component, above or below a value', () => {
    const slow = { slow: { at: '60s', for: '100s', slowDown: { of: 'checkout', factor: 50 } } };
    const busy = { signal: { of: 'checkout', metric: 'utilisation', above: 0.45 } };
    const flying = { signal: { of: 'users -> checkout', metric: 'inFlight', above: 4 } };

    expect(story(runOf(watched(busy, { triggers: slow })))[0]).toBe('90 notices');
    expect(story(runOf(watched(flying, { triggers: slow })))[0]).toBe('90 notices');
  });

  test('of replicas: the sum of what is counted, the mean of what is a share', () => {
    const scenario = (signal: Record<string, unknown>): WrittenScenario => {
      const plain = watched(
        { signal },
        { server: { workers: 1, service: { constant: '100ms' }, replicas: 2 }, triggers: {} },
      );
      return {
        ...plain,
        duration: '30s',
        components: { ...plain.components, front: { balancer: {} } },
        arrows: { 'users -> front': {}, 'front -> checkout': {} },
      };
    };
    const seen = (metric: string, of = 'checkout') => {
      const plain = scenario({ of, metric, above: 1e6 });
      const oncall = plain.components['oncall'] as { operator: Record<string, unknown> };
      const runbook = [{ do: { restart: { of: 'checkout' } } }];
      const written = {
        ...plain,
        components: { ...plain.components, oncall: { operator: { ...oncall.operator, runbook } } },
      };
      return seriesOf(runOf(written), 'oncall', 'signal')[25];
    };

    // 10 calls a second of 100 ms each, over two: each is at work half of the time.
    expect(seen('utilisation')).toBeCloseTo(0.5, 9);
    expect(seen('served')).toBeCloseTo(10, 9);
    expect(seen('attempts', 'front -> checkout')).toBeCloseTo(10, 9);
  });

  test('where there is nothing to divide by, nothing is bad', () => {
    const client = { client: { arrivals: { constant: '0/s' }, goodWithin: '1s' } };
    const idle = watched({});

    expect(story(runOf({ ...idle, components: { ...idle.components, users: client } }))).toEqual([]);
  });
});

describe('ownership', () => {
  const acts = (owners: { readonly arrow?: string; readonly server?: string }, runbook: unknown[]) => {
    const operator = { owner: 'shop', onOthers: 2, onUnowned: 3, runbook, actsAfter: { constant: '10s' } };
    const owned = (owner: string | undefined) => (owner === undefined ? {} : { owner });
    const run = runOf(watched(operator, { arrow: owned(owners.arrow), server: owned(owners.server) }));
    return story(run)
      .filter((line) => line.includes('acts'))
      .map((line) => Number(line.split(' ')[0]) - 90);
  };

  test('an action on what is theirs is quick, on what another team owns slower, on what nobody owns slowest', () => {
    expect(acts({ arrow: 'shop' }, [SHED])).toEqual([10]);
    expect(acts({ arrow: 'platform' }, [SHED])).toEqual([20]);
    expect(acts({}, [SHED])).toEqual([30]);
    expect(acts({ arrow: 'shop' }, [SHED, { do: { restart: { of: 'checkout' } } }])).toEqual([10, 40]);
  });

  test('a trigger is owned by who owns what it happens to, and a component is not its arrow', () => {
    const rollBack = [{ do: { rollBack: { of: 'down' } } }];

    expect(acts({ arrow: 'shop', server: 'platform' }, rollBack)).toEqual([20]);
    expect(acts({ server: 'shop' }, rollBack)).toEqual([10]);
    expect(acts({ server: 'shop' }, [{ do: { drain: { of: 'checkout' } } }])).toEqual([30]);
  });

  test('moving it into one team brings recovery forward: a retry storm, and five minutes for each step', () => {
    const storm = (owner: string | undefined): Run =>
      runOf({
        duration: '2400s',
        bucket: '10s',
        components: {
          users: { client: { arrivals: { poisson: '20/s' }, goodWithin: '5s' } },
          checkout: { server: { workers: 2, service: { exponential: '50ms' }, ...(owner && { owner }) } },
          oncall: {
            operator: {
              owner: 'shop',
              signal: SIGNAL,
              actsAfter: { constant: '300s' },
              onUnowned: 3,
              runbook: [
                { do: { disableRetries: { of: 'users -> checkout' } } },
                { do: { dropQueue: { of: 'checkout' } } },
              ],
            },
          },
        },
        arrows: { 'users -> checkout': owner === undefined ? {} : { owner } },
        triggers: { down: { at: '100s', for: '20s', capacityLoss: { of: 'checkout' } } },
        guards: { calls: { 'users -> checkout': { timeout: { after: '1s' }, retry: { maxAttempts: 4 } } } },
      });
    const recoveredAt = (run: Run) => {
      const good = seriesOf(run, 'users', 'good');
      return good.findIndex((_, i) => i > 12 && sum(good.slice(i, i + 3)) > 0.9 * 600) * 10;
    };
    const [owned, unowned] = [storm('shop'), storm(undefined)].map(recoveredAt) as [number, number];

    // Bad at the looks at 120 and 150 s and so noticed; one reaction later without retries, two later without the queue:
    // 150 + 2 × 300 s, or 150 + 2 × 900 s. It would drain by itself only after (80 − 40)/s × 330 s ÷ (40 − 20)/s more.
    expect([owned, unowned]).toEqual([750, 1950]);
  });
});

describe('the record', () => {
  test('holds what somebody did from outside and not what operators did, and replays to the same run', () => {
    const plan = planOf(watched({}));
    const live = begin(plan, 1);
    live.advance(100e6);
    live.act({ do: { restart: { of: 'checkout' } } });
    const run = live.finish();
    const replayed = simulate(plan, 1, { actions: compileActions(plan, run.actions).actions! });

    expect(run.actions).toEqual([{ at: micros(100e6), do: { restart: { of: 'checkout' } } }]);
    expect(replayed.digest).toBe(run.digest);
    expect(replayed.marks).toEqual(run.marks);
  });

  test('an action from outside on the same dial takes it over, and standing down leaves it alone', () => {
    const plan = planOf(
      watched({ runbook: [SHED], undoesAfter: '20s', signal: { of: 'users -> checkout', metric: 'error', above: 1 } }),
    );
    const { actions } = compileActions(plan, [
      { at: micros(130e6), do: { shed: { of: 'users -> checkout', share: 1 } } },
    ]);
    const run = simulate(plan, 1, { actions: actions! });

    expect(totalsOf(run, 'oncall')).toMatchObject({ acts: 1, undos: 0 });
    expect(seriesOf(run, 'users -> checkout', 'ok').slice(300)).toEqual(Array(300).fill(0));
  });
});

test.each<[string, Record<string, unknown>, [string, string]]>([
  ['a part', { signal: { ...SIGNAL, of: 'nobody' } }, ['signal.of', '`nobody` is not an arrow or a balancer']],
  [
    'a metric',
    { signal: { ...SIGNAL, metric: 'goodness' } },
    ['signal.metric', '`goodness` is not measured of `users`'],
  ],
  ['a divisor', { signal: { ...SIGNAL, per: 'latency' } }, ['signal.per', '`latency` is not measured of `users`']],
  [
    'a place to act',
    { runbook: [SHED, { do: { restart: { of: 'users' } } }] },
    ['runbook.1.do.restart.of', '`users` is nothing'],
  ],
])('%s that does not exist is said where it is written', (_, operator, [path, says]) => {
  const { diagnostics } = compile(parseScenario(watched(operator)), parseGuards({}));

  expect(diagnostics.map((each) => each.path.join('.'))).toEqual([`components.oncall.operator.${path}`]);
  expect(diagnostics[0]!.says).toContain(says);
});
