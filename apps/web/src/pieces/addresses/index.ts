import type { Route } from 'next';

/**
 * Where things are. The one place that asserts these routes exist: the router's own types can check an address only
 * where a link is written, not where one is passed on.
 */
export const lessonAddress = (slug: string): Route => `/lessons/${slug}` as Route;
export const labAddress = (slug: string): Route => `/labs/${slug}` as Route;
/** The playground with this system on its sheet. */
export const startAddress = (slug: string): Route => `/playground#from=${slug}` as Route;
export const scenarioAddress = (slug: string): Route => `/scenarios/${slug}` as Route;
