/** For the browser too. The blocks that need the catalog are behind `server.ts`. */
export type { Figure } from './figure.ts';
export { LiveFigure } from './live-figure.tsx';
export { packRun, unpackRun, type PackedRun } from './packed-run.ts';
