'use client';

import Link from 'next/link';
import { useEffect, useId, useLayoutEffect, useRef, useState, type PointerEvent, type ReactNode } from 'react';
import styles from './term.module.css';

interface TermLinkProps {
  readonly id: string;
  readonly meaning: string;
  readonly children: ReactNode;
}

/**
 * Shows what a term means beside it. Closes on Escape, stays while the pointer is on it (WCAG 1.4.13); on a touch screen
 * the first tap shows the meaning and the second follows the link.
 */
export function TermLink({ id, meaning, children }: TermLinkProps) {
  const tip = useId();
  const [isOpen, setIsOpen] = useState(false);
  const wasTouched = useRef(false);
  const box = useRef<HTMLSpanElement>(null);

  useLayoutEffect(() => {
    if (isOpen && box.current) keepOnPage(box.current);
  }, [isOpen]);

  useEffect(() => {
    if (!isOpen) return;
    const close = (event: Event) => {
      if (event instanceof KeyboardEvent && event.key !== 'Escape') return;
      if (event instanceof globalThis.PointerEvent && box.current?.parentElement?.contains(event.target as Node))
        return;
      setIsOpen(false);
    };
    document.addEventListener('keydown', close);
    document.addEventListener('pointerdown', close);
    return () => {
      document.removeEventListener('keydown', close);
      document.removeEventListener('pointerdown', close);
    };
  }, [isOpen]);

  const onPointer = (opens: boolean) => (event: PointerEvent) => {
    if (event.pointerType === 'mouse') setIsOpen(opens);
  };
  return (
    <span className={styles['term']} onPointerEnter={onPointer(true)} onPointerLeave={onPointer(false)}>
      <Link
        href={`/glossary#${id}`}
        prefetch={false}
        className={styles['word']}
        aria-describedby={isOpen ? tip : undefined}
        onFocus={(event) => setIsOpen(event.currentTarget.matches(':focus-visible'))}
        onBlur={() => setIsOpen(false)}
        onPointerDown={(event) => {
          wasTouched.current = event.pointerType !== 'mouse';
        }}
        onClick={(event) => {
          if (!wasTouched.current || isOpen) return;
          event.preventDefault();
          setIsOpen(true);
        }}
      >
        {children}
      </Link>
      {isOpen && (
        <span ref={box} role="tooltip" id={tip} className={styles['tip']}>
          {meaning}
        </span>
      )}
    </span>
  );
}

/** Moves the box sideways until it is inside the window, and above its word where there is no room below. */
function keepOnPage(box: HTMLElement): void {
  const { left, right, bottom } = box.getBoundingClientRect();
  const width = document.documentElement.clientWidth;
  const shift = Math.max(EDGE - left, 0) + Math.min(width - EDGE - right, 0);
  box.style.setProperty('--shift', `${shift}px`);
  if (bottom > window.innerHeight - EDGE) box.dataset['above'] = '';
}

/** Between the box and the edge of the window. */
const EDGE = 12;
