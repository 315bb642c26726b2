import type { Part } from '../../instruments/recorder.ts';
import { Sampler } from '../../instruments/sampler.ts';
import type { World } from '../../world.ts';
import { groupOf } from '../groups.ts';
import { metrics } from '../metrics.ts';
import type { SignalParams } from './params.ts';

/**
 * What an operator looks at: one metric of a part, or one divided by another, on average since the last look.
 *
 * Of a server with replicas, or of the arrows to them, it is the sum; the mean where it is a share or an age.
 */
export class Signal {
  declare private readonly params: SignalParams;
  declare private readonly read: (nowUs: number) => number;
  declare private readonly readPer: ((nowUs: number) => number) | null;

  constructor(world: World, params: SignalParams) {
    const parts = world.parts.filter(({ name }) => name === params.of || groupOf(name) === params.of);
    this.params = params;
    this.read = readerOf(parts, params.metric);
    this.readPer = params.per === undefined ? null : readerOf(parts, params.per);
  }

  /** NaN: there is nothing to divide by. */
  take(nowUs: number): number {
    const value = this.read(nowUs);
    if (this.readPer === null) return value;
    const per = this.readPer(nowUs);
    return per === 0 ? NaN : value / per;
  }

  /** What cannot be computed is not bad. */
  isBad(value: number): boolean {
    const { above = Infinity, below = -Infinity } = this.params;
    return value < below || value > above;
  }
}

function readerOf(parts: readonly Part[], key: string): (nowUs: number) => number {
  const samplers = parts.map((part) => new Sampler(part, key));
  const { unit } = metrics[parts[0]!.kind].find((each) => each.key === key)!;
  const divisor = MEANS.includes(unit) ? parts.length : 1;
  return (nowUs) => {
    let sum = 0;
    for (const sampler of samplers) sum += sampler.take(nowUs);
    return sum / divisor;
  };
}

/** Units of what does not add up. */
const MEANS: readonly string[] = ['share', 'seconds'];
