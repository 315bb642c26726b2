export { Hysteresis, type HysteresisProps } from './hysteresis-block.tsx';
