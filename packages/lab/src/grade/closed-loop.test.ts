import { NO_GUARDS, compile, simulate, type GuardSettings, type Scenario } from '@basin/engine';
import { expect, test } from 'vitest';
import { stormLab } from '../../test/written.fixture.ts';
import { parseScenario } from '../lab-folder/parse-scenario.ts';
import { closedLoop } from './closed-loop.ts';
import { grade } from './grade.ts';

const LAB = stormLab();
const DOWN = { fromUs: 50e6, toUs: 70e6 };
const runOf = (scenario: Scenario, guards: GuardSettings) => simulate(compile(scenario, guards).plan!, 1);
const loopIn = (scenario: Scenario, guards: GuardSettings = NO_GUARDS, look = DOWN) =>
  closedLoop({ scenario, guards }, runOf(scenario, guards), look);
const retrying = (params: object): GuardSettings => ({ calls: { 'users -> checkout': params as never }, servers: {} });

test('a storm of retries is a loop that is closed, with its arrows and its share of what is sent', () => {
  const loop = loopIn(LAB.scenario);

  expect(loop).toMatchObject({ id: 'retry: users -> checkout', arrows: ['users -> checkout'] });
  // Four attempts of each call, of which one is none: three in four.
  expect(loop!.says.replaceAll('\u00a0', ' ')).toMatch(
    /^The loop over `users -> checkout` is still closed: 7[45](\.\d)? % of what is sent on `users -> checkout` are retries\. When `checkout`/,
  );
});

test('a loop that did not turn is not named, whether it was cut or there was nothing to feed it', () => {
  const { guards } = LAB.solutions.find(({ name }) => name === 'exemplar')!;

  expect(loopIn(LAB.scenario, guards)).toBeUndefined();
  expect(loopIn(LAB.scenario, NO_GUARDS, { fromUs: 2e6, toUs: 18e6 })).toBeUndefined();
});

test('a guard that should hold a loop and does not is not told to be missing', () => {
  const loop = loopIn(LAB.scenario, retrying({ retryBudget: { ratio: 5, burst: 100 } }));

  expect(loop!.says).toContain('is still closed, although `retryBudget` is set:');
});

test('an empty cache whose origin is too busy to fill it is a loop', () => {
  const { scenario } = parseScenario(`version: 1
duration: 60s
components:
  readers: { client: { arrivals: { poisson: 200/s }, goodWithin: 1s, keys: { uniform: { count: 100000 } } } }
  shelf: { cache: { ttl: 600s } }
  store: { server: { workers: 2, service: { exponential: 100ms } } }
arrows:
  readers -> shelf: {}
  shelf -> store: {}
guards:
  calls:
    readers -> shelf: { timeout: { after: 1s } }
    shelf -> store: { timeout: { after: 500ms } }
`);

  const loop = loopIn(scenario!, NO_GUARDS, { fromUs: 30e6, toUs: 50e6 });

  expect(loop).toMatchObject({ id: 'cacheFill: shelf' });
  expect(loop!.says).toMatch(/of what is fetched fails and is not stored/);
});

test('a verdict names it at the goals that are missed, where it has the guards', () => {
  const run = runOf(LAB.scenario, NO_GUARDS);
  const goals = grade({ ...LAB, guards: NO_GUARDS }, [run], [1]).goals;

  expect(goals.map(({ goal, met, loop }) => [goal, met, loop?.id])).toEqual([
    ['healthy', true, undefined],
    ['recovers', false, 'retry: users -> checkout'],
    ['soon', false, 'retry: users -> checkout'],
  ]);
  expect(grade(LAB, [run], [1]).goals.every(({ loop }) => loop === undefined)).toBe(true);
});

test('workers that stand idle are no loop', () => {
  const idle = { id: 'idle', measure: 'workersMean', of: 'checkout', fromUs: 50e6, toUs: 70e6, bound: 1 };
  const lab = { ...LAB, goals: [idle], guards: NO_GUARDS };
  const [result] = grade(lab, [runOf(LAB.scenario, NO_GUARDS)], [1]).goals;

  expect(result).toMatchObject({ goal: 'idle', met: false });
  expect(result!.loop).toBeUndefined();
});
