import * as z from 'zod';
import { meanings } from '../glossary/glossary.ts';
import { slugSchema } from '../slug.ts';
import { defineBlock, words } from './block.ts';

export const aside = defineBlock({ props: z.strictObject({ title: words() }), text: 'needed' });

export const incident = defineBlock({
  props: z.strictObject({
    at: words().describe('Who it happened to: Amazon DynamoDB, US East.'),
    when: words(),
    source: words(),
    url: z.url().exactOptional(),
  }),
  text: 'needed',
});

export const check = defineBlock({ props: z.strictObject({ ask: words() }), text: 'needed' });

export const option = defineBlock({
  props: z.strictObject({ says: words(), right: z.boolean().exactOptional().describe('Whether it is the answer.') }),
  text: 'needed',
});

export const recap = defineBlock({ props: z.strictObject({}), text: 'needed' });

export const onMonday = defineBlock({ props: z.strictObject({}), text: 'needed' });

export const labLink = defineBlock({ props: z.strictObject({ slug: slugSchema }), text: 'none' });

export const lessonLink = defineBlock({ props: z.strictObject({ slug: slugSchema }), text: 'none' });

export const task = defineBlock({
  props: z.strictObject({ id: words().describe('A task of lab.yaml.') }),
  text: 'needed',
});

export const hint = defineBlock({ props: z.strictObject({ title: words().exactOptional() }), text: 'needed' });

export const term = defineBlock({
  props: z.strictObject({ id: words().describe('A key of content/glossary.yaml.') }),
  text: 'allowed',
});

export const meaning = defineBlock({ props: z.strictObject({ of: z.enum(meanings) }), text: 'allowed' });

export const formula = defineBlock({
  props: z.strictObject({
    title: words().exactOptional().describe('What the formula says, in words.'),
    symbols: z
      .array(
        z.strictObject({
          symbol: words().describe('As the formula writes it: λ.'),
          means: words(),
          unit: words().exactOptional(),
          here: z.union([words(), z.number()]).exactOptional().describe('Its value in the system of this lesson.'),
        }),
      )
      .min(1),
    source: words().exactOptional(),
    url: z.url().exactOptional(),
  }),
  text: 'needed',
});
