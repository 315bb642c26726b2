import type { Law } from '../../core/distribution.ts';
import type { Micros } from '../../core/time.ts';

export interface ClientParams {
  /** Absent: nobody comes unasked. */
  readonly arrivals?: ArrivalParams | undefined;
  readonly schedule: readonly RateStep[];
  readonly sine?: SineParams | undefined;
  readonly closed?: ClosedParams | undefined;
  readonly crowds?: readonly CrowdParams[] | undefined;
  readonly keys?: KeyParams | undefined;
  readonly priorities?: readonly PriorityParams[] | undefined;
  readonly goodWithin: Micros;
}

export type ArrivalParams =
  | { readonly law: 'poisson' | 'constant'; readonly perSecond: number }
  | BurstyParams
  | TraceParams
  | { readonly law: 'replay'; readonly at: readonly Micros[] };

export interface BurstyParams {
  readonly law: 'bursty';
  /** The average over bursts and calm. */
  readonly perSecond: number;
  /** How many times the average the rate is in a burst. */
  readonly factor: number;
  readonly burstFor: Micros;
  readonly calmFor: Micros;
}

export interface TraceParams {
  readonly law: 'trace';
  /** Per second, one for each bucket. */
  readonly rates: readonly number[];
  readonly bucket: Micros;
}

export interface RateStep {
  readonly at: Micros;
  readonly perSecond: number;
  /** How long the rate takes to get there; absent: no time. */
  readonly over?: Micros | undefined;
}

export interface SineParams {
  readonly period: Micros;
  readonly amplitude: number;
  readonly peakAt: Micros;
}

export interface ClosedParams {
  readonly users: number;
  readonly think: Law & { readonly mean: number };
}

export interface CrowdParams {
  readonly at: Micros;
  readonly calls: number;
  readonly over: Micros;
  /** Absent: it comes once. */
  readonly every?: Micros | undefined;
}

export type KeyParams =
  | { readonly law: 'uniform'; readonly count: number }
  | { readonly law: 'zipf'; readonly count: number; readonly exponent: number };

export interface PriorityParams {
  readonly name: string;
  readonly share: number;
  readonly priority: number;
}
