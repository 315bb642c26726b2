import { compile, compileActions, NO_GUARDS, seconds, simulate, type LiveAction, type Scenario } from '@basin/engine';
import { effectsOf, type OpenDrill } from '@basin/lab';
import { expect, test } from 'vitest';
import { Steering } from '../../workers/steering.ts';
import type { SteerOrder, SteerReport } from '../../workers/steer-protocol.ts';
import { LivePlay, type PlayState } from './live-play.ts';

const SHED: LiveAction['do'] = { shed: { of: 'users -> checkout', share: 0.5 } };
const BACK: LiveAction['do'] = { undo: { action: 'shed', of: 'users -> checkout' } };
const DROP: LiveAction['do'] = { dropQueue: { of: 'checkout' } };

const SCENARIO: Scenario = {
  version: 1,
  duration: seconds(40),
  bucket: seconds(1),
  components: {
    users: { client: { arrivals: { law: 'poisson', perSecond: 50 }, goodWithin: seconds(1), schedule: [] } },
    checkout: {
      server: { workers: 2, service: { law: 'exponential', mean: seconds(0.06) }, refusal: 'answered', errors: 0 },
    },
  },
  arrows: { 'users -> checkout': { delay: seconds(0) } },
  triggers: {},
  guards: NO_GUARDS,
};

const DRILL = {
  slug: 'desk',
  scenario: SCENARIO,
  arriveUs: 10e6,
  runbook: [
    { id: 'shed', title: 'Shed', says: '', takesUs: 3e6, options: [{ says: '50 %', do: SHED }], undo: BACK },
    { id: 'drop', title: 'Drop', says: '', takesUs: 0, options: [{ says: 'Drop', do: DROP }] },
  ],
  signals: [{ id: 'goodput', title: 'Served', measure: 'goodputShare', overUs: 5e6, delayUs: 0, noise: 0 }],
  goals: [],
} as unknown as OpenDrill;

function play(steer = steering()): { live: LivePlay; states: PlayState[] } {
  const states: PlayState[] = [];
  return { live: new LivePlay({ drill: DRILL, seed: 4, steer, onChange: (state) => states.push(state) }), states };
}

function steering(): (order: SteerOrder) => Promise<SteerReport> {
  const engine = new Steering();
  return (order) => engine.obey(order);
}

test('a live play and the replay of its record have the same digest, whatever was ordered when', async () => {
  const { live } = play();
  await live.begin();
  await live.pass(2.4e6);
  live.order(SHED);
  live.order(DROP);
  await live.pass(7.9e6);
  live.order(BACK);
  await live.pass(3.1e6);
  live.order(DROP);
  await live.pass(100e6);

  const { isOver, orders, run } = live.state;
  const { plan } = compile(SCENARIO, NO_GUARDS);
  const effects = effectsOf(
    DRILL,
    orders.map(({ action }) => action),
  );
  expect(isOver).toBe(true);
  expect(run!.actions).toHaveLength(4);
  expect(run!.digest).toBe(simulate(plan!, 4, { actions: compileActions(plan!, effects).actions! }).digest);
  expect(run!.digest).not.toBe(simulate(plan!, 4).digest);
});

test('the learner meets the system at their arrival, and what happened before is on the charts', async () => {
  const { live, states } = play();
  live.order(SHED);
  await live.begin();

  expect(live.state).toMatchObject({ nowUs: 10e6, isOver: false, orders: [] });
  expect(live.state.points[0]!.truth).toHaveLength(10);
  expect(states.length).toBeGreaterThan(0);
});

test('an order is counted from the time that the run was asked to reach, and is in effect when it has taken its time', async () => {
  const { live } = play();
  await live.begin();
  await live.pass(2e6);

  live.order(SHED);
  expect(live.state.orders).toMatchObject([{ action: { at: 12e6 }, effectUs: 15e6, says: 'Shed' }]);
  await live.pass(2e6);
  expect(live.state.run!.marks).toEqual([]);
  await live.pass(2e6);
  expect(live.state.run!.marks).toMatchObject([{ kind: 'action-begins', atUs: 15e6 }]);
});

test('an order while the run is still being made is not before what has been made', async () => {
  const waiting: (() => void)[] = [];
  const engine = new Steering();
  const { live } = play(async (order) => {
    const report = await engine.obey(order);
    if (order.kind === 'advance' && order.untilUs > 10e6) await new Promise<void>((resolve) => waiting.push(resolve));
    return report;
  });
  await live.begin();

  const passing = live.pass(6e6);
  live.order(DROP);
  await expect.poll(() => waiting.length).toBe(1);
  waiting[0]!();
  await passing;

  expect(live.state).toMatchObject({ nowUs: 16e6, trouble: '', orders: [{ action: { at: 16e6 } }] });
});

test('what breaks is told, and time stops', async () => {
  let isBroken = false;
  const engine = new Steering();
  const { live } = play((order) =>
    isBroken ? Promise.resolve({ kind: 'crashed', says: 'the worker is gone' }) : engine.obey(order),
  );
  await live.begin();
  isBroken = true;
  await live.pass(5e6);
  isBroken = false;
  await live.pass(5e6);

  expect(live.state).toMatchObject({ nowUs: 10e6, trouble: 'the worker is gone' });
});

test('a play that was left says nothing any more', async () => {
  const { live, states } = play();
  await live.begin();
  const count = states.length;
  live.close();
  await live.pass(5e6);

  expect(states).toHaveLength(count);
});
