import fc from 'fast-check';
import { expect, vi } from 'vitest';
import { CircuitBreaker, type CircuitBreakerParams } from '../../src/guards/circuit-breaker/circuit-breaker.ts';
import { circuitBreakerDefinition } from '../../src/guards/circuit-breaker/definition.ts';
import type { AttemptGate } from '../../src/sites.ts';
import { ERROR, OK } from '../../src/traffic/outcome.ts';
import { CLOCK, settled } from './virtual-time.fixture.ts';

/** What a gate for attempts, of any make, is asked and told. */
export interface Gate {
  /** Has an attempt go out, or holds it back; whether it went out, at once. */
  send(attempt: number): boolean;
  /** An attempt that went out has ended. */
  end(attempt: number, isOk: boolean): Promise<void>;
}

export interface LibraryBreaker extends Gate {
  /** What it judges by at this moment. */
  judged(): { readonly failures: number; readonly total: number };
}

/** Our breaker, asked and told through its site as a caller does. */
export class OurBreaker implements Gate {
  private readonly gate: AttemptGate;

  constructor(params: CircuitBreakerParams) {
    this.gate = new CircuitBreaker(params, CLOCK, { uint32: () => 0 });
  }

  get isOpen(): boolean {
    return !this.gate.allows(CALL);
  }

  send(attempt: number): boolean {
    if (this.gate.allows(CALL)) this.gate.onSent(attempt);
    else {
      this.gate.onBlocked();
      return false;
    }
    return true;
  }

  async end(attempt: number, isOk: boolean): Promise<void> {
    this.gate.onOutcome(attempt, isOk ? OK : ERROR);
  }
}

/** A gate of a library, given actions that end when they are told to. */
export class PromisedGate implements Gate {
  private readonly underWay = new Map<number, (isOk: boolean) => void>();
  private readonly run: (action: () => Promise<void>, signal: AbortSignal) => Promise<unknown>;

  constructor(run: (action: () => Promise<void>, signal: AbortSignal) => Promise<unknown>) {
    this.run = run;
  }

  send(attempt: number): boolean {
    const patience = new AbortController();
    let isSent = false;
    const action = () => {
      isSent = true;
      return new Promise<void>((resolve, reject) =>
        this.underWay.set(attempt, (isOk) => (isOk ? resolve() : reject(new Error('the callee failed')))),
      );
    };
    this.run(action, patience.signal).catch(() => {});
    if (!isSent) patience.abort();
    return isSent;
  }

  async end(attempt: number, isOk: boolean): Promise<void> {
    this.underWay.get(attempt)!(isOk);
    this.underWay.delete(attempt);
    await settled();
  }
}

export const breakerParams = (written: Record<string, unknown>): CircuitBreakerParams =>
  circuitBreakerDefinition.params.parse(written);

export function breakerPreset(name: string): CircuitBreakerParams {
  return breakerParams(circuitBreakerDefinition.presets.find((preset) => preset.name === name)!.params);
}

/**
 * Plays a story to breakers and notes after each line how many attempts each of them let out.
 *
 *     ok 3 | fail 3          attempts are sent and end so, one after another
 *     send a b               attempts are sent
 *     a ok | a fail          that attempt ends so
 *     wait 5                 five seconds pass
 */
export async function story(breakers: readonly Gate[], script: string): Promise<string> {
  const names: string[] = [];
  const sent = breakers.map(() => new Set<number>());
  const send = (attempt: number) => {
    breakers.forEach((breaker, i) => breaker.send(attempt) && sent[i]!.add(attempt));
    return breakers.map((_, i) => (sent[i]!.has(attempt) ? 1 : 0));
  };
  const end = async (attempt: number, isOk: boolean) => {
    for (const [i, breaker] of breakers.entries()) if (sent[i]!.has(attempt)) await breaker.end(attempt, isOk);
  };
  const name = (word: string) => names.push(word) - 1;

  const lines: string[] = [];
  for (const line of script
    .trim()
    .split('\n')
    .map((text) => text.trim())) {
    const [first, ...words] = line.split(' ');
    const counts = breakers.map(() => 0);
    const add = (more: readonly number[]) => more.forEach((count, i) => (counts[i]! += count));
    if (names.includes(first!)) await end(names.indexOf(first!), words[0] === 'ok');
    else if (first === 'wait') vi.advanceTimersByTime(1000 * Number(words[0]));
    else if (first === 'send') for (const word of words) add(send(name(word)));
    else {
      for (let i = 0; i < Number(words[0] ?? 1); i++) {
        const attempt = name('');
        add(send(attempt));
        await end(attempt, first === 'ok');
      }
    }
    lines.push(`${line.padEnd(12)}${first === 'send' || first === 'ok' || first === 'fail' ? counts.join(' ') : ''}`);
  }
  return lines.map((line) => line.trimEnd()).join('\n');
}

