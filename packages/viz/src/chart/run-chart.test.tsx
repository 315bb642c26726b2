import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { GRID } from '../plot/pen.ts';
import { chartRun } from './chart-run.ts';
import { RunChart, type RunChartProps } from './run-chart.tsx';
import { stormRun } from './run.fixture.ts';

const TRIGGERS = [{ fromUs: 60e6, toUs: 80e6, label: 'slow ×10' }];

function draw(props: Partial<RunChartProps> = {}): string {
  return renderToStaticMarkup(
    <RunChart title="A slow minute" run={chartRun(stormRun(), { triggers: TRIGGERS })} {...props} />,
  );
}

test("the trigger's band covers exactly its seconds and is labelled", () => {
  const html = draw();

  // 60 and 20 of 300 seconds.
  expect(html).toMatch(/class="viz-trigger" [^>]*x="20%" width="6.6667%"/);
  expect(html).toContain('slow ×10, 20\u202fs');
});

test('a run under way is not drawn beyond what has happened', () => {
  const html = draw({
    run: chartRun(stormRun({ nowS: 75 }), { triggers: TRIGGERS }),
    panels: ['flow', 'queue', 'latency'],
  });

  expect(rightmost(html)).toBeLessThanOrEqual((75 / 300) * GRID);
  expect(html).toMatch(/class="viz-trigger" [^>]*width="5%"/);
  expect(html).toContain('>300<');
});

test('a trigger that is still to come is not drawn', () => {
  expect(draw({ run: chartRun(stormRun({ nowS: 30 }), { triggers: TRIGGERS }) })).not.toContain('slow ×10');
});

test('a run that has not begun is an empty chart with its whole axis', () => {
  const html = draw({ run: chartRun(stormRun({ nowS: 0 }), { triggers: TRIGGERS }) });

  expect(html).toContain('>300<');
  expect(html).not.toMatch(/NaN|Infinity|undefined/);
});

test('a finished run ends at the right edge', () => {
  expect(rightmost(draw())).toBe(GRID);
});

test('the picture is named by its title and described in numbers', () => {
  const html = draw();

  const [, titleId] = html.match(/role="img" aria-labelledby="([^"]+)"/)!;
  const [, descriptionId] = html.match(/role="img" [^>]*aria-describedby="([^"]+)"/)!;
  expect(html).toContain(`id="${titleId}">A slow minute<`);
  expect(html).toMatch(new RegExp(`id="${descriptionId}">Before the trigger goodput is 1.000/s`));
});

test('the table holds some thirty rows, the trigger among them', () => {
  const rows = draw().match(/<tr>.*?<\/tr>/g)!;

  expect(rows).toHaveLength(1 + 30);
  expect(rows[7]).toContain('60–70');
  expect(rows[7]).toContain('<td>3\u202f960</td>');
  expect(rows[7]).toContain('slow ×10');
  expect(rows[6]).not.toContain('slow ×10');
});

test('the cursor stands in the middle of its second and reads that second', () => {
  const html = draw({ cursorUs: 70e6 });

  expect(html).toContain('<line x1="23.5%" x2="23.5%"');
  expect(html).toContain(
    'aria-valuetext="70\u202fs: offered load 1\u202f000/s, goodput 0/s, attempts 3\u202f960/s, retries 2\u202f960/s, queue 4\u202f096"',
  );
});

test('a cursor beyond the present reads the present', () => {
  const html = draw({ run: chartRun(stormRun({ nowS: 75 })), cursorUs: 200e6 });

  expect(html).toContain('aria-valuetext="74\u202fs: ');
});

test('a verdict lifts its window out', () => {
  const html = draw({ look: { fromUs: 90e6, toUs: 120e6 } });

  expect(html).toMatch(/class="viz-look-frame" x="30%"[^>]* width="10%"/);
  expect(html).toContain('look here');
});

test('nothing on a chart rests on inline styles, which pages may forbid', () => {
  const html = draw({ cursorUs: 70e6, look: { fromUs: 0, toUs: 1e6 }, panels: ['flow', 'queue', 'latency'] });

  expect(html).not.toContain('style=');
});

test('a ghost is on the same axes, and named', () => {
  const quiet = chartRun(stormRun({ nowS: 50 }));

  const html = draw({ run: quiet, ghost: { run: chartRun(stormRun()), label: 'without a budget' } });

  expect(html).toContain('faint: without a budget');
  expect(html).toContain('>4\u202f000<');
});

test('a guess is drawn at its own seconds', () => {
  const points = [
    { atUs: 0, value: 1000 },
    { atUs: 300e6, value: 1000 },
  ];

  expect(draw({ guess: { points }, limits: { flow: 4000 } })).toContain(`class="viz-guess" d="M0 3000l${GRID} 0"`);
});

test('the height of a chart depends on nothing that happens', () => {
  const heightOf = (html: string) => html.match(/class="viz-picture" [^>]*height="(\d+)"/)![1];

  expect(heightOf(draw({ look: { fromUs: 0, toUs: 1e6 }, cursorUs: 5e6 }))).toBe(heightOf(draw()));
  expect(heightOf(draw({ run: chartRun(stormRun({ nowS: 3 }), { triggers: TRIGGERS }) }))).toBe(heightOf(draw()));
});

/** The largest x of all data paths. */
function rightmost(html: string): number {
  const paths = [...html.matchAll(/class="viz-(?:line|fill)[^"]*" d="([^"]+)"/g)].map(([, d]) => d!);
  expect(paths.length).toBeGreaterThan(3);
  return Math.max(...paths.map(rightmostOf));
}

/** Follows a path's absolute M, H and V and relative l and h. */
function rightmostOf(path: string): number {
  let x = 0;
  let most = 0;
  for (const [, command, rest] of path.matchAll(/([MlhHVZ])([^MlhHVZ]*)/g)) {
    const numbers = rest!.match(/-?\d+/g)?.map(Number) ?? [];
    if (command === 'M' || command === 'H') x = numbers[0]!;
    if (command === 'l') for (const [i, dx] of numbers.entries()) if (i % 2 === 0) most = Math.max(most, (x += dx));
    most = Math.max(most, x);
  }
  return most;
}
