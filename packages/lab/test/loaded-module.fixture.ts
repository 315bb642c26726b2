import * as cockatiel from 'cockatiel';
import { stripTypeScriptTypes } from 'node:module';
import { compileFunction } from 'node:vm';

/** A function of the module that was written: makes a call, of attempts that each may be made anew. */
type Guarded = <T>(attempt: (signal: AbortSignal) => Promise<T>) => Promise<T>;

/** What a module written for cockatiel exports, run with the library itself and the timers of the test. */
export function loaded(text: string): Readonly<Record<string, Guarded>> {
  const names = [...text.matchAll(/^export function (\w+)/gm)].map(([, name]) => name);
  const script = stripTypeScriptTypes(text)
    .replace(/^import (\{[^}]*\}) from 'cockatiel';$/m, 'const $1 = cockatiel;')
    .replaceAll(/^export /gm, '');
  const evaluate = compileFunction(`${script}\nreturn { ${names.join(', ')} };`, ['cockatiel']) as (
    library: typeof cockatiel,
  ) => Record<string, Guarded>;
  return evaluate(cockatiel);
}
