import { compile, NO_GUARDS, begin, seconds, simulate } from '@basin/engine';
import { expect, test } from 'vitest';
import { openDrill } from '../../../test/drill.fixture.ts';
import { knownBuckets, signalPoints } from './signals.ts';

const { plan } = compile(openDrill.scenario, NO_GUARDS);
const RUN = simulate(plan!, 1);
const [goodput, queue] = signalPoints(openDrill, RUN);

test('a signal is what its measure says of the last five seconds, before anything is done to it', () => {
  expect(goodput!.truth[8]).toBeGreaterThan(0.95);
  expect(goodput!.truth[40]).toBeLessThan(0.1);
  expect(queue!.truth[40]).toBeGreaterThan(30);
});

test('no point is further off than the noise of its signal, most are off, and to both sides', () => {
  const off = queue!.truth.map((value, index) => (value === 0 ? 0 : queue!.shown[index]! / value - 1));

  expect(off.every((each) => Math.abs(each) <= 0.1)).toBe(true);
  expect(off.filter((each) => each !== 0).length).toBeGreaterThan(40);
  expect(Math.max(...off)).toBeGreaterThan(0.03);
  expect(Math.min(...off)).toBeLessThan(-0.03);
});

test('no share is shown above the whole', () => {
  expect(Math.max(...goodput!.shown)).toBe(1);
});

test('however the run is cut into pieces, a point once shown stays as it was', () => {
  const simulation = begin(plan!, 1);
  simulation.advance(seconds(17));
  const early = signalPoints(openDrill, simulation.snapshot());
  simulation.advance(seconds(33));
  const later = signalPoints(openDrill, simulation.snapshot(), early);

  expect([...early[1]!.shown]).toEqual([...queue!.shown.subarray(0, 17)]);
  expect([...later[1]!.shown]).toEqual([...queue!.shown.subarray(0, 33)]);
});

test('noise belongs to the seed and to the signal', () => {
  const twin = { ...openDrill, signals: openDrill.signals.map((signal) => ({ ...signal, id: `${signal.id}2` })) };
  const shown = (index: number, run = RUN, drill = openDrill) => [...signalPoints(drill, run)[index]!.shown];

  expect(shown(1)).toEqual([...queue!.shown]);
  expect(shown(1, RUN, twin)).not.toEqual(shown(1));
  expect(shown(1, { ...RUN, seed: 2 })).not.toEqual(shown(1));
});

test('a signal comes as late as it says, and in an exam later still', () => {
  const of = (nowSecond: number, laterUs: number) =>
    knownBuckets(goodput!.signal, { bucketUs: 1e6, nowUs: nowSecond * 1e6, laterUs });

  expect(of(20, 0)).toBe(17);
  expect(of(20, openDrill.exam.delayUs)).toBe(13);
  expect(of(2, 0)).toBe(0);
});
