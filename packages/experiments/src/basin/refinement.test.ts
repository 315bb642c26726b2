import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Refinement, type Cell } from './refinement.ts';

interface Grid {
  readonly columns: number;
  readonly rows: number;
  readonly coarse: number;
}

/** Runs a refinement to its end over a picture that is known. */
function refined(grid: Grid, classOf: (cell: Cell) => string) {
  const refinement = new Refinement(grid);
  const known = new Map<string, string>();
  let wanted = refinement.first();
  let rounds = 0;
  while (wanted.length > 0) {
    for (const cell of wanted) {
      expect(known.has(`${cell.column},${cell.row}`), 'no cell is asked for twice').toBe(false);
      known.set(`${cell.column},${cell.row}`, classOf(cell));
    }
    rounds += 1;
    wanted = refinement.next((cell) => known.get(`${cell.column},${cell.row}`));
  }
  const shown = (cell: Cell) => {
    const own = known.get(`${cell.column},${cell.row}`);
    const { column, row } = refinement.standIn(cell);
    return own ?? known.get(`${column},${row}`);
  };
  return { count: known.size, rounds, shown };
}

function cellsOf({ columns, rows }: Grid): Cell[] {
  return Array.from({ length: columns * rows }, (_, place) => ({
    column: place % columns,
    row: Math.floor(place / columns),
  }));
}

test('where all agree only the coarse lattice is run', () => {
  const { count, rounds } = refined({ columns: 48, rows: 48, coarse: 8 }, () => 'same');

  expect({ count, rounds }).toEqual({ count: 49, rounds: 1 });
});

test('the cells beside an edge are named once it is found', () => {
  const isLeft = ({ column }: Cell) => (column < 10 ? 'well' : 'down');
  const refinement = new Refinement({ columns: 17, rows: 5, coarse: 4 });
  while (refinement.next(isLeft).length > 0);

  const columns = new Set(refinement.edge(isLeft).map(({ column }) => column));
  expect([...columns].toSorted((a, b) => a - b)).toEqual([9, 10]);
  expect(new Refinement({ columns: 9, rows: 9, coarse: 4 }).edge(() => 'same')).toEqual([]);
});

test('a straight edge is found to the cell, with a third of the runs', () => {
  const grid = { columns: 48, rows: 48, coarse: 8 };
  const edge = ({ column, row }: Cell) => (column + row < 40 ? 'well' : 'down');

  const { count, shown } = refined(grid, edge);

  expect(cellsOf(grid).filter((cell) => shown(cell) !== edge(cell))).toEqual([]);
  expect(count).toBeLessThan(48 * 48 * 0.34);
});

test('every edge that reaches from side to side is found to the cell, however the grid is cut', () => {
  const grids = fc.record({
    columns: fc.integer({ min: 1, max: 30 }),
    rows: fc.integer({ min: 1, max: 30 }),
    coarse: fc.integer({ min: 1, max: 9 }),
  });
  // Edges that only ever go up: what lies below one of two neighbouring lattice points and not below the other shows there.
  const steps = fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 30, maxLength: 30 });
  fc.assert(
    fc.property(grids, steps, (grid, ups) => {
      const heights = ups.map((_, column) => ups.slice(0, column + 1).reduce((sum, up) => sum + up, 0));
      const edge = ({ column, row }: Cell) => (row < (heights[column] ?? 0) ? 'down' : 'well');

      const { shown } = refined(grid, edge);

      expect(cellsOf(grid).filter((cell) => shown(cell) !== edge(cell))).toEqual([]);
    }),
  );
});

test.each(['upwards', 'sideways'])(
  'an edge that leaves a block by a side is followed into its neighbour, %s',
  (way) => {
    const grid = { columns: 17, rows: 17, coarse: 8 };
    // A path one cell wide that begins in one corner, and enters the next block between its corners.
    const tongue = ({ column, row }: Cell) => {
      const [along, across] = way === 'upwards' ? [row, column] : [column, row];
      const isDown = (along === 0 && across <= 4) || (across === 4 && along <= 12);
      return isDown ? 'down' : 'well';
    };

    const { shown } = refined(grid, tongue);

    expect(cellsOf(grid).filter((cell) => shown(cell) !== tongue(cell))).toEqual([]);
  },
);
