import type { Correlation } from '@basin/engine';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import { handMadePart, stormRun } from '../chart/run.fixture.ts';
import { logAxis } from '../plot/axis.ts';
import { CorrelationMatrix } from './correlation-matrix.tsx';
import { heatColumns, heatPaths, levelOf } from './heat-layout.ts';
import { describeHeat } from './latency-heat-map.tsx';
import { SmallMultiples } from './small-multiples.tsx';

describe('the heat map', () => {
  const part = (bucketCount: number) =>
    handMadePart({
      name: 'users',
      kind: 'client',
      bucketCount,
      metrics: {
        latencyP50: (second) => (second === 1 ? NaN : 10_000),
        latencyP90: (second) => (second === 1 ? NaN : 100_000 * (1 + second)),
        latencyP99: (second) => (second === 1 ? NaN : 1_000_000),
      },
    });

  test('has a column per bucket, or the slowest of several where there are too many', () => {
    expect(heatColumns(part(3), 'latency', 10).map(({ p90 }) => p90)).toEqual([0.1, NaN, 0.3]);
    expect(heatColumns(part(4), 'latency', 2)).toMatchObject([
      { from: 0, to: 2, p90: 0.1 },
      { from: 2, to: 4, p90: 0.4 },
    ]);
  });

  test('is the denser, the more occurrences lie in the less of the axis', () => {
    // 40 of 100 in one decade, in a fifth of one, in ten; 9 of 100 in one.
    expect([levelOf(0.4, 0.01, 0.1), levelOf(0.4, 1, 1.58), levelOf(0.4, 1, 1e10), levelOf(0.09, 0.1, 1)]).toEqual([
      2, 5, 1, 1,
    ]);
  });

  test('draws nothing below the median, of which a run says nothing, and nothing where nothing ended', () => {
    const axes = { buckets: 2, y: logAxis([0.001, 1]) };
    const drawn = heatPaths(heatColumns(part(2), 'latency', 10), axes).map(({ path }) => path);

    // 40 of 100 lie in the decade from p50 to p90, 9 of 100 in that from p90 to p99.
    expect(drawn.map((path) => path !== '')).toEqual([true, true, false, false, false]);
    // Of three decades, p50 = 10 ms lies one above the lower edge: nothing reaches below two thirds of the height.
    const lowest = Math.max(...[...drawn.join('').matchAll(/V(\d+)/g)].map(([, y]) => Number(y)));
    expect(lowest).toBe(Math.round((4000 * 2) / 3));
    expect(drawn.join('').match(/M2000/)).toBeNull();
    expect(describeHeat(heatColumns(part(2), 'latency', 10), 'latency')).toContain(
      'In 1 of 2 stretches of time nothing ended OK',
    );
  });
});

describe('the correlation matrix', () => {
  const of = (r: number, low: number, high: number): Correlation => ({
    r,
    low,
    high,
    bucketCount: 30,
    effectiveCount: 20,
  });
  const matrix = [
    [of(1, 1, 1), of(0.9, 0.7, 0.95), of(0.9, -0.1, 0.95)],
    [of(0.9, 0.7, 0.95), of(1, 1, 1), of(-0.8, -0.9, -0.5)],
    [of(0.9, -0.1, 0.95), of(-0.8, -0.9, -0.5), of(NaN, NaN, NaN)],
  ];
  const cells = renderToStaticMarkup(
    <CorrelationMatrix title="Who moves together" of="latency" names={['a', 'b', 'c']} matrix={matrix} />,
  )
    .replace(/<thead>.*<\/thead>/, '')
    .match(/<td>.*?<\/td>/g);

  test('is a disc where parts move together and a ring where they move against each other', () => {
    expect(cells?.[1]).toContain('viz-point-full');
    expect(cells?.[5]).toContain('viz-point-open');
    expect(cells?.[0]).toBe('<td></td>');
  });

  test('is grey, and says so, where chance is enough, however large the number', () => {
    expect(cells?.[2]).toContain('data-meaning="undecided"');
    expect(cells?.[2]).toContain('may be chance');
    expect(cells?.[1]).toContain('data-meaning="attempts"');
  });
});

test('small multiples share their axes, so that what differs is the runs', () => {
  const html = renderToStaticMarkup(
    <SmallMultiples
      title="Two seeds"
      runs={[
        { run: stormRun({ nowS: 50 }), label: 'seed 1', outcome: 'healthy' },
        { run: stormRun(), label: 'seed 2', outcome: 'failed' },
      ]}
    />,
  );

  // The quiet one goes up to 4 000 as well.
  expect(html.match(/>4\u202f000</g)).toHaveLength(2);
  expect(new Set(html.match(/class="viz-picture" width="100%" height="\d+"/g)).size).toBe(1);
  expect(html).toContain('stays down');
});
