import type { ComponentSettings } from './scenario.ts';

/** `a -> b` as its two ends. */
export function endsOf(arrow: string): { from: string; to: string } {
  const [from = '', to = ''] = arrow.split(' -> ');
  return { from, to };
}

/** The kind of a component: its one key. */
export function kindOf(settings: ComponentSettings): string {
  return Object.keys(settings)[0] ?? '';
}
