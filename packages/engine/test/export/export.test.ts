import { parse } from 'csv-parse/sync';
import { describe, expect, test } from 'vitest';
import { fromJson, toCsv, toJson, toOpenMetrics, toOtlpTraces } from '../../src/export.ts';
import { metrics, partOf, quantileUs, simulate, type Run } from '../../src/index.ts';
import { micros } from '../../src/core/time.ts';
import { parseActions } from '../actions.fixture.ts';
import { compileActions } from '../../src/index.ts';
import { ARROW, planOf, shop, shopGuards, sum } from '../written.fixture.ts';
import { readOpenMetrics, type MetricFamily } from './openmetrics-reader.fixture.ts';

const PLAN = planOf(
  shop({
    duration: '12s',
    bucket: '500ms',
    arrivals: { poisson: '40/s' },
    server: { workers: 2, service: { exponential: '40ms' }, errors: 0.1 },
    triggers: { down: { capacityLoss: { of: 'checkout' }, at: '5s', for: '3s' } },
  }),
  shopGuards({ timeout: { after: '400ms' }, retry: { maxAttempts: 2 } }, { queueLimit: { capacity: 9 } }),
);
const { actions = [] } = compileActions(
  PLAN,
  parseActions([{ at: '9s', do: { shed: { of: ARROW, share: 0.5 } }, for: '1s' }]),
);
const RUN: Run = simulate(PLAN, 4, { actions, warmUpUs: micros(2e6), trace: { share: 0.2 } });

describe('JSON', () => {
  test('gives the same run again: series, histograms, marks, actions and trace', () => {
    expect(fromJson(toJson(RUN))).toEqual(RUN);
  });

  test('so does a structured clone, as a worker posts it', () => {
    expect(structuredClone(RUN)).toEqual(RUN);
  });

  test('of what is no run it makes none', () => {
    for (const text of ['', '{}', 'null', '[]', '{"format":"basin-run-1"}', toCsv(RUN), '{"parts":[]}'])
      expect(fromJson(text), text.slice(0, 30)).toBeNull();
  });
});

describe('CSV, read by csv-parse', () => {
  const rows = parse<Record<string, string>>(toCsv(RUN), { columns: true, record_delimiter: '\r\n' });

  test('there is a line for every bucket of every series, and what was not measured is empty', () => {
    for (const part of RUN.parts) {
      for (const [key, values] of Object.entries(part.series)) {
        const own = rows.filter((row) => row['part'] === part.name && row['metric'] === key);
        const scale = own[0]!['unit'] === 's' ? 1e6 : 1;

        expect(own.map((row) => Number(row['seconds']))).toEqual([...values].map((_, i) => i / 2));
        expect(own.map((row) => (row['value'] === '' ? NaN : Number(row['value'])))).toEqual(
          [...values].map((value) => value / scale),
        );
        expect(own.every((row) => row['kind'] === part.kind)).toBe(true);
      }
    }
    expect(rows).toHaveLength(sum(RUN.parts.map((part) => Object.keys(part.series).length)) * RUN.bucketCount);
  });

  test('names with commas and quotes survive', () => {
    const odd = { ...RUN, parts: [{ ...RUN.parts[0]!, name: 'a "b", c' }] };

    const [row] = parse<Record<string, string>>(toCsv(odd), { columns: true });

    expect(row!['part']).toBe('a "b", c');
  });
});

describe('OpenMetrics, read by a strict reader', () => {
  const families = readOpenMetrics(toOpenMetrics(RUN));
  const family = (name: string): MetricFamily => families.find((each) => each.name === name)!;

  test('every metric of every kind of part is a family with its help', () => {
    const kinds = [...new Set(RUN.parts.map((part) => part.kind))];
    const forms = kinds.flatMap((kind) => metrics[kind].map((metric) => (metric.form === 'duration' ? 4 : 1)));

    expect(families).toHaveLength(1 + sum(forms));
    expect(families.every(({ help }) => help!.length > 0)).toBe(true);
    expect(family('basin_run').samples[0]!.labels).toEqual({
      version: RUN.engineVersion,
      seed: '4',
      digest: RUN.digest,
    });
  });

  test('counts add up from bucket to bucket, stamped at their ends', () => {
    const { samples, type } = family('basin_arrow_attempts');

    expect(type).toBe('counter');
    expect(samples.map(({ atSeconds }) => atSeconds)).toEqual(Array.from({ length: 24 }, (_, i) => (i + 1) / 2));
    expect(samples.at(-1)).toMatchObject({
      name: 'basin_arrow_attempts_total',
      labels: { part: ARROW },
      value: sum(partOf(RUN, ARROW).series['attempts']!),
    });
  });

  test('levels and shares are gauges, and a share says that it is a ratio', () => {
    expect(family('basin_server_queue').samples.map(({ value }) => value)).toEqual([
      ...partOf(RUN, 'checkout').series['queue']!,
    ]);
    expect(family('basin_server_utilisation_ratio')).toMatchObject({ type: 'gauge', unit: 'ratio' });
  });

  test('a duration is a histogram that holds what the run’s own holds, and quantiles where there are any', () => {
    const record = partOf(RUN, 'users').durations['latency']!;
    const { samples, unit } = family('basin_client_latency_seconds');
    const value = (suffix: string) => samples.find(({ name }) => name.endsWith(suffix))!.value;

    expect(unit).toBe('seconds');
    expect(value('_count')).toBe(record.count);
    expect(value('_sum')).toBe(record.sumUs / 1e6);
    const half = samples.find((sample) => sample.name.endsWith('_bucket') && sample.value >= record.count / 2)!;
    const median = quantileUs(record, 0.5) / 1e6;
    expect(Number(half.labels['le'])).toBeGreaterThanOrEqual(median * 0.99);
    expect(Number(half.labels['le'])).toBeLessThanOrEqual(median * 2.01);
    const p50 = family('basin_client_latency_p50_seconds').samples;
    expect(p50).toHaveLength(partOf(RUN, 'users').series['latencyP50']!.filter((us) => !Number.isNaN(us)).length);
    expect(p50.length).toBeLessThan(RUN.bucketCount);
  });

  test('a run can be put at a time of the calendar', () => {
    const later = readOpenMetrics(toOpenMetrics(RUN, { startsAtSeconds: 1_700_000_000 }));

    expect(later[1]!.samples[0]!.atSeconds).toBe(1_700_000_000.5);
  });

  test('odd names survive', () => {
    const odd = { ...RUN, parts: [{ ...RUN.parts[0]!, name: 'back\\slash, "quote"\nline' }] };

    expect(readOpenMetrics(toOpenMetrics(odd))[1]!.samples[0]!.labels['part']).toBe('back\\slash, "quote"\nline');
  });
});

