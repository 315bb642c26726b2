import { expect, test } from 'vitest';
import { handMadeRun, seconds } from '../../../test/hand-made-run.fixture.ts';
import { attemptsAgreement } from './attempts-agreement.ts';

const beside = (attempts: number) =>
  handMadeRun({
    users: { offered: 100 },
    arrow: { attempts: 400, retries: 300 },
    others: {
      probe: ['client', { offered: 100 }],
      copy: ['server', {}],
      'probe -> copy': ['arrow', { attempts }],
      // What servers send on is not what their callers send.
      'checkout -> ledger': ['arrow', { attempts: 9000 }],
    },
  });
const PROBE = { ...seconds(0, 60), of: 'probe' };

test('agreement is the smaller rate of attempts over the larger, whichever is whose', () => {
  expect(attemptsAgreement.measure(beside(400), PROBE)).toBe(1);
  expect(attemptsAgreement.measure(beside(100), PROBE)).toBe(0.25);
  expect(attemptsAgreement.measure(beside(1600), PROBE)).toBe(0.25);
});

test('where nobody sends anything there is nothing to measure', () => {
  expect(attemptsAgreement.measure(handMadeRun({}), PROBE)).toBeNaN();
});

test('the sentence tells both rates', () => {
  expect(attemptsAgreement.sentence(beside(100), PROBE)).toBe(
    'probe sends 100 attempts a second from 0\u00a0s to 60\u00a0s, the others 400',
  );
});
