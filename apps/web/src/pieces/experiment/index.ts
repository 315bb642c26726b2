export { ExperimentBar } from './experiment-bar.tsx';
export { useExperiment, type Ask, type Experiment } from './use-experiment.ts';
