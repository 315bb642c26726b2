import type { Metadata } from 'next';
import { Handbook } from '@/features/handbook/index.ts';

export const metadata: Metadata = {
  title: 'Handbook',
  description:
    'Every guard, component, trigger and runbook action: what it does, what may be set, and whose rule it follows.',
};

export default function HandbookPage() {
  return <Handbook />;
}
