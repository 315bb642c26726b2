import { expect, test } from 'vitest';
import { chartRun } from './chart-run.ts';
import { layoutChart, type LayoutOptions } from './layout.ts';
import { stormRun } from './run.fixture.ts';

const layout = (options: Partial<LayoutOptions> = {}) =>
  layoutChart({
    panels: ['flow', 'queue', 'latency'],
    lines: ['offered', 'goodput', 'attempts'],
    size: 'regular',
    labelRows: 1,
    runs: [chartRun(stormRun())],
    limits: {},
    ...options,
  });

test('panels stand below each other, and the time axis below them all', () => {
  const { panels, axisTop, height } = layout();

  for (const [i, panel] of panels.entries()) {
    const above = panels[i - 1];
    expect(panel.top).toBeGreaterThan(above ? above.top + above.height : 0);
  }
  expect(axisTop).toBe(panels[2]!.top + panels[2]!.height);
  expect(height).toBeGreaterThan(axisTop);
});

test('an axis holds what is drawn on it, and only that', () => {
  const top = (options: Partial<LayoutOptions>) => layout(options).panels[0]!.scale.top;

  expect(top({})).toBe(4000);
  expect(top({ lines: ['offered', 'goodput'] })).toBe(1000);
  expect(top({ lines: ['offered'], limits: { flow: 8000 } })).toBe(8000);
});

test('an axis holds the ghost too', () => {
  const quiet = chartRun(stormRun({ nowS: 50 }));

  expect(layout({ runs: [quiet] }).panels[0]!.scale.top).toBe(1000);
  expect(layout({ runs: [quiet, chartRun(stormRun())] }).panels[0]!.scale.top).toBe(4000);
});

test('a queue of two attempts is not drawn as a mountain', () => {
  expect(layout({ runs: [chartRun(stormRun({ nowS: 50 }))] }).panels[1]!.scale.top).toBe(10);
});
