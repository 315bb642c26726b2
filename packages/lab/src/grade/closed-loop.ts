import type { PartKind, Run } from '@basin/engine';
import { loopMap, type Loop, type System } from '@basin/experiments';
import { formatNumber, formatShare } from '../measures/format.ts';
import type { Window } from '../measures/measure.ts';
import { meanOf, meanSeries, rateOf, seriesUnder } from '../measures/reading.ts';
import { shareOf } from './facts.ts';
import type { ClosedLoop } from './verdict.ts';

/**
 * The loop that turns in a stretch of a run although guards are in force: of those that can be read off the system and feed
 * themselves, the one of which most is seen. What would cut it is not told: that is the lab.
 *
 * That a loop is there says little, and so does a guard that should hold it: a budget may be too large. So each is held
 * against what the instruments measured of it, and one that did not turn is not named.
 */
export function closedLoop(system: System, run: Run, look: Window): ClosedLoop | undefined {
  const turning = loopMap(system)
    .loops.filter(({ sign }) => sign === '+')
    .flatMap((loop) => {
      const evidence = EVIDENCE[loop.carrier]?.(loop, readingsOf(run, look));
      return evidence === undefined || !(evidence.share >= TURNING) ? [] : [{ loop, ...evidence }];
    });
  const [strongest] = turning.toSorted((a, b) => b.share - a.share);
  if (strongest === undefined) return undefined;
  const { loop, says } = strongest;
  return {
    id: loop.id,
    arrows: loop.arrows,
    says: `The loop over ${placesOf(loop)} is still closed${although(loop)}: ${says}. ${loop.says}`,
  };
}

interface Evidence {
  /** How much of what goes through it the loop itself has made, or how full what it fills is. */
  readonly share: number;
  /** With its number, after a colon. */
  readonly says: string;
}

interface Readings {
  /** Per second, over all that stands under a name. */
  readonly rate: (kind: PartKind, of: string, key: string) => number;
  /** On average over what stands under a name. */
  readonly level: (kind: PartKind, of: string, key: string) => number;
}

function readingsOf(run: Run, look: Window): Readings {
  return {
    rate: (kind, of, key) => rateOf(run, seriesUnder(run, { kind, key, of }), look),
    level: (kind, of, key) => meanOf(run, meanSeries(run, { kind, key, of }), look),
  };
}

/** By carrier. Those that are not here leave nothing in the instruments by which they could be told from others. */
const EVIDENCE: Readonly<Record<string, (loop: Loop, readings: Readings) => Evidence>> = {
  retry: ({ at }, { rate }) => {
    const share = shareOf(rate('arrow', at, 'retries'), rate('arrow', at, 'attempts'));
    return { share, says: `${formatShare(share)} of what is sent on \`${at}\` are retries` };
  },
  hedge: ({ at }, { rate }) => {
    const share = shareOf(rate('arrow', at, 'hedges'), rate('arrow', at, 'attempts'));
    return { share, says: `${formatShare(share)} of what is sent on \`${at}\` are hedges` };
  },
  cacheFill: ({ at, components }, { rate }) => {
    const all = (key: string) => [...new Set([at, ...components])].reduce((sum, of) => sum + rate('cache', of, key), 0);
    const share = shareOf(all('failures'), all('failures') + all('fills'));
    return { share, says: `${formatShare(share)} of what is fetched fails and is not stored` };
  },
  failover: ({ at, arrows }, { rate }) => {
    const sent = arrows
      .filter((arrow) => arrow.startsWith(`${at} -> `))
      .map((arrow) => rate('arrow', arrow, 'attempts'));
    const total = sent.reduce((sum, each) => sum + each, 0);
    const share = shareOf(total - rate('balancer', at, 'arrivals'), total);
    return { share, says: `${formatShare(share)} of what \`${at}\` sends on others had failed before` };
  },
  garbage: ({ at }, { level }) => {
    const share = level('server', at, 'collecting');
    return { share, says: `${formatShare(share)} of the work of \`${at}\` is collecting garbage` };
  },
  sharedPool: ({ at }, { level }) => {
    const waiting = level('pool', at, 'waiting');
    const share = waiting >= 1 ? level('pool', at, 'saturation') : 0;
    const held = `${formatShare(share)} of the connections of \`${at}\` are held`;
    return { share, says: `${held}, and on average ${formatNumber(waiting)} attempts wait for one` };
  },
};

function placesOf({ arrows, at }: Loop): string {
  if (arrows.length === 0) return `\`${at}\``;
  const named = arrows.slice(0, MOST_NAMED).map((arrow) => `\`${arrow}\``);
  const rest = arrows.length - named.length;
  return rest === 0 ? named.join(', ') : `${named.join(', ')} and ${rest} more`;
}

/** Whoever has set a guard there should not be told that it is missing. */
function although({ heldBy }: Loop): string {
  const guards = heldBy.map((path) => `\`${path.split('.').at(-1) ?? path}\``);
  return guards.length === 0 ? '' : `, although ${guards.join(', ')} ${guards.length === 1 ? 'is' : 'are'} set`;
}

/** A fifth: with a quarter more than is called for a system that has a fifth to spare is full. */
const TURNING = 0.2;
const MOST_NAMED = 3;
