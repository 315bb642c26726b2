import type { ReactNode } from 'react';
import type { BlockProps } from '@basin/catalog';
import styles from './blocks.module.css';

/** Beside the text: in the margin where there is one, folded where there is not. */
export function Aside({ title, children }: BlockProps<'Aside'> & { readonly children: ReactNode }) {
  return (
    <aside className={styles['aside']}>
      <details>
        <summary>{title}</summary>
        <div className={styles['asideText']}>{children}</div>
      </details>
    </aside>
  );
}

/** Something that happened, with its source. */
export function Incident(props: BlockProps<'Incident'> & { readonly children: ReactNode }) {
  const { at, when, source, url, children } = props;
  return (
    <section className={styles['incident']} aria-label={`What happened at ${at}, ${when}`}>
      <p className={styles['label']}>
        <span>{at}</span> <time>{when}</time>
      </p>
      {children}
      <p className={styles['source']}>Source: {url === undefined ? source : <a href={url}>{source}</a>}</p>
    </section>
  );
}

/** The lesson once more, in a few lines. */
export function Recap({ children }: { readonly children: ReactNode }) {
  return (
    <section className={styles['recap']} aria-labelledby="recap">
      <h2 id="recap">In short</h2>
      {children}
    </section>
  );
}

/** What to look for in one's own system. */
export function OnMonday({ children }: { readonly children: ReactNode }) {
  return (
    <section className={styles['monday']} aria-labelledby="on-monday">
      <h2 id="on-monday">On Monday</h2>
      {children}
    </section>
  );
}
