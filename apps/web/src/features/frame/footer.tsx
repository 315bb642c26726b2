import Link from 'next/link';
import { engineVersion } from '@basin/engine';
import styles from './frame.module.css';

export function Footer() {
  return (
    <footer className={`no-print ${styles['footer']}`}>
      <p>
        Every figure is a run of the simulator that grades the labs (engine {engineVersion}). Nothing on these pages
        comes from another host, and nothing about you leaves this one.
      </p>
      <nav aria-label="Footer" className={styles['footerNav']}>
        <Link href="/#course">Course</Link>
        <Link href="/labs">Labs</Link>
        <Link href="/scenarios">Scenarios</Link>
        <Link href="/playground" prefetch={false}>
          Playground
        </Link>
        <Link href="/handbook">Handbook</Link>
        <Link href="/glossary">Glossary</Link>
        <Link href="/#team">Run it with your team</Link>
      </nav>
    </footer>
  );
}
