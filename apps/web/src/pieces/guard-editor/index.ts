export { useDeviceChoice } from './device-choice.ts';
export { useApple, useFinePointer, useMedia } from './environment.ts';
export { GuardEditor } from './guard-editor.tsx';
export { LineDiffTable } from './line-diff-table.tsx';
export { Problems } from './problems.tsx';
export { SideBySideTable } from './side-by-side-table.tsx';
export { Sentence } from './sentence.tsx';
export type { TextPosition } from './text-position.ts';
