'use client';

import { lazy, useEffect, useRef, useState, type ComponentType } from 'react';

type Load<Props> = () => Promise<{ default: ComponentType<Props> }>;

/**
 * A part of a page whose code comes when it comes near the window: no lesson pays for blocks that it does not use, nor at
 * once for those further down.
 *
 * What the server has drawn stands there untouched until then: React is told that its inside is none of its business.
 * A Suspense boundary would do the same with scripts, but the server puts what is large in one into a hidden place that
 * a script empties, and without scripts nobody would see it.
 */
export function island<Props extends object>(load: Load<Props>): ComponentType<Props> {
  const Drawn = lazy(load);
  return function Island(props: Props) {
    const host = useRef<HTMLDivElement>(null);
    const [Content, setContent] = useState<ComponentType<Props>>();
    useEffect(() => {
      const element = host.current;
      if (!element) return undefined;
      const come = () =>
        void load().then(
          ({ default: loaded }) => setContent(() => loaded),
          () => undefined,
        );
      // Reached by a link within the site, there is nothing that the server has drawn.
      if (element.childElementCount === 0) return come();
      const seen = new IntersectionObserver(
        (entries) => {
          // Not only once: what a bad line has lost is asked for again when the reader comes back to it.
          if (entries.some(({ isIntersecting }) => isIntersecting)) come();
        },
        { rootMargin: '25% 0%' },
      );
      seen.observe(element);
      return () => seen.disconnect();
    }, []);
    if (typeof window === 'undefined')
      return (
        <div className="wide">
          <Drawn {...props} />
        </div>
      );
    if (Content)
      return (
        <div key="awake" className="wide">
          <Content {...props} />
        </div>
      );
    return <div ref={host} className="wide" suppressHydrationWarning dangerouslySetInnerHTML={NOTHING_OF_OURS} />;
  };
}

const NOTHING_OF_OURS = { __html: '' };
