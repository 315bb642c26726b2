import { useRef, useState, type KeyboardEvent } from 'react';
import type { CellPlace } from './map-layout.ts';

interface CellGridProps {
  readonly label: string;
  readonly columns: number;
  readonly rows: number;
  readonly textOf: (place: CellPlace) => string;
  readonly onPoint: (place: CellPlace | null) => void;
  readonly onChoose: (place: CellPlace) => void;
}

/**
 * Buttons over the cells of a map, in rows that share the height and cells that share the width, so that no place has to
 * be measured or written as a style. One of them can be reached with Tab; from there arrows, Home and End lead on.
 */
export function CellGrid({ label, columns, rows, textOf, onPoint, onChoose }: CellGridProps) {
  const grid = useRef<HTMLDivElement>(null);
  const [current, setCurrent] = useState<CellPlace>({ column: 0, row: 0 });
  const moveBy = (event: KeyboardEvent) => {
    const next = nextCell(event.key, current, { columns, rows });
    if (!next) return;
    event.preventDefault();
    setCurrent(next);
    grid.current?.querySelector<HTMLButtonElement>(`[data-cell="${next.column},${next.row}"]`)?.focus();
  };
  return (
    <div
      ref={grid}
      className="viz-cells"
      role="grid"
      tabIndex={-1}
      aria-label={label}
      onKeyDown={moveBy}
      onPointerLeave={() => onPoint(null)}
    >
      {Array.from({ length: rows }, (_, fromTop) => rows - 1 - fromTop).map((row) => (
        <div key={row} className="viz-cells-row" role="row">
          {Array.from({ length: columns }, (_, column) => (
            <div key={column} className="viz-cells-cell" role="gridcell">
              <button
                type="button"
                className="viz-cell"
                data-cell={`${column},${row}`}
                aria-label={textOf({ column, row })}
                tabIndex={column === current.column && row === current.row ? 0 : -1}
                onFocus={() => {
                  setCurrent({ column, row });
                  onPoint({ column, row });
                }}
                onBlur={() => onPoint(null)}
                onPointerEnter={() => onPoint({ column, row })}
                onClick={() => onChoose({ column, row })}
              />
            </div>
          ))}
        </div>
      ))}
    </div>
  );
}

/** Where a key leads: the first row lies at the bottom, so up is a row more. Undefined: the key means nothing here. */
export function nextCell(
  key: string,
  { column, row }: CellPlace,
  { columns, rows }: { readonly columns: number; readonly rows: number },
): CellPlace | undefined {
  switch (key) {
    case 'ArrowLeft':
      return { column: Math.max(0, column - 1), row };
    case 'ArrowRight':
      return { column: Math.min(columns - 1, column + 1), row };
    case 'ArrowUp':
      return { column, row: Math.min(rows - 1, row + 1) };
    case 'ArrowDown':
      return { column, row: Math.max(0, row - 1) };
    case 'Home':
      return { column: 0, row };
    case 'End':
      return { column: columns - 1, row };
    default:
      return undefined;
  }
}
