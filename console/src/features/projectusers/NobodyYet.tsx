import { Button } from '@mantine/core';
import { IconUsers } from '@tabler/icons-react';
import type { Project } from '../../api/types';
import { paths } from '../../app/paths';
import { authLinks, projects, projectUsers } from '../../texts';
import { Link } from '../../ui/Link';
import { State } from '../../ui/states';

const t = projectUsers.empty;

/** No user yet: the one thing to do next, which depends on what the project has already. */
export function NobodyYet({ ws, project, why }: { ws: string; project: Project; why: string | undefined }) {
  const p = paths.workspace(ws).project(project.slug);
  const [detail, label, to] = project.servers === 0 ? [t.next.server, projects.server.create, p.servers({ new: 'yes' })] as const
    : project.agents === 0 ? [t.next.agent, projects.agent.create, p.agents({ new: 'yes' })] as const
    : [t.next.link, authLinks.create, p.authLinks({ new: 'yes' })] as const;
  return <State icon={<IconUsers size={24} stroke={1.6} />} title={t.title} detail={why ? t.next.link : detail} actions={why ? undefined : <Button component={Link} to={to}>{label}</Button>} />;
}
