import type { Member, Workspace } from '../../api/types';
import s from './members.module.css';
import { Timeline } from './Timeline';

export function Activity({ workspace, member }: { workspace: Workspace; member: Member }) {
  return <div className={s.main}><Timeline workspace={workspace} member={member} /></div>;
}
