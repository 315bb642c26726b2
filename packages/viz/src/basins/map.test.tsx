import type { BasinMap as Answer, MapCell } from '@basin/experiments';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { BasinMap } from './basin-map.tsx';
import { ChoosableBasinMap } from './choosable-basin-map.tsx';
import { nextCell } from './cell-grid.tsx';
import { cellsPath, cellText, chosen, describeMap, formulaPath, stateOf } from './map-layout.ts';

const cell = (stuck: number | null, wasRun = true): MapCell => ({
  stuck: stuck === null ? null : { value: stuck / 4, low: 0, high: 1, count: stuck, of: 4 },
  outcomes: wasRun ? ['recovers'] : [],
  changes: [{ set: 'triggers.down.for', to: 1 }],
});
/** Two across, two up: the lower row comes back, above it one does either and one stays down. */
const map: Answer = {
  x: [1, 2],
  y: [10, 20],
  seeds: [7, 8],
  cells: [cell(0), cell(0, false), cell(1), cell(4)],
  measured: 3,
};
const words = [{ title: 'seconds' }, { title: 'tries' }] as const;

test('a cell is healthy, failed, or undecided where its seeds differ', () => {
  expect([...map.cells, cell(null)].map(stateOf)).toEqual(['healthy', 'healthy', 'undecided', 'failed', 'unknown']);
});

test('the first row lies at the bottom, the first column at the left', () => {
  expect(cellsPath(map, (each) => stateOf(each) === 'failed')).toBe('M2000 0H4000V2000H2000Z');
  expect(cellsPath(map, ({ outcomes }) => outcomes.length === 0)).toBe('M2000 2000H4000V4000H2000Z');
});

test('each state has a form of its own besides its hue, and cells that were run an outline', () => {
  const html = renderToStaticMarkup(<BasinMap answer={map} title="map" x={words[0]} y={words[1]} />);

  expect(html).toMatch(/fill="url\(#[^"]*-failed\)"/);
  expect(html).toMatch(/fill="url\(#[^"]*-undecided\)"/);
  expect(html).not.toMatch(/fill="url\(#[^"]*-healthy\)"/);
  expect(html.match(/viz-cell-run" d="([^"]+)"/)?.[1]?.match(/Z/g)).toHaveLength(3);
});

test('the dot of an undecided cell grows with the share that stays down', () => {
  const radius = (stuck: number) => {
    const html = renderToStaticMarkup(
      <BasinMap answer={{ ...map, cells: [cell(stuck)], x: [1], y: [1] }} title="map" x={words[0]} y={words[1]} />,
    );
    return Number(html.match(/circle class="viz-point-full" [^>]* r="([\d.]+)"/)?.[1]);
  };

  expect(radius(1)).toBeCloseTo(3.5, 1);
  expect(radius(3)).toBeGreaterThan(radius(1));
});

test('a chosen cell comes with a run for every seed', () => {
  expect(chosen(map, { column: 1, row: 1 })).toMatchObject({
    x: 2,
    y: 20,
    refs: [
      { changes: [{ set: 'triggers.down.for', to: 1 }], seed: 7 },
      { changes: [{ set: 'triggers.down.for', to: 1 }], seed: 8 },
    ],
  });
  expect(chosen(map, { column: 2, row: 0 })).toBeUndefined();
});

test('cells are buttons only where choosing means something, and one of them is reached with Tab', () => {
  const still = renderToStaticMarkup(<BasinMap answer={map} title="map" x={words[0]} y={words[1]} />);
  const choosable = renderToStaticMarkup(
    <ChoosableBasinMap answer={map} title="map" x={words[0]} y={words[1]} onChoose={() => {}} />,
  );

  expect(still).not.toContain('<button');
  expect(choosable.match(/<button/g)).toHaveLength(4);
  expect(choosable.match(/tabindex="0"/g)).toHaveLength(1);
  expect(choosable).toContain('aria-label="seconds 2, tries 20: 4 of 4 seeds stay down"');
});

test('what a formula says is a corner, between the values of the axes', () => {
  // Two cells each way hold 1 and 2, 10 and 20 in their middles: 1.5 lies on the line between, 20 in the middle of the upper.
  expect(formulaPath(map, { x: 1.5, y: 20, says: '' })).toBe('M2000 0l0 1000 2000 0');
  // 1.25 is a quarter of the way from the middle of the first to the middle of the second; 10 is the middle of the lower.
  expect(formulaPath(map, { x: 1.25, y: 10, says: '' })).toBe('M1500 0l0 3000 2500 0');
  expect(formulaPath(map, { x: 9, y: 1, says: '' })).toBe('M4000 0l0 3000');
});

test('the marked cell is outlined, and only that one', () => {
  const html = renderToStaticMarkup(
    <BasinMap answer={map} title="map" x={words[0]} y={words[1]} marked={{ column: 1, row: 0 }} />,
  );

  expect(html).toContain('viz-cell-marked" d="M2000 2000H4000V4000H2000Z"');
});

test('arrows lead to the neighbour and stop at the edge', () => {
  const size = { columns: 3, rows: 2 };
  const from = { column: 1, row: 0 };

  expect(nextCell('ArrowUp', from, size)).toEqual({ column: 1, row: 1 });
  expect(nextCell('ArrowDown', from, size)).toEqual(from);
  expect(nextCell('ArrowLeft', from, size)).toEqual({ column: 0, row: 0 });
  expect(nextCell('End', from, size)).toEqual({ column: 2, row: 0 });
  expect(nextCell('ArrowRight', { column: 2, row: 0 }, size)).toEqual({ column: 2, row: 0 });
  expect(nextCell('Enter', from, size)).toBeUndefined();
});

test('in words: a cell taken from its neighbours says so, and the whole map is counted', () => {
  expect(cellText(map, { column: 1, row: 0 }, words)).toBe(
    'seconds 2, tries 10: 0 of 4 seeds stay down, as in the cells around it',
  );
  expect(describeMap(map, words)).toContain(
    'Of 4 cells 2 come back on every seed they were run with, 1 stay down on every one, 1 do either. 3 were run.',
  );
});
