import { client } from './client/client.ts';
import { server } from './server/server.ts';

/** Every kind of component, by what is built. */
export const components = [client, server] as const;
