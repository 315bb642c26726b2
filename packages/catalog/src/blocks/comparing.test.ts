import { expect, test } from 'vitest';
import { parseScenario } from '@basin/lab';
import { NO_GUARDS } from '@basin/engine';
import { ablation, compare, flows } from './comparing.ts';

const { scenario } = parseScenario(`version: 1
title: A shop
duration: 10s
components:
  users: { client: { arrivals: { poisson: 5/s }, goodWithin: 1s } }
  shop: { server: { workers: 1, service: { exponential: 100ms } } }
arrows:
  users -> shop: {}
guards:
  calls:
    users -> shop: { timeout: { after: 1s } }
`);
const SYSTEM = { scenario: scenario!, guards: NO_GUARDS, variants: { patient: NO_GUARDS } };

const inWords = (wrong: readonly { readonly path: readonly unknown[]; readonly says: string }[] = []) =>
  wrong.map(({ path, says }) => `${path.join('.')}: ${says}`);
const ofComparison = (asked: object) => inWords(compare.check?.(compare.props.parse(asked), SYSTEM));
const ofFlows = (asked: object) => inWords(flows.check?.(flows.props.parse(asked), SYSTEM));

const PATIENT = { says: 'patient', guards: 'patient' };

test('two settings are compared by what is laid over the guards and by numbers of the system', () => {
  const slow = { says: 'slow', set: [{ at: 'guards/calls/users -> shop/timeout/after', to: 5, unit: 's' }] };

  expect(ofComparison({ a: PATIENT, b: slow })).toEqual([]);
});

test('each setting is checked against the system, and told by its own place', () => {
  const lost = {
    says: 'x',
    set: [
      { at: 'scenario/duration', to: 1 },
      { at: 'guards/calls/nobody', to: 1 },
    ],
  };

  expect(ofComparison({ a: PATIENT, b: lost })).toEqual(['b.set.1.at: `nobody` leads to no number.']);
  expect(ofComparison({ a: { says: 'x', guards: 'hasty' }, b: PATIENT })).toEqual([
    'a.guards: The scenario has no variant `hasty`.',
  ]);
  expect(
    ofComparison({ a: PATIENT, b: { says: 'x', guards: { calls: { 'users -> shp': { retry: 'off' } } } } }),
  ).toHaveLength(1);
});

test('what is demanded is demanded of a stretch of time', () => {
  const demand = { says: 'back', measure: 'goodputShare', from: 5, to: 5 };

  expect(ofComparison({ a: PATIENT, b: PATIENT, demands: [{ ...demand, from: 4 }, demand] })).toEqual([
    'demands.1.to: The window ends before it begins.',
  ]);
  expect(ablation.check?.({ demands: [demand] }, SYSTEM)).toHaveLength(1);
});

test('a question about flows is about an arrow and a moment that there are', () => {
  const asked = { moments: [{ says: 'before', from: 0, to: 5 }] };
  const predict = { ask: 'How many?', arrow: 'users -> shop', moment: 0 };

  expect(ofFlows({ ...asked, predict })).toEqual([]);
  expect(ofFlows({ ...asked, predict: { ...predict, arrow: 'shop -> users', moment: 1 } })).toEqual([
    'predict.arrow: There is no such arrow.',
    'predict.moment: There is no such moment.',
  ]);
  expect(ofFlows({ moments: [{ says: 'never', from: 5, to: 4 }] })).toEqual([
    'moments.0.to: The window ends before it begins.',
  ]);
  const task = { says: 'do', when: [{ measure: 'users -> shop.attempts', from: 2, to: 1 }] };
  expect(ofFlows({ ...asked, tasks: [task] })).toEqual(['tasks.0.when.0.to: The window ends before it begins.']);
});
