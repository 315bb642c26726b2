/**
 * The path by which experiments name a number, from the one by which blocks of a text do:
 * `guards/calls/users -> checkout/retry/maxAttempts` is `guards["calls"]["users -> checkout"]["retry"]["maxAttempts"]`,
 * and what is the scenario's begins below it.
 */
export function experimentPath(at: string): string {
  const [root, ...rest] = at.split('/').map((key) => key.trim());
  const steps = root === 'scenario' ? rest : [root, ...rest];
  return steps.map((step) => `["${step}"]`).join('');
}
