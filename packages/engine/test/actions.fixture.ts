import fc from 'fast-check';
import {
  begin,
  compileActions,
  simulate,
  type ActionSettings,
  type LiveAction,
  type Plan,
  type Run,
} from '../src/index.ts';
import { actionsSchema, liveActionSchema } from '../src/schema.ts';
import { planOf, type WrittenGuards, type WrittenScenario } from './written.fixture.ts';

/** Actions as people write them: `{ at, do: { shed: {…} }, for }`. */
export interface WrittenAction {
  readonly at: string;
  readonly do: Readonly<Record<string, unknown>>;
  readonly for?: string;
}

export function parseActions(written: readonly WrittenAction[]): ActionSettings[] {
  return actionsSchema.parse(written);
}

export function parseLive(what: Readonly<Record<string, unknown>>, forText?: string): LiveAction {
  return liveActionSchema.parse({ do: what, ...(forText === undefined ? {} : { for: forText }) });
}

/** A run in which somebody acts as planned. */
export function actedRun(written: WrittenScenario, actions: readonly WrittenAction[], guards: WrittenGuards = {}): Run {
  return replay(planOf(written, guards), 1, parseActions(actions));
}

export function replay(plan: Plan, seed: number, settings: readonly ActionSettings[]): Run {
  const { actions, diagnostics } = compileActions(plan, settings);
  if (actions === undefined)
    throw new Error(diagnostics.map(({ path, says }) => `${path.join('.')}: ${says}`).join('\n'));
  return simulate(plan, seed, { actions });
}

/** What somebody does at which step of the run. */
export interface Moves {
  /** Buckets after which the run is stopped, in order. */
  readonly stops: readonly number[];
  /** By stop. */
  readonly acts: readonly (readonly LiveAction[])[];
}

/** A run that is stopped now and then, and acted upon at each stop. */
export function drilledRun(plan: Plan, seed: number, { acts, stops }: Moves): Run {
  const simulation = begin(plan, seed);
  for (const [i, stop] of stops.entries()) {
    simulation.advance(stop * plan.bucketUs);
    for (const act of acts[i] ?? []) simulation.act(act);
  }
  return simulation.finish();
}

export interface Within {
  readonly clients: readonly string[];
  readonly arrows: readonly string[];
  readonly servers: readonly string[];
  readonly triggers: readonly string[];
}

/** Every action that makes sense without balancers and caches. */
export function anyLiveAction(within: Within): fc.Arbitrary<LiveAction> {
  const client = fc.constantFrom(...within.clients);
  const arrow = fc.constantFrom(...within.arrows);
  const server = fc.constantFrom(...within.servers);
  const share = fc.constantFrom(0, 0.25, 0.5, 1);
  const lasting = fc.oneof(
    fc.record({ shed: fc.record({ of: arrow, share }) }),
    fc.record({ drain: fc.record({ of: server }) }),
    fc.record({ disableRetries: fc.oneof(fc.constant({}), fc.record({ of: arrow })) }),
    fc.record({ cutTraffic: fc.record({ of: client, share }) }),
    fc.record({ addCapacity: fc.record({ of: server, share, after: fc.constantFrom('0s', '300ms', '3s') }) }),
  );
  const over = fc.constantFrom('0s', '1us', '700ms', '4s');
  const moment = fc.oneof(
    fc.record({ rampTraffic: fc.record({ of: client, over, steps: fc.constantFrom(1, 3, 10) }) }),
    fc.record({ dropQueue: fc.record({ of: server }) }),
    fc.record({ restart: fc.record({ of: server }) }),
    ...(within.triggers.length === 0
      ? []
      : [fc.record({ rollBack: fc.record({ of: fc.constantFrom(...within.triggers) }) })]),
    fc.record({ undo: fc.record({ action: fc.constantFrom('shed', 'disableRetries', 'cutTraffic', 'addCapacity') }) }),
  );
  const forText = fc.constantFrom(undefined, '1us', '250ms', '1s', '2s');
  return fc.oneof(
    fc.tuple(lasting, forText).map(([what, text]) => parseLive(what, text)),
    moment.map((what) => parseLive(what)),
  );
}
