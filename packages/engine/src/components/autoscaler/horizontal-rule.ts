/** What is known when it is decided how many there should be. */
export interface Reading {
  /** How many are wanted so far. */
  readonly current: number;
  /** How many of them are ready, and so measured. */
  readonly ready: number;
  /** The average over those. */
  readonly metric: number;
}

export interface Aim {
  readonly target: number;
  /** The ratio of metric and target may be so far from 1 without anything being done. */
  readonly tolerance: number;
}

/**
 * How many there should be: ceil(ready × metric ÷ target), or as many as now if the ratio is within the tolerance.
 *
 * What is not ready yet is taken to carry nothing when more are wanted. If that brings the ratio back within the
 * tolerance, or turns the direction, nothing is done: what has been started already is waited for.
 *
 * Source: Kubernetes, Horizontal Pod Autoscaling, algorithm details; its replica_calculator.go for what is not ready.
 */
export function wantedCount({ current, metric, ready }: Reading, { target, tolerance }: Aim): number {
  if (ready === 0) return current;
  const ratio = metric / target;
  if (ready === current || ratio < 1) return isNear(ratio, tolerance) ? current : roundedUp(ratio * ready);
  const damped = (ratio * ready) / current;
  if (isNear(damped, tolerance)) return current;
  return Math.max(current, roundedUp(damped * current));
}

function isNear(ratio: number, tolerance: number): boolean {
  return Math.abs(ratio - 1) <= tolerance + ROUNDING;
}

function roundedUp(count: number): number {
  return Math.max(0, Math.ceil(count - ROUNDING));
}

// A ratio of 1.1, or 3 × (1/3), may come out some 1e-16 above what it is.
const ROUNDING = 1e-9;
