import { expect, test } from 'vitest';
import { handMadeRun, seconds } from '../../../test/hand-made-run.fixture.ts';
import { goodputAgreement } from './goodput-agreement.ts';

const users = { offered: 100, good: [...Array(30).fill(95), ...Array(30).fill(0)] };

test('a client that fares as the others do agrees with them, whatever its load', () => {
  const run = handMadeRun({ users, others: { probe: ['client', { offered: 20, good: 19 }] } });

  expect(goodputAgreement.measure(run, { ...seconds(0, 30), of: 'probe' })).toBeCloseTo(1);
});

test('better off is as far from agreement as worse off', () => {
  const run = handMadeRun({ users, others: { probe: ['client', { offered: 20, good: 15 }] } });

  expect(goodputAgreement.measure(run, { ...seconds(0, 30), of: 'probe' })).toBeCloseTo(0.8);
  expect(goodputAgreement.measure(run, { ...seconds(30, 60), of: 'probe' })).toBeCloseTo(0.25);
  expect(goodputAgreement.look(run, { ...seconds(0, 60), of: 'probe' })).toMatchObject(seconds(30, 50));
});

test('several others are taken together', () => {
  const run = handMadeRun({
    users,
    others: { guests: ['client', { offered: 100, good: 45 }], probe: ['client', { offered: 20, good: 14 }] },
  });

  expect(goodputAgreement.measure(run, { ...seconds(0, 30), of: 'probe' })).toBeCloseTo(1);
});

test('with nobody to agree with there is nothing to measure', () => {
  expect(goodputAgreement.measure(handMadeRun({ users }), { ...seconds(0, 30), of: 'users' })).toBeNaN();
});

test('the sentence tells both shares', () => {
  const run = handMadeRun({ users, others: { probe: ['client', { offered: 20, good: 20 }] } });

  expect(goodputAgreement.sentence(run, { ...seconds(30, 60), of: 'probe' }).replaceAll('\u00a0', ' ')).toBe(
    'Of the calls of probe from 30 s to 60 s 100 % are good, of those of the others 0 %',
  );
});
