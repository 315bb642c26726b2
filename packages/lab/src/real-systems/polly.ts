import type { Scenario } from '@basin/engine';
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
import { pascal } from './place-names.ts';
import { POLLY_CLASSES } from './polly-classes.ts';
import { remarks, titleOf, wrapped, type DraftedPlace, type RealSystem } from './report.ts';

/** Texts in it are C#. */
export type PollyDraft = CodeDraft;

/**
 * One C# file with a class per place.
 *
 * Source of the names: Polly 8 (Polly.Core and Polly.RateLimiting, https://github.com/App-vNext/Polly and
 * https://www.pollydocs.org), System.Threading.RateLimiting.
 */
export const polly: RealSystem<PollyDraft> = {
  open: openCodeDraft,
  files(places, scenario) {
    const kinds = new Set(places.flatMap(({ draft }) => draft.vetoes.map(({ kind }) => kind)));
    const lines = [
      ...header(places, scenario),
      ...USINGS,
      '',
      ...places.flatMap((each) => [...(each.side === 'calls' ? callLines(each) : serverLines(each)), '']),
      ...[...kinds].map((kind) => POLLY_CLASSES[kind]),
    ];
    return [{ name: 'Guards.cs', text: `${lines.join('\n').trimEnd()}\n` }];
  },
};

const header = (places: readonly DraftedPlace<CodeDraft>[], scenario: Scenario): string[] => [
  `// Guards of ${titleOf(scenario)}, for Polly 8. Packages: Polly.Core, Polly.RateLimiting.`,
  ...[...PREFACE, '', ...remarks(places)].map((line) => `// ${line}`.trimEnd()),
  '',
];

function callLines({ place, draft }: DraftedPlace<CodeDraft>): string[] {
  const vetoes = inOrder(draft.vetoes);
  return [
    `/// <summary>Makes calls of ${place}.</summary>`.replace('->', 'to'),
    `public static class ${pascal(place)}`,
    '{',
    ...vetoes.map((veto) => `    private static readonly ${veto.kind} ${veto.kind} = new(${settingsOf(veto)});`),
    ...(vetoes.length > 0 ? [''] : []),
    `    private static readonly ResiliencePipeline<HttpResponseMessage> Pipeline = new ${BUILDER}`,
    ...layers(draft).map((line) => `        ${line}`),
    '        .Build();',
    '',
    '    public static ValueTask<HttpResponseMessage> Call(',
    '        Func<CancellationToken, ValueTask<HttpResponseMessage>> attempt, CancellationToken cancelled = default)',
    '    {',
    ...(earnsAtFirst(vetoes) ? ['        RetryBudget.Earn();'] : []),
    '        return Pipeline.ExecuteAsync(attempt, cancelled);',
    '    }',
    '',
    ...(draft.retry === null ? [] : [...mayRetryLines(draft.retry, vetoes), '']),
    ...HAS_FAILED,
    '}',
  ];
}

function layers({ deadlineUs, retry, hedging, limits, breaker, timeoutUs }: CodeDraft): string[] {
  return [
    ...(deadlineUs === null ? [] : [`.AddTimeout(${timeSpan(deadlineUs)}) // of the whole call`]),
    ...(retry === null ? [] : retryLines(retry)),
    ...(hedging === null
      ? []
      : [
          '.AddHedging(new HedgingStrategyOptions<HttpResponseMessage>',
          '{',
          `    MaxHedgedAttempts = ${hedging.hedges},`,
          `    Delay = ${timeSpan(hedging.delayUs)},`,
          '    ShouldHandle = static args => ValueTask.FromResult(HasFailed(args.Outcome)),',
          '})',
        ]),
    ...limits,
    ...(breaker === null ? [] : breaker.split('\n')),
    ...(timeoutUs === null ? [] : [`.AddTimeout(${timeSpan(timeoutUs)}) // of each attempt`]),
  ];
}

const retryLines = (rule: RetryRule): string[] => [
  '.AddRetry(new RetryStrategyOptions<HttpResponseMessage>',
  '{',
  `    MaxRetryAttempts = ${rule.retries}, // retries; the first attempt is not counted`,
  '    ShouldHandle = static args => ValueTask.FromResult(MayRetry(args.Outcome, args.AttemptNumber)),',
  ...(rule.baseUs === 0 ? ['    Delay = TimeSpan.Zero,'] : delayLines(rule)),
  '})',
];

