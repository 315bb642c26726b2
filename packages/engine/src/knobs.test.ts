import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Knob } from './knobs.ts';

test('turns multiply', () => {
  const knob = new Knob();

  knob.turn(2);
  knob.turn(3);

  expect(knob.value).toBe(6);
});

test('whoever lets go takes his own factor away, not the latest', () => {
  const knob = new Knob();
  knob.turn(2);
  knob.turn(3);
  knob.turn(2);

  knob.letGo(2);
  expect(knob.value).toBe(6);
  knob.letGo(3);
  expect(knob.value).toBe(2);
});

test('a factor of 0 is taken away like any other', () => {
  const knob = new Knob();
  knob.turn(0);
  knob.turn(5);
  expect(knob.value).toBe(0);

  knob.letGo(0);

  expect(knob.value).toBe(5);
});

test('tells of every turn, when the new value is there', () => {
  const seen: number[] = [];
  const knob: Knob = new Knob(() => seen.push(knob.value));

  knob.turn(2);
  knob.turn(4);
  knob.letGo(2);

  expect(seen).toEqual([2, 8, 4]);
});

test('however turns overlap, it is exactly 1 again when the last one has let go', () => {
  const turns = fc.array(
    fc.tuple(fc.double({ min: 0, max: 1_000, noNaN: true }), fc.nat({ max: 10 }), fc.nat({ max: 10 })),
    { maxLength: 12 },
  );

  fc.assert(
    fc.property(turns, (all) => {
      const knob = new Knob();
      const happenings = all.flatMap(([factor, at, lasting]) => [
        { at, factor, turns: true },
        { at: at + lasting, factor, turns: false },
      ]);
      const held: number[] = [];
      for (const { factor, turns: isTurn } of happenings.sort((a, b) => a.at - b.at)) {
        if (isTurn) {
          knob.turn(factor);
          held.push(factor);
        } else {
          knob.letGo(factor);
          held.splice(held.indexOf(factor), 1);
        }
        expect(knob.value).toBe(held.reduce((product, each) => product * each, 1));
      }
      expect(knob.value).toBe(1);
    }),
  );
});

test('a factor is changed in one move, and 1 is no factor', () => {
  const seen: number[] = [];
  const knob: Knob = new Knob(() => seen.push(knob.value));
  knob.turn(3);

  knob.change(1, 0.5);
  knob.change(0.5, 0);
  knob.change(0, 0);
  knob.change(0, 1);
  knob.letGo(3);

  expect(seen).toEqual([3, 1.5, 0, 3, 1]);
});
