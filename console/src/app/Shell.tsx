import { useQuery } from '@tanstack/react-query';
import { Outlet, useRouterState } from '@tanstack/react-router';
import { useEffect } from 'react';
import { isProblem } from '../api/problem';
import { Frame } from '../features/frame/Frame';
import { common } from '../texts';
import { ErrorState } from '../ui/states';
import { NotForYou } from './failures';
import { paths } from './paths';
import { meQuery, sessionQuery } from './session';

/** The gate of the console: nothing below is drawn before it is known who is here. */
export function Shell() {
  const session = useQuery(sessionQuery);
  const me = useQuery(meQuery);
  const pathname = useRouterState({ select: (r) => r.location.pathname });
  const unnamed = me.data?.profileComplete === false;
  useEffect(() => { if (unnamed) location.replace(paths.welcome({ returnTo: location.pathname + location.search })); }, [unnamed]);

  if (session.data && !unnamed) return <Frame>{pathname.startsWith('/operator') && !session.data.account.operator ? <NotForYou detail={common.notAllowed.server} /> : <Outlet />}</Frame>;
  if (session.isError && !isProblem(session.error, 'not-signed-in')) {
    return <main style={{ minHeight: '100dvh', display: 'flex' }}><ErrorState level={1} error={session.error} retry={() => void session.refetch()} /></main>;
  }
  return null;
}
