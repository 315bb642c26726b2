/** Both pictures, for a reader who moves through the run: loaded when that begins. */
export { ComponentView } from './component-view.tsx';
export { LoopView } from './loop-view.tsx';
