import type { Choice, Figure } from './figure.ts';

/** An address that opens this page with this figure in this state. */
export function linkTo({ id }: Pick<Figure, 'id'>, { seed, values }: Choice): string {
  const query = new URLSearchParams({ run: id, seed: String(seed) });
  if (values.length > 0) query.set('set', values.join('_'));
  return `?${query.toString()}#${id}`;
}

/** The state that the address holds for this figure, as far as it is one that the figure can have. */
export function readState({ id, controls }: Pick<Figure, 'id' | 'controls'>, search: string): Choice | undefined {
  const query = new URLSearchParams(search);
  const seed = Number(query.get('seed'));
  if (query.get('run') !== id || !Number.isSafeInteger(seed) || seed < 0) return undefined;
  const written = (query.get('set') ?? '').split('_');
  const values = controls.map((control, index) => {
    const value = Number.parseFloat(written[index] ?? '');
    return Number.isFinite(value) ? Math.min(Math.max(value, control.from), control.to) : control.from;
  });
  return { seed, values };
}
