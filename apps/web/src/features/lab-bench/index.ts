export { LabBench } from './lab-bench.tsx';
