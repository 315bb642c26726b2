import * as z from 'zod';
import { duration, positiveDuration } from '../../scenario/fields.ts';
import { defineComponent } from '../define-component.ts';
import { controller } from './controller.ts';

export const controllerDefinition = defineComponent(controller, {
  summary: 'Turns the load of a client, or the workers of a server, by how far a measurement is from its target.',
  params: z
    .strictObject({
      of: z.string().describe('What it turns: a client’s load, or the workers of a server or of all its replicas.'),
      measure: z
        .strictObject({
          of: z.string().describe('The client, server or balancer that is measured.'),
          metric: z.string().describe('One of its metrics: a level, or a count, which is read per second.'),
        })
        .describe('What it looks at.'),
      target: z.number().gt(0).max(1e9).describe('What the measurement should be.'),
      gain: z
        .number()
        .min(-100)
        .max(100)
        .describe(
          'How far it turns for a distance as large as the target; below 0 where turning up lowers the measurement.',
        ),
      delay: duration().prefault('0s').describe('How old the measurement is that it acts on, in whole ticks.'),
      every: positiveDuration().prefault('1s').describe('From one tick to the next.'),
      min: z.number().min(0).max(1).default(0).describe('Lowest setting; 1 is what the scenario says.'),
      max: z.number().min(1).max(1_000).default(10).describe('Highest setting.'),
      owner: z.string().max(100).optional().describe('The team that owns it.'),
    })
    .refine(({ delay, every }) => delay % every === 0, {
      path: ['delay'],
      error: 'write a `delay` that is a multiple of `every`',
    }),
});
