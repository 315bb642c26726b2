import type { EffectivePotential } from '@basin/experiments';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { describePotential, groundAt, landscapeOf } from './potential-layout.ts';
import { PotentialLandscape } from './potential-landscape.tsx';

/** Ten wide bins from 0: a valley, a hill, and after a gap one bin more. */
const made: EffectivePotential = {
  along: 'queue',
  bins: [0, -10, 5, null, null, 0].map((potential, index) => ({
    at: 5 + 10 * index,
    count: potential === null ? 1 : 20,
    drift: potential === null ? null : 1,
    driftError: potential === null ? null : 0.1,
    potential,
  })),
  wells: [15],
  barriers: [25],
};
const draw = (now?: number) =>
  renderToStaticMarkup(<PotentialLandscape answer={made} title="land" {...(now !== undefined && { now })} />);

test('lower potential is lower ground, and nothing is drawn through what was not measured', () => {
  const land = landscapeOf(made);

  expect(land.stretches.map((stretch) => stretch.length)).toEqual([5, 3]);
  expect(land.gaps).toEqual([{ from: 0.5, to: 5 / 6 }]);
  // Down on the page is more.
  expect(groundAt(land, 1.5 / 6)).toBeGreaterThan(groundAt(land, 0.5 / 6) ?? 0);
  expect(groundAt(land, 2.5 / 6)).toBeLessThan(groundAt(land, 0.5 / 6) ?? 1);
  expect(groundAt(land, 0.7)).toBeNull();
});

test('a stretch reaches as far as it was measured, half a bin beyond its last middle', () => {
  const land = landscapeOf(made);

  expect(groundAt(land, 0.49)).toBeCloseTo(groundAt(land, 2.5 / 6) ?? NaN);
  expect(groundAt(land, 0)).toBeCloseTo(groundAt(land, 0.5 / 6) ?? NaN);
});

test('the ball touches the ground where the system is', () => {
  const y = Number(draw(15).match(/viz-now-dot" x="25%" y="([\d.]+)"/)?.[1]);

  // Radius 9 and half of the line of the ground.
  expect(y + 9 + 1).toBeCloseTo((groundAt(landscapeOf(made), 0.25) ?? 0) * 240);
});

test('the ball hangs in the air, empty, where nobody knows the ground', () => {
  expect(draw(40)).toContain('viz-now-unknown');
  expect(draw(40)).not.toContain('viz-now-ball');
  expect(draw()).not.toContain('viz-now');
  expect(describePotential(made, 40)).toContain('where nothing was measured');
});

test('in words: wells, hills, and what is left open', () => {
  expect(describePotential(made, undefined)).toBe(
    'Along attempts waiting in queues the landscape has wells at 15 and hills at 25. 2 of 6 stretches were not measured and are left open.',
  );
});
