'use client';

import { useDeviceChoice } from './device-choice.ts';
import { useApple } from './environment.ts';

export interface TabKey {
  /** Whether Tab leaves the editor instead of indenting. */
  readonly movesFocus: boolean;
  readonly toggle: () => void;
  /** How the switch is written on this platform. */
  readonly chord: string;
}

/** What Tab does in the editor. Whoever needs it to move the focus says so once per device, not once per lab. */
export function useTabKey(): TabKey {
  const [choice, choose] = useDeviceChoice('tab-key');
  const movesFocus = choice === 'moves-focus';
  const isApple = useApple();
  return {
    movesFocus,
    toggle: () => choose(movesFocus ? 'indents' : 'moves-focus'),
    chord: isApple ? '⌃⇧M' : 'Ctrl+M',
  };
}

/**
 * Lets Esc and then Tab leave the editor, whatever Tab does otherwise. Returns how to stop.
 *
 * It listens while the event is on its way down, so that Monaco never sees that Tab; the browser then moves the focus
 * as it does everywhere else. Any other key in between disarms it.
 */
export function leaveOnEscapeTab(host: HTMLElement): () => void {
  let isArmed = false;
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Tab' && isArmed) event.stopPropagation();
    if (event.key !== 'Shift') isArmed = event.key === 'Escape';
  };
  const disarm = (): void => {
    isArmed = false;
  };
  host.addEventListener('keydown', onKeyDown, { capture: true });
  host.addEventListener('pointerdown', disarm, { capture: true });
  return () => {
    host.removeEventListener('keydown', onKeyDown, { capture: true });
    host.removeEventListener('pointerdown', disarm, { capture: true });
  };
}
