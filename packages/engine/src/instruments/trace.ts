import { assert } from '../core/assert.ts';
import type { Kernel } from '../core/kernel.ts';
import { unit, type KeyedDraws } from '../core/rng.ts';
import type { Span, TraceRecord } from '../run.ts';
import type { Attempts } from '../traffic/attempts.ts';
import { NO_PARENT, type Calls } from '../traffic/calls.ts';
import { Column } from '../traffic/column.ts';
import { OUTCOME_NAMES, type Outcome } from '../traffic/outcome.ts';
import type { Attempt, Call } from '../traffic/rows.ts';

export interface TraceOptions {
  /** Share of the calls from outside that is followed. */
  readonly share: number;
  /** The latest so many spans are kept; 10 000 unless said. */
  readonly limit?: number;
}

export interface Traced {
  readonly kernel: Kernel;
  readonly calls: Calls;
  readonly attempts: Attempts;
  /** Its own, so that following calls changes nothing about them. */
  readonly draws: KeyedDraws;
}

/**
 * Follows some calls on their way: which attempts they took, where those waited and were worked on, and which calls were
 * made for them further on.
 *
 * Whether a call from outside is followed is drawn by its own number, so it is the same call in every run of a seed,
 * whatever guards there are; whatever is done for it is followed, too. Spans lie in a ring that is as long as the limit:
 * memory does not grow with the length of a run.
 */
export class Trace {
  private readonly traced: Traced;
  private readonly share: number;
  private readonly limit: number;
  // By row. 0: not followed.
  private readonly spanOfCall = new Column();
  private readonly spanOfAttempt = new Column();
  private readonly spanOfService = new Column();

  // By id modulo the limit.
  private readonly ids;
  private readonly traces;
  private readonly parents;
  private readonly startsUs;
  private readonly endsUs;
  private readonly kinds;
  private readonly outcomes;
  private readonly parts: string[];
  private nextId = 1;

  constructor(traced: Traced, { share, limit = DEFAULT_LIMIT }: TraceOptions) {
    assert(share >= 0 && share <= 1, 'the share of calls that is followed lies between 0 and 1');
    assert(Number.isSafeInteger(limit) && limit >= 1 && limit <= MAX_LIMIT, 'a trace keeps 1 to 1 000 000 spans');
    this.traced = traced;
    this.share = share;
    this.limit = limit;
    this.ids = new Float64Array(limit);
    this.traces = new Float64Array(limit);
    this.parents = new Float64Array(limit);
    this.startsUs = new Float64Array(limit);
    this.endsUs = new Float64Array(limit);
    this.kinds = new Uint8Array(limit);
    this.outcomes = new Int8Array(limit);
    this.parts = Array.from({ length: limit }, () => '');
  }

  /** A call has been opened on an arrow. */
  callBegins(call: Call, arrow: { readonly name: string; readonly index: number }): void {
    const { calls, draws } = this.traced;
    const parent = calls.parent[call]!;
    if (parent !== NO_PARENT) {
      const within = this.spanOfService.get(parent) || this.spanOfAttempt.get(parent);
      return this.spanOfCall.set(call, within === 0 ? 0 : this.begin(CALL, arrow.name, within));
    }
    const isFollowed = unit(draws.at(calls.serial[call]!, arrow.index)) < this.share;
    this.spanOfCall.set(call, isFollowed ? this.begin(CALL, arrow.name, 0) : 0);
  }

  callEnds(call: Call, outcome: Outcome): void {
    this.end(this.spanOfCall.get(call), outcome);
  }

  /** An attempt of its call is being sent. */
  attemptBegins(attempt: Attempt, arrow: { readonly name: string }): void {
    const within = this.spanOfCall.get(this.traced.attempts.call[attempt]!);
    this.spanOfAttempt.set(attempt, within === 0 ? 0 : this.begin(ATTEMPT, arrow.name, within));
    this.spanOfService.set(attempt, 0);
  }

  /** As its caller sees it; whoever works on it may go on. */
  attemptEnds(attempt: Attempt, outcome: Outcome): void {
    this.end(this.spanOfAttempt.get(attempt), outcome);
  }

  /** Its turn has come, at once or after a wait. */
  serviceBegins(attempt: Attempt, part: string): void {
    const within = this.spanOfAttempt.get(attempt);
    if (within === 0) return;
    this.waitEnds(attempt, part);
    this.spanOfService.set(attempt, this.begin(SERVICE, part, within));
  }

  serviceEnds(attempt: Attempt, outcome: Outcome): void {
    this.end(this.spanOfService.get(attempt), outcome);
  }

  /** It waits no longer: without an outcome because it is worked on now, with one because it is not going to be. */
  waitEnds(attempt: Attempt, part: string, outcome: Outcome | typeof NO_OUTCOME = NO_OUTCOME): void {
    const within = this.spanOfAttempt.get(attempt);
    const { attempts, kernel } = this.traced;
    const sinceUs = attempts.arrivedAtUs[attempt]!;
    if (within === 0 || sinceUs === kernel.nowUs) return;
    const span = this.begin(WAIT, part, within);
    this.startsUs[span % this.limit] = sinceUs;
    this.end(span, outcome);
  }

  toRecord(): TraceRecord {
    const oldest = Math.max(1, this.nextId - this.limit);
    const spans: Span[] = [];
    for (let id = oldest; id < this.nextId; id++) {
      // The rest of a trace whose beginning has been overwritten makes no sense to anybody.
      if (this.traces[id % this.limit]! >= oldest) spans.push(this.spanAt(id % this.limit));
    }
    return { share: this.share, spans };
  }

  private begin(kind: number, part: string, parent: number): number {
    const id = this.nextId++;
    const slot = id % this.limit;
    const isKept = parent !== 0 && this.ids[parent % this.limit] === parent;
    this.ids[slot] = id;
    this.traces[slot] = parent === 0 ? id : isKept ? this.traces[parent % this.limit]! : 0;
    this.parents[slot] = parent;
    this.startsUs[slot] = this.traced.kernel.nowUs;
    this.endsUs[slot] = NaN;
    this.kinds[slot] = kind;
    this.outcomes[slot] = NO_OUTCOME;
    this.parts[slot] = part;
    return id;
  }

  private end(span: number, outcome: Outcome | typeof NO_OUTCOME): void {
    const slot = span % this.limit;
    if (span === 0 || this.ids[slot] !== span) return;
    this.endsUs[slot] = this.traced.kernel.nowUs;
    this.outcomes[slot] = outcome;
  }

  private spanAt(slot: number): Span {
    const [parent, endUs, outcome] = [this.parents[slot]!, this.endsUs[slot]!, this.outcomes[slot]!];
    return {
      id: this.ids[slot]!,
      trace: this.traces[slot]!,
      parent: parent === 0 ? null : parent,
      kind: KINDS[this.kinds[slot]!]!,
      part: this.parts[slot]!,
      startUs: this.startsUs[slot]!,
      endUs: Number.isNaN(endUs) ? null : endUs,
      outcome: outcome === NO_OUTCOME ? null : OUTCOME_NAMES[outcome]!,
    };
  }
}

const DEFAULT_LIMIT = 10_000;
const MAX_LIMIT = 1_000_000;
const NO_OUTCOME = -1;
const KINDS = ['call', 'attempt', 'wait', 'service'] as const;
const CALL = 0;
const ATTEMPT = 1;
const WAIT = 2;
const SERVICE = 3;
