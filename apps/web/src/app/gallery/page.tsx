import type { Metadata } from 'next';
import { Gallery } from '@/features/gallery/index.ts';

/** In no list and no sitemap: whoever mends pictures knows the address. */
export const metadata: Metadata = { title: 'Gallery', robots: { index: false } };

export default function GalleryRoute() {
  return <Gallery />;
}
