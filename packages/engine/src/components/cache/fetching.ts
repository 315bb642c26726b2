import { unreachable } from '../../core/assert.ts';
import type { Actor } from '../../core/kernel.ts';
import { NO_ROW } from '../../core/key-index.ts';
import type { Lane } from '../../core/lane.ts';
import { NOBODY } from '../../core/lists.ts';
import type { LookupRule } from '../../sites.ts';
import { ERROR, MISS, OK, OUTCOME_BITS, OUTCOME_MASK, UNDER_WAY, type Outcome } from '../../traffic/outcome.ts';
import type { Attempt } from '../../traffic/rows.ts';
import type { World } from '../../world.ts';
import { Caller, type CallOwner } from '../caller.ts';
import type { ArrowSetting } from '../component.ts';
import type { Store } from '../store.ts';
import { Flights } from './flights.ts';
import type { CacheMeter } from './meter.ts';

interface FetchingSetting {
  readonly world: World;
  /** All that may be in force. */
  readonly rules: readonly LookupRule[];
  readonly meter: CacheMeter;
  /** Absent: its callers fetch. */
  readonly arrow: ArrowSetting | undefined;
}

/** The cache, as far as those who fetch and wait have to do with it. */
interface Owner extends Store {
  decide(attempt: Attempt, outcome: Outcome): void;
}

/**
 * How what is not held is got: the right to fetch is given to an attempt, and others may wait for it.
 *
 * Look-aside, to be given the right is to be told MISS. Read-through, the cache calls onward for the attempt and answers
 * it in the end; both go by `kernel.defer`, so that caches in a row are no deeper a stack than one.
 *
 * Only where a guard looks at it is it written down who fetches what (`flights`).
 */
export class Fetching implements Actor, CallOwner {
  readonly goodWithinUs = Infinity;
  declare readonly flights: Flights | null;

  declare private readonly owner: Owner;
  declare private readonly world: World;
  declare private readonly meter: CacheMeter;
  declare private readonly caller: Caller | null;
  declare private readonly patienceUs: number;
  declare private readonly address: number;
  declare private readonly patience: Lane;

  constructor(owner: Owner, { world, rules, meter, arrow }: FetchingSetting) {
    this.owner = owner;
    this.world = world;
    this.meter = meter;
    this.patienceUs = Math.min(Infinity, ...rules.map((rule) => rule.patienceUs));
    this.flights = rules.length === 0 ? null : new Flights(this.patienceUs);
    this.address = world.kernel.enrol(this);
    this.patience = world.kernel.openLane(this.address, PATIENCE_ENDED);
    this.caller = arrow === undefined ? null : new Caller(world, this, arrow);
  }

  /** An attempt is sent for what it is about. */
  begin(attempt: Attempt): typeof MISS | typeof UNDER_WAY {
    this.note(attempt);
    if (this.caller === null) return MISS;
    this.world.attempts.childrenTakeHold(attempt);
    this.send(attempt);
    return UNDER_WAY;
  }

  /** What it is about is fetched, but the attempt does not wait for it. Look-aside: whoever is served next is asked to. */
  beginBehind(attempt: Attempt): void {
    const flight = this.note(attempt);
    if (this.caller === null) {
      this.flights!.isOffered[flight] = 1;
      return;
    }
    const { attempts } = this.world;
    attempts.childrenTakeHold(attempt);
    attempts.decided(attempt);
    this.send(attempt);
  }

  /** An attempt waits for somebody else's fetch. */
  wait(attempt: Attempt): typeof UNDER_WAY {
    this.flights!.wait(this.flights!.find(this.world.attempts.key[attempt]!), attempt);
    this.meter.levels.waiting.rise(this.world.kernel.nowUs);
    return UNDER_WAY;
  }

  takesOffer(key: number): boolean {
    if (this.flights === null) return false;
    const flight = this.flights.find(key);
    if (flight === NO_ROW || this.flights.isOffered[flight] === 0) return false;
    this.flights.isOffered[flight] = 0;
    return true;
  }

