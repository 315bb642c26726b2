import type { Run, Scenario } from '@basin/engine';
import { slopeOf } from '../statistics/series.ts';
import { judgedWindow } from './calm.ts';
import { meanIn, seriesOf, valuesIn, type Window } from './measured.ts';

/**
 * What became of a system once nothing pushed it any more.
 *
 * `recovers`: it serves what it is offered, and nothing piles up. `drains`: it does not serve yet, but what waits is
 * getting notably less, so it heals by itself and is in no other basin (an unbounded queue without retries serves nobody
 * for a long time and always heals). `stays-down`: neither; or it still serves while a backlog grows that will end that.
 * `cut-short`: the run reached a limit, which no healthy system does.
 */
export type OutcomeKind = 'recovers' | 'drains' | 'stays-down' | 'cut-short';

export interface Outcome {
  readonly kind: OutcomeKind;
  /** Goodput ÷ offered load in the window. */
  readonly goodputShare: number;
  /** All that waits, on average over the window. */
  readonly backlog: number;
  /** How much it becomes over the window. */
  readonly backlogGrowth: number;
}

/** What counts as recovered, and where it is looked at. */
export interface OutcomeRule {
  /** Of offered load, from which on the system serves. */
  readonly goodputShare?: number;
  /** Else the second half of what is left of the run once nothing pushes it. */
  readonly window?: Window;
}

export function outcomeOf(run: Run, scenario: Scenario, rule: OutcomeRule = {}): Outcome {
  const { goodputShare: threshold = HEALTHY_SHARE, window = judgedWindow(scenario) } = rule;
  const offered = meanIn(run, 'offered', window);
  const share = meanIn(run, 'good', window) / offered;
  const waiting = [...valuesIn(run, seriesOf(run, 'backlog'), window)];
  const backlog = waiting.reduce((sum, value) => sum + value, 0) / waiting.length;
  const growth = waiting.length < 2 ? 0 : slopeOf(waiting) * waiting.length;
  // A few calls more or less in a queue are chance; what users would not wait for is a change.
  const notable = (PATIENCE_SHARE * offered * patienceUs(scenario)) / 1e6;
  const observed = { goodputShare: share, backlog, backlogGrowth: growth };
  if (run.ended !== 'at-time') return { kind: 'cut-short', ...observed };
  // Nothing offered, nothing missed.
  if (!(share < threshold)) {
    const grows = growth > notable && growth > GROWN_SHARE * backlog;
    return { kind: grows ? 'stays-down' : 'recovers', ...observed };
  }
  const falls = -growth > notable && -growth > FALLEN_SHARE * backlog;
  return { kind: falls ? 'drains' : 'stays-down', ...observed };
}

/** Whether it is, or will be, well again by itself. */
export function survives(kind: OutcomeKind): boolean {
  return kind === 'recovers' || kind === 'drains';
}

/** How long the most patient users wait. */
function patienceUs(scenario: Scenario): number {
  const clients = Object.values(scenario.components).map((settings) => settings['client'] as { goodWithin?: number });
  return Math.max(0, ...clients.map((client) => client?.goodWithin ?? 0)) || 1e6;
}

const HEALTHY_SHARE = 0.95;
const PATIENCE_SHARE = 0.25;
const GROWN_SHARE = 0.25;
/** Of the backlog, over the window: what a full queue does by chance is far less. */
const FALLEN_SHARE = 0.05;
