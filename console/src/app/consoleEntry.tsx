import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { onSignedOut } from '../api/client';
import '../ui/styles';
import './styles';
import { paths } from './paths';
import { Providers } from './Providers';
import { createQueryClient } from './queryClient';
import { createConsoleRouter } from './router';
import { meQuery, sessionQuery, workspaceQuery } from './session';

export function start(root: HTMLElement): void {
  const client = createQueryClient();
  onSignedOut(() => {
    const here = location.pathname + location.search;
    location.replace(paths.signIn({ ...(here === '/' ? {} : { returnTo: here }), ...(client.getQueryData(sessionQuery.queryKey) ? { ended: 'yes' } : {}) }));
  });
  // Asked for at once and side by side; the page's code arrives meanwhile.
  void client.prefetchQuery(sessionQuery);
  void client.prefetchQuery(meQuery);
  const ws = /^\/w\/([^/]+)/.exec(location.pathname)?.[1];
  if (ws) void client.prefetchQuery(workspaceQuery(decodeURIComponent(ws)));
  createRoot(root).render(<StrictMode><Providers client={client}><RouterProvider router={createConsoleRouter(client)} /></Providers></StrictMode>);
}
