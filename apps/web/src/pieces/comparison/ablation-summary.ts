import type { Ablation, GuardRole, Share } from '@basin/experiments';

/** An ablation in a few sentences: what the set does, what in it is needed or enough, and what does harm. */
export function summaryOf({ all, none, guards }: Ablation, counted: string): string {
  const named = (test: (role: GuardRole['role']) => boolean) =>
    guards.filter(({ role }) => test(role)).map(({ guard }) => guard);
  const needed = named((role) => role === 'needed' || role === 'both');
  const enough = named((role) => role === 'enough' || role === 'both');
  const harmful = guards.filter(({ without }) => without.survives.count > all.survives.count);
  const more = harmful.map(({ guard, without }) => `${guard} (${countOf(without.survives)})`);
  return [
    `With all ${guards.length} guards ${countOf(all.survives)} seeds ${counted}, with none ${none.survives.count}.`,
    ...(all.survives.count === 0 ? [] : [`Needed: ${listOf(needed)}. Enough alone: ${listOf(enough)}.`]),
    ...(more.length > 0 ? [`It is more without ${more.join(', ')}.`] : []),
  ].join(' ');
}

function countOf({ count, of }: Share): string {
  return `${count} of ${of}`;
}

function listOf(names: readonly string[]): string {
  return names.length === 0 ? 'none' : names.join(', ');
}
