import { describe, expect, test } from 'vitest';
import { compile, compileActions, micros, simulate, type Run } from '../src/index.ts';
import { balanced } from './balanced.fixture.ts';
import {
  parseGuards,
  parseScenario,
  planOf,
  runOf,
  seriesOf,
  sum,
  totalsOf,
  type WrittenScenario,
} from './written.fixture.ts';

type Extra = { readonly domains?: Record<string, unknown>; readonly triggers?: Record<string, unknown> };

/** `users -> front -> checkout`, four replicas, and a store that all of them call. */
function replicated({ domains = {}, triggers = {} }: Extra): WrittenScenario & Extra {
  const plain = balanced({
    duration: '20s',
    arrivals: { constant: '40/s' },
    server: { workers: 10, replicas: 4, service: { constant: '10ms' }, whenDown: 'answered' },
    others: { store: { server: { workers: 100, service: { constant: '1ms' } } } },
  });
  return { ...plain, arrows: { ...plain.arrows, 'checkout -> store': {} }, domains, triggers };
}
const rack = (...members: string[]) => ({ 'rack-1': { kind: 'rack', members } });
const weather = (trigger: Record<string, unknown>) => ({ weather: { at: '5s', for: '8s', ...trigger } });
const struck = (run: Run): string[] =>
  run.marks.filter(({ kind }) => kind === 'trigger-begins').map(({ part }) => part);
const findings = (written: WrittenScenario) =>
  compile(parseScenario(written), parseGuards({})).diagnostics.map(({ path, says }) => [path.join('.'), says]);

describe('a trigger of a domain', () => {
  test('happens to every member of its kind, and to nobody else', () => {
    const domains = rack('checkout.2', 'store', 'checkout.4', 'users');
    const run = runOf(replicated({ domains, triggers: weather({ crash: { of: 'rack-1' } }) }));

    expect(struck(run)).toEqual(['checkout.2', 'store', 'checkout.4']);
    expect(totalsOf(run, 'checkout.2')['turnedAway']).toBeGreaterThan(0);
    expect(totalsOf(run, 'checkout.1')['turnedAway']).toBe(0);
  });

  test('a replicated server as a member is all its replicas, once each', () => {
    const domains = rack('checkout', 'checkout.2');
    const run = runOf(replicated({ domains, triggers: weather({ slowDown: { of: 'rack-1', factor: 2 } }) }));

    expect(struck(run)).toEqual(['checkout.1', 'checkout.2', 'checkout.3', 'checkout.4']);
  });

  test('that cuts arrows cuts those that are members and those that cross its border', () => {
    const cut = (...members: string[]) =>
      struck(runOf(replicated({ domains: rack(...members), triggers: weather({ partition: { of: 'rack-1' } }) })));

    expect(cut('checkout.3')).toEqual(['checkout.3 -> store', 'front -> checkout.3'].sort().reverse());
    expect(cut('front', 'checkout.3').sort()).toEqual(
      [
        'checkout.3 -> store',
        'front -> checkout.1',
        'front -> checkout.2',
        'front -> checkout.4',
        'users -> front',
      ].sort(),
    );
    expect(cut('users -> front')).toEqual(['users -> front']);
  });

  test('three replicas of four with a rack in common are down together, and the fourth carries on alone', () => {
    const crash = { crash: { of: 'rack-1' } };
    const run = runOf(
      replicated({ domains: rack('checkout.1', 'checkout.2', 'checkout.3'), triggers: weather(crash) }),
    );
    const good = seriesOf(run, 'users', 'good');

    expect(sum(good.slice(6, 12))).toBe(60);
    expect(sum(good.slice(14, 19))).toBe(200);
  });
});

describe('an action on a domain', () => {
  test('is taken on every member of its kind', () => {
    const plan = planOf(replicated({ domains: rack('checkout.1', 'checkout.4', 'store') }));
    const { actions, diagnostics } = compileActions(plan, [
      { at: micros(1_000_000), do: { restart: { of: 'rack-1' } } },
      { at: micros(2_000_000), do: { drain: { of: 'rack-1' } } },
    ]);

    expect(diagnostics).toEqual([]);
    expect(actions!.map(({ parts }) => [...parts].sort())).toEqual([
      ['checkout.1', 'checkout.4', 'store'],
      [
        'checkout.1 -> store',
        'checkout.2 -> store',
        'checkout.3 -> store',
        'checkout.4 -> store',
        'front -> checkout.1',
        'front -> checkout.4',
      ],
    ]);
  });
});

