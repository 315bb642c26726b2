export { LabBench, type LabBenchProps } from './lab-bench.tsx';
