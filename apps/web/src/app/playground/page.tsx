import type { Metadata } from 'next';
import { PlaygroundPage } from '@/features/playground/index.ts';

export const metadata: Metadata = {
  title: 'Playground',
  description:
    'Build a system out of clients, servers and arrows, push it, act on it, find its tipping point, and take the guards home.',
};

export default function PlaygroundRoute() {
  return <PlaygroundPage />;
}
