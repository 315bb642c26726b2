/** Blocks of lessons: two settings on the same random numbers, and which guards of a set are needed. */
export { Ablation, type AblationProps } from './ablation.tsx';
export { Compare, type CompareProps } from './compare.tsx';
