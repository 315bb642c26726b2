import type { Scenario } from '@basin/engine';
import { COCKATIEL_CLASSES } from './cockatiel-classes.ts';
import {
  delayExpression,
  earnsAtFirst,
  heardOfSuccess,
  inOrder,
  openCodeDraft,
  settingsOf,
  type CodeDraft,
  type RetryRule,
  type Veto,
} from './code-draft.ts';
import { camel } from './place-names.ts';
import { remarks, titleOf, wrapped, type DraftedPlace, type RealSystem } from './report.ts';

/** Texts in it are TypeScript. */
export type CockatielDraft = CodeDraft;

/**
 * One module with a function per place, to be called with what makes one attempt.
 *
 * Source of the names: cockatiel 4 (https://github.com/connor4312/cockatiel, its declarations).
 */
export const cockatiel: RealSystem<CockatielDraft> = {
  open: openCodeDraft,
  files(places, scenario) {
    const guards = [...classesIn(places), ...places.flatMap((each) => placeLines(each))].join('\n');
    const body = guards.includes('hasFailed') ? `${HAS_FAILED}\n${guards}` : guards;
    const text = [...header(places, scenario), importLine(body), '', body].join('\n');
    return [{ name: 'guards.ts', text }];
  },
};

const header = (places: readonly DraftedPlace<CodeDraft>[], scenario: Scenario): string[] => [
  `// Guards of ${titleOf(scenario)}, for cockatiel 4.`,
  ...[...PREFACE, '', ...remarks(places)].map((line) => `// ${line}`.trimEnd()),
  '',
];

const NAMES = [
  'BrokenCircuitError',
  'BulkheadRejectedError',
  'bulkhead',
  'circuitBreaker',
  'CountBreaker',
  'DelegateBackoff',
  'handleWhen',
  'noop',
  'retry',
  'SamplingBreaker',
  'timeout',
  'TimeoutStrategy',
  'wrap',
] as const;

function importLine(body: string): string {
  const used = NAMES.filter((name) => new RegExp(`\\b${name}\\b`).test(body));
  const type = body.includes('IRetryBackoffContext') ? ['type IRetryBackoffContext'] : [];
  return `import { ${[...used, ...type].join(', ')} } from 'cockatiel';`;
}

function classesIn(places: readonly DraftedPlace<CodeDraft>[]): string[] {
  const kinds = new Set(places.flatMap(({ draft }) => draft.vetoes.map(({ kind }) => kind)));
  return [...kinds].flatMap((kind) => [COCKATIEL_CLASSES[kind]]);
}

function placeLines({ side, place, draft }: DraftedPlace<CodeDraft>): string[] {
  const name = side === 'calls' ? camel(place) : camel(`serve ${place}`);
  const wrapped = layers(name, draft);
  const vetoes = inOrder(draft.vetoes);
  return [
    ...vetoes.map((veto) => `const ${vetoName(name, veto)} = new ${veto.kind}({ ${settingsOf(veto)} });`),
    `const ${name}Policy = wrap(`,
    // A policy has a layer at least.
    ...(wrapped.length === 0 ? ['  noop,'] : wrapped),
    ');',
    '',
    side === 'calls' ? `/** Makes a call of ${place}. */` : `/** Does the work of ${place} for one attempt. */`,
    ...(vetoes.length > 0 ? heardLines(name, vetoes) : plainLines(name)),
    '',
  ];
}

function layers(name: string, draft: CodeDraft): string[] {
  const { deadlineUs, retry, limits, breaker, timeoutUs, room } = draft;
  return [
    ...(deadlineUs === null
      ? []
      : [`  timeout(${deadlineUs / 1000}, TimeoutStrategy.Aggressive), // of the whole call`]),
    ...(retry === null ? [] : retryLines(name, retry, inOrder(draft.vetoes))),
    ...limits.map((each) => `  ${each},`),
    ...(room === null ? [] : [`  bulkhead(${room.atWork}, ${room.waiting}), // at work, and waiting`]),
    ...(breaker === null ? [] : [`  ${breaker},`]),
    ...(timeoutUs === null ? [] : [`  timeout(${timeoutUs / 1000}, TimeoutStrategy.Aggressive), // of each attempt`]),
  ];
}

