import { expect, test } from 'vitest';
import { CLIENT, server, system } from './map.fixture.ts';
import type { SharedFateTask } from './open-map.ts';
import { fates, gradeSharedFate } from './shared-fate.ts';

/** Three replicas behind a balancer; two in one rack, and all of them call something that runs in the third. */
const SHOP = system({
  components: { users: CLIENT, door: { balancer: {} }, shop: server({ replicas: 3 }), flags: server() },
  arrows: { 'users -> door': {}, 'door -> shop': {}, 'shop -> flags': {} },
  domains: {
    left: { kind: 'rack', members: ['shop.1', 'shop.2'] },
    right: { kind: 'rack', members: ['shop.3', 'flags'] },
    wave: { kind: 'deploy', members: ['shop'] },
    far: { kind: 'rack', members: ['door'] },
  },
});

const TASK: SharedFateTask = {
  does: 'sharedFate',
  id: 'fate',
  title: '',
  ask: '',
  of: 'shop',
  needed: 1,
  odds: { own: 1e-3, left: 0, right: 0, wave: 1e-4, flags: 1e-3 },
  candidates: ['left', 'right', 'wave', 'flags'],
  mostSplits: 1,
  target: 2e-4,
};

test('who takes what every replica calls takes every replica', () => {
  expect(fates(SHOP, 'shop')).toEqual({ left: [0, 1], right: [0, 1, 2], wave: [0, 1, 2], far: [], flags: [0, 1, 2] });
});

test('a split component stands beside each replica, and what it ran on takes one of them', () => {
  expect(fates(SHOP, 'shop', ['flags'])).toEqual({ left: [0, 1], right: [2], wave: [0, 1, 2], far: [] });
});

test('what leaves enough is no shared fate, what leaves too few is', async () => {
  const of = async (...shared: string[]) => (await gradeSharedFate(TASK, { shared, split: [] }, SHOP))[0];

  expect(await of('right', 'wave', 'flags')).toMatchObject({ part: 'fate-shared', met: true });
  expect(await of('left', 'right', 'wave', 'flags')).toMatchObject({
    met: false,
    says: expect.stringContaining('`left` is not one of them: when it fails, 1 of 3') as string,
  });
  expect(await of('wave', 'flags')).toMatchObject({
    met: false,
    says: expect.stringContaining('2 of 3 are found') as string,
  });
  const two = { ...TASK, needed: 2 };
  expect((await gradeSharedFate(two, { shared: ['right', 'wave', 'flags'], split: [] }, SHOP))[0]?.met).toBe(false);
});

test('q = 10⁻³ and three replicas: 10⁻⁹ as drawn, the shared parts and little else as it is (beta factor)', async () => {
  const [shared, split] = await gradeSharedFate(TASK, { shared: ['right', 'wave', 'flags'], split: [] }, SHOP);

  expect(shared?.says).toContain('1.0 × 10⁻⁹ of the time');
  // 1 − (1 − 10⁻³)(1 − 10⁻⁴) = 1.0999 × 10⁻³, and 10⁻⁹ beside it.
  expect(split).toMatchObject({ met: false, says: expect.stringContaining('1.1 × 10⁻³') as string });
});

test('splitting what fails most often meets the target; what costs more than there is does not count', async () => {
  const of = async (...split: string[]) => (await gradeSharedFate(TASK, { shared: [], split }, SHOP))[1];

  // What is left is the wave, 10⁻⁴, and (2 × 10⁻³)³ = 8 × 10⁻⁹.
  expect(await of('flags')).toMatchObject({ met: true, says: expect.stringContaining('1.0 × 10⁻⁴') as string });
  expect(await of('wave')).toMatchObject({ met: false, says: expect.stringContaining('1.0 × 10⁻³') as string });
  expect(await of('flags', 'wave')).toMatchObject({
    met: false,
    says: expect.stringContaining('money for 1') as string,
  });
});

test('the copies of a split component fail, too', async () => {
  const strict = { ...TASK, needed: 3, target: 1, odds: { ...TASK.odds, wave: 0 } };
  const [, split] = await gradeSharedFate(strict, { shared: [], split: ['flags'] }, SHOP);

  // Any of six parts: 1 − (1 − 10⁻³)⁶ = 5.985 × 10⁻³.
  expect(split?.says).toContain('6.0 × 10⁻³');
});
