import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  actionLabel,
  actionWindows,
  begin,
  compileActions,
  simulate,
  writtenActions,
  type LiveAction,
} from '../src/index.ts';
import { actionsSchema } from '../src/schema.ts';
import type { World } from '../src/world.ts';
import { actedRun, anyLiveAction, drilledRun, parseActions, parseLive, replay } from './actions.fixture.ts';
import { balanced } from './balanced.fixture.ts';
import { readThrough } from './caches/caches.fixture.ts';
import { anyScenario } from './scenarios.fixture.ts';
import { ARROW, planOf, runOf, seriesOf, shop, shopGuards, sum, totalsOf } from './written.fixture.ts';

/** Nothing random in it: a call every 10 ms, each served in 3 ms. */
const CLOCKWORK = shop({
  duration: '10s',
  arrivals: { constant: '100/s' },
  server: { workers: 1, service: { constant: '3ms' } },
});

describe('what somebody may do about it', () => {
  test('shed: a share of the calls is turned away while it lasts, all of them at 1', () => {
    const run = actedRun(CLOCKWORK, [
      { at: '1.995s', do: { shed: { of: ARROW, share: 0.25 } }, for: '5s' },
      { at: '7.995s', do: { shed: { of: ARROW, share: 1 } } },
    ]);

    const blocked = seriesOf(run, ARROW, 'blocked');
    // Of 500 calls a quarter: 125, with a standard deviation of √(500 × 0.25 × 0.75) = 9.7; five of them.
    expect(Math.abs(sum(blocked.slice(2, 7)) - 125)).toBeLessThan(5 * 9.7);
    expect([...blocked.slice(0, 2), ...blocked.slice(7)]).toEqual([0, 0, 0, 100, 100]);
    expect(totalsOf(run, 'users')['failed']).toBe(sum(blocked));
  });

  test('drain: nobody begins a call to a server any more, and what it has in hand it finishes', () => {
    const busy = shop({
      duration: '10s',
      arrivals: { constant: '10/s' },
      server: { workers: 10, service: { constant: '450ms' } },
    });

    const run = actedRun(busy, [{ at: '5.05s', do: { drain: { of: 'checkout' } } }]);

    expect(totalsOf(run, 'checkout')).toMatchObject({ arrivals: 50, served: 50 });
    expect(totalsOf(run, ARROW)['blocked']).toBe(49);
  });

  test('drain and shed turn the same dial, so that traffic is let in again by shedding less', () => {
    const run = actedRun(CLOCKWORK, [
      { at: '1.995s', do: { drain: { of: 'checkout' } } },
      { at: '3.995s', do: { shed: { of: ARROW, share: 0 } } },
    ]);

    expect(seriesOf(run, ARROW, 'blocked')).toEqual([0, 0, 100, 100, 0, 0, 0, 0, 0, 0]);
  });

  test('disable retries: on one arrow, or on all of them', () => {
    const failing = {
      ...shop({
        duration: '4s',
        arrivals: { constant: '10/s' },
        server: { workers: 9, service: { constant: '1ms' } },
      }),
    };
    const tiers = {
      ...failing,
      components: { ...failing.components, stock: { server: { workers: 9, service: { constant: '1ms' }, errors: 1 } } },
      arrows: { ...failing.arrows, 'checkout -> stock': {} },
    };
    const guards = {
      calls: {
        [ARROW]: { retry: { maxAttempts: 2, baseDelay: '0ms' } },
        'checkout -> stock': { retry: { maxAttempts: 3, baseDelay: '0ms' } },
      },
    };
    const attempts = (of: Record<string, string>) =>
      seriesOf(
        actedRun(tiers, [{ at: '1.95s', do: { disableRetries: of } }], guards),
        'checkout -> stock',
        'attempts',
      ).slice(1);

    // Two attempts at the front times three at the back.
    expect(attempts({})).toEqual([60, 10, 10]);
    expect(attempts({ of: 'checkout -> stock' })).toEqual([60, 20, 20]);
    expect(attempts({ of: ARROW })).toEqual([60, 30, 30]);
  });

  test('drop the queue: what waits is refused at once, what is worked on is finished', () => {
    const queued = shop({
      duration: '10s',
      arrivals: { constant: '1/s' },
      client: { goodWithin: '10s', schedule: [{ at: '4.5s', rate: '0/s' }] },
      server: { workers: 1, service: { constant: '6s' } },
    });

    const run = actedRun(queued, [{ at: '5s', do: { dropQueue: { of: 'checkout' } } }]);

    expect(totalsOf(run, 'checkout')).toMatchObject({ arrivals: 4, served: 1, shed: 3 });
    expect(totalsOf(run, ARROW)).toMatchObject({ ok: 1, shed: 3 });
  });

  test('cut traffic to a share, then let it come back in steps', () => {
    const run = actedRun(CLOCKWORK, [
      { at: '1.995s', do: { cutTraffic: { of: 'users', share: 0.2 } } },
      { at: '3.995s', do: { rampTraffic: { of: 'users', over: '4s', steps: 4 } } },
    ]);

    // From 5 s on there is a fifth more each second, of the 100 that come in all.
    expect(seriesOf(run, 'users', 'offered')).toEqual([99, 100, 20, 20, 20, 40, 60, 80, 100, 100]);
    expect(run.marks.map(({ atUs, kind, name }) => [atUs / 1e6, kind, name])).toEqual([
      [1.995, 'action-begins', 'cutTraffic'],
      [3.995, 'action-ends', 'cutTraffic'],
      [3.995, 'action-begins', 'rampTraffic'],
      [7.995, 'action-ends', 'rampTraffic'],
    ]);
  });

  test('add capacity: more workers, once they have been provisioned, for as long as they are wanted', () => {
    const crowded = shop({
      duration: '10s',
      arrivals: { constant: '100/s' },
      server: { workers: 4, service: { constant: '100ms' } },
    });

    const run = actedRun(crowded, [
      { at: '3s', do: { addCapacity: { of: 'checkout', share: 0.5, after: '2s' } }, for: '3s' },
    ]);

    expect(seriesOf(run, 'checkout', 'busy').slice(1, 8)).toEqual([4, 4, 4, 4, 6, 6, 6]);
    expect(seriesOf(run, 'checkout', 'busy')[9]).toBe(4);
  });

  test('restart: what a server holds is lost without an answer, and it goes on with what comes next', () => {
    const slow = shop({
      duration: '10s',
      arrivals: { constant: '1/s' },
      server: { workers: 1, service: { constant: '700ms' } },
    });

    const run = actedRun(
      slow,
      [{ at: '5.5s', do: { restart: { of: 'checkout' } } }],
      shopGuards({ timeout: { after: '2s' } }),
    );

    expect(totalsOf(run, ARROW)).toMatchObject({ ok: 8, timeout: 1 });
  });

  test('roll back: a trigger ends as if it had been shorter, and it does not end again', () => {
    const outage = (seconds: string) => ({
      ...CLOCKWORK,
      triggers: { deploy: { capacityLoss: { of: 'checkout' }, at: '2s', for: seconds } },
    });

    const run = actedRun(outage('6s'), [{ at: '3.500001s', do: { rollBack: { of: 'deploy' } } }]);

    expect(run.digest).toBe(runOf(outage('1.500001s')).digest);
    expect(run.marks.filter(({ kind }) => kind.startsWith('trigger'))).toEqual([
      { atUs: 2_000_000, kind: 'trigger-begins', name: 'deploy', part: 'checkout' },
      { atUs: 3_500_001, kind: 'trigger-ends', name: 'deploy', part: 'checkout' },
    ]);
  });

  test('a trigger that has not begun, or is over, is not rolled back', () => {
    const outage = { ...CLOCKWORK, triggers: { deploy: { capacityLoss: { of: 'checkout' }, at: '2s', for: '1s' } } };
    const rollBack = { rollBack: { of: 'deploy' } };

    const run = actedRun(outage, [
      { at: '1s', do: rollBack },
      { at: '7s', do: rollBack },
    ]);

    expect(run.digest).toBe(runOf(outage).digest);
  });

  test('eject a replica: the balancer sends it nothing, until that is undone', () => {
    const fleet = balanced({
      duration: '9s',
      arrivals: { constant: '30/s' },
      server: { workers: 9, replicas: 3, service: { constant: '1ms' } },
    });

    const run = actedRun(fleet, [
      { at: '3.01s', do: { ejectReplica: { of: 'front', replica: 'checkout.2' } } },
      { at: '6.01s', do: { undo: { action: 'ejectReplica', of: 'front' } } },
    ]);

    const arrivals = seriesOf(run, 'checkout.2', 'arrivals');
    expect(sum(arrivals.slice(3, 6))).toBeLessThanOrEqual(1);
    expect(arrivals.slice(0, 3).every((count) => count >= 9)).toBe(true);
    expect(arrivals.slice(7).every((count) => count >= 9)).toBe(true);
  });

  test('serve stale: a cache answers with what it has, and nothing is fetched', () => {
    const cached = readThrough({
      duration: '10s',
      client: { keys: { uniform: { count: 1 } } },
      cache: { ttl: '450ms' },
      database: { service: { constant: '1ms' } },
    });

    const run = actedRun(cached, [{ at: '2.95s', do: { serveStale: { of: 'cache' } }, for: '4s' }]);

    const fetched = seriesOf(run, 'database', 'served');
    expect(fetched.slice(3, 6)).toEqual([0, 0, 0]);
    expect(Math.min(...fetched.slice(0, 2), ...fetched.slice(7))).toBeGreaterThanOrEqual(1);
    expect(totalsOf(run, 'users')['failed']).toBe(0);
  });

  test('what happens to a replicated server happens to all its replicas, or to the one that is named', () => {
    const fleet = balanced({
      duration: '4s',
      arrivals: { constant: '30/s' },
      server: { workers: 1, replicas: 2, service: { constant: '10s' } },
    });
    const shedBy = (of: string) => {
      const run = actedRun(fleet, [{ at: '2.01s', do: { dropQueue: { of } } }]);
      return [totalsOf(run, 'checkout.1')['shed']! > 0, totalsOf(run, 'checkout.2')['shed']! > 0];
    };

    expect(shedBy('checkout')).toEqual([true, true]);
    expect(shedBy('checkout.2')).toEqual([false, true]);
  });
});

