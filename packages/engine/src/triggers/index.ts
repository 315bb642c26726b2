import { capacityLoss } from './capacity-loss/capacity-loss.ts';
import { loadSpike } from './load-spike/load-spike.ts';
import { slowDown } from './slow-down/slow-down.ts';

/** Every kind of trigger, by what it does; alphabetical. */
export const triggers = [capacityLoss, loadSpike, slowDown] as const;
