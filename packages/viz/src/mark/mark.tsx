import { BALL_RADIUS, ballAt, groundPath } from './landscape.ts';

export interface MarkProps {
  /** Where the ball lies: 0 in the shallow valley, 1 on the ridge, 2 in the deep one. */
  readonly at?: number;
  /** What it stands for, where no word beside it says so. */
  readonly title?: string;
}

/** The mark: a ball in a landscape with two valleys. Its size is the text's, its line the text's colour. */
export function Mark({ at = 0, title }: MarkProps) {
  const ball = ballAt(at);
  return (
    <svg
      className="viz-mark"
      viewBox="0 0 32 32"
      {...(title === undefined ? { 'aria-hidden': true } : { role: 'img', 'aria-label': title })}
    >
      <path className="viz-mark-ground" d={groundPath()} />
      <circle className="viz-mark-ball" cx={ball.x} cy={ball.y} r={BALL_RADIUS} />
    </svg>
  );
}
