import type { Metadata } from 'next';
import { Glossary } from '@/features/glossary/index.ts';

export const metadata: Metadata = {
  title: 'Glossary',
  description: 'The words of the course: one thing, one name.',
};

export default function GlossaryPage() {
  return <Glossary />;
}
