/**
 * The landscape of the mark: two valleys with a ridge between them, the left one shallow (where a healthy system lives,
 * more precariously than it looks) and the right one deep (where a failed one stays).
 *
 * Heights are those of a tilted double well, x⁴ − 2x² − tilt·x, drawn into a square of 32 units.
 */
export const SIZE = 32;

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** The ground below the landscape, as one smooth shape that fills the width of the square. */
export function groundPath(): string {
  const knots = Array.from({ length: PIECES + 1 }, (_, i) => LEFT + (i / PIECES) * (RIGHT - LEFT));
  const start = onGround(knots[0] ?? LEFT);
  const curves = knots.slice(1).map((u, i) => {
    const previous = knots[i] ?? LEFT;
    // A cubic Bézier with the right slopes at both ends: its handles lie a third of the way along the tangents.
    const third = (u - previous) / 3;
    const [a, b, c] = [alongTangent(previous, third), alongTangent(u, -third), onGround(u)];
    return `C${text(a)} ${text(b)} ${text(c)}`;
  });
  return `M${text(start)}${curves.join('')}V${FLOOR - CORNER}q0 ${CORNER} -${CORNER} ${CORNER}H${CORNER}q-${CORNER} 0 -${CORNER} -${CORNER}Z`;
}

/**
 * Where a ball that was let down onto a place comes to touch the ground, be it at two walls. Places are counted so that
 * 0 is the bottom of the left valley, 1 the top of the ridge and 2 the bottom of the right valley.
 */
export function ballAt(place: number): Point {
  const { x } = onGround(placeOf(place));
  let y = SIZE;
  for (let u = LEFT; u <= RIGHT; u += 0.01) {
    const ground = onGround(u);
    const aside = Math.abs(ground.x - x);
    if (aside < BALL_RADIUS) y = Math.min(y, ground.y - Math.sqrt(BALL_RADIUS ** 2 - aside ** 2));
  }
  return { x: round(x), y: round(y) };
}

export const BALL_RADIUS = 3.4;

function placeOf(place: number): number {
  const clamped = Math.max(0, Math.min(place, 2));
  return clamped <= 1 ? VALLEY + clamped * (RIDGE - VALLEY) : RIDGE + (clamped - 1) * (ABYSS - RIDGE);
}

function heightOf(u: number): number {
  return u ** 4 - 2 * u ** 2 - TILT * u;
}

function slopeOf(u: number): number {
  return 4 * u ** 3 - 4 * u - TILT;
}

function onGround(u: number): Point {
  return { x: (u - LEFT) * X_SCALE, y: BOTTOM - (heightOf(u) + DEPTH) * Y_SCALE };
}

function alongTangent(u: number, du: number): Point {
  const { x, y } = onGround(u);
  return { x: x + du * X_SCALE, y: y - slopeOf(u) * du * Y_SCALE };
}

function text({ x, y }: Point): string {
  return `${round(x)} ${round(y)}`;
}

function round(value: number): number {
  return Number(value.toFixed(2));
}

const TILT = 0.4;
const LEFT = -1.35;
const RIGHT = 1.5;
const PIECES = 8;
/** Roots of the slope: bottoms and top. */
const VALLEY = -0.9457;
const RIDGE = -0.101;
const ABYSS = 1.0467;
const DEPTH = 1.4095;
/** Of the deep valley's bottom, and of the shape's lower edge. */
const BOTTOM = 24;
const FLOOR = 29;
const CORNER = 3;
const X_SCALE = SIZE / (RIGHT - LEFT);
const Y_SCALE = 8.5;
