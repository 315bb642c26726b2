import { expect, test } from 'vitest';
import { modes } from './modes.ts';
import { Reading } from './reading.ts';
import type { Telemetry } from './telemetry.ts';

type Line = (second: number) => number;

interface Told {
  readonly offered?: Line;
  readonly good: Line;
  readonly attempts?: Line;
  readonly origin?: Line;
  readonly busy?: Readonly<Record<string, Line>>;
  readonly event?: readonly [from: number, to: number];
}

/** Four minutes of what somebody tells, second by second: 100 calls a second are offered unless said otherwise. */
function told({ offered = () => 100, good, attempts = offered, origin = () => 10, busy = {}, event }: Told): Reading {
  const line = (of: Line) => Array.from({ length: 120 }, (_, index) => of(2 * index));
  const telemetry: Telemetry = {
    bucketUs: 2e6,
    offered: line(offered),
    good: line(good),
    attempts: line(attempts),
    origin: line(origin),
    hits: line(() => 0.9),
    waiting: line(() => 0),
    latencyP50: line(() => 0.1),
    latencyP99: line(() => 0.3),
    parts: Object.entries(busy).map(([name, of]) => ({ name, busy: line(of), failing: line(() => 0) })),
    events: event === undefined ? [] : [{ fromUs: event[0] * 1e6, toUs: event[1] * 1e6 }],
  };
  return new Reading(telemetry);
}

const between = (from: number, to: number, then: number, else_: number) => (second: number) =>
  second >= from && second < to ? then : else_;

const looksLike = (reading: Reading) =>
  modes.filter(({ signs }) => signs(reading).every(({ ok }) => ok)).map(({ key }) => key);

const STORM: Told = {
  good: between(80, 140, 5, 100),
  attempts: between(80, 140, 390, 101),
  busy: { app: between(80, 140, 1, 0.3) },
  event: [80, 140],
};
const FOUR = (line: Line) => ({ 'app.1': line, 'app.2': line, 'app.3': line, 'app.4': line });

test('attempts multiply while goodput falls and a part is full: a retry storm', () => {
  expect(looksLike(told(STORM))).toEqual(['retryStorm']);
});

test('as many retries, and nobody is full: they hurt nobody, and it is a fault of the part that refuses', () => {
  expect(looksLike(told({ ...STORM, busy: { app: () => 0.3 } }))).toEqual(['componentFault']);
});

test('a storm that is still on when its cause is over is a metastable failure', () => {
  const still = { ...STORM, good: between(80, 240, 5, 100), attempts: between(80, 240, 390, 101) };

  expect(looksLike(told({ ...still, event: [80, 100] }))).toEqual(['metastable']);
  expect(looksLike(told({ ...still, event: [80, 230] }))).toEqual(['retryStorm']);
});

test('down for good at another load than before shows nothing', () => {
  const good = between(80, 240, 5, 100);

  expect(looksLike(told({ good, event: [80, 100] }))).toEqual(['metastable']);
  expect(looksLike(told({ good, event: [80, 100], offered: between(120, 240, 140, 100) }))).toEqual([]);
});

test('part after part fills up behind one that is out: a cascade; one full part is a fault', () => {
  const good = between(80, 200, 20, 100);
  const full = between(84, 200, 1, 0.7);

  expect(looksLike(told({ good, busy: FOUR(full), event: [80, 200] }))).toEqual(['cascade']);
  expect(looksLike(told({ good: between(80, 140, 20, 100), busy: { app: full }, event: [80, 140] }))).toEqual([
    'componentFault',
  ]);
});

test('parts that were full before the event did not fill up because of it', () => {
  const good = between(80, 200, 20, 100);

  expect(looksLike(told({ good, busy: FOUR(between(20, 60, 1, 0.7)), event: [80, 200] }))).toEqual([]);
});

test('the more is offered the less is done: a collapse, if it heals as load falls', () => {
  const offered = between(100, 160, 250, 100);

  expect(looksLike(told({ offered, good: between(100, 160, 20, 100) }))).toEqual(['collapse']);
  expect(looksLike(told({ offered, good: between(100, 160, 180, 100) }))).toEqual([]);
  expect(looksLike(told({ offered, good: between(100, 240, 20, 100) }))).toEqual([]);
});

test('short peaks at the origin, each with some loss: a herd; one long one is none', () => {
  const good = (second: number) => (second % 60 < 10 && second >= 60 ? 60 : 100);
  const short = (second: number) => (second % 60 < 10 && second >= 60 ? 90 : 10);

  expect(looksLike(told({ good, origin: short }))).toEqual(['herd']);
  expect(looksLike(told({ good, origin: between(60, 110, 90, 10) }))).toEqual([]);
});

test('what was lost already before anything happened is no failure of that night', () => {
  expect(looksLike(told({ ...STORM, good: () => 5 }))).toEqual([]);
});

test('the coupling is proven by what is kept without it, a fault by what is not', () => {
  const cut = (key: string, own: Told, without: Told) =>
    modes.find((mode) => mode.key === key)!.cut(told(own), told(without));
  const kept = { ...STORM, good: between(80, 140, 70, 100) };

  expect(cut('retryStorm', STORM, kept).ok).toBe(true);
  expect(cut('retryStorm', STORM, STORM).ok).toBe(false);
  expect(cut('componentFault', STORM, STORM).ok).toBe(true);
  expect(cut('componentFault', STORM, kept)).toMatchObject({
    ok: false,
    says: expect.stringMatching(/^70.% of the calls are good while it lasts, instead of 5.%$/),
  });
});
