import { GRID, Pen } from './pen.ts';

/** A place in a plot: shares of its width from the left and of its height from the top. */
export interface Place {
  readonly x: number;
  readonly y: number;
}

/** A line through places, which breaks where there is none. */
export function lineThrough(places: readonly (Place | null)[]): string {
  const pen = new Pen();
  for (const place of places) {
    if (place === null) pen.lift();
    else pen.lineTo(onGrid(place.x), onGrid(place.y));
  }
  return pen.path();
}

/** What lies between two lines of as many places; where one of them has none, nothing does. */
export function areaBetween(upper: readonly (Place | null)[], lower: readonly (Place | null)[]): string {
  const pen = new Pen();
  let stretch: [Place, Place][] = [];
  const close = (): void => {
    for (const [above] of stretch) pen.lineTo(onGrid(above.x), onGrid(above.y));
    for (const [, below] of stretch.toReversed()) pen.lineTo(onGrid(below.x), onGrid(below.y));
    if (stretch.length > 0) pen.close();
    stretch = [];
  };
  for (const [index, above] of upper.entries()) {
    const below = lower[index] ?? null;
    if (above === null || below === null) close();
    else stretch.push([above, below]);
  }
  close();
  return pen.path();
}

/** Rectangles as one path. */
export function boxes(all: readonly { readonly from: Place; readonly to: Place }[]): string {
  return all
    .map(({ from, to }) => `M${onGrid(from.x)} ${onGrid(from.y)}H${onGrid(to.x)}V${onGrid(to.y)}H${onGrid(from.x)}Z`)
    .join('');
}

function onGrid(share: number): number {
  return Math.round(share * GRID);
}
