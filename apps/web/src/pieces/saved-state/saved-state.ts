/** An address that opens this page with one figure in a state. The names `run` and `#` are those of live figures, too. */
export function addressOf(id: string, state: Readonly<Record<string, string | number>>): string {
  const query = new URLSearchParams({ run: id });
  for (const [key, value] of Object.entries(state)) query.set(key, String(value));
  return `?${query.toString()}#${id}`;
}

/** The numbers that the page's address holds for a figure; undefined where it speaks of another or lacks one. */
export function savedState<Key extends string>(
  id: string,
  keys: readonly Key[],
  search: string,
): Readonly<Record<Key, number>> | undefined {
  const query = new URLSearchParams(search);
  if (query.get('run') !== id) return undefined;
  const entries = keys.map((key) => [key, Number.parseFloat(query.get(key) ?? '')] as const);
  if (!entries.every(([, value]) => Number.isFinite(value))) return undefined;
  return Object.fromEntries(entries) as Record<Key, number>;
}

/** Of an element: what kind of figure it is, and its title. */
export function idFrom(kind: string, title: string): string {
  return `${kind}-${title.toLowerCase().replace(/[^a-z0-9]+/g, '-')}`.replace(/-+$/, '');
}