describe('dials', () => {
  test('of several actions on one dial the latest holds, and the end of an earlier one changes nothing', () => {
    const run = actedRun(CLOCKWORK, [
      { at: '1.995s', do: { cutTraffic: { of: 'users', share: 0.5 } }, for: '2s' },
      { at: '2.995s', do: { cutTraffic: { of: 'users', share: 0.2 } }, for: '3s' },
    ]);

    expect(seriesOf(run, 'users', 'offered')).toEqual([99, 100, 50, 20, 20, 20, 100, 100, 100, 100]);
  });

  test('an action and a trigger on one knob do not take each other back', () => {
    const spiky = {
      ...CLOCKWORK,
      triggers: { rush: { loadSpike: { of: 'users', factor: 2 }, at: '2.995s', for: '4s' } },
    };

    const run = actedRun(spiky, [{ at: '1.995s', do: { cutTraffic: { of: 'users', share: 0.5 } }, for: '2s' }]);

    // At 200/s, from 3.995 s to 6.995 s, the first call comes half an interval after the turn: still before 4 s.
    expect(seriesOf(run, 'users', 'offered')).toEqual([99, 100, 50, 101, 200, 200, 199, 100, 100, 100]);
  });

  test('undo puts back what is in force, on one part or everywhere, and only that kind of action', () => {
    const offered = (undo: Record<string, unknown>) =>
      seriesOf(
        actedRun(CLOCKWORK, [
          { at: '1.995s', do: { cutTraffic: { of: 'users', share: 0.5 } } },
          { at: '3.995s', do: { undo } },
        ]),
        'users',
        'offered',
      ).slice(3, 5);

    expect(offered({ action: 'cutTraffic', of: 'users' })).toEqual([50, 100]);
    expect(offered({ action: 'cutTraffic' })).toEqual([50, 100]);
    expect(offered({ action: 'rampTraffic' })).toEqual([50, 50]);
    expect(offered({ action: 'shed' })).toEqual([50, 50]);
  });

  test('undo on one part leaves the others as they are', () => {
    const twice = {
      ...CLOCKWORK,
      components: { ...CLOCKWORK.components, robots: CLOCKWORK.components['users'] },
      arrows: { ...CLOCKWORK.arrows, 'robots -> checkout': {} },
    };

    const run = actedRun(twice, [
      { at: '1.995s', do: { drain: { of: 'checkout' } } },
      { at: '3.995s', do: { undo: { action: 'drain', of: 'checkout' } } },
      { at: '4.995s', do: { shed: { of: ARROW, share: 1 } } },
      { at: '4.995s', do: { shed: { of: 'robots -> checkout', share: 1 } } },
      { at: '6.995s', do: { undo: { action: 'shed', of: 'robots -> checkout' } } },
    ]);

    expect(seriesOf(run, ARROW, 'blocked')).toEqual([0, 0, 100, 100, 0, 100, 100, 100, 100, 100]);
    expect(seriesOf(run, 'robots -> checkout', 'blocked')).toEqual([0, 0, 100, 100, 0, 100, 100, 0, 0, 0]);
  });

  test('an order for workers that is replaced before they come is forgotten', () => {
    const crowded = shop({
      duration: '10s',
      arrivals: { constant: '100/s' },
      server: { workers: 4, service: { constant: '100ms' } },
    });

    const run = actedRun(crowded, [
      { at: '1s', do: { addCapacity: { of: 'checkout', share: 1, after: '4s' } } },
      { at: '2s', do: { addCapacity: { of: 'checkout', share: 0.5, after: '4s' } } },
    ]);

    expect(seriesOf(run, 'checkout', 'busy').slice(4)).toEqual([4, 4, 6, 6, 6, 6]);
  });
});

