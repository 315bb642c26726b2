import { partsOf, type Run } from '@basin/engine';
import { formatNumber } from '../number.ts';

/** What goes over an arrow, per second. */
export interface ArrowFlow {
  readonly attempts: number;
  /** Calls that end OK in time for the client that they were made for. */
  readonly goodput: number;
  readonly retries: number;
  /** Attempts that were not sent, refused, or dropped because they were too late. */
  readonly refused: number;
}

export interface TopologyFlows {
  /** By arrow as in the scenario; an arrow without entry carries nothing. */
  readonly arrows: Readonly<Record<string, ArrowFlow>>;
  /** Attempts per second of the widest arrow; over a run always the same, so that widths compare. */
  readonly top: number;
}

/** What flows in one bucket of a run. Arrows to and from the replicas of a server are taken together. */
export function flowsAt(run: Run, arrows: readonly string[], bucket: number): TopologyFlows {
  return flowsBetween(run, arrows, { from: bucket, to: bucket + 1 });
}

/** What flows on average from one bucket to before another, of those that the run has. */
export function flowsBetween(
  run: Run,
  arrows: readonly string[],
  { from, to }: { readonly from: number; readonly to: number },
): TopologyFlows {
  const buckets = Math.max(0, Math.min(to, run.bucketCount) - from);
  const perSecond = buckets === 0 ? 0 : 1e6 / run.bucketUs / buckets;
  const flow = (name: string): ArrowFlow => {
    const parts = partsOf(run, name);
    const sum = (key: string): number =>
      parts.flatMap((part) => [...(part.series[key]?.subarray(from, to) ?? [])]).reduce((a, b) => a + b, 0) * perSecond;
    return {
      attempts: sum('attempts'),
      goodput: sum('good'),
      retries: sum('retries'),
      refused: sum('shed') + sum('blocked') + sum('expired'),
    };
  };
  return { arrows: Object.fromEntries(arrows.map((name) => [name, flow(name)])), top: topOf(run, arrows) };
}

function topOf(run: Run, arrows: readonly string[]): number {
  const most = arrows.map((name) => {
    const parts = partsOf(run, name);
    const sums = Array.from({ length: run.bucketCount }, (_, bucket) =>
      parts.reduce((total, part) => total + (part.series['attempts']?.[bucket] ?? 0), 0),
    );
    return sums.reduce((a, b) => Math.max(a, b), 0);
  });
  return (Math.max(0, ...most) * 1e6) / run.bucketUs;
}

/** A band of an arrow, side by side with the others: how wide, and how far its middle is from the arrow's own. */
export interface Strip {
  readonly of: 'goodput' | 'attempts' | 'retries' | 'shed';
  readonly width: number;
  readonly offset: number;
}

/** Attempts side by side: those whose calls end well, other first ones, retries; together as wide as there are attempts. */
export function stripsOf({ attempts, goodput, retries, refused }: ArrowFlow, top: number): Strip[] {
  if (!(top > 0)) return [];
  const good = Math.min(goodput, attempts);
  const again = Math.min(retries, attempts - good);
  const widths = (
    [
      ['goodput', good],
      ['attempts', attempts - good - again],
      ['retries', again],
    ] as const
  ).map(([of, perSecond]) => ({ of, width: (WIDEST * perSecond) / top }));
  const whole = widths.reduce((sum, { width }) => sum + width, 0);
  let left = -whole / 2;
  const strips = widths.flatMap(({ of, width }): Strip[] => {
    left += width;
    return width > 0 ? [{ of, width, offset: left - width / 2 }] : [];
  });
  return refused > 0 ? [...strips, { of: 'shed', width: 2, offset: whole / 2 + 3 }] : strips;
}

/** "3 960/s, 1 000 good" and, in a line of its own, what is refused: whole numbers, for they change from bucket to bucket. */
export function flowLines({ attempts, goodput, refused }: ArrowFlow): string[] {
  const whole = (perSecond: number): string => formatNumber(Math.round(perSecond));
  return [`${whole(attempts)}/s, ${whole(goodput)} good`, ...(refused > 0 ? [`${whole(refused)}/s refused`] : [])];
}

/** Room for them is kept whatever flows, so that nothing moves but the flow. */
export const FLOW_LINES = 2;

const WIDEST = 18;
