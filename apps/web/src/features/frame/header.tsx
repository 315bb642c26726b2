import Link from 'next/link';
import { Mark } from '@basin/viz';
import { NavLink } from './nav-link.tsx';
import { ThemeToggle } from './theme-toggle.tsx';
import styles from './frame.module.css';

/** Scrolls away with the page: a lesson is paper, and nothing lies over it. */
export function Header() {
  return (
    <header className={`no-print ${styles['header']}`}>
      <Link href="/" className={styles['brand']} aria-label="Basin, home">
        <Mark />
        <span className={styles['name']}>Basin</span>
      </Link>
      <nav aria-label="Main" className={styles['nav']}>
        <NavLink href="/#course">Course</NavLink>
        <NavLink href="/labs">Labs</NavLink>
        <NavLink href="/scenarios">Scenarios</NavLink>
        <NavLink href="/playground" isHeavy>
          Playground
        </NavLink>
        <NavLink href="/handbook">Handbook</NavLink>
        <NavLink href="/glossary">Glossary</NavLink>
      </nav>
      <ThemeToggle />
    </header>
  );
}
