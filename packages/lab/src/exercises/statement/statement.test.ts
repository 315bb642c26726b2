import { sequentialRunner } from '@basin/experiments';
import { expect, test } from 'vitest';
import { parseExercise } from '../index.ts';

/** A shop that tries again what a store behind a front is late with, a campaign that does no harm, and errors when all is lost. */
const SCENARIO = `version: 1
duration: 150s
components:
  users: { client: { arrivals: { poisson: 40/s }, goodWithin: 2s } }
  front: { server: { workers: 300, service: { exponential: 5ms } } }
  store: { server: { workers: 5, service: { exponential: 100ms } } }
arrows:
  users -> front: { owner: shop }
  front -> store: {}
triggers:
  campaign: { loadSpike: { of: users, factor: 1.05 }, at: 10s, for: 10s }
  slow: { slowDown: { of: store, factor: 8 }, at: 30s, for: 10s }
  late: { errorBurst: { of: front, share: 0.3, fast: true }, at: 110s, for: 20s }
guards:
  calls:
    users -> front: { timeout: { after: 1s }, retry: { maxAttempts: 4 } }
  servers:
    store: { queueLimit: { capacity: 200 } }
`;

const LAB = `version: 1
kind: statement
title: A shop
summary: Say what happened.
minutes: 1
seed: 1
cuts:
  'retry: users -> front': { calls: { users -> front: { retry: 'off' } } }
  'refusal: store': { servers: { store: { queueLimit: 'off' } } }
solutions:
  exemplar: { expect: pass, why: It is so. }
`;

const RIGHT = {
  trigger: 'slow',
  behaviour: 'stays-down',
  sustaining: 'retry: users -> front',
  loop: ['users -> front', 'front -> store'],
  unowned: 'front -> store',
  change: 'users -> front',
};

const parsed = (lab = LAB, scenario = SCENARIO) =>
  parseExercise('a-shop', {
    'lab.yaml': lab,
    'scenario.yaml': scenario,
    'brief.mdx': 'Say.',
    'DESIGN.md': '## Misconception\n\nThat a box did it.\n',
    'solutions/exemplar.answer.yaml': JSON.stringify(RIGHT),
  })!;
const missed = async (more: object) => {
  const { parts } = await parsed().exercise!.grade({ ...RIGHT, ...more }, sequentialRunner);
  return parts.filter(({ met }) => !met).map(({ part, says }) => `${part}: ${says}`);
};

test('a statement holds where each of its pieces does', async () => {
  await expect(missed({})).resolves.toEqual([]);
  await expect(missed({ loop: RIGHT.loop.toReversed() })).resolves.toEqual([]);
});

test('an event without which it happens all the same did not begin it', async () => {
  await expect(missed({ trigger: 'campaign' })).resolves.toEqual([
    expect.stringMatching(/^trigger: The same run without `campaign`: it stays down/),
  ]);
});

test('what stays down did not come back, nor does it work anything off', async () => {
  for (const behaviour of ['recovers', 'drains']) {
    await expect(missed({ behaviour })).resolves.toEqual([expect.stringMatching(/^behaviour: .* it stays down/)]);
  }
});

test('a loop that can be cut without healing anything does not keep it, and its arrows are its own', async () => {
  const other = { sustaining: 'refusal: store', loop: ['front -> store'] };

  await expect(missed(other)).resolves.toEqual([expect.stringMatching(/^sustaining: .*`refusal: store` cut: it/)]);
  await expect(missed({ loop: ['users -> front'] })).resolves.toEqual([
    'loop: Of `retry: users -> front`: It also goes over `front -> store`.',
  ]);
  await expect(missed({ ...other, loop: RIGHT.loop })).resolves.toContain(
    'loop: Of `refusal: store`: It does not go over `users -> front`.',
  );
});

test('the arrow that is nobody’s and the arrow to change are told apart', async () => {
  await expect(missed({ unowned: 'users -> front' })).resolves.toEqual(['unowned: `users -> front` belongs to shop.']);
  await expect(missed({ change: 'front -> store' })).resolves.toEqual([
    expect.stringMatching(/^change: (Cut at|Nothing goes round)/),
  ]);
});

test('an incident that heals, or that two loops keep, is found by the check', async () => {
  const unsound = async (scenario: string) =>
    (await parsed(LAB, scenario).exercise!.check(sequentialRunner))
      .filter(({ ok }) => !ok)
      .map(({ subject }) => subject);

  const sound = await unsound(SCENARIO);
  const healed = await unsound(SCENARIO.replace('maxAttempts: 4', 'maxAttempts: 2').replace('40/s', '20/s'));

  expect(sound).not.toContain('the incident stays');
  expect(sound).not.toContain('one loop keeps it');
  expect(healed).toContain('the incident stays');
  expect(healed).toContain('one loop keeps it');
});

test('a cut of no loop, and one that makes no system, are found when it is read', () => {
  const says = (lab: string) => parsed(lab).diagnostics.map((each) => each.says);

  expect(says(LAB.replace("'refusal: store'", "'refusal: shop'"))).toEqual(['There is no loop `refusal: shop`.']);
  expect(says(LAB.replace("queueLimit: 'off'", 'queueLimits: {}'))).toEqual([
    expect.stringContaining('makes no system'),
  ]);
});