describe('a run that is steered', () => {
  /** Busy, with an outage, timeouts, retries and a queue that fills. */
  const BUSY = planOf(
    {
      ...shop({
        duration: '12s',
        bucket: '500ms',
        arrivals: { poisson: '90/s' },
        server: { workers: 4, service: { exponential: '40ms' }, errors: 0.05 },
        triggers: { down: { capacityLoss: { of: 'checkout' }, at: '2s', for: '3s' } },
      }),
    },
    shopGuards(
      { timeout: { after: '400ms' }, retry: { maxAttempts: 3, baseDelay: '50ms', jitter: 'full' } },
      { queueLimit: { capacity: 60 } },
    ),
  );
  const WITHIN = { clients: ['users'], arrows: [ARROW], servers: ['checkout'], triggers: ['down'] };
  const anyMoves = fc.uniqueArray(fc.integer({ min: 0, max: 24 }), { maxLength: 8, size: 'max' }).chain((stops) =>
    fc.record({
      stops: fc.constant(stops.toSorted((one, other) => one - other)),
      acts: fc.array(fc.array(anyLiveAction(WITHIN), { maxLength: 3, size: 'max' }), {
        minLength: stops.length,
        maxLength: stops.length,
      }),
    }),
  );

  test('a drill replays from its record: to the same digest, marks, record and event count', () => {
    fc.assert(
      fc.property(anyMoves, fc.nat({ max: 1000 }), (moves, seed) => {
        const drill = drilledRun(BUSY, seed, moves);

        expect(replay(BUSY, seed, drill.actions)).toEqual(drill);
      }),
      { numRuns: 80 },
    );
  });

  test('the record survives the way people write it', () => {
    fc.assert(
      fc.property(anyMoves, (moves) => {
        const { actions } = drilledRun(BUSY, 1, moves);

        expect(actionsSchema.parse(JSON.parse(JSON.stringify(writtenActions(actions))))).toEqual(actions);
      }),
      { numRuns: 30 },
    );
  });

  test('planned and live actions mix, and are recorded in the order in which they are taken', () => {
    const { actions = [] } = compileActions(BUSY, parseActions([{ at: '6s', do: { dropQueue: { of: 'checkout' } } }]));
    const simulation = begin(BUSY, 3, { actions });
    for (const stop of [1, 6, 9]) {
      simulation.advance(stop * 1e6);
      expect(simulation.act(parseLive({ shed: { of: ARROW, share: 0.1 * stop } }))).toEqual([]);
    }

    const drill = simulation.finish();

    expect(drill.actions.map(({ at, do: what }) => [at / 1e6, Object.keys(what)[0]])).toEqual([
      [1, 'shed'],
      [6, 'dropQueue'],
      [6, 'shed'],
      [9, 'shed'],
    ]);
    expect(replay(BUSY, 3, drill.actions)).toEqual(drill);
  });

  test('an action comes after everything else of its microsecond, whenever it was planned', () => {
    // A call begins at 5 s sharp. It is let through, for the door is shut after it.
    const shut = [{ at: '5s', do: { drain: { of: 'checkout' } } }];

    expect(seriesOf(actedRun(CLOCKWORK, shut), ARROW, 'blocked').slice(4, 6)).toEqual([0, 99]);
    const simulation = begin(planOf(CLOCKWORK), 1);
    simulation.advance(5e6);
    simulation.act(parseLive({ drain: { of: 'checkout' } }));
    expect(simulation.finish()).toEqual(actedRun(CLOCKWORK, shut));
  });

  test('without actions a run is what it was: nothing recorded, no mark, the same digest', () => {
    const run = simulate(BUSY, 5);

    expect(run).toEqual(simulate(BUSY, 5, { actions: [] }));
    expect(run.actions).toEqual([]);
  });

  test('windows say when actions were in force, on what, and what a chart writes beside them', () => {
    const run = actedRun(CLOCKWORK, [
      { at: '2s', do: { shed: { of: ARROW, share: 0.5 } }, for: '1.5s' },
      { at: '4s', do: { dropQueue: { of: 'checkout' } } },
      { at: '5s', do: { cutTraffic: { of: 'users', share: 0.3 } } },
      { at: '6s', do: { disableRetries: {} } },
      { at: '8s', do: { undo: { action: 'disableRetries' } } },
    ]);

    expect(actionWindows(run)).toEqual([
      { action: 0, part: ARROW, label: 'shed 50 %', fromUs: 2_000_000, toUs: 3_500_000 },
      { action: 1, part: 'checkout', label: 'drop queue', fromUs: 4_000_000, toUs: 4_000_000 },
      { action: 2, part: 'users', label: 'traffic 30 %', fromUs: 5_000_000, toUs: 10_000_000 },
      { action: 3, part: ARROW, label: 'no retries', fromUs: 6_000_000, toUs: 8_000_000 },
      { action: 4, part: ARROW, label: 'undo disableRetries', fromUs: 8_000_000, toUs: 8_000_000 },
    ]);
    expect(actionLabel({ do: { drain: { of: 'checkout' } } })).toBe('drain checkout');
  });

  test('when everything has drained, all calls have ended and nobody holds anything, whatever was done', () => {
    fc.assert(
      fc.property(
        anyScenario({ isDrained: true }).chain((written) => {
          const arrows = Object.keys(written.arrows!);
          const [clients, servers] = [0, 1].map((end) => [
            ...new Set(arrows.map((arrow) => arrow.split(' -> ')[end]!)),
          ]);
          const within = {
            clients: clients!,
            arrows,
            servers: servers!,
            triggers: Object.keys(written.triggers ?? {}),
          };
          const at = fc.integer({ min: 0, max: 7_000_000 });
          const acts = fc.array(fc.tuple(at, anyLiveAction(within)), { minLength: 1, maxLength: 8, size: 'max' });
          return fc.tuple(fc.constant(written), acts);
        }),
        ([written, acts]) => {
          const plan = planOf(written);
          const given = acts.map(([at, act]) => ({ ...act, at: at as never }));
          const { actions = [] } = compileActions(plan, given);
          const simulation = begin(plan, 1, { actions });
          const run = simulation.finish();

          const { attempts, calls } = (simulation as unknown as { world: World }).world;
          expect({ attempts: attempts.liveCount, calls: calls.liveCount }).toEqual({ attempts: 0, calls: 0 });
          expect(run.actions).toHaveLength(given.length);
          for (const { kind, name, totals } of run.parts) {
            if (kind !== 'client') continue;
            expect(totals['good']! + totals['late']! + totals['failed']!, name).toBe(totals['offered']);
          }
        },
      ),
      { numRuns: 80 },
    );
  });
});

