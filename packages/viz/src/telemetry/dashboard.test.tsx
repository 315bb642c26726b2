import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { Dashboard, type DashboardPanel } from './dashboard.tsx';
import { coarse, type ShownTelemetry } from './shown.ts';

const line = (of: (second: number) => number) => Array.from({ length: 30 }, (_, index) => of(2 * index));

/** A minute in which goodput is lost for twenty seconds, because one of two parts is full. */
const TELEMETRY: ShownTelemetry = {
  bucketUs: 2e6,
  offered: line(() => 50),
  good: line((second) => (second >= 20 && second < 40 ? 5 : 50)),
  attempts: line((second) => (second >= 20 && second < 40 ? 150 : 50)),
  origin: line(() => 10),
  hits: line(() => 0.8),
  waiting: line(() => 3),
  latencyP50: line(() => 0.1),
  latencyP99: [...line(() => 0.4).slice(0, 15), ...Array<null>(15).fill(null)],
  parts: [
    { name: 'app.1', busy: line((second) => (second >= 20 && second < 40 ? 1 : 0.5)), failing: line(() => 0) },
    { name: 'app.2', busy: line(() => 0.5), failing: line(() => 0.25) },
  ],
  events: [
    { fromUs: 20e6, toUs: 40e6 },
    { fromUs: 50e6, toUs: 50e6 },
  ],
};

const html = (id: DashboardPanel, telemetry = TELEMETRY) =>
  renderToStaticMarkup(<Dashboard telemetry={telemetry} panels={[{ id, says: 'A panel' }]} />);

test('a panel says in words what its lines do, and when something was known to be going on', () => {
  expect(html('calls')).toContain(
    'good: 50 at first, 5 to 50 in between, 50 at last. offered: 50 at first, 50 to 50 in between, 50 at last. Something is known to have happened from 20 s to 40 s and at 50 s.',
  );
  expect(html('busy')).toContain('app.1: 0.5 at first, 1 at most, from 20 s on, 0.5 at last.');
  expect(html('calls', { ...TELEMETRY, events: [] })).toContain('Nothing is known to have happened.');
});

test('where no call ended there is no latency, and the table says so', () => {
  expect(html('latency')).toContain('<td>none</td>');
});

test('goodput over offered load is told ten seconds by ten seconds, in the order of time', () => {
  expect(html('curve')).toContain('50 and 50; 50 and 50; 50 and 5; 50 and 5; 50 and 50; 50 and 50.');
});

test('every panel has its numbers as a table, with as few rows as somebody reads', () => {
  const panels = ['calls', 'curve', 'attempts', 'latency', 'busy', 'failing', 'origin', 'hits', 'waiting'] as const;

  for (const panel of panels) expect(html(panel).match(/<tr>/g)).toHaveLength(1 + 6);
});

test('a mean leaves out what is not there', () => {
  expect(coarse([1, null, 3, null, 5, null, null, null, null, null], 2e6)).toEqual([3, null]);
});
