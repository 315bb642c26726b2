import type { MetadataRoute } from 'next';
import { readCatalog } from '@/server/catalog.ts';
import { siteUrl } from '@/server/site-url.ts';

export default async function sitemap(): Promise<MetadataRoute.Sitemap> {
  const { lessons, labs, exercises, scenarios } = await readCatalog();
  const paths = [
    '/',
    '/labs',
    '/scenarios',
    '/playground',
    '/handbook',
    '/glossary',
    ...Object.keys(lessons).map((slug) => `/lessons/${slug}`),
    ...Object.keys({ ...labs, ...exercises }).map((slug) => `/labs/${slug}`),
    ...Object.keys(scenarios).map((slug) => `/scenarios/${slug}`),
  ];
  return paths.map((path) => ({ url: new URL(path, siteUrl).href }));
}
