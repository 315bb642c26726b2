import { outcomeOf, survives, type OutcomeKind, type OutcomeRule } from '../outcome/outcome.ts';
import { Laboratory, type Options } from '../runs/laboratory.ts';
import type { Runner } from '../runs/runner.ts';
import { medianOf, share, type Interval, type Share } from '../statistics/interval.ts';
import { changed, type Change, type RunRef } from '../vary/change.ts';
import type { System } from '../vary/system.ts';
import { onStep, settings, valueAt, type Axis } from './axis.ts';

export interface BasinWidthQuestion {
  readonly system: System;
  /** A magnitude or the duration of a trigger, from harmless to harmful. */
  readonly along: Axis;
  readonly seeds: readonly number[];
  /** How near the edge is to be found; else to a sixty-fourth of the axis, and to a sixteenth of where it is. */
  readonly resolution?: number;
  /** How many values are tried on every seed before any bisection, ends included; 5 unless said. */
  readonly scan?: number;
  readonly settleUs?: number;
  readonly rule?: OutcomeRule;
}

export interface BasinWidth {
  /**
   * The largest trigger survived, the median over the seeds, with the interval that the seeds allow, found to
   * `resolution`. Beyond the axis at either end where `isBelow` or `isAbove` says so.
   */
  readonly width: Interval & { readonly confidence: number };
  /** More than half of the seeds fall even at `from`: the basin is narrower. */
  readonly isBelow: boolean;
  /** More than half of the seeds survive even `to`: the basin is wider. */
  readonly isAbove: boolean;
  /** What every seed survived: null if one falls even at `from`. */
  readonly everySeed: number | null;
  readonly perSeed: readonly SeedWidth[];
  /** P(stuck) where every seed was tried, in order of the axis. */
  readonly scanned: readonly ScannedPoint[];
  /**
   * Seeds that fell to a smaller trigger and survived a larger one. The width is then that of the basin up to its first
   * edge; what lies beyond has to be looked at (`basinMap`).
   */
  readonly notMonotone: readonly { readonly seed: number; readonly fellAt: number; readonly survivedAt: number }[];
  /** The largest distance, over the seeds, between what was survived and what was not. */
  readonly resolution: number;
}

export interface SeedWidth {
  readonly seed: number;
  /** Null: it fell at the beginning of the axis. */
  readonly survived: number | null;
  /** Null: it survived the end of the axis. */
  readonly fell: number | null;
  /** The runs on both sides of the edge. */
  readonly survivedRun: RunRef | null;
  readonly fellRun: RunRef | null;
}

export interface ScannedPoint {
  readonly value: number;
  readonly stuck: Share;
  readonly changes: readonly Change[];
}

/** How large a trigger is survived: a scan over all seeds, then bisection on each seed between its first two answers that differ. */
export async function basinWidth(
  question: BasinWidthQuestion,
  runner: Runner,
  options: Options = {},
): Promise<BasinWidth> {
  const search = new EdgeSearch(question, new Laboratory(question.system, runner, options));
  const values = await search.scan();
  await search.bisect();
  return search.answer(values);
}

/** What is known of one seed: outcomes by value. */
type Known = Map<number, OutcomeKind>;

class EdgeSearch {
  private readonly question: BasinWidthQuestion;
  private readonly laboratory: Laboratory;
  private readonly known = new Map<number, Known>();

  constructor(question: BasinWidthQuestion, laboratory: Laboratory) {
    this.question = question;
    this.laboratory = laboratory;
    for (const seed of question.seeds) this.known.set(seed, new Map());
  }

  async scan(): Promise<number[]> {
    const { along, seeds, scan = 5 } = this.question;
    const values = [...new Set(Array.from({ length: scan }, (_, index) => valueAt(along, index / (scan - 1))))];
    await this.try(values.flatMap((value) => seeds.map((seed) => ({ value, seed }))));
    return values;
  }

