import { NO_ROW } from '../../core/key-index.ts';
import { FETCH, type CacheSites, type Lookup, type LookupDecision } from '../../sites.ts';
import type { Attempt } from '../../traffic/rows.ts';
import type { World } from '../../world.ts';
import type { Entries } from './entries.ts';
import type { Flights } from './flights.ts';

/** The guards of a cache as they are now: a panic mode may exchange them. */
export interface SitesInForce {
  inForce: CacheSites;
}

/** What a cache asks its guards about a lookup, and how their answers combine. One for all lookups: it holds the latest. */
export class Question implements Lookup {
  attempt: Attempt = 0;
  key = 0;
  isHeld = false;
  overdueUs = 0;
  tookUs = 0;
  isBeingFetched = false;
  sinceFetchUs = 0;
  declare private readonly world: World;
  declare private readonly sites: SitesInForce;
  declare private readonly entries: Entries;
  declare private readonly flights: Flights | null;

  constructor(setting: { world: World; sites: SitesInForce; entries: Entries; flights: Flights | null }) {
    this.world = setting.world;
    this.sites = setting.sites;
    this.entries = setting.entries;
    this.flights = setting.flights;
  }

  /** Whether an entry that is fresh is to be fetched again already. */
  isDue(attempt: Attempt, row: number): boolean {
    const { freshness } = this.sites.inForce;
    if (freshness.length === 0) return false;
    this.ask(attempt, row);
    let isDue = false;
    for (let i = 0; i < freshness.length; i++) if (freshness[i]!.isDue(this)) isDue = true;
    return isDue;
  }

  /** What a lookup comes to that found nothing fresh (no row, or one whose time is over), or that is due. */
  decision(attempt: Attempt, row: number): LookupDecision {
    const { lookups } = this.sites.inForce;
    let decision: LookupDecision = FETCH;
    if (lookups.length === 0) return decision;
    this.ask(attempt, row);
    for (let i = 0; i < lookups.length; i++) {
      const each = lookups[i]!.decide(this);
      if (each > decision) decision = each;
    }
    return decision;
  }

  private ask(attempt: Attempt, row: number): void {
    const { attempts, kernel } = this.world;
    const { entries, flights } = this;
    this.attempt = attempt;
    this.key = attempts.key[attempt]!;
    this.isHeld = row !== NO_ROW && entries.isFailure[row] === 0;
    this.overdueUs = this.isHeld ? kernel.nowUs - entries.expiresAtUs[row]! : Infinity;
    this.tookUs = this.isHeld ? entries.tookUs[row]! : 0;
    const flight = flights === null ? NO_ROW : flights.find(this.key);
    this.isBeingFetched = flight !== NO_ROW && flights!.underWay[flight]! > 0;
    this.sinceFetchUs = flight === NO_ROW ? Infinity : kernel.nowUs - flights!.begunAtUs[flight]!;
  }
}
