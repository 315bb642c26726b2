'use client';

import { Check, TriangleAlert } from 'lucide-react';
import { moment } from './moment.ts';
import styles from './drafts.module.css';
import type { Saving } from './shelf.ts';

/** Whether the text is safe: when it was last stored, and where. A promise that cannot be kept is said at once. */
export function SaveState({ saving, text }: { readonly saving: Saving | undefined; readonly text: string }) {
  if (saving === undefined) return <p className={styles.saving}>Kept on this device as you type</p>;
  if ('savedAtMs' in saving) {
    return (
      <p className={styles.saving} data-testid="saved">
        <Check aria-hidden /> Saved on this device {moment(saving.savedAtMs)}
      </p>
    );
  }
  return (
    <p className={styles.saving} data-failed role="alert">
      <TriangleAlert aria-hidden /> Not saved on this device: {saving.failed}. Your text is safe while this tab is open.{' '}
      <button type="button" onClick={() => void navigator.clipboard?.writeText(text)}>
        Copy it
      </button>
    </p>
  );
}
