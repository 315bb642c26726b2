import type { MetadataRoute } from 'next';
import { siteUrl } from '@/server/site-url.ts';

export default function robots(): MetadataRoute.Robots {
  return {
    rules: { userAgent: '*', allow: '/', disallow: '/labs/*/exemplar' },
    sitemap: new URL('/sitemap.xml', siteUrl).href,
  };
}
