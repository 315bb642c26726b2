export { ExperimentBar } from './experiment-bar.tsx';
export { useExperiment, type Experiment } from './use-experiment.ts';
