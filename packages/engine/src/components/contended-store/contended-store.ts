import { unreachable } from '../../core/assert.ts';
import { distributionOf, type Distribution } from '../../core/distribution.ts';
import type { Actor } from '../../core/kernel.ts';
import type { KeyedDraws } from '../../core/rng.ts';
import { Histogram } from '../../instruments/histogram.ts';
import { Level } from '../../instruments/level.ts';
import type { Callee } from '../../traffic/attempts.ts';
import { isAwaited } from '../../traffic/awaited.ts';
import { Column } from '../../traffic/column.ts';
import { ERROR, OK, UNDER_WAY, type Outcome } from '../../traffic/outcome.ts';
import type { Attempt } from '../../traffic/rows.ts';
import type { World } from '../../world.ts';
import type { Component, ComponentBehaviour, ComponentSetting } from '../component.ts';
import type { ContendedStoreParams } from './params.ts';

/**
 * Rows that are written optimistically: an attempt reads the version of a row, and writes it if that is still the
 * version when the write arrives.
 *
 *     arrival ─message─▶ read ─message─▶ back ─message─▶ written, if nobody else has meanwhile ─message─▶ answer
 *
 * Whoever finds another version has done its work in vain (ERROR) and has to begin anew. Of N who begin together only
 * one can win, so that without spreading them out N writes take N rounds and N²÷2 attempts. The store itself has room for
 * everybody: all that is scarce is the row. Which row it is says the call's key; without keys all write the same.
 *
 * Source of the model: https://github.com/aws-samples/aws-arch-backoff-simulator (messages of 10 ± 2 ms, normal).
 */
class ContendedStore implements Actor, Callee, Component<'contendedStore'> {
  readonly knobs = {};
  readonly callee = this;

  private readonly meter = {
    counts: { arrivals: 0, written: 0, conflicts: 0, wasted: 0 },
    levels: { underWay: new Level() },
    durations: { sojourn: new Histogram() },
    derived: {},
  };
  declare private readonly world: World;
  declare private readonly message: Distribution;
  declare private readonly messageDraws: KeyedDraws;
  declare private readonly address: number;
  /** By row. */
  private readonly versions = new Column();
  /** By attempt: the version it has read. */
  private readonly seen = new Column();

  constructor({ world, name, params }: ComponentSetting<ContendedStoreParams>) {
    this.world = world;
    this.message = distributionOf(params.message);
    this.messageDraws = world.draws(`${name}:messages`);
    this.address = world.kernel.enrol(this);
    world.parts.push({ name, kind: 'contendedStore', meter: this.meter });
  }

  receive(attempt: Attempt): typeof UNDER_WAY {
    const { attempts, kernel } = this.world;
    this.meter.counts.arrivals++;
    this.meter.levels.underWay.rise(kernel.nowUs);
    attempts.arrivedAtUs[attempt] = kernel.nowUs;
    kernel.schedule(this.messageUs(attempt, TO_READ), this.address, READ, attempt);
    return UNDER_WAY;
  }

  onEvent(kind: number, attempt: Attempt): void {
    switch (kind) {
      case READ:
        return this.read(attempt);
      case WRITTEN:
        return this.write(attempt);
      case WON:
        return this.answer(attempt, OK);
      case LOST:
        return this.answer(attempt, ERROR);
      default:
        unreachable(`a contended store has no event ${kind}`);
    }
  }

  private read(attempt: Attempt): void {
    this.seen.set(attempt, this.versions.get(this.rowOf(attempt)));
    const thereAndBackUs = this.messageUs(attempt, BACK) + this.messageUs(attempt, TO_WRITE);
    this.world.kernel.schedule(thereAndBackUs, this.address, WRITTEN, attempt);
  }

  private write(attempt: Attempt): void {
    const row = this.rowOf(attempt);
    const version = this.versions.get(row);
    const isWon = this.seen.get(attempt) === version;
    if (isWon) this.versions.set(row, version + 1);
    if (isWon) this.meter.counts.written++;
    else this.meter.counts.conflicts++;
    this.world.kernel.schedule(this.messageUs(attempt, ANSWER), this.address, isWon ? WON : LOST, attempt);
  }

  private answer(attempt: Attempt, outcome: Outcome): void {
    const { attempts, callers, kernel } = this.world;
    if (!isAwaited(this.world, attempt)) this.meter.counts.wasted++;
    this.meter.levels.underWay.fall(kernel.nowUs);
    this.meter.durations.sojourn.record(kernel.nowUs - attempts.arrivedAtUs[attempt]!);
    callers[attempts.arrow[attempt]!]!.answer(attempt, outcome);
  }

  /** Calls without a key have the row before the first. */
  private rowOf(attempt: Attempt): number {
    return this.world.attempts.key[attempt]! + 1;
  }

  /** How long one of the messages of an attempt takes. */
  private messageUs(attempt: Attempt, which: number): number {
    const { arrow, number, serial } = this.world.attempts;
    const dice = this.messageDraws.at(
      serial[attempt]!,
      (arrow[attempt]! << 20) ^ (number[attempt]! << MESSAGE_BITS) ^ which,
    );
    return this.message.sampleUs(dice);
  }
}

const READ = 0;
const WRITTEN = 1;
const WON = 2;
const LOST = 3;

// The messages of an attempt.
const TO_READ = 0;
const BACK = 1;
const TO_WRITE = 2;
const ANSWER = 3;
const MESSAGE_BITS = 2;

export const contendedStore: ComponentBehaviour<'contendedStore', ContendedStoreParams> = {
  kind: 'contendedStore',
  takesCalls: true,
  arrowsOut: 'none',
  guardedAt: null,
  build: (setting) => new ContendedStore(setting),
};
