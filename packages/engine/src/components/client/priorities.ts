import { unit, type Rng } from '../../core/rng.ts';
import type { World } from '../../world.ts';
import { openClientMeter, type ClientMeter } from './client-meter.ts';
import type { PriorityParams } from './params.ts';

/** Draws to which class each call belongs. Every class is measured as a part of its own: `users/checkout`. */
export class Priorities {
  declare private readonly dice: Rng;
  declare private readonly upTo: readonly number[];
  declare private readonly priorities: readonly number[];
  declare private readonly meters: readonly ClientMeter[];

  constructor({ world, name }: { readonly world: World; readonly name: string }, classes: readonly PriorityParams[]) {
    this.dice = world.rng(`${name}:priorities`);
    let sum = 0;
    this.upTo = classes.map(({ share }) => (sum += share));
    this.priorities = classes.map(({ priority }) => priority);
    this.meters = classes.map(openClientMeter);
    for (const [index, each] of classes.entries()) {
      world.parts.push({ name: `${name}/${each.name}`, kind: 'class', meter: this.meters[index]! });
    }
  }

  next(): number {
    const drawn = unit(this.dice);
    let index = 0;
    while (index < this.upTo.length - 1 && drawn >= this.upTo[index]!) index++;
    this.meters[index]!.counts.offered++;
    return this.priorities[index]!;
  }

  meterOf(priority: number): ClientMeter {
    return this.meters[this.priorities.indexOf(priority)]!;
  }
}
