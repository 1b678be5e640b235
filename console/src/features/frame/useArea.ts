import { useParams, useRouterState } from '@tanstack/react-router';
import type { Workspace } from '../../api/types';
import { lastWorkspace, useSession, useWorkspaceMaybe } from '../../app/session';
import { accountNav, type NavGroup, operatorNav, workspaceNav } from './navigation';

export interface Area {
  kind: 'workspace' | 'account' | 'operator' | 'none';
  /** The workspace of the page, or the one to go back to. */
  slug: string | undefined;
  name: string | undefined;
  workspace: Workspace | undefined;
  nav: NavGroup[];
}

/** Which part of the console this page is in, and what its navigation holds. */
export function useArea(): Area {
  const session = useSession();
  const { ws } = useParams({ strict: false }) as { ws?: string };
  const pathname = useRouterState({ select: (r) => r.location.pathname });
  const kind = ws ? 'workspace' : pathname.startsWith('/account') ? 'account' : pathname.startsWith('/operator') ? 'operator' : 'none';
  const slug = ws ?? lastWorkspace(session)?.slug;
  const workspace = useWorkspaceMaybe(kind === 'workspace' ? slug : undefined);
  const nav = kind === 'account' ? accountNav() : kind === 'operator' ? (session.account.operator ? operatorNav() : []) : workspace ? workspaceNav(workspace) : [];
  return { kind, slug, name: workspace?.name ?? session.workspaces.find((w) => w.slug === slug)?.name, workspace, nav };
}
