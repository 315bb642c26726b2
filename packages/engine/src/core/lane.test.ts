import fc from 'fast-check';
import { expect, test } from 'vitest';
import { CANCELLED, Lane } from './lane.ts';

/** Takes everything; a cancelled head is `null`. */
function drain(lane: Lane): (number | null)[] {
  const taken: (number | null)[] = [];
  while (!lane.isEmpty) {
    const subject = lane.take();
    taken.push(subject === CANCELLED ? null : subject);
  }
  return taken;
}

test('events leave in the order in which they came', () => {
  const lane = new Lane(0, 0);
  for (const subject of [3, 1, 2]) lane.push(10, subject, subject);

  expect(lane.isEmpty).toBe(false);
  expect(drain(lane)).toEqual([3, 1, 2]);
  expect(lane.isEmpty).toBe(true);
});

test('an event that is due earlier than the last in line may not stand in it; an equal one may', () => {
  const lane = new Lane(0, 0);
  expect(lane.takes(0)).toBe(true);

  lane.push(10, 0, 0);

  expect(lane.takes(9)).toBe(false);
  expect(lane.takes(10)).toBe(true);
  expect(lane.takes(11)).toBe(true);
});

test('an empty line takes anything', () => {
  const lane = new Lane(0, 0);
  lane.push(10, 0, 0);
  lane.take();

  expect(lane.takes(5)).toBe(true);
});

test('the cancelled behind the first leave with it, so the next in line is one to wake', () => {
  const lane = new Lane(0, 0);
  const positions = [10, 11, 12, 13].map((timeUs, subject) => lane.push(timeUs, 100 + subject, subject));
  lane.cancel(positions[1]!);
  lane.cancel(positions[2]!);

  expect(lane.take()).toBe(0);
  expect(lane.firstTimeUs).toBe(13);
  expect(lane.firstOrder).toBe(103);
  expect(drain(lane)).toEqual([3]);
});

test('a cancelled first leaves as cancelled, at its time', () => {
  const lane = new Lane(0, 0);
  lane.cancel(lane.push(10, 0, 0));
  lane.push(11, 1, 1);

  expect(lane.firstTimeUs).toBe(10);
  expect(drain(lane)).toEqual([null, 1]);
});

test('whatever is pushed, cancelled and taken: a line of those not cancelled, round and round the arrays', () => {
  // Pushes in bursts of up to 700, so that the arrays (of 1024 places at first) both wrap around and grow.
  const step = fc.oneof(
    fc.record({ push: fc.integer({ min: 1, max: 700 }) }),
    fc.record({ take: fc.integer({ min: 1, max: 700 }) }),
    fc.record({ cancel: fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }) }),
  );

  fc.assert(
    fc.property(fc.array(step, { maxLength: 60, size: 'max' }), (steps) => {
      const lane = new Lane(0, 0);
      const model: { subject: number; position: number; isCancelled: boolean }[] = [];
      let count = 0;
      for (const each of steps) {
        if ('push' in each) {
          for (let i = 0; i < each.push; i++) {
            const position = lane.push(count, count, count);
            model.push({ subject: count++, position, isCancelled: false });
          }
        } else if ('cancel' in each) {
          const victim = model[Math.floor(each.cancel * model.length)];
          if (victim === undefined) continue;
          lane.cancel(victim.position);
          victim.isCancelled = true;
        } else {
          for (let i = 0; i < each.take && model.length > 0; i++) {
            const first = model.shift()!;
            if (lane.firstTimeUs !== first.subject || lane.firstOrder !== first.subject)
              expect.fail('the first in line is another');
            expect(lane.take()).toBe(first.isCancelled ? CANCELLED : first.subject);
            while (model[0]?.isCancelled) model.shift();
          }
          expect(lane.isEmpty).toBe(model.length === 0);
        }
      }
      // Only the first can be cancelled and still leave.
      expect(drain(lane)).toEqual(
        model.flatMap(({ subject, isCancelled }, i) => (isCancelled ? (i === 0 ? [null] : []) : [subject])),
      );
    }),
    { numRuns: 60 },
  );
});
