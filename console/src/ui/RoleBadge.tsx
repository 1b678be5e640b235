import { IconShieldCheckFilled } from '@tabler/icons-react';
import type { Role } from '../api/types';
import { common } from '../texts';
import s from './status.module.css';

export function RoleBadge({ role }: { role: Role }) {
  return <span className={s.role} data-role={role}>{role === 'admin' && <IconShieldCheckFilled size={14} aria-hidden="true" />}{common.role[role]}</span>;
}
