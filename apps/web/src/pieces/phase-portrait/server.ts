export { PhasePortrait, type PhasePortraitProps } from './phase-portrait-block.tsx';