/** Something that happens to two breakers: `which` of the attempts under way it is that ends is a share of them. */
export type BreakerEvent =
  | { readonly kind: 'send' }
  | { readonly kind: 'end'; readonly isOk: boolean; readonly which: number }
  | { readonly kind: 'wait'; readonly ms: number };

export interface Comparison {
  readonly ours: OurBreaker;
  readonly theirs: LibraryBreaker;
  /** The rule by which both judge, so that ours may be seen to open where theirs does not look. */
  readonly rule: { readonly failureRatio: number; readonly minimum: number };
  /** While closed: `overlapping` attempts take their time, `momentary` ones end before anything else happens. */
  readonly attempts: 'overlapping' | 'momentary';
  /** Whether what follows a closing is compared, too. */
  readonly goesOn: boolean;
}

/** How often what was decided, so that a comparison can show that it came to the places it is about. */
export class Tally {
  sent = 0;
  blocked = 0;
  opened = 0;
  reopened = 0;
  closed = 0;
  openedOnOk = 0;
}

/**
 * Tells both breakers the same, event by event, and expects the same of both.
 *
 * What was under way when they opened never ends: how an answer from before counts is where breakers differ, and has
 * stories of its own. So has an answer OK that makes ours open: it judges after every answer, the libraries only after
 * failures. There a comparison ends, having seen that what the library has counted would let it open, too.
 */
export async function compare(comparison: Comparison, events: readonly BreakerEvent[], tally: Tally): Promise<void> {
  const { attempts, goesOn, ours, theirs } = comparison;
  let underWay: number[] = [];
  let isClosed = true;
  for (const [attempt, event] of events.entries()) {
    if (event.kind !== 'end' && attempts === 'momentary' && isClosed && underWay.length > 0) continue;
    if (event.kind === 'wait') vi.advanceTimersByTime(event.ms);
    else if (event.kind === 'send') {
      const isSent = sendBoth(comparison, attempt);
      if (isSent) underWay.push(attempt);
      tally[isSent ? 'sent' : 'blocked']++;
    } else if (underWay.length > 0) {
      const [ended] = underWay.splice(Math.floor(event.which * underWay.length), 1);
      await ours.end(ended!, event.isOk);
      await theirs.end(ended!, event.isOk);
      if (ours.isOpen) {
        tally[isClosed ? 'opened' : 'reopened']++;
        if (event.isOk) return expectWouldOpen(comparison, tally);
        expect(sendBoth(comparison, attempt), 'both are open').toBe(false);
        isClosed = false;
        underWay = [];
      } else if (!isClosed) {
        tally.closed++;
        if (!goesOn) return;
        isClosed = true;
      }
    }
  }
}

function sendBoth({ ours, theirs }: Comparison, attempt: number): boolean {
  const isSent = ours.send(attempt);
  expect(theirs.send(attempt), `the library sends attempt ${attempt} as we do`).toBe(isSent);
  return isSent;
}

function expectWouldOpen({ rule, theirs }: Comparison, tally: Tally): void {
  const { failures, total } = theirs.judged();
  expect(total).toBeGreaterThanOrEqual(rule.minimum);
  expect(failures / total).toBeGreaterThanOrEqual(rule.failureRatio);
  tally.openedOnOk++;
}

/** Events in which attempts that end have failed with that probability. */
export function anyEvents(failing: number): fc.Arbitrary<BreakerEvent[]> {
  const send = fc.constant<BreakerEvent>({ kind: 'send' });
  const end = fc
    .tuple(fc.integer({ min: 1, max: 100 }), fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }))
    .map(([percent, which]): BreakerEvent => ({ kind: 'end', isOk: percent > 100 * failing, which }));
  const wait = fc.integer({ min: 1, max: 2_000 }).map((ms): BreakerEvent => ({ kind: 'wait', ms }));
  const weighed = fc.oneof(
    { weight: 6, arbitrary: send },
    { weight: 5, arbitrary: end },
    { weight: 2, arbitrary: wait },
  );
  return fc.array(weighed, { size: 'max', maxLength: 250 });
}

/** Breakers do not look at the call. */
const CALL = 0;

/** Less than the least difference between two shares that a comparison meets: hundredths, and n failures of 1000. */
export const A_LITTLE = 1e-7;
