import * as z from 'zod';

/** An identity in addresses and files: it outlives titles and order. */
export const slugSchema = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'a slug is lower-case words joined by hyphens');
