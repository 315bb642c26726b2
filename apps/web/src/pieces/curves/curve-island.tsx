'use client';

import { island } from '../island/index.ts';

export const CurveIsland = island(async () => ({ default: (await import('./live-curve.tsx')).LiveCurve }));
