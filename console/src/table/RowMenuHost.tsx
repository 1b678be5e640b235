import { Menu } from '@mantine/core';
import { type ReactNode, useCallback, useState } from 'react';

interface Shown<T> { row: T; x: number; y: number; button: HTMLElement }

/** One menu for all rows: a hundred closed ones would make scrolling slow. */
export function useRowMenu<T>() {
  const [shown, setShown] = useState<Shown<T>>();
  const show = useCallback((row: T, button: HTMLElement) => {
    const r = button.getBoundingClientRect();
    setShown({ row, x: r.right, y: r.bottom, button });
  }, []);
  return { shown, show, hide: useCallback(() => setShown(undefined), []) };
}

interface Props<T> { menu: ReturnType<typeof useRowMenu<T>>; latest: (row: T) => T; children: (row: T) => ReactNode }

export function RowMenuHost<T>({ menu: { shown, hide }, latest, children }: Props<T>) {
  if (!shown) return null;
  const close = () => { hide(); shown.button.focus({ preventScroll: true }); };
  return (
    <Menu opened onChange={(o) => { if (!o) close(); }} width={232} withinPortal transitionProps={{ duration: 0 }} offset={2}>
      <Menu.Target><span aria-hidden="true" style={{ position: 'fixed', left: shown.x, top: shown.y, width: 0, height: 0 }} /></Menu.Target>
      <Menu.Dropdown>{children(latest(shown.row))}</Menu.Dropdown>
    </Menu>
  );
}