describe('what is wrong with domains is said where it is written', () => {
  test.each<[string, Extra, [string, string]]>([
    [
      'a member that does not exist',
      { domains: rack('checkout.9') },
      ['domains.rack-1.members.0', 'There is no `checkout.9`.'],
    ],
    [
      'a name that is taken',
      { domains: { store: { kind: 'zone', members: ['front'] } } },
      ['domains.store', '`store` is the name of a component, too.'],
    ],
    [
      'no member that the trigger could happen to',
      { domains: rack('users'), triggers: weather({ crash: { of: 'rack-1' } }) },
      ['triggers.weather.crash.of', '`rack-1` is not a server, which is what `crash` happens to.'],
    ],
    [
      'no member that would feel it',
      { domains: rack('store', 'checkout'), triggers: weather({ gcPressure: { of: 'rack-1', share: 0.5 } }) },
      [
        'triggers.weather.gcPressure.of',
        '`rack-1` says nothing about its `memory`, which is what `gcPressure` changes.',
      ],
    ],
    [
      'turns that do not fit into the wave',
      { triggers: weather({ deployWave: { of: 'checkout', outFor: '3s' } }) },
      ['triggers.weather.for', '4 turns, one after another, are over at 14s only.'],
    ],
  ])('%s', (_, written, expected) => {
    expect(findings(replicated(written))).toEqual([expected]);
  });

  test('one member that would feel it is enough', () => {
    const written = replicated({
      domains: rack('store', 'checkout'),
      triggers: weather({ gcPressure: { of: 'rack-1', share: 0.5 } }),
    });
    const store = { server: { workers: 100, service: { constant: '1ms' }, memory: { heap: 100, perAttempt: 1 } } };

    expect(findings({ ...written, components: { ...written.components, store } })).toEqual([]);
  });

  test('a domain that fits is offered for what was written', () => {
    const written = replicated({ domains: rack('store'), triggers: weather({ crash: { of: 'nobody' } }) });
    const [finding] = compile(parseScenario(written), parseGuards({})).diagnostics;

    expect(finding!.instead).toBe('Write `checkout`, `store` or `rack-1`.');
  });
});

