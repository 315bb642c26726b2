import type { ChartSize } from '../chart/layout.ts';

/** Of a plot over two axes, in pixels: like the first panel of a chart of the same size, and somewhat more. */
export const HEIGHTS: Readonly<Record<ChartSize, number>> = { small: 140, regular: 240, large: 340 };
