import type { ActionSettings } from './actions/action-plan.ts';
import type { Knobs } from './knobs.ts';
import type { OutcomeName } from './traffic/outcome.ts';

/**
 * What a run leaves behind: plain data and typed arrays, so that it can be posted from a worker, stored, compared.
 *
 * A run is a list of parts (clients, arrows, servers). Each part carries the metrics that its kind declares in
 * `metrics.ts` beside it, under the same names everywhere: charts, measures, CSV, `--json`. A new kind of component
 * brings its metrics with it and nothing that reads runs changes.
 */
export interface Run {
  /** Changes whenever the same scenario, guards and seed may give another run. */
  readonly engineVersion: string;
  readonly seed: number;
  /**
   * 64 bits as 16 hex digits, over what happened to whom and when: which attempt of which arrow ended how, at which
   * microsecond. Different digests mean different runs; a change inside the kernel moves no digest.
   */
  readonly digest: string;
  /** `under-way` only in a snapshot of a simulation that has not finished. */
  readonly ended: 'under-way' | 'at-time' | 'event-limit' | 'attempt-limit';
  /** Simulated time reached. */
  readonly nowUs: number;
  /** Simulated time asked for. */
  readonly durationUs: number;
  /** Totals, averages and histograms leave out everything before this time. Series never do. */
  readonly warmUpUs: number;
  readonly bucketUs: number;
  /** Buckets completed so far: the length of every series. */
  readonly bucketCount: number;
  readonly eventCount: number;
  readonly parts: readonly PartRecord[];
  /** What happened to the system from outside, in order of time. */
  readonly marks: readonly Mark[];
  /** What somebody did about it. Played to the same plan and seed, this list gives the same run. */
  readonly actions: readonly ActionSettings[];
  /** There if it was asked for. */
  readonly trace?: TraceRecord;
}

/** Everything that has knobs is measured, and so is each class of a client's calls: `users/checkout`. */
export type PartKind = keyof Knobs | 'class';

export interface PartRecord {
  /** As in the scenario: `users`, `users -> checkout`, `checkout`. */
  readonly name: string;
  readonly kind: PartKind;
  /**
   * One value per bucket. Counts: how many in the bucket (not per second). Levels: average over the bucket. Durations:
   * quantiles of those that ended in the bucket, in µs, as `latencyP50`, `latencyP99`; NaN where none ended.
   */
  readonly series: Readonly<Record<string, Float64Array>>;
  /** After the warm-up. Counts: how many in all. Levels: average over time. */
  readonly totals: Readonly<Record<string, number>>;
  /** After the warm-up. */
  readonly durations: Readonly<Record<string, DurationRecord>>;
}

/** How long something took, over all its occurrences: a log-linear histogram with exact count, sum and maximum. */
export interface DurationRecord {
  readonly count: number;
  readonly sumUs: number;
  readonly maxUs: number;
  /** Occurrences per bin; `instruments/histogram.ts` says which bin holds which durations. */
  readonly bins: Uint32Array;
}

export interface Mark {
  readonly atUs: number;
  readonly kind:
    'trigger-begins' | 'trigger-ends' | 'action-begins' | 'action-ends' | 'panic-begins' | 'panic-ends' | OperatorMark;
  /** The trigger's name in the scenario; the action's kind; `panicMode`. */
  readonly name: string;
  /** The component or arrow it happens to; for an action upon a trigger, that one's name. */
  readonly part: string;
  /** Which of the run's `actions`. */
  readonly action?: number;
}

/** What an operator of the scenario does, as the operator; what they take and take back, as the action. */
type OperatorMark = 'operator-notices' | 'operator-acts' | 'operator-takes-back' | 'operator-stands-down';

/** Every step of some calls, from the latest ones back as far as there was room. */
export interface TraceRecord {
  /** Of the calls that come from outside, this share was followed. */
  readonly share: number;
  /** Every parent is there, and stands before its children. */
  readonly spans: readonly Span[];
}

export interface Span {
  /** Counts up with the spans begun; the first of a trace gives the whole trace its name. */
  readonly id: number;
  readonly trace: number;
  /** Null: a call that came from outside. */
  readonly parent: number | null;
  /** A call on an arrow; an attempt on it; within that, an attempt's wait for a worker and the work on it. */
  readonly kind: 'call' | 'attempt' | 'wait' | 'service';
  /** The arrow, or the component that does the work. */
  readonly part: string;
  readonly startUs: number;
  /** Null: still under way, or lost without an answer. */
  readonly endUs: number | null;
  readonly outcome: OutcomeName | null;
}