  onCallDone(parent: Attempt, outcome: Outcome, latencyUs: number): void {
    const key = this.world.attempts.key[parent]!;
    this.meter.levels.fetching.fall(this.world.kernel.nowUs);
    let isServed = outcome === OK;
    if (isServed) this.owner.fill(key, latencyUs);
    else isServed = this.owner.fail(key, outcome);
    this.world.kernel.defer(this.address, FETCHED, (parent << OUTCOME_BITS) | (isServed ? OK : ERROR));
  }

  /** A fetch of a key has ended, and it is known what those who wait for it are answered. */
  onEnded(key: number, outcome: typeof OK | typeof ERROR): void {
    const { flights } = this;
    if (flights === null) return;
    const flight = flights.find(key);
    if (flight === NO_ROW) return;
    flights.end(flight);
    if (outcome === OK) {
      flights.isOffered[flight] = 0;
      // Look-aside, others who were sent may never be heard of; it is there, so they do not matter any more.
      if (this.caller === null) flights.underWay[flight] = 0;
    }
    if (outcome === OK || flights.underWay[flight] === 0) this.answerWaiters(flight, outcome);
    flights.tidy(flight, this.world.kernel.nowUs);
  }

  /** What is fetched is stored, whoever waits. */
  keeps(): boolean {
    return true;
  }

  onEvent(kind: number, subject: number): void {
    switch (kind) {
      case SENT:
        return this.caller!.beginFor(subject);
      case FETCHED:
        return this.onFetched(subject >> OUTCOME_BITS, (subject & OUTCOME_MASK) as Outcome);
      case PATIENCE_ENDED:
        return this.onPatienceEnded(subject);
      default:
        unreachable(`fetching has no event ${kind}`);
    }
  }

  private note(attempt: Attempt): number {
    if (this.flights === null) return NO_ROW;
    const { attempts, kernel } = this.world;
    const flight = this.flights.begin(attempts.key[attempt]!, kernel.nowUs);
    if (this.patienceUs < Infinity) kernel.scheduleIn(this.patience, this.patienceUs, flight);
    return flight;
  }

  private send(attempt: Attempt): void {
    this.meter.counts.fetches++;
    this.meter.levels.fetching.rise(this.world.kernel.nowUs);
    this.world.kernel.defer(this.address, SENT, attempt);
  }

  private onFetched(attempt: Attempt, outcome: Outcome): void {
    const { attempts } = this.world;
    if (attempts.awaitsChildren(attempt)) {
      attempts.decided(attempt);
      this.world.callers[attempts.arrow[attempt]!]!.answer(attempt, outcome);
    }
    attempts.childrenLetGo(attempt);
  }

  private answerWaiters(flight: number, outcome: Outcome): void {
    for (;;) {
      const attempt = this.flights!.nextWaiter(flight);
      if (attempt === NOBODY) return;
      this.meter.levels.waiting.fall(this.world.kernel.nowUs);
      this.owner.decide(attempt, outcome);
    }
  }

  /**
   * The latest fetch of a key takes too long for those who wait: the first who still does is sent himself. Look-aside,
   * whoever was sent before may have given up on the cache, or broken down, and is not counted any more.
   */
  private onPatienceEnded(flight: number): void {
    const { world } = this;
    const flights = this.flights!;
    if (!flights.isOverdue(flight, world.kernel.nowUs)) return;
    if (this.caller === null) flights.underWay[flight] = 0;
    const attempt = this.nextLiveWaiter(flight);
    if (attempt === NOBODY) return flights.tidy(flight, world.kernel.nowUs);
    if (this.begin(attempt) === MISS) this.owner.decide(attempt, MISS);
  }

  private nextLiveWaiter(flight: number): Attempt {
    const { attempts, kernel } = this.world;
    for (;;) {
      const attempt = this.flights!.nextWaiter(flight);
      if (attempt === NOBODY) return NOBODY;
      this.meter.levels.waiting.fall(kernel.nowUs);
      if (!attempts.isAbandoned(attempt)) return attempt;
      attempts.farSideLetsGo(attempt);
    }
  }
}

const SENT = 0;
const FETCHED = 1;
const PATIENCE_ENDED = 2;
