import * as z from 'zod';
import { defineAction } from '../define-action.ts';
import { ejectReplica } from './eject-replica.ts';

export const ejectReplicaDefinition = defineAction(ejectReplica, {
  summary: 'Lets a balancer send a replica nothing any more, however fit it seems.',
  params: z.strictObject({
    of: z.string().describe('The balancer.'),
    replica: z.string().describe('The replica, such as checkout.2.'),
  }),
});
