'use client';

import { island } from '@/pieces/island/index.ts';

export const HysteresisIsland = island(async () => ({
  default: (await import('./live-hysteresis.tsx')).LiveHysteresis,
}));
