import type { Runner } from '@basin/experiments';
import type { Lab } from '../lab-folder/lab.ts';
import { Bench } from './bench.ts';
import { controls } from './controls.ts';
import type { Finding, GateCheck } from './finding.ts';
import { eachGuardNeeded } from './needed-guards.ts';
import { bounds, cost, words } from './side-conditions.ts';
import { decoysFail, degenerateListFails, exemplarPasses, startFails } from './solutions.ts';

/**
 * Is the lab itself sound? Runs everything it claims, on every seed it holds, and says what came out.
 *
 * The lab is sound if every finding is ok. For a quick look, hand over a lab without its hidden seeds.
 */
export async function checkLab(
  lab: Lab,
  runner: Runner,
  onProgress: (done: number, total: number) => void = () => {},
): Promise<Finding[]> {
  const bench = new Bench(lab);
  const judgements = GATES.map((gate) => gate(lab, bench.ask));
  await bench.run(runner, onProgress);
  return judgements.flatMap((judge) => judge());
}

const GATES: readonly GateCheck[] = [
  controls,
  startFails,
  exemplarPasses,
  eachGuardNeeded,
  decoysFail,
  degenerateListFails,
  cost,
  bounds,
  words,
];
