import { Select } from '@mantine/core';
import { IconBan, IconCircleCheck, IconKey, IconLogout, IconMailForward, IconPlayerPause, IconPlayerPlay, IconSettings, IconShieldX, IconUserCog, IconUserMinus } from '@tabler/icons-react';
import { api, take } from '../../api/client';
import { common, members as m } from '../../texts';
import type { Arguments, BulkDeclaration } from '../../table/bulk';
import { BanUntil } from './BanUntil';
import { EditSettings, type Groups } from './EditSettings';
import { roleOrder } from './MemberDialogs';

const t = m.bulk;

function ChooseRole({ value, onChange }: { value: Arguments; onChange: (to: Arguments) => void }) {
  return <Select label={t.role.to} placeholder={t.role.choose} w={220} value={(value.role as string | undefined) ?? null} data={roleOrder.map((r) => ({ value: r, label: common.role[r] }))} onChange={(role) => onChange({ role })} />;
}

/** What an Admin can do to many members at once. */
export const memberBulk = (ws: string, groups: Groups): BulkDeclaration => ({
  workspace: ws,
  preview: (body, signal) => take(api.POST('/api/v1/workspaces/{ws}/bulk/preview', { params: { path: { ws } }, body: body as never, signal })),
  start: (body) => take(api.POST('/api/v1/workspaces/{ws}/bulk', { params: { path: { ws } }, body: body as never })),
  actions: [
    { key: 'change-role', icon: IconUserCog, ...t.role, form: (p) => <ChooseRole {...p} />, complete: (v) => Boolean(v.role) },
    { key: 'suspend', icon: IconPlayerPause, danger: true, ...t.suspend },
    { key: 'reactivate', icon: IconPlayerPlay, ...t.reactivate },
    { key: 'edit-settings', icon: IconSettings, ...t.settings, form: (p) => <EditSettings {...p} groups={groups} />, complete: (v) => Object.keys(v).length > 0 },
    { key: 'remove', icon: IconUserMinus, danger: true, final: true, ...t.remove },
    { key: 'ban', icon: IconBan, danger: true, rare: true, ...t.ban, form: (p) => <BanUntil onChange={p.onChange} />, complete: (v) => !('until' in v) || typeof v.until === 'string' },
    { key: 'resend-invitation', icon: IconMailForward, rare: true, ...t.resend },
    { key: 'unban', icon: IconCircleCheck, rare: true, ...t.unban },
    { key: 'reset-password', icon: IconKey, rare: true, ...t.resetPassword },
    { key: 'reset-two-factor', icon: IconShieldX, rare: true, ...t.resetSecond },
    { key: 'end-sessions', icon: IconLogout, rare: true, ...t.endSessions },
  ],
});
