import { IconCheck, IconMinus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import type { PermissionTable, Role } from '../../api/types';
import { useWorkspace } from '../../app/session';
import { administration, common } from '../../texts';
import { Page } from '../../ui/Page';
import { RoleBadge } from '../../ui/RoleBadge';
import { Loaded, LoadingLines } from '../../ui/states';
import s from './administration.module.css';
import { permissionsQuery } from './queries';

const t = administration.roles;
const order: Role[] = ['admin', 'manager', 'editor', 'monitor', 'agent-user'];

export function Roles() {
  const { ws } = useParams({ from: '/w/$ws' });
  const workspace = useWorkspace(ws);
  const query = useQuery(permissionsQuery(ws));
  return (
    <Page title={t.page} place={workspace.name} lead={t.lead} width="fill">
      <Loaded query={query} loading={<div style={{ padding: '0 24px' }}><LoadingLines /></div>}>{(table) => <Rights table={table} mine={workspace.me.role} />}</Loaded>
    </Page>
  );
}

/** The server's own permission table, most powerful role first. */
function Rights({ table, mine }: { table: PermissionTable; mine: Role }) {
  const roles = order.filter((r) => table.roles.some((x) => x.role === r));
  return (
    <div className={s.rightsWrap} tabIndex={0} role="region" aria-label={t.page}>
      <table className={s.rights}>
        <thead>
          <tr>
            <th scope="col">{t.right}</th>
            {roles.map((r) => <th key={r} scope="col" data-mine={r === mine || undefined} title={table.roles.find((x) => x.role === r)?.description}><RoleBadge role={r} />{r === mine && <span className={s.mine}>{t.yours}</span>}</th>)}
          </tr>
        </thead>
        <tbody>
          {table.permissions.map((p) => (
            <tr key={p.name}>
              <th scope="row"><span>{p.description}</span><code>{p.name}</code></th>
              {roles.map((r) => {
                const has = p.roles.includes(r);
                return (
                  <td key={r} data-mine={r === mine || undefined} data-has={has || undefined}>
                    {has ? <IconCheck size={17} stroke={2} aria-hidden="true" /> : <IconMinus size={15} stroke={1.5} aria-hidden="true" />}
                    <span className="hidden">{has ? t.yes(common.role[r]) : t.no(common.role[r])}</span>
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
