export type { Entry, RunEntry, Spark } from './drafts.ts';
export { clockTime, moment } from './moment.ts';
export { Notices } from './notices.tsx';
export { SaveState } from './save-state.tsx';
export { useDraft, type DraftDesk } from './use-draft.ts';
