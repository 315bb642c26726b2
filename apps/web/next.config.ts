import { createRequire } from 'node:module';
import path from 'node:path';
import createMDX from '@next/mdx';
import type { NextConfig } from 'next';

const root = path.join(import.meta.dirname, '../..');

// Turbopack wants loader options that can be serialised, hence paths instead of functions. Absolute ones, because a bare
// name would be resolved from the folder of the .mdx file, and content/ has no node_modules.
const plugin = createRequire(import.meta.url).resolve;

const isDevelopment = process.env.NODE_ENV === 'development';

// Everything comes from this origin. Scripts of the framework are inline until their hashes are known after the build.
const policy = [
  "default-src 'self'",
  `script-src 'self' 'unsafe-inline'${isDevelopment ? " 'unsafe-eval'" : ''}`,
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self' data:",
  "worker-src 'self'",
  "connect-src 'self'",
  "base-uri 'self'",
  "form-action 'self'",
  "object-src 'none'",
  "frame-ancestors 'none'",
].join('; ');

const nextConfig: NextConfig = {
  reactStrictMode: true,
  typedRoutes: true,
  poweredByHeader: false,
  turbopack: { root },
  outputFileTracingRoot: root,
  headers: async () => [
    {
      source: '/:path*',
      headers: [
        { key: 'Content-Security-Policy', value: policy },
        { key: 'Referrer-Policy', value: 'same-origin' },
        // The development server gives some of its scripts a type of its own.
        ...(isDevelopment ? [] : [{ key: 'X-Content-Type-Options', value: 'nosniff' }]),
      ],
    },
  ],
};

const withMDX = createMDX({
  extension: /\.mdx$/,
  options: {
    remarkPlugins: [
      plugin('remark-gfm'),
      plugin('remark-math'),
      plugin('remark-frontmatter'),
      [plugin('remark-mdx-frontmatter'), { name: 'frontmatter' }],
    ],
    rehypePlugins: [
      plugin('rehype-slug'),
      plugin('rehype-katex'),
      [
        plugin('rehype-pretty-code'),
        {
          theme: { light: 'github-light-high-contrast', dark: 'github-dark-high-contrast' },
          keepBackground: false,
          defaultLang: 'text',
        },
      ],
    ],
  },
});

export default withMDX(nextConfig);
