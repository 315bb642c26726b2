'use client';

import type { ReactNode } from 'react';
import styles from './awake-fieldset.module.css';
import { useAwake } from './use-awake.ts';

interface AwakeFieldsetProps {
  readonly className?: string | undefined;
  readonly isBusy?: boolean;
  readonly children: ReactNode;
}

/** Controls that cannot be used until they answer, so that on a slow device nobody's first move is lost. */
export function AwakeFieldset({ className = '', isBusy, children }: AwakeFieldsetProps) {
  return (
    <fieldset className={`${styles['fieldset']} ${className}`} disabled={!useAwake()} aria-busy={isBusy}>
      {children}
    </fieldset>
  );
}
