import { percent, pixels, shareOn } from '../plot/axis.ts';
import type { Axes } from '../plot/curve.tsx';

/** What readers bring to a picture over an axis: where they point, what they have chosen, what they guess. */
export interface Seen {
  /** The point whose values are read out. */
  readonly pointed?: number | undefined;
  /** The point that is looked into. */
  readonly chosen?: number | undefined;
  /** Nothing is drawn beyond: the rest waits for a guess. */
  readonly shownTo?: number | undefined;
  /** What is expected at a value of the axis. */
  readonly guess?: { readonly x: number; readonly value: number } | undefined;
}

interface PointedProps extends Seen {
  readonly axes: Axes;
  readonly along: readonly number[];
}

export function Pointed({ axes, along, pointed, chosen, guess, shownTo }: PointedProps) {
  const [pointedAt, chosenAt] = [pointed, chosen].map((index) => (index === undefined ? undefined : along[index]));
  const { height } = axes;
  const at = (value: number): string => percent(shareOn(axes.x, value));
  return (
    <>
      {pointedAt !== undefined && (
        <line className="viz-pin viz-pin-second" x1={at(pointedAt)} x2={at(pointedAt)} y2={height} />
      )}
      {chosenAt !== undefined && <line className="viz-pin" x1={at(chosenAt)} x2={at(chosenAt)} y1="-4" y2={height} />}
      {shownTo !== undefined && shareOn(axes.x, shownTo) < 1 && (
        <svg x={at(shownTo)} y="0" className="viz-veil" data-meaning="guess">
          <line className="viz-pin viz-pin-second" y2={height} />
          <text className="viz-pin-words" x="8" y="14">
            your guess first
          </text>
        </svg>
      )}
      {guess && (
        <svg
          x={at(guess.x)}
          y={pixels(height * (1 - shareOn(axes.y, guess.value)))}
          className="viz-point"
          data-meaning="guess"
        >
          <path className="viz-point-open" d="M-6 -6L6 6M6 -6L-6 6" />
          <text
            className="viz-pin-words"
            x={shareOn(axes.x, guess.x) > 0.7 ? -12 : 12}
            y="4"
            textAnchor={shareOn(axes.x, guess.x) > 0.7 ? 'end' : 'start'}
          >
            your guess
          </text>
        </svg>
      )}
    </>
  );
}
