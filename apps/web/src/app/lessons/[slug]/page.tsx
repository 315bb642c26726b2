import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { LessonPage, loadLesson } from '@/features/lesson/index.ts';
import { readCatalog } from '@/server/catalog.ts';

interface Props {
  readonly params: Promise<{ slug: string }>;
}

export const dynamicParams = false;

export async function generateStaticParams() {
  return Object.keys((await readCatalog()).lessons).map((slug) => ({ slug }));
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const lesson = await loadLesson((await params).slug);
  return lesson ? { title: lesson.title, description: lesson.summary } : {};
}

export default async function LessonRoute({ params }: Props) {
  const lesson = await loadLesson((await params).slug);
  if (!lesson) notFound();
  return <LessonPage lesson={lesson} />;
}
