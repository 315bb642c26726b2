export { LabIndex } from './lab-index.tsx';
