import { useRouterState } from '@tanstack/react-router';
import { lazy, type ReactNode, Suspense, useEffect, useRef, useState } from 'react';
import { common } from '../../texts';
import { Toaster } from '../../ui/Toaster';
import { BottomNav } from './BottomNav';
import s from './frame.module.css';
import { Nav } from './Nav';
import { TopBar } from './TopBar';
import { useArea } from './useArea';

const Palette = lazy(() => import('./Palette'));

export function Frame({ children }: { children: ReactNode }) {
  const area = useArea();
  const [palette, setPalette] = useState(false);
  const main = useRef<HTMLElement>(null);
  const pathname = useRouterState({ select: (r) => r.location.pathname });
  const first = useRef(true);

  useEffect(() => {
    const onKey = (e: KeyboardEvent) => {
      if ((e.metaKey || e.ctrlKey) && !e.shiftKey && !e.altKey && e.key.toLowerCase() === 'k') { e.preventDefault(); setPalette((open) => !open); }
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, []);

  // A new page begins at its start for the keyboard and for screen readers too.
  useEffect(() => {
    if (first.current) first.current = false;
    else main.current?.focus({ preventScroll: true });
  }, [pathname]);

  return (
    <div className={s.app}>
      <a className={s.skip} href="#main" onClick={(e) => { e.preventDefault(); main.current?.focus(); }}>{common.skip}</a>
      <TopBar area={area} openPalette={() => setPalette(true)} />
      <Nav area={area} />
      <main id="main" className={s.main} tabIndex={-1} ref={main}>{children}</main>
      <BottomNav area={area} />
      {palette && <Suspense><Palette area={area} close={() => setPalette(false)} /></Suspense>}
      <Toaster />
    </div>
  );
}
