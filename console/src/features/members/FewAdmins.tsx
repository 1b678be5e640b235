import { useQuery } from '@tanstack/react-query';
import { may } from '../../api/permissions';
import type { Workspace } from '../../api/types';
import { members as t } from '../../texts';
import { Note } from '../../ui/Note';
import s from './members.module.css';
import { adminsQuery } from './queries';

/** Said to those who can mend it: nobody stands in for the one Admin. */
export function FewAdmins({ workspace }: { workspace: Workspace }) {
  const allowed = may(workspace, 'members.write');
  const admins = useQuery({ ...adminsQuery(workspace.slug), enabled: allowed }).data;
  if (!allowed || !admins || admins.value >= 2) return null;
  return <div className={s.banner}><Note tone="warn">{admins.value === 0 ? t.fewAdmins.none : t.fewAdmins.one}</Note></div>;
}
