export { PlayButton } from './play-button.tsx';
export { RunBelow } from './run-below.tsx';
export { SeedChoice, seedsText } from './seed-choice.tsx';
export { useRunOf, type MadeRun } from './use-run-of.ts';
