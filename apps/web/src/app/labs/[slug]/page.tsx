import type { Metadata } from 'next';
import type { MDXContent } from 'mdx/types';
import { notFound } from 'next/navigation';
import { labHead } from '@basin/catalog';
import { DrillPage } from '@/features/drill/index.ts';
import { ExercisePage } from '@/features/exercise/index.ts';
import { LabBench } from '@/features/lab-bench/index.ts';
import { readCatalog } from '@/server/catalog.ts';
import { readOpenLab } from '@/server/open-lab.ts';
import 'katex/dist/katex.min.css';

interface Props {
  readonly params: Promise<{ slug: string }>;
}

export const dynamicParams = false;

export async function generateStaticParams() {
  const { labs, exercises } = await readCatalog();
  return Object.keys({ ...labs, ...exercises }).map((slug) => ({ slug }));
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const lab = labHead(await readCatalog(), (await params).slug);
  return lab ? { title: `Lab: ${lab.title}`, description: lab.summary } : {};
}

export default async function LabRoute({ params }: Props) {
  const { slug } = await params;
  const catalog = await readCatalog();
  if (!labHead(catalog, slug)) notFound();
  const { default: Brief } = (await import(`@labs/${slug}/brief.mdx`)) as { default: MDXContent };
  const exercise = catalog.exercises[slug]?.open;
  if (exercise?.kind === 'drill') return <DrillPage drill={exercise} brief={<Brief />} />;
  if (exercise) return <ExercisePage exercise={exercise} brief={<Brief />} />;
  const lab = await readOpenLab(slug);
  if (!lab) notFound();
  const { default: Hints } = (await import(`@labs/${slug}/hints.mdx`)) as { default: MDXContent };
  return <LabBench lab={lab} brief={<Brief />} hints={<Hints />} />;
}
