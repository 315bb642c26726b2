import { expect, test } from 'vitest';
import { facets, optionsOf, truthOf, type Facet } from './facets.ts';
import { gradeAnnotations } from './annotate.ts';
import { CLIENT, server, system, TIERS } from './map.fixture.ts';

const truths = (facet: Facet) => Object.keys(TIERS.arrows).map((arrow) => truthOf(facet, TIERS, arrow).value);

test('an arrow without timeout waits as long as it takes', () => {
  expect(truths('timeout')).toEqual(['2s', '5s', 'for-ever']);
});

test('an arrow has its own attempts, and as many times the attempts that come in above it', () => {
  expect(truths('attempts')).toEqual(['3', '2', '1']);
  expect(truths('total')).toEqual(['3', '6', '3']);
});

test('what the caller does when the callee is slow follows from timeout and retries together', () => {
  const [arrow, other] = ['users -> front', 'front -> store'];
  const of = (guards: object) =>
    truthOf('slow', system({ ...FRAME, guards: { calls: { [arrow]: guards } } }), arrow).value;

  expect(truths('slow')).toEqual(['again', 'again', 'waits']);
  expect(of({ timeout: { after: '1s' } })).toBe('gives-up');
  expect(of({ deadline: { within: '1s' }, retry: { maxAttempts: 3 } })).toBe('gives-up');
  expect(of({ retry: { maxAttempts: 3 } })).toBe('waits');
  expect(of({ timeout: { after: '1s' }, retry: { maxAttempts: 3 }, circuitBreaker: {} })).toBe('stops');
  expect(of({ hedging: { delay: { fixed: '50ms' } } })).toBe('again');
  expect(truthOf('slow', TIERS, other).because).toContain('slowness makes more attempts');
});

test('what becomes of one more when it is full follows from the door, the bulkhead, or that there is no queue', () => {
  const of = (components: object, guards: object, arrow: string) =>
    truthOf('full', system({ ...FRAME, components: { ...FRAME.components, ...components }, guards }), arrow).value;
  const refused = { servers: { store: { concurrencyLimit: { fixed: { limit: 4 } } } } };

  expect(truths('full')).toEqual(['refused', 'waits', 'late']);
  expect(of({}, { calls: { 'front -> store': { bulkhead: { maxInFlight: 1 } } } }, 'front -> store')).toBe('kept-back');
  expect(of({ front: { balancer: {} } }, {}, 'users -> front')).toBe('passes');
  expect(of({}, refused, 'front -> store')).toBe('refused');
});

test.each(facets)('of %s the truth of every arrow is among what can be said', (facet) => {
  const values = optionsOf(facet, TIERS).map(({ value }) => value);

  for (const truth of truths(facet)) expect(values).toContain(truth);
  expect(new Set(values).size).toBe(values.length);
});

test('numbers to choose from hold the slips: retries for attempts, a sum for a product, a whole call for an attempt', () => {
  const values = (facet: Facet) => optionsOf(facet, TIERS).map(({ value }) => value);

  expect(values('total')).toEqual(expect.arrayContaining(['5', '6']));
  expect(values('attempts')).toEqual(['1', '2', '3']);
  expect(values('timeout')).toEqual(['2s', '5s', '6s', '10s', 'for-ever']);
});

test('the first arrow that is not what it is said to be is explained, the others are counted', () => {
  const task = { does: 'annotate', id: 'wait', title: '', ask: '', of: 'timeout' } as const;
  const arrows = Object.keys(TIERS.arrows);
  const say = (answer: Record<string, string>) =>
    gradeAnnotations({ ...task, arrows, options: optionsOf('timeout', TIERS) }, answer, TIERS);

  expect(say({ 'users -> front': '2s', 'front -> store': '2s' })).toEqual({
    part: 'wait',
    met: false,
    says: '1 of 3 arrows are right. Look at `front -> store`: not “2s”, because it stops waiting for an attempt after 5s.',
  });
  expect(say({ 'users -> front': '2s', 'front -> store': '5s' }).says).toContain('nothing is said of it yet');
  expect(say({ 'users -> front': '2s', 'front -> store': '5s', 'front -> log': 'for-ever' }).met).toBe(true);
});

const FRAME = {
  components: { users: CLIENT, front: server(), store: server() },
  arrows: { 'users -> front': {}, 'front -> store': {} },
};
