/** The blocks of lessons that show many runs over one number: they run the first of them where the page is made. */
export { LoadCurve, type LoadCurveProps } from './load-curve-block.tsx';
export { Sweep, type SweepProps } from './sweep-block.tsx';
