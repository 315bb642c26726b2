export { usePlayback, type Playback } from './use-playback.ts';
export { clip } from './clip.ts';
