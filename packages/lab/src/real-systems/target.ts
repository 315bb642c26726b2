/** The systems that guards can be taken to. */
export const exportTargets = [
  {
    name: 'envoy',
    title: 'Envoy',
    format: 'yaml',
    says: 'A bootstrap file for the proxy beside each component: routes, clusters and filters.',
  },
  {
    name: 'istio',
    title: 'Istio',
    format: 'yaml',
    says: 'A VirtualService and a DestinationRule for each arrow.',
  },
  {
    name: 'grpc',
    title: 'gRPC',
    format: 'json',
    says: 'The service config of each channel.',
  },
  {
    name: 'resilience4j',
    title: 'resilience4j',
    format: 'yaml',
    says: 'The application.yml of a Spring Boot service.',
  },
  {
    name: 'polly',
    title: 'Polly v8',
    format: 'csharp',
    says: 'A resilience pipeline for each place, in C#.',
  },
  {
    name: 'cockatiel',
    title: 'cockatiel',
    format: 'typescript',
    says: 'A policy for each place, in TypeScript.',
  },
] as const satisfies readonly ExportTarget[];

export interface ExportTarget {
  readonly name: string;
  readonly title: string;
  readonly format: 'yaml' | 'json' | 'csharp' | 'typescript';
  readonly says: string;
}

export type TargetName = (typeof exportTargets)[number]['name'];
