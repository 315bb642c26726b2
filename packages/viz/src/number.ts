/** How numbers are written in figures: thin spaces in thousands, seconds, and only digits that are true. */

/** `12345.678` is written `12 346`, `0.1234` is written `0.12`; below ten there is room for one decimal. */
export function formatNumber(value: number): string {
  if (!Number.isFinite(value)) return '–';
  const size = Math.abs(value);
  if (Number.isInteger(value) || size >= 10) return grouped(value.toFixed(0));
  return grouped(withoutTrailingZeros(value.toFixed(size >= 1 ? 1 : 2)));
}

/** Two decimals below ten seconds, one below a hundred, whole ones above: `0.25 s`, `12.5 s`, `3 600 s`. */
export function formatSeconds(us: number): string {
  return `${secondsText(us)}${NO_BREAK}s`;
}

/** In milliseconds below a second: `12 ms`, `1.5 s`. For settings; an axis of seconds keeps to seconds. */
export function formatDuration(us: number): string {
  return us < 1e6 ? `${formatNumber(us / 1e3)}${NO_BREAK}ms` : formatSeconds(us);
}

export function secondsText(us: number): string {
  if (!Number.isFinite(us)) return '–';
  const seconds = us / 1e6;
  const size = Math.abs(seconds);
  return grouped(withoutTrailingZeros(seconds.toFixed(size < 0.1 ? 3 : size < 10 ? 2 : size < 100 ? 1 : 0)));
}

/**
 * Rounds a mean to what its standard error leaves standing: to a multiple of 1 or 5 of some power of ten that is worth at
 * least three errors, so that another seed shows the same number or its neighbour.
 */
export function roundToTruth(mean: number, standardError: number): number {
  if (!(standardError > 0)) return mean;
  const power = 10 ** Math.floor(Math.log10(3 * standardError));
  const place = 3 * standardError <= power ? power : 3 * standardError <= 5 * power ? 5 * power : 10 * power;
  const rounded = Number((Math.round(mean / place) * place).toPrecision(12));
  // Something small is not nothing: then one digit is better than a zero.
  return rounded === 0 && mean !== 0 ? Number(mean.toPrecision(1)) : rounded;
}

/** Narrow, and the line does not break at it. */
const NO_BREAK = '\u202f';

function grouped(digits: string): string {
  const [whole = '', fraction] = digits.replace('-', '\u2212').split('.');
  const spaced = whole.replace(/\d(?=(\d{3})+$)/g, `$&${NO_BREAK}`);
  return fraction === undefined ? spaced : `${spaced}.${fraction}`;
}

function withoutTrailingZeros(digits: string): string {
  return digits.includes('.') ? digits.replace(/\.?0+$/, '') : digits;
}
