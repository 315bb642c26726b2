import { percent } from '../plot/axis.ts';
import type { MeaningId } from '../theme/meanings.ts';

/** What tells points apart where there is no colour. */
export type Form = 'dot' | 'ring' | 'cross' | 'diamond';

interface MarkProps {
  readonly meaning: MeaningId;
  readonly form: Form;
  /** A share of the plot's width. */
  readonly x: number;
  readonly y: number;
}

/** A point of a dot plot. */
export function Mark({ meaning, form, x, y }: MarkProps) {
  return (
    <svg x={percent(x)} y={y} className="viz-point" data-meaning={meaning}>
      {SHAPES[form]}
    </svg>
  );
}

/** The same, for a legend. */
export function FormMark({ meaning, form }: Pick<MarkProps, 'meaning' | 'form'>) {
  return (
    <svg
      className="viz-meaning-mark viz-point"
      data-meaning={meaning}
      viewBox="-12 -6 24 12"
      aria-hidden="true"
      focusable="false"
    >
      {SHAPES[form]}
    </svg>
  );
}

const SHAPES = {
  dot: <circle className="viz-point-full" r="4.5" />,
  ring: <circle className="viz-point-open" r="4" />,
  cross: <path className="viz-point-open" d="M-4 -4L4 4M4 -4L-4 4" />,
  diamond: <path className="viz-point-full" d="M0 -5.5L5.5 0L0 5.5L-5.5 0Z" />,
} as const;
