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
  /** One for each seed of the map, in its order, in a partial map for the first of them; empty where this very cell was not run but its neighbours agree. */
  readonly outcomes: readonly OutcomeKind[];
  /** With a seed of the map, the run of this cell, whether it was made or not. */
  readonly changes: readonly Change[];
}

/** Two numbers varied at once: where the system comes back, where it stays down. From coarse to fine, partial maps on the way. */
export async function basinMap(
  question: BasinMapQuestion,
  runner: Runner,
  options: Options<BasinMap> = {},
): Promise<BasinMap> {
  const sheet = new Sheet(question);
  const laboratory = new Laboratory(question.system, runner, options);
  const { x, y, coarse = 8 } = question;
  const refinement = new Refinement({ columns: x.count, rows: y.count, coarse });
  // The first picture is of one seed, so that it is there at once.
  const [first, ...others] = question.seeds;
  let wanted = refinement.first();
  for (const seeds of [first === undefined ? [] : [first], others]) {
    await sheet.run(wanted, seeds, laboratory);
    laboratory.show(sheet.map(refinement));
  }
  for (wanted = refinement.next(sheet.classOf); wanted.length > 0; wanted = refinement.next(sheet.classOf)) {
    await sheet.run(wanted, question.seeds, laboratory);
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
