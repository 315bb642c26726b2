/**
 * How much memory one run takes at most, in a process of its own: prints the peak in MB.
 *
 *     node memory.ts H|S|hour
 *
 * `hour` is an hour of 10 000 calls a second on the healthy model: memory must grow with what is in flight and with the
 * number of buckets, never with the number of calls.
 */
import { simulate, type Plan } from '../src/index.ts';
import { referencePlan } from './reference-model.ts';

const [name] = process.argv.slice(2);

function planOf(which: string | undefined): Plan {
  if (which === 'hour') return referencePlan('H', { size: { seconds: 3600, times: 10 } });
  return referencePlan(which === 'S' ? 'S' : 'H');
}

simulate(planOf(name), 1);
console.log(Math.round(process.resourceUsage().maxRSS / 1024));
