import { float } from './core/float.ts';

/**
 * What a trigger may turn on a component or an arrow while it lasts, the counterpart of `sites.ts` for the weather.
 *
 * Triggers turn knobs; components obey them; neither names the other. Triggers may overlap: a knob is the product of
 * everything that turns it now, and is exactly 1 again when the last one lets go.
 */
export class Knob {
  value = float(1);

  private readonly factors: number[] = [];
  declare private readonly onTurned: () => void;

  constructor(onTurned: () => void = () => {}) {
    this.onTurned = onTurned;
  }

  turn(factor: number): void {
    this.factors.push(factor);
    this.multiply();
  }

  letGo(factor: number): void {
    this.factors.splice(this.factors.indexOf(factor), 1);
    this.multiply();
  }

  /** Replaces a factor by another in one move, so that nothing happens in between; 1 is no factor. */
  change(from: number, to: number): void {
    if (from === to) return;
    if (from !== 1) this.factors.splice(this.factors.indexOf(from), 1);
    if (to !== 1) this.factors.push(to);
    this.multiply();
  }

  private multiply(): void {
    this.value = this.factors.reduce((product, factor) => product * factor, 1);
    this.onTurned();
  }
}

export interface Knobs {
  arrow: ArrowKnobs;
  autoscaler: AutoscalerKnobs;
  balancer: BalancerKnobs;
  cache: CacheKnobs;
  client: ClientKnobs;
  contendedStore: NoKnobs;
  controller: NoKnobs;
  operator: NoKnobs;
  pool: PoolKnobs;
  server: ServerKnobs;
}

export interface ArrowKnobs {
  /** Share of what is sent that arrives, attempts and answers alike; the rest vanishes. */
  readonly passage: Knob;
  /** Share of the attempts that find a connection; the others fail at once, and nothing arrives. */
  readonly connection: Knob;
  /** Share of the retries and hedges that are let be sent, of those that the guards grant. */
  readonly retries: Knob;
  /** Share of the calls that are let begin; the others are blocked. */
  readonly admission: Knob;
}

export interface BalancerKnobs {
  /** Sends a replica nothing any more, by its name, or something again. Names it has no arrow to are no concern of it. */
  eject(name: string, isOut: boolean): void;
  /** Takes a replica into service or out of it: one that is not in service does not exist for this balancer. */
  enlist(name: string, isIn: boolean): void;
}

export interface AutoscalerKnobs {
  /** 1: it acts on what it sees. 0: it decides nothing. */
  readonly attention: Knob;
}

export interface CacheKnobs {
  /** 1: an entry past its time is fetched again. 0: what has outlived its time is served as if it had not. */
  readonly expiry: Knob;
  /** Removes the entries that were used most, so many of them; infinity: all. */
  flush(hottest: number): void;
  /** The time of all entries is over at once. They stay where they are, for who serves what is stale. */
  expireAll(): void;
}

export interface ClientKnobs {
  /** Multiplies the rate of arrivals, the users of a closed loop, the calls of a crowd. */
  readonly load: Knob;
  /** So many more calls, times the load, begin at random moments of the time from now on; of no time: at once. */
  crowd(calls: number, overUs: number): void;
}

export interface PoolKnobs {
  /** Share of the connections that may be granted. */
  readonly connections: Knob;
}

/** Nothing can be turned on it; what leads to it can. */
type NoKnobs = Readonly<Record<never, never>>;

export interface ServerKnobs {
  /** Multiplies the service time of what is started. */
  readonly slowness: Knob;
  /** Share of the workers that may start something; above 1 there are more of them than the scenario says. */
  readonly availability: Knob;
  /** Share of the attempts that do not fail besides, after the work was done. */
  readonly soundness: Knob;
  /** Share of the attempts that are not failed at once, before any work. */
  readonly acceptance: Knob;
  /** Share of its heap that is left to it; nothing to a server that says nothing about its memory. */
  readonly heap: Knob;
  /** 0 crashes it: queue and work in progress are lost without an answer. Back at 1 it starts anew, cold. */
  readonly alive: Knob;
  /** Refuses everything that waits. */
  dropQueue(): void;
  /** A crash and a start in one. */
  restart(): void;
}

export const openArrowKnobs = (): ArrowKnobs => ({
  passage: new Knob(),
  connection: new Knob(),
  retries: new Knob(),
  admission: new Knob(),
});
