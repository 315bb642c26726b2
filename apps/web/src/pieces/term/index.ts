export { Term } from './term.tsx';
