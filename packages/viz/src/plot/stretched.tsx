import type { ReactNode } from 'react';
import { GRID } from './pen.ts';

/** Paths keep the grid's units, strokes keep the screen's. */
export function Stretched({ height, children }: { readonly height: number; readonly children: ReactNode }) {
  return (
    <svg
      className="viz-stretched"
      width="100%"
      height={height}
      viewBox={`0 0 ${GRID} ${GRID}`}
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      {children}
    </svg>
  );
}
