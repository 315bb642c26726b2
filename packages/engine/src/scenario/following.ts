import { Trace } from '../instruments/trace.ts';
import type { Plan } from './plan.ts';

/** All that following calls takes. */
export const openTrace: NonNullable<Plan['openTrace']> = (world, options) => {
  const { attempts, calls, kernel } = world;
  return new Trace({ kernel, calls, attempts, draws: world.draws('trace') }, options);
};
