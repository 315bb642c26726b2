import { unreachable } from '../../core/assert.ts';
import { distributionOf, type Distribution, type Law } from '../../core/distribution.ts';
import type { Actor } from '../../core/kernel.ts';
import { NO_ROW } from '../../core/key-index.ts';
import type { Lane } from '../../core/lane.ts';
import type { KeyedDraws } from '../../core/rng.ts';
import { Knob } from '../../knobs.ts';
import { FETCH, SERVE, SERVE_AND_FETCH, WAIT, type CacheSites } from '../../sites.ts';
import type { Callee } from '../../traffic/attempts.ts';
import { ERROR, OK, OUTCOME_BITS, OUTCOME_MASK, UNDER_WAY, type Outcome } from '../../traffic/outcome.ts';
import type { Attempt } from '../../traffic/rows.ts';
import type { World } from '../../world.ts';
import type { Component, ComponentBehaviour, ComponentSetting } from '../component.ts';
import type { Store } from '../store.ts';
import { Fetching } from './fetching.ts';
import { CacheMeter } from './meter.ts';
import { Question, type SitesInForce } from './question.ts';
import { Shelf, type ShelfParams } from './shelf.ts';

export interface CacheParams extends ShelfParams {
  /** Absent: it takes no time. */
  readonly lookup?: Law | undefined;
}

/**
 * Keeps answers by key, and gives them in place of whoever would have to work for them.
 *
 *     lookup ──▶ fresh? ──yes──▶ hit
 *                  └──no──▶ fetch · wait for who fetches · serve what is stale (and fetch)
 *
 * Without an arrow of its own it lies beside (look-aside): fetching is the caller's business, who is told that it is a
 * MISS and stores what it fetched. With an arrow it lies in between (read-through): it calls onward itself, and what
 * comes back is stored whoever still waits for it.
 *
 * Decision: unless a guard says otherwise every miss is a fetch, also of a key that others are fetching already. Such a
 * crowd is what people call a stampede.
 *
 * Calls that are about nothing in particular are all about the same.
 */
class Cache implements Actor, Callee, Store, Component<'cache'> {
  readonly knobs = {
    expiry: new Knob(),
    flush: (hottest: number): void => this.shelf.flush(hottest),
    expireAll: (): void => this.shelf.expireAll(),
  };
  readonly callee = this;
  readonly store = this;

  private readonly meter = new CacheMeter();
  declare private readonly world: World;
  declare private readonly sites: SitesInForce;
  declare private readonly usualSites: CacheSites;
  declare private readonly panicSites: CacheSites | null;
  declare private readonly shelf: Shelf;
  declare private readonly fetching: Fetching;
  declare private readonly question: Question;
  declare private readonly lookup: Distribution | null;
  declare private readonly draws: KeyedDraws;
  declare private readonly address: number;
  declare private readonly looking: Lane;

  constructor({ world, name, params, sites, panicSites, arrows }: ComponentSetting<CacheParams, 'cache'>) {
    this.world = world;
    this.sites = { inForce: sites };
    this.usualSites = sites;
    this.panicSites = panicSites;
    if (panicSites !== null) world.switches.push(this);
    this.address = world.kernel.enrol(this);
    this.looking = world.kernel.openLane(this.address, LOOKED_UP);
    this.lookup = params.lookup === undefined ? null : distributionOf(params.lookup);
    this.draws = world.draws(`${name}:lookup`);
    world.parts.push({ name, kind: 'cache', meter: this.meter });
    const rules = [...sites.lookups, ...(panicSites?.lookups ?? [])];
    this.shelf = new Shelf({ world, name, params, sites: this.sites, meter: this.meter });
    this.fetching = new Fetching(this, { world, rules, meter: this.meter, arrow: arrows[0] });
    const { entries } = this.shelf;
    this.question = new Question({ world, sites: this.sites, entries, flights: this.fetching.flights });
  }

  /** Puts the guards of a panic mode in force, or the usual ones. Who waits goes on waiting as long as any of them says. */
  switchSites(isPanic: boolean): void {
    this.sites.inForce = isPanic ? this.panicSites! : this.usualSites;
  }

  receive(attempt: Attempt): Outcome | typeof UNDER_WAY {
    if (this.lookup === null) return this.lookUp(attempt);
    const { arrow, number, serial } = this.world.attempts;
    const dice = this.draws.at(serial[attempt]!, (arrow[attempt]! << 20) ^ number[attempt]!);
    this.world.kernel.scheduleIn(this.looking, this.lookup.sampleUs(dice), attempt);
    return UNDER_WAY;
  }

