import * as z from 'zod';
import { defineBlock, namesSystem, words } from './block.ts';

export const twoViews = defineBlock({
  props: z.strictObject({
    ...namesSystem,
    title: words().exactOptional(),
    id: words().exactOptional().describe('Of the figure in addresses.'),
    seed: z.number().int().min(0).exactOptional(),
    at: z.number().min(0).exactOptional().describe('The second at which it opens; the last unless said otherwise.'),
    view: z.enum(['component', 'loop']).exactOptional().describe('The view that it opens with.'),
  }),
  text: 'allowed',
});
