import Link from 'next/link';
import { labHead, type Catalog, type Item, type Lesson } from '@basin/catalog';
import { labAddress, lessonAddress } from '@/pieces/addresses/index.ts';
import styles from './lesson.module.css';

interface OnwardsProps {
  readonly lesson: Lesson;
  readonly items: readonly Item[];
  readonly catalog: Catalog;
}

/** What comes before and after in the course, whether it is read or solved. */
export function Onwards({ lesson, items, catalog }: OnwardsProps) {
  const here = items.findIndex((item) => item.kind === 'lesson' && item.slug === lesson.slug);
  if (here < 0) return null;
  return (
    <nav aria-label="Before and after" className={`no-print ${styles['onwards']}`}>
      <Neighbour word="Before" item={items[here - 1]} catalog={catalog} />
      <Neighbour word="Next" item={items[here + 1]} catalog={catalog} />
    </nav>
  );
}

function Neighbour({ word, item, catalog }: { word: string; item: Item | undefined; catalog: Catalog }) {
  if (!item) return <span />;
  const found = item.kind === 'lesson' ? catalog.lessons[item.slug] : labHead(catalog, item.slug);
  const title = found?.title ?? item.slug;
  const href = item.kind === 'lesson' ? lessonAddress(item.slug) : labAddress(item.slug);
  return (
    <Link href={href} className={styles['neighbour']}>
      <span>
        {word}: {item.kind}
      </span>
      <span className={styles['neighbourTitle']}>{title}</span>
    </Link>
  );
}
