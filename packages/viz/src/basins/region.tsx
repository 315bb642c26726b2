import type { FigureIds } from '../plot/figure.tsx';
import { GRID } from '../plot/pen.ts';

interface RegionProps {
  readonly of: 'healthy' | 'failed' | 'undecided';
  /** On the grid of `pen.ts`. */
  readonly path: string;
  readonly height: number;
  readonly ids: FigureIds;
}

/** Part of a basin: its tint, and its pattern in pixels, which is not stretched with the shape. */
export function Region({ of, path, height, ids }: RegionProps) {
  if (path === '') return null;
  const clip = `${ids.id}-clip-${of}`;
  return (
    <g data-meaning={of}>
      <clipPath id={clip} clipPathUnits="objectBoundingBox">
        <path d={path} transform={`scale(${1 / GRID})`} />
      </clipPath>
      <g>
        <rect className="viz-fill" width="100%" height={height} clipPath={`url(#${clip})`} />
        {of !== 'healthy' && (
          <rect width="100%" height={height} fill={`url(#${ids.id}-${of})`} clipPath={`url(#${clip})`} />
        )}
      </g>
    </g>
  );
}
