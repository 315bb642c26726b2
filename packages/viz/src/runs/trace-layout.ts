import type { Span, TraceRecord } from '@basin/engine';
import { formatDuration } from '../number.ts';

/** One call from outside with all that was done for it, for a list to choose from. */
export interface TraceSummary {
  readonly trace: number;
  readonly part: string;
  readonly startUs: number;
  /** Until the last of its spans ended, abandoned work included. */
  readonly lastUs: number;
  readonly outcome: Span['outcome'];
  readonly spanCount: number;
}

/** A line of the waterfall: a call, an attempt, or a wait and the work after it. */
export interface TraceRow {
  readonly depth: number;
  readonly label: string;
  readonly bars: readonly TraceBar[];
  /** Which row holds the parent; null for the call from outside. */
  readonly parent: number | null;
}

export interface TraceBar {
  readonly span: Span;
  readonly startUs: number;
  readonly endUs: number;
  /** It had not ended when the run did, or its answer was lost. */
  readonly isOpen: boolean;
  /** From then on nobody waited for it any more: an attempt above it had been given up. Null: it was always wanted. */
  readonly abandonedFromUs: number | null;
}

export function tracesOf({ spans }: TraceRecord): TraceSummary[] {
  return [...Map.groupBy(spans, ({ trace }) => trace)].flatMap(([trace, all]) => {
    const root = all.find(({ parent }) => parent === null);
    if (!root) return [];
    const { part, startUs, outcome } = root;
    return [{ trace, part, startUs, lastUs: lastOf(all), outcome, spanCount: all.length }];
  });
}

/** The trace that kept the system busy for the longest time. */
export function longestTrace(record: TraceRecord): number | undefined {
  const lengthOf = ({ startUs, lastUs }: TraceSummary): number => lastUs - startUs;
  return tracesOf(record).toSorted((a, b) => lengthOf(b) - lengthOf(a) || a.trace - b.trace)[0]?.trace;
}

/** From the call from outside down, children below their parents in order of time. */
export function traceRows(spans: readonly Span[]): TraceRow[] {
  const [root] = spans.filter(({ parent }) => parent === null);
  if (!root) return [];
  const children = Map.groupBy(spans, ({ parent }) => parent);
  const endOfTrace = lastOf(spans);
  const rows: TraceRow[] = [];
  const add = (group: readonly Span[], above: { depth: number; row: number | null; wantedUntilUs: number }): void => {
    const [first] = group;
    if (!first) return;
    const row = rows.length;
    const bars = group.map((span) => barOf(span, endOfTrace, above.wantedUntilUs));
    rows.push({ depth: above.depth, label: labelOf(group, children), bars, parent: above.row });
    for (const span of group) {
      const ends = isWanting(span) ? (span.endUs ?? Infinity) : Infinity;
      const below = { depth: above.depth + 1, row, wantedUntilUs: Math.min(above.wantedUntilUs, ends) };
      for (const next of groupsOf(children.get(span.id) ?? [])) add(next, below);
    }
  };
  add([root], { depth: 0, row: null, wantedUntilUs: Infinity });
  return rows;
}

/** Somebody waits as long as a call or an attempt lasts; work goes on as long as it goes on. */
function isWanting({ kind }: Span): boolean {
  return kind === 'call' || kind === 'attempt';
}

/** A wait and the work that follows it share a row. */
function groupsOf(children: readonly Span[]): Span[][] {
  const groups: Span[][] = [];
  for (const span of children.toSorted((a, b) => a.startUs - b.startUs || a.id - b.id)) {
    const before = groups.at(-1);
    const [only] = before ?? [];
    const follows = before?.length === 1 && only?.kind === 'wait' && span.kind === 'service' && only.part === span.part;
    if (follows) before?.push(span);
    else groups.push([span]);
  }
  return groups;
}

function barOf(span: Span, endOfTrace: number, wantedUntilUs: number): TraceBar {
  const endUs = span.endUs ?? endOfTrace;
  const abandonedFromUs = Math.max(span.startUs, wantedUntilUs);
  return {
    span,
    startUs: span.startUs,
    endUs,
    isOpen: span.endUs === null,
    abandonedFromUs: abandonedFromUs < endUs ? abandonedFromUs : null,
  };
}

function labelOf(group: readonly Span[], children: ReadonlyMap<number | null, readonly Span[]>): string {
  const [first] = group;
  if (!first) return '';
  const outcome = first.outcome ?? 'no answer';
  switch (first.kind) {
    case 'call':
      return `${first.part.replace('->', '→')}: ${outcome}`;
    case 'attempt': {
      const siblings = (children.get(first.parent) ?? []).filter(({ kind }) => kind === 'attempt');
      return `attempt ${siblings.indexOf(first) + 1}: ${outcome}`;
    }
    case 'wait':
    case 'service':
      return group.map((span) => workText(span, span !== first && span.part === first.part)).join(', ');
  }
}

/** Where a line has named the component, it is not named again. */
function workText({ kind, part, startUs, endUs }: Span, isNamed: boolean): string {
  const how = kind === 'wait' ? `waits at ${part}` : isNamed ? 'works' : `${part} works`;
  return endUs === null ? how : `${how} ${formatDuration(endUs - startUs)}`;
}

function lastOf(spans: readonly Span[]): number {
  return spans.reduce((last, { startUs, endUs }) => Math.max(last, startUs, endUs ?? 0), 0);
}

/** How long spans of a kind lasted in all, and how much of that nobody waited for. */
export function timeIn(rows: readonly TraceRow[], kind: Span['kind']): { allUs: number; abandonedUs: number } {
  const bars = rows.flatMap((row) => row.bars).filter(({ span }) => span.kind === kind);
  return {
    allUs: bars.reduce((sum, { startUs, endUs }) => sum + endUs - startUs, 0),
    abandonedUs: bars.reduce(
      (sum, bar) => sum + (bar.abandonedFromUs === null ? 0 : bar.endUs - bar.abandonedFromUs),
      0,
    ),
  };
}
