import { AliasTable } from '../../core/alias-table.ts';
import { pow } from '../../core/power.ts';
import { unit, type Rng } from '../../core/rng.ts';
import type { KeyParams } from './params.ts';

/** Draws what calls are about: key 0 is the hottest where one is hotter than another. */
export class Keys {
  declare private readonly count: number;
  declare private readonly table: AliasTable | null;
  declare private readonly dice: Rng;

  constructor(params: KeyParams, dice: Rng) {
    this.count = params.count;
    this.table = params.law === 'zipf' ? new AliasTable(zipfWeights(params)) : null;
    this.dice = dice;
  }

  next(): number {
    return this.table === null ? Math.floor(unit(this.dice) * this.count) : this.table.draw(this.dice);
  }
}

/** Zipf's law: the key of rank r is asked for as often as r^−exponent says (L. Breslau et al., "Web Caching and Zipf-like Distributions", 1999). */
function zipfWeights({ count, exponent }: { readonly count: number; readonly exponent: number }): Float64Array {
  const weights = new Float64Array(count);
  for (let key = 0; key < count; key++) weights[key] = pow(key + 1, -exponent);
  return weights;
}
