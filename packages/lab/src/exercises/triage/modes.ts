import { formatNumber, formatShare } from '../../measures/format.ts';
import type { Reading } from './reading.ts';
import type { Sign } from './sign.ts';

/**
 * A way in which a system goes down, by what telemetry shows of it. The signs of any two modes exclude each other, so
 * that a run which has all the signs of one has them of no other: whoever looks closely can know.
 *
 * The five modes are those of the course; the sixth is what they are mistaken for.
 */
export interface Mode {
  readonly key: string;
  /** All of them have to be there. */
  signs(reading: Reading): Sign[];
  /** What becomes of it in the same run with the coupling cut that it lives from; of a fault in a part, nothing does. */
  cut(own: Reading, cut: Reading): Sign;
}

export const modes = [
  {
    key: 'cascade',
    signs: (reading) => [
      healthyStart(reading),
      flatLoad(reading),
      spread(reading),
      fewRetries(reading),
      ended(reading),
    ],
    cut: keepsMore,
  },
  {
    key: 'collapse',
    signs: (reading) => [
      healthyStart(reading),
      climbs(reading),
      bendsBack(reading),
      fewRetries(reading),
      ended(reading),
    ],
    cut: (own, cut) => {
      const { good, best } = cut.climb;
      return {
        ok: good >= KEPT * best && good > own.climb.good,
        says: `goodput at the highest load is ${formatNumber(good)}/s instead of ${formatNumber(own.climb.good)}/s`,
      };
    },
  },
  {
    key: 'componentFault',
    signs: (reading) => [
      healthyStart(reading),
      flatLoad(reading),
      duringEvent(reading),
      oneFull(reading),
      noPeaks(reading),
      noStorm(reading),
    ],
    cut: (own, cut) => {
      const [without, as] = [eventShare(cut), eventShare(own)];
      const says = `${formatShare(without)} of the calls are good while it lasts, instead of ${formatShare(as)}`;
      return { ok: without <= as + HARDLY, says };
    },
  },
  {
    key: 'herd',
    signs: (reading) => [
      healthyStart(reading),
      flatLoad(reading),
      peaks(reading),
      hurts(reading),
      calmBetween(reading),
      fewRetries(reading),
    ],
    cut: (own, cut) => ({
      ok: cut.originPeaks.times <= HALF * own.originPeaks.times && cut.worst.share >= HEALTHY,
      says: `the highest peak is ${formatNumber(cut.originPeaks.times)} times the usual instead of ${formatNumber(own.originPeaks.times)} times`,
    }),
  },
  {
    key: 'metastable',
    signs: (reading) => [healthyStart(reading), stays(reading), sameLoad(reading)],
    cut: (_, cut) => ({
      ok: cut.endShare >= HEALED,
      says: `${formatShare(cut.endShare)} of the calls are good again at the end`,
    }),
  },
  {
    key: 'retryStorm',
    signs: (reading) => [healthyStart(reading), flatLoad(reading), storms(reading), someFull(reading), ended(reading)],
    cut: keepsMore,
  },
] as const satisfies readonly Mode[];

export type ModeKey = (typeof modes)[number]['key'];

function healthyStart(reading: Reading): Sign {
  const { startShare } = reading;
  return { ok: startShare >= HEALTHY, says: `${formatShare(startShare)} of the calls are good at the start` };
}

/** What is offered does not explain it. */
function flatLoad({ climb }: Reading): Sign {
  return { ok: climb.times <= FLAT, says: `load is at most ${formatNumber(climb.times)} times what it was` };
}

function sameLoad({ loadKept }: Reading): Sign {
  return {
    ok: loadKept <= SAME && loadKept >= 1 / SAME,
    says: `load at the end is ${formatNumber(loadKept)} times that of the start`,
  };
}

/** An event is over for a long time, and little is good. */
function staysDown({ event, end, endShare }: Reading): boolean {
  return event !== undefined && event.to <= LONG_AGO * end && endShare <= DOWN;
}

function stays(reading: Reading): Sign {
  const { endShare, event } = reading;
  const over = event === undefined ? 'nothing happened' : `the event is over at ${formatNumber(event.to)} s`;
  return { ok: staysDown(reading), says: `${over}, and ${formatShare(endShare)} of the calls are good at the end` };
}

/** It is up again, or what began it goes on. */
function ended(reading: Reading): Sign {
  const { endShare, event, end } = reading;
  const goesOn = event !== undefined && event.to > LONG_AGO * end;
  return { ok: endShare >= HEALED || goesOn, says: `${formatShare(endShare)} of the calls are good at the end` };
}

function storms(reading: Reading): Sign {
  const { worst } = reading;
  const [before, then] = [reading.amplification(0, BEFORE), reading.amplification(worst.from, worst.to)];
  return {
    ok: before <= FEW && then >= MANY && worst.share <= HURT,
    says: `attempts per call go from ${formatNumber(before, 2)} to ${formatNumber(then, 2)} while ${formatShare(worst.share)} of the calls are good`,
  };
}

