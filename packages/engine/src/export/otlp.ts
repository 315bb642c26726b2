import type { Run, Span } from '../run.ts';
import type { Epoch } from './openmetrics.ts';

/**
 * The trace of a run as OTLP-JSON (opentelemetry-proto 1.x, `ExportTraceServiceRequest`), which a collector, Jaeger or
 * Tempo takes in.
 *
 * Each component is a service. A call and its attempts belong to the caller, an attempt as a client's span; wait and
 * work belong to who was called, the work as a server's span. Ids follow from the run's digest, so that the same run
 * gives the same text. What has not ended ends where the run does, and says so (`basin.under_way`).
 */
export function toOtlpTraces(run: Run, { startsAtSeconds = 0 }: Epoch = {}): string {
  const spans = run.trace?.spans ?? [];
  const services = [...new Set(spans.map(serviceOf))];
  const resourceSpans = services.map((service) => ({
    resource: {
      attributes: [
        text('service.name', service),
        text('basin.digest', run.digest),
        { key: 'basin.seed', value: { intValue: String(run.seed) } },
      ],
    },
    scopeSpans: [
      {
        scope: { name: '@basin/engine', version: run.engineVersion },
        spans: spans.filter((span) => serviceOf(span) === service).map((span) => otlpSpan(span, run, startsAtSeconds)),
      },
    ],
  }));
  return JSON.stringify({ resourceSpans });
}

function otlpSpan(span: Span, run: Run, startsAtSeconds: number): object {
  const { endUs, id, kind, outcome, parent, part, startUs, trace } = span;
  const nanos = (us: number): string => String(BigInt(Math.round(startsAtSeconds * 1e6) + us) * 1000n);
  return {
    traceId: run.digest + hex(trace),
    spanId: hex(id),
    ...(parent === null ? {} : { parentSpanId: hex(parent) }),
    name: `${kind} ${part}`,
    kind: SPAN_KINDS[kind],
    startTimeUnixNano: nanos(startUs),
    endTimeUnixNano: nanos(endUs ?? run.nowUs),
    attributes: [
      text('basin.part', part),
      ...(outcome === null ? [] : [text('basin.outcome', outcome)]),
      ...(endUs === null ? [{ key: 'basin.under_way', value: { boolValue: true } }] : []),
    ],
    status: statusOf(span),
  };
}

/** Who is at it: the near end of an arrow, or the component itself. */
function serviceOf({ part }: Span): string {
  return part.split(' -> ')[0]!;
}

function statusOf({ outcome }: Span): { code: number; message?: string } {
  switch (outcome) {
    case 'ok':
      return { code: STATUS_OK };
    case null:
    case 'cancelled':
    case 'miss':
      return { code: STATUS_UNSET };
    default:
      return { code: STATUS_ERROR, message: outcome };
  }
}

function text(key: string, value: string): object {
  return { key, value: { stringValue: value } };
}

/** 8 bytes. Spans count from 1, so that none is all zeros, which the protocol forbids. */
function hex(id: number): string {
  return id.toString(16).padStart(16, '0');
}

const STATUS_UNSET = 0;
const STATUS_OK = 1;
const STATUS_ERROR = 2;
/** As the protocol numbers them: internal, client, server. */
const SPAN_KINDS = { call: 1, attempt: 3, wait: 1, service: 2 } as const;
