import fc from 'fast-check';
import { expect, test } from 'vitest';
import { EventHeap } from './event-heap.ts';

interface Entry {
  readonly timeUs: number;
  readonly order: number;
}

/** Takes everything: the orders of the events, in the order in which they leave. */
function drain(heap: EventHeap): number[] {
  const orders: number[] = [];
  while (heap.nextTimeUs() !== Infinity) orders.push(heap.subject[heap.take()]!);
  return orders;
}

const inOrder = (a: Entry, b: Entry): number => a.timeUs - b.timeUs || a.order - b.order;

test('events leave in order of time, equals in order of scheduling, whatever is pushed in between', () => {
  // A step is a time to push, or null to take. Few distinct times, so that equals are common; long, so that the heap is
  // deep when its root is hollow.
  const step = fc.option(fc.nat({ max: 5 }), { nil: null, freq: 2 });

  fc.assert(
    fc.property(fc.array(step, { maxLength: 300, size: 'max' }), (steps) => {
      const heap = new EventHeap();
      const model: Entry[] = [];
      for (const [order, timeUs] of steps.entries()) {
        if (timeUs !== null) {
          heap.push(timeUs, order, 7, order);
          model.push({ timeUs, order });
        } else {
          model.sort(inOrder);
          const first = model.shift();
          expect(heap.nextTimeUs()).toBe(first?.timeUs ?? Infinity);
          if (first !== undefined) expect(heap.subject[heap.take()]).toBe(first.order);
        }
      }
      expect(drain(heap)).toEqual(model.sort(inOrder).map(({ order }) => order));
    }),
    { numRuns: 200 },
  );
});

test('what is pushed after a take finds its place, though the root is hollow', () => {
  const heap = new EventHeap();
  for (const [order, timeUs] of [10, 20, 30, 40, 50].entries()) heap.push(timeUs, order, 0, order);
  heap.nextTimeUs();
  heap.take();

  heap.push(45, 5, 0, 5);
  heap.push(5, 6, 0, 6);

  expect(drain(heap)).toEqual([6, 1, 2, 3, 5, 4]);
});

test('an event keeps its payload however the heap grows around it', () => {
  const heap = new EventHeap();
  const slots = Array.from({ length: 5_000 }, (_, order) =>
    heap.push((order * 7919) % 5_000, order, order % 16, order),
  );

  expect(new Set(slots).size).toBe(5_000);
  for (const [order, slot] of slots.entries()) {
    expect(heap.subject[slot]).toBe(order);
    expect(heap.address[slot]).toBe(order % 16);
  }
  const times = drain(heap).map((order) => (order * 7919) % 5_000);
  expect(times).toEqual(times.toSorted((a, b) => a - b));
});

test('slots are used again, so that what is held follows what waits, not what has been', () => {
  const heap = new EventHeap();
  let highest = 0;
  for (let i = 0; i < 100_000; i++) {
    highest = Math.max(highest, heap.push(i, i, 0, i));
    if (i >= 10 && heap.nextTimeUs() < Infinity) heap.take();
  }

  expect(highest).toBeLessThanOrEqual(12);
});

test('refuses to take what was not looked at', () => {
  const heap = new EventHeap();
  expect(() => heap.take()).toThrow('take follows nextTimeUs');
  heap.push(1, 0, 0, 0);
  heap.nextTimeUs();
  heap.take();
  expect(() => heap.take()).toThrow('take follows nextTimeUs');
});
