import type { Route } from 'next';
import Link from 'next/link';
import { type BlockProps, labHead } from '@basin/catalog';
import { labAddress, lessonAddress } from '@/pieces/addresses/index.ts';
import { readCatalog } from '@/server/catalog.ts';
import styles from './blocks.module.css';

/** Leads to a lab, with what it asks and how long it takes. */
export async function LabLink({ slug }: BlockProps<'LabLink'>) {
  const lab = labHead(await readCatalog(), slug);
  if (!lab) throw new Error(`<LabLink slug="${slug}"> names a lab that does not exist.`);
  return <Onward href={labAddress(slug)} kind="Lab" title={lab.title} summary={lab.summary} minutes={lab.minutes} />;
}

/** Leads to another lesson. */
export async function LessonLink({ slug }: BlockProps<'LessonLink'>) {
  const lesson = (await readCatalog()).lessons[slug];
  if (!lesson) throw new Error(`<LessonLink slug="${slug}"> names a lesson that does not exist.`);
  const { title, summary, minutes } = lesson;
  return <Onward href={lessonAddress(slug)} kind="Lesson" title={title} summary={summary} minutes={minutes} />;
}

interface OnwardProps {
  readonly href: Route;
  readonly kind: 'Lab' | 'Lesson';
  readonly title: string;
  readonly summary: string;
  readonly minutes: number;
}

function Onward({ href, kind, title, summary, minutes }: OnwardProps) {
  return (
    // A lab brings an editor: it is fetched when it is wanted.
    <Link href={href} className={styles['onward']} {...(kind === 'Lab' && { prefetch: false })}>
      <span className={styles['label']}>
        <span>{kind}</span> <span>{minutes} minutes</span>
      </span>
      <span className={styles['onwardTitle']}>{title}</span>
      <span>{summary}</span>
    </Link>
  );
}
