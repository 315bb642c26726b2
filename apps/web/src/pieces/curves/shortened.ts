import type { CurveAnswer } from './curve-figure.ts';

/**
 * An answer on its way into a page: measured numbers with the digits that a picture and a table show. What makes its
 * runs again keeps every digit.
 */
export function shortened(answer: CurveAnswer): CurveAnswer {
  return JSON.parse(JSON.stringify(answer, short), revived) as CurveAnswer;
}

function short(key: string, value: unknown): unknown {
  if (typeof value !== 'number' || !INTERVAL.has(key)) return value;
  return Number.isFinite(value) ? Number(value.toPrecision(5)) : String(value);
}

/** JSON has no word for what one seed leaves open. */
function revived(key: string, value: unknown): unknown {
  return INTERVAL.has(key) && typeof value === 'string' ? Number(value) : value;
}

const INTERVAL = new Set(['value', 'low', 'high']);
