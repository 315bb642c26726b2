import { compile, millis, type GuardSettings, NO_GUARDS, type Scenario, seconds, simulate } from '@basin/engine';
import type { OpenLab } from '@basin/lab';
import { expect, test } from 'vitest';
import { whatHeld } from './what-held.ts';

const ARROW = 'users -> checkout';

test('what was changed is named, with where', () => {
  const guards = { calls: { [ARROW]: { timeout: { after: seconds(1) }, retry: 'off' } }, servers: {} } as const;

  expect(whatHeld(LAB, { start: NO_GUARDS, guards, runs: [runWith(guards)] })).toContain(
    'Held by `timeout` on `users -> checkout` and `retry` switched off on `users -> checkout`.',
  );
});

test('what the start set already is not named', () => {
  const guards: GuardSettings = { calls: { [ARROW]: { timeout: { after: seconds(1) } } }, servers: {} };

  expect(whatHeld(LAB, { start: guards, guards, runs: [runWith(guards)] })).toContain('It held as it was.');
});

test('a run that never lost goodput was back as soon as the trigger was gone', () => {
  expect(whatHeld(LAB, { guards: NO_GUARDS, runs: [runWith(NO_GUARDS)] })).toContain(
    'At the worst second there were 1.0 attempts per call, and goodput was back as soon as the trigger was gone.',
  );
});

test('where nothing pushes there is nothing to be back from', () => {
  const calm = { ...LAB, scenario: { ...SCENARIO, triggers: {} } };

  expect(whatHeld(calm, { guards: NO_GUARDS, runs: [runWith(NO_GUARDS)] })).toMatch(/ 1\.0 attempts per call\.$/);
});

function runWith(guards: GuardSettings) {
  return simulate(compile(SCENARIO, guards).plan!, 1);
}

/** Arrivals like clockwork and service that takes a moment: nothing is ever lost here. */
const SCENARIO: Scenario = {
  version: 1,
  duration: seconds(20),
  bucket: seconds(1),
  components: {
    users: { client: { arrivals: { law: 'constant', perSecond: 50 }, goodWithin: seconds(1), schedule: [] } },
    checkout: {
      server: { workers: 4, service: { law: 'constant', mean: millis(10) }, refusal: 'answered', errors: 0 },
    },
  },
  arrows: { [ARROW]: { delay: millis(0) } },
  triggers: { slow: { slowDown: { of: 'checkout', factor: 2 }, at: seconds(3), for: seconds(2) } },
  guards: NO_GUARDS,
};

const LAB = { scenario: SCENARIO } as OpenLab;
