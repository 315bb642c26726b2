/** What queueing theory says about one queue before c equal workers; textbook letters: λ arrivals, μ services per second. */

/** The probability that all of `servers` are busy and an arrival is lost, offered `erlangs` of work (Erlang 1917). */
export function erlangB(servers: number, erlangs: number): number {
  let blocking = 1;
  for (let n = 1; n <= servers; n++) blocking = (erlangs * blocking) / (n + erlangs * blocking);
  return blocking;
}

/** The probability that an arrival has to wait, if none is lost. */
export function erlangC(servers: number, erlangs: number): number {
  const blocking = erlangB(servers, erlangs);
  const utilisation = erlangs / servers;
  return blocking / (1 - utilisation * (1 - blocking));
}

export interface Station {
  readonly lambda: number;
  readonly mu: number;
  readonly servers: number;
}

export interface Averages {
  /** Share of the workers that are busy. */
  readonly utilisation: number;
  /** Averages over time: waiting, in the system. */
  readonly Lq: number;
  readonly L: number;
  /** Averages over those admitted, in seconds: wait, sojourn. */
  readonly Wq: number;
  readonly W: number;
}

/** M/M/c without a limit. */
export function mmc({ lambda, mu, servers }: Station): Averages {
  const Wq = erlangC(servers, lambda / mu) / (servers * mu - lambda);
  return averages({ lambda, mu, servers }, { arrivalRate: lambda, Wq });
}

/** M/M/c/K: at most K in the system, waiting or being served; the birth–death chain solved for its stationary law. */
export function mmck({ lambda, mu, servers }: Station, capacity: number): Averages & { readonly blocking: number } {
  const weights = [1];
  for (let n = 1; n <= capacity; n++) weights.push((weights[n - 1]! * lambda) / (Math.min(n, servers) * mu));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const blocking = weights[capacity]! / total;
  const Lq = weights.reduce((sum, weight, n) => sum + (Math.max(0, n - servers) * weight) / total, 0);
  const arrivalRate = lambda * (1 - blocking);
  return { ...averages({ lambda, mu, servers }, { arrivalRate, Wq: Lq / arrivalRate }), blocking };
}

/** M/D/1 by Pollaczek and Khinchine: half the wait of M/M/1, for the service time has no variance. */
export function md1({ lambda, mu }: Omit<Station, 'servers'>): Averages {
  const rho = lambda / mu;
  return averages({ lambda, mu, servers: 1 }, { arrivalRate: lambda, Wq: rho / (2 * mu * (1 - rho)) });
}

function averages({ mu, servers }: Station, { arrivalRate, Wq }: { arrivalRate: number; Wq: number }): Averages {
  const W = Wq + 1 / mu;
  return { utilisation: arrivalRate / (servers * mu), Lq: arrivalRate * Wq, L: arrivalRate * W, Wq, W };
}
