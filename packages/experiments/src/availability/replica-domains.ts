import { compile, InvariantError, type Scenario } from '@basin/engine';

/** The fault domains of a scenario by name, each with the replicas of a server that fail with it, from 0. */
export function replicaDomains(scenario: Scenario, server: string): Record<string, number[]> {
  const { plan } = compile(scenario);
  const group = plan?.groups.find(({ name }) => name === server);
  if (plan === undefined || group === undefined) throw new InvariantError(`there are replicas of ${server}`);
  const { members: replicas, initialCount } = group;
  // Those that stand by for an autoscaler are not there yet.
  const all = replicas.slice(0, initialCount);
  return Object.fromEntries(
    plan.domains.map(({ name, members }) => [
      name,
      all.flatMap((replica, index) => (members.includes(replica) ? [index] : [])),
    ]),
  );
}