describe('what cannot be done is said, and nothing is done', () => {
  const PLAN = planOf({
    ...CLOCKWORK,
    triggers: {
      slow: { slowDown: { of: 'checkout', factor: 2 }, at: '1s', for: '1s' },
    },
  });

  test.each<[string, unknown, (string | number)[], RegExp]>([
    ['nothing at all', null, [], /no action/],
    ['no action', { shed: {} }, [], /no action/],
    ['an unknown action', { do: { pray: {} } }, ['do'], /`pray`/],
    ['none of them', { do: {} }, ['do'], /./],
    ['two in one', { do: { drain: { of: 'checkout' }, restart: { of: 'checkout' } } }, ['do'], /several/],
    ['another key', { do: { drain: { of: 'checkout' } }, until: 3 }, ['until'], /`until`/],
    ['no parameters', { do: { drain: null } }, ['do', 'drain'], /parameters/],
    ['a parameter too many', { do: { drain: { of: 'checkout', hard: true } } }, ['do', 'drain', 'hard'], /`hard`/],
    ['a parameter missing', { do: { shed: { of: ARROW } } }, ['do', 'shed', 'share'], /missing/],
    ['a share above 1', { do: { shed: { of: ARROW, share: 7 } } }, ['do', 'shed', 'share'], /not a number from 0 to 1/],
    ['no number', { do: { shed: { of: ARROW, share: NaN } } }, ['do', 'shed', 'share'], /not a number/],
    ['an arrow that is not there', { do: { shed: { of: 'a -> b', share: 1 } } }, ['do', 'shed', 'of'], /`a -> b`/],
    ['a part of another kind', { do: { restart: { of: 'users' } } }, ['do', 'restart', 'of'], /`users`/],
    ['an unknown trigger', { do: { rollBack: { of: 'rain' } } }, ['do', 'rollBack', 'of'], /`rain`/],
    ['undoing a moment', { do: { undo: { action: 'restart' } } }, ['do', 'undo', 'action'], /undone/],
    ['a length of a moment', { do: { restart: { of: 'checkout' } }, for: 5 }, ['for'], /ends by itself/],
    ['a length of a ramp', { do: { rampTraffic: { of: 'users', over: 5 } }, for: 5 }, ['for'], /ends by itself/],
    ['a length of nothing', { do: { drain: { of: 'checkout' } }, for: 0 }, ['for'], /no duration/],
    ['half a microsecond', { do: { drain: { of: 'checkout' } }, for: 0.5 }, ['for'], /no duration/],
  ])('%s', (_, action, path, says) => {
    const simulation = begin(PLAN, 1);
    simulation.advance(3e6);

    const diagnostics = simulation.act(action as LiveAction);

    expect(diagnostics.map((each) => each.path)).toEqual([path]);
    expect(diagnostics[0]!.says).toMatch(says);
    expect(diagnostics[0]!.instead).toMatch(/^[A-Z].*\.$/);
    expect(diagnostics[0]!.source).toBe('actions');
    expect(simulation.finish()).toEqual(simulate(PLAN, 1));
  });

  test('a written action at no time of the run', () => {
    for (const at of [-1, 0.5, 10e6, NaN, '3s', undefined]) {
      const { actions, diagnostics } = compileActions(PLAN, [{ at: at as never, do: { drain: { of: 'checkout' } } }]);

      expect(actions).toBeUndefined();
      expect(diagnostics.map(({ path }) => path)).toEqual([[0, 'at']]);
    }
  });

  test('a trigger that is over at once cannot be rolled back', () => {
    const plan = planOf({ ...CLOCKWORK, triggers: { rush: { crowd: { of: 'users', calls: 5 }, at: '1s' } } });

    expect(begin(plan, 1).act(parseLive({ rollBack: { of: 'rush' } }))).toHaveLength(1);
  });

  test('a replica that the balancer does not know', () => {
    const plan = planOf(
      balanced({
        duration: '4s',
        arrivals: { constant: '9/s' },
        server: { workers: 1, replicas: 2, service: { constant: '1ms' } },
      }),
    );

    const [diagnostic] = begin(plan, 1).act(parseLive({ ejectReplica: { of: 'front', replica: 'checkout.3' } }));

    expect(diagnostic).toMatchObject({
      path: ['do', 'ejectReplica', 'replica'],
      instead: 'Write `checkout.1` or `checkout.2`.',
    });
  });

  test('anything, when the run is over', () => {
    const simulation = begin(PLAN, 1);
    simulation.finish();

    expect(simulation.act(parseLive({ drain: { of: 'checkout' } }))).toMatchObject([{ says: 'The run is over.' }]);
  });

  test('more than a thousand things', () => {
    const simulation = begin(PLAN, 1);
    const drop = parseLive({ dropQueue: { of: 'checkout' } });
    for (let i = 0; i < 1000; i++) expect(simulation.act(drop)).toEqual([]);

    expect(simulation.act(drop)).toHaveLength(1);
    expect(simulation.finish().actions).toHaveLength(1000);
    expect(
      compileActions(
        PLAN,
        Array.from({ length: 1001 }, () => ({ ...drop, at: 0 as never })),
      ).actions,
    ).toBeUndefined();
  });

  test.each<[string, unknown]>([
    ['no time', { do: { drain: { of: 'checkout' } } }],
    ['two in one', { at: '1s', do: { drain: { of: 'checkout' }, restart: { of: 'checkout' } } }],
    ['a length of a moment', { at: '1s', do: { restart: { of: 'checkout' } }, for: '3s' }],
    ['a number of seconds', { at: 1, do: { drain: { of: 'checkout' } } }],
    ['a share above 1', { at: '1s', do: { shed: { of: ARROW, share: 2 } } }],
  ])('the schema refuses %s', (_, action) => {
    expect(actionsSchema.safeParse([action]).success).toBe(false);
  });
});
