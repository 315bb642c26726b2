import type { Metadata } from 'next';
import { ScenarioIndex } from '@/features/scenarios/index.ts';

export const metadata: Metadata = {
  title: 'Published systems',
  description: 'Systems from papers, run by the engine of the course.',
};

export default function ScenariosPage() {
  return <ScenarioIndex />;
}
