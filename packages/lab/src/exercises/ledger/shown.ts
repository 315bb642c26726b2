import { NO_GUARDS, type Run } from '@basin/engine';
import type { Runner } from '@basin/experiments';
import { goodputShare } from '../../measures/goodput-share/goodput-share.ts';
import { drawnScenario } from '../draws/draws.ts';
import type { OpenLedger, Purpose } from './open-ledger.ts';

/** What runs under some changes show. */
export interface Shown {
  /** Undefined where no purpose is shown by every run. */
  readonly purpose: Purpose | undefined;
  /** Of their calls, how many are good, over all runs; by client, in the order of the scenario. */
  readonly served: readonly { readonly client: string; readonly share: number }[];
}

/** One answer for each list of entries that are changed. */
export async function shownUnder(
  open: OpenLedger,
  changes: readonly (readonly string[])[],
  runner: Runner,
): Promise<readonly Shown[]> {
  const { seeds } = open;
  const jobs = changes.flatMap((change) => {
    const scenario = scenarioUnder(open, change);
    return seeds.map((seed) => ({ scenario, guards: NO_GUARDS, seed }));
  });
  const runs = await runner(jobs, () => {}, new AbortController().signal);
  return changes.map((_, index) => shownBy(open, runs.slice(index * seeds.length, (index + 1) * seeds.length)));
}

function scenarioUnder({ document, entries }: OpenLedger, change: readonly string[]) {
  const patches = entries.filter(({ id }) => change.includes(id)).map(({ sets }) => sets);
  const { scenario, says } = drawnScenario(document, patches, {});
  if (scenario === undefined) throw new Error(says);
  return scenario;
}

function shownBy({ scenario, purposes, fromUs, toUs }: OpenLedger, runs: readonly Run[]): Shown {
  const clients = Object.keys(scenario.components).filter(
    (name) => scenario.components[name]?.['client'] !== undefined,
  );
  const shareOf = (run: Run, of: string) => goodputShare.measure(run, { fromUs, toUs, of });
  const purpose = purposes.find(({ when }) =>
    runs.every((run) =>
      when.every(({ client, atLeast, below }) => shareOf(run, client) >= atLeast && shareOf(run, client) < below),
    ),
  );
  const served = clients.map((client) => ({
    client,
    share: runs.reduce((sum, run) => sum + shareOf(run, client), 0) / runs.length,
  }));
  return { purpose, served };
}
