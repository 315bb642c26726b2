import { NO_ROW } from '../../core/key-index.ts';
import { unit } from '../../core/rng.ts';
import type { Micros } from '../../core/time.ts';
import type { World } from '../../world.ts';
import { Entries } from './entries.ts';
import { evictionOf, type EvictionKind } from './eviction.ts';
import type { CacheMeter } from './meter.ts';
import type { SitesInForce } from './question.ts';

export interface ShelfParams {
  /** Absent: entries live for ever. */
  readonly ttl?: Micros | undefined;
  /** Whether an entry's time runs from when it was stored, or ends whenever the clock shows a multiple of the TTL. */
  readonly expires: 'afterTtl' | 'onTheClock';
  /** Absent: there is room for everything. */
  readonly capacity?: number | undefined;
  readonly eviction: EvictionKind;
  readonly warm?: WarmParams | undefined;
}

interface WarmParams {
  /** Of so many keys, the hottest. */
  readonly hottest: number;
  /** Each is there with this chance. */
  readonly share: number;
  readonly loaded: 'overTime' | 'atOnce';
}

interface ShelfSetting {
  readonly world: World;
  readonly name: string;
  readonly params: ShelfParams;
  readonly sites: SitesInForce;
  readonly meter: CacheMeter;
}

/** What a cache holds and for how long: its entries, with the time at which each is over, and room for only so many. */
export class Shelf {
  declare readonly entries: Entries;
  declare private readonly setting: ShelfSetting;
  declare private readonly ttlUs: number;

  constructor(setting: ShelfSetting) {
    const { world, name, params } = setting;
    const { capacity = Infinity, eviction, ttl = Infinity } = params;
    this.setting = setting;
    this.ttlUs = ttl;
    const rng = world.rng(`${name}:eviction`);
    this.entries = new Entries(capacity, capacity === Infinity ? null : evictionOf(eviction, rng));
    if (params.warm !== undefined) this.warm(params.warm, capacity);
  }

  /** Stores a value that was fetched in so long a time. */
  store(key: number, tookUs: number): void {
    const row = this.place(key);
    this.entries.expiresAtUs[row] = this.nowUs + this.lifeUs(key);
    this.entries.tookUs[row] = tookUs;
    this.entries.isFailure[row] = 0;
  }

  /** Stores that a key could not be fetched. */
  storeFailure(key: number, livesUs: number): void {
    const row = this.place(key);
    this.entries.expiresAtUs[row] = this.nowUs + livesUs;
    this.entries.isFailure[row] = 1;
  }

  flush(hottest: number): void {
    const { counts, levels } = this.setting.meter;
    const leaving = this.entries.hottestFirst().slice(0, Math.min(hottest, this.entries.liveCount));
    for (const row of leaving) {
      this.entries.remove(row);
      levels.entries.fall(this.nowUs);
    }
    counts.flushed += leaving.length;
  }

  expireAll(): void {
    const { expiresAtUs } = this.entries;
    for (const row of this.entries.rows()) expiresAtUs[row] = Math.min(expiresAtUs[row]!, this.nowUs);
  }

  /** The row of a key, made if there is none. Storing counts as use. */
  private place(key: number): number {
    const { entries } = this;
    const known = entries.find(key);
    if (known !== NO_ROW) {
      entries.use(known);
      return known;
    }
    const { counts, levels } = this.setting.meter;
    if (entries.isFull) {
      entries.evict();
      levels.entries.fall(this.nowUs);
      counts.evictions++;
    }
    levels.entries.rise(this.nowUs);
    return entries.add(key);
  }

  private lifeUs(key: number): number {
    const { ttlUs } = this;
    if (ttlUs === Infinity) return Infinity;
    const { params, sites } = this.setting;
    const { lives } = sites.inForce;
    let us = params.expires === 'onTheClock' ? ttlUs - (this.nowUs % ttlUs) : ttlUs;
    for (let i = 0; i < lives.length; i++) us += lives[i]!.extraUs(key, ttlUs);
    return Math.round(us);
  }

  /** The hottest keys come last, so that they are the last to be evicted. Loaded over time, their ages are spread evenly. */
  private warm({ hottest, loaded, share }: WarmParams, capacity: number): void {
    const draws = this.setting.world.draws(`${this.setting.name}:warm`);
    for (let key = Math.min(hottest, capacity) - 1; key >= 0; key--) {
      draws.at(key, 0);
      if (unit(draws) >= share) continue;
      const lifeUs = this.lifeUs(key);
      const isAged = loaded === 'overTime' && this.setting.params.expires === 'afterTtl' && lifeUs < Infinity;
      const row = this.place(key);
      this.entries.expiresAtUs[row] = isAged ? Math.ceil(lifeUs * (1 - unit(draws))) : lifeUs;
    }
  }

  private get nowUs(): number {
    return this.setting.world.kernel.nowUs;
  }
}
