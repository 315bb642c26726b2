import { NO_GUARDS } from '@basin/engine';
import { parseScenario } from '@basin/lab';
import { expect, test } from 'vitest';
import { loadCurve, sweep } from './curve.ts';

const { scenario } = parseScenario(`version: 1
title: A shop
duration: 10s
components:
  users: { client: { arrivals: { poisson: 5/s }, goodWithin: 1s } }
  shop: { server: { workers: 1, service: { exponential: 100ms } } }
arrows:
  users -> shop: {}
`);
const SYSTEM = { scenario: scenario!, guards: NO_GUARDS, variants: {} };
const RATE = 'scenario/components/users/client/arrivals/perSecond';
const ALONG = { label: 'load', at: RATE, from: 1, to: 9, step: 2 };
const MEASURES = [{ of: 'latencyP99', word: 'p99' }];

const wrongIn = (asked: object) =>
  (sweep.check?.(sweep.props.parse({ title: 'T', along: ALONG, measures: MEASURES, ...asked }), SYSTEM) ?? []).map(
    ({ path, says }) => `${path.join('.')}: ${says}`,
  );
const wrongInCurve = (asked: object) =>
  (loadCurve.check?.(loadCurve.props.parse({ title: 'T', from: 10, to: 50, step: 20, ...asked }), SYSTEM) ?? []).map(
    ({ path, says }) => `${path.join('.')}: ${says}`,
  );

test('a sweep goes along a number that there is', () => {
  expect(wrongIn({})).toEqual([]);
  expect(wrongIn({ along: { ...ALONG, at: 'scenario/components/users/client/rate' } })).toEqual([
    'along.at: `rate` leads to no number.',
  ]);
  expect(wrongIn({ along: { ...ALONG, to: 1 } })).toHaveLength(1);
});

test('what a line sets is a number of the system, too; a line with a scenario of its own is not looked up here', () => {
  const set = [{ at: 'scenario/components/shop/server/places', to: 3 }];

  expect(wrongIn({ lines: [{ says: 'three', set }] })).toEqual(['lines.0.set.0.at: `places` leads to no number.']);
  expect(wrongIn({ lines: [{ says: 'three', scenario: 'other', set }] })).toEqual([]);
});

test('a question is about a point that is tried, beyond what is shown', () => {
  const predict = { ask: 'How long?', at: 7, shownTo: 5 };

  expect(wrongIn({ predict })).toEqual([]);
  expect(wrongIn({ predict: { ...predict, at: 6 } })).toEqual(['predict.at: Nothing is tried there.']);
  expect(wrongIn({ predict: { ...predict, at: 11 } })).toEqual(['predict.at: Nothing is tried there.']);
  expect(wrongIn({ predict: { ...predict, shownTo: 7 } })).toEqual([
    'predict.shownTo: The answer is shown before the question.',
  ]);
});

test('steps of a fraction meet their values', () => {
  const along = { ...ALONG, from: 0.1, to: 0.9, step: 0.05 };

  expect(wrongIn({ along, predict: { ask: 'How long?', at: 0.8, shownTo: 0.4 } })).toEqual([]);
});

test('a load curve has an axis, and its question is about a load that is tried', () => {
  expect(wrongInCurve({})).toEqual([]);
  expect(wrongInCurve({ to: 10 })).toHaveLength(1);
  expect(wrongInCurve({ predict: { ask: 'How many?', at: 30, shownTo: 10 } })).toEqual([]);
  expect(wrongInCurve({ predict: { ask: 'How many?', at: 40, shownTo: 10 } })).toEqual([
    'predict.at: Nothing is tried there.',
  ]);
});
