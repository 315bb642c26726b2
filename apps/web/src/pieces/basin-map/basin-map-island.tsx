'use client';

import { island } from '@/pieces/island/index.ts';

export const BasinMapIsland = island(async () => ({ default: (await import('./live-basin-map.tsx')).LiveBasinMap }));
