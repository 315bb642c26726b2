import { describe, expect, test } from 'vitest';
import { runOf, systemOf } from '../../test/outage.fixture.ts';
import { stormRun } from '../chart/run.fixture.ts';
import { flowLines, flowsAt, flowsBetween, stripsOf } from './flows.ts';

describe('what flows over an arrow', () => {
  test('is read off a bucket, against the most of the whole run', () => {
    expect(flowsAt(stormRun(), ['users -> checkout'], 100)).toEqual({
      arrows: { 'users -> checkout': { attempts: 3960, goodput: 0, retries: 2960, refused: 0 } },
      top: 3960,
    });
    expect(flowsAt(stormRun(), ['users -> checkout'], 10).top).toBe(3960);
  });

  test('over arrows to replicas is taken together', () => {
    const { scenario, guards } = systemOf({
      duration: '4s',
      components: {
        users: { client: { arrivals: { constant: '40/s' }, goodWithin: '1s' } },
        front: { balancer: {} },
        checkout: { server: { workers: 2, replicas: 3, service: { constant: '10ms' } } },
      },
      arrows: { 'users -> front': {}, 'front -> checkout': {} },
    });
    const { arrows } = flowsAt(runOf({ scenario, guards }), Object.keys(scenario.arrows), 2);

    expect(arrows['front -> checkout']).toEqual({ attempts: 40, goodput: 40, retries: 0, refused: 0 });
  });
});

describe('what flows over an arrow in a stretch of time', () => {
  const ARROW = 'users -> checkout';
  const between = (from: number, to: number) => flowsBetween(stormRun(), [ARROW], { from, to }).arrows[ARROW];

  test('is the mean of its buckets', () => {
    const buckets = [100, 101, 102, 103].map((at) => flowsAt(stormRun(), [ARROW], at).arrows[ARROW]?.attempts ?? 0);

    expect(between(100, 104)?.attempts).toBeCloseTo(buckets.reduce((sum, each) => sum + each, 0) / 4, 6);
  });

  test('is that of the buckets which the run has, and nothing where it has none', () => {
    const { bucketCount } = stormRun();

    expect(between(bucketCount - 2, bucketCount + 8)).toEqual(between(bucketCount - 2, bucketCount));
    expect(between(bucketCount, bucketCount + 5)).toEqual({ attempts: 0, goodput: 0, retries: 0, refused: 0 });
  });
});

describe('the bands of an arrow', () => {
  const flow = { attempts: 100, goodput: 20, retries: 60, refused: 0 };

  test('lie side by side and are together as wide as there are attempts', () => {
    const strips = stripsOf(flow, 200);

    expect(strips.map(({ of, width }) => [of, Number(width.toFixed(6))])).toEqual([
      ['goodput', 1.8],
      ['attempts', 1.8],
      ['retries', 5.4],
    ]);
    // From −4.5 to 4.5: each begins where the last one ended.
    expect(strips.map(({ offset, width }) => Number((offset - width / 2).toFixed(6)))).toEqual([-4.5, -2.7, -0.9]);
  });

  test('show what is refused beside them', () => {
    expect(stripsOf({ ...flow, refused: 5 }, 200).at(-1)).toEqual({ of: 'shed', width: 2, offset: 7.5 });
  });

  test('are never wider than the attempts, however calls and attempts are counted into buckets', () => {
    const strips = stripsOf({ attempts: 10, goodput: 14, retries: 5, refused: 0 }, 10);

    expect(strips).toEqual([{ of: 'goodput', width: 18, offset: 0 }]);
  });

  test('are none in a run in which nothing flows', () => {
    expect(stripsOf({ attempts: 0, goodput: 0, retries: 0, refused: 0 }, 0)).toEqual([]);
  });
});

test('in words: whole numbers, and what is refused in a line of its own', () => {
  const plain = flowLines({ attempts: 3960.4, goodput: 0, retries: 0, refused: 12.3 }).map((line) =>
    line.replaceAll('\u202f', ' '),
  );

  expect(plain).toEqual(['3 960/s, 0 good', '12/s refused']);
});
