/** A place on a grid. */
export interface Cell {
  readonly column: number;
  readonly row: number;
}

/**
 * Decides which cells of a grid are worth running: first a coarse lattice, then, wherever the corners and edges of a block
 * do not agree, its middle and the middles of its sides, down to single cells.
 *
 * What disagrees on the side of a block makes its neighbour be looked into too, so an edge is followed to where it goes.
 * An island smaller than the coarse lattice that touches none of its points is not seen: the price of not running everything.
 */
export class Refinement {
  private readonly columns: readonly number[];
  private readonly rows: readonly number[];
  private blocks: Block[];

  constructor(size: { readonly columns: number; readonly rows: number; readonly coarse: number }) {
    this.columns = lattice(size.columns, size.coarse);
    this.rows = lattice(size.rows, size.coarse);
    this.blocks = pairs(this.columns).flatMap(([left, right]) =>
      pairs(this.rows).map(([top, bottom]) => ({ left, right, top, bottom })),
    );
  }

  /** The coarse lattice. */
  first(): Cell[] {
    return this.columns.flatMap((column) => this.rows.map((row) => ({ column, row })));
  }

  /** The cells to run next; none when nothing is left to refine. */
  next(classOf: (cell: Cell) => string | undefined): Cell[] {
    const wanted = new Map<string, Cell>();
    const kept: Block[] = [];
    for (const block of this.blocks) {
      if (isSingle(block) || isUniform(block, classOf)) {
        kept.push(block);
        continue;
      }
      kept.push(...split(block));
      for (const cell of crossOf(block))
        if (classOf(cell) === undefined) wanted.set(`${cell.column},${cell.row}`, cell);
    }
    const isRefined = kept.length > this.blocks.length;
    this.blocks = kept;
    // All that a division needs may be known already: then its parts are looked at.
    return wanted.size === 0 && isRefined ? this.next(classOf) : [...wanted.values()];
  }

  /** The cells between which, once nothing is left to refine, the answer changes. */
  edge(classOf: (cell: Cell) => string | undefined): Cell[] {
    return this.blocks.filter((block) => !isUniform(block, classOf)).flatMap(sidesOf);
  }

  /** For a cell that was not run: the nearest corner of its block. At the end, all sides of that block agree. */
  standIn({ column, row }: Cell): Cell {
    const home = this.blocks.find(
      ({ left, right, top, bottom }) => left <= column && column <= right && top <= row && row <= bottom,
    );
    if (home === undefined) return { column, row };
    return { column: nearer(column, home.left, home.right), row: nearer(row, home.top, home.bottom) };
  }
}

interface Block {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

function isSingle({ left, right, top, bottom }: Block): boolean {
  return right - left <= 1 && bottom - top <= 1;
}

/** Of all that is known on its sides; corners always are. */
function isUniform(block: Block, classOf: (cell: Cell) => string | undefined): boolean {
  const classes = new Set(sidesOf(block).flatMap((cell) => classOf(cell) ?? []));
  return classes.size <= 1;
}

function sidesOf({ left, right, top, bottom }: Block): Cell[] {
  const cells: Cell[] = [];
  for (let column = left; column <= right; column++) cells.push({ column, row: top }, { column, row: bottom });
  for (let row = top; row <= bottom; row++) cells.push({ column: left, row }, { column: right, row });
  return cells;
}

/** Corners, middles of the sides, middle. */
function crossOf({ left, right, top, bottom }: Block): Cell[] {
  const columns = [left, middle(left, right), right];
  const rows = [top, middle(top, bottom), bottom];
  return columns.flatMap((column) => rows.map((row) => ({ column, row })));
}

function split({ left, right, top, bottom }: Block): Block[] {
  const [x, y] = [middle(left, right), middle(top, bottom)];
  const columns = x > left ? [[left, x] as const, [x, right] as const] : [[left, right] as const];
  const rows = y > top ? [[top, y] as const, [y, bottom] as const] : [[top, bottom] as const];
  return columns.flatMap(([from, to]) =>
    rows.map(([above, below]) => ({ left: from, right: to, top: above, bottom: below })),
  );
}

function middle(from: number, to: number): number {
  return (from + to) >> 1;
}

function nearer(place: number, from: number, to: number): number {
  return place - from <= to - place ? from : to;
}

function lattice(count: number, coarse: number): number[] {
  const places: number[] = [];
  for (let place = 0; place < count - 1; place += coarse) places.push(place);
  return [...places, count - 1];
}

/** Neighbours; a lattice of one place is its own neighbour. */
function pairs(places: readonly number[]): (readonly [number, number])[] {
  const only = places[0] ?? 0;
  return places.length === 1 ? [[only, only]] : places.slice(1).map((place, index) => [places[index] ?? 0, place]);
}
