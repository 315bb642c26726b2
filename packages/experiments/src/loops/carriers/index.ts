import type { Carrier } from '../carrier.ts';
import { brake } from './brake.ts';
import { refusal } from './refusal.ts';
import { retry } from './retry.ts';

/** Every way in which a system acts back on itself, alphabetical. */
export const carriers: readonly Carrier[] = [brake, refusal, retry];
