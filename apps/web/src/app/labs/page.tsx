import type { Metadata } from 'next';
import { LabIndex } from '@/features/labs/index.ts';

export const metadata: Metadata = {
  title: 'Labs',
  description: 'Systems that fail, an editor for their guards, and a verdict that is a run.',
};

export default function LabsPage() {
  return <LabIndex />;
}
