import type { Span } from '@basin/engine';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import { runOf, tiers } from '../../test/outage.fixture.ts';
import { longestTrace, timeIn, traceRows, tracesOf } from './trace-layout.ts';
import { describeTrace, TraceWaterfall } from './trace-waterfall.tsx';

type Short = [
  id: number,
  parent: number | null,
  kind: Span['kind'],
  part: string,
  startUs: number,
  endUs: number | null,
];
const spansOf = (all: readonly (readonly [...Short, Span['outcome']])[], trace = 1): Span[] =>
  all.map(([id, parent, kind, part, startUs, endUs, outcome]) => ({
    id,
    trace,
    parent,
    kind,
    part,
    startUs,
    endUs,
    outcome,
  }));

/** A call is tried twice: the first attempt is given up after 100 ms while it waits, and is served later all the same. */
const SPANS = spansOf([
  [1, null, 'call', 'users -> web', 0, 150_000, 'ok'],
  [2, 1, 'attempt', 'users -> web', 0, 100_000, 'timeout'],
  [3, 1, 'attempt', 'users -> web', 110_000, 150_000, 'ok'],
  [4, 2, 'wait', 'web', 0, 180_000, null],
  [5, 2, 'service', 'web', 180_000, 200_000, 'ok'],
  [6, 3, 'service', 'web', 110_000, 150_000, 'ok'],
]);

describe('the rows of a trace', () => {
  const rows = traceRows(SPANS);

  test('go from the call down, children below their parents, a wait and its work in one', () => {
    expect(rows.map(({ depth, label }) => `${'-'.repeat(depth)}${label.replaceAll('\u202f', ' ')}`)).toEqual([
      'users → web: ok',
      '-attempt 1: timeout',
      '--waits at web 180 ms, works 20 ms',
      '-attempt 2: ok',
      '--web works 40 ms',
    ]);
    expect(rows.map(({ parent }) => parent)).toEqual([null, 0, 1, 0, 3]);
  });

  test('mark from when on nobody waited any more', () => {
    expect(rows[2]?.bars.map(({ abandonedFromUs }) => abandonedFromUs)).toEqual([100_000, 180_000]);
    expect(rows[4]?.bars.map(({ abandonedFromUs }) => abandonedFromUs)).toEqual([null]);
    expect(timeIn(rows, 'service')).toEqual({ allUs: 60_000, abandonedUs: 20_000 });
    expect(timeIn(rows, 'wait')).toEqual({ allUs: 180_000, abandonedUs: 80_000 });
  });

  test('call abandoned, too, what is done for abandoned work, however well it ends', () => {
    const nested = traceRows(
      spansOf([
        [1, null, 'call', 'users -> web', 0, 150, 'timeout'],
        [2, 1, 'attempt', 'users -> web', 0, 100, 'timeout'],
        [3, 2, 'service', 'web', 0, 200, 'ok'],
        [4, 3, 'call', 'web -> db', 80, 180, 'ok'],
        [5, 4, 'attempt', 'web -> db', 80, 180, 'ok'],
        [6, 5, 'service', 'db', 90, 180, 'ok'],
      ]),
    );

    expect(nested.map((row) => row.bars[0]?.abandonedFromUs)).toEqual([null, null, 100, 100, 100, 100]);
  });

  test('keep what never ended open, to the end of the trace', () => {
    const open = traceRows(
      spansOf([
        [1, null, 'call', 'a -> b', 0, 50, 'timeout'],
        [2, 1, 'attempt', 'a -> b', 10, null, null],
      ]),
    );

    expect(open[1]?.bars[0]).toMatchObject({ isOpen: true, endUs: 50 });
    expect(open[1]?.label).toBe('attempt 1: no answer');
  });

  test('hold every span of a real trace, each after its parent, and what outlasts its attempt is abandoned', () => {
    const { spans } = runOf(tiers(), 1, { trace: { share: 1 } }).trace ?? { spans: [] };
    const byId = new Map(spans.map((span) => [span.id, span]));
    for (const { trace } of tracesOf({ share: 1, spans }).slice(0, 200)) {
      const own = spans.filter((span) => span.trace === trace);
      const bars = traceRows(own).flatMap((row, index) =>
        row.bars.map((bar) => ({ ...bar, row: index, parent: row.parent })),
      );
      expect(bars.map(({ span }) => span.id).toSorted((a, b) => a - b)).toEqual(own.map(({ id }) => id));
      for (const { row, parent, span, abandonedFromUs } of bars) {
        expect(parent ?? -1).toBeLessThan(row);
        const attempt = byId.get(span.parent ?? -1);
        const givenUpUs = attempt?.kind === 'attempt' ? (attempt.endUs ?? Infinity) : Infinity;
        if ((span.endUs ?? 0) > givenUpUs)
          expect(abandonedFromUs).toBeLessThanOrEqual(Math.max(span.startUs, givenUpUs));
      }
    }
  });
});

test('of several traces the one that kept the system busy longest is shown', () => {
  const other = spansOf([[7, null, 'call', 'users -> web', 500_000, 510_000, 'ok']], 7);
  const record = { share: 1, spans: [...other, ...SPANS] };

  expect(longestTrace(record)).toBe(1);
  expect(tracesOf(record)).toMatchObject([
    { trace: 7, spanCount: 1, lastUs: 510_000 },
    { trace: 1, spanCount: 6, lastUs: 200_000, outcome: 'ok' },
  ]);
  expect(longestTrace({ share: 1, spans: [] })).toBeUndefined();
});

test('the waterfall hatches what was for nobody, and says how much work that was', () => {
  const html = renderToStaticMarkup(<TraceWaterfall trace={{ share: 1, spans: SPANS }} title="One call" />);

  // Of 200 ms: the wait from 100 to 180, the work from 180 to 200.
  expect(html).toContain('class="viz-bar-abandoned" x="50%" width="40%"');
  expect(html).toContain('class="viz-bar-abandoned" x="90%" width="10%"');
  expect(describeTrace(traceRows(SPANS)).replaceAll('\u202f', ' ')).toBe(
    'users → web: ok after 150 ms. 2 attempts on all arrows; 180 ms of waiting and 60 ms of work in all, 20 ms of it when nobody waited any more.',
  );
  expect(describeTrace([])).toBe('No call was followed.');
});

test('a long trace is cut, and says so', () => {
  const html = renderToStaticMarkup(<TraceWaterfall trace={{ share: 1, spans: SPANS }} title="One call" most={2} />);

  expect(html).toContain('The first 2 of 5 steps');
  expect(html.match(/viz-trace-words/g)).toHaveLength(2);
});
