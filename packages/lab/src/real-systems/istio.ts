import type { Scenario } from '@basin/engine';
import type { Tree } from './tree.ts';
import { dashed, endsOf } from './place-names.ts';
import { remarks, titleOf, wrapped, type DraftedPlace, type ExportedFile, type RealSystem } from './report.ts';
import { yamlTexts } from './yaml-text.ts';

/** What guards of one place write for Istio. */
export interface IstioDraft {
  /** Beside the route of a VirtualService: timeout and retries. */
  readonly http: Tree;
  /** The traffic policy of a DestinationRule. */
  readonly policy: Tree;
}

/**
 * A file per place: the VirtualService and the DestinationRule of its callee.
 *
 * Source of the fields: istio/api networking/v1 (virtual_service.proto, destination_rule.proto,
 * https://istio.io/latest/docs/reference/config/networking/).
 */
export const istio: RealSystem<IstioDraft> = {
  open: () => ({ http: {}, policy: {} }),
  files: (places, scenario) => places.map((each) => fileOf(each, scenario)),
};

function fileOf(each: DraftedPlace<IstioDraft>, scenario: Scenario): ExportedFile {
  const { side, place, draft } = each;
  const host = side === 'calls' ? endsOf(place).to : place;
  const name = dashed(place);
  const only = side === 'calls' ? { match: [{ sourceLabels: { app: endsOf(place).from } }] } : {};
  // Who says nothing gets two retries from Istio, which the scenario does not make.
  const http = { ...only, route: [{ destination: { host } }], retries: { attempts: 0 }, ...draft.http };
  // Who says nothing gets the less loaded of two from Istio; the scenario takes them in turn.
  const policy = side === 'balancers' ? { loadBalancer: { simple: 'ROUND_ROBIN' }, ...draft.policy } : draft.policy;
  const resources = [
    ...(side === 'calls' ? [resource('VirtualService', name, { hosts: [host], http: [http] })] : []),
    ...(Object.keys(policy).length > 0 ? [resource('DestinationRule', name, { host, trafficPolicy: policy })] : []),
  ];
  const comment = [`${place}, of ${titleOf(scenario)}.`, ...PREFACE, '', ...remarks([each])];
  return { name: `${name}.istio.yaml`, text: yamlTexts(comment, resources) };
}

const resource = (kind: string, name: string, spec: Tree): Tree => ({
  apiVersion: 'networking.istio.io/v1',
  kind,
  metadata: { name },
  spec,
});

const PREFACE = wrapped(
  'Hosts and labels are the names of the scenario. A host has one VirtualService and one DestinationRule: where several callers have settings for one callee, put their http routes into one VirtualService, and note that a DestinationRule holds for all of them. Without a word Istio retries twice; that is switched off here unless the scenario retries.',
);
