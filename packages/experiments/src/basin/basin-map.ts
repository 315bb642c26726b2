import { outcomeOf, survives, type OutcomeKind, type OutcomeRule } from '../outcome/outcome.ts';
import { Laboratory, type Options } from '../runs/laboratory.ts';
import type { Runner } from '../runs/runner.ts';
import { share, type Share } from '../statistics/interval.ts';
import { changed, type Change } from '../vary/change.ts';
import type { System } from '../vary/system.ts';
import { settings, valueAt, type Axis } from './axis.ts';
import { Refinement, type Cell } from './refinement.ts';

export interface MapAxis extends Axis {
  /** How many values, ends included. */
  readonly count: number;
}

export interface BasinMapQuestion {
  readonly system: System;
  readonly x: MapAxis;
  readonly y: MapAxis;
  readonly seeds: readonly number[];
  /** Every how many cells the first picture has one; 8 unless said. */
  readonly coarse?: number;
  readonly settleUs?: number;
  readonly rule?: OutcomeRule;
}

export interface BasinMap {
  readonly x: readonly number[];
  readonly y: readonly number[];
  readonly seeds: readonly number[];
  /** Row by row from the first value of y, each from the first value of x. */
  readonly cells: readonly MapCell[];
  /** How many of the cells were run. */
  readonly measured: number;
}

export interface MapCell {
  /** Null: not yet known. */
  readonly stuck: Share | null;
  /**
   * In the order of the map's seeds: of all of them beside an edge and where seeds differ, else of the first two, which agree
   * with each other and with all around. Empty where this very cell was not run but its neighbours agree.
   */
  readonly outcomes: readonly OutcomeKind[];
  /** With a seed of the map, the run of this cell, whether it was made or not. */
  readonly changes: readonly Change[];
}

/**
 * Two numbers varied at once: where the system comes back, where it stays down. From coarse to fine, partial maps on the way.
 *
 * Two seeds lead the way to the edge; all of them are spent where the answer is in doubt. What they change there is looked
 * into again, until nothing is.
 */
export async function basinMap(
  question: BasinMapQuestion,
  runner: Runner,
  options: Options<BasinMap> = {},
): Promise<BasinMap> {
  const sheet = new Sheet(question);
  const laboratory = new Laboratory(question.system, runner, options);
  const { x, y, coarse = 8 } = question;
  const refinement = new Refinement({ columns: x.count, rows: y.count, coarse });
  const scouts = question.seeds.slice(0, SCOUTS);
  // The first picture is of one seed, so that it is there at once.
  for (const seed of scouts) {
    await sheet.run(refinement.first(), [seed], laboratory);
    laboratory.show(sheet.map(refinement));
  }
  for (;;) {
    const wanted = refinement.next(sheet.classOf);
    const doubtful = wanted.length > 0 ? [] : sheet.doubtful(refinement);
    if (wanted.length + doubtful.length === 0) break;
    await sheet.run(wanted, scouts, laboratory);
    await sheet.run(doubtful, question.seeds.slice(SCOUTS), laboratory);
    laboratory.show(sheet.map(refinement));
  }
  const map = sheet.map(refinement);
  laboratory.close();
  laboratory.show(map);
  return map;
}

class Sheet {
  private readonly question: BasinMapQuestion;
  private readonly outcomes = new Map<string, readonly OutcomeKind[]>();
  private readonly cells: Cell[] = [];

  constructor(question: BasinMapQuestion) {
    this.question = question;
  }

  async run(cells: readonly Cell[], seeds: readonly number[], laboratory: Laboratory<BasinMap>): Promise<void> {
    const { system, rule } = this.question;
    const refs = cells.flatMap((cell) => {
      const changes = this.changesAt(cell);
      return seeds.map((seed) => ({ changes, seed }));
    });
    const kinds = await laboratory.read(refs, (run, { changes }) => {
      return outcomeOf(run, changed(system, changes).scenario, rule).kind;
    });
    for (const [index, cell] of cells.entries()) {
      const before = this.outcomes.get(nameOf(cell)) ?? [];
      if (before.length === 0) this.cells.push(cell);
      this.outcomes.set(nameOf(cell), [...before, ...kinds.slice(index * seeds.length, (index + 1) * seeds.length)]);
    }
  }

  /** Cells agree if all their runs do. */
  readonly classOf = (cell: Cell): string | undefined => {
    const outcomes = this.outcomes.get(nameOf(cell));
    if (outcomes === undefined) return undefined;
    const survived = outcomes.filter(survives).length;
    return survived === outcomes.length ? 'survives' : survived === 0 ? 'falls' : 'either';
  };

  /** Cells beside an edge, or whose own seeds differ, that not all seeds have seen. */
  doubtful(refinement: Refinement): Cell[] {
    const edge = new Set(refinement.edge(this.classOf).map(nameOf));
    return this.cells.filter((cell) => {
      const isOpen = (this.outcomes.get(nameOf(cell)) ?? []).length < this.question.seeds.length;
      return isOpen && (edge.has(nameOf(cell)) || this.classOf(cell) === 'either');
    });
  }

  map(refinement: Refinement): BasinMap {
    const { x, y, seeds } = this.question;
    const cells: MapCell[] = [];
    for (let row = 0; row < y.count; row++) {
      for (let column = 0; column < x.count; column++) cells.push(this.mapCell({ column, row }, refinement));
    }
    return {
      x: Array.from({ length: x.count }, (_, column) => placeOn(x, column)),
      y: Array.from({ length: y.count }, (_, row) => placeOn(y, row)),
      seeds,
      cells,
      measured: this.outcomes.size,
    };
  }

  private mapCell(cell: Cell, refinement: Refinement): MapCell {
    const own = this.outcomes.get(nameOf(cell));
    const known = own ?? this.outcomes.get(nameOf(refinement.standIn(cell)));
    const stuck = known === undefined ? null : share(known.filter((kind) => !survives(kind)).length, known.length);
    return { stuck, outcomes: own ?? [], changes: this.changesAt(cell) };
  }

  private changesAt({ column, row }: Cell): Change[] {
    const { system, x, y, settleUs } = this.question;
    const numbers = [
      { path: x.path, value: placeOn(x, column) },
      { path: y.path, value: placeOn(y, row) },
    ];
    return settings(system, numbers, settleUs);
  }
}

function placeOn(axis: MapAxis, index: number): number {
  return valueAt(axis, axis.count === 1 ? 0 : index / (axis.count - 1));
}

function nameOf({ column, row }: Cell): string {
  return `${column},${row}`;
}

/** Seeds that every cell is run with. */
const SCOUTS = 2;
