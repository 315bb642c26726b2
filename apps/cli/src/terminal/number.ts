/** `300 012`, `12.5`, `0.034`: three significant digits, whole numbers in full, thousands apart. */
export function formatNumber(value: number): string {
  if (!Number.isFinite(value)) return '—';
  const size = Math.abs(value);
  const decimals = Number.isInteger(value) || size >= 100 ? 0 : size >= 10 ? 1 : size >= 1 ? 2 : 3;
  const [whole = '', fraction = ''] = value.toFixed(decimals).split('.');
  const grouped = whole.replace(/\d(?=(\d{3})+$)/g, '$& ');
  const digits = fraction.replace(/0+$/, '');
  return digits === '' ? grouped : `${grouped}.${digits}`;
}

/** A measured time, to three digits, in the unit that suits it: `250 µs`, `12.6 ms`, `3.07 s`. */
export function formatTime(us: number): string {
  if (!Number.isFinite(us)) return '—';
  if (us < 999.5) return `${formatNumber(us)} µs`;
  return us < 999_500 ? `${formatNumber(us / 1e3)} ms` : `${formatNumber(us / 1e6)} s`;
}
