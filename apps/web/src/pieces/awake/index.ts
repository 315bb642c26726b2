export { AwakeFieldset } from './awake-fieldset.tsx';
export { useAwake } from './use-awake.ts';
