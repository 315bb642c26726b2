'use client';

import { island } from '@/pieces/island/index.ts';

export const PhasePortraitIsland = island(async () => ({
  default: (await import('./live-phase-portrait.tsx')).LivePhasePortrait,
}));