  async bisect(): Promise<void> {
    for (;;) {
      const open = this.question.seeds.flatMap((seed) => this.middleOf(seed) ?? []);
      if (open.length === 0) break;
      await this.try(open);
    }
    this.laboratory.close();
  }

  answer(values: readonly number[]): BasinWidth {
    const { along, seeds } = this.question;
    const perSeed = seeds.map((seed) => this.seedWidth(seed));
    const half = seeds.length / 2;
    const survived = perSeed.map((each) => each.survived);
    return {
      width: medianOf(survived.map((value) => value ?? along.from)),
      isBelow: survived.filter((value) => value === null).length > half,
      isAbove: perSeed.filter(({ fell }) => fell === null).length > half,
      everySeed: survived.includes(null) ? null : Math.min(...survived.map((value) => value ?? Infinity)),
      perSeed,
      scanned: values.map((value) => this.scannedPoint(value)),
      notMonotone: seeds.flatMap((seed) => this.fold(seed) ?? []),
      resolution: Math.max(
        0,
        ...perSeed.map(({ survived: low, fell: high }) => (low === null || high === null ? 0 : high - low)),
      ),
    };
  }

  /** Where to try next on a seed: between what it last survived and where it first fell. */
  private middleOf(seed: number): { value: number; seed: number } | undefined {
    const { survived, fell } = this.edge(seed);
    if (survived === null || fell === null || fell - survived <= this.resolutionAt(fell)) return undefined;
    const value = onStep((survived + fell) / 2, this.question.along.step);
    return value > survived && value < fell ? { value, seed } : undefined;
  }

  private resolutionAt(value: number): number {
    const { along, resolution } = this.question;
    return Math.max(resolution ?? Math.min((along.to - along.from) / 64, Math.abs(value) / 16), along.step ?? 0);
  }

  private edge(seed: number): { survived: number | null; fell: number | null } {
    const outcomes = this.sorted(seed);
    const index = outcomes.findIndex(([, kind]) => !survives(kind));
    const before = index === -1 ? outcomes.at(-1) : outcomes[index - 1];
    return { survived: before?.[0] ?? null, fell: outcomes[index]?.[0] ?? null };
  }

  private fold(seed: number): BasinWidth['notMonotone'][number] | undefined {
    const { fell } = this.edge(seed);
    const later = this.sorted(seed).find(([value, kind]) => fell !== null && value > fell && survives(kind));
    return fell === null || later === undefined ? undefined : { seed, fellAt: fell, survivedAt: later[0] };
  }

  private sorted(seed: number): [number, OutcomeKind][] {
    return [...(this.known.get(seed) ?? [])].toSorted(([a], [b]) => a - b);
  }

  private seedWidth(seed: number): SeedWidth {
    const { survived, fell } = this.edge(seed);
    const runAt = (value: number | null): RunRef | null =>
      value === null ? null : { changes: this.changesAt(value), seed };
    return { seed, survived, fell, survivedRun: runAt(survived), fellRun: runAt(fell) };
  }

  private scannedPoint(value: number): ScannedPoint {
    const { seeds } = this.question;
    const stuck = seeds.filter((seed) => !survives(this.known.get(seed)?.get(value) ?? 'stays-down'));
    return { value, stuck: share(stuck.length, seeds.length), changes: this.changesAt(value) };
  }

  private async try(points: readonly { value: number; seed: number }[]): Promise<void> {
    const { system, rule } = this.question;
    const refs = points.map(({ value, seed }) => ({ changes: this.changesAt(value), seed }));
    const outcomes = await this.laboratory.read(refs, (run, { changes }) =>
      outcomeOf(run, changed(system, changes).scenario, rule),
    );
    for (const [index, { value, seed }] of points.entries()) {
      const outcome = outcomes[index];
      if (outcome !== undefined) this.known.get(seed)?.set(value, outcome.kind);
    }
  }

  private changesAt(value: number): Change[] {
    const { system, along, settleUs } = this.question;
    return settings(system, [{ path: along.path, value }], settleUs);
  }
}
