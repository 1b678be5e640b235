import { Link as RouterLink, useNavigate } from '@tanstack/react-router';
import { type ComponentProps, type ComponentType, type ReactNode, useCallback } from 'react';
import type { PagePath } from '../app/paths';

type Props = Omit<ComponentProps<'a'>, 'href'> & { to: PagePath; replace?: boolean; exact?: boolean; children?: ReactNode };

// The router's own typing of `to` is put aside: the path builder already makes only paths that exist.
const Bare = RouterLink as unknown as ComponentType<Omit<Props, 'to'> & { to: string; search: Record<string, string>; activeOptions: { exact: boolean; includeSearch: boolean } }>;

/** A link to a page the path builder made. The page's code is fetched when the pointer nears it. */
export function Link({ to, exact = false, ...rest }: Props) {
  return <Bare {...split(to)} activeOptions={{ exact, includeSearch: false }} {...rest} />;
}

export function useGo(): (to: PagePath, options?: { replace?: boolean }) => void {
  const navigate = useNavigate();
  return useCallback((to, options) => void navigate({ ...split(to), ...options } as unknown as Parameters<typeof navigate>[0]), [navigate]);
}

function split(path: PagePath) {
  const [to = '/', query = ''] = path.split('?');
  return { to, search: Object.fromEntries(new URLSearchParams(query)) };
}
