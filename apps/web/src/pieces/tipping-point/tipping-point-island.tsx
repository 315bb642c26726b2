'use client';

import { island } from '@/pieces/island/index.ts';

export const TippingPointIsland = island(async () => ({
  default: (await import('./live-tipping-point.tsx')).LiveTippingPoint,
}));
