import { Menu } from '@mantine/core';
import { IconHistory, IconKeyOff, IconLink, IconPlayerPause, IconPlayerPlay, IconServer2, IconTrash } from '@tabler/icons-react';
import type { OperatorAccount } from '../../api/types';
import { paths } from '../../app/paths';
import { operator } from '../../texts';
import { useGo } from '../../ui/Link';
import { RowMenu } from '../../ui/RowMenu';
import type { Action } from './AccountActionDialog';

const t = operator.accounts;

/** What an operator may do with an account; with their own, nothing that would lock them out. */
export function AccountMenu({ account, self, act }: { account: OperatorAccount; self: boolean; act: (action: Action) => void }) {
  const go = useGo();
  return (
    <RowMenu label={t.actions(account.name || account.email)}>
      <Menu.Item leftSection={<IconHistory size={16} stroke={1.7} />} onClick={() => go(paths.operator.audit({ actor: account.id }))}>{t.seeAudit}</Menu.Item>
      {account.twoFactor && <Menu.Item leftSection={<IconKeyOff size={16} stroke={1.7} />} onClick={() => act('reset')}>{t.resetSecond}</Menu.Item>}
      {account.status === 'active' && <Menu.Item leftSection={<IconLink size={16} stroke={1.7} />} onClick={() => act('link')}>{t.link}</Menu.Item>}
      {!self && (
        <>
          <Menu.Item leftSection={<IconServer2 size={16} stroke={1.7} />} onClick={() => act(account.operator ? 'no-operator' : 'operator')}>{account.operator ? t.noOperator : t.makeOperator}</Menu.Item>
          {account.status === 'active'
            ? <Menu.Item leftSection={<IconPlayerPause size={16} stroke={1.7} />} onClick={() => act('suspend')}>{t.suspend}</Menu.Item>
            : <Menu.Item leftSection={<IconPlayerPlay size={16} stroke={1.7} />} onClick={() => act('reactivate')}>{t.reactivate}</Menu.Item>}
          <Menu.Divider />
          <Menu.Item className="bad" leftSection={<IconTrash size={16} stroke={1.7} />} onClick={() => act('delete')}>{t.remove}</Menu.Item>
        </>
      )}
    </RowMenu>
  );
}
