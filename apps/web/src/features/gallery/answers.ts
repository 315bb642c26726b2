import {
  ablation,
  basinMap,
  basinWidth,
  compare,
  earlyWarning,
  hysteresis,
  loadCurve,
  phaseField,
  type BasinMap,
  type Runner,
} from '@basin/experiments';
import { firstAnswer } from '@/server/first-answer.ts';
import { outage } from './systems.ts';

const system = outage(50);
const bounded = outage(50, { servers: { database: { queueLimit: { capacity: 50 } } } });
const steady = outage(50, {
  calls: { 'users -> database': { retry: 'off' } },
  servers: { database: { queueLimit: { capacity: 50 } } },
});
const seeds = [1, 2, 3];
const along = { path: 'triggers.down.for', from: 250_000, to: 6e6, step: 1 };

/** Of every experiment a small one in each of its states, made once. */
export function galleryAnswers() {
  return firstAnswer('gallery', async (runner) => ({
    curve: await loadCurve({ system, loads: [20, 60, 90, 120, 160], seeds }, runner),
    curveOfOneSeed: await loadCurve({ system, loads: [20, 90, 160], seeds: [1] }, runner),
    curveThatHolds: await loadCurve({ system: steady, loads: [20, 60, 90, 120, 160], seeds }, runner),
    loop: await hysteresis({ system, loads: [20, 60, 100, 140], holdUs: 10e6, seeds: [1, 2] }, runner),
    noLoop: await hysteresis({ system: steady, loads: [20, 60, 100, 140], holdUs: 10e6, seeds: [1, 2] }, runner),
    width: await basinWidth({ system, along, seeds }, runner),
    widthOfAll: await basinWidth({ system: steady, along: { ...along, to: 1e6 }, seeds }, runner),
    ...(await maps(runner)),
    field: await phaseField(
      {
        system,
        x: 'queue',
        y: 'inFlight',
        pushes: [0.25, 0.5, 0.75, 1, 1.25, 1.5, 2, 4].map((seconds) => [{ path: along.path, value: seconds * 1e6 }]),
        seeds,
        bins: { x: 12, y: 8 },
      },
      runner,
    ),
    ablation: await ablation({ system: bounded, seeds }, runner),
    comparison: await compare({ a: system, b: bounded, seeds }, runner),
    warning: await earlyWarning({ system, loads: [30, 60, 90], seeds }, runner),
  }));
}

async function maps(runner: Runner): Promise<{ map: BasinMap; firstMap: BasinMap }> {
  const partial: BasinMap[] = [];
  const map = await basinMap(
    {
      system,
      x: { path: along.path, from: along.from, to: along.to, count: 5, step: 1 },
      y: { path: 'guards.calls["users -> database"].retry.maxAttempts', from: 1, to: 5, count: 5, step: 1 },
      seeds,
      coarse: 4,
    },
    runner,
    { onProgress: (progress) => progress.partial && partial.push(progress.partial) },
  );
  return { map, firstMap: partial[0] ?? map };
}
