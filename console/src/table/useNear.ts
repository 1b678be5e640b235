import { useEffect, useRef } from 'react';

/** Calls when the element comes within a screen of being seen; the list's "more" does not wait for a click. */
export function useNear<E extends Element>(then: (() => void) | undefined) {
  const ref = useRef<E>(null);
  const latest = useRef(then);
  latest.current = then;
  const active = then !== undefined;
  useEffect(() => {
    const element = ref.current;
    if (!element || !active) return;
    const observer = new IntersectionObserver(([e]) => { if (e?.isIntersecting) latest.current?.(); }, { rootMargin: '400px' });
    observer.observe(element);
    return () => observer.disconnect();
  }, [active]);
  return ref;
}
