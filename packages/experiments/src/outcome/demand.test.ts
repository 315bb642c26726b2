import { expect, test } from 'vitest';
import { compile, NO_GUARDS, simulate } from '@basin/engine';
import { outage } from '../../test/written.fixture.ts';
import { meets, type Demand } from './demand.ts';

const { plan } = compile(outage(50).scenario, NO_GUARDS);
const RUN = simulate(plan!, 1);
const SERVED: Demand = { says: 'served', measure: 'goodputShare', window: { fromUs: 0, toUs: 20e6 } };

test('a run meets what it keeps within bounds, of which either may be missing', () => {
  expect(meets(RUN, SERVED)).toBe(true);
  expect(meets(RUN, { ...SERVED, atLeast: 0.9 })).toBe(true);
  expect(meets(RUN, { ...SERVED, atLeast: 1.1 })).toBe(false);
  expect(meets(RUN, { ...SERVED, atMost: 1.1 })).toBe(true);
  expect(meets(RUN, { ...SERVED, atMost: 0.9 })).toBe(false);
});

test('it is looked at where it is demanded', () => {
  // The outage lasts from 20 s to 30 s, and the system never gets up again.
  expect(meets(RUN, { ...SERVED, window: { fromUs: 40e6, toUs: 60e6 }, atLeast: 0.01 })).toBe(false);
});

test('a stretch without a bucket meets nothing, nor does a run that was cut short', () => {
  expect(meets(RUN, { ...SERVED, window: { fromUs: 5e6, toUs: 5e6 } })).toBe(false);
  expect(meets({ ...RUN, ended: 'event-limit' }, SERVED)).toBe(false);
});
