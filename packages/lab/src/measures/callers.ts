import type { Run } from '@basin/engine';
import type { Window } from './measure.ts';
import { meanOf, partsOf, rateOf, seriesOf, totalSeries } from './reading.ts';

/** What one kind of callers does to the system: calls, attempts and retries per second, attempts in flight. */
export interface Callers {
  readonly offered: number;
  readonly attempts: number;
  readonly retries: number;
  readonly inFlight: number;
}

/** The client that a goal is about, and all others; where it is about none, all are others. */
export function callersOf(run: Run, window: Window): { readonly own: Callers; readonly others: Callers } {
  const clients = partsOf(run, 'client').map(({ name }) => name);
  return {
    own: together(run, { window, names: clients.filter((name) => name === window.of) }),
    others: together(run, { window, names: clients.filter((name) => name !== window.of) }),
  };
}

function together(
  run: Run,
  { window, names }: { readonly window: Window; readonly names: readonly string[] },
): Callers {
  const parts = run.parts.filter(({ kind, name }) =>
    kind === 'client' ? names.includes(name) : names.some((client) => name.startsWith(`${client} -> `)),
  );
  const rate = (key: string) => rateOf(run, totalSeries({ ...run, parts }, 'arrow', key), window);
  const offered = partsOf({ ...run, parts }, 'client').reduce(
    (sum, part) => sum + rateOf(run, seriesOf(part, 'offered'), window),
    0,
  );
  const inFlight = meanOf(run, totalSeries({ ...run, parts }, 'arrow', 'inFlight'), window);
  return { offered, attempts: rate('attempts'), retries: rate('retries'), inFlight };
}
