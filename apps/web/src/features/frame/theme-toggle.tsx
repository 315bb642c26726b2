'use client';

import { Monitor, Moon, Sun } from 'lucide-react';
import { useSyncExternalStore } from 'react';
import { useAwake } from '@/pieces/awake/index.ts';
import styles from './theme-toggle.module.css';

type Theme = 'system' | 'light' | 'dark';

/** One button that walks through the three: as the system says, light, dark. The choice outlives the visit. */
export function ThemeToggle() {
  const theme = useSyncExternalStore(subscribe, readTheme, () => 'system' as const);
  const next = following[theme];
  const Icon = icons[theme];
  return (
    <button
      type="button"
      className={`needs-js ${styles['toggle']}`}
      aria-label={`Theme: ${theme}. Change to ${next}.`}
      title={`Theme: ${theme}`}
      onClick={() => writeTheme(next)}
      disabled={!useAwake()}
    >
      <Icon aria-hidden="true" size={18} strokeWidth={1.5} />
    </button>
  );
}

function readTheme(): Theme {
  const forced = document.documentElement.dataset['theme'];
  return forced === 'light' || forced === 'dark' ? forced : 'system';
}

function writeTheme(theme: Theme): void {
  if (theme === 'system') delete document.documentElement.dataset['theme'];
  else document.documentElement.dataset['theme'] = theme;
  try {
    if (theme === 'system') localStorage.removeItem('basin:theme');
    else localStorage.setItem('basin:theme', theme);
  } catch {
    // Storage is off: the choice holds for this page.
  }
  window.dispatchEvent(new Event('basin:theme'));
}

function subscribe(onChange: () => void): () => void {
  window.addEventListener('basin:theme', onChange);
  return () => window.removeEventListener('basin:theme', onChange);
}

const following: Readonly<Record<Theme, Theme>> = { system: 'light', light: 'dark', dark: 'system' };
const icons = { system: Monitor, light: Sun, dark: Moon };
