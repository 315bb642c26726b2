import type { ModelName } from './reference-model.ts';

/**
 * Others on the same model: measured once, interleaved with the same C++ heap program, two cores, medians of five, and
 * quoted here. Only their ratios to that program mean anything on this machine.
 */
export const QUOTED: readonly { readonly name: string; readonly heapTimes: Readonly<Record<ModelName, number>> }[] = [
  { name: 'stability-sim in Node', heapTimes: { H: 1 / 50, S: 1 / 129 } },
  { name: 'SimPy 4.1', heapTimes: { H: 1 / 62, S: 1 / 83 } },
];