function retryLines(name: string, rule: RetryRule, vetoes: readonly Veto[]): string[] {
  const throttle = vetoes.find(({ kind }) => kind === 'RetryThrottle');
  const failed =
    throttle === undefined ? 'hasFailed' : `(error) => hasFailed(error) && ${vetoName(name, throttle)}.onFailure()`;
  return [
    `  retry(handleWhen(${failed}), {`,
    `    maxAttempts: ${rule.retries}, // retries; the first attempt is not counted`,
    ...(rule.baseUs === 0 && vetoes.length === 0 ? [] : backoffLines(name, rule, vetoes)),
    '  }),',
  ];
}

/** A veto is asked where a retry is certain otherwise, and ends the call with its latest failure. */
function backoffLines(name: string, rule: RetryRule, vetoes: readonly Veto[]): string[] {
  const isChained = rule.jitter === 'decorrelated';
  const hasCeiling = rule.baseUs > 0 && !isChained;
  const asked = [...(hasCeiling ? ['attempt'] : []), ...(vetoes.length > 0 ? ['result'] : [])].join(', ');
  const delay = delayExpression(rule, { random: 'Math.random()', min: 'Math.min', max: 'Math.max' });
  return [
    `    backoff: new DelegateBackoff<IRetryBackoffContext<unknown>, number>(({ ${asked} }${isChained ? ', before = 0' : ''}) => {`,
    ...vetoes.map(
      (veto) => `      if (!${vetoName(name, veto)}.mayRetry()) throw 'error' in result ? result.error : result;`,
    ),
    ...(hasCeiling
      ? [
          `      const ceiling = Math.min(${rule.maxUs / 1000}, ${rule.baseUs / 1000} * ${rule.multiplier} ** (attempt - 1));`,
        ]
      : []),
    ...(isChained
      ? [`      const delay = ${delay};`, '      return { delay, state: delay };']
      : [`      return ${rule.baseUs === 0 ? '0' : delay};`]),
    '    }),',
  ];
}

const plainLines = (name: string): string[] => [
  `export function ${name}<T>(attempt: (signal: AbortSignal) => Promise<T>): Promise<T> {`,
  `  return ${name}Policy.execute(({ signal }) => {`,
  '    signal.throwIfAborted();',
  '    return attempt(signal);',
  '  });',
  '}',
];

function heardLines(name: string, vetoes: readonly Veto[]): string[] {
  const heard = heardOfSuccess(vetoes).map(({ veto, told }) => `${vetoName(name, veto)}.${told}()`);
  const earns = earnsAtFirst(vetoes);
  return [
    `export function ${name}<T>(attempt: (signal: AbortSignal) => Promise<T>): Promise<T> {`,
    `  return ${name}Policy.execute(async ({ ${earns ? 'attempt: retries, ' : ''}signal }) => {`,
    '    signal.throwIfAborted();',
    ...(earns ? [`    if (retries === 0) ${name}RetryBudget.earn();`] : []),
    ...(heard.length === 0
      ? ['    return attempt(signal);']
      : [
          '    const answer = await attempt(signal);',
          // What comes after its timeout has been counted as a failure.
          ...heard.map((each) => `    if (!signal.aborted) ${each};`),
          '    return answer;',
        ]),
    '  });',
    '}',
  ];
}

const vetoName = (name: string, { kind }: Veto): string => `${name}${kind}`;

const HAS_FAILED = `/** Whether the callee failed an attempt, or was too late: what a guard stopped here ends the call. */
const hasFailed = (error: unknown): boolean =>
  !(error instanceof BrokenCircuitError || error instanceof BulkheadRejectedError);
`;
const PREFACE = wrapped(
  'Each function takes what makes one attempt: it must reject when the attempt has failed, and may pass the signal on, which tells the callee that nobody waits any more. Order of things, from the outside in: deadline of the call, retries, then for each attempt limits, breaker and timeout. What a guard stops ends the call: it is not retried.',
);
