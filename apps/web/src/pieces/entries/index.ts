export { Entries, type Entry } from './entries.tsx';
