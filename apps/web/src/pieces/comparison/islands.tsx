'use client';

import { island } from '../island/index.ts';
// The styles come with the page: what the server has drawn has to look right before the code is there.
import '../experiment/experiment.module.css';
import '../live-figure/live-figure.module.css';
import './comparison.module.css';

export const CompareIsland = island(async () => ({ default: (await import('./live-compare.tsx')).LiveCompare }));
export const AblationIsland = island(async () => ({ default: (await import('./live-ablation.tsx')).LiveAblation }));
