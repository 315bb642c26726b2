/**
 * The engine's third door: runs in the forms that other tools read.
 *
 * Pure functions from a run to text; whoever calls them writes the file.
 */
export { toCsv } from './export/csv.ts';
export { fromJson, toJson } from './export/json.ts';
export { toOpenMetrics } from './export/openmetrics.ts';
export { toOtlpTraces } from './export/otlp.ts';