describe('OTLP-JSON', () => {
  interface Attribute {
    readonly key: string;
    readonly value: Readonly<Record<string, unknown>>;
  }
  interface OtlpSpan {
    readonly traceId: string;
    readonly spanId: string;
    readonly parentSpanId?: string;
    readonly name: string;
    readonly kind: number;
    readonly startTimeUnixNano: string;
    readonly endTimeUnixNano: string;
    readonly attributes: readonly Attribute[];
    readonly status: { readonly code: number; readonly message?: string };
  }
  interface Request {
    readonly resourceSpans: readonly {
      readonly resource: { readonly attributes: readonly Attribute[] };
      readonly scopeSpans: readonly {
        readonly scope: { readonly name: string; readonly version: string };
        readonly spans: readonly OtlpSpan[];
      }[];
    }[];
  }
  const read = (text: string): Request => JSON.parse(text) as Request;
  const request = read(toOtlpTraces(RUN));
  const spans = request.resourceSpans.flatMap(({ scopeSpans }) => scopeSpans.flatMap((each) => each.spans));

  test('ids are bytes in hex and name each span once, parents are there, within one trace', () => {
    const byId = new Map(spans.map((span) => [span.spanId, span]));

    expect(byId.size).toBe(RUN.trace!.spans.length);
    for (const { parentSpanId, spanId, traceId } of spans) {
      expect(traceId).toMatch(/^(?!0{32})[0-9a-f]{32}$/);
      expect(spanId).toMatch(/^(?!0{16})[0-9a-f]{16}$/);
      if (parentSpanId !== undefined) expect(byId.get(parentSpanId)?.traceId).toBe(traceId);
    }
    expect(new Set(spans.map(({ traceId }) => traceId)).size).toBe(
      RUN.trace!.spans.filter(({ parent }) => parent === null).length,
    );
  });

  test('times are nanoseconds as text, kinds and codes numbers of the protocol', () => {
    for (const { endTimeUnixNano, kind, startTimeUnixNano, status } of spans) {
      expect(startTimeUnixNano).toMatch(/^\d+$/);
      expect(BigInt(endTimeUnixNano)).toBeGreaterThanOrEqual(BigInt(startTimeUnixNano));
      expect([1, 2, 3]).toContain(kind);
      expect([0, 1, 2]).toContain(status.code);
      if (status.message !== undefined) expect(status.code).toBe(2);
    }
    const [first] = RUN.trace!.spans;
    expect(spans.find(({ spanId }) => Number.parseInt(spanId, 16) === first!.id)).toMatchObject({
      name: `call ${ARROW}`,
      startTimeUnixNano: `${first!.startUs}000`,
    });
  });

  test('each component is a service, and a client’s span holds a server’s', () => {
    const services = request.resourceSpans.map(({ resource }) => resource.attributes[0]);

    expect(services).toEqual([
      { key: 'service.name', value: { stringValue: 'users' } },
      { key: 'service.name', value: { stringValue: 'checkout' } },
    ]);
    for (const span of spans.filter(({ kind }) => kind === 2))
      expect(spans.find(({ spanId }) => spanId === span.parentSpanId)!.kind).toBe(3);
  });

  test('what failed says how; what has not ended says so', () => {
    const timeouts = RUN.trace!.spans.filter(({ outcome }) => outcome === 'timeout').length;
    const open = RUN.trace!.spans.filter(({ endUs }) => endUs === null).length;

    expect(timeouts).toBeGreaterThan(0);
    expect(spans.filter(({ status }) => status.message === 'timeout')).toHaveLength(timeouts);
    expect(spans.filter(({ attributes }) => attributes.some(({ key }) => key === 'basin.under_way'))).toHaveLength(
      open,
    );
  });

  test('the same run gives the same text, another run other ids; without a trace it is empty', () => {
    const again = simulate(PLAN, 4, { actions, warmUpUs: micros(2e6), trace: { share: 0.2 } });
    const other = simulate(PLAN, 5, { trace: { share: 0.2 } });
    const { trace: _, ...untraced } = RUN;

    expect(toOtlpTraces(again)).toBe(toOtlpTraces(RUN));
    expect(read(toOtlpTraces(other)).resourceSpans[0]!.scopeSpans[0]!.spans[0]!.traceId).not.toBe(spans[0]!.traceId);
    expect(read(toOtlpTraces(untraced))).toEqual({ resourceSpans: [] });
  });
});
