import { Column } from '../../traffic/column.ts';
import { ERROR, MISS, OK, type Outcome } from '../../traffic/outcome.ts';
import type { Attempt } from '../../traffic/rows.ts';
import type { World } from '../../world.ts';
import { Caller, type CallOwner } from '../caller.ts';
import type { ArrowSetting } from '../component.ts';
import type { Store } from '../store.ts';

export interface LookAsideParams {
  /** The caches that are asked, nearest first. */
  readonly caches: readonly string[];
  /** Who is called for what none of them holds. */
  readonly origin: string;
}

/** What the look-aside is a step of. */
interface Steps {
  onCallDone(parent: Attempt, outcome: Outcome): void;
  /** A call is made for an attempt that does not wait for it. */
  holdBehind(attempt: Attempt): void;
  letGoBehind(attempt: Attempt): void;
}

interface LookAsideSetting {
  readonly caches: readonly { readonly arrow: ArrowSetting; readonly store: Store }[];
  readonly origin: ArrowSetting;
}

/**
 * Asks the caches first, nearest first, and the origin for what none of them holds; what was found further off is stored
 * in those that lie nearer.
 *
 * A cache that does not answer (timeout, refusal, blocked by a guard) is passed over. One that answers ERROR remembers
 * that it could not be fetched: that is the answer.
 *
 * Decision: storing is the caller's doing. What it stopped waiting for it never stores, and that ties the filling of the
 * cache to the patience of its callers: the loop by which a cold cache stays cold (N. Bronson et al., "Metastable
 * Failures in Distributed Systems", HotOS 2021). Nor does it go on to the origin, or store, once its step has become
 * pointless or its server has crashed.
 */
export class LookAside {
  declare private readonly world: World;
  declare private readonly steps: Steps;
  declare private readonly stores: readonly Store[];
  declare private readonly nearest: Caller;
  declare private readonly origin: Caller;
  /** By attempt: 1 while the origin is called behind its back. */
  private readonly isBehind = new Column();

  constructor(world: World, { caches, origin }: LookAsideSetting, steps: Steps) {
    this.world = world;
    this.steps = steps;
    this.stores = caches.map(({ store }) => store);
    const onFetched = {
      goodWithinUs: Infinity,
      onCallDone: this.onFetched.bind(this),
      keeps: (attempt: Attempt) => this.isBehind.get(attempt) === 1,
    };
    this.origin = new Caller(world, onFetched, origin);
    let next = this.origin;
    for (let distance = caches.length - 1; distance >= 0; distance--) {
      next = new Caller(world, new Tier(this, distance, next), caches[distance]!.arrow);
    }
    this.nearest = next;
  }

  beginFor(attempt: Attempt): void {
    this.nearest.beginFor(attempt);
  }

  /** The cache at this distance holds it. */
  onHit(distance: number, attempt: Attempt, tookUs: number): void {
    const key = this.world.attempts.key[attempt]!;
    if (this.stores[distance]!.takesRefresh(key)) this.fetchBehind(attempt);
    for (let i = 0; i < distance; i++) this.stores[i]!.fill(key, tookUs);
    this.steps.onCallDone(attempt, OK);
  }

  /** The cache at this distance remembers that it cannot be got. */
  onKnownToFail(distance: number, attempt: Attempt): void {
    this.steps.onCallDone(attempt, this.isRescued(distance, attempt, ERROR) ? OK : ERROR);
  }

  /** The cache at this distance is of no help. */
  onPassedOver(attempt: Attempt, next: Caller): void {
    if (this.world.attempts.awaitsChildren(attempt)) next.beginFor(attempt);
    else this.steps.onCallDone(attempt, MISS);
  }

  private fetchBehind(attempt: Attempt): void {
    this.steps.holdBehind(attempt);
    this.isBehind.set(attempt, 1);
    this.origin.beginFor(attempt);
  }

  private onFetched(attempt: Attempt, outcome: Outcome, tookUs: number): void {
    const { attempts } = this.world;
    const wasBehind = this.isBehind.get(attempt) === 1;
    if (!wasBehind && !attempts.awaitsChildren(attempt)) return this.steps.onCallDone(attempt, outcome);
    let isServed = outcome === OK;
    if (isServed) for (let i = 0; i < this.stores.length; i++) this.stores[i]!.fill(attempts.key[attempt]!, tookUs);
    else isServed = this.isRescued(this.stores.length, attempt, outcome);
    if (!wasBehind) return this.steps.onCallDone(attempt, isServed ? OK : outcome);
    this.isBehind.set(attempt, 0);
    this.steps.letGoBehind(attempt);
  }

  /** Whether a cache that lies nearer has something to serve in place of what could not be got. All are told. */
  private isRescued(distance: number, attempt: Attempt, outcome: Outcome): boolean {
    const key = this.world.attempts.key[attempt]!;
    let isRescued = false;
    for (let i = 0; i < distance; i++) if (this.stores[i]!.fail(key, outcome)) isRescued = true;
    return isRescued;
  }
}

/** Hears from the cache at one distance. */
class Tier implements CallOwner {
  readonly goodWithinUs = Infinity;
  declare private readonly aside: LookAside;
  declare private readonly distance: number;
  declare private readonly next: Caller;

  constructor(aside: LookAside, distance: number, next: Caller) {
    this.aside = aside;
    this.distance = distance;
    this.next = next;
  }

  onCallDone(attempt: Attempt, outcome: Outcome, tookUs: number): void {
    if (outcome === OK) this.aside.onHit(this.distance, attempt, tookUs);
    else if (outcome === ERROR) this.aside.onKnownToFail(this.distance, attempt);
    else this.aside.onPassedOver(attempt, this.next);
  }
}
