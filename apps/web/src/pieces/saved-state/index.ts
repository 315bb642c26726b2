export { addressOf, idFrom, savedState } from './saved-state.ts';
