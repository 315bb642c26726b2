import { unreachable } from '../../core/assert.ts';
import { NO_TIMER, type Actor, type Timer } from '../../core/kernel.ts';
import { unit, type Rng } from '../../core/rng.ts';
import type { Micros } from '../../core/time.ts';
import type { Fleet, ReplicaHealth } from '../../sites.ts';
import { OK, type Outcome } from '../../traffic/outcome.ts';
import type { World } from '../../world.ts';
import type { GuardBehaviour } from '../guard.ts';

export interface HealthCheckParams {
  readonly interval: Micros;
  readonly timeout: Micros;
  readonly unhealthyAfter: number;
  readonly healthyAfter: number;
  readonly jitter: number;
}

/**
 * Calls every replica every so often, and takes out those that do not answer OK in time.
 *
 *              unhealthyAfter probes in a row fail
 *     healthy ────────────────────────────────────▶ unhealthy
 *             ◀────────────────────────────────────
 *               healthyAfter probes in a row succeed
 *
 * A probe is a call like any other: it waits in the queue, and a guard of the arrow or the server may refuse it. So an
 * overloaded replica fails its probes, is taken out, recovers without load and comes back, while the others get its
 * share; where all are probed at the same instants they leave and return together. With jitter every replica is probed at
 * instants of its own: the first within one interval, the next up to that share of an interval later than it would be.
 *
 * Source: readiness probes of Kubernetes, checks of HAProxy, active health checking of Envoy (its jitter, too). Left out:
 * a first probe before any traffic (all are healthy at the start), another interval while unhealthy.
 */
export class HealthCheck implements ReplicaHealth, Actor {
  declare private readonly params: HealthCheckParams;
  declare private readonly world: World;
  declare private readonly chance: Rng;
  declare private readonly address: number;
  private fleet: Fleet | null = null;
  private isHealthy = new Uint8Array(0);
  /** Probes in a row that spoke against what it is held for. */
  private against = new Int32Array(0);
  /** The timeout of the probe that is under way. */
  private timers: Timer[] = [];

  constructor(params: HealthCheckParams, world: World, chance: Rng) {
    this.params = params;
    this.world = world;
    this.chance = chance;
    this.address = world.kernel.enrol(this);
  }

  onAssembled(fleet: Fleet): void {
    const { interval, jitter } = this.params;
    this.fleet = fleet;
    this.isHealthy = new Uint8Array(fleet.size).fill(1);
    this.against = new Int32Array(fleet.size);
    for (let replica = 0; replica < fleet.size; replica++) {
      this.timers.push(NO_TIMER);
      const firstUs = jitter === 0 ? interval : Math.round(interval * unit(this.chance));
      this.world.kernel.schedule(firstUs, this.address, PROBE_DUE, replica);
    }
  }

  isFit(replica: number): boolean {
    return this.isHealthy[replica] === 1;
  }

  onEvent(kind: number, replica: number): void {
    switch (kind) {
      case PROBE_DUE:
        return this.probe(replica);
      case PROBE_TIMED_OUT:
        this.timers[replica] = NO_TIMER;
        return this.judge(replica, false);
      default:
        unreachable(`a health check has no event ${kind}`);
    }
  }

  onOutcome(): void {}

  onProbed(replica: number, outcome: Outcome, latencyUs: number): void {
    // An answer that took longer belongs to a probe that has been given up: there is never another one within a timeout.
    if (latencyUs > this.params.timeout || this.timers[replica] === NO_TIMER) return;
    this.world.kernel.cancel(this.timers[replica]!);
    this.timers[replica] = NO_TIMER;
    this.judge(replica, outcome === OK);
  }

  private probe(replica: number): void {
    const { interval, jitter, timeout } = this.params;
    const extraUs = jitter === 0 ? 0 : Math.round(interval * jitter * unit(this.chance));
    const isInService = this.fleet!.isInService(replica);
    // Before the next probe, which may be due at the same instant.
    if (isInService) this.timers[replica] = this.world.kernel.schedule(timeout, this.address, PROBE_TIMED_OUT, replica);
    this.world.kernel.schedule(interval + extraUs, this.address, PROBE_DUE, replica);
    if (isInService) this.fleet!.probe(replica);
  }

  private judge(replica: number, isWell: boolean): void {
    const { healthyAfter, unhealthyAfter } = this.params;
    const isHealthy = this.isHealthy[replica] === 1;
    if (isWell === isHealthy) {
      this.against[replica] = 0;
      return;
    }
    if (++this.against[replica]! < (isHealthy ? unhealthyAfter : healthyAfter)) return;
    this.against[replica] = 0;
    this.isHealthy[replica] = Number(isWell);
    this.fleet!.onHealthChanged();
  }
}

const PROBE_DUE = 0;
const PROBE_TIMED_OUT = 1;

export const healthCheck: GuardBehaviour<'balancer', HealthCheckParams> = {
  key: 'healthCheck',
  side: 'balancer',
  install: (params, sites, { world, place }) => {
    sites.health.push(new HealthCheck(params, world, world.rng(`${place}:health`)));
  },
};
