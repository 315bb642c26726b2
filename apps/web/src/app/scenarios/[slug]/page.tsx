import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { loadScenario, ScenarioPage } from '@/features/scenarios/index.ts';
import { readCatalog } from '@/server/catalog.ts';

interface Props {
  readonly params: Promise<{ slug: string }>;
}

export const dynamicParams = false;

export async function generateStaticParams() {
  return Object.keys((await readCatalog()).scenarios).map((slug) => ({ slug }));
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const published = await loadScenario((await params).slug);
  return published ? { title: published.title, description: published.summary } : {};
}

export default async function ScenarioRoute({ params }: Props) {
  const published = await loadScenario((await params).slug);
  if (!published) notFound();
  return <ScenarioPage published={published} />;
}
