/**
 * A reader of OpenMetrics text that takes nothing but what the specification allows (OpenMetrics 1.0, its ABNF and the
 * rules on families, suffixes, order and timestamps), as far as we write it: no exemplars, no `_created`.
 */
export interface MetricFamily {
  readonly name: string;
  readonly type: string;
  readonly unit: string | undefined;
  readonly help: string | undefined;
  readonly samples: Sample[];
}

export interface Sample {
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
  readonly atSeconds: number;
}

export function readOpenMetrics(text: string): MetricFamily[] {
  if (!text.endsWith('\n# EOF\n')) throw new Error('the text ends with # EOF and a line feed');
  const families: { -readonly [Key in keyof MetricFamily]: MetricFamily[Key] }[] = [];
  for (const line of text.slice(0, -'# EOF\n'.length).split('\n').slice(0, -1)) {
    const [, keyword, name = '', rest = ''] = METADATA.exec(line) ?? [];
    const current = families.at(-1);
    if (keyword === 'TYPE') {
      if (families.some((family) => family.name === name)) throw new Error(`a family appears once: ${line}`);
      if (!(rest in SUFFIXES)) throw new Error(`not a type: ${line}`);
      families.push({ name, type: rest, unit: undefined, help: undefined, samples: [] });
    } else if (current === undefined) {
      throw new Error(`a family begins with its TYPE: ${line}`);
    } else if (keyword !== undefined) {
      if (name !== current.name || current.samples.length > 0) throw new Error(`metadata come first: ${line}`);
      if (keyword === 'UNIT') current.unit = rest;
      else current.help = unescaped(rest);
    } else {
      current.samples.push(sampleOf(line));
    }
  }
  for (const family of families) check(family);
  return families;
}

function sampleOf(line: string): Sample {
  const [, name = '', labels = '', value = '', at = ''] = SAMPLE.exec(line) ?? [];
  if (name === '') throw new Error(`not a sample: ${line}`);
  const pairs = [...labels.matchAll(LABEL)].map(([, key = '', text = '']) => [key, unescaped(text)] as const);
  if (new Set(pairs.map(([key]) => key)).size < pairs.length) throw new Error(`a label appears once: ${line}`);
  return { name, labels: Object.fromEntries(pairs), value: numberOf(value), atSeconds: numberOf(at) };
}

function check({ name, samples, type, unit }: MetricFamily): void {
  if (unit !== undefined && !name.endsWith(`_${unit}`)) throw new Error(`${name} ends with its unit, ${unit}`);
  if (samples.length === 0) throw new Error(`${name} has samples`);
  const metrics = new Map<string, Sample[]>();
  let latest = '';
  for (const sample of samples) {
    const suffix = sample.name.slice(name.length);
    if (!sample.name.startsWith(name) || !SUFFIXES[type]!.includes(suffix)) {
      throw new Error(`${sample.name} is no sample of the ${type} ${name}`);
    }
    const { le: _, ...labels } = sample.labels;
    const metric = JSON.stringify(labels);
    if (metric !== latest && metrics.has(metric)) throw new Error(`the samples of ${name} ${metric} stand together`);
    latest = metric;
    metrics.set(metric, [...(metrics.get(metric) ?? []), sample]);
  }
  for (const each of metrics.values()) checkMetric(type, each);
}

function checkMetric(type: string, samples: readonly Sample[]): void {
  const what = `${samples[0]!.name} ${JSON.stringify(samples[0]!.labels)}`;
  for (const [i, { atSeconds, value }] of samples.entries()) {
    const before = samples[i - 1];
    if (type === 'counter' && !(value >= (before?.value ?? 0))) throw new Error(`${what} never falls`);
    if (before === undefined) continue;
    if (type === 'histogram' ? atSeconds !== before.atSeconds : atSeconds <= before.atSeconds) {
      throw new Error(`${what}: time goes on from point to point`);
    }
  }
  if (type === 'histogram') checkHistogram(what, samples);
}

function checkHistogram(what: string, samples: readonly Sample[]): void {
  const buckets = samples.filter((sample) => sample.name.endsWith('_bucket'));
  const limits = buckets.map(({ labels }) => numberOf(labels['le'] ?? ''));
  if (limits.at(-1) !== Infinity) throw new Error(`${what}: the last bucket is +Inf`);
  for (let i = 1; i < buckets.length; i++) {
    if (!(limits[i]! > limits[i - 1]! && buckets[i]!.value >= buckets[i - 1]!.value)) {
      throw new Error(`${what}: buckets are in order and add up`);
    }
  }
  const count = samples.find((sample) => sample.name.endsWith('_count'));
  if (count?.value !== buckets.at(-1)!.value) throw new Error(`${what}: the last bucket holds all`);
}

function numberOf(text: string): number {
  if (text === '+Inf') return Infinity;
  if (!/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text)) throw new Error(`not a number: ${text}`);
  return Number(text);
}

function unescaped(text: string): string {
  return text.replaceAll(/\\(.)/g, (_, escaped: string) => (escaped === 'n' ? '\n' : escaped));
}

const METADATA = /^# (TYPE|UNIT|HELP) ([a-zA-Z_:][a-zA-Z0-9_:]*) ((?:[^\\\n]|\\.)*)$/;
const SAMPLE =
  /^([a-zA-Z_:][a-zA-Z0-9_:]*)(?:\{((?:[a-zA-Z_][a-zA-Z0-9_]*="(?:[^"\\\n]|\\[\\n"])*",?)*)\})? (\S+) (\S+)$/;
const LABEL = /([a-zA-Z_][a-zA-Z0-9_]*)="((?:[^"\\]|\\.)*)"/g;
const SUFFIXES: Readonly<Record<string, readonly string[]>> = {
  counter: ['_total'],
  gauge: [''],
  histogram: ['_bucket', '_count', '_sum'],
  info: ['_info'],
};