  onEvent(kind: number, subject: number): void {
    switch (kind) {
      case LOOKED_UP: {
        const answer = this.lookUp(subject);
        return answer === UNDER_WAY ? undefined : this.answer(subject, answer);
      }
      case DECIDED:
        return this.answer(subject >> OUTCOME_BITS, (subject & OUTCOME_MASK) as Outcome);
      default:
        unreachable(`a cache has no event ${kind}`);
    }
  }

  /** Answers an attempt when the event under way is over. */
  decide(attempt: Attempt, outcome: Outcome): void {
    this.world.kernel.defer(this.address, DECIDED, (attempt << OUTCOME_BITS) | outcome);
  }

  fill(key: number, tookUs: number): void {
    this.meter.counts.fills++;
    this.shelf.store(key, tookUs);
    this.fetching.onEnded(key, OK);
  }

  fail(key: number, outcome: Outcome): boolean {
    this.meter.counts.failures++;
    const isServed = this.isServedInstead(key);
    if (isServed) this.meter.counts.rescues++;
    else this.remember(key, outcome);
    this.fetching.onEnded(key, isServed ? OK : ERROR);
    return isServed;
  }

  takesRefresh(key: number): boolean {
    return this.fetching.takesOffer(key);
  }

  private answer(attempt: Attempt, outcome: Outcome): void {
    this.world.callers[this.world.attempts.arrow[attempt]!]!.answer(attempt, outcome);
  }

  private lookUp(attempt: Attempt): Outcome | typeof UNDER_WAY {
    const { attempts, kernel } = this.world;
    const { entries } = this.shelf;
    const { counts } = this.meter;
    counts.lookups++;
    const row = entries.find(attempts.key[attempt]!);
    if (row === NO_ROW) return this.miss(attempt, row);
    const isFresh = kernel.nowUs < entries.expiresAtUs[row]!;
    if (!isFresh) counts.expired++;
    if (entries.isFailure[row] === 1) {
      if (!isFresh) return this.miss(attempt, row);
      counts.remembered++;
      return ERROR;
    }
    const isServed = isFresh ? !this.question.isDue(attempt, row) : this.knobs.expiry.value === 0;
    return isServed ? this.serve(row) : this.miss(attempt, row);
  }

  /** Nothing is held that may be served without further ado. */
  private miss(attempt: Attempt, row: number): Outcome | typeof UNDER_WAY {
    switch (this.question.decision(attempt, row)) {
      case FETCH:
        this.meter.onMissed();
        return this.fetching.begin(attempt);
      case WAIT:
        this.meter.onMissed();
        return this.fetching.wait(attempt);
      case SERVE_AND_FETCH:
        this.fetching.beginBehind(attempt);
        return this.serve(row);
      case SERVE:
        return this.serve(row);
    }
  }

  private serve(row: number): Outcome {
    const { entries } = this.shelf;
    this.meter.onServed(this.world.kernel.nowUs < entries.expiresAtUs[row]!);
    entries.uses[row]!++;
    entries.use(row);
    return OK;
  }

  /** Whether there is a value to serve though a fetch has failed: a fresh one always, a stale one if a guard says so. */
  private isServedInstead(key: number): boolean {
    const { entries } = this.shelf;
    const row = entries.find(key);
    if (row === NO_ROW || entries.isFailure[row] === 1) return false;
    const overdueUs = this.world.kernel.nowUs - entries.expiresAtUs[row]!;
    if (overdueUs < 0 || this.knobs.expiry.value === 0) return true;
    const { failures } = this.sites.inForce;
    for (let i = 0; i < failures.length; i++) if (failures[i]!.servesStale(overdueUs)) return true;
    return false;
  }

  private remember(key: number, outcome: Outcome): void {
    const { failures } = this.sites.inForce;
    let livesUs = 0;
    for (let i = 0; i < failures.length; i++) livesUs = Math.max(livesUs, failures[i]!.remembersUs(outcome));
    if (livesUs > 0) this.shelf.storeFailure(key, livesUs);
  }
}

const LOOKED_UP = 0;
const DECIDED = 1;

export const cache: ComponentBehaviour<'cache', CacheParams, 'cache'> = {
  kind: 'cache',
  takesCalls: true,
  arrowsOut: 'atMostOne',
  guardedAt: 'cache',
  isStore: true,
  build: (setting) => new Cache(setting),
};
