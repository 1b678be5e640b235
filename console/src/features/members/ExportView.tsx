import { Button, Menu } from '@mantine/core';
import { IconChevronDown, IconDownload, IconFileSpreadsheet, IconFileTypeCsv } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, take } from '../../api/client';
import type { Job, Member } from '../../api/types';
import { paths } from '../../app/paths';
import { members as m } from '../../texts';
import { asJson } from '../../table/bulk';
import type { Declaration } from '../../table/declaration';
import { useView } from '../../table/useView';
import { requestOf } from '../../table/view';
import { useGo } from '../../ui/Link';
import { Note } from '../../ui/Note';
import { toast } from '../../ui/toast';
import { jobStarted } from '../jobs/queries';

const t = m.export;

/** What the columns of the screen are called in a file's request. */
const inFile: Record<string, string> = { provider: 'identityProvider', created: 'createdAt' };

/** Exactly this view as a file: its filters, its order, its columns. */
export function ExportView({ ws, of }: { ws: string; of: Declaration<Member> }) {
  const { view } = useView(of);
  return (
    <ExportMenu ws={ws} start={(format) => take(api.POST('/api/v1/workspaces/{ws}/exports', {
      params: { path: { ws } },
      body: { list: 'members', format, sort: view.sort || null, filter: asJson(requestOf(view), of.filters), columns: ['name', ...view.columns.filter((c) => c !== 'name')].map((c) => inFile[c] ?? c) } as never,
    }))} />
  );
}

/** The choice of a file's form. A job writes it, and has the download. */
export function ExportMenu({ ws, start: send }: { ws: string; start: (format: 'csv' | 'xlsx') => Promise<Job> }) {
  const client = useQueryClient();
  const go = useGo();
  const start = useMutation({
    mutationFn: send,
    onSuccess: (job) => {
      jobStarted(client, ws, job);
      toast(t.started, { tone: 'info', action: { label: t.show, run: () => go(paths.workspace(ws).jobs({ job: job.id })) } });
    },
  });
  return (
    <>
      {start.error && <Note tone="bad" alert>{start.error.message}</Note>}
      <Menu position="bottom-end">
        <Menu.Target><Button className="brief" aria-label={t.button} variant="default" loading={start.isPending} leftSection={<IconDownload size={16} stroke={1.7} />} rightSection={<IconChevronDown size={14} />}>{t.button}</Button></Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconFileTypeCsv size={16} stroke={1.7} />} onClick={() => start.mutate('csv')}>{t.csv}</Menu.Item>
          <Menu.Item leftSection={<IconFileSpreadsheet size={16} stroke={1.7} />} onClick={() => start.mutate('xlsx')}>{t.xlsx}</Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </>
  );
}
