'use client';

import { island } from '../island/index.ts';
// The styles come with the page: what the server has drawn has to look right before the code is there.
import './live-figure.module.css';

export const FigureIsland = island(async () => ({ default: (await import('./live-figure.tsx')).LiveFigure }));
