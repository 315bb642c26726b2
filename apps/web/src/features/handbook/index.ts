export { Handbook } from './handbook.tsx';
