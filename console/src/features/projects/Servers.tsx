import { Button, Menu } from '@mantine/core';
import { IconKey, IconPencil, IconPlugConnected, IconPlugConnectedX, IconServer, IconStethoscope, IconTrash } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { McpServer } from '../../api/types';
import { useAddress } from '../../app/useAddress';
import { projects } from '../../texts';
import { whole } from '../../table/data';
import { type Column, List } from '../../table/List';
import { Avatar } from '../../ui/Avatar';
import { Confirm } from '../../ui/dialogs';
import { RowMenu } from '../../ui/RowMenu';
import { State } from '../../ui/states';
import { Status } from '../../ui/Status';
import { toast } from '../../ui/toast';
import { Act } from './Act';
import { type Here, ProjectFrame } from './ProjectFrame';
import s from './projects.module.css';
import { changeServer, projectsMoved, removeServer, serversQuery } from './queries';
import { ConnectionDialog, ConnectionState } from './ServerOAuth';
import { SecretDialog, SecretState } from './ServerSecret';
import { EditServer, NewServer } from './ServerDialogs';
import { ServerTest } from './ServerTest';

const t = projects.server;
const icon = { size: 16, stroke: 1.7 };

export function Servers() {
  const [, change] = useAddress();
  return (
    <ProjectFrame tab="servers" actions={({ why, project }) => project.servers > 0 && <Act label={t.create} why={why} onClick={() => change({ new: 'yes' })} />}>
      {(here) => <ServerList {...here} />}
    </ProjectFrame>
  );
}

/** Kind and level in words: "Header X-Key · each person's own". */
function Access({ server: { auth } }: { server: McpServer }) {
  if (auth.kind === 'none') return <>{t.kept.none}</>;
  return <span className={s.access}><span>{auth.kind === 'oauth' ? t.kept.oauth : t.kept[auth.kind](auth.name ?? '')}</span><span className="text-3">{auth.level && t.whose[auth.level]}</span></span>;
}

/** On or off; what makes its calls fail takes that place. */
function ServerStatus({ ws, project, server: { auth, id, enabled } }: { ws: string; project: string; server: McpServer }) {
  if (!enabled) return <Status kind="off" tone="mute" quiet>{t.off}</Status>;
  const on = <Status kind="active" tone="ok" quiet>{t.on}</Status>;
  if (auth.level !== 'project') return on;
  return auth.kind === 'oauth' ? <ConnectionState ws={ws} project={project} server={id} good={on} /> : <SecretState ws={ws} project={project} server={id} good={on} />;
}

const columns = (ws: string, project: string, test: ((x: McpServer) => void) | undefined, menu: (x: McpServer) => React.ReactNode): Column<McpServer>[] => [
  { key: 'name', head: t.name, main: true, cell: (x) => <span className="row"><Avatar id={x.id} name={x.name} shape="thing" /><span className="ellipsis" title={x.name}>{x.name}</span></span> },
  { key: 'url', head: t.url, width: '22%', under: true, cell: (x) => <span title={x.url}>{x.url}</span> },
  { key: 'slug', head: t.tools, width: 130, hide: 'narrow', cell: (x) => <span className="mono">{x.slug}__</span> },
  { key: 'access', head: t.access, width: '28%', hide: 'phone', cell: (x) => <Access server={x} /> },
  { key: 'status', head: t.status, width: 'min(190px, 40%)', cell: (x) => <ServerStatus ws={ws} project={project} server={x} /> },
  ...(test ? [{ key: 'test', head: '', width: 76, align: 'right', hide: 'phone', cell: (x: McpServer) => <Button variant="subtle" size="compact-sm" aria-label={t.test.of(x.name)} onClick={() => test(x)}>{t.test.item}</Button> } as const] : []),
  { key: 'menu', head: '', width: 64, align: 'right', cell: menu },
];

function ServerList({ ws, project, why }: Here) {
  const client = useQueryClient();
  const [search, change] = useAddress();
  const [testing, setTesting] = useState<McpServer>();
  const [removing, setRemoving] = useState<McpServer>();
  const data = whole(useQuery(serversQuery(ws, project.slug)));
  const close = () => change({ new: undefined, server: undefined, secret: undefined });
  const edit = (x: McpServer) => change({ server: x.id });
  const turn = async (x: McpServer) => {
    await changeServer(ws, project.slug, x.id, { enabled: !x.enabled });
    void projectsMoved(client, ws);
    toast(x.enabled ? t.turnedOff(x.name) : t.turnedOn(x.name));
  };
  const menu = (x: McpServer) => (
    <RowMenu label={t.actions(x.name)}>
      <Menu.Item leftSection={<IconPencil {...icon} />} disabled={!!why} onClick={() => edit(x)}>{t.edit}…</Menu.Item>
      <Menu.Item leftSection={<IconStethoscope {...icon} />} disabled={!!why} onClick={() => setTesting(x)}>{t.test.item}</Menu.Item>
      {x.auth.level === 'project' && <Menu.Item leftSection={<IconKey {...icon} />} disabled={!!why} onClick={() => change({ secret: x.id })}>{x.auth.kind === 'oauth' ? t.oauth.item : t.secret.item}…</Menu.Item>}
      <Menu.Item leftSection={x.enabled ? <IconPlugConnectedX {...icon} /> : <IconPlugConnected {...icon} />} disabled={!!why} onClick={() => void turn(x)}>{x.enabled ? t.turnOff : t.turnOn}</Menu.Item>
      <Menu.Divider />
      <Menu.Item className="bad" leftSection={<IconTrash {...icon} />} disabled={!!why} onClick={() => setRemoving(x)}>{t.remove}…</Menu.Item>
      {why && <Menu.Label className={s.why ?? ''}>{why}</Menu.Label>}
    </RowMenu>
  );
  const remove = async (x: McpServer) => {
    await removeServer(ws, project.slug, x.id);
    void projectsMoved(client, ws);
    toast(t.removed(x.name));
  };
  const editing = data.items?.find((x) => x.id === search.server);
  const keeping = data.items?.find((x) => x.id === search.secret && x.auth.level === 'project');
  return (
    <>
      <List
        label={projects.servers} columns={columns(ws, project.slug, why ? undefined : setTesting, menu)} data={data} rowKey={(x) => x.id} onRow={why ? undefined : edit}
        empty={<State icon={<IconServer size={24} stroke={1.6} />} title={t.empty.title} detail={why ?? t.empty.detail} actions={why ? undefined : <Act label={t.create} why={why} onClick={() => change({ new: 'yes' })} />} />}
      />
      {search.new && !why && <NewServer ws={ws} project={project.slug} close={close} />}
      {editing && !why && <EditServer key={editing.id} ws={ws} project={project.slug} server={editing} close={close} />}
      {keeping && !why && (keeping.auth.kind === 'oauth' ? <ConnectionDialog ws={ws} project={project.slug} server={keeping} close={close} /> : <SecretDialog ws={ws} project={project.slug} server={keeping} close={close} />)}
      {testing && <ServerTest ws={ws} project={project.slug} server={testing} close={() => setTesting(undefined)} />}
      {removing && <Confirm title={t.removeTitle(removing.name)} action={t.remove} type={removing.slug} onClose={() => setRemoving(undefined)} run={() => remove(removing)}><p>{t.removeDetail}</p></Confirm>}
    </>
  );
}
