import { type RefObject, useCallback, useLayoutEffect, useState } from 'react';

/** The element the list scrolls in: the nearest around it that does. */
function scrollerOf(el: HTMLElement | null): HTMLElement | null {
  for (let at = el?.parentElement ?? null; at; at = at.parentElement) if (/(auto|scroll)/.test(getComputedStyle(at).overflowY)) return at;
  return null;
}

/** Where the rows begin in what scrolls, and how wide they are; follows whatever grows or shrinks above them. */
export function useScroller(body: RefObject<HTMLElement | null>) {
  const [margin, setMargin] = useState(0);
  const [width, setWidth] = useState(() => innerWidth);
  const [scroller, setScroller] = useState<HTMLElement | null>(null);
  const measure = useCallback(() => {
    const el = body.current;
    const around = scrollerOf(el);
    if (!el || !around) return;
    setScroller(around);
    setMargin(Math.round(el.getBoundingClientRect().top - around.getBoundingClientRect().top + around.scrollTop - around.clientTop));
    setWidth(el.clientWidth);
  }, [body]);
  // After every drawing: cheap, and a banner that comes or a chip that wraps is never missed.
  useLayoutEffect(measure);
  useLayoutEffect(() => {
    const el = body.current;
    if (!el) return;
    const observer = new ResizeObserver(measure);
    observer.observe(el);
    const around = scrollerOf(el);
    if (around) observer.observe(around);
    return () => observer.disconnect();
  }, [body, measure]);
  return { margin, width, scroller };
}
