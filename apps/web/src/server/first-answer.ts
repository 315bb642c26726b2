import { sequentialRunner, type Runner } from '@basin/experiments';

const made = new Map<string, Promise<unknown>>();

/**
 * An experiment made where the page is made, so that its picture and its table need no script. The same question is
 * asked once per process. `key` is the question as text: name the experiment in it.
 */
export function firstAnswer<Answer>(key: string, ask: (runner: Runner) => Promise<Answer>): Promise<Answer> {
  const known = made.get(key);
  if (known) return known as Promise<Answer>;
  const answer = ask(sequentialRunner);
  made.set(key, answer);
  return answer;
}
