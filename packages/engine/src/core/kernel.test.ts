import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Kernel, type Actor } from './kernel.ts';

/** Notes who was woken when, and then does what the test says. */
class Witness implements Actor {
  readonly notes: { atUs: number; kind: number; subject: number }[] = [];
  readonly address: number;
  private readonly kernel: Kernel;
  private readonly react: (kind: number, subject: number) => void;

  constructor(kernel: Kernel, react: (kind: number, subject: number) => void = () => {}) {
    this.kernel = kernel;
    this.react = react;
    this.address = kernel.enrol(this);
  }

  onEvent(kind: number, subject: number): void {
    this.notes.push({ atUs: this.kernel.nowUs, kind, subject });
    this.react(kind, subject);
  }

  get subjects(): number[] {
    return this.notes.map(({ subject }) => subject);
  }
}

const NO_LIMIT = Infinity;

type Way = 'heap' | 'lane' | 'other lane';

test('what comes last comes after all others of its time, even those it could not know of, and in its own order', () => {
  const kernel = new Kernel();
  const witness: Witness = new Witness(kernel, (_, subject) => {
    if (subject < 30) kernel.schedule(0, witness.address, 0, subject + 10);
  });
  kernel.scheduleLast(20, witness.address, 0, 100);
  kernel.scheduleLast(10, witness.address, 0, 5);
  kernel.scheduleLast(10, witness.address, 0, 6);
  kernel.schedule(10, witness.address, 0, 1);
  kernel.schedule(20, witness.address, 0, 29);

  kernel.run(100, NO_LIMIT);

  // What the first of the last causes at once comes before the second.
  expect(witness.subjects).toEqual([1, 11, 21, 31, 5, 15, 25, 35, 6, 16, 26, 36, 29, 39, 100]);
});

test('an event wakes the actor it is for, at its time, with its kind and its subject', () => {
  const kernel = new Kernel();
  const [one, other] = [new Witness(kernel), new Witness(kernel)];
  kernel.schedule(20, other.address, 15, 1_000_000);
  kernel.schedule(10, one.address, 0, 0);

  kernel.run(100, NO_LIMIT);

  expect(one.notes).toEqual([{ atUs: 10, kind: 0, subject: 0 }]);
  expect(other.notes).toEqual([{ atUs: 20, kind: 15, subject: 1_000_000 }]);
  expect(kernel).toMatchObject({ nowUs: 100, eventCount: 2 });
});

describe('order', () => {
  /** A schedule of events in the heap, in two lanes, with cancellations, some of them in the middle of the run. */
  const anyEvent = fc.record({
    delayUs: fc.nat({ max: 6 }),
    way: fc.constantFrom<Way>('heap', 'lane', 'other lane'),
    cancels: fc.option(fc.nat({ max: 40 }), { freq: 2 }),
  });

  test('is by time, then by order of scheduling, in the heap and in lanes alike; the cancelled never happen', () => {
    fc.assert(
      fc.property(
        fc.array(anyEvent, { minLength: 1, maxLength: 120, size: 'max' }),
        fc.nat({ max: 30 }),
        (events, atFirst) => {
          const kernel = new Kernel();
          const pending = new Map<number, { dueUs: number; cancel: () => void }>();
          const expected: number[] = [];
          let next = 0;
          const scheduleNext = (): void => {
            const subject = next++;
            const event = events[subject];
            if (event === undefined) return;
            const { delayUs, way } = event;
            pending.set(subject, { dueUs: kernel.nowUs + delayUs, cancel: timers[way](delayUs, subject) });
            const cancelled = event.cancels === null ? undefined : pending.get(event.cancels);
            if (cancelled === undefined) return;
            cancelled.cancel();
            pending.delete(event.cancels!);
          };
          // Whenever something happens, the model says what should have; then two more events are scheduled.
          const witness = new Witness(kernel, () => {
            const [first] = [...pending].sort(([a, one], [b, other]) => one.dueUs - other.dueUs || a - b);
            expected.push(first![0]);
            expect(kernel.nowUs).toBe(first![1].dueUs);
            pending.delete(first![0]);
            scheduleNext();
            scheduleNext();
          });
          const [lane, otherLane] = [kernel.openLane(witness.address, 1), kernel.openLane(witness.address, 2)];
          const timers: Record<Way, (delayUs: number, subject: number) => () => void> = {
            heap: (delayUs, subject) => {
              const timer = kernel.schedule(delayUs, witness.address, 0, subject);
              return () => kernel.cancel(timer);
            },
            lane: (delayUs, subject) => {
              const timer = kernel.scheduleIn(lane, delayUs, subject);
              return () => kernel.cancelIn(lane, timer);
            },
            'other lane': (delayUs, subject) => {
              const timer = kernel.scheduleIn(otherLane, delayUs, subject);
              return () => kernel.cancelIn(otherLane, timer);
            },
          };
          for (let i = 0; i <= atFirst; i++) scheduleNext();

          kernel.run(1_000, NO_LIMIT);

          expect(witness.subjects).toEqual(expected);
          expect(pending.size).toBe(0);
          expect(kernel.eventCount).toBe(expected.length);
        },
      ),
      { numRuns: 300 },
    );
  });

  test('an event in a lane carries its own kind', () => {
    const kernel = new Kernel();
    const witness = new Witness(kernel);
    const lane = kernel.openLane(witness.address, 5);
    kernel.scheduleIn(lane, 10, 1);
    kernel.scheduleIn(lane, 4, 2); // Out of line: it goes to the heap.

    kernel.run(100, NO_LIMIT);

    expect(witness.notes).toEqual([
      { atUs: 4, kind: 5, subject: 2 },
      { atUs: 10, kind: 5, subject: 1 },
    ]);
  });

  test('an event out of line can be cancelled like any other', () => {
    const kernel = new Kernel();
    const witness = new Witness(kernel);
    const lane = kernel.openLane(witness.address, 5);
    const inLine = kernel.scheduleIn(lane, 10, 1);
    const outOfLine = kernel.scheduleIn(lane, 4, 2);
    expect(inLine).not.toBe(outOfLine);

    kernel.cancelIn(lane, outOfLine);
    kernel.run(100, NO_LIMIT);

    expect(witness.subjects).toEqual([1]);
  });
});

