'use client';

import { island } from '../island/index.ts';
// The styles come with the page: what the server has drawn has to look right before the code is there.
import '../live-figure/live-figure.module.css';
import './flows.module.css';

export const FlowsIsland = island(async () => ({ default: (await import('./live-flows.tsx')).LiveFlows }));
