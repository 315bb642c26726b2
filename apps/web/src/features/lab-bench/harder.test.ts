import { compile, NO_GUARDS, simulate } from '@basin/engine';
import { parseScenario, scenarioJsonSchema } from '@basin/lab';
import { expect, test } from 'vitest';
import { harderScenario, harderWords, movableNumbers, outcomeWords } from './harder.ts';

const { scenario } = parseScenario(`version: 1
duration: 60s
components:
  users: { client: { arrivals: { poisson: 20/s }, goodWithin: 1s } }
  web: { server: { workers: 4, service: { exponential: 10ms } } }
arrows:
  users -> web: { }
triggers:
  slow: { slowDown: { of: web, factor: 10 }, at: 10s, for: 10s }
  loss: { capacityLoss: { of: web, share: 0.5 }, at: 10s, for: 10s }
`);
const SYSTEM = { scenario: scenario!, guards: NO_GUARDS };
const NUMBERS = movableNumbers(scenario!, scenarioJsonSchema());
const FOR = 'triggers["slow"].for';
const asked = (values: Record<string, number>) => harderScenario(SYSTEM, { seed: 9, values }, NUMBERS);

test('a longer trigger leaves the system as much time after it as it had', () => {
  expect(asked({ [FOR]: 30e6 })).toMatchObject({ scenario: { duration: 80e6, triggers: { slow: { for: 30e6 } } } });
});

test('where nothing is moved it is the very scenario of the lab, whose runs are those of the lab', () => {
  expect(asked({})).toEqual({ scenario });
});

test('what a link asks for is held to what may be asked', () => {
  expect(asked({ 'triggers["fast"].for': 1 })).toEqual({ says: expect.stringContaining('does not have') });
  expect(asked({ [FOR]: 201e6 })).toEqual({ says: expect.stringContaining('slow: for cannot be') });
  expect(asked({ [FOR]: -1 })).toHaveProperty('says');
  expect(asked({ 'triggers["loss"].capacityLoss.share': 1.5 })).toHaveProperty('says');
  expect(asked({ [FOR]: 200e6 })).toHaveProperty('scenario');
});

test('it is named by its seed and by what was moved', () => {
  const values = { [FOR]: 30e6, 'triggers["slow"].slowDown.factor': 20 };

  expect(harderWords({ seed: 9, values }, NUMBERS).replaceAll('\u00a0', ' ')).toBe(
    'seed 9, `slow` for 30 s, `slow` with factor 20',
  );
  expect(harderWords({ seed: 2, values: {} }, NUMBERS)).toBe('seed 2');
});

test('what became of it is told with its numbers', () => {
  const run = simulate(compile(scenario!, NO_GUARDS).plan!, 1);

  expect(outcomeWords(run, scenario!)).toMatch(/^It comes back\. .* 100 % of the offered load is served/);
});