describe('a run', () => {
  test('lives through every event before its end, and not through those at it', () => {
    const kernel = new Kernel();
    const witness = new Witness(kernel);
    for (const delayUs of [9, 10, 11]) kernel.schedule(delayUs, witness.address, 0, delayUs);

    kernel.run(10, NO_LIMIT);
    expect(witness.subjects).toEqual([9]);
    expect(kernel.nowUs).toBe(10);

    kernel.run(12, NO_LIMIT);
    expect(witness.subjects).toEqual([9, 10, 11]);
    expect(kernel.nowUs).toBe(12);
  });

  test('without events comes to its end', () => {
    const kernel = new Kernel();

    kernel.run(10, NO_LIMIT);

    expect(kernel).toMatchObject({ nowUs: 10, eventCount: 0 });
  });

  test('stops at the event limit, at the time of the last event', () => {
    const kernel = new Kernel();
    const witness = new Witness(kernel, () => kernel.schedule(5, witness.address, 0, 0));
    kernel.schedule(5, witness.address, 0, 0);

    kernel.run(1_000, 3);

    expect(kernel).toMatchObject({ nowUs: 15, eventCount: 3 });
  });

  test('stops when halted, after the event under way', () => {
    const kernel = new Kernel();
    const witness = new Witness(kernel, () => (kernel.isHalted = true));
    kernel.schedule(5, witness.address, 0, 1);
    kernel.schedule(5, witness.address, 0, 2);

    kernel.run(1_000, NO_LIMIT);

    expect(witness.subjects).toEqual([1]);
    expect(kernel.nowUs).toBe(5);
  });

  test('does not count the cancelled', () => {
    const kernel = new Kernel();
    const witness = new Witness(kernel);
    kernel.cancel(kernel.schedule(5, witness.address, 0, 1));
    const lane = kernel.openLane(witness.address, 1);
    kernel.cancelIn(lane, kernel.scheduleIn(lane, 6, 2));

    kernel.run(1_000, 1);

    expect(kernel).toMatchObject({ nowUs: 1_000, eventCount: 0 });
  });

  test('never goes back', () => {
    const kernel = new Kernel();
    expect(() => kernel.schedule(-1, 0, 0, 0)).toThrow('no event is scheduled in the past');
    expect(() => kernel.scheduleIn(kernel.openLane(0, 0), -1, 0)).toThrow('no event is scheduled in the past');
    expect(() => kernel.schedule(NaN, 0, 0, 0)).toThrow('no event is scheduled in the past');
  });
});
