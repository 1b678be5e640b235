import { Button } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { playground as t } from '../../texts';
import { Note } from '../../ui/Note';
import { makeLink, serversQuery } from '../projects/queries';

const aDay = 86_400_000;

/** A server whose tools are left out; one that waits for its person is connected from here, by a link of theirs. */
export function Missing({ ws, project, email, server, reason, again }: { ws: string; project: string; email: string | undefined; server: string; reason: string; again: () => void }) {
  const known = useQuery(serversQuery(ws, project)).data?.items.find((x) => x.slug === server);
  const connect = useMutation({
    mutationFn: async (to: { email: string; id: string; page: Window | null }) => ({ ...to, ...(await makeLink(ws, project, { kind: 'personal', email: to.email, servers: [to.id], expiresAt: new Date(Date.now() + aDay).toISOString() })) }),
    onSuccess: ({ page, url }) => {
      (page ?? window).location.href = url;
      window.addEventListener('focus', again, { once: true });
    },
    onError: (_, { page }) => page?.close(),
  });
  if (reason !== 'not-connected') return <Note tone="warn">{reason}</Note>;
  // The page is opened at once: later, browsers take it for an advertisement.
  const go = known?.auth.level === 'user' && email !== undefined && (() => connect.mutate({ email, id: known.id, page: window.open('about:blank', '_blank') }));
  return (
    <>
      <Note tone="warn" action={go && <Button size="compact-sm" variant="default" loading={connect.isPending} aria-label={t.connectServer(known.name)} onClick={go}>{t.connect}</Button>}>{t.notConnected(known?.name ?? server)}</Note>
      {connect.error && <Note tone="bad" alert>{connect.error.message}</Note>}
    </>
  );
}
