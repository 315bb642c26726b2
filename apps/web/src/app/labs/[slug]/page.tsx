import type { Metadata } from 'next';
import type { MDXContent } from 'mdx/types';
import { notFound } from 'next/navigation';
import { LabBench } from '@/features/lab-bench/index.ts';
import { readCatalog } from '@/server/catalog.ts';
import { readOpenLab } from '@/server/open-lab.ts';
import 'katex/dist/katex.min.css';

interface Props {
  readonly params: Promise<{ slug: string }>;
}

export const dynamicParams = false;

export async function generateStaticParams() {
  return Object.keys((await readCatalog()).labs).map((slug) => ({ slug }));
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const lab = await readOpenLab((await params).slug);
  return lab ? { title: `Lab: ${lab.title}`, description: lab.summary } : {};
}

export default async function LabRoute({ params }: Props) {
  const { slug } = await params;
  const lab = await readOpenLab(slug);
  if (!lab) notFound();
  const { default: Brief } = (await import(`@labs/${slug}/brief.mdx`)) as { default: MDXContent };
  const { default: Hints } = (await import(`@labs/${slug}/hints.mdx`)) as { default: MDXContent };
  return <LabBench lab={lab} brief={<Brief />} hints={<Hints />} />;
}
