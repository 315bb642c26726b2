import { compile, simulate } from '../../src/index.ts';
import type { Case } from './case.ts';
import { printLine } from './print.ts';

/** What runs inside every JavaScript engine, after the golden tests: all cases, one after another, a line each. */
declare const CASES: readonly Case[];

for (const { name, scenario, guards, seed } of CASES) {
  const { plan, diagnostics } = compile(scenario, guards);
  if (plan === undefined) throw new Error(`${name}: ${diagnostics[0]!.says}`);
  const { digest, eventCount } = simulate(plan, seed);
  printLine(`${name}, seed ${seed}: ${digest} ${eventCount}`);
}