describe('deployWave', () => {
  const wave = (params: Record<string, unknown>, domains = {}) =>
    runOf(replicated({ domains, triggers: weather({ deployWave: { of: 'checkout', ...params } }) }));
  const turns = (run: Run) =>
    run.marks.map(({ atUs, kind, part }) => `${atUs / 1e6} ${kind === 'trigger-begins' ? '−' : '+'}${part.slice(-1)}`);

  test('takes one after another out, each for its part of the time', () => {
    expect(turns(wave({}))).toEqual(['5 −1', '7 +1', '7 −2', '9 +2', '9 −3', '11 +3', '11 −4', '13 +4']);
  });

  test('some at a time, for less than their part, in the order of the domain', () => {
    const run = wave({ of: 'rack-1', batch: 2, outFor: '1s' }, rack('checkout.4', 'checkout.1', 'checkout.3'));

    expect(turns(run)).toEqual(['5 −4', '5 −1', '6 +4', '6 +1', '9 −3', '10 +3']);
  });

  test('costs the share of calls that meet a replica that is out, and no more', () => {
    const failed = (params: Record<string, unknown>) => totalsOf(wave(params), 'users')['failed'];

    // 8 s, in which every fourth of 40 calls a second is for the one that is out; one is lost in hand.
    expect(failed({ stop: 'graceful' })).toBe(80);
    expect(failed({})).toBeGreaterThanOrEqual(80);
    expect(failed({ slow: 20 })).toBe(0);
  });

  test('an abrupt stop loses what is in hand, a graceful one does not; both start anew', () => {
    const slow = { ...replicated({}), triggers: weather({ deployWave: { of: 'checkout', stop: 'abrupt' } }) };
    const long = JSON.parse(JSON.stringify(slow).replace('"constant":"10ms"', '"constant":"400ms"')) as WrittenScenario;
    const graceful = JSON.parse(JSON.stringify(long).replace('abrupt', 'graceful')) as WrittenScenario;
    const lost = (written: WrittenScenario) =>
      sum([1, 2, 3, 4].map((n) => totalsOf(runOf(written), `checkout.${n}`)['lost']!));

    expect(lost(long)).toBe(16);
    expect(lost(graceful)).toBe(0);
  });

  test('however it was stopped it is cold when it is back', () => {
    const slowest = (stop: string) => {
      const written = replicated({ triggers: weather({ deployWave: { of: 'checkout', stop } }) });
      const coldStart = { for: '1s', factor: 10 };
      const server = { workers: 10, replicas: 4, service: { constant: '10ms' }, coldStart };
      const run = runOf({ ...written, components: { ...written.components, checkout: { server } } });
      return Math.max(...seriesOf(run, 'checkout.1', 'sojournP99').slice(7, 8));
    };

    // Nearly ten times 10 ms at first; warm it is 11 ms, the call onward included.
    expect(slowest('graceful')).toBeGreaterThan(50_000);
    expect(slowest('abrupt')).toBeGreaterThan(50_000);
  });

  test('rolled back, it is over for the one that is out and does not come to the others', () => {
    const plan = planOf(replicated({ triggers: weather({ deployWave: { of: 'checkout' } }) }));
    const rolledBack = (seconds: number) => {
      const action = { at: micros(seconds * 1e6), do: { rollBack: { of: 'weather' } } };
      return turns(simulate(plan, 1, { actions: compileActions(plan, [action]).actions! })).filter(
        (turn) => !turn.includes('action'),
      );
    };

    expect(rolledBack(8).filter((turn) => /[−+]\d$/.test(turn))).toEqual(['5 −1', '7 +1', '7 −2', '8 +2']);
    expect(rolledBack(4).filter((turn) => /[−+]\d$/.test(turn))).toHaveLength(8);
  });
});

describe('configPush', () => {
  test('changes all members of a domain at the same moment, in every way that is written', () => {
    const push = { configPush: { of: 'rack-1', slowness: 3, errors: 1, capacity: 0.1 } };
    const run = runOf(
      replicated({ domains: rack('checkout.1', 'checkout.2', 'checkout.3', 'checkout.4'), triggers: weather(push) }),
    );

    expect(seriesOf(run, 'users', 'good').slice(6, 13)).toEqual([0, 0, 0, 0, 0, 0, 0]);
    expect(seriesOf(run, 'checkout.1', 'workers').slice(4, 7)).toEqual([10, 1, 1]);
    expect(seriesOf(run, 'checkout.1', 'workers').at(-1)).toBe(10);
    expect(seriesOf(run, 'checkout.1', 'sojournP50')[8]).toBeGreaterThan(30_000);
    expect(sum(seriesOf(run, 'users', 'good').slice(14, 19))).toBe(200);
  });
});

describe('by chance', () => {
  test('what is certain throws no dice, and what cannot be never happens', () => {
    const digest = (trigger: Record<string, unknown>) =>
      runOf(replicated({ domains: rack('checkout.1'), triggers: weather({ crash: { of: 'rack-1' }, ...trigger }) }))
        .digest;

    expect(digest({ chance: 1, strikes: 1 })).toBe(digest({}));
    expect(digest({ strikes: 0 })).toBe(runOf(replicated({})).digest);
    expect(digest({ chance: 0 })).toBe(runOf(replicated({})).digest);
  });

  test('`strikes` picks some of the members, by the seed', () => {
    const plan = planOf({
      ...replicated({ triggers: { weather: { at: '100ms', for: '1ms', strikes: 0.5, crash: { of: 'checkout' } } } }),
      duration: '1s',
    });
    const picked = [1, 2, 3, 4, 5, 6].map((seed) => struck(simulate(plan, seed)).join());

    expect(new Set(picked).size).toBeGreaterThan(3);
    expect(struck(simulate(plan, 3)).join()).toBe(picked[2]);
  });
});
