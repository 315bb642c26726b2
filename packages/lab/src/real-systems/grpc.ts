import type { Scenario } from '@basin/engine';
import type { Tree } from './tree.ts';
import { dashed } from './place-names.ts';
import { remarks, titleOf, wrapped, type DraftedPlace, type ExportedFile, type RealSystem } from './report.ts';

/** What guards of one place write for gRPC. */
export interface GrpcDraft {
  /** A method config, of all methods. */
  readonly method: Tree;
  /** Beside the method configs. */
  readonly service: Tree;
}

/**
 * A service config per place, and a file of notes, for JSON has no comments.
 *
 * Source of the fields: grpc/proposal A2 (service config), A6 (client retries), A50 (outlier detection), A48 (least
 * request), and grpc/grpc-proto service_config.proto.
 */
export const grpc: RealSystem<GrpcDraft> = {
  open: () => ({ method: {}, service: {} }),
  files: (places, scenario) => [...places.map(serviceConfig), notes(places, scenario)],
};

function serviceConfig({ place, draft }: DraftedPlace<GrpcDraft>): ExportedFile {
  const hasMethod = Object.keys(draft.method).length > 0;
  const config = { ...(hasMethod ? { methodConfig: [{ name: [{}], ...draft.method }] } : {}), ...draft.service };
  return { name: `${dashed(place)}.service-config.json`, text: `${JSON.stringify(config, null, 2)}\n` };
}

function notes(places: readonly DraftedPlace<GrpcDraft>[], scenario: Scenario): ExportedFile {
  const lines = [`gRPC service configs of ${titleOf(scenario)}.`, ...PREFACE, '', ...remarks(places)];
  return { name: 'notes.txt', text: `${lines.join('\n').trimEnd()}\n` };
}

/**
 * A duration with all nine decimals. Any number of them is allowed, but grpc-js (1.14) takes the digits behind the point
 * of a `timeout` for nanoseconds: there `0.25s` would be 25 ns.
 */
export function grpcSeconds(us: number): string {
  const whole = Math.floor(us / 1_000_000);
  const rest = us - whole * 1_000_000;
  return rest === 0 ? `${whole}s` : `${whole}.${String(rest).padStart(6, '0')}000s`;
}

const PREFACE = wrapped(
  'A file per channel, for all its methods. Order of things: the timeout of a method config is the deadline of a whole call, its retries included; retries and hedges are attempts within it; the throttle of a channel counts every attempt.',
);
