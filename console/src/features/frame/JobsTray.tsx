import { Popover } from '@mantine/core';
import { IconListCheck } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { may } from '../../api/permissions';
import type { Workspace } from '../../api/types';
import { paths } from '../../app/paths';
import { frame as t } from '../../texts';
import { Link } from '../../ui/Link';
import { JobLine } from '../jobs/JobLine';
import { recentJobsQuery, running } from '../jobs/queries';
import s from './frame.module.css';

export function JobsTray({ workspace }: { workspace: Workspace }) {
  const [open, setOpen] = useState(false);
  const allowed = may(workspace, 'jobs.read');
  const jobs = useQuery({ ...recentJobsQuery(workspace.slug), enabled: allowed }).data?.items ?? [];
  if (!allowed) return null;
  const active = jobs.filter(running);
  const shown = [...active, ...jobs.filter((j) => !running(j))].slice(0, 5);
  return (
    <Popover opened={open} onChange={setOpen} position="bottom-end" offset={6} trapFocus returnFocus transitionProps={{ duration: 80 }}>
      <Popover.Target>
        <button type="button" className={`plain ${s.jobsButton}`} data-running={active.length > 0 || undefined} onClick={() => setOpen(!open)} aria-label={t.tray.label(active.length)}>
          <IconListCheck size={18} stroke={1.7} aria-hidden="true" />
          {active.length > 0 && <span className="num">{active.length}</span>}
        </button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t.tray.heading}>
        <div className={s.tray}>
          <div className={s.trayHead}>{t.tray.heading}<Link to={paths.workspace(workspace.slug).jobs()} className="link small" onClick={() => setOpen(false)}>{t.tray.all}</Link></div>
          {shown.length === 0 && <div className={s.trayNone}><b>{t.tray.none}</b>{t.tray.noneDetail}</div>}
          {shown.map((j) => <Link key={j.id} to={paths.workspace(workspace.slug).jobs({ job: j.id })} className={s.trayJob ?? ''} onClick={() => setOpen(false)}><JobLine job={j} /></Link>)}
        </div>
      </Popover.Dropdown>
    </Popover>
  );
}
