import { Button } from '@mantine/core';
import { IconRefresh } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { McpServer, ServerTest as Result } from '../../api/types';
import { common, projects } from '../../texts';
import { figure } from '../../texts/format';
import { Dialog, DialogFoot } from '../../ui/dialogs';
import { Note } from '../../ui/Note';
import { LoadingLines } from '../../ui/states';
import s from './projects.module.css';
import { serverTestQuery } from './queries';

const t = projects.server.test;

/** Tries a server as soon as it opens, and says what came of it. */
export function ServerTest({ ws, project, server, close }: { ws: string; project: string; server: McpServer; close: () => void }) {
  const test = useQuery(serverTestQuery(ws, project, server.id));
  const asking = test.isFetching;
  return (
    <Dialog opened onClose={close} title={t.title(server.name)}>
      <div aria-live="polite" className={s.test}>
        {asking ? <><p className="text-2">{t.asking(server.url)}</p><LoadingLines lines={2} /></>
          : test.error ? <Note tone="bad" alert>{test.error.message}</Note>
          : test.data && <Outcome server={server} result={test.data} />}
      </div>
      <DialogFoot>
        <Button variant="default" leftSection={<IconRefresh size={16} stroke={1.8} />} disabled={asking} onClick={() => void test.refetch()}>{t.again}</Button>
        <Button data-autofocus onClick={close}>{common.close}</Button>
      </DialogFoot>
    </Dialog>
  );
}

function Outcome({ server, result }: { server: McpServer; result: Result }) {
  if (result.error) return <><Note tone="bad" alert><b>{t.fails[result.error.kind]}.</b> {result.error.message}</Note><p className="text-3">{t.todo[result.error.kind]}</p></>;
  if (result.wantsSecret) return <Note tone="ok" alert><b>{t.answers}.</b> {t.wants}</Note>;
  const facts = [[t.name, result.serverName], [t.protocol, result.protocol], [t.tools, figure(result.tools ?? 0)]] as const;
  return (
    <>
      <Note tone="ok" alert><b>{t.works}.</b> {server.auth.kind === 'none' ? '' : server.auth.level === 'project' ? t.withSecret : t.without}</Note>
      <dl className={s.facts}>{facts.map(([name, value]) => value && <div key={name}><dt>{name}</dt><dd>{value}</dd></div>)}</dl>
      {result.tools === 0 && <p className="text-3">{t.noTools}</p>}
    </>
  );
}
