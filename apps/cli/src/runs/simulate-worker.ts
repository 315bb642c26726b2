import { parentPort } from 'node:worker_threads';
import {
  compile,
  compileActions,
  simulate,
  type ActionSettings,
  type GuardSettings,
  type Micros,
  type Run,
  type Scenario,
} from '@basin/engine';

export interface Order {
  readonly scenario: Scenario;
  readonly guards: GuardSettings;
  readonly seed: number;
  readonly warmUpUs: Micros;
  readonly actions: readonly ActionSettings[];
}

export type Answer = { readonly run: Run; readonly wallSeconds: number } | { readonly crashed: string };

parentPort?.on('message', (order: Order) => parentPort?.postMessage(answer(order)));

/** An exception loses its class on the way to another thread, so it goes as data. */
function answer({ scenario, guards, seed, warmUpUs, actions: written }: Order): Answer {
  const { plan, diagnostics } = compile(scenario, guards);
  if (plan === undefined) return { crashed: `runs are made of checked settings: ${diagnostics[0]?.says ?? ''}` };
  const { actions = [], diagnostics: problems } = compileActions(plan, written);
  if (problems.length > 0) return { crashed: `actions are checked before: ${problems[0]?.says ?? ''}` };
  const startedAtMs = performance.now();
  try {
    const run = simulate(plan, seed, { warmUpUs, actions });
    return { run, wallSeconds: (performance.now() - startedAtMs) / 1e3 };
  } catch (error) {
    return { crashed: error instanceof Error ? error.message : String(error) };
  }
}
