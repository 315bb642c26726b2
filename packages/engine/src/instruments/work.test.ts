import { describe, expect, test } from 'vitest';
import { runOf } from '../../test/written.fixture.ts';
import { amplification } from './amplification.ts';
import { runWith } from './hand-made.fixture.ts';
import { wastedWork } from './wasted-work.ts';

describe('amplification', () => {
  const arrow = (name: string, calls: number, attempts: number) => ({ name, totals: { calls, attempts } });

  test('three tiers of three attempts each make 27 of one call', () => {
    const server = (errors: number) => ({ server: { workers: 9, service: { constant: '1ms' }, errors } });
    const retry = { retry: { maxAttempts: 3, baseDelay: '1ms' } };

    const run = runOf(
      {
        duration: '10s',
        components: {
          users: { client: { arrivals: { constant: '5/s' }, goodWithin: '1s' } },
          front: server(0),
          middle: server(0),
          back: server(1),
        },
        arrows: { 'users -> front': {}, 'front -> middle': {}, 'middle -> back': {} },
      },
      { calls: { 'users -> front': retry, 'front -> middle': retry, 'middle -> back': retry } },
    );

    expect(amplification(run)).toEqual([
      { arrow: 'middle -> back', own: 3, path: 27 },
      { arrow: 'front -> middle', own: 3, path: 9 },
      { arrow: 'users -> front', own: 3, path: 3 },
    ]);
  });

  test('where paths meet, each counts by what comes over it', () => {
    const run = runWith([arrow('a -> c', 20, 20), arrow('b -> c', 10, 40), arrow('c -> d', 60, 120)]);

    // Of the 60 that reach c, 30 would be there without retries; c makes 2 of each.
    expect(amplification(run).at(-1)).toEqual({ arrow: 'c -> d', own: 2, path: 4 });
  });

  test('an arrow that is silent stays out of it', () => {
    const run = runWith([arrow('a -> c', 0, 0), arrow('b -> c', 10, 20), arrow('c -> d', 20, 20)]);

    expect(amplification(run)).toEqual([
      { arrow: 'a -> c', own: NaN, path: NaN },
      { arrow: 'b -> c', own: 2, path: 2 },
      { arrow: 'c -> d', own: 1, path: 2 },
    ]);
  });
});

describe('wasted work', () => {
  test('is the share of what was served for nobody, in all and bucket by bucket', () => {
    const [part] = runWith([
      {
        series: { served: Float64Array.of(10, 0, 4), wasted: Float64Array.of(1, 0, 4) },
        totals: { served: 14, wasted: 5 },
      },
    ]).parts;

    expect(wastedWork(part!)).toEqual({ share: 5 / 14, shares: Float64Array.of(0.1, NaN, 1) });
  });

  test('of what serves nothing is no number', () => {
    expect(wastedWork(runWith([{ name: 'users' }]).parts[0]!)).toEqual({ share: NaN, shares: new Float64Array() });
  });
});
