import { InvalidArgumentError } from 'commander';
import type { Micros } from '@basin/engine';
import { guardDefinitions } from '@basin/engine/schema';

export interface SeedRange {
  readonly first: number;
  readonly last: number;
}

export function readSeed(text: string): number {
  const seed = Number(text);
  if (!/^\d+$/.test(text) || seed > LARGEST_SEED) {
    throw new InvalidArgumentError(`A seed is a whole number from 0 to ${LARGEST_SEED}.`);
  }
  return seed;
}

/** `1..20`, both ends included. */
export function readSeedRange(text: string): SeedRange {
  const [, from, to] = /^(\d+)\.\.(\d+)$/.exec(text) ?? [];
  if (from === undefined || to === undefined) throw new InvalidArgumentError('Write a range such as 1..20.');
  const [first, last] = [readSeed(from), readSeed(to)];
  if (last < first) throw new InvalidArgumentError('Write the smaller seed first, such as 1..20.');
  if (last - first >= MOST_SEEDS) throw new InvalidArgumentError(`At most ${MOST_SEEDS} seeds at a time.`);
  return { first, last };
}

export function seedsIn({ first, last }: SeedRange): number[] {
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}

/** A duration as files have it: read by the very schema that reads theirs. */
export function readDuration(text: string): Micros {
  const schema = guardDefinitions.find(({ key }) => key === 'retry')?.params.shape;
  const read = schema !== undefined && 'baseDelay' in schema ? schema.baseDelay.safeParse(text) : undefined;
  if (read?.success !== true) throw new InvalidArgumentError('Write a duration such as 30s or 1.5m.');
  return read.data;
}

/** A share of a whole, from 0 to 1. */
export function readShare(text: string): number {
  const share = Number(text);
  if (!/^[\d.]+$/.test(text) || !(share >= 0 && share <= 1))
    throw new InvalidArgumentError('Write a share from 0 to 1.');
  return share;
}

/** How many of something: at least two. */
export function readCount(text: string): number {
  const count = Number(text);
  if (!/^\d+$/.test(text) || count < 2 || count > MOST_VALUES) {
    throw new InvalidArgumentError(`Write a whole number from 2 to ${MOST_VALUES}.`);
  }
  return count;
}

export function readWhole(text: string): number {
  const count = Number(text);
  if (!/^\d+$/.test(text) || count < 1 || count > MOST_SAMPLES) {
    throw new InvalidArgumentError(`Write a whole number from 1 to ${MOST_SAMPLES}.`);
  }
  return count;
}

/** For options that may be repeated. */
export function collect(value: string, all: readonly string[]): string[] {
  return [...all, value];
}

export const CHANGE =
  'a change of the system, such as "set triggers.slow.for 20s" or "off triggers.slow"; may be repeated';
const LARGEST_SEED = 4_294_967_295;
const MOST_SEEDS = 1000;
const MOST_VALUES = 200;
const MOST_SAMPLES = 10_000_000;