function delayLines(rule: RetryRule): string[] {
  const ceiling = `Math.Min(${rule.maxUs / 1000}, ${rule.baseUs / 1000} * Math.Pow(${rule.multiplier}, args.AttemptNumber))`;
  const delay = delayExpression(rule, { random: 'Random.Shared.NextDouble()', min: 'Math.Min', max: 'Math.Max' });
  const isChained = rule.jitter === 'decorrelated';
  return [
    '    DelayGenerator = static args =>',
    '    {',
    isChained
      ? '        var before = args.Context.Properties.GetValue(Before, 0.0);'
      : `        var ceiling = ${ceiling};`,
    `        var delay = ${delay};`,
    ...(isChained ? ['        args.Context.Properties.Set(Before, delay);'] : []),
    '        return ValueTask.FromResult<TimeSpan?>(TimeSpan.FromMilliseconds(delay));',
    '    },',
  ];
}

function mayRetryLines({ jitter, retries }: RetryRule, vetoes: readonly Veto[]): string[] {
  const heard = heardOfSuccess(vetoes).map(
    ({ veto, told }) => `${veto.kind}.${told === 'earn' ? 'Earn' : 'OnSuccess'}()`,
  );
  const conditions = ['hasFailed', `retries < ${retries}`, ...vetoes.map(({ kind }) => `${kind}.MayRetry()`)];
  return [
    ...(jitter === 'decorrelated'
      ? ['    private static readonly ResiliencePropertyKey<double> Before = new("delay before");', '']
      : []),
    '    // Asked after every attempt, the last one included.',
    '    private static bool MayRetry(Outcome<HttpResponseMessage> outcome, int retries)',
    '    {',
    '        var hasFailed = HasFailed(outcome);',
    ...heard.map((each) => `        if (!hasFailed && outcome.Exception is null) ${each};`),
    ...vetoes.flatMap(({ kind }) => (kind === 'RetryThrottle' ? [`        if (hasFailed) ${kind}.OnFailure();`] : [])),
    `        return ${conditions.join(' && ')};`,
    '    }',
  ];
}

function serverLines({ place, draft }: DraftedPlace<CodeDraft>): string[] {
  const { room } = draft;
  return [
    `/// <summary>Does the work of ${place}, one attempt at a time.</summary>`,
    `public static class ${pascal(`serve ${place}`)}`,
    '{',
    '    private static readonly ResiliencePipeline Pipeline = new ResiliencePipelineBuilder()',
    ...draft.limits.map((line) => `        ${line}`),
    ...(room === null
      ? []
      : [
          '        .AddConcurrencyLimiter(new ConcurrencyLimiterOptions',
          '        {',
          `            PermitLimit = ${room.atWork},`,
          `            QueueLimit = ${room.waiting},`,
          `            QueueProcessingOrder = QueueProcessingOrder.${room.isNewestFirst ? 'NewestFirst' : 'OldestFirst'},`,
          '        })',
        ]),
    '        .Build();',
    '',
    '    public static ValueTask Serve(Func<CancellationToken, ValueTask> work, CancellationToken cancelled = default) =>',
    '        Pipeline.ExecuteAsync(work, cancelled);',
    '}',
  ];
}

/** A duration of C#. */
export const timeSpan = (us: number): string => `TimeSpan.FromMilliseconds(${us / 1000})`;

const BUILDER = 'ResiliencePipelineBuilder<HttpResponseMessage>()';
const USINGS = [
  'using System;',
  'using System.Net.Http;',
  'using System.Threading;',
  'using System.Threading.RateLimiting;',
  'using System.Threading.Tasks;',
  'using Polly;',
  'using Polly.CircuitBreaker;',
  'using Polly.Hedging;',
  'using Polly.Retry;',
  'using Polly.Timeout;',
];
const HAS_FAILED = [
  '    // Whether the callee failed an attempt, or was too late: what a guard stopped here ends the call.',
  '    private static bool HasFailed(Outcome<HttpResponseMessage> outcome) => outcome switch',
  '    {',
  '        { Exception: HttpRequestException or TimeoutRejectedException } => true,',
  '        { Result: { } answer } => (int)answer.StatusCode is >= 500 or 429,',
  '        _ => false,',
  '    };',
];
const PREFACE = wrapped(
  'Strategies wrap each other in the order in which they are added, the first outermost: deadline of the call, retries, then for each attempt limits, breaker and timeout. What a guard stops (BrokenCircuitException, RateLimiterRejectedException) ends the call: it is not retried. A timeout cancels the token: an attempt that passes it on tells its callee that nobody waits any more.',
);