/** Retries may be many, as long as nobody is full of them. */
function noStorm(reading: Reading): Sign {
  const { says, ok } = storms(reading);
  return { ok: !(ok && reading.fullFrom(0).length > 0), says };
}

function fewRetries(reading: Reading): Sign {
  const { worst } = reading;
  const then = reading.amplification(worst.from, worst.to);
  return { ok: then < MANY, says: `there are ${formatNumber(then, 2)} attempts per call at worst` };
}

function someFull(reading: Reading): Sign {
  const full = reading.fullFrom(0);
  return {
    ok: full.length > 0,
    says: full.length > 0 ? `${nameOf(full[0])} has no worker to spare` : 'nobody is full',
  };
}

function oneFull(reading: Reading): Sign {
  const full = reading.fullFrom(0);
  const says =
    full.length === 0 ? 'no part is full' : `${full.map(nameOf).join(', ')} ${full.length === 1 ? 'is' : 'are'} full`;
  return { ok: full.length <= 1, says };
}

/** One part after another has no worker to spare, after an event that concerned one of them. */
function spread(reading: Reading): Sign {
  const { event } = reading;
  const after = event === undefined ? [] : reading.fullFrom(event.from);
  const told = after.map(({ name, from }) => `${name} at ${formatNumber(from)} s`).join(', ');
  return { ok: after.length >= SEVERAL, says: after.length === 0 ? 'no part is full' : `parts fill up: ${told}` };
}

function climbs({ climb }: Reading): Sign {
  return {
    ok: climb.times >= CLIMBED,
    says: `load climbs to ${formatNumber(climb.load)}/s, ${formatNumber(climb.times)} times what it was`,
  };
}

function bendsBack({ climb }: Reading): Sign {
  const says = `goodput is ${formatNumber(climb.good)}/s there, after ${formatNumber(climb.best)}/s at its best`;
  return { ok: climb.good <= BENT * climb.best, says };
}

function peaks({ originPeaks: { count, times, longest } }: Reading): Sign {
  return {
    ok: count >= 1 && times >= TALL && longest <= SHORT,
    says:
      count === 0
        ? 'what reaches the origin has no peaks'
        : `what reaches the origin peaks ${formatNumber(count)} times, up to ${formatNumber(times)} times the usual, for ${formatNumber(longest)} s at most`,
  };
}

function noPeaks(reading: Reading): Sign {
  const { ok, says } = peaks(reading);
  return { ok: !ok, says };
}

function calmBetween(reading: Reading): Sign {
  const whole = reading.share(0, reading.end);
  return { ok: whole >= MOSTLY, says: `${formatShare(whole)} of all calls are good` };
}

function hurts({ worst }: Reading): Sign {
  return { ok: worst.share <= NOTICED, says: `${formatShare(worst.share)} of the calls are good at worst` };
}

/** What is lost is lost while something goes on, and no longer. */
function duringEvent(reading: Reading): Sign {
  const { event, end } = reading;
  if (event === undefined) return { ok: false, says: 'nothing happened' };
  const [during, after] = [eventShare(reading), reading.share(Math.min(event.to + SETTLE, end - SETTLE), end)];
  return {
    ok: during <= NOTICED && after >= HEALED && event.to < LONG_AGO * end,
    says: `${formatShare(during)} of the calls are good while the event lasts, ${formatShare(after)} from ${SETTLE} s after it on`,
  };
}

function eventShare(reading: Reading): number {
  const { event, end } = reading;
  return event === undefined ? 1 : reading.share(event.from, Math.max(event.from + SETTLE, Math.min(event.to, end)));
}

function keepsMore(own: Reading, cut: Reading): Sign {
  const { from, to, share } = own.worst;
  const kept = cut.share(from, to);
  const says = `${formatShare(kept)} of the calls are good at that time instead of ${formatShare(share)}`;
  return { ok: kept >= share + MORE, says };
}

function nameOf(part: { readonly name: string } | undefined): string {
  return part?.name ?? '';
}

const BEFORE = 40;
const SETTLE = 15;
const HEALTHY = 0.95;
const HEALED = 0.9;
const KEPT = 0.85;
const DOWN = 0.5;
const NOTICED = 0.9;
const HURT = 0.6;
const MOSTLY = 0.9;
const MORE = 0.2;
const HARDLY = 0.1;
const HALF = 0.6;
/** Of the record: a minute and a half before its end, of four. */
const LONG_AGO = 0.65;
const FLAT = 1.45;
const CLIMBED = 1.6;
const SAME = 1.2;
const BENT = 0.7;
const FEW = 1.2;
const MANY = 1.9;
const SEVERAL = 3;
const TALL = 4;
/** Seconds. */
const SHORT = 26;
