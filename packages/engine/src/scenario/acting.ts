import { ActionDesk } from '../actions/desk.ts';
import { compileActions } from './compile-actions.ts';
import type { Plan } from './plan.ts';
import { withRunbooks } from './runbooks.ts';

/** All that acting on a run takes. */
export const acting: NonNullable<Plan['acting']> = {
  openDesk: (world, reach) => new ActionDesk(world, reach),
  compileActions,
  withRunbooks,
};
