'use client';

import type { Route } from 'next';
import Link from 'next/link';
import { usePathname } from 'next/navigation';
import type { ReactNode } from 'react';

interface NavLinkProps {
  readonly href: Route;
  /** Whether the page brings an editor: then it is fetched when it is wanted, and not ahead for whoever only reads. */
  readonly isHeavy?: boolean;
  readonly children: ReactNode;
}

/** A link of the main navigation that knows when the reader is there, or somewhere below. */
export function NavLink({ href, isHeavy = false, children }: NavLinkProps) {
  const pathname = usePathname();
  const current = pathname === href ? 'page' : pathname.startsWith(`${href}/`) ? 'true' : undefined;
  return (
    <Link href={href} aria-current={current} {...(isHeavy && { prefetch: false })}>
      {children}
    </Link>
  );
}
