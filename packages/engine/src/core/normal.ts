import { ln, sqrt } from './math.ts';
import { unit, type Draws } from './rng.ts';

/** Normal with mean 0 and deviation 1, by the polar method (Marsaglia and Bray 1964): no sine, no cosine. */
export function normal(draws: Draws): number {
  for (;;) {
    const x = 2 * unit(draws) - 1;
    const y = 2 * unit(draws) - 1;
    const square = x * x + y * y;
    if (square > 0 && square < 1) return x * sqrt((-2 * ln(square)) / square);
  }
}
