'use client';

import { island } from '../island/index.ts';
// The styles come with the page: what the server has drawn has to look right before the code is there.
import './two-views.module.css';

export const ViewsIsland = island(async () => ({ default: (await import('./views-figure.tsx')).ViewsFigure }));
