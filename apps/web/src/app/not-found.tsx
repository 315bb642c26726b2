import type { Metadata } from 'next';
import Link from 'next/link';
import { PageHead } from '@/pieces/page-head/index.ts';

export const metadata: Metadata = { title: 'Nothing here' };

export default function NotFound() {
  return (
    <div className="page">
      <PageHead
        title="There is nothing at this address."
        standfirst="It may have been misspelt. Lessons and labs keep their addresses when the course is reordered, so what you look for is most likely still in the contents."
      />
      <p>
        <Link href="/#course" className="button" data-primary>
          Open the contents
        </Link>
      </p>
    </div>
  );
}
