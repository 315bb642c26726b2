'use client';

import styles from './drafts.module.css';
import { clockTime } from './moment.ts';
import type { DraftDesk } from './use-draft.ts';

/** What happened to the text other than by typing, and the way back. Neither notice needs an answer. */
export function Notices({ desk, keptIn }: { readonly desk: DraftDesk; readonly keptIn: string }) {
  const { other, undoable } = desk;
  return (
    <div role="status">
      {other !== undefined && (
        <div className={styles.notice} data-testid="other-draft">
          <p>
            Another tab changed this draft at {clockTime(other.savedAtMs)}. Whichever you take, the other stays in your{' '}
            {keptIn}.
          </p>
          <div>
            <button type="button" onClick={() => desk.replace(other.text, 'took over')}>
              Take the newer one
            </button>
            <button type="button" onClick={desk.dismissOther}>
              Keep this one
            </button>
          </div>
        </div>
      )}
      {undoable !== undefined && (
        <div className={styles.notice} data-testid="undo">
          <p>
            {DID[undoable.did]} What you had is in your {keptIn} too.
          </p>
          <div>
            <button type="button" onClick={desk.undo}>
              Undo
            </button>
            <button type="button" onClick={desk.dismissUndo}>
              Fine
            </button>
          </div>
        </div>
      )}
    </div>
  );
}

const DID = {
  reset: 'Back at the start.',
  restored: 'An earlier text is back.',
  opened: 'This is what you opened.',
  'took over': 'This is the other tab’s text.',
} as const;
