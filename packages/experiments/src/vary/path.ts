/** The steps of a path as people write it, or what is wrong with it. */
export type ReadPath = { readonly steps: readonly string[] } | { readonly says: string };

/**
 * Reads a path such as `triggers.slow.for` or `guards.calls["users -> checkout"].retry.maxAttempts`.
 *
 * Steps are set apart by dots, or stand in brackets, with or without quotes (shells like to eat them).
 */
export function readPath(text: string): ReadPath {
  const steps: string[] = [];
  let rest = text.trim();
  while (rest !== '') {
    const [whole, quoted, bare, plain] = STEP.exec(rest) ?? [];
    const step = (quoted ?? bare ?? plain ?? '').trim();
    if (whole === undefined || step === '') return { says: `The path cannot be read from \`${rest}\` on.` };
    steps.push(step);
    rest = rest.slice(whole.length);
    if (rest === '.') return { says: 'The path ends with a dot.' };
    if (rest.startsWith('.')) rest = rest.slice(1);
    else if (rest !== '' && !rest.startsWith('[')) return { says: `The path cannot be read from \`${rest}\` on.` };
  }
  return steps.length === 0 ? { says: 'The path is empty.' } : { steps };
}

/** The one way in which we write a path: what needs quotes in brackets, the rest with dots. */
export function writtenPath(steps: readonly string[]): string {
  return steps.map((step, index) => written(step, index === 0)).join('');
}

function written(step: string, isFirst: boolean): string {
  if (/^\d+$/.test(step)) return `[${step}]`;
  if (!PLAIN.test(step)) return `["${step}"]`;
  return isFirst ? step : `.${step}`;
}

const STEP = /^(?:\[\s*["']([^"']*)["']\s*\]|\[([^\]"']*)\]|([^.[\]]+))/;
const PLAIN = /^[A-Za-z0-9_-]+$/;
