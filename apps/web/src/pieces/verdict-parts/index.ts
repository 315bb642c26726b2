export { idWords } from './id-words.ts';
export { VerdictParts } from './verdict-parts.tsx';
