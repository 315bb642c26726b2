import { compile, partOf, simulate, wholeOf } from '@basin/engine';
import { expect, test } from 'vitest';
import { systemOf } from '../../test/written.fixture.ts';
import { measured, seriesNames, seriesOf } from './measured.ts';

const { scenario } = systemOf({
  duration: '30s',
  components: {
    users: { client: { arrivals: { poisson: '90/s' }, goodWithin: '1s' } },
    front: { balancer: {} },
    checkout: { server: { workers: 1, replicas: 2, service: { exponential: '20ms' } } },
    pool: { pool: { size: 1 } },
    store: { server: { workers: 9, service: { exponential: '10ms' } } },
  },
  arrows: { 'users -> front': {}, 'front -> checkout': {}, 'checkout -> pool': {}, 'pool -> store': {} },
});
const RUN = simulate(compile(scenario).plan!, 1);
const WHOLE = { fromUs: 0, toUs: 30e6 };

test('replicas are measured together by the name that is written, and one by one', () => {
  const both = ['checkout.1', 'checkout.2'].map((name) => partOf(RUN, name).series['queue']!);

  expect(seriesOf(RUN, 'checkout.queue')).toEqual(both[0]!.map((value, index) => value + both[1]![index]!));
  expect(seriesOf(RUN, 'checkout.2.queue')).toEqual(both[1]);
  expect(measured(RUN, 'front -> checkout.attempts', WHOLE)).toBeCloseTo(
    wholeOf(RUN, 'front -> checkout').totals['attempts']! / 30,
    9,
  );
});

test('every name that is told is known, and told once', () => {
  const names = seriesNames(RUN);

  expect(new Set(names).size).toBe(names.length);
  expect(names).toEqual(expect.arrayContaining(['checkout.queue', 'checkout.1.queue', 'pool.waiting', 'backlog']));
  for (const name of names) expect(seriesOf(RUN, name)).toHaveLength(RUN.bucketCount);
});

test('who waits for a connection is part of the backlog', () => {
  const waiting = partOf(RUN, 'pool').series['waiting']!;

  expect(Math.max(...waiting)).toBeGreaterThan(0);
  const servers = ['checkout', 'store'].map((name) => seriesOf(RUN, `${name}.queue`));
  expect(seriesOf(RUN, 'queue')).toEqual(
    waiting.map((value, index) => servers[0]![index]! + servers[1]![index]! + value),
  );
});

test('what nobody measures is a mistake of ours', () => {
  for (const name of ['nobody.queue', 'checkout.3.queue', 'checkout.hunger', 'hunger'])
    expect(() => seriesOf(RUN, name)).toThrow(`the run measures ${name}`);
});
