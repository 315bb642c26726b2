import type { Run } from '@basin/engine';
import { formatNumber, formatTime, formatWindow } from '../measures/format.ts';
import type { Measure, Window } from '../measures/measure.ts';
import { backlogSeries, lastTriggerEnd, meanOf, slopeOf } from '../measures/reading.ts';
import { factsOf, type Facts } from './facts.ts';
import { mechanisms } from './mechanisms.ts';

export interface Explanation {
  readonly says: string;
  /** The mechanism's key; absent if none of those known applies. */
  readonly mechanism?: string;
}

export interface Miss {
  readonly measure: Measure;
  readonly run: Run;
  /** The goal's. */
  readonly window: Window;
  /** The stretch where it is worst. */
  readonly look: Window;
}

/** Why a goal was missed: what was measured, then what keeps it so, both with numbers of the run. */
export function explain({ measure, run, window, look }: Miss): Explanation {
  const headline = `${measure.sentence(run, window)}${phaseClause(run, window)}.`;
  const facts = factsOf(run, look);
  const mechanism = mechanisms.find((each) => each.explains.includes(measure.about) && each.applies(facts));
  if (mechanism === undefined) return { says: `${headline} ${tally(facts)}` };
  const isNarrower = look.fromUs !== window.fromUs || look.toUs !== window.toUs;
  const because = isNarrower ? `Look at the stretch ${formatWindow(look)}. ` : '';
  const says = [headline, `${because}${mechanism.says(facts)}`, drain({ run, window, facts })];
  return { says: says.filter((sentence) => sentence !== '').join(' '), mechanism: mechanism.key };
}

/**
 * A system that only drains slowly is not stuck, and whoever reads the verdict should know which it is. What has drained
 * by the end of the goal's time is no longer worth a word.
 */
function drain({ run, window, facts }: { run: Run; window: Window; facts: Facts }): string {
  const backlog = backlogSeries(run);
  const after = { fromUs: lastTriggerEnd(run, window), toUs: window.toUs };
  const growth = slopeOf(run, backlog, after);
  const seconds = (after.toUs - after.fromUs) / 1e6;
  const left = meanOf(run, backlog, { fromUs: Math.max(after.fromUs, after.toUs - AT_THE_END_US), toUs: after.toUs });
  const isFalling = -growth * seconds >= NOTABLE_FALL * facts.backlog;
  const isLeft = left > 0 && left >= NOTABLE_REST * facts.backlog;
  if (facts.server.utilisation < BUSY || !isFalling || !isLeft) return '';
  const time = formatTime((left / -growth) * 1e6, 2);
  return `It is a slow drain: the backlog, ${formatNumber(left)} at the end, falls by ${formatNumber(-growth)} a second and needs another ${time}.`;
}

/** A miss on a good day costs every day; one with the trigger gone is what the failed state is. Without a trigger there is no other day. */
function phaseClause(run: Run, window: Window): string {
  if (!run.marks.some((mark) => mark.kind === 'trigger-begins')) return '';
  const begun = run.marks.filter((mark) => mark.kind === 'trigger-begins' && mark.atUs < window.toUs).length;
  const ended = run.marks.filter((mark) => mark.kind === 'trigger-ends' && mark.atUs <= window.fromUs).length;
  if (begun === 0) return ', on a good day, before anything has happened';
  return begun === ended ? ', with the trigger gone' : '';
}

function tally(facts: Facts): string {
  const { ok, error, timeout, shed } = facts.outcomes;
  const parts = [`${formatNumber(ok)} OK`, `${formatNumber(error)} error`, `${formatNumber(timeout)} timeout`];
  return `Attempts end as ${[...parts, `${formatNumber(shed)} shed`].join(', ')} a second.`;
}

const BUSY = 0.9;
/** Of the backlog, over the time looked at. */
const NOTABLE_FALL = 0.25;
const NOTABLE_REST = 0.1;
const AT_THE_END_US = 5_000_000;
