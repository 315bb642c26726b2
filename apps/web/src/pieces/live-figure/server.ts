/** The blocks of lessons: they read the catalog and run the engine where the page is made. */
export { makeFigure, Predict, Run, type PredictProps, type RunProps } from './run-figure.tsx';
export { System, type SystemProps } from './system-figure.tsx';
