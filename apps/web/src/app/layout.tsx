import type { Metadata, Viewport } from 'next';
import type { ReactNode } from 'react';
import { siteUrl } from '@/server/site-url.ts';
import { Footer, Header, SkipLink, themeScript } from '@/features/frame/index.ts';
import { mono, sans, serif, serifItalic } from './fonts.ts';
import './global.css';

export const metadata: Metadata = {
  metadataBase: siteUrl,
  title: { default: 'Basin: systems that fall over and stay down', template: '%s · Basin' },
  icons: { icon: { url: '/favicon.svg', type: 'image/svg+xml' } },
  description:
    'A course on emergence in distributed systems: why a system whose every part is healthy can be down, why removing the cause does not bring it back, and what does.',
};

export const viewport: Viewport = {
  colorScheme: 'light dark',
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#faf6ec' },
    { media: '(prefers-color-scheme: dark)', color: '#1a1612' },
  ],
};

export default function RootLayout({ children }: { readonly children: ReactNode }) {
  const faces = [serif, serifItalic, sans, mono].map((face) => face.variable).join(' ');
  return (
    <html lang="en" className={faces} suppressHydrationWarning>
      <head>
        <script dangerouslySetInnerHTML={{ __html: themeScript }} />
      </head>
      <body>
        <SkipLink />
        <Header />
        <main id="main" tabIndex={-1}>
          {children}
        </main>
        <Footer />
      </body>
    </html>
  );
}
